"""The inputs of the pictures' meeting room: the bundled sample is spoken into the first of them, again and again.

The first is there as long as its file lies in the folder that `WONTAK_TEST_PLUGS` names: a picture can have it pulled out.
"""

from __future__ import annotations

import sys
import time
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.engines.simulated_sound import PluggedInput, SimulatedDevices, SimulatedInput  # noqa: E402

from wontak.domain.recording import RATE_HZ, InputDevice  # noqa: E402

NAMES = {
    "ko": {"table": "회의용 USB 마이크", "feed": "통역 부스(라인 입력)", "own.monitor": "내장 오디오"},
    "en": {
        "table": "USB conference microphone",
        "feed": "Interpreters' booth (line in)",
        "own.monitor": "Built-in audio",
    },
}

TABLE = "table"
Places = npt.NDArray[np.int64]


class Room(SimulatedDevices):
    """Inputs with names as people know them."""

    def __init__(self, language: str) -> None:
        began_s = time.monotonic()
        super().__init__(
            PluggedInput(TABLE, wave=spoken),
            SimulatedInput("feed", wave=interpreted),
            SimulatedInput("own.monitor", wave=lambda places: places * 0),
            clock=lambda: time.monotonic() - began_s,
        )
        self._names = NAMES[language]

    def inputs(self) -> tuple[InputDevice, ...]:
        return tuple(
            InputDevice(one.id, self._names[one.id], one is self.all[0]) for one in self.all if one.present
        )


@lru_cache(maxsize=1)
def _sample() -> npt.NDArray[np.int64]:
    sound, rate_hz = soundfile.read(ROOT / "resources" / "sample" / "roundtable.flac", dtype="int16")
    return np.repeat(sound, RATE_HZ // rate_hz).astype(np.int64)


def spoken(places: Places) -> Places:
    sample = _sample()
    return sample[places % len(sample)]


def interpreted(places: Places) -> Places:
    """The same a few seconds later, and softer."""
    return spoken(np.maximum(places - 4 * RATE_HZ, 0)) // 3


def korean_room() -> Room:
    return Room("ko")


def english_room() -> Room:
    return Room("en")
