"""Every page in both languages, walked as somebody does who neither sees the window nor has a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain import edits
from wontak.ui.context import Place
from wontak.ui.settings import LANGUAGE

_PARTS_OF_OTHERS = (QAbstractItemView, QAbstractSpinBox, QComboBox, QTabBar)
"""Widgets whose inner parts speak for them."""

_CONTAINERS = (QScrollArea, QStackedWidget, QTabWidget)


@pytest.fixture
def opened(qtbot: QtBot, program: Application, sample_meeting: Path) -> Application:
    program.window.open_meeting(sample_meeting)
    program.window.activateWindow()
    return program


def focusable(root: QWidget) -> Iterator[QWidget]:
    """The controls of a page that the keyboard can come to."""
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or isinstance(widget, (*_CONTAINERS, QScrollBar)):
            continue
        if widget.isVisibleTo(root) and not _is_part_of_another(widget, root):
            yield widget


def _is_part_of_another(widget: QWidget, root: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, _PARTS_OF_OTHERS):
            return True
        above = above.parentWidget()
    return False


def name(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    label = next((one.text() for one in widget.window().findChildren(QLabel) if one.buddy() is widget), "")
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    shown = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
    tabs = widget.tabText(widget.currentIndex()) if isinstance(widget, QTabBar) else ""
    return (widget.accessibleName() or tabs or text or label or shown).strip()


def nameless(root: QWidget) -> list[str]:
    """The controls of which a screen reader could say nothing, told for the one who has to mend them."""
    return sorted(
        {
            f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parentWidget()).__name__}"
            for widget in focusable(root)
            if not name(widget)
        }
    )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_control_has_a_name(opened: Application, language: str) -> None:
    opened.settings.choose(LANGUAGE, language)
    lacking = {}
    for place in Place:
        opened.window.go(place)
        lacking[place.value] = nameless(opened.window)
    opened.window.go(Place.TRANSCRIPT)
    opened.window.commands["find_anything"].trigger()
    (dialog,) = (one for one in opened.window.findChildren(QDialog) if one.isVisible())
    lacking["finder"] = nameless(dialog)
    dialog.close()
    assert {where: names for where, names in lacking.items() if names} == {}


def test_the_tab_key_comes_to_every_control_of_a_page(opened: Application) -> None:
    """Not on the transcript, where Tab goes from a text to its translation and the header is reached by its commands."""
    for place in Place:
        opened.window.go(place)
        page = opened.window.page(place)
        wanted = {
            widget
            for widget in focusable(page)
            if widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (isinstance(widget, QAbstractButton) and widget.autoExclusive())
        }
        assert wanted
        missed = sorted(
            f"{type(one).__name__} {name(one)!r}" for one in wanted - set(_tab_chain(opened.window))
        )
        assert missed == [], place


def _tab_chain(window: QWidget) -> Iterator[QWidget]:
    """The controls in the order in which Tab goes through them."""
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        yield one
        one = one.nextInFocusChain()


def test_every_command_can_be_found_by_its_name_in_both_languages(opened: Application) -> None:
    for place in Place:
        opened.window.go(place)
    commands = list(opened.window.commands)
    assert len(commands) > 40
    for command in commands:
        assert command.label
        korean = opened.language.korean("Commands", command.text)
        assert any("가" <= letter <= "힣" for letter in korean), command.text


def test_no_two_commands_have_the_same_key(opened: Application) -> None:
    for place in Place:
        opened.window.go(place)
    commands = opened.window.commands
    clashes = [
        (command.id, key, other.id)
        for command in commands
        for key in commands.keys(command.id)
        if (other := commands.conflict(command.id, key))
    ]
    assert clashes == []


def test_the_focus_can_be_seen(opened: Application) -> None:
    """The theme's frame about what has the keyboard is drawn by the style sheet for every kind of control."""
    sheet = QApplication.instance().styleSheet()  # type: ignore[union-attr]
    for kind in ("QPushButton:focus", "QToolButton:focus", "QLineEdit:focus", "QComboBox:focus"):
        assert kind in sheet, kind


# The rows of the transcript, which are painted and are no widgets --------------------------------------------------------


@pytest.fixture
def desk(qtbot: QtBot, opened: Application) -> TranscriptDesk:
    return TranscriptDesk.at(qtbot, opened)


def rows_of(desk: TranscriptDesk) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(desk.page.view.viewport())


def told(item: QAccessibleInterface) -> str:
    return item.text(QAccessible.Text.Name)


def test_each_segment_is_an_item_of_a_list_in_view_or_not(desk: TranscriptDesk) -> None:
    rows = rows_of(desk)
    assert rows.role() is QAccessible.Role.List and rows.childCount() == len(desk.segments) + 1
    for place, segment in enumerate(desk.segments):
        item = rows.child(place)
        assert item.isValid() and item.role() is QAccessible.Role.ListItem
        assert rows.indexOfChild(item) == place and item.parent().object() is desk.page.view.viewport()
        assert told(item).endswith(f": {segment.text}")
        assert told(item).startswith(
            f"{desk.page.wording.speaker(segment)}, {desk.page.wording.clock(segment)}, "
        )
        assert segment.translation.text in item.text(QAccessible.Text.Description)
    first, last = rows.child(0), rows.child(len(desk.segments) - 1)
    assert not first.state().offscreen and last.state().offscreen
    assert rows.childAt(*first.rect().center().toTuple()) in (first, rows.child(len(desk.segments)))
    assert rows.child(len(desk.segments)).object() is desk.page.view.editor


def test_items_tell_what_was_changed_marked_and_selected(desk: TranscriptDesk, qtbot: QtBot) -> None:
    item = rows_of(desk).child(0)
    desk.go(0)
    desk.type("So, ")
    assert ": So, " in told(item)
    desk.page.settle()
    desk.page.session.perform(edits.star([desk.segments[0]], True))
    desk.page.session.perform(edits.comment(desk.segments[0], "Check this"))
    marks = item.text(QAccessible.Text.Description)
    assert "marked as a quotation" in marks and "edited" in marks and marks.endswith("Check this")
    desk.page.view.select([desk.segments[0].id])
    assert item.state().selected and not rows_of(desk).child(1).state().selected


def test_an_item_whose_segment_is_gone_is_let_go_of(desk: TranscriptDesk) -> None:
    rows = rows_of(desk)
    known = [told(rows.child(place)) for place in range(3)]
    desk.go(1)
    desk.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    assert [told(rows.child(place)) for place in range(2)] == [known[0], known[2]]
    desk.undo()
    assert [told(rows.child(place)) for place in range(3)] == known


def test_the_cursor_says_where_it_has_come_to(desk: TranscriptDesk) -> None:
    desk.go(3)
    name = desk.page.view.editor.accessibleName()
    assert name == told(rows_of(desk).child(3)).partition(": ")[0]
    desk.key(Qt.Key.Key_Tab)
    assert desk.page.view.editor.accessibleName() == f"{name}, English"
