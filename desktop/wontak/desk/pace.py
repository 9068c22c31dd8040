"""The time left of work that is under way: what was expected of it at first, and more and more what it has taken so far."""

from __future__ import annotations

import time
from collections.abc import Callable

SURE_FROM = 0.2
"""Share of the work from which only what it has taken so far counts."""

LEAST_SHARE, LEAST_S = 0.03, 1.0
"""Before this, what it has taken tells nothing."""


class Pace:
    """The pace of one piece of work, begun now. `expected_s` is how long it was said to take, None where nobody knows."""

    def __init__(self, expected_s: float | None, now_s: Callable[[], float] = time.monotonic) -> None:
        self._expected_s = expected_s
        self._now_s = now_s
        self._began_s = now_s()

    def left_s(self, share: float | None) -> float | None:
        """Seconds left when `share` of it is done, in [0, 1]; None where that cannot be told (yet).

        Where the share is not known either, what was expected runs out.
        """
        taken_s = self._now_s() - self._began_s
        if share is None:
            return None if self._expected_s is None else max(0.0, self._expected_s - taken_s)
        known = share >= LEAST_SHARE and taken_s >= LEAST_S
        measured_s = taken_s / share if known else self._expected_s
        if measured_s is None:
            return None
        expected_s = measured_s if self._expected_s is None else self._expected_s
        trust = min(1.0, share / SURE_FROM)
        return max(0.0, (trust * measured_s + (1 - trust) * expected_s) * (1 - share))
