"""What was marked and where the recording has gaps, as it is seen on the waveform, between the segments and in the side panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.answers import answered
from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain.recording import Gap, GapKind, Label, MarkKind
from wontak.store.meetings import MeetingStore
from wontak.ui.deck.marks_paint import FLAG_TOP_PX
from wontak.ui.deck.waveform_view import WaveformView
from wontak.ui.mark_words import gap_text, length_text
from wontak.ui.transcript.head import Part

NOTE_S, STAR_S, ITEM_S = 81.0, 60.0, 126.0
GAP = Gap(112.5, 312.0, GapKind.PAUSE)


@pytest.fixture
def marked(sample_meeting: Path) -> Path:
    """The sample, as if it had been recorded here: a note, a star, the keynote's key, and a pause."""
    with MeetingStore.open(sample_meeting) as store:
        number = store.recordings()[0].id
        keynote = next(place for place, item in enumerate(store.meeting().agenda) if item.kind == "keynote")
        store.add_label(Label(number, NOTE_S, MarkKind.NOTE, "수치 확인할 것"))
        store.add_label(Label(number, STAR_S, MarkKind.STAR))
        store.add_label(Label(number, ITEM_S, MarkKind.AGENDA, str(keynote)))
        store.add_gap(number, GAP)
    return sample_meeting


@pytest.fixture
def desk(program: Application, marked: Path, qtbot: QtBot) -> TranscriptDesk:
    program.window.resize(1280, 800)
    program.window.open_meeting(marked)
    return TranscriptDesk.at(qtbot, program)


@pytest.fixture
def waveform(desk: TranscriptDesk, qtbot: QtBot) -> WaveformView:
    waveform = desk.program.window._deck.waveform
    qtbot.waitUntil(lambda: waveform.isVisible() and bool(waveform.marks.ticks))
    return waveform


def lines(desk: TranscriptDesk) -> dict[float, list[str]]:
    """What stands above which segment, by when that begins."""
    view = desk.page.view
    found: dict[float, list[str]] = {}
    for place, segment in enumerate(view.segments):
        for item in view.head(place):
            if item.part is Part.LINE:
                found.setdefault(round(segment.start_s, 1), []).append(item.tip)
    return found


def listed(desk: TranscriptDesk, qtbot: QtBot, until: Callable[[list[str]], bool]) -> list[QPushButton]:
    """The markers' lines of the side panel, once they are as `until` has it."""

    def buttons() -> list[QPushButton]:
        body = desk.page.side.widget()
        found = body.findChildren(QPushButton) if body else []
        return [one for one in found if one.property("marker")]

    qtbot.waitUntil(lambda: until([one.toolTip() for one in buttons()]))
    return buttons()


# Waveform ------------------------------------------------------------------------------------------------------------


def test_the_waveform_shows_each_mark_and_gap_and_says_what_it_is(
    waveform: WaveformView, desk: TranscriptDesk
) -> None:
    assert [(tick.at_s, tick.kind) for tick in waveform.marks.ticks] == [
        (STAR_S, MarkKind.STAR),
        (NOTE_S, MarkKind.NOTE),
        (ITEM_S, MarkKind.AGENDA),
    ]
    assert [(hole.at_s, hole.length_s) for hole in waveform.marks.holes] == [(GAP.at_s, 0.0)]
    tips = {}
    for at_s in (NOTE_S, ITEM_S, GAP.at_s, 200.0):
        point = QPoint(round(waveform.scale.x(at_s)), FLAG_TOP_PX + 6)
        QApplication.sendEvent(waveform, QHelpEvent(QEvent.Type.ToolTip, point, waveform.mapToGlobal(point)))
        tips[at_s] = QToolTip.text()
    assert tips[NOTE_S] == "수치 확인할 것"
    assert tips[ITEM_S].startswith("3. ")
    assert tips[GAP.at_s] == gap_text(GAP)


def test_marks_are_painted(waveform: WaveformView, desk: TranscriptDesk) -> None:
    with_marks = waveform.grab().toImage()
    waveform.set_marks(type(waveform.marks)())
    without = waveform.grab().toImage()
    ratio = with_marks.devicePixelRatio()
    for at_s in (NOTE_S, STAR_S, ITEM_S):
        x, y = round(waveform.scale.x(at_s) * ratio), round((FLAG_TOP_PX + 6) * ratio)
        assert with_marks.pixelColor(x, y) != without.pixelColor(x, y)


def test_a_press_on_a_flag_goes_to_its_very_moment(waveform: WaveformView, desk: TranscriptDesk) -> None:
    waveform.zoom(1.5, NOTE_S)
    point = QPoint(round(waveform.scale.x(NOTE_S)) + 3, FLAG_TOP_PX + 6)
    QTest.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=point)
    assert desk.program.player.moment[1] == pytest.approx(NOTE_S, abs=1e-3)


# Transcript ----------------------------------------------------------------------------------------------------------


def test_items_gaps_and_notes_stand_between_the_segments_at_their_time(desk: TranscriptDesk) -> None:
    found = lines(desk)
    by_text = {text: start_s for start_s, texts in found.items() for text in texts}
    assert by_text["수치 확인할 것"] == 80.6
    assert by_text[gap_text(GAP)] == 113.5
    (heading,) = [text for text in by_text if text.startswith("3. ")]
    assert by_text[heading] == 124.5, "at the keynote speaker's first words, not at the key"
    assert len(by_text) == 3


def test_a_row_with_lines_is_higher_by_them_and_its_text_below(desk: TranscriptDesk) -> None:
    view = desk.page.view
    place = next(place for place, one in enumerate(view.segments) if round(one.start_s, 1) == 124.5)
    (line,) = [item for item in view.head(place) if item.part is Part.LINE]
    assert line.rect.bottom() < view.row(place).head_y
    before = view.row(place).height
    view.lines._labels = ()
    view.lines.place(view.segments)
    view.dress()
    assert view.row(place).height < before


def test_a_press_on_a_line_goes_to_its_time(desk: TranscriptDesk, qtbot: QtBot) -> None:
    view = desk.page.view
    place = next(place for place, one in enumerate(view.segments) if round(one.start_s, 1) == 80.6)
    view.reveal(place)
    (line,) = [item for item in view.head(place) if item.part is Part.LINE]
    y = view.scroller.y_of(place)
    assert y is not None
    point = line.rect.center() + QPoint(0, y)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.program.player.moment[1] == pytest.approx(NOTE_S, abs=1e-3)


def test_a_new_agenda_and_new_speakers_move_the_headings(desk: TranscriptDesk) -> None:
    meeting = desk.program.session.meeting
    keynote = next(item for item in meeting.agenda if item.kind == "keynote")
    others = tuple(item for item in meeting.agenda if item is not keynote)
    desk.program.session.save_meeting(type(meeting)(meeting.event, meeting.participants, (keynote, *others)))
    assert any(text.startswith("1. ") for texts in lines(desk).values() for text in texts)
    desk.program.session.save_meeting(type(meeting)(meeting.event, meeting.participants, others))
    assert len(lines(desk)) == 2
    desk.program.session.undo()
    desk.program.session.undo()
    assert any(text.startswith("3. ") for texts in lines(desk).values() for text in texts)


# Side panel ----------------------------------------------------------------------------------------------------------


def test_markers_are_listed_and_a_press_goes_there(desk: TranscriptDesk, qtbot: QtBot) -> None:
    buttons = listed(desk, qtbot, lambda tips: len(tips) == 3)
    assert buttons[1].accessibleName() == "수치 확인할 것 0:01:21"
    buttons[1].click()
    assert desk.program.player.moment[1] == pytest.approx(NOTE_S, abs=1e-3)


def test_a_marker_is_deleted_by_key_and_comes_back(desk: TranscriptDesk, qtbot: QtBot) -> None:
    buttons = listed(desk, qtbot, lambda tips: len(tips) == 3)
    buttons[1].setFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Delete)
    listed(desk, qtbot, lambda tips: len(tips) == 2)
    assert "수치 확인할 것" not in [text for texts in lines(desk).values() for text in texts]
    desk.program.session.undo()
    listed(desk, qtbot, lambda tips: "수치 확인할 것" in tips)
    assert "수치 확인할 것" in [text for texts in lines(desk).values() for text in texts]


def test_a_marker_is_changed_from_its_menu(desk: TranscriptDesk, qtbot: QtBot) -> None:
    buttons = listed(desk, qtbot, lambda tips: len(tips) == 3)
    menu = desk.page.side.markers.menu(buttons[1].property("marker"))
    change = next(action for action in menu.actions() if "Change" in action.text() or "변경" in action.text())

    def fill(dialog) -> None:
        dialog.findChild(QLineEdit).setText("정정 요청")

    with answered(desk.page.side.markers.acts.tr("Keep"), fill):
        change.trigger()
    assert "정정 요청" in [marker.note for marker in desk.program.session.markers()]
    listed(desk, qtbot, lambda tips: "정정 요청" in tips)


# Adding --------------------------------------------------------------------------------------------------------------


def test_a_marker_is_added_by_its_key_where_the_tape_stands(
    desk: TranscriptDesk, waveform: WaveformView, qtbot: QtBot
) -> None:
    recording = desk.program.session.recordings()[0]
    desk.program.player.seek(recording.id, 200.0)
    before = desk.program.session.markers()

    def fill(dialog) -> None:
        qtbot.keyClicks(dialog.findChild(QLineEdit), "key point")

    with answered(desk.page.side.markers.acts.tr("Add"), fill):
        desk.key(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    (added,) = set(desk.program.session.markers()) - set(before)
    assert (added.at_s, added.note, added.kind) == (200.0, "key point", MarkKind.NOTE)
    assert 200.0 in [tick.at_s for tick in waveform.marks.ticks]
    desk.program.session.undo()
    assert desk.program.session.markers() == before


def test_in_an_approved_meeting_nobody_is_asked_for_a_marker_and_that_is_said(
    desk: TranscriptDesk, qtbot: QtBot
) -> None:
    session = desk.program.session
    session.desk.store.approve("의사국")
    session.refresh()
    before = session.markers()
    acts = desk.page.side.markers.acts
    for change in (acts.add, partial(acts.edit, before[0].id), partial(acts.delete, before[0].id)):
        with qtbot.waitSignal(desk.page.context.notices.told) as told:
            change()
        assert "승인" in told.args[0].text or "approved" in told.args[0].text
    assert session.markers() == before


def test_the_beginning_of_an_agenda_item_can_be_marked_afterwards(desk: TranscriptDesk) -> None:
    session = desk.program.session
    desk.program.player.seek(session.recordings()[0].id, 48.5)

    def fill(dialog) -> None:
        dialog.findChild(QComboBox).setCurrentIndex(2)

    with answered(desk.page.side.markers.acts.tr("Add"), fill):
        desk.program.window.commands["add_marker"].trigger()
    assert (48.5, "1") in [(one.at_s, one.value) for one in session.labels() if one.kind is MarkKind.AGENDA]
    assert any(text.startswith("2. ") for text in lines(desk)[46.9])


# Words ---------------------------------------------------------------------------------------------------------------


def test_gaps_are_told_with_their_length(program: Application) -> None:
    assert length_text(312.0) in ("5분 12초", "5 min 12 s")
    assert length_text(0.2) in ("1초 미만", "less than 1 s")
    assert length_text(3600.0) in ("1시간", "1 h")
    assert gap_text(Gap(1.0, 2.0, GapKind.DEVICE, 1)).count("2") == 2
    assert len({gap_text(Gap(0.0, 5.0, kind)) for kind in GapKind}) == len(GapKind)
