"""What a recording consists of so far, wherever it lies: the lines of its journal, and how long its pieces are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wontak.domain.recording import RATE_HZ
from wontak.engines.capture_journal import Line, Take, head_of, lengths_in
from wontak.engines.capture_writer import is_whole


class Ledger:
    """Counts along with the writers: `number` is the piece that grows, `frames` its length, `lengths` those of all before it."""

    def __init__(self, before: Take | None) -> None:
        """`before` is what there is of the recording already."""
        self.lines: list[Line] = list(before.lines) if before else []
        self.lengths = (
            {piece.number: piece.frames for piece in before.pieces if piece.frames} if before else {}
        )
        self.number = before.next_number if before else 1
        self.frames = 0
        self._next_line = max((line["n"] + 1 for line in self.lines if "n" in line), default=0)

    @property
    def head(self) -> Line:
        """The line with which the recording began."""
        return head_of(self.lines)

    def note(self, event: str, **fields: Any) -> Line:
        """A new line."""
        line = {"n": self._next_line, "event": event, **fields}
        self._next_line += 1
        self.lines.append(line)
        return line

    def add(self, frames: int) -> None:
        """So much sound goes to the writers."""
        self.frames += frames
        if is_whole(self.frames, RATE_HZ):
            self.close_piece()

    def close_piece(self) -> None:
        """The writers close the piece that grows."""
        if self.frames:
            self.lengths[self.number] = self.frames
            self.number += 1
            self.frames = 0

    def lacking(self, there: Iterable[Line]) -> list[Line]:
        """What a journal lacks: its lines, and the lengths of pieces that it does not know of."""
        there = tuple(there)
        known, told = {line.get("n") for line in there}, lengths_in(there)
        lines = [line for line in self.lines if ("n" in line and line["n"] not in known) or not there]
        pieces = [
            {"event": "piece", "number": number, "frames": frames}
            for number, frames in self.lengths.items()
            if number not in told
        ]
        return lines + pieces
