"""The meeting's sound as one tape: its recordings in order, read from their working copies wherever one listens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from wontak.desk import files
from wontak.domain.transcript import Recording

RATE_HZ = 16_000
"""Samples per second of a working copy."""

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Samples: TypeAlias = "npt.NDArray[np.int16]"
Moment = tuple[int, float]
"""A recording's id, and seconds from its start."""


@dataclass(frozen=True)
class Reel:
    """One recording's sound: raw samples, read from the disk only where they are heard."""

    recording: Recording
    samples: Samples


class Tape:
    """The recordings of one meeting. Times are either a moment of one recording or meeting time, offset included."""

    def __init__(self, folder: Path, recordings: Sequence[Recording]) -> None:
        self._folder = folder
        self.recordings = tuple(recordings)
        self._reels: dict[int, Reel] = {}

    @property
    def length_s(self) -> float:
        """Meeting time at which the last recording ends."""
        return max((one.offset_s + one.duration_s for one in self.recordings), default=0.0)

    @property
    def lacking(self) -> tuple[Recording, ...]:
        """Recordings whose working copy or waveform is not there: the cache has been emptied."""
        return tuple(
            one
            for one in self.recordings
            if not (
                files.working_copy(self._folder, one.id).exists()
                and files.peaks(self._folder, one.id).exists()
            )
        )

    def recording(self, recording: int) -> Recording | None:
        """The recording with this id, if the tape has it."""
        return next((one for one in self.recordings if one.id == recording), None)

    def reel(self, recording: int) -> Reel | None:
        """The sound of a recording; None where its working copy cannot be read."""
        if recording not in self._reels:
            known = self.recording(recording)
            samples = _samples(files.working_copy(self._folder, recording))
            if known is None or samples is None:
                return None
            self._reels[recording] = Reel(known, samples)
        return self._reels[recording]

    def after(self, recording: int) -> Recording | None:
        """The recording that follows in meeting order."""
        ids = [one.id for one in self.recordings]
        place = ids.index(recording) + 1 if recording in ids else len(ids)
        return self.recordings[place] if place < len(ids) else None

    def meeting_s(self, moment: Moment) -> float:
        """The meeting time of a moment."""
        known = self.recording(moment[0])
        return (known.offset_s if known else 0.0) + moment[1]

    def moment(self, meeting_s: float) -> Moment:
        """The moment at a meeting time; the nearest one outside the recordings. Recording 0 where there is none."""
        if not self.recordings:
            return 0, 0.0
        begun = [one for one in self.recordings if one.offset_s <= meeting_s] or [self.recordings[0]]
        last = begun[-1]
        return last.id, min(max(meeting_s - last.offset_s, 0.0), last.duration_s)


def _samples(path: Path) -> Samples | None:
    import numpy as np  # slow to load: a meeting is seen before it is heard

    try:
        if not path.stat().st_size:
            return np.zeros(0, np.int16)
        mapped: np.memmap[Any, np.dtype[np.int16]] = np.memmap(path, np.int16, mode="r")
    except (OSError, ValueError):
        return None
    return mapped
