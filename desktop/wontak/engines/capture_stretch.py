"""The same sound in a few samples more or less, so that a channel is brought nearer to its place."""

from typing import Any

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]


def stretched(samples: Samples, length: int) -> Samples:
    """The same sound in `length` samples, by cubic interpolation (Catmull and Rom, 1974) between its first and last."""
    count = len(samples)
    places = np.linspace(0.0, count - 1.0, length, dtype=np.float64)
    whole = np.minimum(places.astype(np.int64), count - 2)
    part: npt.NDArray[Any] = (places - whole).astype(np.float32)
    real = samples.astype(np.float32)
    before, here = real[np.maximum(whole - 1, 0)], real[whole]
    there, after = real[whole + 1], real[np.minimum(whole + 2, count - 1)]
    value = here + 0.5 * part * (
        there
        - before
        + part * (2 * before - 5 * here + 4 * there - after + part * (3 * (here - there) + after - before))
    )
    sound: Samples = np.clip(np.rint(value), -32_768, 32_767).astype(np.int16)
    return sound
