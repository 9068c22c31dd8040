"""What the mouse does on the page: a press puts the cursor there, in the margin it selects, on a head it opens what it shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from wontak.ui.transcript.head import HeadItem, Part
from wontak.ui.transcript.movement import Movement
from wontak.ui.transcript.setting import Block, Field
from wontak.ui.transcript.view import TranscriptView

MARGIN_GAP_PX = 10
_PLAYED_BY = Qt.KeyboardModifier.AltModifier


class Pointing(QObject):
    """Hears the mouse on a view's page.

    `head_pressed` tells a part of a head with its segment's id and where on the screen it ends; `word_pressed`, a character of
    an original text, and whether the press asks for it to be played; `line_pressed`, a recording and the time in it to which a
    line above a head leads.
    """

    head_pressed = Signal(Part, int, QPoint)
    word_pressed = Signal(int, int, bool)
    line_pressed = Signal(int, float)
    menu_asked = Signal(QPoint)

    def __init__(self, view: TranscriptView, movement: Movement) -> None:
        super().__init__(view)
        self._view = view
        self._movement = movement
        self._dragged: Block | None = None
        self._from = 0
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.editor.viewport().installEventFilter(self)
        view.editor.pressed_at.connect(self._on_editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QContextMenuEvent):
            self._ask_menu(event)
            return True
        if isinstance(event, QHelpEvent) and kind is QEvent.Type.ToolTip and watched is self._view.viewport():
            return self._tell(event)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            if kind is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
                return self._press(event)
            if kind is QEvent.Type.MouseMove:
                return self._move(event)
            if kind is QEvent.Type.MouseButtonRelease:
                self._dragged = None
        return False

    def _press(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position().toPoint()
        found = self.row_at(point.y())
        view.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        if found is None:
            return True
        place, y = found
        item = self.item_at(place, point - QPoint(0, y))
        if item is not None:
            corner = view.viewport().mapToGlobal(item.rect.bottomLeft() + QPoint(0, y + 2))
            view.move_cursor(place, position=0)
            if item.at_s is not None:
                self.line_pressed.emit(view.segments[place].recording, item.at_s)
            self.head_pressed.emit(item.part, view.segments[place].id, corner)
        elif point.x() < view.columns.left_px - MARGIN_GAP_PX:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._movement.select_to(place, extend=shift, add=control)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._movement.select_to(place, extend=True, add=False)
        else:
            self._press_text(place, y, point, event.modifiers())
        return True

    def _press_text(self, place: int, y: int, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        view, row = self._view, self._view.row(place)
        field, block = Field.ORIGINAL, row.original
        other = row.translation
        if other is not None and (
            point.x() >= other.x if other.x > block.x else point.y() - y >= block.bottom + 4
        ):
            field, block = Field.TRANSLATION, other
        offset = block.offset_at(point.x(), point.y() - y)
        view.select(())
        view.move_cursor(place, field, offset)
        self._dragged, self._from = block, offset
        if field is Field.ORIGINAL:
            self.word_pressed.emit(view.segments[place].id, offset, bool(modifiers & _PLAYED_BY))

    def _move(self, event: QMouseEvent) -> bool:
        view, point = self._view, event.position().toPoint()
        if self._dragged and event.buttons() & Qt.MouseButton.LeftButton:
            place = view.place_of(view.cursor_.segment_id)
            y = view.scroller.y_of(place) if place is not None else None
            if y is not None:
                offset = self._dragged.offset_at(point.x(), point.y() - y)
                view.editor.move_to(offset, self._from)
            return True
        self._shape_pointer(point)
        return False

    def _shape_pointer(self, point: QPoint) -> None:
        found = self.row_at(point.y())
        shape = Qt.CursorShape.IBeamCursor
        if found is None or point.x() < self._view.columns.left_px - MARGIN_GAP_PX:
            shape = Qt.CursorShape.ArrowCursor
        elif self.item_at(found[0], point - QPoint(0, found[1])):
            shape = Qt.CursorShape.PointingHandCursor
        self._view.viewport().setCursor(shape)

    def _on_editor(self, offset: int, modifiers: Qt.KeyboardModifier) -> None:
        self._view.select(())
        cursor = self._view.cursor_
        if cursor.field is Field.ORIGINAL and cursor.segment_id is not None:
            self.word_pressed.emit(cursor.segment_id, offset, bool(modifiers & _PLAYED_BY))

    def _ask_menu(self, event: QContextMenuEvent) -> None:
        view = self._view
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            point = view.viewport().mapFromGlobal(where)
            found = self.row_at(point.y())
            if found and view.segments[found[0]].id not in view.selected | {view.cursor_.segment_id}:
                view.select(())
                self._press_text(found[0], found[1], point, Qt.KeyboardModifier.NoModifier)
                self._dragged = None
        else:
            corner = view.editor.cursorRect().bottomLeft()
            where = view.editor.viewport().mapToGlobal(corner)
        self.menu_asked.emit(where)

    def _tell(self, event: QHelpEvent) -> bool:
        found = self.row_at(event.pos().y())
        item = self.item_at(found[0], event.pos() - QPoint(0, found[1])) if found else None
        if item and item.tip:
            QToolTip.showText(event.globalPos(), item.tip, self._view.viewport())
        else:
            QToolTip.hideText()
        return True

    def row_at(self, y: int) -> tuple[int, int] | None:
        """The place of the row at a height of the page, and the y of its top."""
        visible = self._view.scroller.visible()
        return next(((place, top) for place, top in reversed(visible) if top <= y), None)

    def item_at(self, place: int, point: QPoint) -> HeadItem | None:
        """The part of a row's head at a point counted from the row's top."""
        items = self._view.head(place)
        return next((item for item in items if item.rect.adjusted(-4, -4, 4, 4).contains(point)), None)
