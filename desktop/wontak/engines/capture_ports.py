"""One channel of a recording and the input that feeds it: noticed when it falls dumb, and replaced by another one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import numpy as np

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import RATE_HZ, GapKind, InputDevice, Record
from wontak.engines.capture_devices import Devices, Samples, Source
from wontak.engines.capture_levels import Meter

if TYPE_CHECKING:
    from wontak.engines.capture_standby import Standby

DUMB_AFTER_S = 2.0
"""An open input that has delivered nothing for so long is lost, whatever state it claims to be in."""

WAKES_WITHIN_S = 8.0
"""How long an input may take to deliver its first sample: some have to wake up."""

TRY_AGAIN_S = 1.0
"""Between two attempts to open an input."""


class Port:
    """A channel's input: `meant` is the one that was asked for, `device` the one in use.

    `lost_at_s` is the monotonic time since when nothing has come of it, None while all is well; `lost_by` says why.
    """

    def __init__(self, channel: int, device: InputDevice, devices: Devices, rate_hz: int) -> None:
        self.channel = channel
        self.meant = self.device = device
        self.meter = Meter(rate_hz)
        self.lost_at_s: float | None = None
        self.lost_by = GapKind.DEVICE
        self._devices = devices
        self._rate_hz = rate_hz
        self._source: Source | None = None
        self._returning: Source | None = None
        self._first: Samples | None = None
        self._heard_at_s = 0.0
        self._awake = False
        self._tried_at_s = 0.0

    @property
    def is_open(self) -> bool:
        return self._source is not None

    def open(self, now_s: float) -> None:
        """Listen to the device. Raises WontakError(INPUT_UNUSABLE)."""
        self._tried_at_s = now_s
        self._source = self._devices.open(self.device, self._rate_hz)
        self._heard_at_s = now_s

    def take_over(self, device: InputDevice, source: Source, now_s: float) -> None:
        """Go on with an input that somebody else has opened and heard."""
        self.device, self._source = device, source
        self._heard_at_s, self._awake = now_s, True

    def read(self, now_s: float) -> Samples:
        """What the input has delivered."""
        if self._source is None:
            return np.zeros(0, np.int16)
        samples = self._source.read()
        if self._first is not None:
            samples, self._first = np.concatenate([self._first, samples]), None
        if len(samples):
            self._heard_at_s = now_s
            self._awake = True
            self.meter.hear(samples)
        return samples

    def is_dumb(self, now_s: float) -> bool:
        """Whether an open input delivers nothing any more."""
        patience_s = DUMB_AFTER_S if self._awake else WAKES_WITHIN_S
        return self._source is not None and now_s - self._heard_at_s > patience_s

    def lose(self, now_s: float) -> None:
        """Give the input up."""
        if self.lost_at_s is None:
            self.lost_at_s = min(now_s, self._heard_at_s) or now_s
            self.lost_by = GapKind.DEVICE
        self.close()
        self._tried_at_s = now_s

    def try_again(
        self, now_s: float, present: Callable[[], tuple[InputDevice, ...]], taken: Collection[str]
    ) -> bool:
        """Open the device again, or a microphone that nobody uses, where it is time to try; whether that worked."""
        if self._source is not None or now_s - self._tried_at_s < TRY_AGAIN_S:
            return False
        self._tried_at_s = now_s
        found = present()
        same = [one for one in found if one.id == self.device.id]
        others = [
            one for one in found if one.id not in taken and one.id != self.device.id and not one.is_own_sound
        ]
        for device in (*same, *others):
            try:
                self._source = self._devices.open(device, self._rate_hz)
            except WontakError:
                continue
            self.device, self._heard_at_s = device, now_s
            return True
        return False

    def seek_meant(self, found: tuple[InputDevice, ...], taken: Collection[str]) -> None:
        """Open the input that was asked for beside the one in its place, where it is there again."""
        meant = [one for one in found if one.id == self.meant.id and one.id not in taken]
        if self._source is None or self._returning is not None or not meant:
            return
        with contextlib.suppress(WontakError):
            self._returning = self._devices.open(meant[0], self._rate_hz)

    def has_returned(self) -> bool:
        """Whether the input that was asked for is heard again; it is the one in use from then on."""
        first = self._returning.read() if self._returning else None
        if first is None or not len(first):
            return False
        source, self._returning = self._returning, None
        self.close()
        self._source, self._first, self.device, self._awake = source, first, self.meant, True
        return True

    def close(self) -> None:
        if self._returning is not None:
            self._returning.close()
        self._returning = self._first = None
        source, self._source, self._awake = self._source, None, False
        if source is not None:
            source.close()


def opened(
    order: Record, devices: Devices, channels: tuple[str, ...], now_s: float, standby: Standby | None = None
) -> list[Port]:
    """The inputs of an order, open, a port for each. `channels` are the names of those of a take that is gone on with.

    Raises WontakError: NO_INPUT where there is none at all, INPUT_MISSING and INPUT_UNUSABLE. Where a take is gone on with, an
    input that cannot be had is left to be replaced; one that `standby` hears is taken over from it.
    """
    found = devices.inputs()
    if not found:
        raise WontakError(Code.NO_INPUT)
    meant = _as_before(order, found, channels) if channels else _meant(order, found)
    ports = [Port(number, device, devices, RATE_HZ) for number, device in enumerate(meant)]
    for port in ports:
        heard = standby.source_of(port.channel) if standby else None
        if heard:
            port.take_over(*heard, now_s)
            continue
        try:
            port.open(now_s)
        except WontakError:
            if not channels:
                for one in ports:
                    one.close()
                raise
            port.lose(now_s)
    return ports


def _meant(order: Record, found: tuple[InputDevice, ...]) -> list[InputDevice]:
    """The inputs that are asked for; the default microphone where none is named."""
    by_id = {one.id: one for one in found}
    for id_ in order.devices:
        if id_ not in by_id:
            raise WontakError(Code.INPUT_MISSING, device=id_)
    asked = [by_id[id_] for id_ in order.devices] or [one for one in found if not one.is_own_sound][:1]
    if not asked:
        raise WontakError(Code.NO_INPUT)
    return asked


def _as_before(order: Record, found: tuple[InputDevice, ...], channels: tuple[str, ...]) -> list[InputDevice]:
    """As many inputs as there were before, whether they are there or not."""
    by_id = {one.id: one for one in found}
    ids = (order.devices or (found[0].id,))[: len(channels)]
    ids += ("",) * (len(channels) - len(ids))
    return [by_id.get(id_, InputDevice(id_, name)) for id_, name in zip(ids, channels, strict=True)]
