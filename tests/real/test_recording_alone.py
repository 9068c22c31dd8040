"""A recording whose window has died goes on, and the next window takes it over; nothing of the room is missing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.engines.simulated_sound import is_counting, one_counting_input
from tests.real.killed_window import ALONE_S, PATIENCE_S, KilledWindow, recording_window, until
from tests.real.recording_session import Session, sound_of
from tests.real.recording_window import NOTE
from tests.real.test_recording_disk import fill, small_disk
from tests.real.test_recording_killed import SHIFTED_S, UNMARKED_S, compared
from tests.real.virtual_microphone import Samples, needs_sound_server, noise, sound_server
from wontak.cli.main import wontak
from wontak.desk.joining import lone_takes, recover, takes
from wontak.desk.recording import Recorder
from wontak.desk.take_recorder import RecorderState
from wontak.domain.meeting import Meeting
from wontak.domain.recording import (
    RATE_HZ,
    Ending,
    GapKind,
    Level,
    Marked,
    MarkKind,
    RecordingBegan,
    TakenOver,
)
from wontak.engines.capture_journal import GROWING, JOURNAL
from wontak.jobs.capture_child import OpenDevices, system_devices
from wontak.store.meetings import MeetingStore

pytestmark = pytest.mark.slow
__all__ = ["small_disk"]

WITHOUT_WINDOW_S = 2.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "meeting.wontak"
    MeetingStore.create(folder, Meeting()).close()
    return folder


def takes_over(store: MeetingStore, open_devices: OpenDevices = one_counting_input) -> Session:
    """The next window's recorder."""
    (lone,) = lone_takes(store.folder)
    return Session(Recorder(store, open_devices=open_devices, alone_s=ALONE_S, lone=lone))


def taken_over(session: Session) -> float:
    """Wait until the recording is taken over; gives how much is missing."""
    session.until(lambda: any(isinstance(event, TakenOver) for event in session.events))
    (missing_s,) = [event.missing_s for event in session.events if isinstance(event, TakenOver)]
    return missing_s


def joined(store: MeetingStore) -> Samples:
    """The sound of the only recording, which is in its place and lacks nothing."""
    (recording,) = recover(store)
    assert not takes(store.folder)
    assert store.gaps(recording.id) == ()
    return sound_of(store, recording)[:, 0]


def ending(window: KilledWindow) -> str:
    """Why the recording ended, as its journal has it."""
    (take,) = takes(window.folder)
    return str(json.loads((take / JOURNAL).read_text().splitlines()[-1])["reason"])


def test_the_next_window_takes_it_over_with_what_was_marked_and_no_sample_is_missing(folder: Path) -> None:
    with recording_window(folder) as window:
        window.kill()
        killed_s = time.monotonic()
        with MeetingStore.open(folder) as store:
            until(lambda: time.monotonic() > killed_s + WITHOUT_WINDOW_S)
            session = takes_over(store)
            assert session.recorder.state is RecorderState.RUNNING
            assert session.recorder.at_s >= WITHOUT_WINDOW_S and session.recorder.channels == ("Table",)
            session.recorder.mark(MarkKind.STAR)
            assert taken_over(session) == 0.0
            session.until(lambda: len([one for one in session.events if isinstance(one, Marked)]) == 2)
            session.for_s(1.0)
            went_on_s = time.monotonic() - window.began_s
            session.stop()
            sound = joined(store)
            assert [(label.kind, label.value) for label in store.labels()] == [
                (MarkKind.NOTE, NOTE),
                (MarkKind.STAR, ""),
            ]
        assert is_counting(sound)
        assert len(sound) / RATE_HZ >= went_on_s - 1.0
        assert not session.warned("recorder_restarted")


def test_a_window_that_dies_again_leaves_it_to_the_third(folder: Path) -> None:
    with recording_window(folder) as window:
        window.kill()
        with MeetingStore.open(folder) as store:
            second = takes_over(store)
            taken_over(second)
            assert second.recorder._child
            second.recorder._child._connection.close()  # as if its window had died
            second.recorder._spare.drop()
            third = takes_over(store)
            assert taken_over(third) == 0.0
            assert third.recorder.child_pid != second.recorder.child_pid
            third.for_s(0.5)
            third.stop()
            assert is_counting(joined(store))


def test_it_ends_by_itself_when_nobody_comes(folder: Path) -> None:
    with recording_window(folder, alone_s=1.0) as window:
        window.kill()
        killed_s = time.monotonic()
        window.until_left()
        assert ending(window) == Ending.NO_PARENT
        with MeetingStore.open(folder) as store:
            assert lone_takes(folder) == ()
            sound = joined(store)
        assert is_counting(sound)
        assert len(sound) / RATE_HZ >= killed_s - window.began_s + 1.0 - 0.2


def test_that_of_a_command_line_ends_at_once(folder: Path) -> None:
    with recording_window(folder, alone_s=0.0) as window:
        window.kill()
        window.until_left()
        assert ending(window) == Ending.NO_PARENT
        with MeetingStore.open(folder) as store:
            assert lone_takes(folder) == ()
            assert is_counting(joined(store))


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGHUP])
def test_it_is_closed_when_the_system_wants_it_to_end(folder: Path, wish: signal.Signals) -> None:
    with recording_window(folder) as window:
        window.kill()
        window.signal_capture(wish)
        window.until_left()
        assert ending(window) == Ending.SYSTEM
        (take,) = takes(folder)
        assert not list(take.glob(f"*{GROWING}"))
        with MeetingStore.open(folder) as store:
            assert is_counting(joined(store))


def test_where_both_are_killed_it_comes_to_its_place_as_ever(folder: Path) -> None:
    with recording_window(folder) as window:
        window.kill()
        window.signal_capture(signal.SIGKILL)
        window.until_left()
        with MeetingStore.open(folder) as store:
            assert lone_takes(folder) == ()
            assert is_counting(joined(store))


def test_nobody_puts_it_in_its_place_while_it_goes_on(folder: Path) -> None:
    with recording_window(folder) as window:
        window.kill()
        with MeetingStore.open(folder) as store:
            assert recover(store) == ()
        told = CliRunner().invoke(wontak, ["record", str(folder), "--device", "none such"])
        assert "still being recorded" in told.stderr
        assert window.is_recorded and takes(folder)


def test_one_that_does_not_hear_is_ended_and_gone_on_with(folder: Path) -> None:
    with recording_window(folder) as window:
        window.kill()
        with MeetingStore.open(folder) as store:
            until(lambda: bool(lone_takes(folder)))
            window.signal_capture(signal.SIGSTOP)
            session = takes_over(store)
            taken_over(session)
            session.for_s(0.5)
            session.stop()
            (recording,) = recover(store)
            gaps = store.gaps(recording.id)
        assert [gap.kind for gap in gaps] in ([], [GapKind.RESTART])


def test_in_a_pause_it_goes_on_pausing_and_so_does_the_next_window(folder: Path) -> None:
    with recording_window(folder, "--pauses") as window:
        window.kill()
        with MeetingStore.open(folder) as store:
            session = takes_over(store)
            assert session.recorder.state is RecorderState.PAUSED
            paused_at_s = session.recorder.at_s
            taken_over(session)
            session.until(lambda: any(isinstance(one, Level) and one.paused for one in session.events))
            assert session.recorder.state is RecorderState.PAUSED
            session.recorder.resume()
            session.for_s(0.5)
            session.stop()
            (recording,) = recover(store)
            (gap,) = store.gaps(recording.id)
            sound = sound_of(store, recording)[:, 0]
        assert gap.kind is GapKind.PAUSE and gap.length_s > 0.0
        assert gap.at_s == pytest.approx(paused_at_s, abs=0.2)
        edge = round(gap.at_s * RATE_HZ)
        assert is_counting(sound[:edge]) and is_counting(sound[edge:])


@pytest.mark.parametrize("soon", [True, False])
def test_a_window_that_is_closed_leaves_nobody_recording(folder: Path, soon: bool) -> None:
    """Also while it is still taking a recording over."""
    with recording_window(folder) as window:
        window.kill()
        with MeetingStore.open(folder) as store:
            session = takes_over(store)
            if not soon:
                taken_over(session)
            session.recorder.close()
            window.until_left()
            assert lone_takes(folder) == ()
            assert is_counting(joined(store))


def test_a_recorder_that_the_system_ends_beside_a_living_window_is_replaced(folder: Path) -> None:
    with MeetingStore.open(folder) as store:
        session = Session(Recorder(store, open_devices=one_counting_input, alone_s=ALONE_S))
        session.until_began()
        session.for_s(1.0)
        assert session.recorder.child_pid
        os.kill(session.recorder.child_pid, signal.SIGTERM)
        session.until(lambda: session.warned("recorder_restarted"))
        session.for_s(0.5)
        session.stop()
        assert is_counting(joined(store))
    assert len([event for event in session.events if isinstance(event, RecordingBegan)]) == 2


def test_a_full_disk_ends_it_with_all_that_was_recorded(small_disk: Path, tmp_path: Path) -> None:
    folder = small_disk / "meeting.wontak"
    MeetingStore.create(folder, Meeting()).close()
    with recording_window(folder) as window:
        window.kill()
        fill(small_disk, spare_bytes=2 << 20)
        window.until_left()
        assert ending(window) == Ending.DISK_FULL
        (small_disk / "filler").unlink()
        with MeetingStore.open(folder) as store:
            assert lone_takes(folder) == ()
            assert is_counting(joined(store))


def test_it_is_taken_over_where_its_folder_was_moved_to_meanwhile(folder: Path) -> None:
    with recording_window(folder) as window:
        window.kill()
        moved = window.folder = folder.rename(folder.with_name("moved.wontak"))
        with MeetingStore.open(moved) as store:
            session = takes_over(store)
            assert taken_over(session) == 0.0
            session.for_s(0.5)
            session.stop()
            assert is_counting(joined(store))


@needs_sound_server
def test_the_program_finds_it_at_its_next_start_and_ends_it_when_the_system_ends_the_program(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with (
        sound_server(monkeypatch, "table"),
        recording_window(folder, module="tests.real.dying_window") as window,
    ):
        window.kill()
        (take,) = takes(folder)
        program = subprocess.Popen([sys.executable, "-m", "wontak"])
        try:
            until(lambda: "resumed" in (take / JOURNAL).read_text())
            until(lambda: len(list(take.glob("*.pcm"))) == 1)
            assert window.is_recorded
            program.terminate()
            assert program.wait(PATIENCE_S) == 0
        finally:
            program.kill()
        assert not window.is_recorded and ending(window) == Ending.ASKED
        with MeetingStore.open(folder) as store:
            assert len(recover(store)) == 1


@needs_sound_server
@pytest.mark.parametrize("names", [("table",), pytest.param(("table", "feed"), marks=pytest.mark.soak)])
def test_what_was_said_while_there_was_no_window_is_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    with sound_server(monkeypatch, *names) as server, recording_window(folder, *names) as window:
        played = [noise(14.0, number) for number, _ in enumerate(names)]
        for name, sound in zip(names, played, strict=True):
            server.play(sound, name)
        played_s = time.monotonic()
        until(lambda: time.monotonic() > played_s + 1.5)
        window.kill()
        until(lambda: time.monotonic() > played_s + 4.0)
        with MeetingStore.open(folder) as store:
            session = takes_over(store, system_devices)
            assert taken_over(session) == 0.0
            session.until(lambda: time.monotonic() > played_s + 15.0)
            session.stop()
            (recording,) = recover(store)
            assert store.gaps(recording.id) == ()
            heard = sound_of(store, recording)
    for channel, sound in enumerate(played):
        lost_s, shifted_s = compared(sound, heard[:, channel])
        assert lost_s <= UNMARKED_S and shifted_s < SHIFTED_S


@needs_sound_server
def test_it_is_closed_when_the_sound_system_dies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sound_server(monkeypatch, "table") as server, recording_window(folder, "table") as window:
        server.play(noise(10.0, 1), "table")
        window.kill()
        killed_s = time.monotonic()
        until(lambda: time.monotonic() > killed_s + 1.0)
        server.kill()
        window.until_left()
        assert not list(takes(folder)[0].glob(f"*{GROWING}"))
        with MeetingStore.open(folder) as store:
            assert lone_takes(folder) == ()
            sound = joined(store)
    assert len(sound) / RATE_HZ >= killed_s - window.began_s + 0.5
