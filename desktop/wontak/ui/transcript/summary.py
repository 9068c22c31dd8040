"""What the side of the page tells about the whole transcript, reckoned from a snapshot on any thread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
        self._known: dict[int, _Share] = {}

    def sum_up(self, segments: Sequence[Segment], translated: Collection[Language]) -> Summary:
        """The figures of these segments; what is spoken in `translated` languages is to be translated."""
        spoken: defaultdict[str, float] = defaultdict(float)
        unknown: defaultdict[str, float] = defaultdict(float)
        concerns: Counter[ConcernKind] = Counter()
        comments: list[Comment] = []
        whole_s, to_review, untranslated, voiceless = 0.0, 0, 0, 0
        former, self._known = self._known, {}
        for one in segments:  # thousands, whenever something has been typed
            share = former.get(one.id)
            if share is None or share.segment is not one:
                share = _Share.of(one)
            self._known[one.id] = share
            whole_s += share.length_s
            if one.speaker:
                spoken[one.speaker] += share.length_s
            elif one.voice:
                unknown[one.voice] += share.length_s
            if share.kinds:
                to_review += 1
                concerns.update(share.kinds)
            if share.untranslated and one.language in translated:
                untranslated += share.untranslated
            if one.comment:
                comments.append(Comment(one.id, one.comment))
            voiceless += not one.voice
        whole_s = whole_s or 1.0
        return Summary(
            {person: length_s / whole_s for person, length_s in spoken.items()},
            dict(sorted(((voice, length_s / whole_s) for voice, length_s in unknown.items()), key=_by_share)),
            to_review,
            {kind: concerns[kind] for kind in WEIGHTS if concerns[kind]},
            tuple(comments),
            untranslated,
            voiceless,
        )


class _Share(NamedTuple):
    """What one segment adds to the figures; `untranslated` counts characters."""

    segment: Segment
    length_s: float
    kinds: tuple[ConcernKind, ...]
    untranslated: int

    @classmethod
    def of(cls, segment: Segment) -> _Share:
        found = concern(segment)
        untranslated = len(segment.text) if _needs_translation(segment) else 0
        return cls(segment, segment.duration_s, found.kinds if found else (), untranslated)


def _by_share(voice: tuple[str, float]) -> tuple[float, str]:
    return -voice[1], voice[0]


def _needs_translation(segment: Segment) -> bool:
    translation = segment.translation
    return translation is None or translation.state is TranslationState.STALE
