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

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchUpdate,
    }
)

Step = Callable[[], object]


class Idle(QObject):
    """The steps that wait, in their order. It listens for input only as long as there are any."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._heard_s = time.monotonic()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_quiet(self) -> bool:
        """Whether nobody has typed or clicked for a while; may be asked from any thread."""
        return time.monotonic() - self._heard_s > QUIET_MS / 1000

    def add(self, *steps: Step) -> None:
        """Have these done as well, after those that wait already."""
        if not self._steps:
            self._listen(True)
            self._pause.start(QUIET_MS)
        self._steps.extend(steps)

    def drop(self) -> None:
        """Do nothing more of what waits."""
        self._steps.clear()
        self._pause.stop()
        self._listen(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._heard_s = time.monotonic()
            self._pause.start(QUIET_MS)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        if self._steps:
            self._listen(False)  # the step's own events are none of a person's
            self._steps.popleft()()
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
