"""What is heard from a moment on: at a speed, louder or softer, over the joints between recordings, round a loop."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from wontak.desk.tape import RATE_HZ, Moment, Samples, Tape
from wontak.desk.tempo import Stretcher

SLOWEST, FASTEST = 0.5, 2.0
"""Bounds of the speed."""

LOUDEST = 3.0
"""The highest gain: recordings from the far end of a table need more than they have."""

REMEMBERED = 400
"""Pieces of which it is known when they are heard: far more than any device buffers."""


@dataclass(frozen=True)
class Stretch:
    """A part of one recording to stay within: once, or again and again."""

    recording: int
    start_s: float
    end_s: float
    again: bool = False


@dataclass(frozen=True)
class _Piece:
    """From the `frame`-th sample of the output on, `moment` is heard."""

    frame: int
    moment: Moment


class Playback:
    """The sound from `moment` on, to be read piece by piece. `gain` may change at any time."""

    def __init__(
        self,
        tape: Tape,
        moment: Moment,
        rate: float = 1.0,
        gain: float = 1.0,
        stretch: Stretch | None = None,
    ) -> None:
        self.gain = gain
        self._tape = tape
        self._rate = rate
        self._stretch = stretch
        self._frames = 0
        self._pieces: deque[_Piece] = deque(maxlen=REMEMBERED)
        self._recording = 0
        self._reader: Stretcher | None = None
        self._go(moment)

    @property
    def frames(self) -> int:
        """Samples read so far."""
        return self._frames

    def read(self, count: int) -> Samples:
        """The next samples of the output; fewer, then none, where the tape or a stretch that is not repeated ends."""
        parts: list[Samples] = []
        while count > 0 and self._reader:
            self._pieces.append(_Piece(self._frames, self._here()))
            wanted = min(count, self._left(self._reader)) if self._bounded else count
            sound = self._reader.read(wanted) if wanted else np.zeros(0, np.float32)
            if not len(sound):
                self._go_on()
                continue
            parts.append(np.clip(sound * self.gain, -32_768, 32_767).astype(np.int16))
            self._frames += len(sound)
            count -= len(sound)
        return np.concatenate(parts) if parts else np.zeros(0, np.int16)

    def moment_at(self, frame: int) -> Moment:
        """What is heard when `frame` samples of the output have been played."""
        piece = next((one for one in reversed(self._pieces) if one.frame <= frame), None)
        if piece is None:
            return self._pieces[0].moment if self._pieces else self._here()
        recording, at_s = piece.moment
        known = self._tape.recording(recording)
        end_s = known.duration_s if known else at_s
        if self._stretch and self._stretch.recording == recording and at_s <= self._stretch.end_s:
            end_s = min(end_s, self._stretch.end_s)
        return recording, min(at_s + (frame - piece.frame) / RATE_HZ * self._rate, max(at_s, end_s))

    @property
    def _bounded(self) -> bool:
        return self._stretch is not None and self._stretch.recording == self._recording

    def _left(self, reader: Stretcher) -> int:
        """Samples of the output until the stretch ends; at a moment behind it, all there are."""
        assert self._stretch is not None
        left = (self._stretch.end_s * RATE_HZ - reader.at) / self._rate
        return max(0, round(left))

    def _here(self) -> Moment:
        return self._recording, self._reader.at / RATE_HZ if self._reader else 0.0

    def _go(self, moment: Moment) -> None:
        reel = self._tape.reel(moment[0])
        self._recording = moment[0]
        self._reader = Stretcher(reel.samples, moment[1] * RATE_HZ, self._rate) if reel else None

    def _go_on(self) -> None:
        """Past the end of what was to be heard: round again, to the next recording, or no further."""
        stretch = self._stretch
        if stretch and stretch.recording == self._recording:
            if stretch.again and stretch.end_s - stretch.start_s > 1 / RATE_HZ:
                self._go((stretch.recording, stretch.start_s))
            else:
                self._reader = None
            return
        following = self._tape.after(self._recording)
        if following:
            self._go((following.id, 0.0))
        else:
            self._reader = None
