"""The blocks of the minutes in the database."""

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, Origin
from wontak.store.ledger import Actor, ChangeKind, Kind
from wontak.store.rows import Row, Value, block_of, block_row, to_json
from wontak.store.transcript import PUBLIC
from wontak.store.voices import VoiceRecords


class BlockRecords(VoiceRecords):
    """The minutes, block by block. What a person has written no machine takes away."""

    def blocks(self, language: Language, public: bool = False) -> tuple[Block, ...]:
        """The blocks of one language in order, their sources without segments that are no more.

        `public` leaves out every block, whoever wrote it, that has a segment off the record among its sources, be it one
        that has been removed since.
        """
        hidden = self._hidden() if public else set()
        return tuple(
            block_of(row)
            for row in self._block_rows(language)
            if hidden.isdisjoint(json.loads(row["all_sources"]))
        )

    def block_ids(self, language: Language) -> tuple[int, ...]:
        """The ids of the same blocks as `blocks` gives, hidden ones included: what their history goes by."""
        return tuple(row["id"] for row in self._block_rows(language))

    def replace_blocks(self, language: Language, blocks: Iterable[Block], actor: Actor) -> None:
        """Make `blocks` the minutes in one language.

        A person's list is final. A machine's may leave out written blocks, but they stay nevertheless, each at the place it
        had. A block that is the same as before, has the same key, or comes instead of one of the same kind and speaker,
        keeps its id and thereby its history; one that was taken out and comes back as it was gets its id again. Raises
        ValueError for a block in another language or of a speaker who is not on the roster.
        """
        wanted = list(blocks)
        for block in wanted:
            if block.language is not language:
                raise ValueError(f"a block in {block.language} among those in {language}")
            self._require_participant(block.speaker)
        with self._changing(actor):
            stored = self._block_rows(language)
            if actor.is_machine:
                wanted = _with_written(stored, wanted)
            rows: list[Row] = [block_row(block) for block in wanted]
            counterparts = _counterparts(stored, rows, spare_written=actor.is_machine)
            for gone in {row["id"] for row in stored} - {number for number in counterparts if number}:
                self._remove(Kind.BLOCK, gone, actor)
            known = {row["id"]: row for row in stored}
            for position, (number, row) in enumerate(zip(counterparts, rows, strict=True)):
                if number is None:
                    former = self._taken_out(row)
                    self._add(Kind.BLOCK, {**row, **former, "position": position}, actor)
                else:
                    # A mere change of place is no change of the block: it leaves no trace in the history.
                    self._run("UPDATE blocks SET position = ? WHERE id = ?", position, number)
                    drafted_anew = actor.is_machine and not _same(known[number], row)
                    sources = row["sources"] if drafted_anew else _with_removed(known[number], row)
                    self._amend(Kind.BLOCK, number, {**row, "sources": sources}, actor)

    def _block_rows(self, language: Language) -> list[dict[str, Any]]:
        """The rows of one language's blocks: `sources` without segments that are no more, `all_sources` with them."""
        rows = self._rows("SELECT * FROM blocks WHERE language = ? ORDER BY position, id", language)
        existing = {row["id"] for row in self._rows("SELECT id FROM segments")}
        return [{**row, **_sources(row, existing)} for row in rows]

    def _hidden(self) -> set[int]:
        """The segments that are off the record, or were when they were removed."""
        off_record = self._rows(f"SELECT id FROM segments WHERE NOT ({PUBLIC})")
        removed = self._rows(
            "SELECT DISTINCT item AS id FROM history WHERE kind = ? AND change = ?"
            " AND json_extract(before, '$.off_record') AND item NOT IN (SELECT id FROM segments)",
            Kind.SEGMENT,
            ChangeKind.REMOVED,
        )
        return {row["id"] for row in (*off_record, *removed)}

    def _taken_out(self, row: Row) -> dict[str, Value]:
        """The id and sources of a block just like this one that has been removed, if there was one."""
        existing = {one["id"] for one in self._rows("SELECT id FROM segments")}
        removed = self._rows(
            "SELECT item AS id, before FROM history WHERE kind = ? AND change = ? AND json_extract(before, '$.text') = ?"
            " AND item NOT IN (SELECT id FROM blocks) ORDER BY history.id DESC",
            Kind.BLOCK,
            ChangeKind.REMOVED,
            unicodedata.normalize("NFC", row["text"]),
        )
        for one in removed:
            former = json.loads(one["before"])
            if _same({**former, **_sources(former, existing)}, row):
                return {"id": one["id"], "sources": former["sources"]}
        return {}


def _sources(row: Row, existing: set[int]) -> dict[str, str]:
    """The sources of a stored block: those that exist, and all."""
    sources = json.loads(row["sources"])
    return {
        "sources": to_json([one for one in sources if one in existing]),
        "all_sources": row["sources"],
    }


def _with_removed(stored: Row, row: Row) -> str:
    """The sources of `row` with those of the stored block that do not exist at present: they may come back."""
    if stored["sources"] == row["sources"]:
        return str(stored["all_sources"])
    gone = set(json.loads(stored["all_sources"])) - set(json.loads(stored["sources"]))
    return to_json([*json.loads(row["sources"]), *sorted(gone)])


def _with_written(stored: list[dict[str, Any]], wanted: list[Block]) -> list[Block]:
    """`wanted` with the stored blocks of a person that it lacks, each at the place it had."""
    complete = list(wanted)
    for place, row in enumerate(stored):
        if row["origin"] == Origin.WRITTEN and not any(_same(row, block_row(block)) for block in wanted):
            complete.insert(min(place, len(complete)), block_of(row))
    return complete


def _counterparts(stored: list[dict[str, Any]], rows: list[Row], *, spare_written: bool) -> list[int | None]:
    """For each new row the id of the stored block it continues: an equal one, else one of the same kind and key, else one of
    the same kind and speaker unless their keys tell them apart.

    With `spare_written`, a written block is continued by its equal alone.
    """

    keys = {id(row): _key(row) for row in (*stored, *rows)}

    def open_to(old: Row, row: Row) -> bool:
        return old["kind"] == row["kind"] and not (spare_written and old["origin"] == Origin.WRITTEN)

    def named_alike(old: Row, row: Row) -> bool:
        return bool(keys[id(row)]) and keys[id(old)] == keys[id(row)] and open_to(old, row)

    def alike(old: Row, row: Row) -> bool:
        told_apart = keys[id(old)] and keys[id(row)]
        return not told_apart and old["speaker"] == row["speaker"] and open_to(old, row)

    left = list(stored)
    found: list[int | None] = [None] * len(rows)
    for continues in (_same, named_alike, alike):
        for place, row in enumerate(rows):
            match = next((old for old in left if continues(old, row)), None) if found[place] is None else None
            if match:
                found[place] = match["id"]
                left.remove(match)
    return found


def _key(row: Row) -> str:
    """The stable name that the machine gave a block; "" for others."""
    return str(json.loads(str(row["details"])).get("key", ""))


def _same(old: Row, row: Row) -> bool:
    return all(old[column] == value for column, value in row.items())
