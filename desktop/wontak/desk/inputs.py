"""The inputs there are to record from, and which of them were chosen last."""

from __future__ import annotations

import contextlib
import json
import math
import os
import time
from collections.abc import Mapping, Sequence

from wontak import paths
from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    ChannelLevel,
    DevicesFound,
    InputDevice,
    InputsHeard,
    ListInputs,
    WatchInputs,
)
from wontak.jobs.capture import CaptureChild
from wontak.jobs.capture_child import OpenDevices, system_devices

CHOICE_FILE = "inputs.json"
TRY_AGAIN_S = 2.0
"""Between two tries to listen to inputs after the last one has broken down."""


class InputSearch:
    """Asks for the sound inputs of this machine without waiting: `poll` is called until `found` is not None.

    A short-lived child asks, which takes a second or two. The default input comes first.
    """

    def __init__(self, open_devices: OpenDevices = system_devices) -> None:
        self.found: tuple[InputDevice, ...] | None = None
        self._child = CaptureChild(ListInputs(), open_devices)

    def poll(self, timeout_s: float = 0.0) -> tuple[InputDevice, ...] | None:
        """The inputs, None as long as they are not known; waits up to `timeout_s` for them.

        Raises WontakError where they cannot be had.
        """
        if self.found is None:
            for event in self._child.poll(timeout_s):
                if isinstance(event, DevicesFound):
                    self.found = event.devices
            if self.found is None and self._child.lost:
                raise WontakError(Code.CAPTURE_LOST)
        return self.found

    def close(self) -> None:
        """Give it up, or clear up after it."""
        self._child.kill()


class InputWatch:
    """Knows which inputs there are and how loud each is, as long as it is polled some ten times a second; never waits.

    `found` is None until they are known, `levels` are by id. A watching child that is lost is replaced.
    """

    def __init__(self, open_devices: OpenDevices = system_devices) -> None:
        self.found: tuple[InputDevice, ...] | None = None
        self.levels: Mapping[str, ChannelLevel] = {}
        self._open_devices = open_devices
        self._child: CaptureChild | None = CaptureChild(WatchInputs(), open_devices)
        self._try_again_at_s = 0.0

    def poll(self, timeout_s: float = 0.0) -> None:
        """Take in what has been told since the last time; waits up to `timeout_s` for something."""
        if self._child is None:
            if time.monotonic() >= self._try_again_at_s:
                self._child = CaptureChild(WatchInputs(), self._open_devices)
            return
        try:
            for event in self._child.poll(timeout_s):
                if isinstance(event, DevicesFound):
                    self.found = event.devices
                elif isinstance(event, InputsHeard):
                    self.levels = dict(event.levels)
        except WontakError:
            self._lose()
        if self._child and self._child.is_over:
            self._lose()

    def close(self) -> None:
        """Listen no more."""
        if self._child:
            self._child.kill()
        self._child = None
        self._try_again_at_s = math.inf

    def _lose(self) -> None:
        self.close()
        self.found, self.levels = (), {}
        self._try_again_at_s = time.monotonic() + TRY_AGAIN_S


def inputs(open_devices: OpenDevices = system_devices) -> tuple[InputDevice, ...]:
    """The sound inputs of this machine, the default one first; waits until they are known."""
    search = InputSearch(open_devices)
    try:
        while (found := search.poll(1.0)) is None:
            pass
        return found
    finally:
        search.close()


def remembered() -> tuple[str, ...]:
    """The ids of the inputs that were recorded from last; none where nobody has chosen yet."""
    try:
        chosen = json.loads((paths.user_data() / CHOICE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(map(str, chosen)) if isinstance(chosen, list) else ()


def remember(ids: Sequence[str]) -> None:
    """Keep the choice of inputs for the next recording; where that cannot be written, it is asked again."""
    place = paths.user_data() / CHOICE_FILE
    beside = place.with_name(f".{CHOICE_FILE}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(list(ids), ensure_ascii=False), encoding="utf-8")
        beside.replace(place)


def chosen(names: Sequence[str], found: Sequence[InputDevice]) -> tuple[str, ...]:
    """The ids of the inputs meant by `names`: an id, a name, or a part of just one name.

    Raises WontakError(NO_INPUT, INPUT_MISSING).
    """
    if not found:
        raise WontakError(Code.NO_INPUT)
    return tuple(_one(name, found).id for name in names)


def _one(name: str, found: Sequence[InputDevice]) -> InputDevice:
    exact = [one for one in found if name in (one.id, one.name)]
    part = [one for one in found if name.casefold() in one.name.casefold()]
    if exact:
        return exact[0]
    if len(part) == 1:
        return part[0]
    raise WontakError(Code.INPUT_MISSING, device=name, known=", ".join(one.name for one in found))
