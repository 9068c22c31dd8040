"""The window for a test that has the sound server die under it: `python -m tests.real.playing_window MEETING`.

Each line on standard input presses its play key; where the sound then goes, and what the window said, comes on standard output.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from wontak.app import Application

HEARD_MS = 600


def main() -> None:
    app = QApplication([sys.argv[0]])
    program = Application(app)
    program.show(Path(sys.argv[1]))
    player = program.player
    said: list[str] = []
    player.failed.connect(said.append)

    def tell() -> None:
        told = {
            "output": type(player._output).__name__,
            "plays": player.is_playing,
            "at_s": player.meeting_s,
            "said": list(said),
        }
        said.clear()
        print(json.dumps(told), flush=True)

    def press(_socket: object) -> None:
        if not sys.stdin.readline().strip():
            app.quit()
            return
        player.toggle()
        QTimer.singleShot(HEARD_MS, tell)

    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(press)
    print("open", flush=True)
    app.exec()
    program.close()


if __name__ == "__main__":
    main()
