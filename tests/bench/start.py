"""How long the window takes to start, against an empty PySide6 window: each a fresh process, taken in turns.

    python -m tests.bench.start [--rounds 7] [--platform offscreen|xcb]

A window has started when it has been painted and the event loop has come round with nothing left to do: a key would be heard.
The program's library has twenty meetings. With `--platform xcb` a screen is needed, such as `xvfb-run` gives.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wontak.desk.library import Library
from wontak.domain.meeting import Bilingual, Event, Meeting
from wontak.store.meetings import MeetingStore

AIM = 1.5
MEETINGS = 20

_STARTED = """
import time
from PySide6.QtCore import QTimer
def tell():
    print(time.monotonic(), flush=True)
    app.exit(0)
def look():
    if window.windowHandle().isExposed():
        QTimer.singleShot(0, tell)
    else:
        QTimer.singleShot(1, look)
QTimer.singleShot(0, look)
app.exec()
import os
os._exit(0)  # leaving is not measured
"""

EMPTY = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
{_STARTED}"""

WONTAK = f"""
import gc
gc.disable()  # as wontak.__main__ does until the window stands
from PySide6.QtWidgets import QApplication
from wontak.app import Application
app = QApplication([])
program = Application(app)
program.show()
window = program.window
{_STARTED}"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wontak-start-") as folder:
        environment = _environment(Path(folder), options.platform)
        _fill_library(Path(folder))
        for script in (EMPTY, WONTAK):  # the first run compiles, and reads everything from the disk
            started_s(script, environment)
        taken: dict[str, list[float]] = {EMPTY: [], WONTAK: []}
        for _ in range(options.rounds):
            for script, times in taken.items():
                times.append(started_s(script, environment))
    empty_s, wontak_s = (statistics.median(taken[script]) for script in (EMPTY, WONTAK))
    least = min(taken[WONTAK]) / min(taken[EMPTY])
    print(f"| platform {options.platform}, median of {options.rounds} | ms |\n|---|---:|")
    print(f"| empty PySide6 window | {1000 * empty_s:.0f} |\n| wontak | {1000 * wontak_s:.0f} |")
    print(
        f"\n{wontak_s / empty_s:.2f} × the empty window (aim: at most {AIM}); of the quickest runs {least:.2f} ×."
    )


def started_s(script: str, environment: dict[str, str]) -> float:
    """Seconds from starting a fresh process until its window has started."""
    began = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
    )
    return float(told.stdout.split()[-1]) - began


def _environment(folder: Path, platform: str) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **given,
        "PYTHONPYCACHEPREFIX": str(
            folder / "compiled"
        ),  # as an installed program has it, whoever may write there
        "QT_QPA_PLATFORM": platform,
        "WONTAK_DATA_DIR": str(folder / "data"),
        "WONTAK_LANGUAGE": "ko",
    }


def _fill_library(folder: Path) -> None:
    library = Library(folder / "data")
    library.add_folder(folder / "meetings")
    (folder / "meetings").mkdir()
    for number in range(MEETINGS):
        event = Event(topic=Bilingual(f"예산 협의 {number}", f"Budget {number}"), date=dt.date(2026, 3, 1))
        MeetingStore.create(folder / "meetings" / f"{number}.wontak", Meeting(event)).close()
    library.refresh()


if __name__ == "__main__":
    main()
