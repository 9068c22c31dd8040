"""Jobs in the window: queued, seen, cancelled, tried again, and let go of without anybody waiting."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.jobs.errands import (
    count_or_abort,
    count_to_three,
    count_until_stopped,
    fail_with_a_remedy,
    say_who_and_hang,
)
from wontak.app import Application
from wontak.desk.tasks import Step, Task
from wontak.jobs.host import InferenceHost
from wontak.jobs.pipeline import Perform
from wontak.jobs.protocol import Event, ImportAudio
from wontak.jobs.state import JobState
from wontak.ui.context import Place
from wontak.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


class Errands:
    """A task whose requests are for functions of the test's, and what came of it."""

    def __init__(self, note: Path, count: int = 1) -> None:
        self.note = note
        self.events: list[Event] = []
        self.results: list[object] = []
        self.cleared = False
        self._count = count

    def task(self) -> Task[str]:
        try:
            for _ in range(self._count):
                if (yield Step(ImportAudio(self.note, self.note, self.note), self.events.append)):
                    return "cancelled"
            return "done"
        finally:
            self.cleared = True


def host_of(perform: Perform) -> InferenceHost:
    return InferenceHost(perform=perform)


def test_two_jobs_are_done_one_after_the_other(jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    host, errand = host_of(count_to_three), Errands(tmp_path / "note", count=2)
    first = jobs.submit(host, "First", errand.task, errand.results.append)
    second = jobs.submit(host, "Second", errand.task, errand.results.append)
    assert first.state is JobState.RUNNING
    assert second.state is JobState.WAITING
    qtbot.waitUntil(lambda: not jobs.open)
    assert errand.results == ["done", "done"]
    assert (first.state, second.state) == (JobState.FINISHED, JobState.FINISHED)
    jobs.release(host)


def test_a_cancelled_job_gives_no_result_and_the_next_one_begins(
    jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    host = host_of(count_until_stopped)
    first, second = Errands(tmp_path / "note"), Errands(tmp_path / "note")
    cancelled = jobs.submit(host, "First", first.task, first.results.append)
    waiting = jobs.submit(host, "Second", second.task, second.results.append)
    qtbot.waitUntil(lambda: len(first.events) > 1)
    jobs.cancel(cancelled)
    qtbot.waitUntil(lambda: waiting.state is JobState.RUNNING and bool(second.events))
    assert cancelled.state is JobState.CANCELLED
    assert not first.results
    jobs.cancel_all()
    qtbot.waitUntil(lambda: not jobs.open)
    jobs.release(host)


def test_cancelling_at_once_is_not_lost_on_engines_that_have_not_begun(
    jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    host, errand = host_of(count_until_stopped), Errands(tmp_path / "note")
    job = jobs.submit(host, "First", errand.task)
    jobs.cancel(job)
    qtbot.waitUntil(lambda: job.is_over)
    assert job.state is JobState.CANCELLED
    jobs.release(host)


def test_a_failed_job_says_why_and_can_be_tried_again(jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    host, errand = host_of(count_or_abort), Errands(tmp_path / "note")
    with qtbot.waitSignal(jobs.failed):
        job = jobs.submit(host, "Import", errand.task, errand.results.append)
    assert job.state is JobState.FAILED
    assert job.fault is not None
    jobs.retry(job)
    qtbot.waitUntil(lambda: errand.results == ["done"])
    assert [one.state for one in jobs.jobs] == [JobState.FINISHED]
    jobs.release(host)


def test_a_meeting_is_closed_at_once_though_its_engines_hang(
    program: Application, sample_meeting: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    program.window.open_meeting(sample_meeting)
    program.session.desk.host = host_of(say_who_and_hang)
    errand = Errands(tmp_path / "note")
    program.session.run("Import audio", errand.task, errand.results.append)
    qtbot.waitUntil(lambda: bool(errand.events))
    began_s = time.monotonic()
    program.session.close()
    assert time.monotonic() - began_s < 0.5
    assert program.window.place is Place.LIBRARY
    assert not program.jobs.jobs
    program.window.open_meeting(sample_meeting)
    assert not program.session.is_read_only
    later = Errands(tmp_path / "other")
    program.session.desk.host = host_of(count_to_three)
    program.session.run("Import audio", later.task, later.results.append)
    qtbot.waitUntil(lambda: later.results == ["done"])
    assert errand.cleared
    assert not errand.results


def test_progress_appears_after_half_a_second_and_its_panel_cancels(
    program: Application, sample_meeting: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    program.window.open_meeting(sample_meeting)
    program.session.desk.host = host_of(count_until_stopped)
    errand = Errands(tmp_path / "note")
    indicator = program.window._header.jobs
    job = program.session.run("Import audio", errand.task)
    assert not indicator.isVisible()
    qtbot.waitUntil(indicator.isVisible)
    panel = indicator.show_panel()
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Import audio" in texts
    qtbot.waitUntil(lambda: any("50%" in label.text() for label in panel.findChildren(QLabel)))
    panel.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED)
    qtbot.waitUntil(lambda: not indicator.isVisible())
    assert [button.text() for button in panel.findChildren(QPushButton)] == ["Try again"]
    panel.close()


def test_a_failure_is_told_with_a_button_to_try_again(
    program: Application, sample_meeting: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    program.window.open_meeting(sample_meeting)
    program.session.desk.host = host_of(fail_with_a_remedy)
    errand = Errands(tmp_path / "note")
    with qtbot.waitSignal(program.jobs.failed):
        job = program.session.run("Import audio", errand.task)
    (notice,) = program.window.notice_bar.shown
    assert "check its name and place" in notice.text
    assert [label for label, _action in notice.actions] == ["Try again"]
    notice.actions[0][1]()
    assert job not in program.jobs.jobs
    assert len(program.jobs.open) == 1


def test_the_library_is_searched_while_a_job_runs(
    program: Application, sample_meeting: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    program.window.open_meeting(sample_meeting)
    program.library.refresh()
    program.session.desk.host = host_of(count_until_stopped)
    errand = Errands(tmp_path / "note")
    program.session.run("Import audio", errand.task)
    qtbot.waitUntil(lambda: bool(errand.events))
    program.window.go(Place.LIBRARY)
    page = program.window.page(Place.LIBRARY)
    qtbot.keyClicks(page._search, "parliament")
    qtbot.waitUntil(lambda: any(row.snippet for row in page._rows._rows))
    assert program.jobs.running is not None
