"""Where a recording goes: the take itself, its second copy, and the live copy; the last two may fail without the first."""

from __future__ import annotations

import errno
import queue
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    RATE_HZ,
    SAMPLE_BYTES,
    USUAL_SHARE,
    CaptureEvent,
    ChunkClosed,
    Record,
    room_s,
)
from wontak.engines.capture_alarms import Alarms
from wontak.engines.capture_align import Frames
from wontak.engines.capture_journal import Take
from wontak.engines.capture_live import LiveCopy
from wontak.engines.capture_writer import TakeWriter


class TakeFiles:
    """The files of one recording. Raises WontakError(DISK_FULL, NOT_WRITABLE) where it cannot even begin."""

    def __init__(self, order: Record, before: Take | None, head: Mapping[str, Any], alarms: Alarms) -> None:
        """`head` is what the journal's first line says of the recording, `before` what there is of it already."""
        self._order = order
        self._alarms = alarms
        self._channels = len(head["channels"])
        self._told: queue.SimpleQueue[CaptureEvent] = queue.SimpleQueue()
        first_number = before.next_number if before else 1
        try:
            self._writer = self._writer_in(order.take, first_number, self._closed)
        except OSError as fault:
            raise write_fault(fault, order.take) from fault
        self._second: TakeWriter | None = None
        if order.second_copy:
            try:
                self._second = self._writer_in(order.second_copy, first_number, lambda _number, _frames: None)
            except OSError:
                alarms.warn("second_copy_failed", folder=str(order.second_copy))
        at_frame = before.frames if before else 0
        self._live = LiveCopy(order.live_copy, RATE_HZ, at_frame) if order.live_copy else None
        self.note("resumed" if before else "began", **head)

    @property
    def waiting(self) -> int:
        """How far the writer is behind, in things to be written."""
        return self._writer.waiting

    @property
    def is_full(self) -> bool:
        """Whether the disk is, and the room that was held back is being used up."""
        return self._writer.is_full

    def append(self, frames: Frames) -> None:
        """Add sound; returns at once."""
        for writer in self._writers():
            writer.append(frames)
        try:
            if self._live:
                self._live.append(frames)
        except OSError:
            # The live copy is a convenience: where it cannot be written, the recording goes on without.
            self._live = None

    def note(self, event: str, **fields: Any) -> None:
        """Add a line to the journal."""
        for writer in self._writers():
            writer.note(event, fields)

    def note_and_tell(self, told: CaptureEvent, event: str, **fields: Any) -> None:
        """Add a line to the journal, and have `told` come out of `news` when it is on the disk."""
        self._writer.note(event, fields, lambda: self._told.put(told))
        if self._second:
            self._second.note(event, fields)

    def news(self) -> list[CaptureEvent]:
        """What the writer's thread has told since the last time."""
        found: list[CaptureEvent] = []
        while not self._told.empty():
            found.append(self._told.get())
        return found

    def close_piece(self) -> None:
        """Close the piece that is growing, as before a pause; returns at once."""
        for writer in self._writers():
            writer.close_piece()

    def close(self) -> None:
        """Put everything on the disk."""
        for writer in self._writers():
            writer.close()
        if self._live:
            self._live.close()

    def check(self) -> None:
        """See what has failed. Raises WontakError where nothing can be written any more."""
        if self._second and (self._second.fault or self._second.is_full):
            second, self._second = self._second, None
            second.close()
            self._alarms.warn("second_copy_failed", folder=str(second.folder))
        if self._writer.fault and not self._writer.is_full:
            raise write_fault(self._writer.fault, self._order.take)

    def room_left_s(self, free_bytes: int | None) -> float | None:
        """How much more fits: the pieces need room once, and once more when they are put together.

        Silence takes hardly any; it does not last, so that no less is reckoned with than speech usually takes.
        """
        if free_bytes is None:
            return None
        share = USUAL_SHARE
        if self._writer.frames_of_closed:
            raw = self._writer.frames_of_closed * SAMPLE_BYTES * self._channels
            share = max(USUAL_SHARE, self._writer.bytes_of_closed / raw)
        return room_s(free_bytes - self._writer.bytes_of_closed, self._channels, share)

    @property
    def raw_bytes_a_second(self) -> float:
        return float(RATE_HZ * SAMPLE_BYTES * self._channels)

    def _writer_in(
        self, folder: Path, first_number: int, on_closed: Callable[[int, int], None]
    ) -> TakeWriter:
        return TakeWriter(folder, self._channels, RATE_HZ, first_number, on_closed)

    def _closed(self, number: int, frames: int) -> None:
        self._told.put(ChunkClosed(number, frames / RATE_HZ))

    def _writers(self) -> tuple[TakeWriter, ...]:
        return (self._writer, self._second) if self._second else (self._writer,)


def write_fault(fault: OSError, target: Path) -> WontakError:
    """The fault to report when `target` could not be written."""
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return WontakError(Code.DISK_FULL if full else Code.NOT_WRITABLE, file=str(target))
