"""Errands: long work on files that needs no engine, with its progress and the way to give it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from wontak.desk.pace import Pace
from wontak.ui.background import in_background, is_there

Work = Callable[[Callable[[int, int], None], Callable[[], bool]], Any]
"""Does the work; is given what hears of the amount done and the amount in all, and what says whether to give up."""


class Errand(QObject):
    """One piece of work. `share` is how much of it is done, from 0 to 1; None while that cannot be told.

    `expected_s` is how long it was said to take, None where nobody knows.
    """

    progressed = Signal()
    ended = Signal()
    _told = Signal(int, int)

    def __init__(self, title: str, *, can_be_cancelled: bool = True, expected_s: float | None = None) -> None:
        super().__init__()
        self._pace = Pace(expected_s)
        self.title = title
        self.can_be_cancelled = can_be_cancelled
        self.share: float | None = None
        self.is_over = False
        self._given_up = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def left_s(self) -> float | None:
        """Seconds left, as far as that can be told."""
        return self._pace.left_s(self.share)

    def begin(self, work: Work, done: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        """Begin on a thread of its own kind; `done` or `failed` is called on this one, if what they belong to is still there."""
        _running.add(self)
        self._done, self._failed = done, failed
        in_background(
            lambda: work(self._told.emit, lambda: self._given_up), self._on_done, self._on_failed, _threads
        )

    def cancel(self) -> None:
        """Give up where nothing half-made stays."""
        self._given_up = True

    def _on_told(self, done: int, total: int) -> None:
        self.share = done / total if total else None
        self.progressed.emit()

    def _on_done(self, result: object) -> None:
        self._end()
        if is_there(self._done):
            self._done(result)

    def _on_failed(self, fault: Exception) -> None:
        self._end()
        if is_there(self._failed):
            self._failed(fault)

    def _end(self) -> None:
        self.is_over = True
        _running.discard(self)
        self.ended.emit()


_running: set[Errand] = set()

_threads = QThreadPool()
_threads.setMaxThreadCount(2)  # its own, so that a search never waits for an archive


def give_up_all() -> None:
    """Give up whatever is under way: the program is about to end."""
    for errand in tuple(_running):
        errand.cancel()
    _threads.waitForDone()
