"""The capture child: does one request and leaves. What it records outlives its parent only where that is wanted.

The pipe is read between two steps, by the one thread that records; only a take's writer has a thread of its own.
"""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    CaptureCommand,
    CaptureRequest,
    DevicesFound,
    Join,
    JoinProgressed,
    ListInputs,
    Pause,
    Record,
    Resume,
    StandBy,
    WatchInputs,
)
from wontak.jobs.capture_pipe import STEP_S, heard, tell
from wontak.jobs.capture_recording import record
from wontak.jobs.child import keep_to_itself
from wontak.jobs.ending import Failed, Finished
from wontak.jobs.sweeping import sweep, sweep_here_alone

if TYPE_CHECKING:
    from wontak.engines.capture_devices import Devices
    from wontak.engines.capture_standby import Standby

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
    sweep_here_alone()
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
        tell(connection, _failure(fault))
    else:
        tell(connection, Finished())


def _stand_by(open_devices: OpenDevices, connection: Connection) -> None:
    """Load all that recording needs, hear what is being recorded, and go on with it where its recorder is lost.

    The sound system is not asked anything before there is something to hear: it may be another one by then.
    """
    import wontak.engines.capture  # noqa: F401
    from wontak.engines.capture_standby import Standby

    standby = Standby(open_devices())
    while True:
        said = heard(connection, STEP_S if standby.listens else None)
        for place, request in enumerate(said):
            if request is None:
                return
            if isinstance(request, Record):
                record(request, standby.devices, connection, standby, said[place + 1 :])
                return
            _prepare(standby, request)
        if standby.listens:
            standby.step()
        sweep()


def _prepare(standby: Standby, request: CaptureCommand) -> None:
    if isinstance(request, StandBy):
        standby.listen(request.devices)
    elif isinstance(request, Pause):
        standby.pause()
    elif isinstance(request, Resume):
        standby.resume()


def _do(request: CaptureRequest, open_devices: OpenDevices, connection: Connection) -> None:
    if isinstance(request, Record):
        record(request, open_devices(), connection)
    elif isinstance(request, WatchInputs):
        _watch(open_devices(), connection)
    elif isinstance(request, ListInputs):
        tell(connection, DevicesFound(open_devices().inputs()))
    else:
        _join(request, connection)


def _watch(devices: Devices, connection: Connection) -> None:
    """Listen to the inputs until the parent says anything, or is gone."""
    from wontak.engines.capture_monitor import Monitor

    monitor = Monitor(devices, lambda event: tell(connection, event))
    while not heard(connection, STEP_S):
        monitor.step()
        sweep()
    monitor.close()


def _join(request: Join, connection: Connection) -> None:
    from wontak.engines.capture_join import join

    joined = join(
        request.take,
        request.target,
        lambda share: tell(connection, JoinProgressed(share)),
        request.second_copy,
        away=request.away,
        settle=request.settle,
    )
    if joined is not None:
        tell(connection, joined)


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
