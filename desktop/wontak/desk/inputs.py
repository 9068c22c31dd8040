"""The inputs there are to record from, and which of them were chosen last."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence

from wontak import paths
from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import DevicesFound, InputDevice, ListInputs
from wontak.jobs.capture import answers
from wontak.jobs.capture_child import OpenDevices, system_devices

CHOICE_FILE = "inputs.json"


def inputs(open_devices: OpenDevices = system_devices) -> tuple[InputDevice, ...]:
    """The sound inputs of this machine, the default one first. Asked in a short-lived child."""
    for event in answers(ListInputs(), open_devices):
        if isinstance(event, DevicesFound):
            return event.devices
    return ()


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
