"""Listens to all inputs without keeping anything, so that people see which microphone is which before they record."""

from __future__ import annotations

import time
from collections.abc import Callable

from wontak.domain.errors import WontakError
from wontak.domain.recording import RATE_HZ, CaptureEvent, DevicesFound, InputDevice, InputsHeard
from wontak.engines.capture_devices import Devices, Source
from wontak.engines.capture_levels import Meter

LEVEL_EVERY_S = 0.1
LOOK_EVERY_S = 1.0
"""Between two looks at the list of inputs."""

LOST_AFTER_S = 2.0
"""An input from which nothing has come for so long is gone, whatever the system's list says: Qt goes on listing the last one."""

AT_MOST = 8
"""So many inputs are listened to at once: some systems list dozens."""


class _Ear:
    """An input that is listened to."""

    def __init__(self, source: Source, now_s: float) -> None:
        self.source = source
        self.meter = Meter(RATE_HZ)
        self.heard_at_s = now_s
        self.is_lost = False

    def hear(self, now_s: float) -> None:
        samples = self.source.read()
        self.meter.hear(samples)
        if len(samples):
            self.heard_at_s, self.is_lost = now_s, False
        elif self.meter.has_heard and now_s - self.heard_at_s > LOST_AFTER_S:
            self.is_lost = True


class Monitor:
    """`step` is called some twenty times a second and never waits."""

    def __init__(
        self,
        devices: Devices,
        emit: Callable[[CaptureEvent], None],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._devices = devices
        self._emit = emit
        self._now_s = now_s
        self._found: tuple[InputDevice, ...] | None = None
        self._listed: frozenset[str] = frozenset()
        self._open: dict[str, _Ear] = {}
        self._level_due_s = self._look_due_s = now_s()

    def step(self) -> None:
        """Do what is due."""
        self._devices.pump()
        now_s = self._now_s()
        for ear in self._open.values():
            ear.hear(now_s)
        if now_s >= self._look_due_s:
            self._look_due_s = now_s + LOOK_EVERY_S
            self._look(now_s)
        if now_s >= self._level_due_s:
            self._level_due_s = now_s + LEVEL_EVERY_S
            heard = ((id_, ear.meter.read()) for id_, ear in self._open.items() if not ear.is_lost)
            self._emit(InputsHeard(tuple(heard)))

    def close(self) -> None:
        """Let go of all inputs."""
        for ear in self._open.values():
            ear.source.close()
        self._open.clear()

    def _look(self, now_s: float) -> None:
        """See which inputs there are, listen to those that are new, and try again to listen to those that are gone."""
        listed = self._devices.inputs()
        for id_ in set(self._open) - {one.id for one in listed}:
            self._open.pop(id_).source.close()
        for device in listed[:AT_MOST]:
            if device.id not in self._listed or (device.id in self._open and self._open[device.id].is_lost):
                self._listen(device, now_s)
        self._listed = frozenset(one.id for one in listed)
        found = tuple(one for one in listed if one.id not in self._open or not self._open[one.id].is_lost)
        if found != self._found:
            self._found = found
            self._emit(DevicesFound(found))

    def _listen(self, device: InputDevice, now_s: float) -> None:
        """One that cannot be had shows no level; why is told where it is to be recorded."""
        ear = self._open.get(device.id)
        if ear:
            ear.source.close()
        try:
            source = self._devices.open(device, RATE_HZ)
        except WontakError:
            return
        if ear:
            ear.source = source
        else:
            self._open[device.id] = _Ear(source, now_s)
