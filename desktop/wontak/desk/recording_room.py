"""Where a recording goes: for how long the disk has room, and whether a second copy would be safe from what befalls the first."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from wontak.domain.recording import room_s


@dataclass(frozen=True)
class Room:
    """`left_s` is for how much recording there is room, None where that cannot be told.

    `second_is_there`: the folder for the second copy can be found; `same_disk`: it lies where the meeting does.
    """

    left_s: float | None
    second_is_there: bool = False
    same_disk: bool = False


def look(folder: Path, channels: int, second_copy: Path | None) -> Room:
    """See what room there is; asks the disks, which may take its time."""
    try:
        left_s = room_s(shutil.disk_usage(folder).free, max(1, channels))
    except OSError:
        left_s = None
    if second_copy is None:
        return Room(left_s)
    try:
        if not second_copy.is_dir():
            return Room(left_s)
        return Room(left_s, True, second_copy.stat().st_dev == folder.stat().st_dev)
    except OSError:
        return Room(left_s)
