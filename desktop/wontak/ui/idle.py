"""What nobody waits for: small steps of work, done one at a time while nobody types, clicks or scrolls."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

QUIET_MS = 700
"""So long without a key or a click, and the next step is done; typing has shorter pauses between two keys."""

BETWEEN_MS = 15
"""Between two steps, for whatever has come meanwhile."""

_TYPING = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
_INPUT = frozenset(
    {
        *_TYPING,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchUpdate,
    }
)

Step = Callable[[], object]


class Idle(QObject):
    """The steps that wait, in their order. It listens for input until they are all done, or dropped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._typed_s = 0.0
        self._listen(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_typing(self) -> bool:
        """Whether somebody has typed just now; may be asked from any thread."""
        return time.monotonic() - self._typed_s < QUIET_MS / 1000

    def add(self, *steps: Step) -> None:
        """Have these done as well, after those that wait already."""
        if not self._steps:
            self._listen(True)
            self._pause.start(QUIET_MS)
        self._steps.extend(steps)

    def drop(self) -> None:
        """Do nothing more of what waits, and listen no more."""
        self._steps.clear()
        self._pause.stop()
        self._listen(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TYPING:
            self._typed_s = time.monotonic()
        if kind in _INPUT and self._steps:
            self._pause.start(QUIET_MS)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        if not self._steps:
            return
        self._listen(False)  # the step's own events are none of a person's
        try:
            self._steps.popleft()()
        finally:
            if self._steps:
                self._listen(True)
                self._pause.start(BETWEEN_MS)

    def _listen(self, listens: bool) -> None:
        app = QCoreApplication.instance()
        if app is None:
            return
        app.removeEventFilter(self)
        if listens:
            app.installEventFilter(self)
