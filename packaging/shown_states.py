"""The states that the screenshots show, in the order of the work, and how to come to each."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QLineEdit
from shown_library import SAMPLE, rename
from simulated_room import TABLE
from window_pictures import dialogs

from wontak import paths
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.domain.meeting import Bilingual, Language
from wontak.domain.recording import MarkKind
from wontak.ui.context import Place
from wontak.ui.recording.page import RecordingPage
from wontak.ui.settings import SECOND_COPY

SETTLE_MS, PREVIEW_MS = 700, 15_000

RECORDING_SUBJECT = 2
"""The settings' subject at which inputs are listened to."""

PATIENCE_S = 120.0
PLUGS = "WONTAK_TEST_PLUGS"
"""Names the folder in which a file stands for the room's microphone, for as long as that is plugged in."""

REHEARSAL = (dt.date(2026, 4, 8), Bilingual("의회 외교와 다자 협력", "Parliamentary diplomacy"))
"""Date and topic of the meeting that is recorded for the pictures."""

SPOKEN_MS = 25_000
"""For how long something is recorded before a picture of that is taken."""


@dataclass(frozen=True)
class Shot:
    """One page: the name of its pictures, and how to come to it."""

    name: str
    come: Callable[[Application], None]


def shots(data: Path) -> Iterator[Shot]:
    """The pages in the order of the work."""
    rehearsal = data.parent / "room" / "2026-04-08.wontak"
    yield Shot("recording-ready", lambda program: _ready(program, data, rehearsal))
    yield Shot("recording-running", _running)
    yield Shot("recording-paused", _paused)
    yield Shot("recording-warning", _warned)
    yield Shot("recording-over", _over)
    yield Shot("transcript-rough", _going(Place.TRANSCRIPT, 2 * SETTLE_MS))
    yield Shot("library-first", _first)
    yield Shot("library", lambda program: _back(program, data / SAMPLE))
    yield Shot("library-search", lambda program: _search(program, "국회"))
    for place in (Place.DETAILS, Place.RECORDING):
        yield Shot(place.value, _going(place))
    yield Shot("transcript", _transcript)
    yield Shot("transcript-filtered", _filtered)
    yield Shot("minutes", _going(Place.MINUTES, 2 * SETTLE_MS))
    yield Shot("export", _export)
    yield Shot("glossary", _going(Place.GLOSSARY))
    for number, name in enumerate(("general", "listening", "recording", "models", "shortcuts", "privacy")):
        yield Shot(f"settings-{name}", _subject(number))
    yield Shot("finder", _finder)


def _going(place: Place, wait_ms: int = SETTLE_MS) -> Callable[[Application], None]:
    def come(program: Application) -> None:
        program.window.go(place)
        wait(wait_ms)

    return come


def _ready(program: Application, data: Path, folder: Path) -> None:
    """A meeting with the sample's roster and agenda in which nothing is recorded yet."""
    program.recorder.close()
    program.session.close()
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.parent.mkdir(parents=True)
    with Desk.create(folder, paths.resources() / "sample" / "meeting.toml", lambda _event: None) as desk:
        rename(desk.store, *REHEARSAL)
    program.settings.choose(SECOND_COPY, "")
    _plug().parent.mkdir(parents=True, exist_ok=True)
    _plug().touch()
    program.window.open_meeting(folder)
    program.window.go(Place.RECORDING)
    wait_until(lambda: _recording(program).ready.inputs.has_inputs)
    wait(10 * SETTLE_MS)  # until the second input is heard as well


def _running(program: Application) -> None:
    page = _recording(program)
    if not program.recorder.is_recording:
        page.ready.begin()
        wait_until(lambda: program.recorder.has_begun)
        wait(SPOKEN_MS // 5)
        keys = page.running.marking
        for press in (keys.agenda, keys.speaker, lambda _number: keys.star(), lambda _number: _note(program)):
            press(0)
            wait(SPOKEN_MS // 10)
        keys.speaker(1)
        wait(SPOKEN_MS // 2)


def _note(program: Application) -> None:
    note = {Language.KO: "영상 자료 요청", Language.EN: "Asks for the video"}
    program.recorder.mark(MarkKind.NOTE, note[program.language.current])


def _paused(program: Application) -> None:
    program.recorder.pause()
    wait(SETTLE_MS)


def _warned(program: Application) -> None:
    """Somebody stumbles over the microphone's cable."""
    program.recorder.resume()
    wait(SETTLE_MS)
    _plug().unlink()
    wait_until(lambda: bool(program.recorder.warnings))
    wait(2 * SETTLE_MS)


def _plug() -> Path:
    return Path(os.environ[PLUGS]) / TABLE


def _over(program: Application) -> None:
    _plug().touch()
    program.recorder.stop()
    wait_until(lambda: bool(program.session.recordings()) and not program.jobs.open)
    wait(2 * SETTLE_MS)


def _recording(program: Application) -> RecordingPage:
    page = program.window.page(Place.RECORDING)
    assert isinstance(page, RecordingPage)
    return page


def _first(program: Application) -> None:
    """The library before there is any meeting, as at the first start."""
    program.recorder.close()
    program.session.close()
    _search(program, "")
    page = program.window.page(Place.LIBRARY)
    page._pages.setCurrentWidget(page._welcome)  # type: ignore[attr-defined]
    wait(SETTLE_MS)


def _back(program: Application, sample: Path) -> None:
    """To the sample again, and to the library."""
    program.window.open_meeting(sample)
    _search(program, "")


def _search(program: Application, query: str) -> None:
    program.window.go(Place.LIBRARY)
    page = program.window.page(Place.LIBRARY)
    page.findChild(QLineEdit).setText(query)
    wait(2 * SETTLE_MS)


def _transcript(program: Application) -> None:
    program.window.show_segment(program.session.segment_at(7).id)
    wait(2 * SETTLE_MS)


def _filtered(program: Application) -> None:
    """Only what one person says."""
    program.window.commands["show_only_speaker"].trigger()
    wait(2 * SETTLE_MS)


def _export(program: Application) -> None:
    program.window.go(Place.EXPORT)
    page = program.window.page(Place.EXPORT)
    page.choices.choose("minutes", program.language.current.value)  # type: ignore[attr-defined]
    wait(PREVIEW_MS)


def _subject(number: int) -> Callable[[Application], None]:
    def come(program: Application) -> None:
        program.window.go(Place.SETTINGS)
        program.window.page(Place.SETTINGS).show_subject(number)  # type: ignore[attr-defined]
        wait(SETTLE_MS)
        if number == RECORDING_SUBJECT:
            wait(10 * SETTLE_MS)  # until the inputs are heard

    return come


def _finder(program: Application) -> None:
    program.window.go(Place.TRANSCRIPT)
    program.window.commands["show_all_segments"].trigger()
    program.window.commands["find_anything"].trigger()
    wait(SETTLE_MS)
    for dialog in dialogs(program.window):
        dialog.findChild(QLineEdit).setText("국회")
    wait(2 * SETTLE_MS)


def wait(length_ms: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(length_ms, loop.quit)
    loop.exec()


def wait_until(so: Callable[[], bool]) -> None:
    """Let the window work until something is the case."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not so():
        if time.monotonic() > deadline_s:
            raise TimeoutError("what is to be shown does not come about")
        wait(SETTLE_MS // 10)
