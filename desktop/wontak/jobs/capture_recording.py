"""The capture child while it records: attended to by its parent, or alone where that has died without having said stop."""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from types import FrameType
from typing import TYPE_CHECKING

from wontak.domain.recording import CaptureEvent, Ending, Record, RecordingEnded
from wontak.jobs.capture_pipe import STEP_S, Said, heard, tell_in_time
from wontak.jobs.capture_takeover import hear_along, taken
from wontak.jobs.sweeping import sweep

if TYPE_CHECKING:
    from wontak.engines.capture import Capture
    from wontak.engines.capture_alone import Solitude
    from wontak.engines.capture_devices import Devices
    from wontak.engines.capture_standby import Standby

_WISHES = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""How a system says that a process is to end; no system knows all of them."""


def record(
    request: Record,
    devices: Devices,
    connection: Connection,
    standby: Standby | None = None,
    said: Sequence[Said] = (),
) -> None:
    """Record until it is over; `said` is what the parent has said together with the request.

    Raises SystemExit where the system wants it to end: a parent that lives on has another child go on.
    """
    from wontak.engines.capture_surroundings import Awake

    commands = [*said]
    if request.takes_over and standby and not hear_along(request.take, standby, connection, commands):
        return
    wishes = _noted_wishes()
    awake = Awake("recording a meeting")
    try:
        with taken(request, standby) as known:
            _record(known, devices, connection, standby, commands, wishes)
    finally:
        awake.close()
    if wishes:
        raise SystemExit


def _record(
    request: Record,
    devices: Devices,
    connection: Connection,
    standby: Standby | None,
    said: Sequence[Said],
    wishes: Sequence[int],
) -> None:
    from wontak.engines.capture import Capture
    from wontak.engines.capture_alone import Solitude

    solitude = Solitude(request)

    def tell(event: CaptureEvent) -> None:
        solitude.hear(event)
        if not solitude.has_begun and not (wishes and isinstance(event, RecordingEnded)):
            tell_in_time(connection, event)

    try:
        capture = Capture(request, devices, tell, standby=standby)
        while capture.step():
            sweep()
            if wishes:
                capture.stop(Ending.SYSTEM)
            elif solitude.has_begun:
                time.sleep(STEP_S)
                _end_if_due(capture, solitude)
            else:
                _obey(capture, solitude, (*said, *heard(connection, STEP_S)))
                said = ()
    finally:
        solitude.write()


def _obey(capture: Capture, solitude: Solitude, said: Sequence[Said]) -> None:
    for command in said:
        if command is None:
            if capture.ended is None and not solitude.begin():
                capture.stop(Ending.NO_PARENT)
            return
        if not isinstance(command, Record):
            solitude.obey(command)
            capture.command(command)


def _end_if_due(capture: Capture, solitude: Solitude) -> None:
    ending = solitude.ending()
    if ending:
        capture.stop(ending)


def _noted_wishes() -> list[int]:
    """The system's wishes that this process end, noted as they come."""
    wishes: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        wishes.append(number)

    for name in _WISHES:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), note)
    return wishes
