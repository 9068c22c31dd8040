"""Stars pressed while recording: which segment each marks for quotation, again and again as the transcript is made."""

from __future__ import annotations

from typing import Any

from wontak.domain.marks import Label, MarkKind
from wontak.store.ledger import Actor, Kind
from wontak.store.takes import TakeRecords

SPOKEN_BEFORE_S = 4.0
"""How long before the press the words may have ended that were found worth quoting: they are pressed for when they are over."""


class StarRecords(TakeRecords):
    """Stars as a person has pressed them. What a person says of a segment later goes before."""

    def add_label(self, label: Label) -> None:
        """Store what was pressed at a moment. A star marks what has been transcribed of it already."""
        with self.transaction():
            super().add_label(label)
            if label.kind is MarkKind.STAR:
                self._settle_stars(label.recording)

    def _settle_stars(self, recording: int | None = None) -> None:
        """Mark for quotation what was said when a star was pressed, in one recording or in all.

        Where other segments have come instead, the star goes over to them. One that a person has taken back stays so.
        """
        for mark in self._rows(
            "SELECT * FROM marks WHERE kind = ? AND NOT withdrawn AND NOT deleted AND recording = ifnull(?, recording)",
            MarkKind.STAR,
            recording,
        ):
            former = self._stored(Kind.SEGMENT, mark["segment"]) if mark["segment"] else None
            meant = self._starred_at(mark)
            if meant is None or (former and former["id"] == meant["id"]):
                continue
            if meant["starred"] and not self._starred_by_key(meant["id"]):
                continue  # it is a person's star, as on both parts of a segment that somebody has split
            if former and self._starred_by_key(former["id"], besides=mark["id"]) is None:
                self._amend(Kind.SEGMENT, former["id"], {"starred": 0}, Actor.key())
            self._amend(Kind.SEGMENT, meant["id"], {"starred": 1}, Actor.key())
            self._run("UPDATE marks SET segment = ? WHERE id = ?", meant["id"], mark["id"])

    def _starred_at(self, mark: dict[str, Any]) -> dict[str, Any] | None:
        """The segment that was being spoken when a star was pressed, or the last one that had ended shortly before."""
        return self._first(
            "SELECT * FROM segments WHERE recording = ? AND start_s <= ? AND end_s >= ?"
            " ORDER BY min(end_s, ?) DESC, start_s DESC, id",
            mark["recording"],
            mark["at_s"],
            mark["at_s"] - SPOKEN_BEFORE_S,
            mark["at_s"],
        )

    def _starred_by_key(self, segment_id: int, besides: int = 0) -> int | None:
        """The star pressed while recording to which a segment owes its own, if it does; `besides` is one that does not count."""
        row = self._first(
            "SELECT id FROM marks WHERE segment = ? AND id <> ? AND NOT withdrawn AND NOT deleted",
            segment_id,
            besides,
        )
        return row["id"] if row else None

    def _withdraw_star(self, segment_id: int, *, withdrawn: bool) -> None:
        """A person has taken a segment's star back, or set it again: later transcripts go by that."""
        self._run("UPDATE marks SET withdrawn = ? WHERE segment = ?", int(withdrawn), segment_id)
