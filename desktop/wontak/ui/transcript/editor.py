"""The one place where text is typed: it lies over the lines that the cursor is in and looks exactly like them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from wontak.ui.segments_mime import MIME
from wontak.ui.transcript.setting import WRAP, Type, spaced

SLACK_PX = 4
"""The editor is wider than its lines by this much, so that a cursor behind the last letter is seen."""


class Way(StrEnum):
    """Where the cursor wants to go when it leaves a text."""

    UP = "up"
    DOWN = "down"
    BEFORE = "before"
    AFTER = "after"
    NEXT_FIELD = "next_field"
    PREVIOUS_FIELD = "previous_field"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    FIRST = "first"
    LAST = "last"
    SELECT_UP = "select_up"
    SELECT_DOWN = "select_down"


_AT_ONCE = {
    (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier): Way.PAGE_UP,
    (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier): Way.PAGE_DOWN,
    (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier): Way.FIRST,
    (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier): Way.LAST,
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier): Way.NEXT_FIELD,
    (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier): Way.PREVIOUS_FIELD,
}
_NEWLINES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SegmentEditor(QTextEdit):
    """Plain text of one line, however it wraps. `typed` tells that the text is another one, without what is still composed.

    `leaving` tells a way the cursor wants to go beyond this text. `is_command` says whether a key belongs to a command.
    """

    typed = Signal()
    leaving = Signal(Way)
    pressed_at = Signal(int, object)
    touched = Signal()

    def __init__(self, is_command: Callable[[QKeySequence], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("segmentEditor")
        self._is_command = is_command
        self.composing = ""
        self._loaded = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(WRAP)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._stay)
        self.textChanged.connect(self._on_text)

    def dress(self, type_: Type, width_px: int) -> None:
        """Take on the page's type and a column's width."""
        self._pitch_px = type_.pitch_px
        self.document().setDefaultFont(type_.body)
        self.setFont(type_.body)
        self.setLineWrapColumnOrWidth(width_px)
        self._space()

    def load(self, text: str, position: int, anchor: int | None = None) -> None:
        """Show a text with the cursor at `position`; nobody has typed it."""
        self.composing = ""
        self._loaded = text
        self.setPlainText(text)
        self._space()
        self.move_to(position, anchor)

    def move_to(self, position: int, anchor: int | None = None) -> None:
        """Put the cursor at a character, selecting from `anchor` if one is given."""
        length = len(self._loaded)
        cursor = self.textCursor()
        cursor.setPosition(min(length, position if anchor is None else anchor))
        if anchor is not None:
            cursor.setPosition(min(length, position), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_marks(self, marks: Iterable[tuple[tuple[int, int], QTextCharFormat]]) -> None:
        """Have these colours behind these characters."""
        selections = []
        for (start, end), style in marks:
            selection = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            cursor.setPosition(min(start, len(self._loaded)))
            cursor.setPosition(min(end, len(self._loaded)), cursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, style
            selections.append(selection)
        self.setExtraSelections(selections)

    @property
    def text(self) -> str:
        """What has been typed, without what is still composed."""
        return self._loaded

    @property
    def position(self) -> int:
        return self.textCursor().position()

    @property
    def line_count(self) -> int:
        return max(1, self.document().firstBlock().layout().lineCount())

    def compose_to_end(self) -> None:
        """Take what is still being composed as typed: the text is left now."""
        if self.composing:
            QGuiApplication.inputMethod().commit()
        if self.composing:
            unfinished, self.composing = self.composing, ""
            event = QInputMethodEvent("", [])
            event.setCommitString(unfinished)
            super().inputMethodEvent(event)
            QGuiApplication.inputMethod().reset()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            sequence = QKeySequence(event.keyCombination())
            if self._is_command(sequence) and not self._needs(event):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.touched.emit()
        way = self._way(event)
        if way:
            self.leaving.emit(way)
            event.accept()
        elif event.key() not in _NEWLINES:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = event.preeditString()
        self.touched.emit()
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            offset = self.cursorForPosition(event.position().toPoint()).position()
            self.pressed_at.emit(offset, event.modifiers())
        if event.button() is not Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.touched.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Files are the window's to take.
        return source.hasText() and not source.hasFormat(MIME) and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(" ".join(source.text().split()))

    # ------------------------------------------------------------------------------------------------------------------

    def _way(self, event: QKeyEvent) -> Way | None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        at_once = _AT_ONCE.get((Qt.Key(key), modifiers))
        if at_once:
            return at_once
        cursor = self.textCursor()
        line = self._line()
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            if key == Qt.Key.Key_Up and line == 0:
                return Way.SELECT_UP
            return Way.SELECT_DOWN if key == Qt.Key.Key_Down and line == self.line_count - 1 else None
        if modifiers != Qt.KeyboardModifier.NoModifier or cursor.hasSelection():
            return None
        if key == Qt.Key.Key_Up and line == 0:
            return Way.UP
        if key == Qt.Key.Key_Down and line == self.line_count - 1:
            return Way.DOWN
        if key == Qt.Key.Key_Left and cursor.atStart():
            return Way.BEFORE
        return Way.AFTER if key == Qt.Key.Key_Right and cursor.atEnd() else None

    def _needs(self, event: QKeyEvent) -> bool:
        """Whether a key that belongs to a command has work to do in the text first."""
        if self.composing and event.key() in (*_NEWLINES, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return True
        cursor = self.textCursor()
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            return cursor.hasSelection()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
            return False
        if event.key() == Qt.Key.Key_Backspace:
            return not cursor.atStart() or cursor.hasSelection()
        return event.key() == Qt.Key.Key_Delete and (not cursor.atEnd() or cursor.hasSelection())

    def _line(self) -> int:
        line = self.document().firstBlock().layout().lineForTextPosition(self.position)
        return int(line.lineNumber()) if line.isValid() else 0

    def _space(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced(self._pitch_px))

    def _on_text(self) -> None:
        text = self.toPlainText().replace("\n", " ")
        if text != self._loaded:
            self._loaded = text
            self.typed.emit()

    def _stay(self, value: int) -> None:
        """All of its text is always in view: only the page scrolls."""
        if value:
            self.verticalScrollBar().setValue(0)
