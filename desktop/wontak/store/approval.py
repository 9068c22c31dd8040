"""Approval of the minutes: who and when, and what has been changed since, as corrigenda."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language, Meeting, Status
from wontak.store.edits import EditRecords
from wontak.store.ledger import By, ChangeKind, Kind
from wontak.store.rows import Row


@dataclass(frozen=True)
class Approval:
    """Who approved the minutes, and when (UTC)."""

    person: str
    at: dt.datetime


class Corrected(StrEnum):
    """What a corrigendum corrects."""

    TEXT = "text"
    SPEAKER = "speaker"
    TRANSLATION = "translation"
    MINUTES = "minutes"


@dataclass(frozen=True)
class Corrigendum:
    """One thing that differs from what was approved, last changed at `at` (UTC) `by` a person (may be empty).

    `item` is the id of the segment, also for its speaker and its translation, or of the block. `before` is what was approved,
    `after` what it says now; empty where there was or is nothing. Speakers are given by name, in `language` if known.
    """

    at: dt.datetime
    by: str
    kind: Corrected
    item: int
    language: Language
    before: str
    after: str


@dataclass(frozen=True)
class _Corrected:
    """One item that was changed after the approval: its rows then and now, and who changed it last."""

    kind: Kind
    item: int
    then: Row | None
    now: Row | None
    at: dt.datetime
    by: str


class ApprovalRecords(EditRecords):
    """Approving, taking that back, and what comes after it."""

    def approve(self, person: str, at: dt.datetime | None = None) -> Approval:
        """Lock the minutes in a person's name: no machine changes anything from now on, and a person's changes are corrigenda.

        Raises WontakError(MEETING_APPROVED) where they are approved already, ValueError for an empty name.
        """
        if not person.strip():
            raise ValueError("an approval needs the name of a person")
        with self.transaction():
            if self.approval():
                raise WontakError(Code.MEETING_APPROVED, folder=str(self.folder))
            when = (at or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
            last = self._one("SELECT coalesce(max(id), 0) AS id FROM history")["id"]
            row = {"person": person.strip(), "at": when.isoformat(timespec="seconds"), "last_entry": last}
            self._insert("approvals", row)
            self._run("UPDATE event SET status = ?", Status.APPROVED)
            return Approval(person.strip(), dt.datetime.fromisoformat(row["at"]))

    def approval(self) -> Approval | None:
        """Who approved the minutes and when; None where they are a draft."""
        row = self._approval_row()
        return Approval(row["person"], dt.datetime.fromisoformat(row["at"])) if row else None

    def withdraw_approval(self, person: str) -> None:
        """Make the minutes a draft again; who did so is kept. Nothing happens to a draft."""
        when = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self.transaction():
            self._run(
                "UPDATE approvals SET withdrawn_by = ?, withdrawn_at = ? WHERE withdrawn_at IS NULL",
                person.strip(),
                when,
            )
            self._run("UPDATE event SET status = ?", Status.DRAFT)

    def corrigenda(self, public: bool = False) -> tuple[Corrigendum, ...]:
        """What differs from the minutes and the transcript as approved, in the order of the last change of each.

        What was changed and changed back is none. `public` leaves out what is or was off the record.
        """
        approved = self._approval_row()
        if approved is None:
            return ()
        meeting, hidden = self.meeting(), self._hidden() if public else set()
        return tuple(
            found
            for one in self._corrected(approved["last_entry"])
            if not (public and _touches(one, hidden))
            for found in _corrigenda(one, meeting)
        )

    def _approval_row(self) -> dict[str, Any] | None:
        if not self._is_approved():
            return None
        return self._first("SELECT * FROM approvals WHERE withdrawn_at IS NULL ORDER BY id DESC")

    def _corrected(self, last_entry: int) -> Iterable[_Corrected]:
        """The items changed after an entry of the history, by the time of their last change."""
        entries: dict[tuple[str, int], list[dict[str, Any]]] = {}
        for row in self._rows("SELECT * FROM history WHERE id > ? ORDER BY id DESC", last_entry):
            entries.setdefault((row["kind"], row["item"]), []).append(row)
        for (kind, item), changes in reversed(entries.items()):
            last = changes[0]
            now = self._stored(Kind(kind), item)
            at, by = dt.datetime.fromisoformat(last["at"]), last["person"]
            if last["made_by"] == By.PERSON:
                yield _Corrected(Kind(kind), item, _before_all(now, changes), now, at, by)


def _before_all(now: Row | None, changes: Iterable[Row]) -> Row | None:
    """The row before `changes`, which come last first."""
    state = now
    for change in changes:
        before = json.loads(change["before"]) if change["before"] else None
        state = None if change["change"] == ChangeKind.ADDED else {**(state or {}), **(before or {})}
    return state


def _corrigenda(one: _Corrected, meeting: Meeting) -> Iterable[Corrigendum]:
    """What of an item a reader of the minutes would find different."""
    known = one.now or one.then
    if known is None:
        return
    kinds = {
        Kind.SEGMENT: Corrected.TEXT,
        Kind.TRANSLATION: Corrected.TRANSLATION,
        Kind.BLOCK: Corrected.MINUTES,
    }
    language = Language(known["language"])
    then, now = _text(one.then), _text(one.now)
    if then != now:
        yield Corrigendum(one.at, one.by, kinds[one.kind], one.item, language, then, now)
    if one.kind is Kind.SEGMENT and one.then and one.now and one.then["speaker"] != one.now["speaker"]:
        former, present = (_name(meeting, row["speaker"], language) for row in (one.then, one.now))
        yield Corrigendum(one.at, one.by, Corrected.SPEAKER, one.item, language, former, present)


def _text(row: Row | None) -> str:
    """The words of a row, those in a block's list included."""
    if row is None:
        return ""
    details = json.loads(row["details"]) if "details" in row else {}
    parts = (details.get("intro", ""), row["text"], *details.get("items", ()))
    return "\n".join(part for part in parts if part)


def _name(meeting: Meeting, participant_id: str | None, language: Language) -> str:
    person = meeting.participant(participant_id)
    return person.name.either(language) if person else (participant_id or "")


def _touches(one: _Corrected, hidden: set[int]) -> bool:
    """Whether an item is, or is made from, a segment that is or was off the record."""
    if one.kind is not Kind.BLOCK:
        was_hidden = any(row is not None and row.get("off_record") for row in (one.then, one.now))
        return one.item in hidden or was_hidden
    sources = [source for row in (one.then, one.now) if row for source in json.loads(row["sources"])]
    return not hidden.isdisjoint(sources)
