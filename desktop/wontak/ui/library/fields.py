"""The search field and the list of meetings, with the keys and the menu they answer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent


class SearchField(QLineEdit):
    """`left` tells that somebody wants to go on into the list, with Down or Enter."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._on_edited)

    def _on_edited(self) -> None:
        """With something in it, it can be emptied by a click."""
        if not self.isClearButtonEnabled():
            self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MeetingList(QListView):
    """`thrown_away` tells that Delete was pressed, `asked` where, within the viewport, a menu is wanted."""

    thrown_away = Signal()
    asked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Delete:
            self.thrown_away.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(event.pos())
