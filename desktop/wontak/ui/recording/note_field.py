"""A note written while something is said: it belongs to the moment at which its writing began."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from wontak.ui.recording.marking import Marking


class NoteField(QLineEdit):
    """`noted` tells the text and the monotonic time of its first letter; `left`, that the keyboard may go elsewhere."""

    noted = Signal(str, float)
    left = Signal()

    def __init__(self, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = marking
        self._began_s: float | None = None
        self._composing = False
        self.setPlaceholderText(self.tr("Note – Enter marks the moment at which you began to write"))
        self.setAccessibleName(self.tr("Note"))
        self.textChanged.connect(lambda _text: self._watch())
        self.returnPressed.connect(self._note)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A Hangul syllable that is still being put together has begun the note already."""
        self._composing = bool(event.preeditString() or event.commitString())
        self._watch()
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
        self._watch()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._marking.with_control(event) or event.key() == Qt.Key.Key_Escape)
        ):
            event.accept()  # it comes as a key, before any command of that key elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if action := self._marking.with_control(event):
            action.trigger()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _watch(self) -> None:
        if not self.text() and not self._composing:
            self._began_s = None
        elif self._began_s is None:
            self._began_s = time.monotonic()

    def _note(self) -> None:
        text, began_s = self.text().strip(), self._began_s
        if text:
            self.noted.emit(text, time.monotonic() if began_s is None else began_s)
        self.clear()
        self.left.emit()
