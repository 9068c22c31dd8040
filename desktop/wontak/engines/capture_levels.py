"""How loud a channel is, whether it clips and whether it has fallen silent."""

import math

import numpy as np
import numpy.typing as npt

from wontak.domain.recording import ChannelLevel

FULL_SCALE = 32_768.0
LOWEST_DB = -120.0

CLIPS_AT = 32_700
"""Sample value from which on the input counts as driven to its limit."""

SILENT_BELOW_DB = -66.0
"""Peak below which nothing is heard: under the noise of any open microphone in a room."""

SILENT_AFTER_S = 10.0
"""How long that must last before it is worth a warning."""


class Meter:
    """One channel's level since it was last read. `has_heard` is true once any sample has come, silent or not."""

    def __init__(self, rate_hz: int) -> None:
        self.has_heard = False
        self._rate_hz = rate_hz
        self._peak = 0
        self._energy = 0.0
        self._samples = 0
        self._silent_samples = 0

    def hear(self, samples: npt.NDArray[np.int16]) -> None:
        """Take in some sound."""
        if not len(samples):
            return
        self.has_heard = True
        peak = max(int(samples.max()), -int(samples.min()))
        real = samples.astype(np.float32)
        self._peak = max(self._peak, peak)
        self._energy += float(np.dot(real, real))
        self._samples += len(samples)
        quiet = decibels(peak / FULL_SCALE) < SILENT_BELOW_DB
        self._silent_samples = self._silent_samples + len(samples) if quiet else 0

    def read(self) -> ChannelLevel:
        """The level since the last reading."""
        rms = math.sqrt(self._energy / self._samples) if self._samples else 0.0
        level = ChannelLevel(
            decibels(self._peak / FULL_SCALE),
            decibels(rms / FULL_SCALE),
            clipped=self._peak >= CLIPS_AT,
            silent=self._silent_samples >= SILENT_AFTER_S * self._rate_hz,
        )
        self._peak, self._energy, self._samples = 0, 0.0, 0
        return level


def decibels(share: float) -> float:
    """A share of full scale in dB, no lower than `LOWEST_DB`."""
    return max(LOWEST_DB, 20 * math.log10(share)) if share > 0 else LOWEST_DB
