"""How high each row is and where it lies: guessed until a row has been set, so that cost follows what is visible."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from wontak.domain.transcript import Segment

Key = tuple[object, ...]


class Rows:
    """Heights of all rows in pixels, in the order of the transcript.

    `guess` gives the likely heights of segments' rows without setting them; `measure`, a true one; `besides`, what stands in the
    row of a segment, by its id, besides the segment.
    """

    def __init__(
        self,
        guess: Callable[[Sequence[Segment]], list[int]],
        measure: Callable[[Segment], int],
        besides: Callable[[int], object],
    ) -> None:
        self._guess = guess
        self._measure = measure
        self._besides = besides
        self._segments: Sequence[Segment] = ()
        self._heights: list[int] = []
        self._known: dict[int, tuple[Key, int]] = {}
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def take(self, segments: Sequence[Segment]) -> None:
        """Rows for these segments; what is known of the height of unchanged ones is kept."""
        self._segments = segments
        self._heights = self._guess(segments)
        if self._known:
            for place, segment in enumerate(segments):
                if segment.id in self._known:
                    self._heights[place] = self._likely(segment, self._heights[place])
        self._tops = None

    def forget(self) -> None:
        """Every height may be another one: the width or the type has changed."""
        self._known.clear()
        self.take(self._segments)

    def change(self, place: int, segment: Segment) -> None:
        """The segment at a place says something else."""
        height = self._likely(segment, *self._guess((segment,)))
        if height != self._heights[place]:
            self._heights[place] = height
            self._tops = None

    def height(self, place: int, segment: Segment) -> int:
        """The true height of a row, which is set for it if need be."""
        key = self._key(segment)
        known = self._known.get(segment.id)
        if known is None or known[0] != key:
            known = (key, self._measure(segment))
            self._known[segment.id] = known
        if self._heights[place] != known[1]:
            self._heights[place] = known[1]
            self._tops = None
        return known[1]

    def correct(self, place: int, segment: Segment, height: int) -> None:
        """A row has become `height` high while somebody types in it."""
        self._known[segment.id] = (self._key(segment), height)
        if self._heights[place] != height:
            self._heights[place] = height
            self._tops = None

    @property
    def total(self) -> int:
        """The height of all rows together, as far as it is known."""
        tops = self._all_tops()
        return tops[-1]

    def top(self, place: int) -> int:
        """How far below the first row's top a row begins, as far as it is known."""
        return self._all_tops()[place]

    def at(self, y: int) -> int:
        """The row that `y` falls into."""
        place = bisect_right(self._all_tops(), y) - 1
        return max(0, min(place, len(self._heights) - 1))

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops

    def _likely(self, segment: Segment, guessed_px: int) -> int:
        key, known_px = self._known.get(segment.id, (None, guessed_px))
        return known_px if key == self._key(segment) else guessed_px

    def _key(self, segment: Segment) -> Key:
        """What decides how high a segment's row is."""
        translation = segment.translation.text if segment.translation else None
        return segment.text, translation, segment.comment, self._besides(segment.id)
