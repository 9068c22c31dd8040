"""The library's search index: what stands in every meeting, copied from the folders and made anew from them at any time.

One SQLite file in the user's data folder. Its full-text table holds no text of its own (`content=''`): the passages do, and
what a passage was indexed by follows from its text. The number of a passage carries its meeting's in the upper bits, so that
counting by meeting needs no other table. Source: https://sqlite.org/fts5.html.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wontak.domain.kinds import Bilingual, EventKind, Language, Status
from wontak.domain.library import Entry
from wontak.store.database import faults_named

if TYPE_CHECKING:
    from wontak.domain.found import Found
    from wontak.domain.searching import Query
    from wontak.store.library_passages import Hits, Passage

# What is known of passages is loaded when they are searched or written: the list of meetings is shown without.

INDEX_FILE = "library.db"
_VERSION = 1
_BUSY_S = 10.0
_PRIMARY_CODE = 0xFF  # SQLite's extended result codes carry the primary one in the lowest byte

_SCHEMA = """
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, title_ko TEXT NOT NULL, title_en TEXT NOT NULL,
    kind TEXT NOT NULL, date TEXT, starts TEXT, modified TEXT NOT NULL, duration_s REAL NOT NULL, status TEXT NOT NULL,
    segments INTEGER NOT NULL, reviewed INTEGER NOT NULL, participants INTEGER NOT NULL, languages TEXT NOT NULL,
    problem TEXT NOT NULL) STRICT;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, place TEXT NOT NULL, item INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
    translation TEXT NOT NULL, recording INTEGER NOT NULL, start_s REAL NOT NULL, speaker TEXT) STRICT;
CREATE VIRTUAL TABLE tokens USING fts5 (text, translation, content='', columnsize=0, tokenize='ascii');
"""


class IndexLost(Exception):
    """The index was damaged and has been thrown away: it must be made again from the folders."""


class LibraryIndex:
    """The index at `file`. Every call has a connection of its own, so that several threads and processes may use it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def entries(self) -> tuple[Entry, ...]:
        """All meetings in the index, in no particular order."""
        with self._connection() as db:
            return tuple(_entry(row) for row in db.execute("SELECT * FROM meetings"))

    def stamps(self) -> dict[Path, str]:
        """The stamp under which each meeting was read."""
        with self._connection() as db:
            return {
                Path(row["folder"]): row["stamp"] for row in db.execute("SELECT folder, stamp FROM meetings")
            }

    def put(self, entry: Entry, stamp: str, passages: Iterable[Passage]) -> None:
        """Index a meeting, instead of what was known of it; only passages that changed are written."""
        from wontak.store.library_passages import write_passages

        with self._connection() as db, db:
            db.execute("BEGIN IMMEDIATE")
            write_passages(db, _put_entry(db, entry, stamp), passages)

    def forget(self, folder: Path) -> None:
        """Remove a meeting from the index."""
        from wontak.store.library_passages import write_passages

        with self._connection() as db, db:
            db.execute("BEGIN IMMEDIATE")
            row = db.execute("SELECT id FROM meetings WHERE folder = ?", (str(folder),)).fetchone()
            if row:
                write_passages(db, row["id"], ())
                db.execute("DELETE FROM meetings WHERE id = ?", (row["id"],))

    def hits(self, query: Query, snippets: int) -> tuple[Hits, ...]:
        """The meetings in which something matches, in no particular order, with the first `snippets` passages of each."""
        from wontak.store.library_passages import hits

        with self._connection() as db:
            return hits(db, query, snippets)

    def found(self, query: Query, hits: Iterable[Hits], shown_in: Language) -> tuple[Found, ...]:
        """What is shown of each of these meetings, in `shown_in` if possible; one that has vanished meanwhile is left out."""
        from wontak.domain.found import Found
        from wontak.store.library_passages import snippets

        found = []
        with self._connection() as db:
            for hit in hits:
                entry = db.execute("SELECT * FROM meetings WHERE id = ?", (hit.meeting,)).fetchone()
                if entry:
                    found.append(Found(_entry(entry), hit.count, snippets(db, hit, query, shown_in)))
        return tuple(found)

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection to an index of this version. Raises IndexLost where it is damaged: it can be made anew."""
        with faults_named(self._file):
            try:
                with contextlib.closing(self._opened()) as db:
                    yield db
            except sqlite3.DatabaseError as fault:
                code = getattr(fault, "sqlite_errorcode", 0) & _PRIMARY_CODE
                if code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                    raise
                self._discard()
                raise IndexLost from fault

    def _opened(self) -> sqlite3.Connection:
        with contextlib.suppress(OSError):  # SQLite says so where the file cannot be made
            self._file.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._file, timeout=_BUSY_S, isolation_level=None)
        db.row_factory = sqlite3.Row
        try:
            found = db.execute("PRAGMA user_version").fetchone()[0]
            if found != _VERSION:
                _prepare(db, stale=bool(found))
            # What goes off the record is overwritten, not merely let go.
            db.execute("PRAGMA secure_delete = ON")
            db.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            db.close()
            raise
        return db

    def _discard(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):  # another thread may have it open still, which Windows minds
                self._file.with_name(self._file.name + ending).unlink(missing_ok=True)


def _prepare(db: sqlite3.Connection, *, stale: bool) -> None:
    """Make the tables; those of another version go first."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        for table in ("tokens", "passages", "meetings") if stale else ():
            db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _SCHEMA.split(";\n"):
            if statement.strip():
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {_VERSION}")
    db.execute("COMMIT")


def _put_entry(db: sqlite3.Connection, entry: Entry, stamp: str) -> int:
    row = {
        "folder": str(entry.folder),
        "stamp": stamp,
        "title_ko": entry.title.ko,
        "title_en": entry.title.en,
        "kind": entry.kind.value,
        "date": entry.date.isoformat() if entry.date else None,
        "starts": entry.start.isoformat() if entry.start else None,
        "modified": entry.modified.isoformat(),
        "duration_s": float(entry.duration_s),
        "status": entry.status.value,
        "segments": entry.segments,
        "reviewed": entry.reviewed,
        "participants": entry.participants,
        "languages": " ".join(entry.languages),
        "problem": entry.problem,
    }
    updates = ", ".join(f"{column} = excluded.{column}" for column in row)
    sql = f"""INSERT INTO meetings ({", ".join(row)}) VALUES ({", ".join("?" * len(row))})
        ON CONFLICT (folder) DO UPDATE SET {updates} RETURNING id"""
    return int(db.execute(sql, tuple(row.values())).fetchone()[0])


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        folder=Path(row["folder"]),
        title=Bilingual(row["title_ko"], row["title_en"]),
        kind=EventKind(row["kind"]),
        date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
        start=dt.time.fromisoformat(row["starts"]) if row["starts"] else None,
        modified=dt.datetime.fromisoformat(row["modified"]),
        duration_s=row["duration_s"],
        status=Status(row["status"]),
        segments=row["segments"],
        reviewed=row["reviewed"],
        participants=row["participants"],
        languages=tuple(Language(code) for code in row["languages"].split()),
        problem=row["problem"],
    )
