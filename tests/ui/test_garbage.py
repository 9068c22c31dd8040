"""Garbage is found on the window's thread: a widget destroyed on another one may hold up both for ever."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wontak.ui.garbage import Garbage, due

MANY = 20_000


def make_garbage() -> None:
    for _ in range(MANY):
        one: list[object] = []
        one.append(one)


def test_a_widget_that_is_garbage_goes_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    owner = QObject()
    Garbage(owner)
    destroyed_on: list[int] = []
    widget = QObject()
    widget.itself = widget  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: destroyed_on.append(threading.get_ident()))
    del widget
    other = threading.Thread(target=make_garbage)
    other.start()
    other.join()
    assert destroyed_on == []
    qtbot.waitUntil(lambda: destroyed_on == [threading.get_ident()])


def test_everything_is_looked_through_in_the_end(qtbot: QtBot) -> None:
    owner = QObject()
    Garbage(owner)
    old: list[object] = []
    old.append(old)
    gone = weakref.ref(holder := Holder(old))
    old.append(holder)
    gc.collect()  # now it is of the oldest generation
    del old, holder
    limits = gc.get_threshold()
    gc.set_threshold(limits[0], 0, 0)
    try:
        while due() != 2:
            make_garbage()
            gc.collect(1)
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        gc.set_threshold(*limits)


class Holder:
    """Something that can be seen to go."""

    def __init__(self, held: object) -> None:
        self.held = held
