"""A sound output whose time passes when a test says so, and that keeps what was played."""

from __future__ import annotations

import numpy as np

from wontak.desk.tape import RATE_HZ, Samples
from wontak.ui.deck.output import AHEAD_S, UNIT


class HandTurned:
    """Takes sound like a device; `turn` lets it be heard."""

    def __init__(self) -> None:
        self.is_lost = False
        self.played: list[Samples] = []
        self._written = 0
        self._heard = 0

    def start(self) -> None:
        self.played, self._written, self._heard = [], 0, 0

    def stop(self) -> None:
        self._written = self._heard = 0

    def room(self) -> int:
        return (int(AHEAD_S * RATE_HZ) - (self._written - self._heard)) // UNIT * UNIT

    def write(self, samples: Samples) -> None:
        self.played.append(samples)
        self._written += len(samples)

    def heard(self) -> int:
        return self._heard

    def turn(self, length_s: float) -> None:
        """So much time passes, as far as there is sound."""
        self._heard = min(self._heard + int(length_s * RATE_HZ), self._written)

    @property
    def sound(self) -> Samples:
        """All that was handed over since the last start."""
        return np.concatenate(self.played)
