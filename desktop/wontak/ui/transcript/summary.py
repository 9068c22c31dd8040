"""What the side of the page tells about the whole transcript, reckoned from a snapshot on any thread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wontak.domain.meeting import Language
from wontak.domain.review import WEIGHTS, ConcernKind, concern
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
    `to_review` is the number of segments in the review queue, `concerns` why they are, the weightiest reason first;
    `untranslated` counts characters, `voiceless` segments.
    """

    spoken: Mapping[str, float]
    unknown: Mapping[str, float]
    to_review: int
    concerns: Mapping[ConcernKind, int]
    comments: tuple[Comment, ...]
    untranslated: int
    voiceless: int


class Summariser:
    """Sums up one meeting again and again; only segments that have changed since are looked at anew."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Segment, tuple[ConcernKind, ...]]] = {}

    def sum_up(self, segments: Sequence[Segment], translated: Collection[Language]) -> Summary:
        """The figures of these segments; what is spoken in `translated` languages is to be translated."""
        spoken: defaultdict[str, float] = defaultdict(float)
        unknown: defaultdict[str, float] = defaultdict(float)
        concerns: Counter[ConcernKind] = Counter()
        known: dict[int, tuple[Segment, tuple[ConcernKind, ...]]] = {}
        to_review = 0
        for one in segments:
            if one.speaker:
                spoken[one.speaker] += one.duration_s
            elif one.voice:
                unknown[one.voice] += one.duration_s
            known[one.id] = (one, self._kinds(one))
            to_review += bool(known[one.id][1])
            concerns.update(known[one.id][1])
        self._known = known
        whole_s = sum(one.duration_s for one in segments) or 1.0
        return Summary(
            {person: length_s / whole_s for person, length_s in spoken.items()},
            dict(sorted(((voice, length_s / whole_s) for voice, length_s in unknown.items()), key=_by_share)),
            to_review,
            {kind: concerns[kind] for kind in WEIGHTS if concerns[kind]},
            tuple(Comment(one.id, one.comment) for one in segments if one.comment),
            sum(len(one.text) for one in segments if one.language in translated and _needs_translation(one)),
            sum(not one.voice for one in segments),
        )

    def _kinds(self, segment: Segment) -> tuple[ConcernKind, ...]:
        former = self._known.get(segment.id)
        if former is not None and former[0] is segment:
            return former[1]
        found = concern(segment)
        return found.kinds if found else ()


def _by_share(voice: tuple[str, float]) -> tuple[float, str]:
    return -voice[1], voice[0]


def _needs_translation(segment: Segment) -> bool:
    translation = segment.translation
    return translation is None or translation.state is TranslationState.STALE
