"""Inputs that deliver what can be told apart sample by sample, by a clock that a test turns or by the real one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import RATE_HZ, InputDevice
from wontak.engines.capture_devices import Samples

TURN = 64_000
"""Samples after which the counting begins again: it stays just short of full scale."""

Wave = Callable[[npt.NDArray[np.int64]], npt.NDArray[np.int64]]


def counting(places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Each sample is one more than the last: what is missing, and where, can be read off."""
    return places % TURN - TURN // 2


def is_counting(sound: Samples) -> bool:
    """Whether no sample is missing, doubled or altered."""
    steps = np.diff(sound.astype(np.int64)) % TURN
    return bool((steps == 1).all())


class TurnedClock:
    """Monotonic time that passes when it is told to."""

    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


@dataclass
class SimulatedInput:
    """A device with a clock of its own.

    `stalled`: it is there, says it is well, and delivers nothing; `exclusive`: it gives itself to one listener alone.
    """

    id: str
    rate_hz: float = RATE_HZ
    wave: Wave = counting
    late_s: float = 0.0
    present: bool = True
    stalled: bool = False
    missed_s: float = 0.0
    exclusive: bool = False
    listeners: int = 0


class SimulatedSource:
    """One input, opened: its samples are numbered from the beginning of time, by its own clock."""

    def __init__(self, device: SimulatedInput, clock: Callable[[], float]) -> None:
        self._device = device
        self._clock = clock
        self._place = self._due()
        device.listeners += 1

    def read(self) -> Samples:
        if self._device.stalled or not self._device.present:
            return np.zeros(0, np.int16)
        due = self._due()
        if self._device.missed_s:
            self._place += round(self._device.missed_s * self._device.rate_hz)
            self._device.missed_s = 0.0
        places = np.arange(self._place, due)
        self._place = max(due, self._place)
        return self._device.wave(places).astype(np.int16)

    def close(self) -> None:
        self._device.listeners -= 1

    def _due(self) -> int:
        return int((self._clock() - self._device.late_s) * self._device.rate_hz)


class SimulatedDevices:
    """A sound system of such inputs. `gone`: the sound system itself has stopped."""

    def __init__(self, *inputs: SimulatedInput, clock: Callable[[], float] = time.monotonic) -> None:
        self.all = inputs
        self.gone = False
        self._clock = clock

    def inputs(self) -> tuple[InputDevice, ...]:
        if self.gone:
            return ()
        return tuple(
            InputDevice(one.id, one.id.title(), one is self.all[0]) for one in self.all if one.present
        )

    def open(self, device: InputDevice, rate_hz: int) -> SimulatedSource:
        found = [one for one in self.all if one.id == device.id and one.present]
        if self.gone or not found or (found[0].exclusive and found[0].listeners):
            raise WontakError(Code.INPUT_UNUSABLE, device=device.name)
        return SimulatedSource(found[0], self._clock)

    def pump(self) -> None:
        pass


def one_counting_input() -> SimulatedDevices:
    """For a capture child: one input, in real time."""
    return SimulatedDevices(SimulatedInput("table"))


PLUGS = "WONTAK_TEST_PLUGS"
"""Names, for a capture child, the folder in which a file stands for each input that is plugged in."""


class PluggedInput(SimulatedInput):
    """There as long as its file is."""

    @property
    def present(self) -> bool:
        return (Path(os.environ[PLUGS]) / self.id).exists()

    @present.setter
    def present(self, _present: bool) -> None:
        pass


def speech(places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """As loud as somebody who speaks."""
    return (8_000 * np.sin(places / 40)).astype(np.int64)


def shouting(places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Louder than an input can bear."""
    return np.where(places % 200 < 100, 32_767, -32_768)


def plugged_inputs() -> SimulatedDevices:
    """For a capture child: a table microphone and an interpreter's feed, each there as long as it is plugged in."""
    return SimulatedDevices(PluggedInput("table", wave=speech), PluggedInput("feed", wave=shouting))


@lru_cache(maxsize=1)
def sample_at_48_khz() -> Samples:
    """The sample roundtable at the rate of a recording."""
    # Only the children that listen to it load what that takes.
    import soundfile
    from scipy.signal import resample_poly

    from tests.conftest import SAMPLE

    sound, rate_hz = soundfile.read(SAMPLE / "roundtable.flac", dtype="float32")
    higher = resample_poly(sound, RATE_HZ // rate_hz, 1)
    return np.asarray(np.clip(np.rint(higher * 32_767), -32_768, 32_767), np.int16)


def speaking(places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The sample over and over: whenever one listens, somebody speaks."""
    sound = sample_at_48_khz()
    return sound[places % len(sound)].astype(np.int64)


def one_speaking_input() -> SimulatedDevices:
    """For a capture child: one input in which people speak, in real time."""
    sample_at_48_khz()
    return SimulatedDevices(SimulatedInput("table", wave=speaking))
