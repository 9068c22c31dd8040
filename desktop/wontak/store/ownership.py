"""Who has a meeting: one process at a time, by a lock that the operating system lets go of when the process ends."""

import datetime as dt
import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

LOCK_FILE = "meeting.lock"
OWNER_FILE = "meeting.owner"


@dataclass(frozen=True)
class Owner:
    """The process that has a meeting. `since` is UTC, ISO 8601; `pid` is 0 and the rest empty where it cannot be told.

    As text it is "user@host (PID 4242)", or nothing where it cannot be told.
    """

    pid: int = 0
    host: str = ""
    user: str = ""
    since: str = ""

    def __str__(self) -> str:
        return f"{self.user}@{self.host} (PID {self.pid})" if self.pid else ""


class Claim:
    """This process's hold on a meeting folder, until `release` or the end of the process, however it ends."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self._note = folder / OWNER_FILE
        self._lock = lock

    def release(self) -> None:
        """Let others have the meeting."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


def claim(folder: Path) -> Claim | Owner | None:
    """Take the meeting in `folder`: the claim, or who has it instead, or None where the folder cannot be written to."""
    # Nothing may be locked by a mere file that a killed process would leave behind, hence no fallback to one.
    lock = FileLock(folder / LOCK_FILE, timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        return _read_owner(folder)
    except OSError:
        return None
    try:
        _write_owner(folder)
    except OSError:
        lock.release()
        return None
    return Claim(folder, lock)


def _this_process() -> Owner:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        user = str(os.getuid()) if hasattr(os, "getuid") else ""
    return Owner(
        os.getpid(), socket.gethostname(), user, dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    )


def _write_owner(folder: Path) -> None:
    """Say who has the meeting, beside the lock: on Windows the locked file itself cannot be read by others."""
    beside = folder / f".{OWNER_FILE}.part"
    beside.write_text(json.dumps(asdict(_this_process()), ensure_ascii=False), encoding="utf-8")
    beside.replace(folder / OWNER_FILE)


def _read_owner(folder: Path) -> Owner:
    try:
        return Owner(**json.loads((folder / OWNER_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Owner()
