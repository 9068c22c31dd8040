"""The Transcript page of the real window, with the sample meeting open, and what tests do in it again and again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.domain.transcript import Segment
from wontak.ui.context import Place
from wontak.ui.transcript.page import TranscriptPage
from wontak.ui.transcript.setting import Field


@dataclass(frozen=True)
class TranscriptDesk:
    """The page, and hands."""

    qtbot: QtBot
    program: Application
    page: TranscriptPage

    @classmethod
    def at(cls, qtbot: QtBot, program: Application) -> TranscriptDesk:
        """The page of a program with a meeting open, its window active."""
        program.window.go(Place.TRANSCRIPT)
        program.window.activateWindow()
        page = program.window.page(Place.TRANSCRIPT)
        assert isinstance(page, TranscriptPage)
        page.view.setFocus()
        qtbot.waitUntil(page.view.editor.hasFocus)
        return cls(qtbot, program, page)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.program.session.segments

    @property
    def stored(self) -> tuple[Segment, ...]:
        """What is in the database."""
        return self.program.session.desk.store.segments()

    @property
    def here(self) -> Segment:
        """The segment the cursor is in."""
        segment = self.page.view.cursor_.segment
        assert segment is not None
        return segment

    def go(self, place: int, position: int = 0, field: Field = Field.ORIGINAL) -> None:
        self.page.view.select(())
        self.page.view.move_cursor(place, field, position)

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(self.page.view.editor, key, held)

    def type(self, text: str) -> None:
        """Latin by the keys, Hangul as an input method sends it."""
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(self.page.view.editor, letter)
            else:
                self.compose("", letter)

    def compose(self, unfinished: str, finished: str = "") -> None:
        """What an input method sends: text in the making, and text that is done."""
        event = QInputMethodEvent(unfinished, [])
        event.setCommitString(finished)
        QApplication.sendEvent(self.page.view.editor, event)

    def undo(self) -> None:
        self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        self.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)

    def comes_and_goes(self, before: tuple[Segment, ...]) -> None:
        """What was just done can be undone, and done again; what is seen is what is stored."""
        after = self.segments
        assert after != before
        assert after == self.stored
        self.undo()
        assert self.segments == before == self.stored
        self.redo()
        assert self.segments == after == self.stored

    def click_text(self, place: int, offset: int, *modifiers: Qt.KeyboardModifier) -> None:
        """Press at a character of an original text."""
        view = self.page.view
        view.reveal(place)
        y = view.scroller.y_of(place)
        assert y is not None
        block = view.row(place).original
        line = block.layout.lineForTextPosition(offset)
        x = line.cursorToX(offset)
        x = x[0] if isinstance(x, tuple) else x
        point = QPoint(int(block.x + x) + 2, int(y + block.y + line.y() + 6))
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        target = view.viewport().childAt(point) or view.viewport()
        self.qtbot.mouseClick(target, Qt.MouseButton.LeftButton, held, target.mapFrom(view.viewport(), point))
