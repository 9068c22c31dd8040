"""A place in the document where text is typed: as high as its text, and set like the paper around it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextListFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from wontak.ui.minutes.typesetting import Look
from wontak.ui.segments_mime import Dragged, unpacked

IsCommand = Callable[[QKeySequence], bool]

PADDING_PX = 2
INDENT_PX = 18
_NEWLINES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Field(QTextEdit):
    """Plain text of one paragraph, or with `points` of a list with one point a line.

    `typed` tells that the text is another one, `resized` that it takes more room or less, `focused` that the keyboard came
    here, `moved` that the cursor did; `left` (-1 or 1) that it wants to go to the field before or after; `broken` that Enter
    was pressed, at which character; `emptied`, Backspace in an empty text; `dropped`, that segments were dropped or pasted
    here; `menu_asked`, where on the screen.
    """

    typed = Signal()
    resized = Signal()
    focused = Signal()
    moved = Signal()
    left = Signal(int)
    broken = Signal(int)
    emptied = Signal()
    dropped = Signal(Dragged)
    menu_asked = Signal(object)

    def __init__(
        self, name: str, look: Look, is_command: IsCommand, parent: QWidget, *, points: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paperField")
        self.setProperty("ink", look.ink)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self._look, self._points, self._is_command = look, points, is_command
        self._text = ""
        self._composing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font(parent.font()))
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        for hide in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            hide(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(PADDING_PX)
        self.document().setIndentWidth(INDENT_PX)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self.moved)
        self._set("")

    # What it says -----------------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What has been typed, without what is still composed."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show a text; where it is the one that is there, nothing moves."""
        if unicodedata.normalize("NFC", self._text) != text:
            self._set(text)

    @property
    def offset(self) -> int:
        """The character at which the cursor is."""
        return self.textCursor().position()

    def move_to(self, offset: int) -> None:
        """Put the cursor at a character."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(0, offset), len(self._text)))
        self.setTextCursor(cursor)

    def compose_to_end(self) -> None:
        """Take what is still being composed as typed: the text is left now."""
        if self._composing:
            QGuiApplication.inputMethod().commit()

    def _set(self, text: str) -> None:
        position = self.offset
        self._text = text
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(self._look.paragraph())
        if self._points:
            form = QTextListFormat()
            form.setStyle(QTextListFormat.Style.ListDisc)
            cursor.createList(form)
        cursor.setPosition(min(position, len(text)))
        self.setTextCursor(cursor)

    def _fit(self) -> None:
        height_px = math.ceil(self.document().size().height())
        if height_px != self.height():
            self.setFixedHeight(height_px)
            self.resized.emit()

    def _on_text(self) -> None:
        text = self.toPlainText()
        if text != self._text:
            self._text = text
            self.typed.emit()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = event.matches(QKeySequence.StandardKey.Copy) or event.matches(
                QKeySequence.StandardKey.Cut
            )
            if self._is_command(QKeySequence(event.keyCombination())) and not wanted:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        key = event.key()
        if key in _NEWLINES and not self._points:
            if not self.isReadOnly():
                self.broken.emit(self.offset)
        elif plain and key == Qt.Key.Key_Backspace and not self._text and not self.isReadOnly():
            self.emptied.emit()
        elif plain and key == Qt.Key.Key_Up and not self._can_move(QTextCursor.MoveOperation.Up):
            self.left.emit(-1)
        elif plain and key == Qt.Key.Key_Down and not self._can_move(QTextCursor.MoveOperation.Down):
            self.left.emit(1)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.setTextCursor(self._cursor_for_menu(event))
            self.menu_asked.emit(event.globalPos())
        else:
            self.menu_asked.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if source.hasUrls():
            return False  # files are the window's to take
        return source.hasText() or unpacked(source) is not None

    def insertFromMimeData(self, source: QMimeData) -> None:
        dragged = unpacked(source)
        if dragged is not None:
            self.dropped.emit(dragged)
            return
        lines = [" ".join(line.split()) for line in source.text().splitlines()]
        self.textCursor().insertText(("\n" if self._points else " ").join(filter(None, lines)))

    def _cursor_for_menu(self, event: QContextMenuEvent) -> QTextCursor:
        """The cursor where the menu is asked for, unless that is inside what is selected."""
        present, there = self.textCursor(), self.cursorForPosition(event.pos())
        inside = (
            present.hasSelection() and present.selectionStart() <= there.position() <= present.selectionEnd()
        )
        return present if inside else there

    def _can_move(self, way: QTextCursor.MoveOperation) -> bool:
        cursor = self.textCursor()
        return bool(cursor.movePosition(way))
