"""Words and their times through an edit: kept where the text keeps them, shared out where it is new."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

from wontak.domain.transcript import Word

LEAST_WORD_S = 0.02
"""The shortest a word becomes when it has to make room."""

TYPED = 1.0
"""The probability of a word that a person has typed."""

_MARKS = re.compile(r"\W+")


def aligned(words: Sequence[Word], text: str, start_s: float, end_s: float) -> tuple[Word, ...]:
    """The words of `text`, which was made from `words` by editing, between `start_s` and `end_s` of the recording.

    A word that stays (case and punctuation aside) keeps its time and probability. Words typed instead of others share their
    time, and words put in share the gap between their neighbours, in proportion to their length; they are certain.
    """
    tokens = text.split()
    matcher = difflib.SequenceMatcher(
        None, [_key(word.text) for word in words], [_key(token) for token in tokens], autojunk=False
    )
    made: list[Word] = []
    for kind, old, old_end, new, new_end in matcher.get_opcodes():
        old_words, typed = words[old:old_end], tokens[new:new_end]
        if kind == "equal":
            made += [replace(word, text=token) for word, token in zip(old_words, typed, strict=True)]
        elif len(old_words) == len(typed):
            made += [
                Word(word.start_s, word.end_s, token, TYPED)
                for word, token in zip(old_words, typed, strict=True)
            ]
        elif old_words:
            made += _shared_out(typed, old_words[0].start_s, old_words[-1].end_s)
        else:
            gap_start_s = words[old - 1].end_s if old else start_s
            gap_end_s = words[old].start_s if old < len(words) else end_s
            made += _shared_out(typed, gap_start_s, gap_end_s)
    return _in_order(made, start_s, end_s)


def within(words: Sequence[Word], start_s: float, end_s: float) -> tuple[Word, ...]:
    """`words` moved in between `start_s` and `end_s`: as few as possible, squeezed together in proportion."""
    mirrored = _up_to([_mirrored(word) for word in reversed(_up_to(words, end_s))], -start_s)
    return _in_order([_mirrored(word) for word in reversed(mirrored)], start_s, end_s)


def confidence(words: Sequence[Word]) -> float:
    """The mean probability of `words`, 0 for none."""
    return round(sum(word.probability for word in words) / len(words), 4) if words else 0.0


def _key(token: str) -> str:
    return _MARKS.sub("", token).casefold() or token


def _shared_out(tokens: Sequence[str], start_s: float, end_s: float) -> list[Word]:
    """`tokens` one after the other from `start_s` to `end_s`, each as long as it has letters."""
    made = []
    step_s = max(end_s - start_s, 0.0) / max(sum(map(len, tokens)), 1)
    clock_s = start_s
    for token in tokens:
        following_s = clock_s + step_s * len(token)
        made.append(Word(clock_s, following_s, token, TYPED))
        clock_s = following_s
    return made


def _up_to(words: Sequence[Word], end_s: float) -> list[Word]:
    """`words` with the last of them squeezed so that they end by `end_s`."""
    if not words or words[-1].end_s <= end_s:
        return list(words)
    first = next(place for place, word in enumerate(words) if word.end_s > end_s)
    while first and end_s - words[first].start_s < LEAST_WORD_S * (len(words) - first):
        first -= 1
    from_s, until_s = words[first].start_s, words[-1].end_s
    begin_s = min(from_s, end_s - LEAST_WORD_S * (len(words) - first))
    scale = (end_s - begin_s) / (until_s - from_s) if until_s > from_s else 0.0
    squeezed = [
        replace(
            word,
            start_s=begin_s + (word.start_s - from_s) * scale,
            end_s=begin_s + (word.end_s - from_s) * scale,
        )
        for word in words[first:]
    ]
    return [*words[:first], *squeezed]


def _mirrored(word: Word) -> Word:
    return replace(word, start_s=-word.end_s, end_s=-word.start_s)


def _in_order(words: Sequence[Word], start_s: float, end_s: float) -> tuple[Word, ...]:
    """`words` none of which begins before the one before it ends, nor lies outside `start_s` to `end_s`."""
    ordered = []
    clock_s = start_s
    for word in words:
        begins_s = min(max(word.start_s, clock_s), end_s)
        clock_s = min(max(word.end_s, begins_s), end_s)
        ordered.append(replace(word, start_s=round(begins_s, 3), end_s=round(clock_s, 3)))
    return tuple(ordered)
