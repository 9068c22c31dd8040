"""The live copy: 16 kHz mono sound that grows with the recording, for whoever listens along."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

LIVE_HZ = 16_000
TAPS_A_STEP = 16
"""Length of the low-pass filter per step of the decimation: 48 taps from 48 kHz, 40 dB down at 10 kHz."""


class LiveCopy:
    """Appends the mean of the channels, filtered and decimated. Sample n is heard at n / 16000 s of the take."""

    def __init__(self, path: Path, rate_hz: int, at_frame: int = 0) -> None:
        self._step = rate_hz // LIVE_HZ
        taps = TAPS_A_STEP * self._step
        places = np.arange(taps) - (taps - 1) / 2
        kernel = np.sinc(places / self._step) * np.hamming(taps)
        self._kernel = (kernel / kernel.sum()).astype(np.float32)
        self._rest = np.zeros(taps // 2, np.float32)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("r+b" if at_frame and path.exists() else "wb", buffering=0)
        self._file.truncate(at_frame // self._step * 2)
        self._file.seek(0, 2)

    def append(self, frames: npt.NDArray[np.int16]) -> None:
        """Add sound of shape (frames, channels)."""
        mono = frames.mean(axis=1, dtype=np.float32)
        sound = np.concatenate([self._rest, mono])
        count = max(0, (len(sound) - len(self._kernel)) // self._step + 1)
        if count:
            windows = np.lib.stride_tricks.sliding_window_view(sound, len(self._kernel))
            low = windows[: count * self._step : self._step] @ self._kernel
            self._file.write(np.clip(np.rint(low), -32_768, 32_767).astype("<i2").tobytes())
        self._rest = sound[count * self._step :]

    def close(self) -> None:
        self._file.close()
