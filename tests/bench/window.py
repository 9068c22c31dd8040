"""`python -m tests.bench.window`: how fast the Transcript page is with a made meeting of five hours, and what memory it takes.

Opening is measured in fresh processes: at once after the start, when hardly anything is loaded, and once the window has prepared
its pages. In a third one a person opens the meeting at once and types from then on, while the window would like to prepare them.
"""

from __future__ import annotations

import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.made_transcript import make_long_meeting
from tests.bench.opening import wait_for_pages
from wontak.app import SWITCH_S, Application
from wontak.domain.search_text import find
from wontak.ui.context import Place
from wontak.ui.garbage import Garbage
from wontak.ui.transcript.page import TranscriptPage

OPEN_MS, KEY_MS, JUMP_MS, FIND_MS, MEMORY_MB = 300.0, 16.0, 16.0, 50.0, 300.0
KEYS, JUMPS, ROUNDS = 200, 60, 5


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="wontak-window-", ignore_cleanup_errors=True) as place:
        os.environ["WONTAK_DATA_DIR"] = str(Path(place) / "data")
        os.environ["WONTAK_LANGUAGE"] = "ko"
        folder = make_long_meeting(Path(place) / "made.wontak")
        print("| what | wall ms | processor ms | aim |")
        print("|---|--:|--:|--:|")
        for line in itertools.chain(_fresh(folder), _measured(folder)):
            print(line, flush=True)


def _fresh(folder: Path) -> Iterator[str]:
    """In processes of their own; the first of each is not counted, it compiles and reads everything from the disk."""
    _opening(folder, "at-once")
    at_once = [_opening(folder, "at-once")[0] for _ in range(ROUNDS)]
    yield _line("open to first paint, at once after the start", at_once, OPEN_MS)
    prepared = [_opening(folder, "prepared")[0] for _ in range(ROUNDS)]
    yield _line("open to first paint, the pages prepared", prepared, OPEN_MS)
    keys = _opening(folder, "typing")
    yield _line("a key press at once after the start and opening, 95 %", keys, KEY_MS, share=0.95)
    yield _line("the slowest of them", keys, KEY_MS, share=1.0)


def _opening(folder: Path, manner: str) -> list[tuple[float, float]]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder.parent / "compiled")  # as an installed program has it
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.opening", str(folder), manner],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return [(wall_ms, own_ms) for wall_ms, own_ms in json.loads(told.stdout)]


def _measured(folder: Path) -> Iterator[str]:
    sys.setswitchinterval(SWITCH_S)  # as the program does
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Garbage(app)
    program = Application(app)
    program.show()
    app.processEvents()
    program.window.go(Place.LIBRARY)
    wait_for_pages(program)
    _rest(app)

    def opened() -> None:
        program.window.open_meeting(folder)
        program.window.grab()

    opened()
    times = []
    page = program.window.page(Place.TRANSCRIPT)
    assert isinstance(page, TranscriptPage)
    for _ in range(ROUNDS - 1):
        program.session.close()
        _rest(app)
        times.append(_timed(opened))
    yield _line("open to first paint, again", times, OPEN_MS)
    yield _line("a key press to painted, 95 %", _keys(app, page), KEY_MS, share=0.95)
    yield _line("a scroll jump, 95 %", _jumps(app, page), JUMP_MS, share=0.95)
    segments = program.session.segments
    for query in ("예산", "budget", "nowhere to be found"):
        yield _line(
            f"find “{query}”", [_timed(lambda query=query: find(segments, query)) for _ in range(5)], FIND_MS
        )
    yield f"| memory with it open | {_resident_mb():.0f} MB | | {MEMORY_MB:.0f} MB |"
    program.close()
    QThreadPool.globalInstance().waitForDone()


def _keys(app: QApplication, page: TranscriptPage) -> list[tuple[float, float]]:
    """Typing in the middle of the meeting, with what is stored and counted meanwhile."""
    page.view.move_cursor(3_000, position=5)
    _rest(app)

    def press(letter: str) -> None:
        QTest.keyClick(page.view.editor, letter)
        app.processEvents()

    return [_timed(lambda letter=letter: press(letter)) for letter in ("abcde " * KEYS)[:KEYS]]


def _jumps(app: QApplication, page: TranscriptPage) -> list[tuple[float, float]]:
    bar = page.view.verticalScrollBar()

    def jump(share: float) -> None:
        bar.setValue(int(share * bar.maximum()))
        page.view.viewport().repaint()

    places = [(7 * number % JUMPS) / JUMPS for number in range(1, JUMPS)]
    times = []
    for share in places:
        times.append(_timed(lambda share=share: jump(share)))
        app.processEvents()
    return times


def _rest(app: QApplication) -> None:
    """Until nothing goes on in the background: the library, say, has read the meeting that was closed."""
    for _ in range(3):
        app.processEvents()
        QThreadPool.globalInstance().waitForDone()
    app.processEvents()


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor time of an action in milliseconds."""
    wall_s, own_s = time.perf_counter(), time.process_time()
    action()
    return (time.perf_counter() - wall_s) * 1e3, (time.process_time() - own_s) * 1e3


def _line(what: str, times: list[tuple[float, float]], aim_ms: float, share: float = 0.5) -> str:
    wall_ms, own_ms = (_at(share, [one[part] for one in times]) for part in (0, 1))
    missed = "" if wall_ms <= aim_ms else " MISSED"
    least = " (least " + ", ".join(f"{min(one[part] for one in times):.0f}" for part in (0, 1)) + ")"
    return f"| {what}{least if share == 0.5 else ''} | {wall_ms:.1f} | {own_ms:.1f} | {aim_ms:.0f}{missed} |"


def _at(share: float, values: list[float]) -> float:
    if share == 0.5:
        return statistics.median(values)
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
