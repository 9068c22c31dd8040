"""A window in a process of its own, to be killed while it records; nothing of it outlives the test."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wontak.desk.joining import takes
from wontak.engines.capture_lock import is_held

PATIENCE_S = 60.0
ALONE_S = 120.0
"""Longer than a test takes, and no longer than a recorder may be left behind by one that is broken off."""


class KilledWindow:
    """Records into a meeting once it is made. `capture` is the process number of its capture child."""

    def __init__(self, folder: Path, module: str, *arguments: str) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(folder), *arguments], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        self.capture = int(self._process.stdout.readline())
        self.began_s = time.monotonic()

    @property
    def is_recorded(self) -> bool:
        """Whether any process has one of the meeting's takes."""
        return any(is_held(take) for take in takes(self.folder))

    def kill(self) -> None:
        """Have it die as by `kill -9`."""
        self._process.kill()
        self._process.wait()

    def signal_capture(self, number: signal.Signals) -> None:
        os.kill(self.capture, number)

    def until_left(self) -> None:
        """Wait until nobody records any more."""
        until(lambda: not self.is_recorded)

    def close(self) -> None:
        self.kill()
        assert self._process.stdout
        self._process.stdout.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.capture, signal.SIGKILL)


@contextmanager
def recording_window(
    folder: Path, *arguments: str, alone_s: float = ALONE_S, module: str = "tests.real.recording_window"
) -> Iterator[KilledWindow]:
    """A window that records into the meeting in `folder`."""
    window = KilledWindow(folder, module, str(alone_s), *arguments)
    try:
        yield window
    finally:
        window.close()


def until(so: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + PATIENCE_S
    while not so():
        assert time.monotonic() < deadline_s
        time.sleep(0.01)
