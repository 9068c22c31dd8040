"""Levels of a transcript: what is left out in print, as layers over words that stay as they were stored.

Fillers and stammered words are found as stretches of the text (`omissions`) and left out by the level that is asked for; the
text itself is never changed, so every level can be printed at any time. Hedges ("kind of", ~것 같습니다) and answers (네, yes)
are words that mean something and are never taken for fillers. 그, 이제, 뭐 and their like mostly are words: only where the
speaker paused on both sides of one is it a filler.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wontak.domain import english
from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment, Word
from wontak.export.material import Level

PAUSE_S = 0.3
"""From this length on silence between two words is a pause (a common threshold for silent pauses is 0.2 to 0.3 s)."""

NOTES = {
    Level.CLEAN: {
        Language.KO: "군말과 더듬은 말은 싣지 않았습니다.",
        Language.EN: "Fillers and stammered words are left out.",
    },
    Level.EDITED: {
        Language.KO: "군말과 더듬은 말은 싣지 않고 문장 부호를 바로잡았습니다.",
        Language.EN: "Fillers and stammered words are left out and punctuation is set right.",
    },
}
"""What a document says of the level it is printed in."""


class Layer(StrEnum):
    """Why a stretch may be left out."""

    FILLER = "filler"
    STAMMER = "stammer"


@dataclass(frozen=True)
class Omission:
    """A stretch of a segment's text, `start` to `end` in characters, that a layer covers."""

    start: int
    end: int
    layer: Layer


_SOUNDS = {
    # Not ER, an emergency room, nor mm, a length, nor Ah, a name.
    Language.EN: r"(?:[Uu]h+m*|[Uu]m+|[Ee]r+m?|[Hh]mm+)",
    Language.KO: r"(?:음+|어+|으음)",
}
# A sound of hesitation standing alone, with the comma or dots that set it off.
_SOUND = {
    language: re.compile(rf"(?:,\s*|(?<![\w’'-])){sound}(?![\w’'-])(?:\s*(?:,|…+|\.{{2,}}))?")
    for language, sound in _SOUNDS.items()
}
_SET_OFF = re.compile(
    r",\s(?:you know|I mean),|(?:^|(?<=[.?!]\s))(?:You know|I mean),(?=\s\w)", re.IGNORECASE
)
_STAMMERED = {
    Language.EN: re.compile(
        r"\b(I|we|you|they|he|she|it|the|a|an|to|of|in|on|and|but|for|with|our|this|these)(?:,?\s+\1\b)+",
        re.IGNORECASE,
    ),
    Language.KO: re.compile(
        r"(?<!\S)([가-힣]+(?:은|는|을|를|이|가|의|에서)|우리|제가|저희)(?:,?\s+\1(?!\S))+"
    ),
}
# A word broken off and begun again: the parlia- the parliament.
_BROKEN_OFF = re.compile(
    r"\b(?:(?P<before>\w+) )?(?P<piece>[^\W\d_]{1,12})[-–—],? (?=(?:(?P=before) )?(?P=piece)\w)",
    re.IGNORECASE,
)
_PAUSED_FILLERS = frozenset({"그", "저기", "이제", "인제", "뭐", "막"})
_KEPT_AFTER = re.compile(r"^(?:so|well|now|however|yes|no|finally|first|second|third|still)$", re.IGNORECASE)


def omissions(segment: Segment, language: Language) -> tuple[Omission, ...]:
    """What the clean level leaves out of a segment's text in `language`, in the text's order and without overlaps.

    Word times serve where the text is the speaker's own and still holds the words that were heard.
    """
    text = segment.text_in(language)
    found = [Omission(*match.span(), Layer.FILLER) for match in _SOUND[language].finditer(text)]
    if language is Language.EN:
        found += [Omission(*match.span(), Layer.FILLER) for match in _SET_OFF.finditer(text)]
    elif language is segment.language:
        found += _paused(text, segment.words)
    fluent = _blanked(text, found)
    found += [
        Omission(match.start() + len(match[1]), match.end(), Layer.STAMMER)
        for match in _STAMMERED[language].finditer(fluent)
    ]
    if language is Language.EN:
        found += [Omission(*match.span(), Layer.STAMMER) for match in _BROKEN_OFF.finditer(fluent)]
    return tuple(_apart(sorted(found, key=lambda omission: (omission.start, -omission.end))))


def printed(segment: Segment, language: Language, level: Level) -> str:
    """A segment's text in `language` at a level, without white space around it."""
    text = segment.text_in(language)
    if level is Level.VERBATIM:
        return text.strip()
    return tidied(without(text, omissions(segment, language)), language, edited=level is Level.EDITED)


def without(text: str, left_out: Sequence[Omission]) -> str:
    """`text` without the stretches; a comma stays after a word that always has one ("However, um, we" keeps it)."""
    kept: list[str] = []
    place = 0
    for omission in left_out:
        before = text[place : omission.start]
        gone = text[omission.start : omission.end]
        kept.append(before)
        if (
            gone.lstrip().startswith(",")
            and gone.rstrip().endswith(",")
            and _KEPT_AFTER.match(_last_word(before))
        ):
            kept.append(",")
        kept.append(" ")
        place = omission.end
    kept.append(text[place:])
    return "".join(kept)


def tidied(text: str, language: Language, *, edited: bool) -> str:
    """`text` with single spaces and none before a mark; `edited` also begins and ends it as a sentence does."""
    text = re.sub(r"\s+([,.?!;:…])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")
    if language is Language.EN:
        text = english.capitalised(text)
    if not edited or not text:
        return text
    text = re.sub(r"([,;?!])(?=[^\W\d_])", r"\1 ", text)
    return text if re.search(r"[.?!…:;][”’\"')\]」』]*$", text) else f"{text}."


def _paused(text: str, words: Sequence[Word]) -> Iterator[Omission]:
    """그, 이제 and their like where the speaker paused before and after."""
    place = 0
    for number, word in enumerate(words):
        told = word.text.strip()
        start = text.find(told, place) if told else -1
        if start < 0:
            continue
        place = start + len(told)
        if told.rstrip(",.…") not in _PAUSED_FILLERS or number + 1 == len(words):
            continue
        before = word.start_s - words[number - 1].end_s if number else PAUSE_S
        after = words[number + 1].start_s - word.end_s
        if before >= PAUSE_S and after >= PAUSE_S:
            yield Omission(start, place, Layer.FILLER)


def _blanked(text: str, left_out: Sequence[Omission]) -> str:
    """`text` with spaces for what is left out, so that a word repeated around a filler is seen."""
    for omission in left_out:
        text = text[: omission.start] + " " * (omission.end - omission.start) + text[omission.end :]
    return text


def _apart(found: Sequence[Omission]) -> Iterator[Omission]:
    reached = 0
    for omission in found:
        if omission.start >= reached:
            yield omission
            reached = omission.end


def _last_word(text: str) -> str:
    words = re.findall(r"[\w’']+", text)
    return words[-1] if words else ""
