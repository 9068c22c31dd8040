"""The review queue: what of a transcript a person should look at, the riskiest first.

A concern's weight is a rough chance that what it points at is wrong and would do harm in print: a wrong number or a turned
negation more than a slow passage. Weights of one segment add up as independent chances do, 1 - product of (1 - weight).
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from wontak.domain.transcript import Review, Segment, SegmentFlag, TranslationFlag, TranslationState

DOUBTFUL_WORD = 0.5
"""Word probability under which a word is shaded and counts as doubtful."""

DOUBTFUL_SHARE = 0.25
"""Share of doubtful words from which a segment is doubtful as a whole."""


class ConcernKind(StrEnum):
    """Why a segment should be looked at. Flags keep their names."""

    NUMBER = "number"
    NEGATION = "negation"
    PHANTOM = "phantom"
    LOOP = "loop"
    NAME = "name"
    WRONG_SCRIPT = "wrong_script"
    UNTRANSLATED = "untranslated"
    DIFFERS = "differs"
    LANGUAGE_DOUBT = "language_doubt"
    OMISSION = "omission"
    NO_SPEAKER = "no_speaker"
    LOW_PROBABILITY = "low_probability"
    STALE_TRANSLATION = "stale_translation"
    TERM = "term"
    OVERLAP = "overlap"
    TOO_FAST = "too_fast"
    NO_TRANSLATION = "no_translation"


WEIGHTS: Mapping[ConcernKind, float] = MappingProxyType(
    {
        ConcernKind.NUMBER: 0.6,
        ConcernKind.NEGATION: 0.6,
        ConcernKind.PHANTOM: 0.55,
        ConcernKind.LOOP: 0.55,
        ConcernKind.NAME: 0.5,
        ConcernKind.WRONG_SCRIPT: 0.5,
        ConcernKind.UNTRANSLATED: 0.45,
        ConcernKind.DIFFERS: 0.4,
        ConcernKind.LANGUAGE_DOUBT: 0.4,
        ConcernKind.OMISSION: 0.4,
        ConcernKind.NO_SPEAKER: 0.35,
        ConcernKind.LOW_PROBABILITY: 0.3,
        ConcernKind.STALE_TRANSLATION: 0.25,
        ConcernKind.TERM: 0.2,
        ConcernKind.OVERLAP: 0.2,
        ConcernKind.TOO_FAST: 0.15,
        ConcernKind.NO_TRANSLATION: 0.1,
    }
)
"""The weights, the heaviest first."""

_ORDER = {kind: place for place, kind in enumerate(WEIGHTS)}
_OF_FLAGS: Mapping[SegmentFlag | TranslationFlag, ConcernKind] = {
    flag: ConcernKind(flag.value) for flag in (*SegmentFlag, *TranslationFlag)
}
_FLAGGED = frozenset(_OF_FLAGS.values()) - {ConcernKind.LOW_PROBABILITY}
_DOUBTFUL = frozenset((ConcernKind.LOW_PROBABILITY, ConcernKind.LANGUAGE_DOUBT))


@dataclass(frozen=True)
class Concern:
    """A segment to look at: why, the weightiest reason first, and the risk of leaving it, in [0, 1]."""

    segment_id: int
    kinds: tuple[ConcernKind, ...]
    risk: float


def concern(segment: Segment) -> Concern | None:
    """What to look at in a segment; None where nothing is, or a person has verified it, or it is off the record."""
    kinds = _kinds(segment)
    if not kinds:
        return None
    return Concern(segment.id, kinds, 1 - math.prod(1 - WEIGHTS[kind] for kind in kinds))


def queue(segments: Sequence[Segment]) -> tuple[Concern, ...]:
    """All concerns, the riskiest first; of equal ones the earliest."""
    found = filter(None, map(concern, segments))
    return tuple(sorted(found, key=lambda one: -round(one.risk, 6)))


def counts(segments: Sequence[Segment]) -> Mapping[ConcernKind, int]:
    """How many segments raise each concern, the weightiest concern first; those that none raises are left out."""
    tally = Counter(kind for segment in segments for kind in _kinds(segment))
    return {kind: tally[kind] for kind in WEIGHTS if tally[kind]}


def next_unverified(segments: Sequence[Segment], after_id: int | None) -> int | None:
    """The next segment that nobody has verified, from the first again after the last; None where all are."""
    return _next(segments, after_id, lambda one: not is_settled(one))


def next_doubtful(segments: Sequence[Segment], after_id: int | None) -> int | None:
    """The next segment whose words or language were heard uncertainly."""
    return _next(segments, after_id, lambda one: not _DOUBTFUL.isdisjoint(_kinds(one)))


def next_flagged(segments: Sequence[Segment], after_id: int | None) -> int | None:
    """The next segment with a flag on its text or on its translation."""
    return _next(segments, after_id, is_flagged)


def next_of_kind(segments: Sequence[Segment], after_id: int | None, kind: ConcernKind) -> int | None:
    """The next segment that raises one kind of concern."""
    return _next(segments, after_id, lambda one: kind in _kinds(one))


def _next(segments: Sequence[Segment], after_id: int | None, wanted: Callable[[Segment], bool]) -> int | None:
    place = next((place for place, one in enumerate(segments) if one.id == after_id), -1)
    ordered = (*segments[place + 1 :], *segments[: place + 1])
    return next((one.id for one in ordered if wanted(one)), None)


def is_flagged(segment: Segment) -> bool:
    """Whether a flag stands on its text or on its translation."""
    return not _FLAGGED.isdisjoint(_kinds(segment))


def is_settled(segment: Segment) -> bool:
    """Whether nobody need look at it any more: verified, or off the record."""
    return segment.off_record or segment.review in (Review.VERIFIED, Review.APPROVED)


def _kinds(segment: Segment) -> tuple[ConcernKind, ...]:
    if is_settled(segment):
        return ()
    kinds = {_OF_FLAGS[flag] for flag in segment.flags}
    if _doubtful(segment):
        kinds.add(ConcernKind.LOW_PROBABILITY)
    if not segment.speaker:
        kinds.add(ConcernKind.NO_SPEAKER)
    kinds |= _kinds_of_translation(segment)
    return tuple(sorted(kinds, key=_ORDER.__getitem__))


def _kinds_of_translation(segment: Segment) -> set[ConcernKind]:
    translation = segment.translation
    if translation is None:
        return {ConcernKind.NO_TRANSLATION} if segment.text.strip() else set()
    if translation.state is TranslationState.APPROVED:
        return set()
    if translation.state is TranslationState.STALE:  # its flags were about other words
        return {ConcernKind.STALE_TRANSLATION}
    return {_OF_FLAGS[flag] for flag in translation.flags}


def _doubtful(segment: Segment) -> bool:
    doubtful = sum(word.probability < DOUBTFUL_WORD for word in segment.words)
    return doubtful > 0 and doubtful >= DOUBTFUL_SHARE * len(segment.words)
