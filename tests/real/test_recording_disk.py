"""A disk that is really full, in a small file system of its own."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.engines.simulated_sound import SimulatedDevices, SimulatedInput, TurnedClock, is_counting
from wontak.domain.recording import RATE_HZ, CaptureEvent, Ending, Record, Warned
from wontak.engines.capture import Capture
from wontak.engines.capture_join import join
from wontak.engines.capture_surroundings import Surroundings, free_bytes

STEP_S = 0.05
SIZE_MB = 24


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(place)]
    if mount is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a file system can be mounted by root alone")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, spare_bytes: int = 0) -> None:
    """Leave only so much room."""
    free = free_bytes(disk) or 0
    # The recorder writes meanwhile: the disk may be full before all of this is written.
    with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as file:
        rest = free - spare_bytes
        while rest > 0:
            rest -= file.write(b"\0" * min(rest, 1 << 16))


class Room:
    def __init__(self, disk: Path, *, sees_the_disk: bool) -> None:
        self.clock = TurnedClock()
        self.events: list[CaptureEvent] = []
        room = free_bytes if sees_the_disk else lambda _folder: None
        around = Surroundings(self.clock, lambda: 0.0, room, lambda: None)
        devices = SimulatedDevices(SimulatedInput("table"), clock=self.clock)
        self.take = disk / "a.take"
        self.capture = Capture(Record(self.take), devices, self.events.append, around)

    def run(self, length_s: float) -> None:
        for _ in range(round(length_s / STEP_S)):
            self.clock.now_s += STEP_S
            if not self.capture.step():
                break

    def sound(self, target: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
        assert join(self.take, target, lambda _share: None) is not None
        return np.asarray(soundfile.read(target, dtype="int16")[0])


def test_the_recording_is_closed_while_there_is_room_to_close_it(small_disk: Path, tmp_path: Path) -> None:
    room = Room(small_disk, sees_the_disk=True)
    room.run(5.0)
    fill(small_disk, spare_bytes=2 << 20)
    room.run(10.0)
    assert room.capture.ended is Ending.DISK_FULL
    assert Warned("disk_full_stopped") in room.events
    sound = room.sound(tmp_path / "a.flac")
    assert is_counting(sound)
    assert len(sound) >= 5.0 * RATE_HZ - RATE_HZ / 10


def test_a_disk_that_fills_at_a_stroke_costs_less_than_a_second(small_disk: Path, tmp_path: Path) -> None:
    room = Room(small_disk, sees_the_disk=False)
    room.run(14.0)
    fill(small_disk)
    room.run(60.0)
    assert room.capture.ended is Ending.DISK_FULL
    sound = room.sound(tmp_path / "a.flac")
    assert is_counting(sound)
    assert len(sound) > 13.0 * RATE_HZ
