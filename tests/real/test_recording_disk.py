"""Disks that are really full or gone, in small file systems of their own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.engines.simulated_sound import SimulatedDevices, SimulatedInput, TurnedClock, is_counting
from wontak.domain.recording import RATE_HZ, CaptureEvent, CopiesFare, CopyState, Ending, Record, Warned
from wontak.engines import capture_return
from wontak.engines.capture import Capture
from wontak.engines.capture_join import join
from wontak.engines.capture_surroundings import Surroundings, free_bytes

STEP_S = 0.05
PATIENCE_S = 60.0
MOST_WAITING = 80
SIZE_MB = 24


def mounted(*arguments: str) -> None:
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, *arguments], capture_output=True).returncode:
        pytest.skip("a file system can be mounted by root alone")


def unmounted(place: Path) -> None:
    """As a stick that is pulled out: whoever has a file open there keeps it, and nobody finds it any more."""
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted("-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(place))
    try:
        yield place
    finally:
        unmounted(place)


@pytest.fixture
def stick(small_disk: Path, tmp_path: Path) -> Iterator[Path]:
    """Where the small disk is mounted once more; it keeps what is on it when that is undone."""
    place = tmp_path / "stick"
    place.mkdir()
    mounted("--bind", str(small_disk), str(place))
    try:
        yield place
    finally:
        while os.path.ismount(place):
            unmounted(place)


def fill(disk: Path, spare_bytes: int = 0) -> None:
    """Leave only so much room."""
    free = free_bytes(disk) or 0
    # The recorder writes meanwhile: the disk may be full before all of this is written.
    with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as file:
        rest = free - spare_bytes
        while rest > 0:
            rest -= file.write(b"\0" * min(rest, 1 << 16))


class Room:
    def __init__(self, disk: Path, *, sees_the_disk: bool, second: Path | None = None) -> None:
        self.clock = TurnedClock()
        self.events: list[CaptureEvent] = []
        room = free_bytes if sees_the_disk else lambda _folder: None
        around = Surroundings(self.clock, lambda: 0.0, room, lambda: None)
        devices = SimulatedDevices(SimulatedInput("table"), clock=self.clock)
        self.take = disk / "a.take"
        self.capture = Capture(Record(self.take, second_copy=second), devices, self.events.append, around)

    def run(self, length_s: float) -> None:
        for _ in range(round(length_s / STEP_S)):
            self.clock.now_s += STEP_S
            if not self.capture.step():
                break

    def until(self, reached: Callable[[], object]) -> None:
        """Record on until something has come about, no faster than it can be written."""
        deadline_s = time.monotonic() + PATIENCE_S
        while not reached():
            assert time.monotonic() < deadline_s
            self.run(STEP_S)
            while self.capture.waiting > MOST_WAITING:
                time.sleep(0.001)

    def until_fare(self, first: CopyState, second: CopyState) -> None:
        self.until(lambda: self.fare and (self.fare.first, self.fare.second) == (first, second))

    @property
    def fare(self) -> CopiesFare | None:
        return next((one for one in reversed(self.events) if isinstance(one, CopiesFare)), None)

    @property
    def warned(self) -> list[str]:
        return [event.code for event in self.events if isinstance(event, Warned)]

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


WHOLE = (CopyState.WRITTEN, CopyState.WRITTEN)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture_return, "LOOK_AGAIN_S", 0.01)
    monkeypatch.setattr(capture_return, "LEAST_REST_S", 0.001)


def alone(take: Path, target: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """The sound of one copy, without any help of the other."""
    assert join(take, target, lambda _share: None, away=True) is not None
    return np.asarray(soundfile.read(target, dtype="int16")[0])


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("full", ["first", "second"])
def test_of_two_disks_one_fills_and_is_made_whole_when_it_has_room_again(
    small_disk: Path, tmp_path: Path, full: str
) -> None:
    other = tmp_path / "other"
    first, second = (small_disk, other) if full == "first" else (other, small_disk)
    room = Room(first, sees_the_disk=True, second=second / "b.take")
    room.run(14.0)
    fill(small_disk)
    room.until(lambda: f"{full}_copy_failed" in room.warned)
    room.until(lambda: room.fare and room.fare.first_missing_s + room.fare.second_missing_s > 10)
    (small_disk / "filler").unlink()
    room.until_fare(*WHOLE)
    room.run(4.0)
    room.capture.stop(Ending.ASKED)
    assert [code for code in room.warned if "copy" in code] == [f"{full}_copy_failed"]
    copies = [alone(room.take, tmp_path / "a.flac"), alone(second / "b.take", tmp_path / "b.flac")]
    assert np.array_equal(*copies) and is_counting(copies[0]) and len(copies[0]) > 25 * RATE_HZ


@pytest.mark.usefixtures("soon")
def test_a_recording_outlives_its_full_disk_on_the_second_copy(small_disk: Path, tmp_path: Path) -> None:
    room = Room(small_disk, sees_the_disk=True, second=tmp_path / "stick" / "b.take")
    room.run(8.0)
    fill(small_disk, spare_bytes=2 << 20)
    room.run(20.0)
    assert room.capture.ended is None
    assert "first_copy_failed" in room.warned and "disk_full_stopped" not in room.warned
    room.capture.stop(Ending.ASKED)
    sound = room.sound(tmp_path / "a.flac")
    assert is_counting(sound) and len(sound) == pytest.approx(28.0 * RATE_HZ, rel=0.01)


@pytest.mark.usefixtures("soon")
def test_a_stick_that_is_pulled_out_is_not_mistaken_for_the_folder_it_leaves(
    stick: Path, tmp_path: Path
) -> None:
    room = Room(tmp_path / "meeting", sees_the_disk=False, second=stick / "b.take")
    room.run(12.0)
    unmounted(stick)
    room.until_fare(CopyState.WRITTEN, CopyState.INTERRUPTED)
    room.run(30.0)
    assert not list(stick.iterdir())
    mounted("--bind", str(tmp_path / "disk"), str(stick))
    room.until_fare(*WHOLE)
    room.capture.stop(Ending.ASKED)
    copies = [alone(room.take, tmp_path / "a.flac"), alone(stick / "b.take", tmp_path / "b.flac")]
    assert np.array_equal(*copies) and is_counting(copies[0])
