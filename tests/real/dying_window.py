"""The real window in a process of its own, for tests that kill it: records into a meeting and says when it has begun."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.engines.simulated_sound import one_counting_input
from tests.jobs.errands import hear_the_afternoon
from tests.real.killed_window import ALONE_S
from wontak.app import Application
from wontak.desk.recording import Order
from wontak.domain import alone
from wontak.domain.recording import MarkKind
from wontak.ui.context import Place


def main(folder: Path) -> int:
    """Record, with a speaker and an agenda item marked; prints the capture child's process number once both are on the disk."""
    alone.LONGEST_ALONE_S = ALONE_S
    app = QApplication([])
    program = Application(app)
    program.recorder.open_devices = one_counting_input
    program.live.perform = hear_the_afternoon
    program.show(folder)
    program.window.go(Place.RECORDING)
    recorder = program.recorder

    def mark() -> None:
        recorder.mark(MarkKind.AGENDA, "0")
        recorder.mark(MarkKind.SPEAKER, "han")

    def say() -> None:
        if len(recorder.marks) == 2 and len(program.live.lines) >= 3 and recorder.recorder:
            print(recorder.recorder.child_pid, flush=True)

    recorder.began.connect(mark)
    recorder.marks_changed.connect(say)
    program.live.lines_changed.connect(say)
    recorder.record(Order())
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
