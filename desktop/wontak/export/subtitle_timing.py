"""When each word of a subtitle is heard: by the words recognised, and by length where a person or a translation wrote others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

from wontak.domain.transcript import Segment
from wontak.export.subtitle_breaks import ends_sentence

_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class TimedWord:
    """A word as it is written (an eojeol in Korean), with its time in seconds."""

    text: str
    start_s: float
    end_s: float


def spoken(segment: Segment) -> tuple[TimedWord, ...]:
    """The words of a segment's text, in seconds from the start of its recording.

    A word that stands among those recognised has their time; words that a person put in share the time between their
    neighbours by length.
    """
    written = segment.text.split()
    heard = [word for word in segment.words if word.text.strip()]
    matcher = SequenceMatcher(None, [word.text.strip() for word in heard], written, autojunk=False)
    timed: list[TimedWord] = []
    for same, heard_from, heard_to, from_, to in matcher.get_opcodes():
        if same == "equal":
            timed += [
                TimedWord(text, word.start_s, word.end_s)
                for text, word in zip(written[from_:to], heard[heard_from:heard_to], strict=True)
            ]
            continue
        if heard_from < heard_to:
            start_s, end_s = heard[heard_from].start_s, heard[heard_to - 1].end_s
        else:
            start_s = timed[-1].end_s if timed else segment.start_s
            end_s = heard[heard_to].start_s if heard_to < len(heard) else segment.end_s
        timed += shared(written[from_:to], start_s, max(start_s, end_s))
    return tuple(timed)


def shared(words: Sequence[str], start_s: float, end_s: float) -> tuple[TimedWord, ...]:
    """`words` with the time from `start_s` to `end_s` shared out among them by length."""
    lengths = [len(word) for word in words]
    total = sum(lengths) or 1
    marks = [start_s]
    for length in lengths:
        marks.append(marks[-1] + (end_s - start_s) * length / total)
    return tuple(TimedWord(word, *span) for word, span in zip(words, pairwise(marks), strict=True))


def rendered(words: Sequence[TimedWord], translation: str) -> tuple[TimedWord, ...]:
    """The words of a translation, with the times of the sentences they render.

    `words` are those spoken. Where original and translation have as many sentences, each is taken to render its
    counterpart; else the whole renders the whole.
    """
    if not words:
        return ()
    return tuple(word for _, sentence in paired(words, translation) for word in sentence)


def paired(
    words: Sequence[TimedWord], translation: str
) -> tuple[tuple[tuple[TimedWord, ...], tuple[TimedWord, ...]], ...]:
    """What is spoken and its rendering, sentence by sentence where they can be told apart, else as one."""
    originals = tuple(_sentences(words, [word.text for word in words]))
    translated = translation.split()
    renderings = tuple(_sentences(translated, translated))
    if len(originals) != len(renderings):
        originals, renderings = (tuple(words),), (tuple(translated),)
    return tuple(
        (original, shared(rendering, original[0].start_s, original[-1].end_s))
        for original, rendering in zip(originals, renderings, strict=True)
    )


def _sentences(things: Sequence[_Thing], texts: Sequence[str]) -> Iterator[tuple[_Thing, ...]]:
    begin = 0
    for number, text in enumerate(texts, 1):
        if ends_sentence(text) or number == len(texts):
            yield tuple(things[begin:number])
            begin = number
