"""Dragging what is selected in the transcript into the minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.minutes_page import rows
from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain.meeting import Language
from wontak.domain.minutes import BlockKind, DocumentKind
from wontak.ui.context import Place
from wontak.ui.segments_mime import Dragged, unpacked

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot: QtBot, program: Application, sample_meeting: Path) -> TranscriptDesk:
    program.settings.choose("minutes_document", DocumentKind.MINUTES.value)
    program.window.open_meeting(sample_meeting)
    return TranscriptDesk.at(qtbot, program)


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[QMimeData]:
    """What drags carry; the system's own loop, in which the mouse is followed, is not entered."""
    taken: list[QMimeData] = []

    def keep(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        assert actions == COPY, "nothing may be taken out of the transcript"
        taken.append(_same(drag.mimeData()))
        return COPY

    monkeypatch.setattr(QDrag, "exec", keep)
    return taken


def _same(data: QMimeData) -> QMimeData:
    copy = QMimeData()
    for format_ in data.formats():
        copy.setData(format_, data.data(format_))
    return copy


def drag(part: QWidget, start: QPoint) -> None:
    QTest.mousePress(part, LEFT, NO_KEY, start)
    QTest.mouseMove(part, start + QPoint(QApplication.startDragDistance() + 4, 0))
    QTest.mouseRelease(part, LEFT, NO_KEY, start)


def in_margin(desk: TranscriptDesk, place: int) -> QPoint:
    y = desk.page.view.scroller.y_of(place)
    assert y is not None
    return QPoint(4, y + 40)


def select_words(desk: TranscriptDesk, place: int, length: int) -> QPoint:
    """Select the first characters of a text; a point amid them."""
    desk.go(place)
    desk.page.view.editor.move_to(length, 0)
    return desk.page.view.editor.cursorRect().center() - QPoint(8, 0)


def test_selected_segments_are_dragged_together_in_their_order(desk, carried) -> None:
    ids = tuple(segment.id for segment in desk.segments[1:3])
    desk.page.view.select(reversed(ids))
    drag(desk.page.view.viewport(), in_margin(desk, 1))
    assert [unpacked(data) for data in carried] == [Dragged(ids)]
    assert carried[0].text() == "\n".join(segment.text for segment in desk.segments[1:3])
    assert desk.page.view.selected == frozenset(ids)


def test_selected_words_are_dragged_with_their_segment(desk, carried) -> None:
    point = select_words(desk, 1, 9)
    drag(desk.page.view.editor.viewport(), point)
    assert [unpacked(data) for data in carried] == [Dragged((desk.here.id,), desk.here.text[:9])]
    assert desk.segments == desk.stored


def test_a_press_on_a_selection_without_moving_is_a_press(desk, carried) -> None:
    point = select_words(desk, 1, 9)
    QTest.mouseClick(desk.page.view.editor.viewport(), LEFT, NO_KEY, point)
    assert not desk.page.view.editor.textCursor().hasSelection()
    desk.page.view.select(segment.id for segment in desk.segments[1:3])
    QTest.mouseClick(desk.page.view.viewport(), LEFT, NO_KEY, in_margin(desk, 2))
    assert desk.page.view.selected == {desk.segments[2].id}
    assert carried == []


def test_what_is_not_selected_is_not_dragged_but_selected(desk, carried) -> None:
    desk.go(1)
    editor = desk.page.view.editor
    start = editor.cursorRect().center() + QPoint(2, 0)
    QTest.mousePress(editor.viewport(), LEFT, NO_KEY, start)
    QTest.mouseMove(editor.viewport(), start + QPoint(80, 0))
    QTest.mouseRelease(editor.viewport(), LEFT, NO_KEY, start + QPoint(80, 0))
    assert carried == []


def test_segments_dropped_back_on_the_transcript_change_nothing(desk, carried) -> None:
    drag(desk.page.view.editor.viewport(), select_words(desk, 1, 9))
    assert not desk.page.view.editor.canInsertFromMimeData(carried[0])


def test_over_the_step_the_minutes_open_and_take_the_drop(desk, carried, qtbot: QtBot) -> None:
    place = next(
        number for number, one in enumerate(desk.segments) if one.speaker and one.language is Language.EN
    )
    drag(desk.page.view.editor.viewport(), select_words(desk, place, 12))
    window, (data,) = desk.program.window, carried
    button = window._header._buttons[Place.MINUTES]
    QApplication.sendEvent(button, QDragEnterEvent(QPoint(4, 4), COPY, data, LEFT, NO_KEY))
    qtbot.waitUntil(lambda: window.place is Place.MINUTES)
    page = window.page(Place.MINUTES)
    field = rows(page, Language.EN, BlockKind.REMARK)[0].focus_field().viewport()
    QApplication.sendEvent(field, QDragEnterEvent(QPoint(4, 4), COPY, data, LEFT, NO_KEY))
    QApplication.sendEvent(field, QDropEvent(QPointF(4, 4), COPY, data, LEFT, NO_KEY))
    quoted = rows(page, Language.EN, BlockKind.REMARK)[1].line.block
    assert quoted.sources == (desk.segments[place].id,)
    assert desk.segments[place].text[1:12].strip() in quoted.text
