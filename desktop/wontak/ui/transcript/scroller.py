"""Which rows are in view: held by one row and its place, so that nothing moves when rows above become higher or more."""

from __future__ import annotations

from collections.abc import Callable

from wontak.ui.transcript.rows import Rows

FAR = 4
"""A scroll of more than this many pages goes by the likely heights, without setting the rows on the way."""


class Scroller:
    """`place` is the first row in view, `hidden_px` how much of it lies above. `height` gives the true height of a row."""

    def __init__(self, rows: Rows, height: Callable[[int], int]) -> None:
        self._rows = rows
        self._height = height
        self.place = 0
        self.hidden_px = 0
        self.room_px = 0

    @property
    def value(self) -> int:
        """How far down the page is scrolled."""
        return self._rows.top(self.place) + self.hidden_px if len(self._rows) else 0

    @property
    def limit(self) -> int:
        """How far down it can be scrolled."""
        return max(0, self._rows.total - self.room_px)

    def scroll_to(self, value: int) -> None:
        """Scroll to where the scroll bar stands."""
        delta_px = value - self.value
        if abs(delta_px) <= FAR * self.room_px:
            self.hidden_px += delta_px
        else:
            self.place = self._rows.at(value)
            self.hidden_px = value - self._rows.top(self.place)
        self._settle()

    def keep(self, place: int, y: int) -> None:
        """Have the top of a row at `y` of the view."""
        self.place, self.hidden_px = place, -y
        self._settle()

    def visible(self) -> list[tuple[int, int]]:
        """The rows in view, each with the y of its top."""
        found: list[tuple[int, int]] = []
        y, place = -self.hidden_px, self.place
        while y < self.room_px and place < len(self._rows):
            found.append((place, y))
            y += self._height(place)
            place += 1
        return found

    def y_of(self, place: int) -> int | None:
        """Where the top of a row is; None for one out of view."""
        return next((y for row, y in self.visible() if row == place), None)

    def reveal(self, place: int, from_px: int, until_px: int) -> bool:
        """Bring a part of a row into view with as little motion as possible; far away, to the upper third. Whether it moved."""
        y = self.y_of(place)
        if y is None:
            before = place == self.place - 1
            after = place == self.place + len(self.visible())
            if before:
                self.keep(place, -from_px)
            elif after:
                self.keep(place, self.room_px - until_px)
            else:
                self.keep(place, self.room_px // 3 - from_px)
            return True
        if y + from_px < 0:
            self.keep(place, -from_px)
        elif y + until_px > self.room_px:
            self.keep(place, max(self.room_px - until_px, -from_px))
        else:
            return False
        return True

    def _settle(self) -> None:
        """Let the first row be one that is in view, and leave no gap above the first or below the last."""
        if not len(self._rows):
            self.place = self.hidden_px = 0
            return
        self.place = min(self.place, len(self._rows) - 1)
        self._normalise()
        missing_px = self.room_px - self._below()
        if missing_px > 0:
            self.hidden_px -= missing_px
            self._normalise()

    def _normalise(self) -> None:
        while self.hidden_px < 0 and self.place > 0:
            self.place -= 1
            self.hidden_px += self._height(self.place)
        while self.place < len(self._rows) - 1 and self.hidden_px >= (height := self._height(self.place)):
            self.hidden_px -= height
            self.place += 1
        self.hidden_px = max(0, self.hidden_px)

    def _below(self) -> int:
        """How much there is from the top of the view on, as far as it matters."""
        y, place = -self.hidden_px, self.place
        while y < self.room_px and place < len(self._rows):
            y += self._height(place)
            place += 1
        return y
