"""A take's folder belongs to one process at a time, by a lock that ends with the process.

Written on the system's own locks: the lock library used elsewhere brings an event loop, five megabytes of the recorder's memory.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.engines.capture_journal import LOCK

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


STILL_WRITING_S = 15.0
"""How long a capture process that has lost its parent may take to close its last piece."""

LOOK_EVERY_S = 0.1


def _wait() -> None:
    time.sleep(LOOK_EVERY_S)


@contextlib.contextmanager
def holding(
    take: Path,
    second_copy: Path | None = None,
    patience_s: float = STILL_WRITING_S,
    meanwhile: Callable[[], object] = _wait,
) -> Iterator[None]:
    """Have a take's folder to oneself; its second copy's where the recording goes on in that one alone.

    `meanwhile` is called between two attempts, and has to take a moment.

    Raises WontakError(RECORDING_IN_USE) where another process does not let go of it.
    """
    handle = _opened(take, second_copy)
    deadline_s = time.monotonic() + patience_s
    try:
        while True:
            try:
                _take(handle)
                break
            except OSError as fault:
                if time.monotonic() >= deadline_s:
                    raise WontakError(Code.RECORDING_IN_USE, folder=str(take)) from fault
                meanwhile()
        yield
    finally:
        os.close(handle)


def _opened(take: Path, second_copy: Path | None) -> int:
    """The lock's file. Raises OSError where it cannot be had anywhere."""
    try:
        take.mkdir(parents=True, exist_ok=True)
        return os.open(take / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        if second_copy is None or not second_copy.is_dir():
            raise
        return os.open(second_copy / LOCK, os.O_RDWR | os.O_CREAT, 0o600)


def is_held(take: Path) -> bool:
    """Whether a process has a take's folder to itself now."""
    try:
        handle = os.open(take / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        _take(handle)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(handle)


def has_open(take: Path, pid: int) -> bool:
    """Whether a process has a take's lock open, as only whoever has the take does for long; never where that cannot be seen."""
    lock = take / LOCK
    with contextlib.suppress(OSError):
        for handle in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                if handle.samefile(lock):
                    return True
    return False
