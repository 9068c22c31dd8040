"""What the pages need is loaded and made beforehand, and in nobody's way."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.ui import idle
from wontak.ui.context import Place
from wontak.ui.idle import Idle

FORGOTTEN = 8


def test_steps_are_done_in_their_order(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "QUIET_MS", 0)
    owner, done = QObject(), []
    one = Idle(owner)
    one.add(*(lambda number=number: done.append(number) for number in range(5)))
    qtbot.waitUntil(lambda: done == [0, 1, 2, 3, 4])


def test_no_step_is_done_while_somebody_types(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "QUIET_MS", 300)
    field, done = QLineEdit(), []
    qtbot.addWidget(field)
    field.show()
    one = Idle(field)
    one.add(lambda: done.append("step"))
    for _ in range(12):
        qtbot.keyClick(field, Qt.Key.Key_A)
        qtbot.wait(50)
    assert not done and one.is_typing
    qtbot.waitUntil(lambda: done == ["step"])


def test_steps_that_were_dropped_are_not_done(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "QUIET_MS", 0)
    owner, done = QObject(), []
    one = Idle(owner)
    one.add(lambda: done.append("first"), lambda: done.append("second"))
    one.drop()
    one.add(lambda: done.append("third"))
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["third"]


def test_all_pages_are_made_once_the_window_is_left_alone(
    qtbot: QtBot, program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "QUIET_MS", 0)
    program.window.show()
    qtbot.waitUntil(lambda: set(program.window._pages) == set(Place))


def test_what_knows_nothing_of_qt_is_loaded_on_the_thread() -> None:
    """Nearly all that the rooms' modules bring along but Qt's own; a new module need not be named at once."""
    program = """
import sys
from importlib import import_module
import wontak.app, wontak.ui.library.page
from wontak.ui import preparing, window
for module in preparing.ASIDE:
    import_module(module)
ready = set(sys.modules)
for room in ("deck", *(window._ROOMS[place] for place in window._MADE_AHEAD)):
    for step in preparing._modules(room):
        step()
late = [name for name in sys.modules if name not in ready and name.startswith("wontak.") and not name.startswith("wontak.ui")]
print(*late)
"""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=os.environ, check=True
    )
    late = told.stdout.split()
    assert len(late) <= FORGOTTEN, f"name what takes longest of these in wontak.ui.preparing.ASIDE: {late}"


@pytest.mark.parametrize(
    "second", ["export.word", "export.wordxml", "export.looks", "export.hwpx_styles", "export.templates"]
)
def test_the_window_waits_for_a_package_that_two_threads_cannot_begin_at_once(second: str) -> None:
    program = f"""
import importlib.abc, sys, threading, time
from importlib import import_module

class Slow(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.startswith("docx"):
            begun.set()
            time.sleep(0.005)  # the other thread has its turn before each part

def load(name):
    try:
        import_module(name)
    except ImportError as fault:
        faults.append(fault)

faults, begun = [], threading.Event()
sys.meta_path.insert(0, Slow())
aside = threading.Thread(target=load, args=["docx"])
window = threading.Thread(target=load, args=["wontak.{second}"])
aside.start()
assert begun.wait(60)
window.start()
aside.join()
window.join()
print(*faults)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
