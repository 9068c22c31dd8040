"""How long a text is, as clerks count: English in words, Korean in letters with and without spaces."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Length:
    """`words` are what stands between spaces; `letters` count spaces and marks, `solid` all but spaces."""

    words: int
    letters: int
    solid: int


def length(paragraphs: Iterable[str]) -> Length:
    """The length of a text of these paragraphs; their ends do not count."""
    texts = [" ".join(line.split()) for text in paragraphs for line in text.splitlines()]
    return Length(
        sum(1 for text in texts for word in text.split() if any(letter.isalnum() for letter in word)),
        sum(map(len, texts)),
        sum(len(text.replace(" ", "")) for text in texts),
    )
