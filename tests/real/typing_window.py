"""A window in which somebody types, for a test to kill: `python -m tests.real.typing_window MEETING`.

Says the text of the first segment on standard output each time it has been stored, and types on until it is killed.
"""

import itertools
import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wontak.app import Application
from wontak.ui.context import Place

KEY_EVERY_MS = 40


def main() -> None:
    app = QApplication([])
    program = Application(app)
    program.show(Path(sys.argv[1]))
    program.window.go(Place.TRANSCRIPT)
    program.window.activateWindow()
    session, view = program.session, program.window.page(Place.TRANSCRIPT).view
    first = session.segment_at(0).id
    view.move_cursor(0, position=len(session.segment_at(0).text))
    letters = itertools.chain.from_iterable(f" w{number}" for number in itertools.count(1))

    def tell(_changed: frozenset[int]) -> None:
        print(json.dumps(session.segment(first).text), flush=True)

    session.segments_changed.connect(tell)
    keys = QTimer()
    keys.timeout.connect(lambda: QTest.keyClicks(view.editor, next(letters)))
    keys.start(KEY_EVERY_MS)
    app.exec()


if __name__ == "__main__":
    main()
