"""Showing some of the segments: by person, language and marks, with all work going on under it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.answers import press
from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain import edits
from wontak.domain.meeting import Language
from wontak.domain.review import is_settled
from wontak.domain.showing import Showing
from wontak.domain.transcript import Segment

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def desk(qtbot: QtBot, program: Application, sample_meeting: Path) -> TranscriptDesk:
    program.window.open_meeting(sample_meeting)
    return TranscriptDesk.at(qtbot, program)


def shown(desk: TranscriptDesk) -> tuple[Segment, ...]:
    return tuple(desk.page.view.segments)


def said(desk: TranscriptDesk) -> str:
    """What the line above the page says; nothing where it is hidden."""
    bar, view = desk.page.filtering, desk.page.view
    if bar.isVisible():
        QApplication.processEvents()
        assert bar.geometry().bottom() < view.geometry().top() and bar.width() == view.width()
    return bar.findChildren(QLabel)[0].text() if bar.isVisible() else ""


def test_a_press_on_a_person_shows_what_they_say_and_another_all_again(
    desk: TranscriptDesk, qtbot: QtBot
) -> None:
    before = desk.segments
    qtbot.waitUntil(
        lambda: any("Kang" in one.accessibleName() for one in desk.page.side.findChildren(QPushButton))
    )
    line = next(
        one for one in desk.page.side.findChildren(QPushButton) if "Professor Kang" in one.accessibleName()
    )
    line.click()
    assert shown(desk) == tuple(one for one in before if one.speaker == "kang")
    assert said(desk) == f"Showing {len(shown(desk))} of {len(before)}: Professor Kang Taeho"
    assert desk.segments == before  # nothing was changed by looking
    line.click()
    assert shown(desk) == before and said(desk) == ""


def test_all_of_it_is_reached_by_keys(desk: TranscriptDesk) -> None:
    desk.go(0)
    speaker = desk.here.speaker
    desk.key(Qt.Key.Key_S, ALT)
    assert {one.speaker for one in shown(desk)} == {speaker} and desk.page.view.editor.hasFocus()
    desk.key(Qt.Key.Key_F, ALT, SHIFT)
    assert shown(desk) == desk.segments


def test_choices_of_different_kinds_go_together(desk: TranscriptDesk) -> None:
    desk.page.session.perform(edits.star([desk.segments[0], desk.segments[12]], True))
    menu = desk.page.filtering.menu()
    by_name = {action.text(): action for action in menu.actions()}
    by_name["English"].trigger()
    assert {one.language for one in shown(desk)} == {Language.EN}
    {action.text(): action for action in desk.page.filtering.menu().actions()}[
        "marked as quotations"
    ].trigger()
    assert [one.id for one in shown(desk)] == [desk.segments[12].id]
    assert said(desk).endswith(": English, marked as quotations")
    press(desk.page.filtering, "Show all")
    assert shown(desk) == desk.segments


def test_what_is_verified_stays_until_another_choice_is_made(desk: TranscriptDesk) -> None:
    desk.page.filtering.choose(Showing(unverified=True))
    count = len(shown(desk))
    desk.go(0)
    desk.key(Qt.Key.Key_Return, CTRL)
    assert (
        is_settled(desk.segments[0])
        and len(shown(desk)) == count
        and desk.page.view.place_of(desk.here.id) == 1
    )
    desk.page.filtering.choose(Showing(unverified=True))
    assert len(shown(desk)) == count - 1


def test_pieces_and_wholes_of_what_is_shown_are_shown_and_undone(desk: TranscriptDesk) -> None:
    """Also where the neighbour that a segment is joined to is not shown."""
    before = desk.segments
    place = next(
        place
        for place, one in enumerate(before)
        if place and one.speaker == "kang" != before[place - 1].speaker
    )
    desk.page.filtering.show_person("kang")
    desk.go(0, before[place].text.index(" ") + 1)
    desk.key(Qt.Key.Key_Return)
    pieces = desk.segments[place : place + 2]
    assert shown(desk)[:2] == pieces and f"{pieces[0].text} {pieces[1].text}" == before[place].text
    desk.comes_and_goes(before)
    desk.undo()
    desk.go(0, 0)
    desk.key(Qt.Key.Key_Backspace)
    whole = desk.segments[place - 1]
    assert whole.text == f"{before[place - 1].text} {before[place].text}"
    assert shown(desk)[0] == whole and desk.here == whole
    desk.comes_and_goes(before)


def test_what_is_asked_for_or_undone_elsewhere_is_seen(desk: TranscriptDesk) -> None:
    other = next(one for one in desk.segments if one.speaker != "kang")
    desk.page.session.perform(edits.retype(other, f"{other.text} Yes."))
    desk.page.filtering.show_person("kang")
    desk.page.show_segment(other.id)
    assert desk.here.id == other.id and said(desk) == ""
    desk.page.filtering.show_person("kang")
    desk.undo()
    assert desk.here.id == other.id and desk.here.text == other.text and said(desk) == ""


def test_finding_and_replacing_keep_to_what_is_shown(desk: TranscriptDesk) -> None:
    before = desk.segments
    desk.page.filtering.show_person("kang")
    bar = desk.page.find_bar
    bar.open(replacing=True)
    bar.query.setText("국회")
    bar.replacement.setText("의회")
    bar.replace_everywhere()
    changed = {now.speaker for now, was in zip(desk.segments, before, strict=True) if now.text != was.text}
    assert changed == {"kang"}


def test_only_what_is_heard_is_marked_as_heard(desk: TranscriptDesk) -> None:
    """The tape goes on through what is not shown."""
    desk.page.filtering.show_person("kang")
    hidden, heard = desk.segments[0], shown(desk)[0]
    desk.program.player.moved.emit(hidden.recording, hidden.start_s + 0.1)
    assert desk.page.view.playing is None or desk.page.view.place_of(desk.page.view.playing[0]) is None
    desk.program.player.moved.emit(heard.recording, heard.start_s + 0.1)
    assert desk.page.view.playing is not None and desk.page.view.playing[0] == heard.id


def test_another_meeting_begins_with_all_of_it(desk: TranscriptDesk, sample_meeting: Path) -> None:
    desk.page.filtering.show_person("kang")
    desk.program.session.close()
    desk.program.window.open_meeting(sample_meeting)
    assert shown(desk) == desk.segments
