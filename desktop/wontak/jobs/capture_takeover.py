"""Takes a recording over from a recorder that goes on alone: hears what it hears first, so that no sample is missing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from wontak.domain.alone import LoneTake
from wontak.domain.recording import Pause, Record, Resume, Stop
from wontak.jobs.capture_pipe import STEP_S, Said, heard

if TYPE_CHECKING:
    from wontak.engines.capture_standby import Standby

ENOUGH_S = 1.0
"""So much of an input is heard beforehand: a lone recorder ends within less, and what it wrote last is found in it."""

HEARS_WITHIN_S = 8.0
"""How long an input may take to be heard: as long as it may take to wake up."""

LETS_GO_WITHIN_S = 5.0
"""A lone recorder that has not handed over by then hears nothing any more: it is ended by force."""


def lone_take(take: Path) -> LoneTake | None:
    """The take as it stands, where it is recorded though nobody attends to it; asked by whoever has its meeting to himself."""
    from wontak.engines.capture_alone import lone_holder
    from wontak.engines.capture_journal import read_account

    holder = lone_holder(take)
    account = read_account(take) if holder else None
    if holder is None or account is None:
        return None
    return LoneTake(
        take,
        account.channels,
        holder.devices or account.devices,
        account.second_copy,
        holder.zero_s,
        holder.paused_since_s,
        holder.at_s if holder.zero_s is None else time.monotonic() - holder.zero_s,
        account.marks,
        account.gaps,
    )


def hear_along(take: Path, standby: Standby, connection: Connection, said: list[Said]) -> bool:
    """Hear what the lone recorder hears until that is enough to go on right behind it; false where the parent is gone again.

    What the parent says meanwhile is added to `said`. What ought to happen at once makes an end of it.
    """
    from wontak.engines.capture_alone import lone_holder

    holder = lone_holder(take)
    if holder is None or holder.paused_since_s is not None:
        return True
    if not standby.listens:
        standby.listen(holder.devices)
    until_s = time.monotonic() + HEARS_WITHIN_S
    while not standby.has_heard(ENOUGH_S) and time.monotonic() < until_s and lone_holder(take):
        if any(isinstance(command, Pause | Resume | Stop) for command in said):
            return True
        if None in said:
            return False
        said += heard(connection, STEP_S)
        standby.step()
    return True


@contextmanager
def taken(request: Record, standby: Standby | None) -> Iterator[Record]:
    """Have the take of a request to oneself, handed over by its lone recorder where there is one.

    Gives the request with what that one knew of it. Raises WontakError(RECORDING_IN_USE).
    """
    from wontak.engines.capture_alone import ask_for, end_by_force, lone_holder
    from wontak.engines.capture_lock import holding

    force_at_s = time.monotonic() + LETS_GO_WITHIN_S

    def hear_on() -> None:
        if standby and standby.listens:
            standby.step()
        if request.takes_over and time.monotonic() >= force_at_s:
            end_by_force(request.take)
        time.sleep(STEP_S)

    if request.takes_over and lone_holder(request.take) and not ask_for(request.take):
        force_at_s = 0.0
    with holding(request.take, request.second_copy, meanwhile=hear_on):
        yield _as_left(request) if request.takes_over and request.zero_s is None else request


def _as_left(request: Record) -> Record:
    """The request with what the lone recorder has left: that knows best when the take began, else it ends now."""
    from wontak.engines.capture_alone import holder_of
    from wontak.engines.capture_journal import read_take

    holder = holder_of(request.take)
    if holder is None:
        return request
    zero_s = holder.zero_s
    if zero_s is None and holder.paused_since_s is None:
        before = read_take(request.take, request.second_copy)
        zero_s = time.monotonic() - before.frames / before.rate_hz if before else None
    devices = request.devices or holder.devices
    return replace(request, devices=devices, zero_s=zero_s, paused_since_s=holder.paused_since_s)
