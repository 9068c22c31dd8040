"""What can be done with a marker in the side panel: a press goes there, the menu changes or deletes it, and so does Delete."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from wontak.ui.context import Context
from wontak.ui.markers import Markers

_ID = "marker"


class MarkerMenu(QObject):
    """Serves the lines of markers. `gone_to` tells that the tape deck stands where one is."""

    gone_to = Signal()

    def __init__(self, context: Context, panel: QWidget) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self.acts = Markers(context, self)

    def serve(self, line: QPushButton, marker_id: int) -> None:
        """Let a line stand for a marker."""
        line.setProperty(_ID, marker_id)
        line.clicked.connect(lambda _checked=False: self._go(marker_id))
        line.installEventFilter(self)

    def eventFilter(self, line: QObject, event: QEvent) -> bool:
        marker_id = line.property(_ID)
        if isinstance(event, QContextMenuEvent):
            self.menu(marker_id).popup(event.globalPos())
            return True
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.acts.delete(marker_id)
            return True
        return False

    def menu(self, marker_id: int) -> QMenu:
        """What can be done with a marker."""
        menu = QMenu(self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Go there"), partial(self._go, marker_id))
        menu.addSeparator()
        for text, act in ((self.tr("Change…"), self.acts.edit), (self.tr("Delete"), self.acts.delete)):
            action = menu.addAction(text, partial(act, marker_id))
            action.setEnabled(self._context.session.barred() is None)
        return menu

    def _go(self, marker_id: int) -> None:
        self.acts.go(marker_id)
        self.gone_to.emit()
