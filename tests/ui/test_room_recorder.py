"""Recording in the room through the window, from simulated inputs: where it is kept, what is asked, and what is found again."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from pathlib import Path

import pytest
import soundfile
from pytestqt.qtbot import QtBot

from tests.engines.simulated_sound import is_counting, one_counting_input
from tests.ui.test_language import switch
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.desk.recording import Order, Recorder
from wontak.domain.recording import TAKES
from wontak.engines.capture_journal import JOURNAL
from wontak.ui.context import Place
from wontak.ui.recording.page import RecordingPage


@pytest.fixture
def room(program: Application, tmp_path: Path) -> Application:
    """The program with a new meeting open at its recording page, and an input that can be told sample by sample."""
    folder = tmp_path / "새 회의.wontak"
    Desk.create(folder, None, lambda _event: None).close()
    program.recorder.open_devices = one_counting_input
    program.window.open_meeting(folder)
    program.window.go(Place.RECORDING)
    return program


def begin(program: Application, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.recorder.began):
        program.recorder.record(Order())


def until_recorded(program: Application, qtbot: QtBot, length_s: float = 0.6) -> None:
    end_s = program.recorder.at_s + length_s
    qtbot.waitUntil(lambda: program.recorder.at_s >= end_s)


def stop(program: Application, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.placing.placed):
        program.recorder.stop()
    qtbot.waitUntil(lambda: not program.jobs.open)


def test_a_recording_is_put_in_its_place_with_its_waveform(room: Application, qtbot: QtBot) -> None:
    begin(room, qtbot)
    until_recorded(room, qtbot)
    stop(room, qtbot)
    (recording,) = room.session.recordings()
    assert is_counting(soundfile.read(room.session.folder / recording.file, dtype="int16")[0])
    assert not room.player.tape.lacking
    assert room.window._deck.isVisible()


def test_whoever_looks_at_the_page_need_not_wait_for_the_recorder_to_be_loaded(
    room: Application, qtbot: QtBot
) -> None:
    ready = room.recorder.ready_pid
    assert ready
    begin(room, qtbot)
    assert room.recorder.recorder and room.recorder.recorder.child_pid == ready
    assert room.recorder.ready_pid is None
    stop(room, qtbot)


def test_a_recorder_that_was_lost_while_it_was_waited_for_is_replaced(
    room: Application, qtbot: QtBot
) -> None:
    ready = room.recorder.ready_pid
    assert ready
    os.kill(ready, signal.SIGKILL)
    begin(room, qtbot)
    assert room.recorder.recorder and room.recorder.recorder.child_pid != ready
    stop(room, qtbot)


def test_nothing_stays_loaded_once_the_page_is_left(room: Application) -> None:
    ready = room.recorder.ready_pid
    assert ready
    room.window.go(Place.DETAILS)
    assert room.recorder.ready_pid is None
    assert all(child.pid != ready for child in multiprocessing.active_children())


def test_it_goes_on_while_the_window_is_made_anew(room: Application, qtbot: QtBot) -> None:
    begin(room, qtbot)
    switch(room, "ko")
    until_recorded(room, qtbot)
    assert room.window.place is Place.RECORDING
    assert room.window._header.recording.isVisible()
    stop(room, qtbot)
    assert is_counting(
        soundfile.read(room.session.folder / room.session.recordings()[0].file, dtype="int16")[0]
    )


def test_the_header_of_every_page_says_that_it_is_recorded(room: Application, qtbot: QtBot) -> None:
    indicator = room.window._header.recording
    assert not indicator.isVisible()
    begin(room, qtbot)
    for place in Place:
        room.window.go(place)
        assert indicator.isVisible()
    until_recorded(room, qtbot, 1.2)
    assert indicator.text() >= "0:00:01"
    indicator.click()
    assert room.window.place is Place.RECORDING
    room.recorder.pause()
    assert "Paused" in indicator.accessibleName()
    stop(room, qtbot)
    assert not indicator.isVisible()


def test_the_window_closes_only_once_it_may_stop(room: Application, qtbot: QtBot) -> None:
    begin(room, qtbot)
    asked = []
    room.window.leaving.ask = lambda: asked.append("go on") is not None
    assert not room.window.close()
    assert room.recorder.is_recording and room.window.isVisible()
    until_recorded(room, qtbot)
    room.window.leaving.ask = lambda: asked.append("stop") is None
    assert room.window.close()
    assert not room.recorder.is_recording
    assert asked == ["go on", "stop"]


def test_another_meeting_opens_only_once_it_may_stop(
    room: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    begin(room, qtbot)
    folder = room.session.folder
    room.window.leaving.ask = lambda: False
    room.window.open_meeting(sample_meeting)
    assert room.session.folder == folder and room.recorder.is_recording
    until_recorded(room, qtbot)
    room.window.leaving.ask = lambda: True
    room.window.open_meeting(sample_meeting)
    assert room.session.folder == sample_meeting
    with qtbot.waitSignal(room.placing.placed):
        room.window.open_meeting(folder)
    (recording,) = room.session.recordings()
    assert recording.duration_s > 0.5


def test_what_a_crash_left_is_there_when_the_meeting_is_opened(
    room: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(room, qtbot)
    until_recorded(room, qtbot)
    crashed = tmp_path / "crashed.wontak"
    Desk.create(crashed, None, lambda _event: None).close()
    take = room.recorder.recorder.record.take
    shutil.copytree(take, crashed / TAKES / take.name, ignore=shutil.ignore_patterns("*.lock"))
    room.window.leaving.ask = lambda: True
    with qtbot.waitSignal(room.placing.placed) as placed:
        room.window.open_meeting(crashed)
    recordings, left_by_crash = placed.args
    assert left_by_crash and recordings == room.session.recordings()
    assert is_counting(soundfile.read(crashed / recordings[0].file, dtype="int16")[0])
    assert any("nothing needs to be done" in one.text for one in room.window.notice_bar.shown)
    assert not (crashed / TAKES / take.name).exists()


def test_a_take_that_is_gone_altogether_is_had_from_its_second_copy_when_the_meeting_is_opened(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "worn.wontak"
    with Desk.create(folder, None, lambda _event: None) as desk:
        recorder = Recorder(desk.store, Order(second_copy=tmp_path / "stick"), one_counting_input)
        while not recorder.is_over:
            recorder.poll(0.1)
            if recorder.at_s > 0.5:
                recorder.stop()
    shutil.rmtree(folder / TAKES)
    with qtbot.waitSignal(program.placing.placed):
        program.window.open_meeting(folder)
    (recording,) = program.session.recordings()
    assert is_counting(soundfile.read(folder / recording.file, dtype="int16")[0])
    qtbot.waitUntil(lambda: not program.jobs.open)


def test_a_recording_waits_for_its_second_copy_until_somebody_does_without(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "halved.wontak"
    with Desk.create(folder, None, lambda _event: None) as desk:
        recorder = Recorder(desk.store, Order(second_copy=tmp_path / "stick"), one_counting_input)
        while not recorder.is_over:
            recorder.poll(0.1)
            if recorder.at_s > 0.5:
                recorder.stop()
    journal = recorder.record.take / JOURNAL
    # As a disk leaves it that fails in the middle.
    journal.write_text("\n".join(line for line in journal.read_text().splitlines() if "ended" not in line))
    (tmp_path / "stick").rename(tmp_path / "drawer")
    with qtbot.waitSignal(program.placing.failed):
        program.window.open_meeting(folder)
    assert not program.session.recordings()
    (notice,) = [one for one in program.window.notice_bar.shown if "waits for its second copy" in one.text]
    ((label, do_without),) = notice.actions
    assert label == "Do without the second copy"
    with qtbot.waitSignal(program.placing.placed):
        do_without()
    (recording,) = program.session.recordings()
    assert is_counting(soundfile.read(folder / recording.file, dtype="int16")[0])
    qtbot.waitUntil(lambda: not program.jobs.open)


def test_the_card_and_a_notice_say_how_the_second_copy_fares(
    room: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    page = room.window.page(Place.RECORDING)
    assert isinstance(page, RecordingPage)

    def notices() -> str:
        return " ".join(one.text for one in room.window.notice_bar.shown)

    def until_said(words: str, notice: str = "") -> None:
        qtbot.waitUntil(lambda: words in page.running.card._where.text() and notice in notices())

    with qtbot.waitSignal(room.recorder.began):
        room.recorder.record(Order(second_copy=stick))
    until_said("is complete so far")
    stick.rename(drawer)
    until_said("is interrupted", "Connect that disk again")
    drawer.rename(stick)
    until_said("is complete so far", "The second copy is whole again.")
    assert "Connect that disk again" not in notices()
    stop(room, qtbot)
    (copy,) = stick.iterdir()
    (recording,) = room.session.recordings()
    assert copy.read_bytes() == (room.session.folder / recording.file).read_bytes()


def test_what_cannot_be_put_in_its_place_is_told_and_stays(
    room: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(room, qtbot)
    until_recorded(room, qtbot)
    audio = room.session.folder / "audio"
    monkeypatch.setattr("wontak.desk.files.AUDIO", "meeting.db")  # a file where there should be a folder
    with qtbot.waitSignal(room.placing.failed):
        room.recorder.stop()
    assert room.window.notice_bar.shown
    assert list((audio / ".takes").glob("*.take"))
