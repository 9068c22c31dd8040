"""The window outlives many more calls into Qt than the interpreter has references to None."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import wontak.ui
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Bell(QObject):
    rung = Signal()

app, bell = QApplication([]), Bell()
widget = QWidget()
for _ in range(100_000):
    widget.update()
    bell.rung.emit()
print("alive")
"""


def test_a_hundred_thousand_calls_without_a_result_do_not_end_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "desktop"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "alive"
