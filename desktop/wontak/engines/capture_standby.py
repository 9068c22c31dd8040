"""Hears the inputs of a recording on the side, so that it can be gone on with where its recorder was lost.

Only the last few seconds are kept, in memory, and nothing at all while the recording is paused. Where an input gives itself to
one listener alone, nothing is heard of it: the recording then goes on as soon as it can be had.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import RATE_HZ, InputDevice
from wontak.engines.capture_align import Samples
from wontak.engines.capture_devices import Devices, Source
from wontak.engines.capture_journal import Take
from wontak.engines.capture_match import WINDOW, place_behind
from wontak.engines.capture_pieces import end_of
from wontak.engines.capture_ports import DUMB_AFTER_S

KEPT_S = 10.0
"""How much of what was heard is kept: longer than it takes to notice that a recorder is lost."""

TRY_AGAIN_S = 5.0
"""Between two attempts to hear an input that could not be had."""

PATIENCE_S = 2 * DUMB_AFTER_S
"""How long an input may be dumb: the recorder notices first, and says what is to be heard instead."""

MOST_OFF_S = 1.0
"""How far two listeners to one input may be apart by the clock."""

HEAR_ON_S = 0.2
HEAR_ON_STEPS = 20
"""How far behind the end of a recording must have been heard to find that end, and how often that is looked for meanwhile."""


@dataclass
class Ear:
    """One input, heard on the side."""

    device: InputDevice
    source: Source
    heard_at_s: float
    count: int = 0
    kept: int = 0
    blocks: deque[tuple[float, Samples]] = field(default_factory=deque)

    def read(self, now_s: Callable[[], float], *, keeps: bool) -> None:
        """Take in what has come."""
        samples = self.source.read()
        if not len(samples):
            return
        # Asked now: what has come has come before this moment, however long the reading was held up.
        heard_at_s = now_s()
        self.heard_at_s = heard_at_s
        self.count += len(samples)
        if not keeps:
            return
        self.blocks.append((heard_at_s, samples))
        self.kept += len(samples)
        while self.kept - len(self.blocks[0][1]) >= KEPT_S * RATE_HZ:
            self.kept -= len(self.blocks.popleft()[1])

    def forget(self) -> None:
        self.blocks.clear()
        self.kept = 0

    def is_dumb(self, now_s: float) -> bool:
        """Whether it has delivered something once and delivers nothing any more."""
        return self.count > 0 and now_s - self.heard_at_s > PATIENCE_S

    @property
    def first_s(self) -> float:
        """The moment of the first sample that is kept: the earliest that the arrival of any of them allows."""
        place, earliest_s = 0, float("inf")
        for arrived_s, samples in self.blocks:
            place += len(samples)
            earliest_s = min(earliest_s, arrived_s - place / RATE_HZ)
        return earliest_s

    @property
    def last_s(self) -> float:
        """The moment of the last one, likewise."""
        return self.first_s + self.kept / RATE_HZ

    def sound(self) -> Samples:
        """All that is kept."""
        return np.concatenate([samples for _, samples in self.blocks])


@dataclass(frozen=True)
class HeardOn:
    """What was heard of a channel behind the end of a recording: from `at_frame` on, the last of it at `until_s`."""

    channel: int
    samples: Samples
    at_frame: int
    until_s: float


class Standby:
    """Listens to what is being recorded. `step` is called some twenty times a second while it `listens`."""

    def __init__(self, devices: Devices, now_s: Callable[[], float] = time.monotonic) -> None:
        self.devices = devices
        self._now_s = now_s
        self._wanted: tuple[str, ...] = ()
        self._ears: dict[int, Ear] = {}
        self._paused = False
        self._tried_at_s = 0.0

    @property
    def listens(self) -> bool:
        return bool(self._wanted)

    @property
    def ears(self) -> tuple[Ear, ...]:
        """The inputs that are heard."""
        return tuple(self._ears.values())

    def listen(self, ids: tuple[str, ...]) -> None:
        """Hear these inputs, one for each channel; an empty id is a channel that has none at the moment."""
        self._wanted = ids
        for channel, ear in tuple(self._ears.items()):
            if channel >= len(ids) or ids[channel] != ear.device.id:
                self._close(channel)
        self._open(self._now_s())

    def pause(self) -> None:
        """Keep nothing until `resume`."""
        self._paused = True
        for ear in self._ears.values():
            ear.forget()

    def resume(self) -> None:
        self._paused = False

    def step(self) -> None:
        """Hear what has come. Raises WontakError(NO_INPUT) where all inputs have fallen dumb: the sound system is gone."""
        self.devices.pump()
        now_s = self._now_s()
        for ear in self._ears.values():
            ear.read(self._now_s, keeps=not self._paused)
        if self._ears and all(ear.is_dumb(now_s) for ear in self._ears.values()):
            raise WontakError(Code.NO_INPUT)
        if now_s - self._tried_at_s > TRY_AGAIN_S:
            self._open(now_s)

    def has_heard(self, length_s: float) -> bool:
        """Whether so much is kept of every input that could be had."""
        return all(ear.kept >= length_s * RATE_HZ for ear in self._ears.values())

    def source_of(self, channel: int) -> tuple[InputDevice, Source] | None:
        """The open input of a channel, if it has been heard: whoever goes on with the recording has it from here."""
        ear = self._ears.get(channel)
        return (ear.device, ear.source) if ear and ear.count else None

    def heard_behind(self, take: Take, zero_s: float | None) -> tuple[float | None, tuple[HeardOn, ...]]:
        """What was heard behind the end of `take`, and the moment of the take's first frame as far as that is known.

        Samples tell where it goes on; where silence leaves nothing to tell, the clock does, by `zero_s`.
        """
        self._hear_beyond(take, zero_s)
        end = end_of(take, WINDOW)
        found: list[HeardOn] = []
        ears = {channel: ear for channel, ear in self._ears.items() if ear.kept}
        places = {
            channel: self._place_behind(end[:, channel], ear, take, zero_s)
            for channel, ear in ears.items()
            if channel < len(take.channels)
        }
        for channel, place in places.items():
            if place is not None:
                zero_s = ears[channel].first_s + (place - take.frames) / RATE_HZ
                break
        for channel, place in places.items():
            ear = ears[channel]
            if place is None and zero_s is not None:
                place = round((zero_s - ear.first_s) * RATE_HZ) + take.frames
            if place is not None:
                samples = ear.sound()[max(0, place) :]
                found.append(HeardOn(channel, samples, take.frames + max(0, -place), ear.heard_at_s))
        return zero_s, tuple(found)

    def hand_over(self) -> None:
        """Forget everything: whoever records now has the inputs and what was heard of them."""
        self._ears.clear()

    def close(self) -> None:
        """Let go of all inputs."""
        for channel in tuple(self._ears):
            self._close(channel)

    def _hear_beyond(self, take: Take, zero_s: float | None) -> None:
        """Listen on for a moment where the recorder has heard further than we have: it was read later, that is all."""
        self.step()
        for _ in range(HEAR_ON_STEPS):
            wanted_s = (zero_s or 0.0) + take.frames / RATE_HZ + HEAR_ON_S
            if all(ear.last_s >= wanted_s for ear in self._ears.values() if ear.kept):
                return
            time.sleep(HEAR_ON_S / HEAR_ON_STEPS)
            self.step()

    @staticmethod
    def _place_behind(end: Samples, ear: Ear, take: Take, zero_s: float | None) -> int | None:
        if zero_s is None:
            return None
        expected = round((zero_s - ear.first_s) * RATE_HZ) + take.frames
        return place_behind(end, ear.sound(), expected, round(MOST_OFF_S * RATE_HZ))

    def _open(self, now_s: float) -> None:
        self._tried_at_s = now_s
        missing = {
            id_: channel for channel, id_ in enumerate(self._wanted) if id_ and channel not in self._ears
        }
        if not missing:
            return
        for device in self.devices.inputs():
            if device.id in missing:
                try:
                    source = self.devices.open(device, RATE_HZ)
                except WontakError:
                    continue
                self._ears[missing[device.id]] = Ear(device, source, now_s)

    def _close(self, channel: int) -> None:
        self._ears.pop(channel).source.close()
