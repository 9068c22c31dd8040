"""The window dies while it records: the next one has the recording as if nothing had happened, and says so."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.engines.simulated_sound import is_counting, one_counting_input
from tests.jobs.errands import AFTERNOON, hear_what_follows
from tests.real.killed_window import KilledWindow
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.domain.meeting import AgendaItem, AgendaKind, Bilingual, Meeting, Participant, Role
from wontak.domain.recording import MarkKind
from wontak.ui.context import Place
from wontak.ui.settings import LAST_MEETING, LIVE_TRANSCRIPT, TAKEN_OVER_AT

AGENDA = (AgendaItem(AgendaKind.OPENING, topic=Bilingual("개회사", "Opening")),)
HAN = Participant("han", Bilingual("한서진", "Han Seojin"), Role.HOST, Bilingual("국회의장", "Speaker"))


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KilledWindow]:
    """A window that was killed in the midst of a recording with a live transcript; the recording goes on."""
    monkeypatch.setenv("WONTAK_DATA_DIR", str(tmp_path / "data"))
    folder = tmp_path / "원탁회의.wontak"
    with Desk.create(folder, None, lambda _event: None) as desk:
        desk.store.save_meeting(Meeting(participants=(HAN,), agenda=AGENDA))
    window = KilledWindow(folder, "tests.real.dying_window")
    window.kill()
    yield window
    window.close()


@pytest.fixture
def again(left: KilledWindow, request: pytest.FixtureRequest) -> Application:
    """The program, started again."""
    program: Application = request.getfixturevalue("program")
    assert program.settings.text(LAST_MEETING) == str(left.folder)
    program.recorder.open_devices = one_counting_input
    program.live.perform = hear_what_follows
    return program


def stop(program: Application, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.placing.placed):
        program.recorder.stop()
    qtbot.waitUntil(lambda: not program.jobs.open)


def test_the_program_opens_what_is_still_being_recorded_and_goes_on_with_it(
    left: KilledWindow, again: Application, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(again.recorder.taken_over) as taken_over:
        assert again.take_over_recording()
        assert again.session.folder == left.folder and again.window.place is Place.RECORDING
        assert again.recorder.is_recording and again.recorder.channels == ("Table",)
        assert again.window._header.recording.isVisible()
        qtbot.waitUntil(lambda: again.recorder.has_begun)
        # Before any other recorder is there the time runs and the marks are shown.
        before_s = again.recorder.at_s
        assert before_s > 0.5 and again.window._header.recording.text() >= "0:00:00"
        assert [(one.kind, one.value) for one in again.recorder.marks] == [
            (MarkKind.AGENDA, "0"),
            (MarkKind.SPEAKER, "han"),
        ]
    assert taken_over.args == [0.0]
    assert "went on while the program was closed" in " ".join(
        one.text for one in again.window.notice_bar.shown
    )
    floor = again.window.page(Place.RECORDING).running.floor
    assert [chip.isChecked() for chip in floor.chips()] == [True, True]
    again.recorder.mark(MarkKind.STAR)
    qtbot.waitUntil(lambda: len(again.recorder.marks) == 3)
    assert again.recorder.level is not None and again.recorder.at_s > before_s
    stop(again, qtbot)
    (recording,) = again.session.recordings()
    assert again.session.gaps() == {}
    assert is_counting(soundfile.read(left.folder / recording.file, dtype="int16")[0])
    assert recording.duration_s > before_s
    assert not left.is_recorded


def test_the_live_transcript_goes_on_where_its_text_ends(
    left: KilledWindow, again: Application, qtbot: QtBot
) -> None:
    again.take_over_recording()
    qtbot.waitUntil(lambda: len(again.live.lines) == len(AFTERNOON) + 1)
    *before, last = again.live.lines
    assert [line.text for line in before] == [text for _language, text in AFTERNOON]
    assert last.start_s == pytest.approx(before[-1].end_s + 0.1)
    stop(again, qtbot)
    assert len(again.session.segments) == len(AFTERNOON) + 1


def test_whoever_opens_the_meeting_by_hand_has_the_recording_as_well(
    left: KilledWindow, again: Application, qtbot: QtBot
) -> None:
    again.settings.choose(LAST_MEETING, "")
    assert not again.take_over_recording() and not again.recorder.is_recording
    again.settings.choose(LIVE_TRANSCRIPT, False)
    with qtbot.waitSignal(again.recorder.taken_over):
        again.window.open_meeting(left.folder)
    assert again.window.place is Place.RECORDING
    assert not again.placing.is_busy and not again.session.recordings()
    stop(again, qtbot)


def test_one_that_dies_again_of_it_is_only_offered_next(
    left: KilledWindow, again: Application, qtbot: QtBot
) -> None:
    again.settings.choose(TAKEN_OVER_AT, time.time() - 5.0)
    assert not again.take_over_recording() and not again.session.is_open
    again.offer_last()
    assert "still being recorded" in again.window.notice_bar.shown[0].text
    (button,) = (one for one in again.window.findChildren(QPushButton) if one.text() == "Go on with it")
    with qtbot.waitSignal(again.recorder.taken_over):
        button.click()
    assert again.window.place is Place.RECORDING


def test_a_window_that_is_closed_at_once_leaves_nobody_recording(
    left: KilledWindow, again: Application
) -> None:
    again.take_over_recording()
    again.end()
    again.close()
    left.until_left()


def test_nothing_is_opened_unasked_where_nothing_is_recorded(left: KilledWindow, again: Application) -> None:
    left.signal_capture(signal.SIGKILL)
    left.until_left()
    assert not again.take_over_recording()
    assert not again.session.is_open
