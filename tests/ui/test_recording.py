"""The Recording page: bringing files in with the real engine, in the right order, and what it says about them."""

from __future__ import annotations

import shutil
import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.desk.estimate import Estimates
from wontak.jobs.state import JobState
from wontak.ui.context import Place
from wontak.ui.recording.page import RecordingPage


def made_wav(path: Path, length_s: float) -> Path:
    """A file with a tone in it."""
    samples = (8000 * np.sin(np.arange(int(length_s * 16_000)) / 9)).astype(np.int16)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(samples.tobytes())
    return path


@pytest.fixture
def page(program: Application, tmp_path: Path) -> RecordingPage:
    folder = tmp_path / "새 회의.wontak"
    Desk.create(folder, None, lambda _event: None).close()
    program.window.open_meeting(folder)
    program.window.go(Place.RECORDING)
    page = program.window.page(Place.RECORDING)
    assert isinstance(page, RecordingPage)
    return page


def imported(program: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.jobs.open)


def test_an_empty_meeting_says_what_to_do_first(page: RecordingPage, program: Application) -> None:
    assert page._states.currentIndex() == 0
    assert page.ready.files.isVisible()
    assert not program.window._deck.isVisible()


def test_one_file_comes_in_at_once_and_the_deck_appears(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    page.take_files([made_wav(tmp_path / "아침.wav", 2.0)])
    imported(program, qtbot)
    assert [one.file for one in program.session.recordings()] == ["audio/아침.wav"]
    assert page._states.currentIndex() == 1
    assert page.over.parts.item(0, 0).text() == "아침.wav"
    assert page.over.parts.item(0, 2).text() == "0:00:02"
    assert program.window._deck.isVisible()


def test_several_files_are_offered_in_the_order_of_their_numbers(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    names = ("part 10.wav", "part 2.wav", "part 1.wav")
    page.take_files([made_wav(tmp_path / name, 1.0) for name in names])
    assert page._ordering.isVisible()
    assert [file.name for file in page._ordering.order()] == ["part 1.wav", "part 2.wav", "part 10.wav"]
    page._ordering.files.setCurrentRow(2)
    page._ordering.shift(-1)
    page._ordering.settled.emit(page._ordering.order())
    imported(program, qtbot)
    assert not page._ordering.isVisible()
    assert [one.file for one in program.session.recordings()] == [
        "audio/part 1.wav",
        "audio/part 10.wav",
        "audio/part 2.wav",
    ]
    assert [page.over.parts.item(row, 1).text() for row in range(3)] == ["0:00:00", "0:00:01", "0:00:02"]


def test_an_order_that_is_not_wanted_leaves_everything_as_it_was(
    page: RecordingPage, program: Application, tmp_path: Path
) -> None:
    page.take_files([made_wav(tmp_path / name, 1.0) for name in ("a.wav", "b.wav")])
    page._ordering.dropped.emit()
    assert not page._ordering.isVisible()
    assert page.ready.files.isVisible()
    assert not program.session.recordings()


def test_a_further_part_is_added_behind_the_others(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("first.wav", "second.wav"):
        page.take_files([made_wav(tmp_path / name, 1.5)])
        imported(program, qtbot)
    assert [one.offset_s for one in program.session.recordings()] == [0.0, pytest.approx(1.5)]
    assert program.player.length_s == pytest.approx(3.0)
    assert page.over.parts.current == program.session.recordings()[1]


def test_a_file_that_is_no_sound_is_told_and_nothing_comes_in(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.mp3"
    letter.write_text("안녕하십니까?" * 100, encoding="utf-8")
    with qtbot.waitSignal(program.window.notices.told) as told:
        page.take_files([letter])
    assert "letter.mp3" in told.args[0].text
    assert not program.session.recordings()
    assert page.ready.files.isEnabled()


def test_files_that_wait_for_their_order_say_how_much_they_are_and_how_long_they_take(
    page: RecordingPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.take_files([made_wav(tmp_path / "1.wav", 100.0), made_wav(tmp_path / "2.wav", 140.0)])
    qtbot.waitUntil(lambda: bool(page._ordering.length.text()))
    assert page._ordering.length.text() == "4 min of sound in all. About 5 s on this computer."


def test_an_import_says_from_its_start_how_long_it_takes_and_several_files_are_one_whole(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[tuple[float, float | None, str]] = []

    def note() -> None:
        job = program.jobs.running
        if job and job.stage:
            told.append((job.share, job.left_s, page._progress._text.text()))

    program.jobs.changed.connect(note)
    page._import([made_wav(tmp_path / f"{number}.wav", 60.0 * number) for number in (1, 2, 3)])
    imported(program, qtbot)
    shares = [share for share, _left_s, _text in told]
    assert shares == sorted(shares)
    assert any(0.1 < share < 0.2 for share in shares) and shares[-1] > 0.99
    first_s = told[0][1]
    assert first_s is not None and 1 < first_s < 60
    assert "left" in told[0][2]


def test_a_recording_is_played_from_its_row(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    page.take_files([made_wav(tmp_path / "a.wav", 3.0)])
    imported(program, qtbot)
    page.over.parts.setFocus()
    QTest.keyClick(page.over.parts, Qt.Key.Key_Return)
    assert program.player.is_playing
    program.player.pause()


def test_what_comes_next_says_how_long_it_takes_here(
    page: RecordingPage, program: Application, sample_meeting: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.take_files([made_wav(tmp_path / "a.wav", 20.0)])
    imported(program, qtbot)
    qtbot.waitUntil(lambda: "on this computer" in page.over.advice.text())
    assert page.over.onward.text() == "Transcribe"
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.RECORDING)
    assert page.over.onward.text() == "Go to the transcript"
    page.over.onward.click()
    assert program.window.place is Place.TRANSCRIPT


def test_its_button_has_the_recording_transcribed_at_once(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    page.take_files([made_wav(tmp_path / "a.wav", 5.0)])
    imported(program, qtbot)
    page.over.onward.click()
    assert program.window.place is Place.TRANSCRIPT
    qtbot.waitUntil(lambda: bool(program.jobs.open))
    assert program.jobs.open[0].title == "Transcribe"
    qtbot.waitUntil(lambda: not program.jobs.open)
    assert page.session.desk.store.covered(1)


def test_a_finished_job_teaches_the_estimates(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = tmp_path / "1.pcm"
    copy.write_bytes(bytes(32_000 * 100))
    from wontak.domain.meeting import Meeting
    from wontak.jobs.protocol import FindVoices

    program.jobs.worked.emit(FindVoices(((1, copy),), Meeting(), ()), 52.0)
    qtbot.waitUntil(lambda: Estimates().voices_s(100) == pytest.approx(52.0))


def test_a_meeting_that_another_has_open_takes_no_files(
    program: Application, sample_meeting: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(sample_meeting, tmp_path / "other.wontak")
    with Desk.open(other, lambda _event: None):
        program.window.open_meeting(other)
        program.window.go(Place.RECORDING)
        page = program.window.page(Place.RECORDING)
        assert program.session.is_read_only
        page.take_files([made_wav(tmp_path / "a.wav", 1.0)])
        assert not program.jobs.open
        assert not page.over.add.isEnabled()


def test_what_is_brought_in_is_kept_as_it_is_and_nothing_waits_in_the_cache_any_more(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    source = made_wav(tmp_path / "아침.wav", 2.0)
    for _ in range(2):
        page.take_files([source])
        imported(program, qtbot)
    folder = program.session.folder
    assert [one.file for one in program.session.recordings()] == ["audio/아침.wav", "audio/아침 (2).wav"]
    for recording in program.session.recordings():
        assert (folder / recording.file).read_bytes() == source.read_bytes()
    assert not list((folder / "cache").glob("*importing*"))


def test_a_cancelled_import_leaves_the_meeting_as_it_was(
    page: RecordingPage, program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    page._import([made_wav(tmp_path / "long.wav", 1200.0)])
    (job,) = program.jobs.open
    qtbot.waitUntil(lambda: job.share > 0.02, timeout=30_000)
    program.jobs.cancel(job)
    imported(program, qtbot)
    assert job.state is JobState.CANCELLED
    folder = program.session.folder
    assert not program.session.recordings()
    assert not [one for one in folder.rglob("*") if "importing" in one.name or one.suffix == ".wav"]
