"""The room of the sample roundtable: its echo, its noise and its applause, all made from seeded noise."""

from __future__ import annotations

import numpy as np
from scipy.signal import butter, fftconvolve, sosfilt

RATE_HZ = 16_000

REVERBERATION_S = 0.28
"""Until the echo has fallen by 60 dB: a carpeted room of middling size."""

ECHO_DB = -36.0
"""Level of the echo's first reflections below the direct sound, per sample."""

HUM_HZ = 300
"""Above this the noise of the room (air, projector) falls off."""

CLAPS_PER_S = 160
CLAP_S = 0.03
CLAP_BAND_HZ = (700, 3_800)


def silence(duration_s: float) -> np.ndarray:
    """Nothing, for `duration_s`."""
    return np.zeros(round(duration_s * RATE_HZ))


def with_echo(sound: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """`sound` as heard from a few metres away in the room; as long as before."""
    time_s = np.arange(round(REVERBERATION_S * RATE_HZ)) / RATE_HZ
    response = rng.normal(size=len(time_s)) * 10 ** (-3 * time_s / REVERBERATION_S) * 10 ** (ECHO_DB / 20)
    response[: round(0.004 * RATE_HZ)] = 0
    response[0] = 1
    return fftconvolve(sound, response)[: len(sound)]


def room_noise(duration_s: float, level: float, rng: np.random.Generator) -> np.ndarray:
    """The empty room: soft low-pass noise with a root mean square of `level`."""
    noise = sosfilt(butter(1, HUM_HZ, fs=RATE_HZ, output="sos"), rng.normal(size=round(duration_s * RATE_HZ)))
    return noise * level / np.sqrt(np.mean(noise**2))


def applause(duration_s: float, level: float, rng: np.random.Generator) -> np.ndarray:
    """Many hands clapping: it swells within half a second, thins out over the last third, peaks at `level` (rms)."""
    strikes = np.zeros(round(duration_s * RATE_HZ))
    share = np.arange(len(strikes)) / len(strikes)
    eagerness = np.minimum(1, share * duration_s / 0.5) * np.clip((1 - share) * 3, 0, 1)
    hits = np.flatnonzero(rng.random(len(strikes)) < eagerness * CLAPS_PER_S / RATE_HZ)
    strikes[hits] = rng.uniform(0.3, 1.0, len(hits))
    time_s = np.arange(round(CLAP_S * RATE_HZ)) / RATE_HZ
    clap = sosfilt(
        butter(2, CLAP_BAND_HZ, "bandpass", fs=RATE_HZ, output="sos"),
        rng.normal(size=len(time_s)) * np.exp(-time_s / 0.006),
    )
    sound = fftconvolve(strikes, clap)[: len(strikes)]
    middle = sound[len(sound) // 4 : len(sound) // 2]
    return sound * level / np.sqrt(np.mean(middle**2))
