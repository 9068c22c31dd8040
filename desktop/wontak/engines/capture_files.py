"""Where a recording goes: the take itself, its second copy, and the live copy; one may fail while another works."""

from __future__ import annotations

import errno
import queue
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    RATE_HZ,
    SAMPLE_BYTES,
    USUAL_SHARE,
    CaptureEvent,
    ChunkClosed,
    CopiesFare,
    Record,
    room_s,
)
from wontak.engines.capture_alarms import Alarms
from wontak.engines.capture_align import Frames
from wontak.engines.capture_journal import Take
from wontak.engines.capture_ledger import Ledger
from wontak.engines.capture_live import LiveCopy
from wontak.engines.capture_place import CLOSING_S, Place
from wontak.engines.capture_return import mount_of
from wontak.engines.capture_writer import TakeWriter

CLOSE_LOOK_S = 0.1
FreeBytes = Callable[[Path], int | None]


class TakeFiles:
    """The files of one recording. Raises WontakError(DISK_FULL, NOT_WRITABLE) where it cannot even begin."""

    def __init__(
        self,
        order: Record,
        before: Take | None,
        head: Mapping[str, Any],
        alarms: Alarms,
        free_bytes: FreeBytes,
    ) -> None:
        """`head` is what the journal's first line says of the recording, `before` what there is of it already."""
        self._alarms = alarms
        self._channels = len(head["channels"])
        self._told: queue.SimpleQueue[CaptureEvent] = queue.SimpleQueue()
        self._untold: dict[int, CaptureEvent] = {}
        self._fare: CopiesFare | None = None
        self._ledger = Ledger(before)
        self._ledger.note("resumed" if before else "began", **head, second_mount=_mount(order))
        mount = self._ledger.head.get("second_mount")
        self._first = Place(order.take, self._channels, self._ledger, self._closed_first, free_bytes)
        self._second: Place | None = None
        if order.second_copy:
            disk = Path(mount) if mount else None
            self._second = Place(
                order.second_copy, self._channels, self._ledger, self._closed_second, free_bytes, disk
            )
        self._begin(order, goes_on=before is not None)
        at_frame = before.frames if before else 0
        self._live = _live_copy(order.live_copy, at_frame) if order.live_copy else None

    @property
    def folder(self) -> Path:
        """The place that counts: the first, as long as it is written."""
        return self._leading.folder

    @property
    def waiting(self) -> int:
        """How far the writer is behind, in things to be written."""
        return self._leading.writer.waiting if self._leading.writer else 0

    @property
    def is_full(self) -> bool:
        """Whether no disk has room any more, and what was held back is being used up."""
        writers = self._writers()
        return all(one.is_failing for one in writers) and any(one.is_full for one in writers)

    def append(self, frames: Frames) -> None:
        """Add sound; returns at once."""
        for writer in self._writers():
            writer.append(frames)
        self._ledger.add(len(frames))
        try:
            if self._live:
                self._live.append(frames)
        except OSError:
            # The live copy is a convenience: where it cannot be written, the recording goes on without.
            self._live = None

    def note(self, event: str, **fields: Any) -> None:
        """Add a line to the journal."""
        line = self._ledger.note(event, **fields)
        for writer in self._writers():
            writer.note(line)

    def note_and_tell(self, told: CaptureEvent, event: str, **fields: Any) -> None:
        """Add a line to the journal, and have `told` come out of `news` when it is on the disk."""
        line = self._ledger.note(event, **fields)
        number = line["n"]
        self._untold[number] = told
        for writer in self._writers():
            tells = writer is self._leading.writer
            writer.note(line, then=partial(self._tell, number) if tells else None)

    def news(self) -> list[CaptureEvent]:
        """What the writers' threads have told since the last time."""
        found: list[CaptureEvent] = []
        while not self._told.empty():
            found.append(self._told.get())
        return found

    def close_piece(self) -> None:
        """Close the piece that is growing, as before a pause; returns at once."""
        for writer in self._writers():
            writer.close_piece()
        self._ledger.close_piece()

    def close(self) -> None:
        """Put everything on the disk."""
        self._ledger.close_piece()
        for place in self._places():
            place.finish()
        # One of them has to have everything, however long that takes; the other one has a while more then.
        waited_for = [place for place in self._places() if place.writer]
        while waited_for and not any(place.wait(CLOSE_LOOK_S) for place in waited_for):
            waited_for = [place for place in waited_for if place.writer]
        for place in waited_for:
            place.wait(CLOSING_S)
            place.settle()
        if self._live:
            self._live.close()

    def check(self) -> None:
        """See what has failed and what is back. Raises WontakError where nothing can be written any more."""
        for place in self._places():
            if place.look(self._other(place).folder):
                self.note("back", place=self._name(place))
                self._alarms.over(self._code(place))
        written = [(place, place.writer) for place in self._places() if place.writer]
        failing = [(place, writer) for place, writer in written if writer.is_failing]
        if len(failing) < len(written):
            for place, _writer in failing:
                self._give_up(place)
        elif not self.is_full:
            for place, writer in failing:
                if writer.fault:
                    raise write_fault(writer.fault, place.folder)

    def go_on_elsewhere(self) -> bool:
        """Leave a first place that is about to be full, if the second one works; whether that is so."""
        second = self._second
        if not self._first.writer or not second or not second.writer or second.writer.is_failing:
            return False
        self._give_up(self._first)
        return True

    def say_what_is_missing(self) -> None:
        """At the end of the recording: what one of two places lacks still."""
        if self._second is None:
            return
        for place in self._places():
            self._alarms.over(self._code(place))
            if place.missing_s > 0:
                code = f"{self._name(place)}_copy_incomplete"
                self._alarms.warn(code, folder=self._second_name(), length_s=place.missing_s)

    def room_left_s(self, free_bytes: int | None) -> float | None:
        """How much more fits: the pieces need room once, and once more when they are put together.

        Silence takes hardly any; it does not last, so that no less is reckoned with than speech usually takes.
        """
        writer = self._leading.writer
        if free_bytes is None or writer is None:
            return None
        share = USUAL_SHARE
        if writer.frames_of_closed:
            raw = writer.frames_of_closed * SAMPLE_BYTES * self._channels
            share = max(USUAL_SHARE, writer.bytes_of_closed / raw)
        return room_s(free_bytes - writer.bytes_of_closed, self._channels, share)

    @property
    def raw_bytes_a_second(self) -> float:
        return float(RATE_HZ * SAMPLE_BYTES * self._channels)

    # Two places -------------------------------------------------------------------------------------------------------

    def _begin(self, order: Record, *, goes_on: bool) -> None:
        """Write to both places; a recording that goes on needs only one of them."""
        fault: OSError | None = None
        for place in self._places():
            try:
                place.begin(order.second_copy if place is self._first else order.take)
            except OSError as one:
                fault = fault or one
                if place is self._first and not (goes_on and self._second):
                    raise write_fault(one, order.take) from one
        if not self._writers():
            assert fault is not None
            raise write_fault(fault, order.take) from fault
        for place in self._places():
            if place.writer is None:
                self._give_up(place)

    def _give_up(self, place: Place) -> None:
        """Go on without this place until it is back."""
        self.note("left", place=self._name(place))
        was_leading = place is self._leading
        place.give_up()
        self._alarms.warn(self._code(place), folder=self._second_name())
        writer = self._leading.writer
        if was_leading and writer:
            # Their lines wait here as well, or are on the disk by now.
            for number in tuple(self._untold):
                writer.note(then=partial(self._tell, number))

    def tell_fare(self) -> None:
        """Have what has become of both places come out of `news`, if that is something else than last time."""
        if self._second is None:
            return
        first, second = self._first, self._second
        fare = CopiesFare(first.state, second.state, first.missing_s // 1, second.missing_s // 1)
        if fare != self._fare:
            self._fare = fare
            self._told.put(fare)

    def _tell(self, number: int) -> None:
        if told := self._untold.pop(number, None):
            self._told.put(told)

    def _closed_first(self, number: int, frames: int) -> None:
        if self._leading is self._first:
            self._told.put(ChunkClosed(number, frames / RATE_HZ))

    def _closed_second(self, number: int, frames: int) -> None:
        if self._leading is not self._first:
            self._told.put(ChunkClosed(number, frames / RATE_HZ))

    @property
    def _leading(self) -> Place:
        return self._first if self._first.writer or not self._second else self._second

    def _places(self) -> tuple[Place, ...]:
        return (self._first, self._second) if self._second else (self._first,)

    def _other(self, place: Place) -> Place:
        return self._second if self._second and place is self._first else self._first

    def _writers(self) -> tuple[TakeWriter, ...]:
        return tuple(place.writer for place in self._places() if place.writer)

    def _code(self, place: Place) -> str:
        return f"{self._name(place)}_copy_failed"

    def _name(self, place: Place) -> str:
        return "first" if place is self._first else "second"

    def _second_name(self) -> str:
        """The folder that was chosen for second copies."""
        return str(self._second.folder.parent) if self._second else ""


def _live_copy(path: Path, at_frame: int) -> LiveCopy | None:
    """None where it cannot be written: the recording goes on without."""
    try:
        return LiveCopy(path, RATE_HZ, at_frame)
    except OSError:
        return None


def _mount(order: Record) -> str | None:
    mount = mount_of(order.second_copy) if order.second_copy else None
    return str(mount) if mount else None


def write_fault(fault: OSError, target: Path) -> WontakError:
    """The fault to report when `target` could not be written."""
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return WontakError(Code.DISK_FULL if full else Code.NOT_WRITABLE, file=str(target))
