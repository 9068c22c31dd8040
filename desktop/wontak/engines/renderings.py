"""Finds for each segment of an interpreter the segment whose words it renders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from wontak.domain.figures import figures
from wontak.domain.meeting import Meeting
from wontak.domain.quantities import Quantity
from wontak.domain.transcript import Segment
from wontak.engines.addressing import mentions

PLACE = 2.0
"""Against a pair of segments for lying apart in their two blocks, per share of the block."""

AGAIN = 0.3
"""Against rendering a segment a second time."""

FIGURE = 1.5
"""For each number, date or time that both state."""

NAME = 1.0
"""For each person of the roster whom both name."""

WORDING = 3.0
"""For a rendering that reads like the translation of the other segment."""

GRAM = 3
"""Letters that are compared at a time."""


@dataclass(frozen=True)
class _Content:
    """What of a segment can be compared across languages."""

    segment: Segment
    stated: frozenset[Quantity]
    may_say: frozenset[Quantity]
    people: frozenset[str]


def link_renderings(
    meeting: Meeting, segments: Sequence[Segment], names: Mapping[str, str]
) -> tuple[Segment, ...]:
    """`segments` with `interprets` set on those of the roster's interpreters, and on no other.

    `names` says whose voice is whose; what a segment says of its speaker goes first. What an interpreter says renders the
    words of the last principal before, in order; segments without an id cannot be referred to.
    """
    ordered = sorted(segments, key=lambda segment: (segment.recording, segment.start_s))

    def interprets(segment: Segment) -> bool:
        return (segment.speaker or names.get(segment.voice or "")) in meeting.interpreter_ids

    links: dict[tuple[int, float], int] = {}
    said: list[Segment] = []
    for interpreting, group in groupby(ordered, key=interprets):
        block = list(group)
        if interpreting:
            links |= _links(meeting, block, _last_speaker(said))
        else:
            said = block
    return tuple(
        replace(segment, interprets=links.get((segment.recording, segment.start_s))) for segment in segments
    )


def _last_speaker(said: Sequence[Segment]) -> list[Segment]:
    """The last of `said` that are of one voice."""
    own: list[Segment] = []
    for segment in reversed(said):
        if own and segment.voice != own[-1].voice:
            break
        own.append(segment)
    return own[::-1]


def _links(
    meeting: Meeting, rendering: Sequence[Segment], said: Sequence[Segment]
) -> dict[tuple[int, float], int]:
    """Recording and start of each rendering segment with the id of what it renders: the best monotone path."""
    sources = [
        segment
        for segment in said
        if segment.id and any(segment.language is not one.language for one in rendering)
    ]
    if not sources:
        return {}
    own = [_content(meeting, segment) for segment in rendering]
    theirs = [_content(meeting, segment) for segment in sources]
    own_places, source_places = _places(rendering), _places(sources)
    best = [0.0] * len(sources)
    paths: list[list[int]] = [[] for _ in sources]
    for content, place in zip(own, own_places, strict=True):
        totals, extended = [], []
        for index, source in enumerate(theirs):
            came_from = max(
                range(index + 1), key=lambda j: best[j] - (AGAIN if j == index and paths[j] else 0)
            )
            again = AGAIN if came_from == index and paths[came_from] else 0.0
            fit = _likeness(content, source) - PLACE * abs(place - source_places[index])
            totals.append(best[came_from] - again + fit)
            extended.append([*paths[came_from], index])
        best, paths = totals, extended
    path = paths[max(range(len(sources)), key=lambda index: best[index])]
    return {
        (segment.recording, segment.start_s): sources[index].id
        for segment, index in zip(rendering, path, strict=True)
        if segment.language is not sources[index].language
    }


def _places(segments: Sequence[Segment]) -> list[float]:
    """Where the middle of each segment lies in the speech of all, in [0, 1]."""
    total_s = sum(segment.duration_s for segment in segments) or 1.0
    places, before_s = [], 0.0
    for segment in segments:
        places.append((before_s + segment.duration_s / 2) / total_s)
        before_s += segment.duration_s
    return places


def _content(meeting: Meeting, segment: Segment) -> _Content:
    read = figures(segment.text, segment.language)
    people = {
        mention.participant for mention in mentions(segment.text, segment.language, meeting.participants)
    }
    return _Content(segment, read.stated, read.may_say, frozenset(people))


def _likeness(rendering: _Content, source: _Content) -> float:
    """How much speaks for one segment being the other's rendering, apart from its place."""
    own, other = rendering.segment, source.segment
    if own.language is other.language:
        return -WORDING
    shared = source.stated & rendering.may_say
    people = source.people & rendering.people
    wording = max(
        _overlap(other.text_in(own.language), own.text), _overlap(own.text_in(other.language), other.text)
    )
    return FIGURE * len(shared) + NAME * len(people) + WORDING * wording


def _overlap(one: str, other: str) -> float:
    """Shared letter groups of two texts, in [0, 1] (Dice's coefficient); 0 where one is empty."""
    first, second = _grams(one), _grams(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _grams(text: str) -> set[str]:
    letters = "".join(text.casefold().split())
    return {letters[index : index + GRAM] for index in range(len(letters) - GRAM + 1)}
