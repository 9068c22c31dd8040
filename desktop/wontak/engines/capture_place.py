"""One of the places a recording is written to: given up when it fails, and written again, and made whole, when it is back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from wontak.domain.recording import RATE_HZ, SAMPLE_BYTES, USUAL_SHARE, CopyState
from wontak.engines import capture_return
from wontak.engines.capture_journal import read_lines
from wontak.engines.capture_ledger import Ledger
from wontak.engines.capture_return import CatchUp, Found, Search, is_place_of, is_within_reach, mount_of
from wontak.engines.capture_writer import OnClosed, TakeWriter

BACK_ROOM_S = 120.0
"""A full disk counts as back when it has room for so much more sound, and for what it has missed."""

CLOSING_S = 8.0
"""How long a place may take to close the recording where it has been closed in another one."""

STEADY_S = 60.0
"""A place that holds out for so long is trusted again."""

MOST_DOUBLINGS = 5

FINISH_S = 3.0
"""How long missed pieces are brought over still when the recording ends; putting it together does the rest."""


class Place:
    """`writer` is there as long as the place is written to."""

    def __init__(
        self,
        folder: Path,
        channels: int,
        ledger: Ledger,
        on_closed: OnClosed,
        free_bytes: Callable[[Path], int | None],
        mount: Path | None = None,
    ) -> None:
        """`mount` is where its disk is mounted, where that is known already."""
        self.folder = folder
        self.writer: TakeWriter | None = None
        self._channels = channels
        self._ledger = ledger
        self._on_closed = on_closed
        self._free_bytes = free_bytes
        self._mount = mount
        self._lacks: set[int] = set()
        self._left_at = ledger.number
        self._back_at_s = -STEADY_S
        self._failures = 0
        self._last: TakeWriter | None = None
        self._search: Search | None = None
        self._catching: CatchUp | None = None

    @property
    def state(self) -> CopyState:
        if self.writer is None:
            return CopyState.INTERRUPTED
        return CopyState.CATCHING_UP if self._catching and self._catching.missing else CopyState.WRITTEN

    @property
    def missing_s(self) -> float:
        """How much of the recording is not in this place."""
        ledger = self._ledger
        if self.writer is not None:
            frames = sum(self._catching.missing.values()) if self._catching else 0
        else:
            numbers = self._lacks.union(range(self._left_at, ledger.number))
            frames = sum(ledger.lengths.get(number, 0) for number in numbers) + ledger.frames
        return frames / RATE_HZ

    def begin(self, source: Path | None) -> None:
        """Write to it from now on; what it lacks is had from `source`. Raises OSError where it cannot be written."""
        if self._ledger.lengths and not is_within_reach(self.folder, self._mount):
            raise FileNotFoundError(str(self.folder))
        self.folder.mkdir(parents=True, exist_ok=True)
        self._take(self._found(), source)

    def give_up(self) -> None:
        """Do without it until it is back."""
        if self.writer is not None:
            self._left_at, self._lacks = self.writer.number, set()
            self.writer.leave()
        if self._catching:
            self._lacks = set(self._catching.missing)
            self._catching.stop()
        self._last, self.writer, self._catching = self.writer, None, None
        self._search = Search(self._open_again, self._patience_s())

    def look(self, source: Path) -> bool:
        """Write to it again, if it is back and a piece has just ended; whether that is so. It then catches up from `source`."""
        found = self._search.found if self._search else None
        if found is None or self._ledger.frames:
            return False
        self._search = None
        self._back_at_s = time.monotonic()
        self._take(found, source)
        return True

    def finish(self) -> None:
        """Put everything on the disk, which is to be waited for."""
        if self._search:
            self._search.stop()
            self._search = None
        if self._catching:
            self._catching.finish(FINISH_S)
        if self.writer:
            self.writer.finish()

    def wait(self, timeout_s: float) -> bool:
        """Wait so long for everything to be on the disk; whether it is. A place where that fails is written to no more."""
        if self.writer is None:
            return False
        if not self.writer.wait(timeout_s):
            return False
        if self.writer.fault:
            self.settle()
        return self.writer is not None

    def settle(self) -> None:
        """Count what has not come to the disk by now as missing."""
        if self.writer and (self.writer.fault or self.writer.is_at_work):
            self._left_at, self._lacks = (
                self.writer.number,
                set(self._catching.missing if self._catching else ()),
            )
            self.writer = None

    def _patience_s(self) -> float:
        """Between two looks: twice as long for a place that has been back for a moment only, or it would be told of all day."""
        was_steady = time.monotonic() - self._back_at_s > STEADY_S
        self._failures = 0 if was_steady else min(self._failures + 1, MOST_DOUBLINGS)
        return capture_return.LOOK_AGAIN_S * (1 << self._failures)

    def _take(self, found: Found, source: Path | None) -> None:
        """Have the writer go on with the piece that begins now."""
        ledger, writer = self._ledger, found.writer
        writer.number = ledger.number
        if lines := ledger.lacking(found.lines):
            writer.note(*lines)
        self.writer = writer
        if source and ledger.lengths:
            self._catching = CatchUp(writer, source, self._channels, dict(ledger.lengths), found.lines)

    def _open_again(self) -> Found | None:
        """The place, if it can be written again; asked in the thread that looks for it."""
        if self._last and self._last.is_at_work:
            return None
        if not is_within_reach(self.folder, self._mount) or not is_place_of(self.folder, self._ledger.head):
            return None
        free = self._free_bytes(self.folder.parent)
        a_second = RATE_HZ * SAMPLE_BYTES * self._channels
        if free is not None and free < a_second * (BACK_ROOM_S + USUAL_SHARE * self.missing_s):
            return None
        self.folder.mkdir(exist_ok=True)
        return self._found()

    def _found(self) -> Found:
        lines = read_lines(self.folder)
        writer = TakeWriter(self.folder, self._channels, RATE_HZ, self._on_closed)
        self._mount = mount_of(self.folder)
        return Found(writer, lines)
