"""Puts a take on the disk so that at most a second of it can be lost: raw as it comes, compressed piece by piece.

Sound is appended to a raw file and flushed to the disk twice a second. After five seconds that file is compressed to FLAC,
flushed, entered in the journal and only then deleted. A thread does this: a slow disk delays writing, never listening.
"""

import errno
import os
import queue
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import soundfile

from wontak.domain.recording import SAMPLE_BYTES
from wontak.engines.capture_journal import CLOSED, GROWING, RESERVE, Journal, sync_folder

PIECE_S = 5.0
"""Seconds of sound in a closed piece."""

FLUSH_S = 0.5
"""Seconds of sound after which what was written is forced to the disk."""

RESERVE_S = 4 * PIECE_S
"""Seconds of raw sound whose room is held back, so that the last piece can be closed on a full disk."""

Frames = npt.NDArray[np.int16]
"""Shape (frames, channels)."""

OnClosed = Callable[[int, int], None]
"""Told the number and the length in frames of each piece that is closed."""


class TakeWriter:
    """Writes one take in a thread of its own.

    `is_full`: the disk is, and the room that was held back is being used up; `fault`: nothing can be written any more.
    """

    def __init__(
        self, folder: Path, channels: int, rate_hz: int, first_number: int, on_closed: OnClosed
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.is_full = False
        self.fault: OSError | None = None
        self.bytes_of_closed = 0
        self.frames_of_closed = 0
        self._rate_hz = rate_hz
        self._channels = channels
        self._number = first_number
        self._on_closed = on_closed
        self._journal = Journal(folder)
        self._piece: list[Frames] = []
        self._frames = 0
        self._unflushed = 0
        self._raw: BinaryIO | None = None
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name=f"writer {folder.name}", daemon=True)
        self._hold_reserve()
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many things are waiting to be written."""
        return self._work.qsize()

    def append(self, frames: Frames) -> None:
        """Add sound; returns at once."""
        self._work.put(lambda: self._append(frames))
        self._work.put(self._settle)

    def note(self, event: str, fields: Mapping[str, Any], then: Callable[[], None] | None = None) -> None:
        """Add a line to the journal; `then` is called in the writer's thread when it is on the disk."""

        def write() -> None:
            self._journal.write(event, **fields)
            if then:
                then()

        self._work.put(write)

    def close_piece(self) -> None:
        """Close the piece that is growing, as before a pause; returns at once."""
        self._work.put(self._close_piece)

    def close(self) -> None:
        """Close the last piece and wait until everything is on the disk."""
        self._work.put(self._close_piece)
        self._work.put(None)
        self._thread.join()
        self._journal.close()
        (self.folder / RESERVE).unlink(missing_ok=True)

    def _serve(self) -> None:
        while (work := self._work.get()) is not None:
            if self.fault is None:
                self._do(work)
        if self._raw:
            self._raw.close()

    def _do(self, work: Callable[[], None]) -> None:
        """Do one thing; where the disk is full, once more with the room that was held back for that."""
        try:
            try:
                work()
            except OSError as fault:
                if self.is_full or fault.errno not in (errno.ENOSPC, errno.EDQUOT):
                    raise
                self.is_full = True
                (self.folder / RESERVE).unlink(missing_ok=True)
                work()
        except OSError as fault:
            self.fault = fault

    def _append(self, frames: Frames) -> None:
        if self._raw is None:
            self._raw = self._path(GROWING).open("wb", buffering=0)
            sync_folder(self.folder)
        # From where the last whole write ended: one that a full disk cut short is done again.
        self._raw.seek(self._frames * SAMPLE_BYTES * self._channels)
        _write_all(self._raw, frames.astype("<i2", copy=False).tobytes())
        self._piece.append(frames)
        self._frames += len(frames)
        self._unflushed += len(frames)

    def _settle(self) -> None:
        """Flush or close what has grown enough."""
        if self._unflushed >= FLUSH_S * self._rate_hz:
            self._flush()
        if self._frames >= PIECE_S * self._rate_hz:
            self._close_piece()

    def _flush(self) -> None:
        if self._raw:
            os.fsync(self._raw.fileno())
            self._unflushed = 0

    def _close_piece(self) -> None:
        if self._raw is None or not self._frames:
            return
        os.fsync(self._raw.fileno())
        closed, beside = self._path(CLOSED), self._path(".part")
        with beside.open("w+b") as file:
            with soundfile.SoundFile(
                file, "w", self._rate_hz, self._channels, subtype="PCM_16", format="FLAC"
            ) as piece:
                for frames in self._piece:
                    piece.write(frames)
            file.flush()
            os.fsync(file.fileno())
        self.bytes_of_closed += beside.stat().st_size
        self.frames_of_closed += self._frames
        beside.replace(closed)
        sync_folder(self.folder)
        self._journal.write("chunk", number=self._number, frames=self._frames)
        self._raw.close()
        self._path(GROWING).unlink()
        self._on_closed(self._number, self._frames)
        self._raw, self._piece, self._frames, self._unflushed = None, [], 0, 0
        self._number += 1

    def _path(self, ending: str) -> Path:
        return self.folder / f"{self._number:06}{ending}"

    def _hold_reserve(self) -> None:
        """Hold back the room to close a piece; raises OSError where there is not even that much."""
        size = int(RESERVE_S * self._rate_hz) * SAMPLE_BYTES * self._channels
        with (self.folder / RESERVE).open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)


def _write_all(file: BinaryIO, content: bytes) -> None:
    """Write all of it: an unbuffered file may take less at once."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
