"""The segments as the waveform needs them: who is heard at a time, and which edge is near."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wontak.domain.edits import Edge
from wontak.domain.transcript import Recording
from wontak.ui.session import Session

NOBODY = -2
"""No segment there."""

UNKNOWN = -1
"""A segment whose speaker nobody has named."""

if TYPE_CHECKING:
    # Slow to load: the meeting is seen before there is sound to be coloured.
    import numpy as np
    import numpy.typing as npt

    Hues = npt.NDArray[np.int64]
    Times = npt.NDArray[np.float64]


class Strip:
    """All segments in meeting time, in order of their start."""

    ids: list[int]
    starts_s: array[float]
    ends_s: array[float]
    hues: array[int]

    def __init__(self, session: Session) -> None:
        """Nothing is in it until it is renewed for the first time."""
        self._session = session
        self.ids = []
        self.starts_s, self.ends_s, self.hues = array("d"), array("d"), array("q")
        self._places: dict[int, int] = {}

    def renew(self) -> None:
        """Read all segments anew."""
        is_open = self._session.is_open
        offsets = {one.id: one.offset_s for one in self._session.recordings()} if is_open else {}
        segments = [one for one in self._session.segments if one.recording in offsets]
        speakers = {one.speaker for one in segments}
        numbers = {speaker: self._hue(speaker) for speaker in speakers}
        starts_s = [offsets[one.recording] + one.start_s for one in segments]
        order = sorted(range(len(segments)), key=starts_s.__getitem__)
        segments = [segments[place] for place in order]
        self.ids = [one.id for one in segments]
        self.starts_s = array("d", [starts_s[place] for place in order])
        self.ends_s = array("d", [offsets[one.recording] + one.end_s for one in segments])
        self.hues = array("q", [numbers[one.speaker] for one in segments])
        self._places = {segment_id: place for place, segment_id in enumerate(self.ids)}

    def refresh(self, segment_ids: Iterable[int]) -> bool:
        """Look again at who speaks in these; whether any of it has changed."""
        changed = False
        for segment_id in segment_ids:
            segment, place = self._session.segment(segment_id), self._places.get(segment_id)
            if segment and place is not None and self.hues[place] != self._hue(segment.speaker):
                self.hues[place] = self._hue(segment.speaker)
                changed = True
        return changed

    def hues_at(self, times_s: Times) -> Hues:
        """The speaker's number at each time, UNKNOWN or NOBODY."""
        import numpy as np

        if not self.ids:
            return np.full(len(times_s), NOBODY)
        starts_s, ends_s = np.frombuffer(self.starts_s), np.frombuffer(self.ends_s)
        place = np.searchsorted(starts_s, times_s, side="right") - 1
        inside = (place >= 0) & (times_s < ends_s[place])
        return np.where(inside, np.frombuffer(self.hues, np.int64)[place], NOBODY)

    def hue_at(self, at_s: float) -> int:
        """The speaker's number at a time, UNKNOWN or NOBODY."""
        place = bisect_right(self.starts_s, at_s) - 1
        return self.hues[place] if place >= 0 and at_s < self.ends_s[place] else NOBODY

    def at(self, at_s: float) -> int | None:
        """The segment at a meeting time, the one that began last where several overlap."""
        place = bisect_right(self.starts_s, at_s) - 1
        for candidate in range(place, max(place - 4, -1), -1):
            if at_s < self.ends_s[candidate]:
                return self.ids[candidate]
        return None

    def within(self, start_s: float, end_s: float) -> range:
        """The places of the segments that can be seen between two times."""
        first = bisect_right(self.starts_s, start_s)
        while first > 0 and self.ends_s[first - 1] > start_s:
            first -= 1
        return range(first, bisect_left(self.starts_s, end_s))

    def wide(self, start_s: float, end_s: float, least_s: float) -> list[int]:
        """The places of those that can be seen between two times and are at least so long."""
        return [
            place
            for place in self.within(start_s, end_s)
            if self.ends_s[place] - self.starts_s[place] >= least_s
        ]

    def span(self, segment_id: int) -> tuple[float, float] | None:
        """Start and end of a segment in meeting time."""
        place = self._places.get(segment_id)
        return None if place is None else (self.starts_s[place], self.ends_s[place])

    def edge_near(self, at_s: float, within_s: float, chosen: int, least_s: float) -> tuple[int, Edge] | None:
        """The edge that is nearest to a time; of two at one place the chosen segment's, else the one on the time's side.

        Segments shorter than `least_s` have none: they are too narrow to be taken hold of.
        """
        best: tuple[float, int, int, Edge] | None = None
        for place in self.within(at_s - within_s, at_s + within_s):
            start_s, end_s = self.starts_s[place], self.ends_s[place]
            if end_s - start_s < least_s:
                continue
            for edge, edge_s in ((Edge.START, start_s), (Edge.END, end_s)):
                distance = abs(edge_s - at_s)
                if distance <= within_s:
                    away = 0 if self.ids[place] == chosen else 1 if start_s <= at_s < end_s else 2
                    found = (round(distance, 3), away, self.ids[place], edge)
                    best = min(best, found) if best else found
        return (best[2], best[3]) if best else None

    def _hue(self, speaker: str | None) -> int:
        number = self._session.speaker_number(speaker)
        return UNKNOWN if number is None else number


def offset_s(recordings: Iterable[Recording], recording: int) -> float:
    """Where in meeting time a recording begins."""
    return next((one.offset_s for one in recordings if one.id == recording), 0.0)
