"""The waveform of a recording, read from the pyramid in the cache: the lowest and highest sample for any width."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wontak.desk import files
from wontak.desk.tape import RATE_HZ
from wontak.domain.transcript import Recording

FULL_SCALE = 32_768

Extremes = npt.NDArray[np.int16]
"""Shape (stretches, 2): lowest and highest sample of each."""

Heights = npt.NDArray[np.float32]
"""Shape (columns, 2): lowest and highest in [-1, 1]."""


@dataclass(frozen=True)
class Waveform:
    """Levels by samples per stretch, the finest first."""

    levels: tuple[tuple[int, Extremes], ...]

    @classmethod
    def read(cls, path: Path) -> Waveform | None:
        """The waveform in `path`; None where there is none or it cannot be read: it is only a cache."""
        try:
            with np.load(path) as archive:
                levels = [(int(name.removeprefix("every_")), archive[name]) for name in archive.files]
        except (OSError, ValueError, zipfile.BadZipFile):
            return None
        return cls(tuple(sorted(levels, key=lambda level: level[0]))) if levels else None

    @property
    def loudest(self) -> float:
        """The highest peak as a share of full scale."""
        extremes = self.levels[-1][1].astype(np.int32)
        return float(np.abs(extremes).max()) / FULL_SCALE if extremes.size else 0.0

    def columns(self, start_s: float, column_s: float, count: int) -> Heights:
        """Lowest and highest of `count` columns, each `column_s` wide, from `start_s` on; zeros outside the recording."""
        width, extremes = self._level(column_s * RATE_HZ)
        heights = np.zeros((count, 2), np.float32)
        edges = (start_s + np.arange(count + 1) * column_s) * RATE_HZ / width
        first = np.floor(edges[:-1]).astype(np.int64)
        behind = np.maximum(np.ceil(edges[1:]).astype(np.int64), first + 1)
        inside = (first < len(extremes)) & (behind > 0)
        if not inside.any():
            return heights
        first, behind = np.clip(first[inside], 0, None), np.clip(behind[inside], 1, len(extremes))
        lowest, highest = extremes[first, 0].copy(), extremes[first, 1].copy()
        for step in range(1, int((behind - first).max())):
            place = np.minimum(first + step, behind - 1)
            np.minimum(lowest, extremes[place, 0], out=lowest)
            np.maximum(highest, extremes[place, 1], out=highest)
        heights[inside, 0], heights[inside, 1] = lowest, highest
        heights /= FULL_SCALE
        return heights

    def _level(self, samples_per_column: float) -> tuple[int, Extremes]:
        """The coarsest level that has a stretch for every column; the finest where none has."""
        fitting = [level for level in self.levels if level[0] <= samples_per_column]
        return fitting[-1] if fitting else self.levels[0]


@dataclass(frozen=True)
class Sounding:
    """The waveform of one recording and where it begins in meeting time."""

    offset_s: float
    waveform: Waveform


def soundings(folder: Path, recordings: Sequence[Recording]) -> tuple[Sounding, ...]:
    """The waveforms of a meeting's recordings; those that are not in the cache are left out."""
    found = ((one, Waveform.read(files.peaks(folder, one.id))) for one in recordings)
    return tuple(Sounding(one.offset_s, waveform) for one, waveform in found if waveform)
