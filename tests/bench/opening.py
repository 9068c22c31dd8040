"""Run by `tests.bench.window` in a process of its own, in which nothing is loaded but what the window's first picture needs.

    python -m tests.bench.opening MEETING at-once|prepared|typing

Prints JSON: lists of wall and processor milliseconds, of the one opening or of the keys pressed after it.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wontak.binding import load_qt

if TYPE_CHECKING:
    from wontak.app import Application

KEYS, BETWEEN_KEYS_MS = 50, 120
PREPARED_WITHIN_S = 60.0


def main() -> None:
    folder, manner = Path(sys.argv[1]), sys.argv[2]
    gc.disable()  # as the program does until its window has stood for a moment
    load_qt()
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from wontak.app import STYLE, SWITCH_S, Application
    from wontak.ui.context import Place
    from wontak.ui.garbage import Garbage

    sys.setswitchinterval(SWITCH_S)
    app = QApplication([*sys.argv[:1], *STYLE])
    program = Application(app)
    program.show()
    app.processEvents()
    if manner == "prepared":
        gc.freeze()
        Garbage(app)
        wait_for_pages(program)

    def opened() -> None:
        program.window.open_meeting(folder)
        program.window.grab()

    times = [_timed(opened)]
    if manner == "typing":
        page = program.window.page(Place.TRANSCRIPT)
        page.view.move_cursor(3_000, position=5)  # type: ignore[attr-defined]
        app.processEvents()
        times.clear()
        gc.freeze()
        Garbage(app)
        for _ in range(KEYS):

            def press() -> None:
                QTest.keyClick(page.view.editor, "a")  # type: ignore[attr-defined]
                app.processEvents()

            times.append(_timed(press))
            _wait(BETWEEN_KEYS_MS)
    print(json.dumps(times), flush=True)
    program.window.close()
    program.close()


def wait_for_pages(program: Application) -> None:
    """Until the window has made all its pages."""
    from wontak.ui.context import Place

    until_s = time.monotonic() + PREPARED_WITHIN_S
    while len(program.window._pages) < len(Place):
        assert time.monotonic() < until_s, "the pages were never made"
        _wait(100)


def _wait(wait_ms: int) -> None:
    """In an event loop of Qt's own: QTest's waiting would keep Python from other threads."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(wait_ms, loop.quit)
    loop.exec()


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Wall time of an action, and processor time of the window's thread for it, in milliseconds."""
    wall_s, own_s = time.perf_counter(), time.thread_time()
    action()
    return (time.perf_counter() - wall_s) * 1e3, (time.thread_time() - own_s) * 1e3


if __name__ == "__main__":
    main()
