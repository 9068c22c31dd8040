"""The inputs one can choose from: what the system lists and what is really there."""

from __future__ import annotations

import numpy as np

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import CaptureEvent, DevicesFound, InputDevice, InputsHeard
from wontak.engines.capture_devices import Samples
from wontak.engines.capture_monitor import LOST_AFTER_S, Monitor

TABLE, LOCKED = InputDevice("table", "Table", True), InputDevice("locked", "Locked", False)


class Microphone:
    """Gives sound as long as it is plugged in."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def read(self) -> Samples:
        return np.full(480, 1000 if self._room.plugged_in else 0, np.int16)[: 480 * self._room.plugged_in]

    def close(self) -> None:
        self._room.closed += 1


class Room:
    """A sound system that goes on listing its last input, and one that nobody may listen to."""

    def __init__(self) -> None:
        self.plugged_in, self.now_s, self.tried, self.closed = True, 0.0, 0, 0
        self.events: list[CaptureEvent] = []
        self.monitor = Monitor(self, self.events.append, lambda: self.now_s)

    def inputs(self) -> tuple[InputDevice, ...]:
        return TABLE, LOCKED

    def open(self, device: InputDevice, rate_hz: int) -> Microphone:
        if device == LOCKED:
            self.tried += 1
            raise WontakError(Code.INPUT_UNUSABLE, device=device.name)
        return Microphone(self)

    def pump(self) -> None:
        """Nothing to do."""

    def go_on(self, length_s: float) -> None:
        for _ in range(round(length_s * 20)):
            self.now_s += 0.05
            self.monitor.step()

    def listed(self) -> list[InputDevice]:
        return list([one for one in self.events if isinstance(one, DevicesFound)][-1].devices)

    def levels(self) -> list[str]:
        return [
            id_ for id_, _level in [one for one in self.events if isinstance(one, InputsHeard)][-1].levels
        ]


def test_an_input_that_gives_nothing_any_more_is_gone_although_the_system_lists_it() -> None:
    room = Room()
    room.go_on(3.0)
    assert room.listed() == [TABLE, LOCKED]
    room.plugged_in = False
    room.go_on(LOST_AFTER_S + 1.5)
    assert room.listed() == [LOCKED]
    assert room.levels() == []


def test_it_is_listed_again_when_it_is_heard_again() -> None:
    room = Room()
    room.go_on(3.0)
    room.plugged_in = False
    room.go_on(10.0)
    room.plugged_in = True
    room.go_on(2.5)
    assert room.listed() == [TABLE, LOCKED]
    assert room.levels() == ["table"]


def test_an_input_that_cannot_be_listened_to_stays_listed_and_is_not_tried_again_and_again() -> None:
    room = Room()
    room.go_on(20.0)
    assert LOCKED in room.listed()
    assert room.tried == 1
    room.monitor.close()
    assert room.closed == 1
