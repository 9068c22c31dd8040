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

AT_MOST = 8
"""So many inputs are listened to at once: some systems list dozens."""


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
        self._open: dict[str, tuple[Source, Meter]] = {}
        self._level_due_s = self._look_due_s = now_s()

    def step(self) -> None:
        """Do what is due."""
        self._devices.pump()
        now_s = self._now_s()
        if now_s >= self._look_due_s:
            self._look_due_s = now_s + LOOK_EVERY_S
            self._look()
        for source, meter in self._open.values():
            meter.hear(source.read())
        if now_s >= self._level_due_s:
            self._level_due_s = now_s + LEVEL_EVERY_S
            self._emit(InputsHeard(tuple((id_, meter.read()) for id_, (_, meter) in self._open.items())))

    def close(self) -> None:
        """Let go of all inputs."""
        for source, _meter in self._open.values():
            source.close()
        self._open.clear()

    def _look(self) -> None:
        """See which inputs there are, and listen to those that are new."""
        found = self._devices.inputs()
        if found == self._found:
            return
        self._found = found
        present = {one.id for one in found}
        for id_ in set(self._open) - present:
            self._open.pop(id_)[0].close()
        for device in found[:AT_MOST]:
            if device.id not in self._open:
                self._listen(device)
        self._emit(DevicesFound(found))

    def _listen(self, device: InputDevice) -> None:
        """One that cannot be had shows no level; why is told where it is to be recorded."""
        try:
            self._open[device.id] = self._devices.open(device, RATE_HZ), Meter(RATE_HZ)
        except WontakError:
            return
