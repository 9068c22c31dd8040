"""Reads the sound of a take's pieces, from wherever it can be read."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

from wontak.engines.capture_align import Frames
from wontak.engines.capture_journal import GROWING, Piece, Take


def sound_of(piece: Piece, take: Take) -> Frames | None:
    """The frames of a piece, from the first file that has them all; None where there is none."""
    for sound in _sounds_of(piece, take):
        if piece.frames is None or len(sound) == piece.frames:
            return sound
    return None


def remnant_of(piece: Piece, take: Take) -> Frames:
    """What can be read of a piece that is nowhere whole."""
    nothing = np.zeros((0, len(take.channels)), np.int16)
    return max(_sounds_of(piece, take), key=len, default=nothing)[: piece.frames]


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


def _sounds_of(piece: Piece, take: Take) -> Iterator[Frames]:
    for path in piece.paths:
        with contextlib.suppress(OSError, soundfile.SoundFileError, ValueError):
            sound = read_sound(path, len(take.channels))
            # A raw file may have grown further than the recording was gone on with.
            yield sound[: piece.frames] if path.suffix == GROWING else sound


def read_sound(path: Path, channels: int) -> Frames:
    """The frames of one file. Raises OSError, soundfile.SoundFileError or ValueError where it is not whole."""
    if path.suffix == GROWING:
        raw = np.fromfile(path, "<i2")
        return raw[: len(raw) // channels * channels].reshape(-1, channels)
    with path.open("rb") as file:
        sound: Frames = soundfile.read(file, dtype="int16", always_2d=True)[0]
    if sound.shape[1] != channels:
        raise ValueError(f"{path.name} has {sound.shape[1]} channels")
    return sound
