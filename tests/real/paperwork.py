"""Hands that draft the minutes in the real window, work on them, and save them as a Word file."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document
from PySide6.QtWidgets import QFileDialog

from tests.real.afternoon import JOB_MS, READY_MS, Afternoon
from tests.ui.answers import press
from tests.ui.minutes_page import rows, stored, type_at_end
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, DocumentKind, Origin
from wontak.ui.context import Place
from wontak.ui.minutes.page import MinutesPage

ADDED = " It was said twice."
ACTION, DUE = "Send the record to the members.", "by May 1"


def write_minutes(afternoon: Afternoon) -> MinutesPage:
    """The minutes drafted in both languages; a paragraph written on, undone and redone; an action with its owner and date."""
    page = afternoon.go(Place.MINUTES)
    assert isinstance(page, MinutesPage)
    afternoon.give("draft_minutes")
    session, qtbot = afternoon.session, afternoon.qtbot
    qtbot.waitUntil(lambda: all(session.blocks(one) for one in Language), timeout=READY_MS)
    page.tools._kinds[DocumentKind.MINUTES].click()
    qtbot.waitUntil(lambda: bool(_remarks(page)), timeout=READY_MS)
    drafted = stored(page, _remarks(page)[0])
    assert drafted.sources and set(drafted.sources) <= {one.id for one in session.segments}
    shown = _remarks(page)[0].focus_field().text  # with its people introduced as this document wants it
    type_at_end(qtbot, _remarks(page)[0], ADDED)
    page.settle()
    for command, written in (("", True), ("undo", False), ("redo", True)):
        if command:
            afternoon.give(command)
        now = stored(page, _remarks(page)[0])
        assert now.text == (shown + ADDED if written else drafted.text)
        assert now.origin is (Origin.WRITTEN if written else Origin.DRAFTED)
        assert _remarks(page)[0].focus_field().text == shown + ADDED * written
    _add_action(afternoon, page)
    assert all(block.sources for one in Language for block in session.blocks(one) if _is_drafted(block))
    return page


def _remarks(page: MinutesPage) -> list:
    return rows(page, Language.EN, BlockKind.REMARK)


def _is_drafted(block: Block) -> bool:
    return block.kind in (BlockKind.REMARK, BlockKind.SUMMARY) and block.origin is Origin.DRAFTED


def _add_action(afternoon: Afternoon, page: MinutesPage) -> None:
    """An action item with its owner and its date."""
    rows(page, Language.EN, BlockKind.REMARK)[0].focus_field().setFocus()
    afternoon.give("add_action")
    row = rows(page, Language.EN, BlockKind.ACTION)[-1]
    type_at_end(afternoon.qtbot, row, ACTION)
    owner = afternoon.session.meeting.participants[0]
    row._owner.setCurrentIndex(row._owner.findData(owner.id))
    row._owner.activated.emit(row._owner.currentIndex())
    afternoon.qtbot.keyClicks(row._due, DUE)
    page.settle()
    block = stored(page, rows(page, Language.EN, BlockKind.ACTION)[-1])
    assert (block.text, block.owner, block.due, block.accepted) == (ACTION, owner.id, DUE, True)


def export(afternoon: Afternoon, target: Path) -> Document:
    """The minutes in English, saved by the page's button and opened again."""
    page = afternoon.go(Place.EXPORT)
    page.choices.choose("minutes", "en", ".docx")
    afternoon.monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(page, "Save…")
    afternoon.qtbot.waitUntil(target.exists, timeout=JOB_MS)
    assert afternoon.faults == []
    return docx.Document(str(target))


def texts(document: Document) -> str:
    """All that a document says, its tables included."""
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)
