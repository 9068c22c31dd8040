"""Dragging out of the transcript: selected segments or selected words, to be dropped as a quotation in the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from wontak.ui.segments_mime import Dragged, packed
from wontak.ui.transcript.pointing import Pointing
from wontak.ui.transcript.view import TranscriptView


@dataclass(frozen=True)
class _Held:
    """A press on what is selected: nobody knows yet whether it is a press or the beginning of a drag."""

    part: QWidget
    press: QMouseEvent
    dragged: Dragged

    @property
    def at(self) -> QPoint:
        return self.press.position().toPoint()


class Dragging(QObject):
    """Hears the mouse before `pointing` does. What is dragged is always copied: nothing leaves the transcript by it."""

    def __init__(self, view: TranscriptView, pointing: Pointing) -> None:
        super().__init__(view)
        self._view, self._pointing = view, pointing
        self._held: _Held | None = None
        self._replaying = False
        for part in (view.viewport(), view.editor.viewport()):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying or not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._held = self._hold(watched, event)
            return self._held is not None
        if self._held is None:
            return False
        if kind is QEvent.Type.MouseMove:
            self._move(self._held, event.position().toPoint())
            return True
        if kind is QEvent.Type.MouseButtonRelease:
            self._let_go(self._held)
        return False

    def _hold(self, part: QWidget, event: QMouseEvent) -> _Held | None:
        if (
            event.button() is not Qt.MouseButton.LeftButton
            or event.modifiers() != Qt.KeyboardModifier.NoModifier
        ):
            return None
        point = event.position().toPoint()
        on_words = part is self._view.editor.viewport()
        dragged = self._words_at(point) if on_words else self._segments_at(point)
        return _Held(part, _copy(event), dragged) if dragged else None

    def _move(self, held: _Held, point: QPoint) -> None:
        if (point - held.at).manhattanLength() >= QApplication.startDragDistance():
            self._held = None
            drag = QDrag(self._view)
            drag.setMimeData(self._packed(held.dragged))
            drag.exec(Qt.DropAction.CopyAction)

    def _let_go(self, held: _Held) -> None:
        """It was a press after all: it does now what it would have done."""
        self._held, self._replaying = None, True
        try:
            QApplication.sendEvent(held.part, held.press)
        finally:
            self._replaying = False

    def _words_at(self, point: QPoint) -> Dragged | None:
        """The selected words, or all selected segments where the editor lies over one of them."""
        editor, segment_id = self._view.editor, self._view.cursor_.segment_id
        cursor = editor.textCursor()
        if segment_id in self._view.selected:
            return self._selected()
        offset = editor.cursorForPosition(point).position()
        if segment_id is None or not cursor.selectionStart() <= offset < cursor.selectionEnd():
            return None
        return Dragged((segment_id,), cursor.selectedText())

    def _segments_at(self, point: QPoint) -> Dragged | None:
        found = self._pointing.row_at(point.y())
        if found is None or self._view.segments[found[0]].id not in self._view.selected:
            return None
        on_head = self._pointing.item_at(found[0], point - QPoint(0, found[1]))
        return None if on_head else self._selected()

    def _selected(self) -> Dragged:
        chosen = self._view.selected
        return Dragged(tuple(segment.id for segment in self._view.segments if segment.id in chosen))

    def _packed(self, dragged: Dragged) -> QMimeData:
        chosen = [segment.text for segment in self._view.segments if segment.id in dragged.segments]
        return packed(dragged, dragged.words or "\n".join(chosen))


def _copy(event: QMouseEvent) -> QMouseEvent:
    """The event itself does not outlive its being heard."""
    return QMouseEvent(
        event.type(),
        event.position(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
    )
