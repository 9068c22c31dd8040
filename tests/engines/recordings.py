"""Sound files made for the tests, in every format a meeting may be recorded in."""

from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float32]
"""Shape (channels, samples), in [-1, 1]."""


def tone(
    duration_s: float, rate_hz: int, *, hertz: float = 440.0, level: float = 0.5, channels: int = 1
) -> Sound:
    """The same sine on every channel."""
    time_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    sine = (level * np.sin(2 * np.pi * hertz * time_s)).astype(np.float32)
    return np.tile(sine, (channels, 1))


def write_sound(
    path: Path,
    sound: Sound,
    rate_hz: int,
    *,
    codec: str,
    layout: str = "mono",
    options: dict[str, str] | None = None,
    bit_rate: int = 128_000,
) -> Path:
    """Encode `sound` with `codec` into `path`, whose ending says the container."""
    with av.open(str(path), "w", options=options or {}) as container:
        track = container.add_stream(codec, rate=rate_hz, layout=layout)
        track.bit_rate = bit_rate
        resampler = av.AudioResampler(track.codec_context.format, layout, rate_hz)
        for frame in _frames(sound, rate_hz, layout):
            for fitted in resampler.resample(frame):
                container.mux(track.encode(fitted))
        container.mux(track.encode(None))
    return path


def write_film(path: Path, duration_s: float, rate_hz: int = 10) -> Path:
    """A film without sound."""
    with av.open(str(path), "w") as container:
        track = container.add_stream("mpeg4", rate=rate_hz)
        track.width, track.height, track.pix_fmt = 64, 48, "yuv420p"
        picture = np.zeros((48, 64, 3), np.uint8)
        for _ in range(round(duration_s * rate_hz)):
            container.mux(track.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(track.encode(None))
    return path


def _frames(sound: Sound, rate_hz: int, layout: str) -> Iterable[av.AudioFrame]:
    for first in range(0, sound.shape[1], 1_024):
        piece = np.ascontiguousarray(sound[:, first : first + 1_024])
        frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout=layout)
        frame.sample_rate = rate_hz
        frame.pts = first
        yield frame
