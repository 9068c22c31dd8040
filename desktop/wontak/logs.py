"""The log of the window: what went wrong, kept on this machine among the user's files and never sent anywhere."""

import datetime as dt
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from wontak import __version__, paths

LOG_FILE = "wontak.log"
LARGEST_BYTES = 1024**2
KEPT = 3
"""Older files beside the one that is written to, as wontak.log.1 and so on."""

_CRASH_FILE = "crash.txt"


def folder() -> Path:
    """Where the log lies. May not exist yet."""
    return paths.user_data() / "logs"


class Log:
    """A file of entries, each with its moment (UTC); older files are kept beside it up to a size. Threads may share it.

    Where it cannot be written nothing is: a log must not be one more thing that fails.
    """

    def __init__(self, place: Path | None = None, largest_bytes: int = LARGEST_BYTES) -> None:
        self.file = (place or folder()) / LOG_FILE
        self._largest_bytes = largest_bytes
        self._lock = threading.Lock()

    def write(self, kind: str, text: str) -> None:
        """Add an entry."""
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._lock, suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._make_room()
            with self.file.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{moment} {__version__} {kind}: {text.rstrip()}\n")

    def write_fault(
        self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Add a fault with its traceback."""
        self.write("fault", "".join(traceback.format_exception(kind, fault, trace)))

    def _make_room(self) -> None:
        if not self.file.exists() or self.file.stat().st_size < self._largest_bytes:
            return
        numbered = [
            self.file,
            *(self.file.with_name(f"{LOG_FILE}.{number}") for number in range(1, KEPT + 1)),
        ]
        for older, newer in zip(reversed(numbered), reversed(numbered[:-1]), strict=False):
            if newer.exists():
                newer.replace(older)


def crash_file() -> Path:
    """Where the interpreter's fault handler writes when the process dies of a native fault."""
    return folder() / _CRASH_FILE


def take_crash(log: Log) -> bool:
    """Move what the last sitting's death left into the log; whether there was something."""
    try:
        left = crash_file().read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return False
    if left:
        log.write("crash", left)
    with suppress(OSError):
        crash_file().unlink()
    return bool(left)
