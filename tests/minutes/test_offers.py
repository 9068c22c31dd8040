"""Decisions and action items are found in both languages; wishes, denials and other people's doings are not."""

import pytest

from tests.minutes.budget_meeting import BUDGET, SPOKEN
from tests.minutes.sample import said
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes.draft import draft

EN, KO = Language.EN, Language.KO
Found = list[tuple[str, str, str | None, str]]


def offered(blocks: tuple[Block, ...]) -> Found:
    return [
        (block.kind.value, block.text, block.owner, block.due)
        for block in blocks
        if block.kind in (BlockKind.DECISION, BlockKind.ACTION)
    ]


def offers(speaker: str, text: str, language: Language) -> Found:
    return offered(draft(BUDGET, (said(1, speaker, text),), language))


def test_a_whole_meeting_yields_what_was_decided_and_who_does_what_by_when() -> None:
    assert offered(draft(BUDGET, SPOKEN, KO)) == [
        ("decision", "주 3일 야간 개방을 내년 3월부터 시행하기로 합의함", None, ""),
        ("action", "도서관은 12월까지 운영 계획을 제출할 계획임", "goh", "12월까지"),
        (
            "action",
            "마야 엘리스 자문위원: “제가 다음 주에 우리 개방 규칙을 보내 드리겠습니다”",
            "ellis",
            "다음 주",
        ),
        ("action", "문화위원회는 11월까지 추가 예산안을 마련할 계획임", "na", "11월까지"),
    ]
    assert offered(draft(BUDGET, SPOKEN, EN)) == [
        ("decision", "It was agreed to open three nights a week from March next year.", None, ""),
        ("action", "The library will submit an operating plan by December.", "goh", "by December"),
        ("action", "Adviser Maya Ellis: “I will send our opening rules next week.”", "ellis", "next week"),
        (
            "action",
            "The Culture Committee will prepare a supplementary budget by November.",
            "na",
            "by November",
        ),
    ]


def test_speech_as_it_is_spoken_yields_decisions_and_no_calls() -> None:
    """Without full stops, with fillers, and with a translation that splits otherwise."""
    spoken = (
        said(
            1,
            "na",
            "네 그러면 어 회의를 시작하도록 하겠습니다 오늘 안건은 야간 개방 예산입니다",
            "Well, let us start the meeting. Today's agenda is the night opening budget.",
        ),
        said(
            2,
            "goh",
            "이용자가 4,120명이었거든요 그래서 저희는 사서가 더 있어야 된다고 봐요",
            "Um, there were 4,120 users. So we think we need more librarians.",
        ),
        said(
            3,
            "na",
            "첫째 주 3일 개방을 시범 운영하기로 의결했습니다 둘째 도서관은 인력 계획을 제출하기로 했습니다 회의를 마치겠습니다",
            "First, we resolved to run a trial of three nights a week. Second, the library agreed to submit a staffing plan.",
        ),
    )
    korean, english = draft(BUDGET, spoken, KO), draft(BUDGET, spoken, EN)
    assert [text for _, text, _, _ in offered(korean)] == [
        "주 3일 개방을 시범 운영하기로 의결함",
        "도서관은 인력 계획을 제출하기로 함",
    ]
    assert [text for _, text, _, _ in offered(english)] == [
        "It was resolved to run a trial of three nights a week.",
        "The library agreed to submit a staffing plan.",
    ]
    told = "\n".join(block.whole for block in (*korean, *english) if block.origin is Origin.DRAFTED)
    assert not any(word in told for word in ("시작", "안건", "마치", "start", "agenda", "Um", "Well"))
    assert (
        "“저희는 사서가 더 있어야 된다고 봐요”" in told
        and "이날 회의에서는 주 3일 개방을 시범 운영하기로 의결했다." in told
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We plan to publish it by June 3, 2027.", ("action", "Publish it by June 3, 2027.", "ellis", "by June 3, 2027")),
        ("I will also draft a list of rules.", ("action", "Draft a list of rules.", "ellis", "")),
        ("It was agreed that the doors close at ten.", ("decision", "It was agreed that the doors close at ten.", None, "")),
        ("We have decided not to charge a fee.", ("decision", "It was decided not to charge a fee.", None, "")),
        ("The Culture Committee intends to hold a hearing in May.",
         ("action", "The Culture Committee intends to hold a hearing in May.", "na", "in May")),
    ],
)  # fmt: skip
def test_english_plans_and_decisions_are_offered(text: str, found: tuple[str, str, str | None, str]) -> None:
    assert offers("ellis", text, EN) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("저희는 내년 상반기에 조례를 추진할 계획입니다.",
         ("action", "내년 상반기에 조례를 추진할 계획임", "bang", "내년 상반기")),
        ("문화위원회는 공청회를 열기로 했습니다.", ("decision", "문화위원회는 공청회를 열기로 함", None, "")),
        ("저는 10월 20일까지 초안을 마련하겠습니다.", ("action", "10월 20일까지 초안을 마련할 계획임", "bang", "10월 20일까지")),
    ],
)  # fmt: skip
def test_korean_plans_and_decisions_are_offered(text: str, found: tuple[str, str, str | None, str]) -> None:
    assert offers("bang", text, KO) == [found]


def test_what_the_chair_says_is_decided_is_a_decision_and_what_others_say_of_elsewhere_is_not() -> None:
    said_so = "이용료는 받지 않기로 결정했습니다."
    assert offers("na", said_so, KO) == [("decision", "이용료는 받지 않기로 결정함", None, "")]
    assert offers("ellis", "에스토니아는 모든 도서관을 개방하기로 결정했습니다.", KO) == []


@pytest.mark.parametrize(
    "text",
    [
        "We did not agree on five nights a week.",
        "We might share our survey if the council agrees.",
        "Machines will change how people read.",
        "In 2019 Estonia decided to open every library.",
        "I will not support such a budget.",
        "We will now hear the next speaker.",
        "주 5일 개방은 합의하지 못했습니다.",
        "예산이 늘어난다면 인력도 확보하겠습니다.",
        "기술은 독서 방식을 크게 바꿀 예정입니다.",
        "지금부터 회의를 시작하겠습니다.",
    ],
)
def test_denials_conditions_calls_and_forecasts_are_not_offered(text: str) -> None:
    assert offers("ellis", text, KO if "가" <= max(text) <= "힣" else EN) == []
