"""Where the words that were heard stand in a segment's text, and which of them is heard at a moment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from wontak.domain.transcript import Word

Span = tuple[int, int]


def word_spans(text: str, words: Sequence[Word]) -> tuple[Span, ...]:
    """The characters [start, end) of each word; an empty span at the end for words that the text lacks."""
    spans = []
    place = 0
    for word in words:
        start = text.find(word.text.strip(), place)
        if start < 0:
            spans.append((len(text), len(text)))
            continue
        place = start + len(word.text.strip())
        spans.append((start, place))
    return tuple(spans)


def word_at(spans: Sequence[Span], offset: int) -> int | None:
    """The word that holds the character `offset`, or the last one before it; None where there is no word."""
    known = [number for number, (start, end) in enumerate(spans) if start < end]
    before = [number for number in known if spans[number][0] <= offset]
    return before[-1] if before else (known[0] if known else None)


def word_heard(words: Sequence[Word], at_s: float) -> int | None:
    """The word that is heard at `at_s`, the one just said between two; None before the first."""
    number = bisect_right(words, at_s, key=lambda word: word.start_s) - 1
    return number if number >= 0 else None
