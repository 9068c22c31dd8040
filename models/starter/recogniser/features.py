"""Whisper's log-mel features, in two steps so that sounds can be mixed after the expensive one.

`mel_power` is everything up to the mel filters; `normalise` is the logarithm, the floor and the scaling.
Together they give what faster-whisper's FeatureExtractor gives (a test in the training's own checks holds them
against each other). Between the two, energies of independent sounds add up, so the training windows are mixed
from stored mel energies without another Fourier transform.
"""

from __future__ import annotations

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor

RATE_HZ = 16_000
MELS = 80
FOURIER_LENGTH = 400
HOP = 160
FRAME_S = HOP / RATE_HZ
FLOOR = 1e-10
_FILTERS = FeatureExtractor.get_mel_filters(RATE_HZ, FOURIER_LENGTH, n_mels=MELS).astype(np.float32)
_WINDOW = np.hanning(FOURIER_LENGTH + 1)[:-1].astype(np.float32)


def mel_power(samples: np.ndarray) -> np.ndarray:
    """Mel energies (frames, mels) of sound in silence: frame n is centred on sample 160 n."""
    frames = len(samples) // HOP + 2
    padded = np.zeros(FOURIER_LENGTH + HOP * (frames - 1), np.float32)
    half = FOURIER_LENGTH // 2
    padded[half : half + len(samples)] = samples[: len(padded) - half]
    slices = np.lib.stride_tricks.sliding_window_view(padded, FOURIER_LENGTH)[::HOP]
    spectrum = np.fft.rfft(slices * _WINDOW, axis=-1)
    return (np.abs(spectrum) ** 2).astype(np.float32) @ _FILTERS.T


def normalise(power: np.ndarray) -> np.ndarray:
    """The features of a whole window (frames, mels) from its mel energies."""
    logarithm = np.log10(np.maximum(power, FLOOR))
    return (np.maximum(logarithm, logarithm.max() - 8.0) + 4.0) / 4.0
