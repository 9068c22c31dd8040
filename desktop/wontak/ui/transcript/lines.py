"""Lines between the segments: where an agenda item begins, what was noted, and where the recording has a gap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wontak.domain.agenda_marks import beginnings
from wontak.domain.marks import Gap, Label, MarkKind
from wontak.domain.transcript import Marker, Segment
from wontak.ui.context import Context
from wontak.ui.mark_words import ICONS, gap_text, item_text, marker_text

SLACK_S = 0.5
"""A segment may begin this much before the gap it comes after: where it was cut is not exact."""

Place = tuple[int, float]
"""A recording and seconds in it."""


@dataclass(frozen=True)
class Line:
    """One line above a segment; a press on it goes to `at_s` of the segment's recording. `heads`: it is a heading."""

    at_s: float
    text: str
    icon: str
    heads: bool = False


class Lines:
    """The lines of the open meeting. `read` reads its marks anew, `place` puts them above the segments there are.

    `above` has them by the segments' ids, each segment's from the top.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._markers: tuple[Marker, ...] = ()
        self._labels: tuple[Label, ...] = ()
        self._gaps: dict[int, tuple[Gap, ...]] = {}
        self.above: dict[int, tuple[Line, ...]] = {}

    def read(self) -> None:
        """Read markers, agenda keys and gaps anew."""
        session = self._context.session
        notes = session.markers() if session.is_open else ()
        self._markers = tuple(one for one in notes if one.kind is MarkKind.NOTE)
        pressed = session.labels() if session.is_open else ()
        self._labels = tuple(one for one in pressed if one.kind is MarkKind.AGENDA)
        self._gaps = session.gaps() if session.is_open else {}

    def renew(self, segments: Sequence[Segment]) -> None:
        """Read all anew and put it above these segments."""
        self.read()
        self.place(segments)

    def place(self, segments: Sequence[Segment]) -> None:
        """Put each line above its segment."""
        self.above = {}
        if segments and (self._markers or self._labels or self._gaps):
            self._put_items(segments)
            self._put_gaps(segments)
            self._put_notes(segments)

    def of(self, segment_id: int) -> tuple[Line, ...]:
        """The lines above a segment, from the top."""
        return self.above.get(segment_id, ())

    def _put_items(self, segments: Sequence[Segment]) -> None:
        agenda, language = self._context.session.meeting.agenda, self._context.language.current
        for place, number in beginnings(segments, self._labels).items():
            segment = segments[place]
            text = item_text(number, agenda[number], language)
            self._put(segment, Line(segment.start_s, text, ICONS[MarkKind.AGENDA], heads=True))

    def _put_gaps(self, segments: Sequence[Segment]) -> None:
        for recording, gaps in self._gaps.items():
            for gap in gaps:
                place = bisect_left(segments, (recording, gap.at_s - SLACK_S), key=_start)
                if place < len(segments) and segments[place].recording == recording:
                    self._put(segments[place], Line(gap.at_s, gap_text(gap), "pause"))

    def _put_notes(self, segments: Sequence[Segment]) -> None:
        meeting, language = self._context.session.meeting, self._context.language.current
        for marker in self._markers:
            place = max(0, bisect_right(segments, (marker.recording, marker.at_s), key=_start) - 1)
            if segments[place].recording != marker.recording:
                place = bisect_left(segments, (marker.recording, 0.0), key=_start)
            if place < len(segments) and segments[place].recording == marker.recording:
                text = marker_text(marker, meeting, language)
                self._put(segments[place], Line(marker.at_s, text, ICONS[MarkKind.NOTE]))

    def _put(self, segment: Segment, line: Line) -> None:
        self.above[segment.id] = (*self.above.get(segment.id, ()), line)


def _start(segment: Segment) -> Place:
    return segment.recording, segment.start_s
