"""What the Transcript page says where there is nothing to read yet, and the jobs that are started from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.desk.engine_work import translation
from wontak.domain import edits
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language, Meeting
from wontak.jobs.host import JobState
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Place
from wontak.ui.jobs import Job
from wontak.ui.settings import TRANSLATED, translated_languages
from wontak.ui.transcript.engine_operations import TRANSCRIBE
from wontak.ui.transcript.page import TranscriptPage


@pytest.fixture
def page(program: Application, tmp_path: Path) -> TranscriptPage:
    """The page of a meeting without anything in it."""
    store = MeetingStore.create(tmp_path / "empty.wontak", Meeting())
    program.session.take(Desk(store, lambda _event: None))
    program.window.go(Place.TRANSCRIPT)
    page = program.window.page(Place.TRANSCRIPT)
    assert isinstance(page, TranscriptPage)
    return page


def with_sound(page: TranscriptPage) -> None:
    page.session.desk.store.add_recording("audio/made.flac", 600.0)
    page.session.refresh()


def test_without_sound_it_leads_to_the_recording(
    page: TranscriptPage, program: Application, qtbot: QtBot
) -> None:
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert program.window.place is Place.RECORDING


def test_before_transcribing_it_says_with_which_model_and_how_long_it_will_take(
    page: TranscriptPage, qtbot: QtBot
) -> None:
    with_sound(page)
    qtbot.waitUntil(page.empty._models.isVisible)
    assert page.empty._models.currentText() == "starter-recogniser"
    assert "on this computer" in page.empty._length.text()
    assert "starter model" in page.empty._starter.text()


def test_the_button_starts_the_job_and_its_progress_is_told(page: TranscriptPage, qtbot: QtBot) -> None:
    with_sound(page)
    qtbot.waitUntil(page.empty._models.isVisible)
    host = page.session.desk.host
    job = Job(1, host, "Transcribe", lambda: None, lambda _result: None)  # type: ignore[arg-type, return-value]
    job.state = JobState.RUNNING
    started = []

    def run(title: str, begin: object, _done: object = None) -> Job:
        started.append((title, begin))
        return job

    page.session.run = run  # type: ignore[method-assign, assignment]
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert [title for title, _begin in started] == ["Transcribe"]
    assert page.empty._bar.isVisible()
    assert not page.empty.button.isVisible()
    job.state, job.fault = JobState.FAILED, WontakError(Code.OUT_OF_MEMORY)
    page.empty.refresh()
    assert page.empty._fault.isVisible()
    assert page.empty.button.isVisible()
    assert not page.engines.is_under_way(TRANSCRIBE)


def test_without_a_model_it_leads_to_the_settings(page: TranscriptPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.engines.has_looked)
    page.engines._recognisers = ()
    with_sound(page)
    page.empty.refresh()
    assert "No model" in page.empty._title.text()
    assert page.empty.button.text() == "Open the settings"


def test_another_programs_meeting_can_be_read_only(
    program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    with MeetingStore.open(sample_meeting):
        program.window.open_meeting(sample_meeting)
        page = program.window.page(Place.TRANSCRIPT)
        assert isinstance(page, TranscriptPage)
        assert page.standing.isVisible()
        assert page.view.editor.isReadOnly()
        before = program.session.segments
        qtbot.keyClicks(page.view.editor, "abc")
        page.settle()
        assert program.session.segments == before
        program.session.close()


def test_jobs_are_offered_by_what_is_left_to_do(
    program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    assert SAMPLE.exists()
    program.window.open_meeting(sample_meeting)
    page = program.window.page(Place.TRANSCRIPT)
    assert isinstance(page, TranscriptPage)
    commands = program.window.commands
    qtbot.waitUntil(lambda: not commands["transcribe_all"].isEnabled())
    first = program.session.segment_at(0)
    program.session.perform(edits.retype(first, first.text + " 네"))
    qtbot.waitUntil(commands["translate_all"].isEnabled)
    assert "Translate" in page.work_bar._hint.text()


def test_only_the_chosen_direction_is_translated(
    program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    program.settings.choose(TRANSLATED, "en")
    program.window.open_meeting(sample_meeting)
    page = program.window.page(Place.TRANSCRIPT)
    assert isinstance(page, TranscriptPage)
    translate = program.window.commands["translate_all"]
    desk = program.session.desk
    korean, english = (
        next(one for one in program.session.segments if one.language is language) for language in Language
    )
    program.session.perform(edits.retype(korean, korean.text + " 네"))
    assert [one.id for one in desk.store.segments_to_translate()] == [korean.id]
    steps = translation(desk.store, desk.packs, desk.glossary, translated_languages(program.settings))
    with pytest.raises(StopIteration):
        next(steps)
    program.session.perform(edits.retype(english, english.text + " Yes."))
    qtbot.waitUntil(translate.isEnabled)
    steps = translation(desk.store, desk.packs, desk.glossary, translated_languages(program.settings))
    assert [one.id for one in next(steps).request.segments] == [english.id]
