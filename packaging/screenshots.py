"""Makes docs/screenshots: every page in Korean and English, light and dark, at 1280×800 and at 200 %.

The pictures are of the program itself, without a screen: the sample roundtable is transcribed, translated and drafted by the
bundled models, and stands in a library among meetings that were made from it. Run by `make screenshots`.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from simulated_room import TABLE, english_room, korean_room

from wontak import paths
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.desk.glossary import bundled_terms, house_file, save
from wontak.desk.library import Library
from wontak.domain import edits
from wontak.domain.meeting import Bilingual, Language
from wontak.domain.recording import MarkKind
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Place
from wontak.ui.recording.page import RecordingPage
from wontak.ui.settings import LANGUAGE, SECOND_COPY, THEME

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = Path("meetings") / "2026-03-18 원탁회의.wontak"
SIZE_PX = (1280, 800)
SETTLE_MS, PREVIEW_MS = 700, 15_000
FREQUENT = 96
"""So many of a picture's colours are kept for being frequent alone."""

RECORDING_SUBJECT = 2
"""The settings' subject at which inputs are listened to."""

PATIENCE_S = 120.0
PLUGS = "WONTAK_TEST_PLUGS"
"""Names the folder in which a file stands for the room's microphone, for as long as that is plugged in."""

REHEARSAL = (dt.date(2026, 4, 8), Bilingual("의회 외교와 다자 협력", "Parliamentary diplomacy"))
"""Date and topic of the meeting that is recorded for the pictures."""

SPOKEN_MS = 25_000
"""For how long something is recorded before a picture of that is taken."""

OTHERS = (
    (
        "2026-02-24",
        Bilingual("지역 균형 발전과 예산안 심사 방향", "Regional development and the budget bill"),
    ),
    ("2026-01-15", Bilingual("인공지능 기본법 시행 준비 간담회", "Preparing for the AI Framework Act")),
    (
        "2025-11-06",
        Bilingual("국회의장 초청 한미 의원 외교 토론회", "Parliamentary diplomacy with the Speaker"),
    ),
    ("2025-09-30", Bilingual("기후 위기 대응과 국회의 역할", "Parliaments and the climate crisis")),
)
"""Further meetings of the library: date and topic."""


@dataclass(frozen=True)
class Shot:
    """One page: the name of its pictures, and how to come to it."""

    name: str
    come: Callable[[Application], None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument(
        "--keep", type=Path, help="make the meetings here, or take those that are here already"
    )
    parser.add_argument("--only", default="", help="take only the pictures whose names begin so")
    parser.add_argument("--taking", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.taking:
        take_all(options.out, Path(os.environ["WONTAK_DATA_DIR"]), options.only)
        return
    with tempfile.TemporaryDirectory(prefix="wontak-screenshots-") as scratch:
        data = (options.keep or Path(scratch) / "data").absolute()
        if not data.exists():
            make_library(data)
        options.out.mkdir(parents=True, exist_ok=True)
        for picture in options.out.glob(f"{options.only}*.png"):
            picture.unlink()
        for scale in ("1", "2"):
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
                "HOME": str(data.parent),  # no picture shows where it was taken
                "WONTAK_DATA_DIR": str(data),
                PLUGS: str(data.parent / "plugs"),
                "PYTHONPATH": str(ROOT / "packaging"),
            }
            # Not run as a script: the recorder's children would import all of it again.
            command = [
                sys.executable, "-c", "import screenshots; screenshots.main()",
                "--taking", "--only", options.only, "--out", str(options.out.absolute()),
            ]  # fmt: skip
            subprocess.run(command, env=environment, check=True)


# What is shown ----------------------------------------------------------------------------------------------------------


def make_library(data: Path) -> None:
    """The data folder with the sample meeting, worked out, and others made from it."""
    os.environ["WONTAK_DATA_DIR"] = str(data)
    meetings = data / "meetings"
    meetings.mkdir(parents=True)
    sample = meetings / "2026-03-18 원탁회의.wontak"
    with Desk.create(sample, paths.resources() / "sample" / "meeting.toml", lambda _event: None) as desk:
        desk.add_audio([paths.resources() / "sample" / "roundtable.flac"])
        desk.transcribe()
        desk.find_voices()
        desk.translate()
        desk.draft(Language)
        _review(desk.store)
    for date, topic in OTHERS:
        _another(sample, meetings / f"{date}.wontak", dt.date.fromisoformat(date), topic)
    save(house_file(), bundled_terms()[:16])
    Library(data).refresh()


def _review(store: MeetingStore) -> None:
    """Some of the work of an afternoon: the beginning verified, a quotation, a remark, something off the record."""
    from wontak.store.ledger import Actor

    clerk, segments = Actor.person("김서기"), store.segments()
    for change in (
        edits.verify(segments[:6]),
        edits.star([segments[8]], True),
        edits.comment(segments[9], "속기 원문과 대조할 것"),
        edits.off_record([segments[12]], True),
    ):
        store.apply(change, clerk)


def _another(sample: Path, folder: Path, date: dt.date, topic: Bilingual) -> None:
    """The sample under another date and topic, without its sound."""
    shutil.copytree(
        sample, folder, ignore=shutil.ignore_patterns("audio", "cache", "exports", "*.lock", "*.owner")
    )
    with MeetingStore.open(folder) as store:
        _rename(store, date, topic)
        if date.year < 2026:
            store.approve("김서기")


def _rename(store: MeetingStore, date: dt.date, topic: Bilingual) -> None:
    meeting = store.meeting()
    store.save_meeting(
        dataclasses.replace(meeting, event=dataclasses.replace(meeting.event, date=date, topic=topic))
    )


# Pictures ---------------------------------------------------------------------------------------------------------------


def take_all(out: Path, data: Path, only: str) -> None:
    """Take every page in every language and theme, at the scale this process was started with."""
    app = QApplication([])
    scale = round(app.devicePixelRatio())
    program = Application(app)
    program.show()
    program.window.open_meeting(data / SAMPLE)
    for language in Language:
        for theme in ("light", "dark"):
            program.settings.choose(LANGUAGE, language.value)
            program.settings.choose(THEME, theme)
            program.window.resize(*SIZE_PX)
            program.recorder.open_devices = korean_room if language is Language.KO else english_room
            for shot in shots(data):
                if shot.name.startswith(only):
                    shot.come(program)
                    name = f"{shot.name}-{language.value}-{theme}{'-200' if scale > 1 else ''}.png"
                    image = with_palette(picture(program.window).toImage())
                    image.save(str(out / name), "PNG", 0)  # the smallest file; nothing is lost by it
                    _close_dialogs(program.window)
    program.close()
    os._exit(0)  # nothing is left to be stored, and a job that ends late has nobody to tell


def shots(data: Path) -> Iterator[Shot]:
    """The pages in the order of the work."""
    rehearsal = data.parent / "room" / "2026-04-08.wontak"
    yield Shot("recording-ready", lambda program: _ready(program, data, rehearsal))
    yield Shot("recording-running", _running)
    yield Shot("recording-paused", _paused)
    yield Shot("recording-warning", _warned)
    yield Shot("recording-over", _over)
    yield Shot("transcript-rough", _going(Place.TRANSCRIPT, 2 * SETTLE_MS))
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
        _rename(desk.store, *REHEARSAL)
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


def _back(program: Application, sample: Path) -> None:
    """To the sample again, and to the library."""
    program.recorder.close()
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
    for dialog in _dialogs(program.window):
        dialog.findChild(QLineEdit).setText("국회")
    wait(2 * SETTLE_MS)


def picture(window: QWidget) -> QPixmap:
    """The window, with what stands before it where it stands."""
    taken = window.grab()
    painter = QPainter(taken)
    for dialog in _dialogs(window):
        at = dialog.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        painter.drawPixmap(at, dialog.grab())
    painter.end()
    return taken


def with_palette(image: QImage) -> QImage:
    """The picture in 256 of its colours, the others drawn in the nearest of them: a third of the size."""
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    palette = colours[_telling(colours, counts)]
    parts, palette_parts = (_channels(which) for which in (colours, palette))
    nearest = np.concatenate(
        [
            np.abs(chunk[:, None] - palette_parts[None]).sum(axis=2).argmin(axis=1)
            for chunk in np.array_split(parts, 1 + len(parts) // 1000)
        ]
    )
    indices = np.zeros(
        (height, (width + 3) // 4 * 4), np.uint8
    )  # lines of an image begin at multiples of four bytes
    indices[:, :width] = nearest[places].reshape(height, width)
    drawn = QImage(indices.tobytes(), width, height, indices.shape[1], QImage.Format.Format_Indexed8)
    drawn.setColorTable(palette.tolist())
    return drawn.copy()


def _telling(colours: npt.NDArray[np.uint32], counts: npt.NDArray[np.int64]) -> list[int]:
    """Which 256 colours to keep: the most frequent, and then, one by one, those that would be missed most.

    A speaker's hue covers few pixels and must not turn into a grey that covers many.
    """
    chosen = list(np.argsort(counts)[-FREQUENT:])
    parts = _channels(colours)
    far = np.full(len(colours), np.iinfo(np.int64).max // 1_000_000)
    weights = np.sqrt(counts)
    for place in range(min(256, len(colours))):
        if place >= len(chosen):
            chosen.append(int(np.argmax(far * weights)))
        far = np.minimum(far, np.square(parts - parts[chosen[place]]).sum(axis=1))
    return chosen


def _channels(colours: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
    """Red, green and blue of each colour."""
    return np.stack([(colours >> shift & 0xFF).astype(np.int32) for shift in (16, 8, 0)], axis=1)


def _dialogs(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def _close_dialogs(window: QWidget) -> None:
    for dialog in _dialogs(window):
        dialog.close()


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


if __name__ == "__main__":
    main()
