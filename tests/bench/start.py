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
    print(time.monotonic(), time.process_time(), flush=True)
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
import sys
sys.argv = ["wontak"]
from wontak import __main__ as entry, binding
def load_qt(load=binding.load_qt):
    load()
    from PySide6.QtWidgets import QApplication, QMainWindow
    run = QApplication.exec
    def reached(app=None):
        QApplication.exec = run
        app = app or QApplication.instance()
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))
        exec({_STARTED!r}, {{"app": app, "window": window}})
    QApplication.exec = reached
binding.load_qt = load_qt
entry.main()
"""
"""The program's own entry point, by which Qt is loaded as well; what an event loop is entered with, looks from there."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wontak-start-") as folder:
        environment = _environment(Path(folder), options.platform)
        _fill_library(Path(folder))
        for script in (EMPTY, WONTAK):  # the first run compiles, and reads everything from the disk
            started(script, environment)
        rounds = [(started(EMPTY, environment), started(WONTAK, environment)) for _ in range(options.rounds)]
    print(f"| platform {options.platform}, median of {options.rounds} | ms | processor ms |\n|---|---:|---:|")
    for name, runs in zip(("empty PySide6 window", "wontak"), zip(*rounds, strict=True), strict=True):
        wall_ms, own_ms = (1000 * statistics.median(part) for part in zip(*runs, strict=True))
        print(f"| {name} | {wall_ms:.0f} | {own_ms:.0f} |")
    # Of the two runs of a round, which the machine was equally busy for.
    wall, own = (statistics.median(ours[part] / empty[part] for empty, ours in rounds) for part in (0, 1))
    print(f"\n{wall:.2f} × the empty window, {own:.2f} × its processor time (aim: at most {AIM}).")


def started(script: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from starting a fresh process until its window has started, and the processor time it took until then."""
    began = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True
    )
    at_s, own_s = map(float, told.stdout.split()[-2:])
    return at_s - began, own_s


def _environment(folder: Path, platform: str) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **given,
        "PYTHONPYCACHEPREFIX": str(
            folder / "compiled"
        ),  # as an installed program has it, whoever may write there
        "QT_QPA_PLATFORM": platform,
        "XDG_DATA_HOME": str(folder / "home"),
        "XDG_DOCUMENTS_DIR": str(folder / "documents"),
        "WONTAK_LANGUAGE": "ko",
    }


def _fill_library(folder: Path) -> None:
    library = Library(folder / "home" / "wontak")
    library.add_folder(folder / "meetings")
    (folder / "meetings").mkdir()
    for number in range(MEETINGS):
        event = Event(topic=Bilingual(f"예산 협의 {number}", f"Budget {number}"), date=dt.date(2026, 3, 1))
        MeetingStore.create(folder / "meetings" / f"{number}.wontak", Meeting(event)).close()
    library.refresh()


if __name__ == "__main__":
    main()
