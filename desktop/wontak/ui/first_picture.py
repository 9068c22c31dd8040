"""The window's first picture: whatever it can be drawn without is done once it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

SOON_MS = 250
"""For what can wait until a first key, or a first click, has been dealt with."""


def after_first_picture(widget: QWidget, then: Callable[[], object], wait_ms: int = 0) -> None:
    """Call `then` when the event loop comes round with the widget's window painted, be it for the first time or not.

    With `wait_ms`, not before so long after that.
    """
    handle = widget.window().windowHandle()
    if handle is not None and handle.isExposed():
        QTimer.singleShot(wait_ms, widget, then)
    else:
        _Waiting(widget, lambda: QTimer.singleShot(wait_ms, widget, then))


class _Waiting(QObject):
    """Waits for a window to be painted, which the window system may take its time to ask for."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        widget.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._then()
            self.deleteLater()
        return super().eventFilter(watched, event)
