"""Answers the dialogs that stop the window until they are answered, as a person does who fills them in and presses a button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

LOOK_EVERY_MS = 10


@contextmanager
def answered(verb: str, fill: Callable[[QDialog], object] = lambda _dialog: None) -> Iterator[None]:
    """Have the next dialog filled in and its button `verb` pressed; one must come before the end of the block."""
    pressed: list[str] = []
    watch, window = QTimer(), QApplication.activeWindow()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        watch.stop()
        try:
            fill(dialog)
            press(dialog, verb)
            pressed.append(verb)
        finally:
            if dialog.isVisible():  # else a test that failed in it would wait forever
                dialog.reject()

    watch.timeout.connect(look)
    watch.start(LOOK_EVERY_MS)
    yield
    watch.stop()
    assert pressed == [verb]
    if window is not None:  # as a window manager does; without a screen there is none
        window.activateWindow()
        QApplication.processEvents()


def press(part: QWidget, label: str) -> None:
    """Press the first button of a part of the window that says this."""
    found = [one for one in part.findChildren(QPushButton) if one.text() == label and one.isEnabled()]
    assert found, label
    found[0].click()
