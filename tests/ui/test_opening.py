"""Opening a meeting does once, and before its text is seen, only what its text needs; typing makes anew only what changes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain.transcript import Segment
from wontak.ui.context import Place
from wontak.ui.transcript import view as transcript_view
from wontak.ui.transcript.side import SidePanel
from wontak.ui.transcript.summary import Summariser

NOT_BEFORE_THE_TEXT = (
    "sqlite_utils", "numpy", "ssl", "http.client", "wontak.store.downloads", "wontak.store.description", "wontak.desk.lists",
    "wontak.desk.waveform", "wontak.desk.estimate", "wontak.desk.engine_work", "wontak.jobs.host", "wontak.jobs.worker",
    "wontak.domain.recording", "wontak.domain.faithfulness", "wontak.domain.figures", "wontak.domain.work",
)  # fmt: skip
"""Each of these kept the first meeting after a start from being seen, for up to a third of a second."""

_OPENED = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from wontak.app import Application
app = QApplication([])
program = Application(app)
program.window.show()
program.window.open_meeting(Path(sys.argv[1]))
program.window.grab()
assert program.window.place == "transcript"
print(*(name for name in {NOT_BEFORE_THE_TEXT} if name in sys.modules))
program.close()
"""


def test_the_first_meeting_is_seen_without_what_its_text_does_not_need(sample_meeting: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _OPENED, str(sample_meeting)],
        capture_output=True,
        text=True,
        env=os.environ,
        check=True,
    )
    assert told.stdout.split() == []


def test_heights_are_guessed_once_for_a_meeting_that_is_opened(
    program: Application, sample_meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed: list[int] = []
    usual = transcript_view.guessed_heights

    def counted(segments: Sequence[Segment], *rest: object) -> list[int]:
        guessed.append(len(segments))
        return usual(segments, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(transcript_view, "guessed_heights", counted)
    program.window.open_meeting(sample_meeting)
    program.window.grab()
    assert [count for count in guessed if count] == [program.session.segment_count]


def test_figures_are_reckoned_once_and_after_the_text_is_seen(
    qtbot: QtBot, program: Application, sample_meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summed: list[int] = []
    usual = Summariser.sum_up

    def counted(self: Summariser, segments: Sequence[Segment], *rest: object) -> object:
        summed.append(len(segments))
        return usual(self, segments, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Summariser, "sum_up", counted)
    program.window.open_meeting(sample_meeting)
    program.window.grab()
    assert summed == []
    qtbot.waitUntil(lambda: bool(summed))


def test_typing_makes_nothing_anew_beside_the_text_once_its_segment_is_edited(
    qtbot: QtBot, program: Application, sample_meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.window.open_meeting(sample_meeting)
    desk = TranscriptDesk.at(qtbot, program)
    page = desk.page
    shown: list[object] = []
    page._summing_up.found.connect(shown.append)
    page.view.move_cursor(3, position=2)

    def type_and_store(letter: str) -> None:
        before = len(shown)
        qtbot.keyClicks(page.view.editor, letter)
        page.settle()
        page._summing_up.now()
        qtbot.waitUntil(lambda: len(shown) > before)
        qtbot.waitUntil(lambda: page.side._summary is shown[-1])

    type_and_store("a")
    made: list[int] = []
    usual = SidePanel._replace

    def counted(self: SidePanel, part: int, *rest: object) -> None:
        made.append(part)
        usual(self, part, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(SidePanel, "_replace", counted)
    type_and_store("b")
    assert page.view.segments[3].text[2:4] == "ab"
    assert made == []


def test_a_page_made_for_an_open_meeting_shows_it_when_it_is_entered(
    program: Application, sample_meeting: Path
) -> None:
    program.session.open(sample_meeting)
    program.window.go(Place.DETAILS)
    page = program.window.page(Place.TRANSCRIPT)
    program.window.go(Place.TRANSCRIPT)
    assert len(page.view.segments) == program.session.segment_count  # type: ignore[attr-defined]
