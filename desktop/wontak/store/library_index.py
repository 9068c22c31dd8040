"""The library's search index: what stands in every meeting, copied from the folders and made anew from them at any time.

One SQLite file in the user's data folder. Its full-text table holds no text of its own (`content=''`): the passages do, and
what a passage was indexed by follows from its text. The number of a passage carries its meeting's in the upper bits, so that
counting by meeting needs no other table. Source: https://sqlite.org/fts5.html.
"""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wontak.domain.library import Entry, Found, Snippet, Where
from wontak.domain.meeting import Bilingual, EventKind, Language, Status
from wontak.domain.searching import Query, excerpt, index_text
from wontak.store.database import faults_named

INDEX_FILE = "library.db"
_VERSION = 1
_SHIFT = 24
_FIRST_SEGMENT, _FIRST_BLOCK, _BLOCKS = 16, 1 << 23, 1 << 16
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


@dataclass(frozen=True)
class Passage:
    """Something that can be found: a title, the roster, a segment or a block, with its other language if it has one."""

    where: Where
    item: int
    language: Language
    text: str
    translation: str = ""
    recording: int = 0
    start_s: float = 0.0
    speaker: str | None = None

    @property
    def number(self) -> int:
        """Its place within its meeting; it stays the same as long as the segment exists, whatever happens around it."""
        if self.where is Where.TRANSCRIPT:
            return _FIRST_SEGMENT + self.item
        if self.where is Where.MINUTES:
            return _FIRST_BLOCK + tuple(Language).index(self.language) * _BLOCKS + self.item
        return (Where.TITLE, Where.PEOPLE).index(self.where)


@dataclass(frozen=True)
class Hits:
    """How many passages of a meeting match, and the numbers of the first few of them.

    `stamp` is the one under which the meeting was read, `when` its date and time as sortable text.
    """

    meeting: int
    folder: str
    stamp: str
    when: str
    count: int
    in_title: bool
    first: tuple[int, ...]


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
        with self._connection() as db, db:
            db.execute("BEGIN IMMEDIATE")
            base = _put_entry(db, entry, stamp) << _SHIFT
            stored = _stored(db, base)
            wanted = {base + passage.number: passage for passage in passages}
            for number, passage in stored.items():
                if wanted.get(number) != passage:
                    _remove_passage(db, number, passage)
            for number, passage in wanted.items():
                if stored.get(number) != passage:
                    _add_passage(db, number, passage)

    def forget(self, folder: Path) -> None:
        """Remove a meeting from the index."""
        with self._connection() as db, db:
            db.execute("BEGIN IMMEDIATE")
            row = db.execute("SELECT id FROM meetings WHERE folder = ?", (str(folder),)).fetchone()
            if row:
                for number, passage in _stored(db, row["id"] << _SHIFT).items():
                    _remove_passage(db, number, passage)
                db.execute("DELETE FROM meetings WHERE id = ?", (row["id"],))

    def hits(self, query: Query, snippets: int) -> tuple[Hits, ...]:
        """The meetings in which something matches, in no particular order, with the first `snippets` passages of each."""
        moments = (
            "SELECT id, folder, stamp, coalesce(date, '') || coalesce(starts, '') AS moment FROM meetings"
        )
        # One long text of numbers leaves SQLite much faster than a row for each of a hundred thousand.
        passages = "SELECT rowid FROM tokens WHERE tokens MATCH ? ORDER BY rowid"
        with self._connection() as db:
            listed = db.execute(
                f"SELECT group_concat(rowid) FROM ({passages})", (query.expression,)
            ).fetchone()[0]
            known = {row["id"]: row for row in db.execute(moments)}
        if not listed:
            return ()
        import numpy as np  # not needed to list the meetings, which is what the window starts with

        found = np.fromstring(listed, dtype=np.int64, sep=",")
        meetings, begins, counts = np.unique(found >> _SHIFT, return_index=True, return_counts=True)
        return tuple(
            Hits(
                meeting,
                known[meeting]["folder"],
                known[meeting]["stamp"],
                known[meeting]["moment"],
                count,
                in_title=int(found[begin]) == meeting << _SHIFT,
                first=tuple(found[begin : begin + min(count, snippets)].tolist()),
            )
            for meeting, begin, count in zip(meetings.tolist(), begins.tolist(), counts.tolist(), strict=True)
            if meeting in known
        )

    def found(self, query: Query, hits: Iterable[Hits], shown_in: Language) -> tuple[Found, ...]:
        """What is shown of each of these meetings, in `shown_in` if possible; one that has vanished meanwhile is left out."""
        found = []
        with self._connection() as db:
            for hit in hits:
                entry = db.execute("SELECT * FROM meetings WHERE id = ?", (hit.meeting,)).fetchone()
                marks = ", ".join("?" * len(hit.first))
                rows = db.execute(f"SELECT * FROM passages WHERE id IN ({marks}) ORDER BY id", hit.first)
                if entry:
                    found.append(
                        Found(_entry(entry), hit.count, tuple(_snippet(row, query, shown_in) for row in rows))
                    )
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


def _add_passage(db: sqlite3.Connection, number: int, passage: Passage) -> None:
    db.execute(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            passage.where.value,
            passage.item,
            passage.language.value,
            passage.text,
            passage.translation,
            passage.recording,
            float(passage.start_s),
            passage.speaker,
        ),
    )
    tokens = (index_text(passage.text), index_text(passage.translation))
    db.execute("INSERT INTO tokens (rowid, text, translation) VALUES (?, ?, ?)", (number, *tokens))


def _remove_passage(db: sqlite3.Connection, number: int, passage: Passage) -> None:
    # A full-text table without text of its own must be told what it is to forget.
    tokens = (index_text(passage.text), index_text(passage.translation))
    db.execute(
        "INSERT INTO tokens (tokens, rowid, text, translation) VALUES ('delete', ?, ?, ?)", (number, *tokens)
    )
    db.execute("DELETE FROM passages WHERE id = ?", (number,))


def _stored(db: sqlite3.Connection, base: int) -> dict[int, Passage]:
    """The passages of a meeting in the index, by their row ids."""
    rows = db.execute("SELECT * FROM passages WHERE id BETWEEN ? AND ?", (base, base + (1 << _SHIFT) - 1))
    return {
        row["id"]: Passage(
            Where(row["place"]),
            row["item"],
            Language(row["language"]),
            row["text"],
            row["translation"],
            row["recording"],
            row["start_s"],
            row["speaker"],
        )
        for row in rows
    }


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


def _snippet(row: sqlite3.Row, query: Query, shown_in: Language) -> Snippet:
    """The passage in the language in which the query is found in it, in `shown_in` where it is found in both."""
    spoken, where = Language(row["language"]), Where(row["place"])
    sides = sorted(
        ((spoken, row["text"]), (spoken.other, row["translation"])), key=lambda side: side[0] is not shown_in
    )
    excerpts = [(language, *excerpt(query, text)) for language, text in sides if text]
    language, text, found = next((one for one in excerpts if one[2]), excerpts[0])
    return Snippet(
        where,
        row["item"],
        language,
        text,
        found,
        language is not spoken and where is Where.TRANSCRIPT,
        row["recording"],
        row["start_s"],
        row["speaker"],
    )
