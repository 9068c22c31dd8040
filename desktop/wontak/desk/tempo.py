"""Speech at another speed without another pitch: overlapping frames, each laid where it fits the sound before it best.

The method is WSOLA (W. Verhelst and M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high
quality time-scale modification of speech", ICASSP 1993).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

HOP = 256
"""Samples that each frame adds: 16 ms at 16 kHz; a frame is twice as long."""

SEARCH = 160
"""How far from its nominal place a frame may be taken: 10 ms, more than half a period of the deepest voices."""

Sound = npt.NDArray[np.float32]

_WINDOW: Sound = (0.5 - 0.5 * np.cos(np.pi * np.arange(2 * HOP) / HOP)).astype(np.float32)
_FADE: Sound = _WINDOW[:HOP]


class Stretcher:
    """Reads `samples` from the sample `at` on, `rate` times as fast. `at` tells how far it has come."""

    def __init__(self, samples: npt.NDArray[np.int16], at: float, rate: float) -> None:
        self._samples = samples
        self._rate = rate
        self._nominal = max(0.0, at)
        self._follows: int | None = None
        self._tail = np.zeros(HOP, np.float32)
        self._ready = np.zeros(0, np.float32)

    @property
    def at(self) -> float:
        """The sample, with fraction, that is heard next."""
        return self._nominal - self._rate * len(self._ready)

    def read(self, count: int) -> Sound:
        """The next `count` samples of output, in the units of the input; fewer at the end of the sound, then none."""
        parts = [self._ready]
        have = len(self._ready)
        while have < count and self._nominal < len(self._samples):
            part = self._plain(count - have) if self._rate == 1.0 else self._frame()
            parts.append(part)
            have += len(part)
        sound = np.concatenate(parts)
        self._ready = sound[count:]
        return sound[:count]

    def _plain(self, count: int) -> Sound:
        """At its own speed the sound stays as it is, but for the fade at its beginning."""
        start = int(self._nominal)
        part = self._samples[start : start + count].astype(np.float32)
        if self._follows is None:
            length = min(HOP, len(part))
            part[:length] *= _FADE[:length]
        self._nominal += len(part)
        self._follows = int(self._nominal)
        return part

    def _frame(self) -> Sound:
        start = self._best(int(self._nominal))
        frame = self._around(start, 2 * HOP) * _WINDOW
        sound = frame[:HOP] + self._tail
        self._tail = frame[HOP:]
        self._follows = start + HOP
        self._nominal += self._rate * HOP
        return sound

    def _best(self, nominal: int) -> int:
        """Where near `nominal` the sound is most like what would have followed."""
        if self._follows is None:
            return nominal
        wanted = self._around(self._follows, HOP)
        offered = self._around(nominal - SEARCH, 2 * SEARCH + HOP)
        likeness = np.correlate(offered, wanted, "valid")
        energy = np.concatenate([[0.0], np.cumsum(np.square(offered, dtype=np.float64))])
        loudness = np.sqrt(energy[HOP:] - energy[:-HOP] + 1.0)
        return nominal - SEARCH + int(np.argmax(likeness / loudness))

    def _around(self, start: int, count: int) -> Sound:
        """`count` samples from `start`; silence beyond both ends."""
        sound = np.zeros(count, np.float32)
        begin, end = max(start, 0), min(start + count, len(self._samples))
        if end > begin:
            sound[begin - start : end - start] = self._samples[begin:end]
        return sound
