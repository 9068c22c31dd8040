"""Opening a meeting's SQLite file: for its owner, or for reading; upgraded where it is older, refused where it is newer.

Sources: https://sqlite.org/wal.html on read-only WAL databases, https://sqlite.org/backup.html.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.store.connection import Connection
from wontak.store.migrations import NAMED_STEPS, applied, bring_up, is_behind

DATABASE_FILE = "meeting.db"
_PRIMARY_CODE = 0xFF  # SQLite's extended result codes carry the primary one in the lowest byte
_FAULTS = {
    sqlite3.SQLITE_FULL: Code.DISK_FULL,
    sqlite3.SQLITE_CORRUPT: Code.MEETING_DAMAGED,
    sqlite3.SQLITE_NOTADB: Code.MEETING_DAMAGED,
    sqlite3.SQLITE_READONLY: Code.NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: Code.NOT_WRITABLE,
    sqlite3.SQLITE_PERM: Code.NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: Code.NOT_WRITABLE,
}


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Turn SQLite's own faults with the file at `path` into a WontakError that names the remedy."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        code = _FAULTS.get(getattr(fault, "sqlite_errorcode", 0) & _PRIMARY_CODE)
        if code is None:
            raise
        if code is Code.MEETING_DAMAGED:
            raise WontakError(code, folder=str(path.parent)) from fault
        raise WontakError(code, file=str(path)) from fault


def make(path: Path) -> None:
    """Make an empty meeting database at `path`."""
    with faults_named(path), closing(_owned(path)) as db:
        bring_up(db)


def open_owned(path: Path) -> Connection:
    """The database for its owner, upgraded after a backup copy beside it where it is older.

    Raises WontakError(MEETING_IS_NEWER) or (MEETING_DAMAGED); neither changes the file.
    """
    with faults_named(path):
        db = _owned(path)
        try:
            _check(db, path)
            if is_behind(db):
                _keep_backup(db, path)
                bring_up(db)
        except BaseException:
            db.close()
            raise
        return db


def open_for_reading(path: Path) -> Connection:
    """The database for reading alone: while another process has it, and on a medium that cannot be written to.

    An older one is read through an upgraded copy in memory. Raises like `open_owned`.
    """
    with faults_named(path):
        db = _readable(path)
        try:
            _check(db, path)
            if not is_behind(db):
                return db
            upgraded = _in_memory(db.plain)
            bring_up(upgraded)
        except BaseException:
            db.close()
            raise
        db.close()
        return upgraded


def version(db: Connection) -> int:
    """How many migrations the database has been through."""
    return len(applied(db))


def _owned(path: Path) -> Connection:
    db = Connection(sqlite3.connect(path))
    try:
        db.execute("PRAGMA journal_mode = WAL")
        # A stretch that has been stored must survive a power cut; commits are few, so each may wait for the disk.
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        db.close()
        raise
    return db


def _readable(path: Path) -> Connection:
    """A read-only connection, whatever the medium.

    SQLite needs a -shm file to read a WAL database and cannot make one on a read-only medium: there, a clean file is read as
    immutable, and one with an unfinished log through a copy.
    """
    log = path.with_name(path.name + "-wal")
    try:
        return _connected(f"{path.absolute().as_uri()}?mode=ro")
    except sqlite3.OperationalError:
        if log.exists() and log.stat().st_size:
            return _copy_with_log(path, log)
        return _connected(f"{path.absolute().as_uri()}?mode=ro&immutable=1")


def _connected(uri: str) -> Connection:
    connection = sqlite3.connect(uri, uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return Connection(connection)


def _copy_with_log(path: Path, log: Path) -> Connection:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name(log.name))
        with closing(sqlite3.connect(copy)) as connection:
            return _in_memory(connection)


def _in_memory(connection: sqlite3.Connection) -> Connection:
    copy = sqlite3.connect(":memory:")
    connection.backup(copy)
    return Connection(copy)


def _check(db: Connection, path: Path) -> None:
    """Raise unless the file is sound and of a version this program knows."""
    done = set(applied(db))
    if not done or db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise WontakError(Code.MEETING_DAMAGED, folder=str(path.parent))
    known = {name for name, _step in NAMED_STEPS}
    if done - known:
        raise WontakError(Code.MEETING_IS_NEWER, folder=str(path.parent), version=len(done), known=len(known))


def _keep_backup(db: Connection, path: Path) -> None:
    """Copy the database beside itself before it is upgraded: meeting.db.backup-v3."""
    target = path.with_name(f"{path.name}.backup-v{version(db)}")
    beside = target.with_name(f".{target.name}.part")
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside)) as copy:
        db.plain.backup(copy)
    beside.replace(target)
