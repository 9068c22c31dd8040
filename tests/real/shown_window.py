"""The window with a meeting open, for a test that looks at it from outside: `python -m tests.real.shown_window MEETING`.

Each line on standard input names a place to go to, and is said again once the place is shown.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from wontak.app import Application
from wontak.ui.context import Place

SHOWN_AFTER_MS = 400
"""What a page fills in late, it has filled in by then."""


def main() -> None:
    app = QApplication([sys.argv[0]])
    program = Application(app)
    program.show(Path(sys.argv[1]))
    program.window.activateWindow()

    def go(_socket: object) -> None:
        line = sys.stdin.readline().strip()
        if not line:
            app.quit()
            return
        program.window.go(Place(line))
        QTimer.singleShot(SHOWN_AFTER_MS, lambda: print(line, flush=True))

    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(go)
    print("open", flush=True)
    app.exec()
    program.close()


if __name__ == "__main__":
    main()
