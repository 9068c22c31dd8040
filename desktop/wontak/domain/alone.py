"""A recording that goes on though its window has died."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wontak.domain.marks import Gap
from wontak.domain.recording import Marked

LONGEST_ALONE_S = 3600.0
"""For how long a recording goes on whose window has died: far longer than it takes to start the program again, and no microphone
stays open for ever that nobody knows of."""


@dataclass(frozen=True)
class LoneTake:
    """A take that is recorded though nobody attends to it any more, as it stands: to be taken over.

    `devices` are the ids of the inputs that are heard; `zero_s` and `paused_since_s` are as in `Record`.
    """

    take: Path
    channels: tuple[str, ...]
    devices: tuple[str, ...]
    second_copy: Path | None = None
    zero_s: float | None = None
    paused_since_s: float | None = None
    at_s: float = 0.0
    marks: tuple[Marked, ...] = ()
    gaps: tuple[Gap, ...] = ()
