"""Which folders are meetings, and what tells from outside that one has changed."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from wontak.store.database import DATABASE_FILE

GONE = ""
"""The stamp of a folder in which there is no meeting."""

_DEPTH = 3
_LOG_FILE = f"{DATABASE_FILE}-wal"


def stamp(folder: Path) -> str:
    """What tells whether a meeting has changed since: time and size of its database and of the log beside it."""
    try:
        database = (folder / DATABASE_FILE).stat()
    except OSError:
        return GONE
    log = _log_state(folder)
    return f"{database.st_mtime_ns} {database.st_size} {log.st_mtime_ns if log else 0} {log.st_size if log else 0}"


def find_meetings(folder: Path, stop: Callable[[], bool]) -> Iterator[Path]:
    """The meeting folders in `folder`, its folders and theirs, hidden ones left out; none where it cannot be read."""
    waiting = [(folder, 0)]
    while waiting and not stop():
        place, depth = waiting.pop()
        try:
            with os.scandir(place) as found:
                inside = sorted(one.name for one in found if not one.name.startswith(".") and one.is_dir())
        except OSError:
            continue
        if (place / DATABASE_FILE).is_file():
            yield place
        elif depth < _DEPTH:
            waiting.extend((place / name, depth + 1) for name in reversed(inside))


def modified_at(folder: Path) -> dt.datetime:
    """When the meeting was changed last, in UTC."""
    times = [found.st_mtime for found in (_log_state(folder), _state(folder / DATABASE_FILE)) if found]
    return dt.datetime.fromtimestamp(max(times, default=0.0), dt.UTC)


def _log_state(folder: Path) -> os.stat_result | None:
    """The state of the log, if there is anything in it: a reader may leave an empty one behind."""
    state = _state(folder / _LOG_FILE)
    return state if state and state.st_size else None


def _state(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
