"""Work that needs no engine but takes time, off the GUI thread: drafting, exporting, searching, reading disks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid


class Answer(QObject):
    """What comes of a piece of work. It lives on the GUI thread, so that what it calls runs there whoever tells it."""

    _came = Signal(object)
    _broke = Signal(object)

    def __init__(self, done: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        super().__init__()
        self._done = done
        self._failed = failed
        self._came.connect(self._on_come, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._on_break, Qt.ConnectionType.QueuedConnection)

    def _on_come(self, result: object) -> None:
        _running.discard(self)
        if _is_there(self._done):
            self._done(result)

    def _on_break(self, fault: Exception) -> None:
        _running.discard(self)
        if _is_there(self._failed):
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
            self._answer._broke.emit(fault)
        else:
            self._answer._came.emit(result)


_running: set[Answer] = set()


def _is_there(callback: Callable[[Any], object]) -> bool:
    """Whether the object whose method is to be called still exists: its page may have gone with the window meanwhile."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def in_background(
    function: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
) -> Answer:
    """Run `function` on another thread; `done` or `failed` is called on this one. It must not touch widgets or the store."""
    answer = Answer(done, failed)
    _running.add(answer)  # Qt does not keep it alive, and nobody else has to
    QThreadPool.globalInstance().start(_Work(function, answer))
    return answer
