"""The capture child's end of the pipe: what its parent says, and what it tells its parent."""

from __future__ import annotations

import os
import select
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process

from wontak.domain.recording import CaptureCommand, CaptureEvent, Level, Record
from wontak.jobs.ending import Failed, Finished

STEP_S = 0.05
"""Between two readings of the inputs."""

Said = CaptureCommand | Record | None
"""What the parent says; None where it is gone."""


def heard(connection: Connection, timeout_s: float | None) -> list[Said]:
    """What the parent has said, waited for up to `timeout_s`; None at the end where the parent is gone."""
    parent = parent_process()
    watched: list[Connection | int] = [connection]
    if parent is not None and parent.sentinel is not None:
        watched.append(parent.sentinel)
    commands: list[Said] = []
    ready = wait(watched, timeout_s)
    try:
        while connection.poll():
            commands.append(connection.recv())
    except (EOFError, OSError):
        return [*commands, None]
    if ready and connection not in ready:
        commands.append(None)
    return commands


def tell_in_time(connection: Connection, event: CaptureEvent) -> None:
    """Tell the parent while recording. A level that it is too busy to hear is left out: the recording must not wait for it."""
    if isinstance(event, Level) and not _takes(connection):
        return
    tell(connection, event)


def tell(connection: Connection, event: CaptureEvent | Finished | Failed) -> None:
    """Tell the parent; that it is gone is noticed where the pipe is read."""
    try:
        connection.send(event)
    except (BrokenPipeError, ConnectionError):
        return


def _takes(connection: Connection) -> bool:
    """Whether the pipe takes more at once; always said where that cannot be asked."""
    if os.name != "posix":
        return True
    try:
        return bool(select.select([], [connection], [], 0)[1])
    except (OSError, ValueError):
        return True  # gone, which is noticed elsewhere
