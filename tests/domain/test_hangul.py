"""Hangul taken apart, and the order of titles."""

import pytest

from wontak.domain.hangul import begins, initials, order_key
from wontak.domain.meeting import Language


def test_a_syllable_gives_its_first_consonant() -> None:
    assert initials("김진표 씨") == "ㄱㅈㅍ ㅆ"


@pytest.mark.parametrize("typed", ["ㄱ", "ㄱㅈㅍ", "김", "기", "김지", "김진", "김ㅈ", "김진ㅍ", "김진표"])
def test_what_is_half_typed_begins_the_name(typed: str) -> None:
    assert begins("김진표", typed)


@pytest.mark.parametrize("typed", ["ㄱㅍ", "진", "긴", "김자", "김진표표", "기진"])
def test_something_else_does_not(typed: str) -> None:
    assert not begins("김진표", typed)


def test_titles_stand_hangul_first_in_korean_and_last_in_english() -> None:
    titles = ["10차 회의", "“의회의 미래”", "Budget", "가족 정책", "9차 회의", "alliance"]
    korean = sorted(titles, key=lambda title: order_key(title, Language.KO))
    assert korean == ["가족 정책", "“의회의 미래”", "alliance", "Budget", "9차 회의", "10차 회의"]
    english = sorted(titles, key=lambda title: order_key(title, Language.EN))
    assert english == ["9차 회의", "10차 회의", "alliance", "Budget", "가족 정책", "“의회의 미래”"]
