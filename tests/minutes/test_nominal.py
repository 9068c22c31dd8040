"""Korean sentences take the noun endings of an official summary by rules that change nothing else."""

import pytest

from wontak.minutes.nominal_ko import nominal, plain_point


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("의회는 국민의 목소리를 들어야 합니다.", "의회는 국민의 목소리를 들어야 함"),
        ("제안은 1,200건에 불과했습니다.", "제안은 1,200건에 불과했음"),
        ("국제회의를 개최할 예정입니다.", "국제회의를 개최할 예정임"),
        ("그것은 사실이 아닙니다.", "그것은 사실이 아님"),
        ("규칙이 없습니다.", "규칙이 없음"),
        ("쉽지 않습니다.", "쉽지 않음"),
        ("속도가 매우 빠릅니다.", "속도가 매우 빠름"),
        ("그렇게 보입니다.", "그렇게 보임"),
        ("예측이 어렵습니다.", "예측이 어려움"),
        ("지지를 받습니다.", "지지를 받음"),
        ("변화를 이끕니다.", "변화를 이끎"),
        ("제도를 만듭니다.", "제도를 만듦"),
        ("함께하기를 바랍니다.", "함께하기를 바람"),
        ("적극 지원하겠습니다.", "적극 지원하겠다고 밝힘"),
        ("실무단을 구성하기로 했습니다.", "실무단을 구성하기로 함"),
        ("3월부터 시행하기로 합의했습니다.", "3월부터 시행하기로 합의함"),
    ],
)
def test_formal_endings_become_noun_endings(said: str, written: str) -> None:
    assert nominal(said) == written


@pytest.mark.parametrize(
    "said", ["길이 깁니다.", "소리를 듣습니다.", "정말 그렇습니까?", "같이 갑시다.", "그랬다."]
)
def test_an_ending_that_is_not_certain_has_no_noun_form(said: str) -> None:
    assert nominal(said) is None


def test_the_first_person_goes_where_the_point_says_whose_it_is_and_is_quoted_elsewhere() -> None:
    assert plain_point("저는 주 5일 개방에는 반대합니다.") == "주 5일 개방에는 반대함"
    assert plain_point("저는 지방 예산도 심사해야 한다고 생각합니다.") == "지방 예산도 심사해야 한다고 생각함"
    assert plain_point("우리는 제안을 지지합니다.") == ""
    assert plain_point("오늘 결정해야 합니다.") == ""
