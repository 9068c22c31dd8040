"""Marked moments in the database: what the clerk pressed while recording, and what was marked later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wontak.domain.changes import MarkersChange
from wontak.domain.errors import Code, WontakError
from wontak.domain.marks import Label, MarkKind
from wontak.domain.meeting import Bilingual, Language
from wontak.domain.transcript import Marker
from wontak.store.ledger import normal
from wontak.store.plan import PlanRecords
from wontak.store.rows import Value

STAR_NOTE = "★"
KEY_SEPARATOR = "#"
"""Between the position of an agenda item when its key was pressed, and the id by which it is known whatever its position."""


class MarkRecords(PlanRecords):
    """Marks by recording and time. One of an agenda item refers to the item itself, not to its number."""

    def labels(self) -> tuple[Label, ...]:
        """What was pressed or marked, by recording and time; an agenda item by its present position.

        The mark of an item that is on the agenda no more says nothing, and is left out.
        """
        rows = self._rows(
            "SELECT marks.*, agenda_items.position FROM marks LEFT JOIN agenda_items ON agenda_items.id = marks.item"
            " WHERE NOT deleted AND (marks.kind <> ? OR agenda_items.position IS NOT NULL)"
            " ORDER BY recording, at_s, marks.id",
            MarkKind.AGENDA,
        )
        return tuple(Label(row["recording"], row["at_s"], MarkKind(row["kind"]), _value(row)) for row in rows)

    def add_label(self, label: Label) -> None:
        """Store what was pressed at a moment. All but a change of speaker is a marker as well."""
        value, item = label.value, None
        if label.kind is MarkKind.AGENDA:
            value, _, number = label.value.partition(KEY_SEPARATOR)
            item = self._item_known(int(number)) if number.isdigit() else self._item_at(value)
            if item is None and value.isdigit():
                value = f"{int(value) + 1}."
        with self.transaction():
            self._insert("marks", {**_place(label), "kind": label.kind, "value": value, "item": item})

    def markers(self) -> tuple[Marker, ...]:
        """The marked moments in order of time; changes of speaker are none."""
        rows = self._rows(
            "SELECT marks.*, agenda_items.position, topic.topic_ko, topic.topic_en FROM marks"
            " LEFT JOIN agenda_items ON agenda_items.id = marks.item LEFT JOIN agenda_names AS topic"
            " ON topic.id = marks.item WHERE NOT deleted AND marks.kind <> ? ORDER BY recording, at_s, marks.id",
            MarkKind.SPEAKER,
        )
        return tuple(
            Marker(row["recording"], row["at_s"], _note(row), row["id"], MarkKind(row["kind"]), row["item"])
            for row in rows
        )

    def add_marker(self, recording: int, at_s: float, note: str = "") -> None:
        """Mark a moment, in seconds from the start of its recording."""
        with self.transaction():
            self._insert(
                "marks", {"recording": recording, "at_s": float(at_s), "kind": "note", "value": note}
            )

    def _apply_markers(self, change: MarkersChange) -> MarkersChange:
        """Alter, remove and put in.

        Raises WontakError: EDIT_OUTDATED where what is to be altered or removed is not there; MEETING_APPROVED, for markers
        divide the record, and the list of corrigenda says nothing of them.
        """
        self._require_draft()
        stored = {marker.id for marker in self.markers()}
        if not {one.id for one in change.before} <= stored:
            raise WontakError(Code.EDIT_OUTDATED)
        staying = {one.id for one in change.after}
        for one in change.before:
            if one.id not in staying:
                self._run("UPDATE marks SET deleted = 1 WHERE id = ?", one.id)
        numbers = [self._put_marker(one) for one in change.after]
        now = {marker.id: marker for marker in self.markers()}
        return replace(change, after=tuple(now[number] for number in numbers))

    def _put_marker(self, marker: Marker) -> int:
        """Write a marker down, anew or as it was under its id; its id."""
        row: dict[str, Value] = {**_place(marker), "kind": marker.kind, "value": _written(marker)}
        row |= {"item": marker.item, "deleted": 0}
        if not marker.id:
            return self._insert("marks", row)
        assignments = ", ".join(f"{column} = ?" for column in row)
        self._run(f"UPDATE marks SET {assignments} WHERE id = ?", *map(normal, row.values()), marker.id)
        return marker.id

    def _item_known(self, number: int) -> int | None:
        row = self._first("SELECT id FROM agenda_names WHERE id = ?", number)
        return row["id"] if row else None

    def _item_at(self, position: str) -> int | None:
        row = self._first("SELECT id FROM agenda_items WHERE CAST(position AS TEXT) = ?", position)
        return row["id"] if row else None


def _place(mark: Label | Marker) -> dict[str, Value]:
    return {"recording": mark.recording, "at_s": float(mark.at_s)}


def _value(row: Mapping[str, Any]) -> str:
    return str(row["value"] if row["position"] is None else row["position"])


def _note(row: Mapping[str, Any]) -> str:
    """How a mark reads as a marker: its note, a star, or the agenda item that begins, by its present number if it has one."""
    if row["kind"] == MarkKind.STAR:
        return f"{STAR_NOTE} {row['value']}".strip()
    if row["kind"] == MarkKind.AGENDA and row["item"] is not None:
        topic = Bilingual(row["topic_ko"], row["topic_en"]).either(Language.KO)
        number = f"{row['position'] + 1}." if row["position"] is not None else ""
        return f"{number} {topic}".strip()
    return str(row["value"])


def _written(marker: Marker) -> str:
    """What of a marker's note is written down: nothing that can be told from its kind and its item."""
    if marker.kind is MarkKind.STAR:
        return marker.note.removeprefix(STAR_NOTE).strip()
    return "" if marker.kind is MarkKind.AGENDA and marker.item is not None else marker.note
