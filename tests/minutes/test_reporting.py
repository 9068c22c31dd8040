"""Speech is reported by rules that leave its words alone."""

import pytest

from wontak.minutes import reporting_en, reporting_ko


@pytest.mark.parametrize(
    ("said", "reported"),
    [
        ("의회는 국민의 목소리를 들어야 합니다.", "의회는 국민의 목소리를 들어야 한다고"),
        ("제안은 1,200건에 불과했습니다.", "제안은 1,200건에 불과했다고"),
        ("국제회의를 개최할 예정입니다.", "국제회의를 개최할 예정이라고"),
        ("핵심은 신뢰의 문제입니다.", "핵심은 신뢰의 문제라고"),
        ("그것은 사실이 아닙니다.", "그것은 사실이 아니라고"),
        ("규칙이 없습니다.", "규칙이 없다고"),
        ("적극적으로 지원하겠습니다.", "적극적으로 지원하겠다고"),
        ("참여가 가장 중요합니다.", "참여가 가장 중요하다고"),
        ("정부는 이를 지지합니다.", "정부는 이를 지지한다고"),
        ("반대가 되어서는 안 됩니다.", "반대가 되어서는 안 된다고"),
        ("함께하기를 바랍니다.", "함께하기를 바란다고"),
        ("제도를 만듭니다.", "제도를 만든다고"),
    ],
)
def test_formal_endings_become_indirect_ones(said: str, reported: str) -> None:
    assert reporting_ko.indirect_form(said) == reported


@pytest.mark.parametrize(
    "said",
    [
        "그렇게 보입니다.",
        "쉽지 않습니다.",
        "속도가 매우 빠릅니다.",
        "역할이 큽니다.",
        "정말 그렇습니까?",
        "같이 갑시다.",
    ],
)
def test_an_ending_that_is_not_certain_is_left_as_it_was_said(said: str) -> None:
    assert reporting_ko.indirect_form(said) is None


def test_korean_quotations_lose_only_their_full_stop() -> None:
    assert reporting_ko.quoted("“함께”라는 말을 기억합니다.") == "“‘함께’라는 말을 기억합니다”"


def test_the_case_of_first_words_is_learned_from_the_rest() -> None:
    small, capital = reporting_en.learn_case(
        ["The new technology helps.", "Our friends in Seoul agree."], ["Grace Miller"]
    )
    assert "technology" in small and "Seoul" in capital and "Miller" in capital
