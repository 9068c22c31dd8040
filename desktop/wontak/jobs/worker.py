"""The inference child: takes requests from the pipe one after another and sends back what comes of them.

Here, and nowhere else, everything is caught. The child leaves by itself when the parent is gone, however it went.
"""

import errno
import os
import queue
import threading
import traceback
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.jobs.child import keep_to_itself
from wontak.jobs.pipeline import Perform
from wontak.jobs.protocol import Cancel, Event, Failed, Finished, Message, Request, Shutdown

ORPHANED = 3
"""Exit code of a child whose parent is gone."""


def main(connection: Connection, perform: Perform, log_file: Path | None) -> None:
    """Serve `connection` until Shutdown or until the parent is gone."""
    keep_to_itself(log_file)
    inbox = _Inbox(connection)
    while (request := inbox.next_request()) is not None:
        _serve(request, inbox, perform)


def _serve(request: Request, inbox: "_Inbox", perform: Perform) -> None:
    """Do one request to its end: its results, then Finished or Failed."""
    try:
        perform(request, inbox.send, inbox.cancelled.is_set)
    except Exception as fault:  # noqa: BLE001 - the one place where everything is caught
        traceback.print_exc()
        inbox.send(_failure(fault))
    else:
        inbox.send(Finished(cancelled=inbox.cancelled.is_set()))


def _failure(fault: Exception) -> Failed:
    """`fault` as a code with its fields; the traceback goes along for the log."""
    detail = "".join(traceback.format_exception(fault))
    if isinstance(fault, WontakError):
        return Failed(fault.code, tuple(fault.fields.items()), detail)
    if isinstance(fault, MemoryError) or "bad_alloc" in str(fault):
        return Failed(Code.OUT_OF_MEMORY, (), detail)
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        return Failed(Code.DISK_FULL, (("file", str(fault.filename or "")),), detail)
    return Failed(Code.UNEXPECTED, (("problem", f"{type(fault).__name__}: {fault}"),), detail)


class _Inbox:
    """The child's end of the pipe. A thread reads it, so that Cancel is heard, and the parent's end noticed, during work."""

    def __init__(self, connection: Connection) -> None:
        self.cancelled = threading.Event()
        self._connection = connection
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def next_request(self) -> Request | None:
        """The next thing to do, waited for; None when there will be no more."""
        return self._requests.get()

    def send(self, event: Event) -> None:
        """Hand `event` to the parent; leave at once if there is nobody to take it."""
        try:
            self._connection.send(event)
        except (BrokenPipeError, ConnectionError):
            os._exit(ORPHANED)

    def _read(self) -> None:
        parent = parent_process()
        watched: list[Connection | int] = [self._connection]
        if parent is not None and parent.sentinel is not None:
            watched.append(parent.sentinel)
        while True:
            ready = wait(watched)
            if self._connection not in ready:
                os._exit(ORPHANED)
            try:
                message: Message = self._connection.recv()
            except (EOFError, OSError):
                os._exit(ORPHANED)
            if isinstance(message, Shutdown):
                self._requests.put(None)
                return
            if isinstance(message, Cancel):
                self.cancelled.set()
            else:
                self.cancelled.clear()
                self._requests.put(message)
