"""The recording page before and during a recording, from simulated inputs: what it shows, and what its keys mark and when."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE
from tests.engines.simulated_sound import PLUGS, plugged_inputs
from tests.ui.test_accessibility import nameless
from tests.ui.test_language import switch
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.desk.inputs import remembered
from wontak.domain.recording import Marked, MarkKind
from wontak.ui.context import Place
from wontak.ui.deck.output import Silence
from wontak.ui.recording import trial_bar
from wontak.ui.recording.page import RecordingPage
from wontak.ui.settings import SECOND_COPY


class Room:
    """The program at the recording page of a meeting with the sample's roster and agenda, and two inputs to plug in."""

    def __init__(self, program: Application, qtbot: QtBot, plugs: Path) -> None:
        self.program = program
        self.qtbot = qtbot
        self._plugs = plugs
        self.recorder = program.recorder

    @property
    def page(self) -> RecordingPage:
        page = self.program.window.page(Place.RECORDING)
        assert isinstance(page, RecordingPage)
        return page

    def plug_in(self, name: str) -> None:
        (self._plugs / name).touch()

    def unplug(self, name: str) -> None:
        (self._plugs / name).unlink()

    def until(self, so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(so()))

    def until_inputs(self, count: int) -> None:
        self.until(lambda: len(self.page.ready.inputs._rows) == count)

    def begin(self) -> None:
        self.until(lambda: self.page.ready.record.isEnabled())
        self.page.ready.record.click()
        self.until(lambda: self.recorder.has_begun)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget() or self.program.window
        QTest.keyClick(focus, key, modifiers)

    def marks(self, count: int) -> list[tuple[MarkKind, str]]:
        self.until(lambda: len(self.recorder.marks) == count)
        return [(mark.kind, mark.value) for mark in self.recorder.marks]

    def until_marked(self, count: int) -> tuple[Marked, ...]:
        self.until(lambda: len(self.recorder.marks) == count)
        return self.recorder.marks

    def notices(self) -> str:
        return " ".join(one.text for one in self.program.window.notice_bar.shown)


@pytest.fixture
def room(program: Application, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Room:
    plugs = tmp_path / "plugs"
    plugs.mkdir()
    monkeypatch.setenv(PLUGS, str(plugs))
    folder = tmp_path / "원탁회의.wontak"
    Desk.create(folder, SAMPLE / "meeting.toml", lambda _event: None).close()
    program.recorder.open_devices = plugged_inputs
    room = Room(program, qtbot, plugs)
    room.plug_in("table")
    program.window.open_meeting(folder)
    program.window.go(Place.RECORDING)
    program.window.activateWindow()
    return room


# Before a recording -----------------------------------------------------------------------------------------------------


def test_inputs_appear_with_their_levels_as_they_are_plugged_in(room: Room) -> None:
    room.until_inputs(1)
    inputs = room.page.ready.inputs
    assert inputs.chosen == ("table",)
    assert inputs._rows["table"][0].text() == "Table – default"
    room.plug_in("feed")
    room.until_inputs(2)
    room.until(lambda: inputs._rows["feed"][1].word.text() == "Too loud")
    room.until(lambda: inputs._rows["table"][1].meter.held_db > -20)
    assert inputs._rows["table"][1].word.text() == ""
    assert inputs.chosen == ("table",)
    room.unplug("table")
    room.until_inputs(1)
    assert inputs.chosen == ("feed",)


def test_a_choice_of_inputs_is_remembered_and_recorded_from(room: Room) -> None:
    room.plug_in("feed")
    room.until_inputs(2)
    room.page.ready.inputs._rows["feed"][0].click()
    assert remembered() == ("table", "feed")
    room.begin()
    assert room.recorder.channels == ("Table", "Feed")
    assert len(room.page.running.card._rows) == 2
    room.until(lambda: room.page.running.card._rows[1].word.text() == "Too loud")


def test_without_any_input_nothing_can_be_begun_and_files_still_can(room: Room) -> None:
    room.unplug("table")
    room.until(lambda: "Connect a microphone" in room.page.ready.inputs._none.text())
    assert not room.page.ready.record.isEnabled()
    assert room.page.ready.files.isEnabled()


def test_enter_records_as_the_space_bar_does(room: Room) -> None:
    room.until(lambda: room.page.ready.record.isEnabled() and room.page.ready.record.hasFocus())
    room.press(Qt.Key.Key_Return)
    room.until(lambda: room.recorder.has_begun)


def test_nothing_is_listened_to_once_the_page_is_left(room: Room) -> None:
    room.until_inputs(1)
    assert room.page.ready.inputs._watch is not None
    room.program.window.go(Place.DETAILS)
    assert room.page.ready.inputs._watch is None


def test_a_second_copy_is_warned_of_where_it_helps_little(room: Room, tmp_path: Path) -> None:
    second = room.page.ready.second
    room.program.settings.choose(SECOND_COPY, str(tmp_path / "stick"))
    room.until(lambda: "not there" in second._warning.text())
    (tmp_path / "stick").mkdir()
    room.page.ready._look()
    room.until(lambda: "same disk" in second._warning.text())
    room.begin()
    assert room.recorder.second_copy == tmp_path / "stick"
    room.until(lambda: "stick" in room.page.running.card._where.text())
    assert list((tmp_path / "stick").glob("원탁회의*"))


def test_the_room_on_the_disk_is_said_in_hours_and_minutes(room: Room) -> None:
    room.until(lambda: room.page.ready._room.text())
    text = room.page.ready._room.text()
    assert text.startswith("The disk has room for") and text.endswith("min.")


def test_a_test_is_recorded_and_heard(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial_bar, "LENGTH_S", 0.6)
    trial = room.page.ready.trial
    trial.open_output = lambda _id: Silence()
    room.until_inputs(1)
    trial.record.click()
    assert room.page.ready.inputs._watch is None
    assert not room.page.ready.record.isEnabled()
    room.until(lambda: trial.listen.isEnabled())
    assert trial._trial.tape().reel(1).samples.any()
    assert room.page.ready.inputs._watch is not None
    trial.listen.click()
    assert trial.listen.text() == "Stop listening"
    room.until(lambda: trial.listen.text() == "Listen to it")
    assert not room.program.session.recordings()


# During a recording -----------------------------------------------------------------------------------------------------


def test_a_key_marks_who_speaks_at_the_moment_it_is_pressed(room: Room) -> None:
    room.begin()
    people = [one.id for one in room.program.session.meeting.participants]
    room.until(lambda: room.recorder.at_s > 1.0)
    moment_s = room.recorder.recorder.at_s, time.monotonic()
    room.press(Qt.Key.Key_2)
    assert room.marks(1) == [(MarkKind.SPEAKER, people[1])]
    (mark,) = room.recorder.marks
    room.recorder.mark(MarkKind.STAR, "", moment_s[1])
    star = next(one for one in room.until_marked(2) if one.kind is MarkKind.STAR)
    assert mark.at_s == pytest.approx(star.at_s, abs=0.1) and mark.at_s >= moment_s[0]
    room.recorder.unmark(star.id)
    room.marks(1)
    chips = list(room.page.running.floor._speaker_chips.values())
    assert [chip.isChecked() for chip in chips[:3]] == [False, True, False]
    QTest.mousePress(chips[0], Qt.MouseButton.LeftButton)
    room.marks(2)
    QTest.mouseRelease(chips[0], Qt.MouseButton.LeftButton)
    assert chips[0].isChecked() and not chips[1].isChecked()
    assert room.marks(2)[1] == (MarkKind.SPEAKER, people[0])


def test_agenda_items_and_stars_have_keys_too(room: Room) -> None:
    room.begin()
    room.press(Qt.Key.Key_W)
    room.marks(1)
    room.press(Qt.Key.Key_S)
    assert room.marks(2) == [(MarkKind.AGENDA, "1"), (MarkKind.STAR, "")]
    assert room.page.running.floor._item_chips["1"].isChecked()


def test_a_note_lies_where_its_writing_began(room: Room) -> None:
    room.begin()
    room.until(lambda: room.recorder.at_s > 0.5)
    room.press(Qt.Key.Key_N)
    note = room.page.running.note
    assert note.hasFocus()
    room.recorder.mark(MarkKind.STAR)  # lies where the first letter is to lie
    began_s = room.recorder.at_s
    composing = QInputMethodEvent("표", [])
    QApplication.sendEvent(note, composing)
    room.until(lambda: room.recorder.at_s > began_s + 1.2)
    done = QInputMethodEvent()
    done.setCommitString("표결 1")
    QApplication.sendEvent(note, done)
    room.press(Qt.Key.Key_2)
    room.press(Qt.Key.Key_Return)
    assert sorted(room.marks(2)) == [(MarkKind.NOTE, "표결 12"), (MarkKind.STAR, "")]
    first, second = room.recorder.marks
    assert first.at_s == pytest.approx(second.at_s, abs=0.1)
    assert not note.text() and not note.hasFocus()


def test_in_the_note_the_keys_write_and_work_with_control(room: Room) -> None:
    room.begin()
    note = room.page.running.note
    note.setFocus()
    room.press(Qt.Key.Key_1)
    room.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    person = room.program.session.meeting.participants[2].id
    assert room.marks(1) == [(MarkKind.SPEAKER, person)]
    assert note.text() == "1" and note.hasFocus()
    room.press(Qt.Key.Key_Escape)
    assert not note.hasFocus()


def test_every_control_of_the_three_states_has_a_name(room: Room) -> None:
    room.plug_in("feed")
    room.until_inputs(2)
    assert nameless(room.page) == []
    room.begin()
    room.press(Qt.Key.Key_1)
    room.marks(1)
    assert nameless(room.program.window) == []


def test_a_test_that_is_left_keeps_nobody_waiting(room: Room) -> None:
    room.until_inputs(1)
    trial = room.page.ready.trial
    trial.record.click()
    room.until(lambda: trial._trial.at_s > 0)
    room.program.window.go(Place.DETAILS)
    assert trial.is_recording
    room.until(lambda: not trial.is_recording)
    room.program.window.go(Place.RECORDING)
    assert room.page.ready.inputs._watch is not None
    assert trial.record.isEnabled() and not trial.listen.isEnabled()


def test_keys_rest_where_the_recording_is_not_looked_at(room: Room) -> None:
    room.begin()
    room.program.window.go(Place.DETAILS)
    assert not room.program.window.commands["mark_speaker_1"].isEnabled()
    room.program.window.go(Place.RECORDING)
    assert room.program.window.commands["mark_speaker_1"].isEnabled()
    room.recorder.stop()
    assert not room.program.window.commands["mark_speaker_1"].isEnabled()


def test_a_mark_is_corrected_and_taken_away_in_the_list(room: Room) -> None:
    room.begin()
    for key in (Qt.Key.Key_1, Qt.Key.Key_S):
        room.press(key)
    room.marks(2)
    room.recorder.mark(MarkKind.NOTE, "표경")
    room.marks(3)
    marks = room.page.running.marks
    assert [marks.table.item(row, 1).text() for row in range(3)] == ["표경", "Star", "Speaker Han Seojin"]
    marks.table.item(0, 1).setText("표결")
    room.until(lambda: room.recorder.marks[2].value == "표결")
    marks.table.selectRow(2)
    marks._change.click()
    marks.menu.actions()[1].trigger()
    marks.menu.close()
    other = room.program.session.meeting.participants[1].id
    room.until(lambda: room.recorder.marks[0].value == other)
    marks.table.selectRow(1)
    assert not marks._change.isEnabled()
    QTest.keyClick(marks.table, Qt.Key.Key_Delete)
    assert [kind for kind, _ in room.marks(2)] == [MarkKind.SPEAKER, MarkKind.NOTE]


def test_warnings_stand_until_they_are_over(room: Room) -> None:
    room.begin()
    room.unplug("table")
    room.until(lambda: "has been lost" in room.notices())
    room.plug_in("table")
    room.until(lambda: "has been lost" not in room.notices())
    assert not room.recorder.warnings


def test_what_stands_is_told_again_in_another_language(room: Room) -> None:
    room.begin()
    room.press(Qt.Key.Key_2)
    room.marks(1)
    room.unplug("table")
    room.until(lambda: "has been lost" in room.notices())
    switch(room.program, "ko")
    assert "연결이 끊겼습니다" in room.notices()
    running = room.page.running
    assert running.marks.table.item(0, 1).text() == "오민석 차관"
    assert list(running.floor._speaker_chips.values())[1].isChecked()
    assert running.card._state.text() == "녹음 중"
    room.plug_in("table")
    room.until(lambda: "연결이 끊겼습니다" not in room.notices())


def test_pausing_says_that_nothing_is_recorded(room: Room) -> None:
    room.begin()
    room.press(Qt.Key.Key_P)
    assert room.recorder.is_paused
    card = room.page.running.card
    assert "nothing is recorded" in card._state.text()
    room.press(Qt.Key.Key_P)
    assert card._state.text() == "Recording"
    room.until(lambda: room.recorder.gaps)


def test_stopping_asks_once_and_then_tells_what_there_is(room: Room) -> None:
    room.begin()
    room.press(Qt.Key.Key_1)
    room.marks(1)
    page = room.page
    page.running.ask = lambda: False
    page.running.card.stop.click()
    assert room.recorder.is_recording and not room.recorder.is_stopping
    room.recorder.pause()
    room.until(lambda: room.recorder.level.paused)
    room.recorder.resume()
    room.until(lambda: room.recorder.gaps and room.recorder.at_s > 1.5)
    page.running.ask = lambda: True
    page.running.card.stop.click()
    room.until(lambda: page._states.currentWidget() is page.over)
    assert "paused" in page.over._story.text()
    assert "1 change of speaker" in page.over._story.text()
    assert page.over.onward.text() == "Transcribe"
    room.until(lambda: not room.program.jobs.open)
    page.over.record.click()
    assert page._states.currentWidget() is page._ready_place
    page.ready.back.click()
    assert page._states.currentWidget() is page.over
