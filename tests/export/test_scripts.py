"""Pieces of one script each."""

from tests.export.documents import EN, KO
from wontak.export.scripts import by_script


def test_latin_words_and_numbers_in_korean_text_are_pieces_of_their_own() -> None:
    assert list(by_script("국회는 2026. 3. 18.(수) New York에서 AI를 논의했다.", KO)) == [
        ("국회는 ", KO), ("2026. 3. 18", EN), (".(수) ", KO), ("New York", EN), ("에서 ", KO), ("AI", EN), ("를 논의했다.", KO),
    ]  # fmt: skip


def test_hangul_in_english_text_is_a_piece_of_its_own() -> None:
    assert list(by_script("The record (회의록) is kept.", EN)) == [
        ("The record (", EN),
        ("회의록", KO),
        (") is kept.", EN),
    ]


def test_text_without_hangul_is_one_piece_and_nothing_is_lost() -> None:
    assert list(by_script("\t00:00:41", KO)) == [("\t00:00:41", EN)]
    for text in ("", "가", "14:00–16:10 가", "가 1,200시간(70%)", "“AI 지침” – 초안 2판"):
        assert "".join(piece for piece, _ in by_script(text, KO)) == text
