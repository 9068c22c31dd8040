"""What the recorder needs of a sound system: its inputs, and the samples of those that are open."""

from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from wontak.domain.recording import InputDevice

Samples = npt.NDArray[np.int16]


class Source(Protocol):
    """An open input."""

    def read(self) -> Samples:
        """What has come since the last reading, one channel; empty where nothing has."""

    def close(self) -> None:
        """Let go of it."""


class Devices(Protocol):
    """A sound system."""

    def inputs(self) -> tuple[InputDevice, ...]:
        """The inputs there are at this moment; none where the sound system itself is gone."""

    def open(self, device: InputDevice, rate_hz: int) -> Source:
        """Listen to an input. Raises WontakError(INPUT_UNUSABLE) where it cannot be had at `rate_hz`."""

    def pump(self) -> None:
        """Let the sound system do what it has to do; called before every reading."""


def mixed_down(samples: npt.NDArray[Any], channels: int) -> Samples:
    """Interleaved int16 samples as one channel: their mean."""
    if channels == 1:
        return samples
    frames = samples[: len(samples) // channels * channels].reshape(-1, channels)
    mean: Samples = np.rint(frames.mean(axis=1, dtype=np.float32)).astype(np.int16)
    return mean
