"""The capture child: does one request and leaves. It closes the recording by itself when its parent is gone.

The pipe is read between two steps, by the one thread that records; only a take's writer has a thread of its own.
"""

from __future__ import annotations

import errno
import os
import select
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    CaptureCommand,
    CaptureEvent,
    CaptureRequest,
    DevicesFound,
    Ending,
    Join,
    JoinProgressed,
    Level,
    ListInputs,
    Pause,
    Record,
    Resume,
    StandBy,
    WatchInputs,
)
from wontak.jobs.child import keep_to_itself
from wontak.jobs.ending import Failed, Finished

if TYPE_CHECKING:
    from wontak.engines.capture_devices import Devices
    from wontak.engines.capture_standby import Standby

STEP_S = 0.05
"""Between two readings of the inputs."""

OpenDevices = Callable[[], "Devices"]


def system_devices() -> Devices:
    """This machine's inputs: microphones, lines, and what it plays itself."""
    from wontak.engines.capture_own_sound import WithOwnSound
    from wontak.engines.capture_qt import QtDevices

    devices = QtDevices()
    return WithOwnSound(devices, devices.outputs)


def main(connection: Connection, open_devices: OpenDevices, stands_by: bool, log_file: Path | None) -> None:
    """Do the request that comes over `connection`, telling what comes of it; the last thing told is Finished or Failed.

    A child that `stands_by` for another one to be lost does everything slow before its request comes.
    """
    keep_to_itself(log_file)
    # One channel of sound needs no second thread, and each of them would hold memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        if stands_by:
            _stand_by(open_devices, connection)
        else:
            _do(connection.recv(), open_devices, connection)
    except EOFError:
        return
    except Exception as fault:  # noqa: BLE001 - the one place where everything is caught
        traceback.print_exc()
        _tell(connection, _failure(fault))
    else:
        _tell(connection, Finished())


def _stand_by(open_devices: OpenDevices, connection: Connection) -> None:
    """Load all that recording needs, hear what is being recorded, and go on with it where its recorder is lost.

    The sound system is not asked anything before there is something to hear: it may be another one by then.
    """
    import wontak.engines.capture  # noqa: F401
    from wontak.engines.capture_standby import Standby

    standby = Standby(open_devices())
    while True:
        heard = _heard(connection, STEP_S if standby.listens else None)
        for place, request in enumerate(heard):
            if request is None:
                return
            if isinstance(request, Record):
                _record(request, standby.devices, connection, standby, heard[place + 1 :])
                return
            _prepare(standby, request)
        if standby.listens:
            standby.step()


def _prepare(standby: Standby, request: CaptureCommand) -> None:
    if isinstance(request, StandBy):
        standby.listen(request.devices)
    elif isinstance(request, Pause):
        standby.pause()
    elif isinstance(request, Resume):
        standby.resume()


def _do(request: CaptureRequest, open_devices: OpenDevices, connection: Connection) -> None:
    if isinstance(request, Record):
        _record(request, open_devices(), connection)
    elif isinstance(request, WatchInputs):
        _watch(open_devices(), connection)
    elif isinstance(request, ListInputs):
        _tell(connection, DevicesFound(open_devices().inputs()))
    else:
        _join(request, connection)


def _record(
    request: Record,
    devices: Devices,
    connection: Connection,
    standby: Standby | None = None,
    said: Sequence[CaptureCommand | Record | None] = (),
) -> None:
    """Record until it is over; `said` is what the parent has said together with the request."""
    from wontak.engines.capture import Capture
    from wontak.engines.capture_lock import holding
    from wontak.engines.capture_surroundings import Awake

    awake = Awake("recording a meeting")
    try:
        with holding(request.take, request.second_copy):
            capture = Capture(
                request, devices, lambda event: _tell_in_time(connection, event), standby=standby
            )
            while capture.step():
                for command in (*said, *_heard(connection, STEP_S)):
                    if command is None:
                        capture.stop(Ending.NO_PARENT)
                        break
                    if not isinstance(command, Record):
                        capture.command(command)
                said = ()
    finally:
        awake.close()


def _watch(devices: Devices, connection: Connection) -> None:
    """Listen to the inputs until the parent says anything, or is gone."""
    from wontak.engines.capture_monitor import Monitor

    monitor = Monitor(devices, lambda event: _tell(connection, event))
    while not _heard(connection, STEP_S):
        monitor.step()
    monitor.close()


def _heard(connection: Connection, timeout_s: float | None) -> list[CaptureCommand | Record | None]:
    """What the parent has said, waited for up to `timeout_s`; None at the end where the parent is gone."""
    parent = parent_process()
    watched: list[Connection | int] = [connection]
    if parent is not None and parent.sentinel is not None:
        watched.append(parent.sentinel)
    commands: list[CaptureCommand | Record | None] = []
    ready = wait(watched, timeout_s)
    try:
        while connection.poll():
            commands.append(connection.recv())
    except (EOFError, OSError):
        return [*commands, None]
    if ready and connection not in ready:
        commands.append(None)
    return commands


def _join(request: Join, connection: Connection) -> None:
    from wontak.engines.capture_join import join

    joined = join(
        request.take,
        request.target,
        lambda share: _tell(connection, JoinProgressed(share)),
        request.second_copy,
        away=request.away,
        settle=request.settle,
    )
    if joined is not None:
        _tell(connection, joined)


def _tell_in_time(connection: Connection, event: CaptureEvent) -> None:
    """Tell the parent while recording. A level that it is too busy to hear is left out: the recording must not wait for it."""
    if isinstance(event, Level) and not _takes(connection):
        return
    _tell(connection, event)


def _takes(connection: Connection) -> bool:
    """Whether the pipe takes more at once; always said where that cannot be asked."""
    if os.name != "posix":
        return True
    try:
        return bool(select.select([], [connection], [], 0)[1])
    except (OSError, ValueError):
        return True  # gone, which is noticed elsewhere


def _tell(connection: Connection, event: CaptureEvent | Finished | Failed) -> None:
    """Tell the parent; that it is gone is noticed where the pipe is read."""
    try:
        connection.send(event)
    except (BrokenPipeError, ConnectionError):
        return


def _failure(fault: Exception) -> Failed:
    """`fault` as a code with its fields; the traceback goes along for the log."""
    detail = "".join(traceback.format_exception(fault))
    if isinstance(fault, WontakError):
        return Failed(fault.code, tuple(fault.fields.items()), detail)
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return Failed(Code.DISK_FULL, (("file", str(fault.filename or "")),), detail)
    if isinstance(fault, OSError) and fault.errno in (errno.EACCES, errno.EROFS, errno.EIO, errno.EPERM):
        return Failed(Code.NOT_WRITABLE, (("file", str(fault.filename or "")),), detail)
    return Failed(Code.UNEXPECTED, (("problem", f"{type(fault).__name__}: {fault}"),), detail)
