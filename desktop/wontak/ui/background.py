"""Work that needs no engine but takes time, off the GUI thread: drafting, exporting, searching, reading disks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid


class Answer(QObject):
    """What comes of a piece of work. It lives on the GUI thread, so that what it calls runs there whoever tells it."""

    _came = Signal(object)
    _broke = Signal(object)

    def __init__(self, done: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        super().__init__()
        self._done = done
        self._failed = failed
        self._came.connect(self._on_come)
        self._broke.connect(self._on_break)

    def _on_come(self, result: object) -> None:
        _running.discard(self)
        if is_there(self._done):
            self._done(result)

    def _on_break(self, fault: Exception) -> None:
        _running.discard(self)
        if is_there(self._failed):
            self._failed(fault)


class _Work(QRunnable):
    def __init__(self, function: Callable[[], Any], answer: Answer) -> None:
        super().__init__()
        self._function = function
        self._answer = answer

    def run(self) -> None:
        try:
            result = self._function()
        except Exception as fault:  # noqa: BLE001 - the thread's outermost edge: the window tells the fault
            self._tell(self._answer, "_broke", fault)
        else:
            self._tell(self._answer, "_came", result)

    @staticmethod
    def _tell(answer: Answer, signal: str, what: object) -> None:
        """Hand over what came of it, unless the program has ended meanwhile and taken the one who waits with it."""
        if isValid(answer):
            getattr(answer, signal).emit(what)


_running: set[Answer] = set()


def come_to_end() -> None:
    """Wait for all that is under way, a document being saved above all: the program ends, and answers with it."""
    QThreadPool.globalInstance().waitForDone()


def is_there(callback: Callable[..., object]) -> bool:
    """Whether what a callback belongs to still exists: its page may have gone with the window meanwhile.

    That is the object whose method it is, and every object that a function written within a method sees from there.
    """
    while isinstance(callback, partial):
        callback = callback.func
    cells = getattr(callback, "__closure__", None) or ()
    owners = (getattr(callback, "__self__", None), *(cell.cell_contents for cell in cells))
    return all(isValid(owner) for owner in owners if isinstance(owner, QObject))


def in_background(
    function: Callable[[], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception], object],
    threads: QThreadPool | None = None,
) -> Answer:
    """Run `function` on another thread; `done` or `failed` is called on this one. It must not touch widgets or the store.

    Neither is called where the page that asked is gone by then.
    """
    answer = Answer(done, failed)
    _running.add(answer)  # Qt does not keep it alive, and nobody else has to
    (threads or QThreadPool.globalInstance()).start(_Work(function, answer))
    return answer
