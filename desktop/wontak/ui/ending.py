"""Ctrl-C in the terminal, and the system's wish that the program end, do what closing the window does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class EndingSignals(QObject):
    """Calls `end` on the thread of the window when SIGINT or SIGTERM comes.

    Python runs its signal handlers only between two steps of Python, and the event loop is none: a socket wakes it.
    """

    def __init__(self, end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._reader, self._writer = socket.socketpair()
        for one in (self._reader, self._writer):
            one.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _leave_to_the_socket)

    def _on_signal(self) -> None:
        self._reader.recv(64)
        self._end()


def _leave_to_the_socket(_number: int, _frame: FrameType | None) -> None:
    """The handler itself does nothing: it is there so that the signal does not end the process at once."""
