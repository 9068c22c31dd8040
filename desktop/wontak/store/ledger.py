"""Reading and changing rows: every change inside a transaction, with what was there before kept in the history."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from wontak.domain.changes import EditKind
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Status
from wontak.domain.minutes import Block
from wontak.domain.transcript import Segment, Translation
from wontak.store.connection import Connection
from wontak.store.database import faults_named
from wontak.store.ownership import Owner
from wontak.store.rows import Row, Value, block_of, segment_of, to_json, translation_of

RECORDING_KEY = "recording_key"
"""In place of an engine: a person's key, pressed while recording."""


class By(StrEnum):
    """Who made a change."""

    MACHINE = "machine"
    PERSON = "person"


@dataclass(frozen=True)
class Actor:
    """Who or what changes something: an engine with its model, or a person (`name` may be empty)."""

    by: By
    engine: str = ""
    model: str = ""
    name: str = ""

    @classmethod
    def machine(cls, engine: str, model: str = "") -> Actor:
        return cls(By.MACHINE, engine=engine, model=model)

    @classmethod
    def person(cls, name: str = "") -> Actor:
        return cls(By.PERSON, name=name)

    @classmethod
    def key(cls) -> Actor:
        """A person, by a key pressed while recording: what it says is put in place by the machine."""
        return cls(By.PERSON, engine=RECORDING_KEY)

    @property
    def is_machine(self) -> bool:
        return self.by is By.MACHINE


class Kind(StrEnum):
    """What the history is kept of. A translation goes by the id of its segment."""

    SEGMENT = "segment"
    TRANSLATION = "translation"
    BLOCK = "block"


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """One entry of the history: when (UTC), who, and what there was before (None where something was added).

    A segment in it comes without its translation, which has a history of its own. `edit` says by which kind of edit, or by
    taking one back, it came about; None where it was none.
    """

    at: dt.datetime
    actor: Actor
    change: ChangeKind
    before: Segment | Translation | Block | None
    edit: EditKind | None = None


_TABLES = {Kind.SEGMENT: "segments", Kind.TRANSLATION: "translations", Kind.BLOCK: "blocks"}
_KEYS = {Kind.SEGMENT: "id", Kind.TRANSLATION: "segment", Kind.BLOCK: "id"}
_READERS: dict[Kind, Callable[[Row], Segment | Translation | Block]] = {
    Kind.SEGMENT: segment_of,
    Kind.TRANSLATION: translation_of,
    Kind.BLOCK: block_of,
}


class Ledger:
    """An open meeting database. `read_only` says whether it may be changed from here, `owner` who else has it, if so."""

    def __init__(self, db: Connection, path: Path, read_only: bool, owner: Owner | None = None) -> None:
        self._db = db
        self._path = path
        self.read_only = read_only
        self.owner = owner
        self._edit: EditKind | None = None

    @property
    def folder(self) -> Path:
        """The meeting folder."""
        return self._path.parent

    def refusal(self) -> WontakError:
        """Why a meeting that is open for reading only cannot be changed from here."""
        if self.owner:
            return WontakError(Code.MEETING_IN_USE, folder=str(self.folder), owner=str(self.owner))
        return WontakError(Code.NOT_WRITABLE, file=str(self.folder))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the changes inside one: all of them are stored, or none. May be nested.

        Raises WontakError(MEETING_IN_USE) where another process has the meeting, (NOT_WRITABLE) where its folder cannot be
        written to, and (DISK_FULL).
        """
        if self.read_only:
            raise self.refusal()
        with faults_named(self._path), self._db.atomic():
            yield

    def history(self, kind: Kind | str, item: int) -> tuple[Change, ...]:
        """All changes of one segment, translation or block, the oldest first."""
        kind = Kind(kind)
        state = self._stored(kind, item)
        changes = []
        for row in self._rows(
            "SELECT * FROM history WHERE kind = ? AND item = ? ORDER BY id DESC", kind, item
        ):
            before = json.loads(row["before"]) if row["before"] else None
            # A changed row's entry holds only the columns that were altered: the rest is as it was afterwards.
            state = {**(state or {}), **before} if before else None
            actor = Actor(By(row["made_by"]), row["engine"], row["model"], row["person"])
            was = _READERS[kind](state) if state else None
            edit = EditKind(row["edit"]) if row["edit"] else None
            changes.append(
                Change(dt.datetime.fromisoformat(row["at"]), actor, ChangeKind(row["change"]), was, edit)
            )
        return tuple(reversed(changes))

    @contextmanager
    def _changing(self, actor: Actor) -> Iterator[None]:
        """A transaction for a change by `actor`. No machine changes a meeting whose minutes are approved."""
        with self.transaction():
            if actor.is_machine:
                self._require_draft()
            yield

    def _require_draft(self) -> None:
        """Raise WontakError(MEETING_APPROVED) where the minutes are approved."""
        if self._is_approved():
            raise WontakError(Code.MEETING_APPROVED, folder=str(self.folder))

    def _is_approved(self) -> bool:
        return bool(self._one("SELECT status FROM event")["status"] == Status.APPROVED)

    @contextmanager
    def _as_edit(self, kind: EditKind) -> Iterator[None]:
        """Whatever is changed inside is remembered as the work of such an edit."""
        former, self._edit = self._edit, kind
        try:
            yield
        finally:
            self._edit = former

    def _plain_rows(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """Rows as SQLite has them: for thousands, where names for their columns would cost more than they do."""
        with faults_named(self._path):
            return list(self._db.execute(sql, values))

    def _rows(self, sql: str, *values: Value) -> list[dict[str, Any]]:
        with faults_named(self._path):
            found = self._db.execute(sql, values)
            columns = [column[0] for column in found.description]
            return [dict(zip(columns, row, strict=True)) for row in found]

    def _first(self, sql: str, *values: Value) -> dict[str, Any] | None:
        return next(iter(self._rows(sql, *values)), None)

    def _one(self, sql: str, *values: Value) -> dict[str, Any]:
        return self._rows(sql, *values)[0]

    def _run(self, sql: str, *values: Value) -> int:
        """Execute one statement inside the transaction; the id of the last row put in."""
        return int(self._db.execute(sql, values).lastrowid or 0)

    def _insert(self, table: str, row: Mapping[str, Value], *, conflict: str = "") -> int:
        """Put one row in, its text NFC-normalised; its id."""
        columns, places = ", ".join(row), ", ".join("?" * len(row))
        values = [normal(value) for value in row.values()]
        return self._run(f"INSERT INTO {table} ({columns}) VALUES ({places}) {conflict}", *values)

    def _add(self, kind: Kind, row: Mapping[str, Value], actor: Actor) -> int:
        item = self._insert(_TABLES[kind], row)
        self._remember(kind, item, ChangeKind.ADDED, None, actor)
        return item

    def _amend(self, kind: Kind, item: int, columns: Mapping[str, Value], actor: Actor) -> bool:
        """Set columns of one row; whether that altered anything. Raises KeyError where there is no such row."""
        row = self._existing(kind, item)
        new = {column: normal(value) for column, value in columns.items()}
        before = {column: row[column] for column, value in new.items() if row[column] != value}
        if before:
            assignments = ", ".join(f"{column} = ?" for column in before)
            values = (new[column] for column in before)
            self._run(f"UPDATE {_TABLES[kind]} SET {assignments} WHERE {_KEYS[kind]} = ?", *values, item)
            self._remember(kind, item, ChangeKind.CHANGED, before, actor)
        return bool(before)

    def _remove(self, kind: Kind, item: int, actor: Actor) -> None:
        self._remember(kind, item, ChangeKind.REMOVED, self._existing(kind, item), actor)
        self._run(f"DELETE FROM {_TABLES[kind]} WHERE {_KEYS[kind]} = ?", item)

    def _stored(self, kind: Kind, item: int) -> dict[str, Any] | None:
        return self._first(f"SELECT * FROM {_TABLES[kind]} WHERE {_KEYS[kind]} = ?", item)

    def _existing(self, kind: Kind, item: int) -> dict[str, Any]:
        row = self._stored(kind, item)
        if row is None:
            raise KeyError(f"no {kind} {item}")
        return row

    def _remember(
        self, kind: Kind, item: int, change: ChangeKind, before: Mapping[str, Any] | None, actor: Actor
    ) -> None:
        row: dict[str, Value] = {
            "kind": kind,
            "item": item,
            "change": change,
            "before": to_json(before) if before else None,
            "made_by": actor.by,
            "engine": actor.engine,
            "model": actor.model,
            "person": actor.name,
            "at": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            "edit": self._edit or "",
        }
        self._insert("history", row)


def normal(value: Value) -> Value:
    """A value as it is stored: text NFC-normalised."""
    return unicodedata.normalize("NFC", str(value)) if isinstance(value, str) else value
