"""The window with a meeting open, for a test that looks at it from outside: `python -m tests.real.shown_window MEETING`.

Each line on standard input names a place to go to, and is said again once the place is shown; `state` asks what the transcript
says and where its cursor is.
"""

import json
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
        if line == "state":
            print(json.dumps(state(program)), flush=True)
            return
        program.window.go(Place(line))
        QTimer.singleShot(SHOWN_AFTER_MS, lambda: print(line, flush=True))

    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(go)
    print("open", flush=True)
    app.exec()
    program.close()


def state(program: Application) -> dict[str, object]:
    """The transcript as it is stored, the cursor and what is composed at it, and the tape."""
    view, player = program.window.page(Place.TRANSCRIPT).view, program.player
    corner = view.editor.mapToGlobal(view.editor.rect().topLeft())
    beyond = view.place_of(view.cursor_.segment_id) + 2
    below = view.viewport().mapToGlobal(view.viewport().rect().topLeft()).y() + (
        view.scroller.y_of(beyond) or 0
    )
    return {
        "texts": [one.text for one in program.session.segments],
        "starred": [one.starred for one in program.session.segments],
        "place": view.place_of(view.cursor_.segment_id),
        "text": view.editor.text,
        "position": view.editor.position,
        "composing": view.editor.composing,
        "has_keyboard": view.editor.hasFocus(),
        "rate": player.rate,
        "at_s": player.meeting_s,
        "corner": (corner.x(), corner.y()),
        "row_after_next_y": below + view.row(beyond).original.y + 8,
    }


if __name__ == "__main__":
    main()
