"""Words found in mixed text: inside longer Korean ones, at the beginning of Latin ones, and nowhere else."""

import sqlite3
import unicodedata

import pytest

from wontak.domain.searching import excerpt, index_text, matches, read_query


def found(typed: str, text: str) -> bool:
    """Whether the full-text index finds `typed` in `text`, which the pattern must agree with."""
    query = read_query(typed)
    assert query
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE tokens USING fts5 (text, content='', tokenize='ascii')")
    db.execute("INSERT INTO tokens (rowid, text) VALUES (1, ?)", (index_text(text),))
    hit = bool(db.execute("SELECT 1 FROM tokens WHERE tokens MATCH ?", (query.expression,)).fetchone())
    db.close()
    if hit:
        assert matches(query, unicodedata.normalize("NFC", text))
    return hit


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("국회", "국회의장께서 말씀하셨습니다"),
        ("의장", "국회의장께서"),
        ("예산", "내년도 예산안을 심사합니다"),
        ("산", "예산"),
        ("국", "한국에서"),
        ("70주년", "한미동맹 70주년"),
        ("한미FTA", "한미FTA 협상"),
        ("ASSEMBLY", "the National Assembly's budget"),
        ("parl", "Parliamentary Union"),
        ("예산 assembly", "assembly는 예산을 다룬다"),
        ("국회의장", "\u1100\u116e\u11a8\u1112\u116c\u110b\u1174\u110c\u1161\u11bc"),
        ("국회 예산", "예산은 국회의 권한"),
        ("2026", "2026년 예산"),
        ("國會", "대한민국國會"),
        ('"national assembly"', "the National Assembly"),
    ],
)
def test_words_are_found(typed: str, text: str) -> None:
    assert found(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("국회의장", "국회 회의 의장"),
        ("회의", "국회 의장"),
        ("art", "party"),
        ("장국", "의장 국회"),
        ("예산 국회", "예산을 심사한다"),
        ("50", "150"),
        ('"assembly national"', "the National Assembly"),
    ],
)
def test_nothing_is_found_across_words_or_within_latin_ones(typed: str, text: str) -> None:
    assert not found(typed, text)


@pytest.mark.parametrize("typed", ["", "   ", "…", '""', "-- ' * ("])
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    assert read_query(typed) is None


@pytest.mark.parametrize("typed", ['a" OR b', "NEAR(국회)", "text:국회", "국회*", "AND", "(국회", "^a"])
def test_signs_of_the_query_language_do_no_harm(typed: str) -> None:
    assert not found(typed, "zzz")


def test_an_excerpt_shows_the_first_match_and_its_place() -> None:
    text = "앞말 " * 60 + "국회의장이 예산안을 말했습니다 " + "뒷말 " * 60
    query = read_query("예산")
    assert query
    cut, places = excerpt(query, text)
    assert cut.startswith("…") and cut.endswith("…")
    assert len(cut) <= 125
    assert [cut[start:end] for start, end in places] == ["예산"]


def test_an_excerpt_of_a_text_without_spaces_holds_the_match() -> None:
    query = read_query("예산")
    assert query
    cut, places = excerpt(query, "가" * 300 + "예산" + "나" * 300)
    assert [cut[start:end] for start, end in places] == ["예산"]
    assert len(cut) <= 125
