"""Work that needs no engine but takes time, off the GUI thread: drafting, exporting, searching, reading disks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from wontak.domain.errors import WontakError


class Answer(QObject):
    """What comes of a piece of work, told on the GUI thread: `done` with its result, or `failed` with the exception."""

    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, function: Callable[[], Any], answer: Answer) -> None:
        super().__init__()
        self._function = function
        self._answer = answer

    def run(self) -> None:
        try:
            result = self._function()
        except Exception as fault:  # noqa: BLE001 - the thread's outermost edge: the window tells the fault
            self._answer.failed.emit(fault)
        else:
            self._answer.done.emit(result)


_running: set[Answer] = set()


def in_background(
    function: Callable[[], Any],
    done: Callable[[Any], object],
    failed: Callable[[Exception | WontakError], object],
) -> Answer:
    """Run `function` on another thread; `done` or `failed` is called on this one. It must not touch widgets or the store."""
    answer = Answer()
    _running.add(answer)  # Qt does not keep it alive, and nobody else has to
    answer.done.connect(done)
    answer.failed.connect(failed)
    for end in (answer.done, answer.failed):
        end.connect(lambda _outcome: _running.discard(answer))
    QThreadPool.globalInstance().start(_Work(function, answer))
    return answer
