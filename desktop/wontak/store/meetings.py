"""A meeting folder with its database: made, opened by one process at a time, read by any."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Meeting
from wontak.store.approval import ApprovalRecords
from wontak.store.connection import Connection
from wontak.store.database import DATABASE_FILE, faults_named, make, open_for_reading, open_owned
from wontak.store.ownership import Claim, Owner, claim

FOLDERS = ("audio", "cache", "exports")


class MeetingStore(ApprovalRecords):
    """An open meeting: the only way to its database, and a context manager that closes it.

    It belongs to the thread that opened it. Snapshots taken from it (`meeting()`, `segments()`, `blocks()`) may go anywhere.
    """

    def __init__(
        self, db: Connection, path: Path, held: Claim | None, owner: Owner | None, read_only: bool
    ) -> None:
        super().__init__(db, path, read_only, owner)
        self._held = held

    @classmethod
    def create(cls, folder: Path, meeting: Meeting) -> MeetingStore:
        """Make a meeting folder and open it; on any fault there is no half folder.

        Raises WontakError(MEETING_EXISTS) where there is something at that place already (an empty folder is taken), and
        (NOT_WRITABLE) or (DISK_FULL).
        """
        folder = Path(folder)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise WontakError(Code.MEETING_EXISTS, folder=str(folder))
        beside = folder.absolute().with_name(f".{folder.name}.{os.getpid()}.part")
        try:
            for name in FOLDERS:
                (beside / name).mkdir(parents=True)
            _fill(beside / DATABASE_FILE, meeting)
            if folder.exists():
                folder.rmdir()  # only an empty one: not every system replaces it
            beside.replace(folder)
        except OSError as fault:
            full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
            raise WontakError(Code.DISK_FULL if full else Code.NOT_WRITABLE, file=str(folder)) from fault
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path, read_only: bool = False) -> MeetingStore:
        """Open a meeting: as its owner, else, where another process has it or nothing can be written, for reading.

        An older database is upgraded first, after a backup copy. Raises WontakError(NOT_A_MEETING), (MEETING_IS_NEWER)
        and (MEETING_DAMAGED).
        """
        folder = Path(folder)
        path = folder / DATABASE_FILE
        if not path.is_file():
            raise WontakError(Code.NOT_A_MEETING, folder=str(folder))
        held = None if read_only else claim(folder)
        if not isinstance(held, Claim):
            return cls(open_for_reading(path), path, None, held, read_only=True)
        try:
            return cls(open_owned(path), path, held, None, read_only=False)
        except BaseException:
            held.release()
            raise

    def close(self) -> None:
        """Let go of the meeting."""
        with faults_named(self._path):
            self._db.close()
        if self._held:
            self._held.release()
            self._held = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _fill(path: Path, meeting: Meeting) -> None:
    make(path)
    with MeetingStore(open_owned(path), path, None, None, read_only=False) as store:
        store.save_meeting(meeting)
