"""What the side of the page tells about the whole transcript, reckoned from a snapshot on any thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wontak.domain import review
from wontak.domain.review import ConcernKind
from wontak.domain.transcript import Segment, TranslationState


@dataclass(frozen=True)
class Comment:
    """A comment, with the segment it stands at."""

    segment_id: int
    text: str


@dataclass(frozen=True)
class Summary:
    """The transcript in figures.

    `spoken` is the share of all speech by participant, `unknown` that of voices which belong to nobody yet, in [0, 1];
    `to_review` is the number of segments in the review queue, `concerns` why they are; `untranslated` counts characters.
    """

    spoken: Mapping[str, float]
    unknown: Mapping[str, float]
    to_review: int
    concerns: Mapping[ConcernKind, int]
    comments: tuple[Comment, ...]
    untranslated: int
    voiceless: int


def summarise(segments: Sequence[Segment]) -> Summary:
    """Go once through all segments."""
    spoken: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    total_s = 0.0
    for one in segments:
        total_s += one.duration_s
        if one.speaker:
            spoken[one.speaker] += one.duration_s  # type: ignore[assignment]
        elif one.voice:
            unknown[one.voice] += one.duration_s  # type: ignore[assignment]
    whole_s = total_s or 1.0
    return Summary(
        {person: length_s / whole_s for person, length_s in spoken.items()},
        {voice: length_s / whole_s for voice, length_s in unknown.most_common()},
        sum(review.concern(one) is not None for one in segments),
        review.counts(segments),
        tuple(Comment(one.id, one.comment) for one in segments if one.comment),
        sum(len(one.text) for one in segments if _needs_translation(one)),
        sum(not one.voice for one in segments),
    )


def _needs_translation(segment: Segment) -> bool:
    translation = segment.translation
    return translation is None or translation.state is TranslationState.STALE
