"""Work that needs no engine but takes time, off the GUI thread: drafting, exporting, searching, reading disks."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid


class _Order(NamedTuple):
    function: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


class _Outcome(NamedTuple):
    result: Any
    fault: Exception | None


_orders: dict[int, _Order] = {}
_outcomes: dict[int, _Outcome] = {}
"""What is under way and what has come of it, by number.

Both are let go on the GUI thread: they may be the last to hold a page, and no other thread may take that apart.
"""

_numbers = itertools.count(1)


class _Mailbox(QObject):
    """Hears from the threads which orders have been done. It lives on the GUI thread, as long as the program does."""

    came = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._on_come)

    def _on_come(self, number: int) -> None:
        order, outcome = _orders.pop(number), _outcomes.pop(number)
        if outcome.fault is not None:
            if is_there(order.failed):
                order.failed(outcome.fault)
        elif is_there(order.done):
            order.done(outcome.result)


@cache
def _mailbox() -> _Mailbox:
    return _Mailbox()


class _Work(QRunnable):
    """Knows its order by number alone, so that nothing of it is let go on this thread."""

    def __init__(self, number: int, mailbox: _Mailbox) -> None:
        super().__init__()
        self._number = number
        self._mailbox = mailbox

    def run(self) -> None:
        _outcomes[self._number] = _outcome(_orders[self._number].function)
        if isValid(self._mailbox):  # or the program has ended meanwhile
            self._mailbox.came.emit(self._number)


def _outcome(function: Callable[[], Any]) -> _Outcome:
    try:
        return _Outcome(function(), None)
    except Exception as fault:  # noqa: BLE001 - the thread's outermost edge: the window tells the fault
        return _Outcome(None, fault)


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
) -> None:
    """Run `function` on another thread; `done` or `failed` is called on this one. It must not touch widgets or the store.

    Neither is called where the page that asked is gone by then.
    """
    number = next(_numbers)
    _orders[number] = _Order(function, done, failed)
    (threads or QThreadPool.globalInstance()).start(_Work(number, _mailbox()))
