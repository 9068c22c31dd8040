"""The window's first picture: whatever it can be drawn without is done once it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def after_first_picture(widget: QWidget, then: Callable[[], object]) -> None:
    """Call `then` when the event loop comes round with the widget's window painted, be it for the first time or not."""
    handle = widget.window().windowHandle()
    if handle is not None and handle.isExposed():
        QTimer.singleShot(0, widget, then)
    else:
        _Waiting(widget, then)


class _Waiting(QObject):
    """Waits for a window to be painted, which the window system may take its time to ask for."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        self._widget = widget
        widget.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._widget, self._then)
            self.deleteLater()
        return super().eventFilter(watched, event)
