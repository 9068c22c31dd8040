"""Three fictional events of other kinds than the sample: a hearing, a seminar with two hosts, a meeting without a keynote."""

import datetime as dt

from tests.minutes.sample import said
from wontak.domain.meeting import (
    AgendaItem,
    AgendaKind,
    Bilingual,
    Event,
    EventKind,
    Language,
    Meeting,
    Participant,
    Pronoun,
    Role,
)
from wontak.domain.transcript import Segment

NO_HOUSE = Bilingual()


def person(
    id: str,
    ko: str,
    en: str,
    role: Role,
    title_ko: str,
    title_en: str,
    pronoun: Pronoun = Pronoun.HE,
    house: Bilingual = NO_HOUSE,
) -> Participant:
    return Participant(id, Bilingual(ko, en), role, Bilingual(title_ko, title_en), house, pronoun=pronoun)


HEARING = Meeting(
    Event(
        EventKind.HEARING,
        topic=Bilingual("기후 예산, 어떻게 심사할 것인가?", "Climate Budgeting: How Should It Be Reviewed?"),
        date=dt.date(2026, 5, 1),
        start=dt.time(10, 30),
        venue=Bilingual("의원회관 제1소회의실", "Committee Room 1"),
        host=Bilingual("국회 환경노동위원회", "Environment and Labor Committee"),
        writer="위원회 행정실",
    ),
    (
        person(
            "cho",
            "조민경",
            "Cho Minkyung",
            Role.HOST,
            "환경노동위원장",
            "Chair of the Environment and Labor Committee",
            Pronoun.SHE,
        ),
        person(
            "noh",
            "노지훈",
            "Noh Jihoon",
            Role.PRESENTER,
            "연구위원",
            "Research Fellow",
            house=Bilingual("한빛연구원", "Hanbit Institute"),
        ),
        person(
            "ryu",
            "류은서",
            "Ryu Eunseo",
            Role.PANELIST,
            "국회의원",
            "Member of the National Assembly",
            Pronoun.SHE,
        ),
        person("ahn", "안도윤", "Ahn Doyoon", Role.ATTENDEE, "수석전문위원", "Chief Counsel"),
    ),
    (
        AgendaItem(AgendaKind.OPENING, ("cho",)),
        AgendaItem(
            AgendaKind.PRESENTATION,
            ("noh",),
            None,
            Bilingual("온실가스감축인지 예산제도의 과제", "Issues in greenhouse gas-aware budgeting"),
        ),
        AgendaItem(AgendaKind.DISCUSSION, ("ryu", "noh"), "cho"),
    ),
)

HEARING_SPOKEN: tuple[Segment, ...] = (
    said(
        1,
        "cho",
        "안녕하십니까? 지금부터 공청회를 시작하겠습니다. 위원회는 기후 예산 심사 기준을 올해 안에 마련해야 합니다.",
        "Good morning. We will now begin the hearing. The committee must prepare "
        "standards for climate budget review within this year.",
    ),
    said(
        2,
        "noh",
        "현재 대상 사업은 288개에 그치고 있습니다. 배출을 늘리는 사업은 심사 대상이 "
        "아닙니다. 저는 모든 사업을 대상으로 할 것을 제안합니다. "
        "감축 효과를 정량으로 밝힌 사업은 절반이 되지 않습니다. 심사 결과를 예산안에 "
        "반영하지 않으면 제도는 형식에 그칠 것입니다.",
        "At present only 288 projects are covered. Projects that raise emissions "
        "are not reviewed. I propose that all projects be covered. "
        "Fewer than half of the projects state their effect in figures. Unless the results "
        "are reflected in the budget, the system will remain a formality.",
    ),
    said(
        3,
        "ryu",
        "저는 지방 예산도 함께 심사해야 한다고 생각합니다. 그러나 인력이 부족하다는 점도 인정해야 합니다.",
        "I think local budgets must be reviewed as well. However, we "
        "must admit that there is a shortage of staff.",
    ),
    said(4, "noh", "전문 인력은 단계적으로 늘릴 수 있습니다.", "Expert staff can be increased step by step."),
    said(
        5,
        "cho",
        "환경노동위원회는 6월에 심사 지침을 발표할 예정입니다. 국회 환경노동위원회는 후속 공청회를 개최하기로 했습니다.",
        "The committee will announce review guidelines in June. The Environment "
        "and Labor Committee decided to hold a follow-up hearing.",
    ),
)

SEMINAR = Meeting(
    Event(
        EventKind.SEMINAR,
        topic=Bilingual("섬 지역 교육의 길", "Schools on Remote Islands"),
        date=dt.date(2026, 9, 22),
        start=dt.time(12),
        venue=Bilingual("누리홀", "Nuri Hall"),
        host=Bilingual("국회 교육포럼", "Assembly Education Forum"),
        host_short=Bilingual("교육포럼", "Education Forum"),
        writer="교육포럼",
    ),
    (
        person(
            "do",
            "도현우",
            "Do Hyunwoo",
            Role.HOST,
            "교육포럼 공동대표",
            "Co-Chair of the Assembly Education Forum",
        ),
        person(
            "park",
            "박나래",
            "Park Narae",
            Role.HOST,
            "교육포럼 공동대표",
            "Co-Chair of the Assembly Education Forum",
            Pronoun.SHE,
        ),
        person(
            "lee",
            "이로운",
            "Lee Roun",
            Role.KEYNOTE,
            "총장",
            "President",
            Pronoun.THEY,
            Bilingual("바다대학교", "Bada University"),
        ),
        person(
            "green",
            "앨런 그린",
            "Alan Green",
            Role.PRESENTER,
            "교사",
            "Teacher",
            house=Bilingual("스카이섬 학교", "Skye Island School"),
        ),
        person("a", "가민수", "Ka Minsu", Role.ATTENDEE, "국장", "Director-General"),
        person("b", "나영희", "Na Younghee", Role.ATTENDEE, "과장", "Director", Pronoun.SHE),
        person("c", "다솜이", "Da Somi", Role.ATTENDEE, "교장", "Principal", Pronoun.SHE),
    ),
)

SEMINAR_SPOKEN: tuple[Segment, ...] = (
    said(
        1,
        "do",
        "섬 학교를 닫는 것만이 답은 아닙니다. 아이들이 섬에서 배울 권리를 지켜야 합니다.",
        "Closing island schools is not the only answer. We must protect "
        "children's right to learn on their islands.",
    ),
    said(
        2,
        "park",
        "교육포럼은 섬 학교 지원 법안을 발의할 계획입니다.",
        "The Education Forum plans to introduce a bill to support island schools.",
    ),
    said(
        3,
        "lee",
        "섬 학교 42곳 가운데 31곳은 학생이 열 명보다 적습니다. 작은 학교일수록 교사의 "
        "역할이 큽니다. 온라인 수업이 교사를 대신할 수는 없습니다. "
        "대학은 섬 교사를 위한 연수를 운영하겠습니다.",
        "Of 42 island schools, 31 have fewer than ten pupils. The "
        "smaller the school, the greater the teacher's role. "
        "Online lessons cannot replace a teacher. The university "
        "will run training for island teachers.",
    ),
    said(
        4,
        "green",
        "Our school has nine pupils and two teachers. We share a music teacher with "
        "three other islands. Sharing works only if the ferry runs on time.",
        "우리 학교에는 학생 아홉 명과 교사 두 명이 있습니다. 우리는 다른 섬 세 곳과 음악 "
        "교사를 공유합니다. 배가 제시간에 다닐 때만 공유가 가능합니다.",
    ),
)

MEETING = Meeting(
    Event(
        EventKind.MEETING,
        topic=Bilingual("겨울철 안전 점검", "Winter Safety Checks"),
        date=dt.date(2026, 11, 3),
        start=dt.time(16),
        venue=Bilingual("제3회의실", "Meeting Room 3"),
        host=Bilingual("한결시의회", "Hangyeol City Council"),
        writer="의회사무국",
    ),
    (
        person("yoo", "유상현", "Yoo Sanghyun", Role.HOST, "의장", "Chairman"),
        person("ki", "기세라", "Ki Sera", Role.PANELIST, "소방서장", "Fire Chief", Pronoun.SHE),
        person("ma", "마동현", "Ma Donghyun", Role.PANELIST, "시의원", "Council Member"),
    ),
    (AgendaItem(AgendaKind.DISCUSSION, ("ki", "ma"), "yoo"),),
)

MEETING_SPOKEN: tuple[Segment, ...] = (
    said(
        1,
        "yoo",
        "한결시의회는 다음 주까지 점검표를 확정하겠습니다.",
        "The Hangyeol City Council will finalize the checklist by next week.",
    ),
    said(
        2,
        "ki",
        "지난겨울 화재 64건 가운데 19건은 전기 장판에서 시작됐습니다. 소화전 앞 주차는 절대 허용할 수 없습니다.",
        "Of 64 fires last winter, 19 began with electric blankets. Parking in "
        "front of hydrants cannot be allowed under any circumstances.",
    ),
    said(
        3,
        "ma",
        "전통 시장의 전선을 먼저 교체해야 합니다. 예산이 부족하다면 추가 예산도 검토할 수 있습니다.",
        "The wiring of the traditional market must be replaced first. If the budget "
        "is not enough, a supplementary budget may be considered.",
    ),
)

EVENTS = {
    "hearing": (HEARING, HEARING_SPOKEN),
    "seminar": (SEMINAR, SEMINAR_SPOKEN),
    "meeting": (MEETING, MEETING_SPOKEN),
}
LANGUAGES = tuple(Language)
