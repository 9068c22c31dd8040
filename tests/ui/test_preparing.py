"""What the pages need is loaded and made beforehand, and in nobody's way."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.ui import idle, loading
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


def test_the_window_waits_for_a_package_that_cannot_be_begun_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end, loaded = threading.Event(), threading.Event(), []

    def load_slowly(name: str) -> object:
        if name == loading.CIRCULAR:
            begun.set()
            assert may_end.wait(10)
        loaded.append(name)
        return object()

    monkeypatch.setattr(loading, "import_module", load_slowly)
    aside = threading.Thread(target=loading.load_aside, args=[loading.CIRCULAR])
    aside.start()
    assert begun.wait(10)
    threading.Thread(target=loading.load_aside, args=["numpy"]).run()
    page = threading.Thread(target=loading.load, args=["wontak.ui.export.page"])
    page.start()
    may_end.set()
    for thread in (aside, page):
        thread.join(10)
    assert loaded == ["numpy", loading.CIRCULAR, "wontak.ui.export.page"]
