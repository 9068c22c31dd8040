"""A place that failed while a recording is written to it: looked for until it is back, and given what it has missed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import soundfile

from wontak.domain.recording import RATE_HZ, SAMPLE_BYTES
from wontak.engines.capture_journal import (
    CLOSED,
    GROWING,
    JOURNAL,
    Line,
    closed_in,
    head_of,
    piece_files,
    read_lines,
)
from wontak.engines.capture_pieces import read_sound
from wontak.engines.capture_writer import TakeWriter, compressed, put_in_place

LOOK_AGAIN_S = 3.0
"""Between two looks for a place that is gone."""

LEAST_REST_S, REST_SHARE = 0.25, 4.0
"""After a missed piece has been brought over, the disks rest so long, and so many times as long as that took."""

MOST_WAITING = 40
"""Things that wait to be written, a second's worth, at which missed pieces have to wait."""


@dataclass(frozen=True)
class Found:
    """A place that can be written: by whom, and what its journal says by now."""

    writer: TakeWriter
    lines: tuple[Line, ...]


class Search:
    """Looks for a place every few seconds until it is `found`, in a thread of its own: asking a dying disk takes long."""

    def __init__(self, open_again: Callable[[], Found | None], every_s: float) -> None:
        """`open_again` gives None, or raises OSError, as long as the place cannot be written."""
        self._every_s = every_s
        self.found: Found | None = None
        self._open_again = open_again
        self._stopped = threading.Event()
        threading.Thread(target=self._look, name="looking for a place", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        if self.found:
            self.found.writer.leave()

    def _look(self) -> None:
        while self.found is None and not self._stopped.wait(self._every_s):
            try:
                found = self._open_again()
            except OSError:
                continue
            self.found = found
            if found and self._stopped.is_set():
                found.writer.leave()


class CatchUp:
    """Brings missed pieces over, one after the other, in a thread of its own; what is recorded meanwhile goes first.

    `missing` is the lengths of those that are still to come, by their numbers.
    """

    def __init__(
        self,
        writer: TakeWriter,
        source: Path,
        channels: int,
        lengths: dict[int, int],
        lines: tuple[Line, ...],
    ) -> None:
        """`lengths` are those of all pieces there should be, `lines` what the journal of the place says of them."""
        self._writer = writer
        self._source = source
        self._channels = channels
        self._lengths = lengths
        self._closed = closed_in(lines)
        self.missing = {number: frames for number, frames in lengths.items() if number not in self._closed}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._bring_all, name="catching up", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Bring no more."""
        self._stopped.set()

    def finish(self, timeout_s: float) -> None:
        """Go on for so long, then stop."""
        self._thread.join(timeout_s)
        self.stop()

    def _bring_all(self) -> None:
        self.missing = self._really_missing()
        while self.missing and not self._stopped.is_set():
            before = len(self.missing)
            for number in sorted(self.missing):
                began_s = time.monotonic()
                self._try_to_bring(number)
                rest_s = max(LEAST_REST_S, REST_SHARE * (time.monotonic() - began_s))
                if self._stopped.wait(rest_s):
                    return
            if len(self.missing) == before and self._stopped.wait(LOOK_AGAIN_S):
                return

    def _really_missing(self) -> dict[int, int]:
        """Without those that lie there as they should, be it uncompressed as a crash has left them."""
        sizes = piece_files(self._writer.folder)
        frame_bytes = SAMPLE_BYTES * self._channels
        return {
            number: frames
            for number, frames in self._lengths.items()
            if not (self._closed.get(number) == frames and f"{number:06}{CLOSED}" in sizes)
            and sizes.get(f"{number:06}{GROWING}", 0) < frames * frame_bytes
        }

    def _try_to_bring(self, number: int) -> None:
        """Bring one piece, if it can be had by now; the journal is told as of any other."""
        if self._writer.waiting > MOST_WAITING or self._writer.fault:
            return
        here, frames = self._writer.folder, self.missing[number]
        try:
            content = self._content_of(number, frames)
            if content is None:
                return
            put_in_place(content, here / f"{number:06}.copy", here / f"{number:06}{CLOSED}")
        except (OSError, soundfile.SoundFileError, ValueError):
            return
        stale = here / f"{number:06}{GROWING}"
        told = {"event": "chunk", "number": number, "frames": frames}
        self._writer.note(told, then=lambda: stale.unlink(missing_ok=True))
        self.missing = {one: length for one, length in self.missing.items() if one != number}

    def _content_of(self, number: int, frames: int) -> memoryview | None:
        """A piece as a FLAC file; None where it is not there as it should be, or not yet."""
        closed, growing = (self._source / f"{number:06}{ending}" for ending in (CLOSED, GROWING))
        if closed.exists():
            with closed.open("rb") as file:
                if soundfile.info(file).frames != frames:
                    return None
            return memoryview(closed.read_bytes())
        sound = read_sound(growing, self._channels)
        return compressed([sound[:frames]], RATE_HZ) if len(sound) >= frames else None


def is_within_reach(folder: Path, mount: Path | None) -> bool:
    """Whether a place can be made there without making the disk up: `mount` is where that was, None if it is not known.

    One that is unplugged may leave an empty folder behind, on another disk.
    """
    return folder.parent.is_dir() and (mount is None or os.path.ismount(mount))


def is_place_of(folder: Path, head: Line) -> bool:
    """Whether a recording may be written there again: its own copy lies there, or none."""
    if not folder.exists():
        return True
    found = head_of(read_lines(folder))
    if found:
        return all(found.get(name) == head.get(name) for name in ("started", "channels", "devices"))
    return not piece_files(folder) and not (folder / JOURNAL).exists()


def mount_of(folder: Path) -> Path | None:
    """Where the disk is mounted on which a folder lies, or would lie."""
    return next((path for path in (folder, *folder.parents) if os.path.ismount(path)), None)
