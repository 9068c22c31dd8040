"""Puts a take on the disk so that at most a second of it can be lost: raw as it comes, compressed piece by piece.

Sound is appended to a raw file and flushed to the disk twice a second. After five seconds that file is compressed to FLAC,
flushed, entered in the journal and only then deleted. A thread does this: a slow disk delays writing, never listening.
"""

import contextlib
import errno
import io
import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import soundfile

from wontak.domain.recording import SAMPLE_BYTES
from wontak.engines.capture_journal import CLOSED, GROWING, RESERVE, Journal, Line, sync_folder

PIECE_S = 5.0
"""Seconds of sound in a closed piece."""

FLUSH_S = 0.5
"""Seconds of sound after which what was written is forced to the disk."""

STUCK_S = 20.0
"""A disk that takes longer than this for one thing has hung, or is about to go."""

MOST_BEHIND_S = 60.0
"""Sound that may wait in memory for a disk that does not keep up, where there is another one."""

RESERVE_S = 4 * PIECE_S
"""Seconds of raw sound whose room is held back, so that the last piece can be closed on a full disk."""

Frames = npt.NDArray[np.int16]
"""Shape (frames, channels)."""

OnClosed = Callable[[int, int], None]
"""Told the number and the length in frames of each piece that is closed."""


def is_whole(frames: int, rate_hz: int) -> bool:
    """Whether a piece of so many frames is closed: the same everywhere, so that pieces in two places are the same."""
    return frames >= PIECE_S * rate_hz


class TakeWriter:
    """Writes one take in a thread of its own.

    `is_full`: the disk is, and the room that was held back is being used up; `fault`: nothing can be written any more.
    """

    def __init__(self, folder: Path, channels: int, rate_hz: int, on_closed: OnClosed) -> None:
        """Raises OSError where the folder, which is there, cannot be written."""
        self.folder = folder
        self.number = 1
        """The piece that is growing, or the next one; to be set before there is any sound."""
        self.is_full = False
        self.fault: OSError | None = None
        self.bytes_of_closed = 0
        self.frames_of_closed = 0
        self._rate_hz = rate_hz
        self._channels = channels
        self._appended = self._written = 0
        self._busy_since_s: float | None = None
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

    @property
    def is_stuck(self) -> bool:
        """Whether the disk does not keep up: by the real clock, whatever clock the recording goes by."""
        busy_since_s = self._busy_since_s
        behind = self._appended - self._written
        hangs = busy_since_s is not None and time.monotonic() - busy_since_s > STUCK_S
        return hangs or behind > MOST_BEHIND_S * self._rate_hz

    @property
    def is_failing(self) -> bool:
        """Whether this place cannot be counted on any more."""
        return self.fault is not None or self.is_full or self.is_stuck

    @property
    def is_at_work(self) -> bool:
        """Whether the thread is there still, which may write."""
        return self._thread.is_alive()

    def append(self, frames: Frames) -> None:
        """Add sound; returns at once."""
        self._appended += len(frames)
        self._work.put(lambda: self._append(frames))
        self._work.put(self._settle)

    def note(self, *lines: Line, then: Callable[[], None] | None = None) -> None:
        """Add lines to the journal; `then` is called in the writer's thread when they are on the disk."""

        def write() -> None:
            if lines:
                self._journal.write(*lines)
            if then:
                then()

        self._work.put(write)

    def close_piece(self) -> None:
        """Close the piece that is growing, as before a pause; returns at once."""
        self._work.put(self._close_piece)

    def leave(self) -> None:
        """End without being waited for. The piece that grows stays as it is: elsewhere it goes on growing."""
        self._work.put(self._flush)
        self._work.put(None)

    def finish(self) -> None:
        """Close the last piece and end; it is to be waited for."""
        self._work.put(self._close_piece)
        self._work.put(None)

    def wait(self, timeout_s: float) -> bool:
        """Wait so long for everything to be on the disk; whether that is done, or has failed."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        while (work := self._work.get()) is not None:
            if self.fault is None:
                self._busy_since_s = time.monotonic()
                self._do(work)
                self._busy_since_s = None
        # A disk that is gone must not be held by an open file: it could not be put in its place again.
        with contextlib.suppress(OSError):
            self._journal.close()
        if self._raw:
            with contextlib.suppress(OSError):
                self._raw.close()
        with contextlib.suppress(OSError):
            (self.folder / RESERVE).unlink(missing_ok=True)

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
        self._written += len(frames)
        self._unflushed += len(frames)

    def _settle(self) -> None:
        """Flush or close what has grown enough."""
        if self._unflushed >= FLUSH_S * self._rate_hz:
            self._flush()
        if is_whole(self._frames, self._rate_hz):
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
        content = compressed(self._piece, self._rate_hz)
        put_in_place(content, beside, closed)
        self.bytes_of_closed += len(content)
        self.frames_of_closed += self._frames
        self._journal.write({"event": "chunk", "number": self.number, "frames": self._frames})
        self._raw.close()
        self._path(GROWING).unlink()
        self._on_closed(self.number, self._frames)
        self._raw, self._piece, self._frames, self._unflushed = None, [], 0, 0
        self.number += 1

    def _path(self, ending: str) -> Path:
        return self.folder / f"{self.number:06}{ending}"

    def _hold_reserve(self) -> None:
        """Hold back the room to close a piece; raises OSError where there is not even that much."""
        size = int(RESERVE_S * self._rate_hz) * SAMPLE_BYTES * self._channels
        # Made anew: where that can be done, pieces can be made as well.
        (self.folder / RESERVE).unlink(missing_ok=True)
        with (self.folder / RESERVE).open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)


def compressed(piece: Sequence[Frames], rate_hz: int) -> memoryview:
    """A piece as a FLAC file, made in memory: a disk that fails there fails in one's own hands."""
    content = io.BytesIO()
    with soundfile.SoundFile(
        content, "w", rate_hz, piece[0].shape[1], subtype="PCM_16", format="FLAC"
    ) as file:
        for frames in piece:
            file.write(frames)
    return content.getbuffer()


def put_in_place(content: memoryview, beside: Path, target: Path) -> None:
    """Have a file with this content on the disk, or none."""
    with beside.open("wb", buffering=0) as file:
        _write_all(file, content)
        os.fsync(file.fileno())
    beside.replace(target)
    sync_folder(target.parent)


def _write_all(file: BinaryIO, content: bytes | memoryview) -> None:
    """Write all of it: an unbuffered file may take less at once."""
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
