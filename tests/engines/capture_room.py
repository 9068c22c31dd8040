"""A room in which something is recorded: simulated inputs, turned clocks, real files."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import soundfile

from tests.engines.simulated_sound import SimulatedDevices, TurnedClock
from wontak.domain.recording import CaptureEvent, Ending, Listening, Record, TakeJoined, Warned
from wontak.engines.capture import Capture
from wontak.engines.capture_align import Frames
from wontak.engines.capture_join import join
from wontak.engines.capture_standby import Standby
from wontak.engines.capture_surroundings import Surroundings

STEP_S = 0.05


@dataclass
class Room:
    """A recording under way, with everything about it in a test's hands. `home` is the take's place within `folder`."""

    folder: Path
    devices: SimulatedDevices
    clock: TurnedClock
    home: str = ""
    slept_s: float = 0.0
    free: int = 10**12
    room: dict[Path, int] = field(default_factory=dict)
    battery: int | None = None
    events: list[CaptureEvent] = field(default_factory=list)
    standby: Standby | None = None
    capture: Capture = field(init=False)

    @property
    def take(self) -> Path:
        return self.folder / self.home / "a.take"

    def begin(self, *, standby: Standby | None = None, **order: object) -> Room:
        around = Surroundings(
            self.clock,
            lambda: self.slept_s,
            lambda folder: self.room.get(folder, self.free),
            lambda: self.battery,
        )
        record = Record(self.take, **order)  # type: ignore[arg-type]
        self.capture = Capture(record, self.devices, self.events.append, around, standby)
        return self

    def stand_by(self) -> Standby:
        """Have somebody listen along from now on, to whatever is recorded."""
        self.standby = Standby(self.devices, self.clock)
        return self.standby

    def run(self, length_s: float) -> Room:
        for _ in range(round(length_s / STEP_S)):
            self.clock.now_s += STEP_S
            if self.standby:
                told = [event.devices for event in self.events if isinstance(event, Listening)]
                self.standby.listen(told[-1] if told else ())
                self.standby.step()
            if not self.capture.step():
                break
        return self

    def lose(self) -> None:
        """Have the recorder die: nothing is closed, and what it has not written is gone."""
        while self.capture.waiting:
            time.sleep(0.001)
        deserted = shutil.copytree(self.take, self.folder / "deserted")
        self.capture.stop(Ending.ASKED)
        shutil.rmtree(self.take)
        deserted.rename(self.take)

    def stop(self) -> Room:
        self.capture.stop(Ending.ASKED)
        return self

    def of(self, kind: type[CaptureEvent]) -> list[CaptureEvent]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def warned(self) -> list[str]:
        return [event.code for event in self.events if isinstance(event, Warned)]

    def joined(self) -> tuple[TakeJoined, Frames]:
        target = self.folder / "a.flac"
        joined = join(self.take, target, lambda _share: None)
        assert joined is not None
        return joined, soundfile.read(target, dtype="int16", always_2d=True)[0]


MakeRoom = Callable[..., Room]
