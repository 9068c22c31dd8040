"""Putting a finished document in its place: whole or not at all."""

import contextlib
import errno
import os
from pathlib import Path

from wontak.domain.errors import Code, WontakError


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` beside `target`, flush it to the disk and put it in its place.

    Raises WontakError(DISK_FULL or NOT_WRITABLE) and leaves an older `target` as it was.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as fault:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
        raise WontakError(Code.DISK_FULL if full else Code.NOT_WRITABLE, file=str(target)) from fault
