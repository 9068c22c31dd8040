"""Counting as clerks count."""

from wontak.domain.lengths import Length, length


def test_english_words_are_what_stands_between_spaces() -> None:
    assert length(["The National  Assembly – hosts it.", "Again"]).words == 6


def test_korean_letters_are_counted_with_and_without_spaces() -> None:
    assert length(["국회는 열렸다."]) == Length(words=2, letters=8, solid=7)


def test_the_ends_of_paragraphs_do_not_count() -> None:
    assert length(["가 \n나", " 다"]) == Length(words=3, letters=3, solid=3)
