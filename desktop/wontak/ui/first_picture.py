"""The window's first picture: whatever it can be drawn without is done once it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

SOON_MS = 250
"""For what can wait until a first key, or a first click, has been dealt with."""

AGAIN_MS = 10
"""Between two looks whether the window system has had the window painted, for which it may take its time."""


def after_first_picture(widget: QWidget, then: Callable[[], object], wait_ms: int = 0) -> None:
    """Call `then` when the event loop comes round with the widget's window painted, be it for the first time or not.

    With `wait_ms`, not before so long after that. It looks rather than listens: to hear of the window's events, Python would need
    to know all the kinds there are.
    """
    handle = widget.window().windowHandle()
    if handle is not None and handle.isExposed():
        QTimer.singleShot(wait_ms, widget, then)
    else:
        QTimer.singleShot(AGAIN_MS, widget, partial(after_first_picture, widget, then, wait_ms))
