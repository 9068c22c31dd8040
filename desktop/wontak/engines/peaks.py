"""The waveform of a recording as a pyramid: the lowest and highest sample of every stretch, at several widths."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from wontak.domain.errors import Code, WontakError

FINEST_SAMPLES = 160
"""Samples per pair at the finest level: 10 ms of a working copy."""

STEP = 10
"""Pairs of one level that make one of the next: 100, 10, 1 a second and one in ten seconds."""

LEVELS = 4

Extremes = npt.NDArray[np.int16]
"""Shape (pairs, 2): lowest and highest sample."""


@dataclass(frozen=True)
class PeakLevel:
    """The waveform at one width: one pair of lowest and highest per `samples_per_pair` samples."""

    samples_per_pair: int
    extremes: Extremes


@dataclass(frozen=True)
class Peaks:
    """All levels, from the finest to the coarsest."""

    levels: tuple[PeakLevel, ...]

    def level_for(self, samples_per_pixel: float) -> PeakLevel:
        """The coarsest level that still has a pair for every pixel; the finest where none has."""
        fitting = [level for level in self.levels if level.samples_per_pair <= samples_per_pixel]
        return fitting[-1] if fitting else self.levels[0]


class PeakBuilder:
    """Collects the finest level from sound that comes in blocks of any length."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.int16)
        self._pairs: list[Extremes] = []

    def add(self, samples: npt.NDArray[np.int16]) -> None:
        """Take in the next samples."""
        pending = np.concatenate([self._rest, samples])
        whole = len(pending) // FINEST_SAMPLES * FINEST_SAMPLES
        self._rest = pending[whole:]
        if whole:
            self._pairs.append(_extremes(pending[:whole].reshape(-1, FINEST_SAMPLES)))

    def finish(self) -> Peaks:
        """The pyramid of everything taken in."""
        if len(self._rest):
            self._pairs.append(_extremes(self._rest[None]))
        finest = np.concatenate(self._pairs) if self._pairs else np.zeros((0, 2), np.int16)
        levels = [PeakLevel(FINEST_SAMPLES, finest)]
        while len(levels) < LEVELS:
            levels.append(PeakLevel(levels[-1].samples_per_pair * STEP, _coarser(levels[-1].extremes)))
        return Peaks(tuple(levels))


def write_peaks(peaks: Peaks, file: BinaryIO) -> None:
    """Write `peaks` as an .npz archive with one array per level, named by its samples per pair."""
    arrays: dict[str, Any] = {f"every_{level.samples_per_pair}": level.extremes for level in peaks.levels}
    np.savez_compressed(file, **arrays)


def read_peaks(path: Path) -> Peaks:
    """The pyramid in `path`; raises WontakError(AUDIO_UNREADABLE) where the file is not one."""
    try:
        with np.load(path) as archive:
            levels = [PeakLevel(int(name.removeprefix("every_")), archive[name]) for name in archive.files]
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        raise WontakError(Code.AUDIO_UNREADABLE, file=path.name) from error
    return Peaks(tuple(sorted(levels, key=lambda level: level.samples_per_pair)))


def _extremes(rows: npt.NDArray[np.int16]) -> Extremes:
    return np.stack([rows.min(axis=1), rows.max(axis=1)], axis=1)


def _coarser(extremes: Extremes) -> Extremes:
    starts: Sequence[int] = range(0, len(extremes), STEP)
    if not starts:
        return extremes
    lowest = np.minimum.reduceat(extremes[:, 0], starts)
    return np.stack([lowest, np.maximum.reduceat(extremes[:, 1], starts)], axis=1)
