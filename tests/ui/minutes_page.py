"""The Minutes page of the real window, with means to find its rows and to type in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, DocumentKind
from wontak.ui.context import Place
from wontak.ui.minutes.field import Field
from wontak.ui.minutes.page import MinutesPage
from wontak.ui.minutes.rows import BlockRow


def opened(program: Application, meeting: Path, kind: DocumentKind = DocumentKind.MINUTES) -> MinutesPage:
    """The page with a document of the meeting, in both languages."""
    program.settings.choose("minutes_document", kind.value)
    program.session.open(meeting)
    program.window.go(Place.MINUTES)
    page = program.window.page(Place.MINUTES)
    assert isinstance(page, MinutesPage)
    return page


def rows(page: MinutesPage, language: Language, kind: BlockKind) -> list[BlockRow]:
    """The rows of one kind."""
    paper = page.manuscript.paper(language)
    assert paper is not None
    return [row for row in paper.rows if row.line.block.kind is kind]


def type_at_end(qtbot: QtBot, row: BlockRow, text: str) -> None:
    """Type behind the text of a row, as somebody at the keyboard does."""
    field = row.focus_field()
    field.setFocus()
    QApplication.processEvents()
    field.move_to(len(field.text))
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        commit(field, text)


def commit(field: Field, text: str, composing: str = "") -> None:
    """Let an input method commit `text` and show what it is still `composing`, as Hangul comes in."""
    event = QInputMethodEvent(composing, [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def stored(page: MinutesPage, row: BlockRow) -> Block:
    """What the store has in a row's place."""
    assert row.line.stored is not None
    return page.session.blocks(row.line.block.language)[row.line.stored]
