"""Python's cyclic garbage, looked for on the window's thread alone.

A widget among it is destroyed on the thread that finds it. On any other one that may stand still for ever: it has a lock of
Qt's and waits for Python, while the window's thread has Python and waits for that lock.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from wontak.ui.idle import Idle

EVERY_MS = 1_000
OLDEST = 2
"""The generation for which everything is looked through; that takes longer than a key may."""


class Garbage(QObject):
    """Looks for it from time to time instead of Python itself, which would on whatever thread makes something just then."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        gc.disable()
        self._idle = Idle(self)
        self._idle.drop()
        self._is_put_off = False
        self._beat = QTimer(self)
        self._beat.setInterval(EVERY_MS)
        self._beat.timeout.connect(self._look)
        self._beat.start()

    def _look(self) -> None:
        generation = due()
        if generation == OLDEST:
            generation = OLDEST - 1
            if not self._is_put_off:
                self._is_put_off = True
                self._idle.add(self._look_through_everything)
        if generation is not None:
            gc.collect(generation)

    def _look_through_everything(self) -> None:
        self._is_put_off = False
        gc.collect(OLDEST)


def due() -> int | None:
    """The oldest generation that Python would look through now were it to; None where there is nothing to look for yet."""
    counts, limits = gc.get_count(), gc.get_threshold()
    return next((number for number in (2, 1, 0) if counts[number] > limits[number]), None)
