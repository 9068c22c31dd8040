"""A longer fictional meeting: a council's budget talk, in both languages, with decisions, refusals, conditions and small talk."""

import datetime as dt

from tests.minutes.events import person
from tests.minutes.sample import said
from wontak.domain.meeting import (
    AgendaItem,
    AgendaKind,
    Bilingual,
    Event,
    EventKind,
    Meeting,
    Pronoun,
    Role,
)
from wontak.domain.transcript import Segment

BUDGET = Meeting(
    Event(
        EventKind.MEETING,
        topic=Bilingual("도서관 야간 개방 예산", "Budget for Opening the Library at Night"),
        date=dt.date(2026, 10, 7),
        start=dt.time(15, 30),
        end=dt.time(17),
        venue=Bilingual("별빛도서관 2층 회의실", "second-floor meeting room of Byeolbit Library"),
        host=Bilingual("은하시의회 문화위원회", "Culture Committee of the Eunha City Council"),
        host_short=Bilingual("문화위원회", "Culture Committee"),
        writer="문화위원회 사무국",
    ),
    (
        person(
            "na",
            "나윤설",
            "Na Yunseol",
            Role.HOST,
            "문화위원장",
            "Chair of the Culture Committee",
            Pronoun.SHE,
        ),
        person(
            "goh",
            "고태산",
            "Goh Taesan",
            Role.PRESENTER,
            "관장",
            "Director",
            house=Bilingual("별빛도서관", "Byeolbit Library"),
        ),
        person("ellis", "마야 엘리스", "Maya Ellis", Role.PANELIST, "자문위원", "Adviser", Pronoun.SHE),
        person("bang", "방지오", "Bang Jio", Role.PANELIST, "시의원", "Council Member"),
        person("hwang", "황로하", "Hwang Roha", Role.INTERPRETER, "통역사", "Interpreter", Pronoun.SHE),
    ),
    (
        AgendaItem(AgendaKind.OPENING, ("na",)),
        AgendaItem(
            AgendaKind.PRESENTATION,
            ("goh",),
            None,
            Bilingual("야간 개방 시범 운영 결과", "Results of the night trial"),
        ),
        AgendaItem(AgendaKind.DISCUSSION, ("bang", "ellis"), "na"),
        AgendaItem(AgendaKind.CLOSING, ("na",)),
    ),
)

SPOKEN: tuple[Segment, ...] = (
    said(
        1,
        "na",
        "안녕하십니까. 바쁘신 가운데 참석해 주셔서 감사합니다. 밤에도 책을 읽을 권리는 모든 시민에게 있습니다. "
        "그러나 예산이 넉넉하지 않다는 점도 숨기지 않겠습니다.",
        "Good afternoon. Thank you for coming despite your busy schedules. Every citizen has the right to read at night. "
        "However, I will not hide that the budget is not ample.",
    ),
    said(
        2,
        "goh",
        "먼저 시범 운영 결과를 말씀드리겠습니다. "
        "지난 석 달 동안 야간 이용자는 4,120명이었습니다. 그중 62퍼센트는 직장인이었습니다. "
        "야간 개방에는 사서 네 명이 더 필요합니다. 전기 요금은 예상보다 3퍼센트밖에 늘지 않았습니다. "
        "도서관은 12월까지 운영 계획을 제출하겠습니다. 다만 청소 인력은 아직 확보하지 못했습니다.",
        "First, I will report the results of the trial. Over the past three months there were 4,120 night visitors. "
        "Of them, 62 percent were office workers. Opening at night requires four more librarians. "
        "Electricity costs rose only 3 percent more than expected. The library will submit an operating plan by December. "
        "However, we have not yet secured cleaning staff.",
    ),
    said(
        3,
        "bang",
        "저는 주 5일 야간 개방에는 반대합니다. 인건비가 해마다 2억 원 이상 들기 때문입니다. "
        "우선 주 3일만 여는 방안을 제안합니다. "
        "효과가 확인되면 늘릴 수도 있습니다.",
        "I oppose opening five nights a week. This is because staff costs exceed 200 million won every year. "
        "I propose opening only three nights a week first. If the effect is confirmed, it may be expanded.",
    ),
    said(
        4,
        "ellis",
        "In Harrow Bay the night library did not raise crime; it lowered it. We might share our survey if the council agrees. "
        "I will send our opening rules next week. Volunteers can never replace trained librarians.",
        "해로베이에서는 야간 도서관이 범죄를 늘리지 않고 오히려 줄였습니다. 의회가 동의한다면 우리 조사를 공유할 수도 있습니다. "
        "제가 다음 주에 우리 개방 규칙을 보내 드리겠습니다. 자원봉사자는 결코 훈련받은 사서를 대신할 수 없습니다.",
    ),
    said(
        5,
        "hwang",
        "해로베이에서는 야간 도서관이 범죄를 줄였다고 합니다.",
        "She says the night library lowered crime in Harrow Bay.",
        interprets=4,
    ),
    said(
        6,
        "bang",
        "이건 기록하지 말아 주십시오. 시장은 이 예산을 원하지 않습니다.",
        "Please do not record this. The mayor does not want this budget.",
        off_record=True,
    ),
    said(
        7,
        "na",
        "우리는 주 3일 야간 개방을 내년 3월부터 시행하기로 합의했습니다. 주 5일 개방은 합의하지 못했습니다. "
        "문화위원회는 11월까지 추가 예산안을 마련하겠습니다. 오늘 논의에 감사드립니다.",
        "We agreed to open three nights a week from March next year. We did not agree on five nights. "
        "The Culture Committee will prepare a supplementary budget by November. Thank you for today's discussion.",
    ),
)
