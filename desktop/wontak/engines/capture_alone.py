"""A recording that goes on when nobody attends to it any more: for how long, and what another recorder needs to take it over.

Whoever records a take writes down beside it what the journal does not say. It holds as long as the take is held.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import signal
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from wontak.domain.recording import (
    CaptureCommand,
    CaptureEvent,
    Ending,
    Level,
    Listening,
    Pause,
    Record,
    Resume,
)
from wontak.engines.capture_lock import has_open, is_held

HOLDER = "recorder.json"
WANTED = "hand_over"
"""A file of this name asks a recorder that goes on alone to hand the take over."""

_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@dataclass(frozen=True)
class Holder:
    """Who records a take: the process `pid` of a machine, and for how long it goes on alone.

    `devices` are the ids of the inputs it hears, `at_s` is how long the take was when this was written down; `zero_s` and
    `paused_since_s` are as in `Record`.
    """

    pid: int
    machine: str
    alone_s: float
    devices: tuple[str, ...] = ()
    zero_s: float | None = None
    paused_since_s: float | None = None
    at_s: float = 0.0


def holder_of(take: Path) -> Holder | None:
    """Who has recorded a take last, as far as that was written down."""
    try:
        kept = json.loads((take / HOLDER).read_text())
        return Holder(**{**kept, "devices": tuple(kept["devices"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def lone_holder(take: Path) -> Holder | None:
    """Who records a take on this machine now and goes on alone.

    Whoever attends to a recording has its meeting to himself: to anybody else who has, it is left alone.
    """
    holder = holder_of(take)
    if holder is None or not holder.alone_s or holder.machine != platform.node() or not is_held(take):
        return None
    return holder


def forget_holder(take: Path) -> None:
    """Nobody records the take any more; said by whoever holds it for another purpose."""
    with contextlib.suppress(OSError):
        (take / HOLDER).unlink()


def ask_for(take: Path) -> bool:
    """Have a recorder that goes on alone hand the take over as soon as it looks; whether it can be asked."""
    try:
        (take / WANTED).touch()
    except OSError:
        return False
    return True


def end_by_force(take: Path) -> None:
    """End a recorder that goes on alone and does not hear; nobody, where it cannot be seen to be that one."""
    holder = lone_holder(take)
    if holder and has_open(take, holder.pid):
        with contextlib.suppress(OSError):
            os.kill(holder.pid, _KILL)


class Solitude:
    """Keeps what another recorder would need, and knows when one that goes on alone has to end."""

    def __init__(self, request: Record, now_s: Callable[[], float] = time.monotonic) -> None:
        """The take is held by now."""
        self._take = request.take
        self._now_s = now_s
        self._alone_s = request.alone_s
        self._since_s: float | None = None
        self._holder = Holder(
            os.getpid(),
            platform.node(),
            request.alone_s,
            request.devices,
            request.zero_s,
            request.paused_since_s,
        )
        with contextlib.suppress(OSError):
            (self._take / WANTED).unlink()
        self.write()

    @property
    def has_begun(self) -> bool:
        """Whether nobody attends any more."""
        return self._since_s is not None

    def hear(self, event: CaptureEvent) -> None:
        """Take note of what the recorder tells."""
        if isinstance(event, Level):
            self._holder = replace(self._holder, zero_s=event.zero_s, at_s=event.at_s)
        elif isinstance(event, Listening):
            self._holder = replace(self._holder, devices=event.devices)
            self.write()

    def obey(self, command: CaptureCommand) -> None:
        """Take note of what the recorder was told."""
        if isinstance(command, Pause | Resume):
            paused = isinstance(command, Pause)
            since_s = (self._holder.paused_since_s or self._now_s()) if paused else None
            self._holder = replace(self._holder, paused_since_s=since_s, zero_s=None)
            self.write()

    def begin(self) -> bool:
        """Nobody attends from now on; whether it goes on all the same."""
        if not self._alone_s:
            return False
        self._since_s = self._now_s()
        self.write()
        return True

    def ending(self) -> Ending | None:
        """Why a recorder that goes on alone has to end now; None while it need not."""
        if self._since_s is None:
            return None
        if os.access(self._take / WANTED, os.F_OK):  # false also where the disk has failed
            return Ending.HANDED_OVER
        return Ending.NO_PARENT if self._now_s() - self._since_s >= self._alone_s else None

    def write(self) -> None:
        """Write down how it stands, in one piece. Where that cannot be, the recording goes on without."""
        beside = self._take / f".{HOLDER}.part"
        with contextlib.suppress(OSError):
            beside.write_text(json.dumps(asdict(self._holder), ensure_ascii=False))
            beside.replace(self._take / HOLDER)
