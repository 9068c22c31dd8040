"""The parent's side of the capture child: starts it, hears it without waiting, tells it things, and sees when it is lost."""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import time
from multiprocessing.connection import wait
from pathlib import Path

from wontak.domain.errors import WontakError
from wontak.domain.recording import CaptureCommand, CaptureEvent, CaptureRequest, Stop
from wontak.jobs import capture_child
from wontak.jobs.capture_child import OpenDevices, system_devices
from wontak.jobs.ending import Failed, Finished

CLOSING_S = 5.0
"""How long a child may take to close its recording before it is made to leave."""

GONE_WITHIN_S = 1.0
"""A killed child is gone in a moment; one that its sound device holds is not waited for: the window would stand still."""


class CaptureChild:
    """One request in a process of its own; without one at first, it stands by for `begin`."""

    def __init__(
        self,
        request: CaptureRequest | None = None,
        open_devices: OpenDevices = system_devices,
        log_file: Path | None = None,
    ) -> None:
        self.finished = False
        self.lost = False
        self._leave_by_s = math.inf
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe(duplex=True)
        self._process = context.Process(
            target=capture_child.main,
            args=(theirs, open_devices, request is None, log_file),
            name="wontak-capture",
            daemon=True,
        )
        self._process.start()
        # Only the child may hold its end, or its death would not close the pipe.
        theirs.close()
        if request is not None:
            self.begin(request)

    def begin(self, request: CaptureRequest) -> None:
        """Give the child what it is to do. A child that is gone by now shows that in `poll`."""
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            self._connection.send(request)

    @property
    def pid(self) -> int | None:
        return self._process.pid

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come: it has finished, or it is lost."""
        return self.finished or self.lost

    def poll(self, timeout_s: float = 0.0) -> tuple[CaptureEvent, ...]:
        """What the child has told since the last time; waits for something up to `timeout_s`.

        Raises WontakError where the request has failed. A child that is gone without a word sets `lost`.
        """
        events: list[CaptureEvent] = []
        if self.is_over:
            return ()
        wait([self._connection, self._process.sentinel], timeout_s)
        try:
            while self._connection.poll():
                event = self._connection.recv()
                if isinstance(event, Finished):
                    self.finished = True
                elif isinstance(event, Failed):
                    self.finished = True
                    raise _as_fault(event)
                else:
                    events.append(event)
        except (EOFError, OSError):
            self.lost = not self.finished
        return tuple(events)

    def send(self, command: CaptureCommand) -> None:
        """Tell the child something; one that is gone hears nothing, which `poll` will show."""
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            self._connection.send(command)

    def close(self) -> None:
        """See the child off, and wait for it: it closes a recording by itself when it is let go."""
        self.leave()
        self._process.join(CLOSING_S)
        self.kill()

    def leave(self) -> None:
        """Let go of the child without waiting for it; `has_left` is to be asked until it is gone."""
        # Said in so many words: a pipe that ends without them tells of a parent that has died.
        with contextlib.suppress(OSError):
            self._connection.send(Stop())
        self._connection.close()
        self._leave_by_s = min(self._leave_by_s, time.monotonic() + CLOSING_S)

    def has_left(self, timeout_s: float = 0.0) -> bool:
        """Whether the child that was let go is gone, which is waited for up to `timeout_s`; a slow one is made to go."""
        self._process.join(timeout_s)
        if time.monotonic() >= self._leave_by_s:
            self._process.kill()
        return not self._process.is_alive()

    def kill(self) -> None:
        """Have it gone at once, whatever it does."""
        self._connection.close()
        self._process.kill()
        self._process.join(GONE_WITHIN_S)


def _as_fault(event: Failed) -> WontakError:
    fault = WontakError(event.code, **dict(event.fields))
    if event.detail:
        fault.add_note(event.detail)
    return fault
