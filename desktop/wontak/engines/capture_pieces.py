"""Reads the sound of a take's pieces, from wherever it can be read."""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
import soundfile

from wontak.engines.capture_align import Frames
from wontak.engines.capture_journal import CLOSED, GROWING, Piece, Take


def sound_of(piece: Piece, take: Take) -> Frames | None:
    """The frames of a piece; from the second copy where the first is damaged, None where none can be read."""
    paths = [piece.path]
    if take.second_copy:
        paths += [take.second_copy / f"{piece.number:06}{ending}" for ending in (CLOSED, GROWING)]
    for path in paths:
        with contextlib.suppress(OSError, soundfile.LibsndfileError, ValueError):
            sound = _read(path, len(take.channels))
            # The last piece may have grown further in one place than in the other.
            if piece.frames is None or len(sound) == piece.frames or not piece.is_closed:
                return sound
    return None


def end_of(take: Take, frames: int) -> Frames:
    """The last frames of a take, fewer where it is shorter or cannot be read so far back."""
    found: list[Frames] = []
    for piece in reversed(take.pieces):
        if sum(map(len, found)) >= frames:
            break
        sound = sound_of(piece, take)
        if sound is None:
            break
        found.insert(0, sound)
    if not found:
        return np.zeros((0, len(take.channels)), np.int16)
    return np.concatenate(found)[-frames:]


def _read(path: Path, channels: int) -> Frames:
    """The frames of one file. Raises OSError, soundfile.LibsndfileError or ValueError where it is not whole."""
    if path.suffix == ".pcm":
        raw = np.fromfile(path, "<i2")
        return raw[: len(raw) // channels * channels].reshape(-1, channels)
    with path.open("rb") as file:
        sound: Frames = soundfile.read(file, dtype="int16", always_2d=True)[0]
    if sound.shape[1] != channels:
        raise ValueError(f"{path.name} has {sound.shape[1]} channels")
    return sound
