"""Voice activity: where somebody speaks in a working copy of any length, found in constant memory.

The detector is Silero's recurrent network as faster-whisper bundles it. Its state is carried from one piece
to the next, so that the result is the same as if the whole recording had been given to it at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from faster_whisper.vad import SileroVADModel, get_vad_model

RATE_HZ = 16_000
"""Samples per second of every working copy."""

FRAME_SAMPLES = 512
"""Samples per decision of the detector: 32 ms."""

FRAME_S = FRAME_SAMPLES / RATE_HZ

_CONTEXT_SAMPLES = 64
"""Samples of the frame before that the detector sees with each frame."""

_PIECE_FRAMES = 2_000
"""Frames run at once: 64 s of sound, about 10 MB while they are in hand."""

_STATE_SIZE = 128
"""Width of the detector's two recurrent states."""

SPEECH_FROM = 0.5
"""Probability from which a frame begins speech."""

SILENCE_BELOW = 0.35
"""Probability under which a frame of speech may be its end; in between, what was goes on."""

MIN_SPEECH_S = 0.2
"""Shorter bursts are clicks and coughs."""

Samples = npt.NDArray[np.int16]


class Sound(Protocol):
    """Samples that are read where they are looked at: in memory, mapped, or in a file that grows."""

    def __len__(self) -> int: ...

    def __getitem__(self, piece: slice, /) -> Samples: ...


Probabilities = npt.NDArray[np.float32]
OnProgress = Callable[[float], None]


@dataclass(frozen=True)
class Stretch:
    """A part of a recording, in seconds from its start."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


def no_progress(_share: float) -> None:
    """For callers whom nobody watches."""


def speech_stretches(
    samples: Samples,
    *,
    min_silence_s: float,
    pad_s: float,
    on_progress: OnProgress = no_progress,
) -> list[Stretch]:
    """The stretches of `samples` (16 kHz mono int16, memory-mapped or not) in which somebody speaks.

    They come in order and do not overlap. A silence of at least `min_silence_s` parts two; each is then widened by `pad_s` on
    both sides, or to the middle of the gap where two would meet. `on_progress` hears the share done in [0, 1].
    """
    probabilities = speech_probabilities(samples, on_progress)
    return stretches_of(probabilities, len(samples) / RATE_HZ, min_silence_s=min_silence_s, pad_s=pad_s)


def speech_probabilities(samples: Samples, on_progress: OnProgress = no_progress) -> Probabilities:
    """The probability of speech in each frame of `FRAME_S` seconds, the last frame filled up with silence."""
    detector = Detector()
    frames = -(-len(samples) // FRAME_SAMPLES)
    heard = np.empty(frames, np.float32)
    for first in range(0, frames, _PIECE_FRAMES):
        last = min(first + _PIECE_FRAMES, frames)
        heard[first:last] = detector.hear(samples, first, last)
        on_progress(last / frames)
    return heard


class Detector:
    """Hears one recording, frame by frame in order, and remembers what it needs from one piece to the next."""

    def __init__(self) -> None:
        self._session = _detector().session
        self._state = np.zeros((1, 1, _STATE_SIZE), np.float32)
        self._cell = np.zeros((1, 1, _STATE_SIZE), np.float32)

    def hear(self, samples: Sound, first: int, last: int) -> Probabilities:
        """The probability of speech in frames [first, last), where `first` is the one after the last that was heard."""
        fed = {"input": _frames_with_context(samples, first, last), "h": self._state, "c": self._cell}
        piece, self._state, self._cell = self._session.run(None, fed)
        heard: Probabilities = piece.reshape(-1)
        return heard


def stretches_of(
    probabilities: Probabilities, duration_s: float, *, min_silence_s: float, pad_s: float
) -> list[Stretch]:
    """Stretches of speech from each frame's probability: with hysteresis, short bursts dropped, padded."""
    bare = [
        Stretch(first * FRAME_S, min(last * FRAME_S, duration_s))
        for first, last in _runs_of_speech(probabilities, min_silence_s / FRAME_S)
        if (last - first) * FRAME_S >= MIN_SPEECH_S
    ]
    return _padded(bare, pad_s, duration_s)


@lru_cache(maxsize=1)
def _detector() -> SileroVADModel:
    return get_vad_model()


def _frames_with_context(samples: Sound, first: int, last: int) -> npt.NDArray[Any]:
    """Frames [first, last) in [-1, 1), each led by the end of the one before (at first by silence)."""
    start, end = first * FRAME_SAMPLES - _CONTEXT_SAMPLES, last * FRAME_SAMPLES
    piece = np.zeros(end - start, np.float32)
    known = np.asarray(samples[max(start, 0) : end])
    offset = max(-start, 0)
    piece[offset : offset + len(known)] = known / np.float32(32_768)
    windows = np.lib.stride_tricks.sliding_window_view(piece, _CONTEXT_SAMPLES + FRAME_SAMPLES)
    return np.ascontiguousarray(windows[::FRAME_SAMPLES])


def _runs_of_speech(probabilities: Probabilities, min_silence_frames: float) -> list[tuple[int, int]]:
    """Frame ranges [first, last) of speech; a pause counts once it has lasted `min_silence_frames`."""
    runs: list[tuple[int, int]] = []
    began: int | None = None
    paused: int | None = None
    for frame, probability in enumerate(probabilities.tolist()):
        if probability >= SPEECH_FROM:
            paused = None
            if began is None:
                began = frame
        elif began is not None and (probability < SILENCE_BELOW or paused is not None):
            if paused is None:
                paused = frame
            if probability < SILENCE_BELOW and frame - paused >= min_silence_frames:
                runs.append((began, paused))
                began = paused = None
    if began is not None:
        runs.append((began, len(probabilities) if paused is None else paused))
    return runs


def _padded(bare: list[Stretch], pad_s: float, duration_s: float) -> list[Stretch]:
    """`bare` widened by `pad_s` on both sides, or to the middle of the gap where two would meet."""
    starts = [max(0.0, stretch.start_s - pad_s) for stretch in bare]
    ends = [min(duration_s, stretch.end_s + pad_s) for stretch in bare]
    for index in range(len(bare) - 1):
        if ends[index] > starts[index + 1]:
            ends[index] = starts[index + 1] = (bare[index].end_s + bare[index + 1].start_s) / 2
    return [Stretch(start, end) for start, end in zip(starts, ends, strict=True)]
