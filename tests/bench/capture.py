"""`python -m tests.bench.capture`: what recording costs. Four channels at 48 kHz: an hour of turned time, then a minute for real.

The first part runs the recorder as it is, Qt's sound library loaded, on inputs whose sound is made beforehand: its processor
time is the recorder's alone. The second records four virtual microphones, as the window does, while another process recognises
speech without a pause: there the figures are those of the capture child itself, and of the one that stands by.

MB are 10^6 bytes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from wontak.domain.recording import (
    RATE_HZ,
    CopiesFare,
    CopyState,
    Ending,
    Gap,
    InputDevice,
    Record,
    RecordingBegan,
)

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

CHANNELS = 4
ALIKE = 0.98
STEP_S = 0.05
AWAY_S = 300.0
CORE_AIM, MEMORY_AIM_MB = 0.05, 80.0
KIB_A_MB = 1000 / 1.024
PATIENCE_S = 300.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.capture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0, help="length of the turned part")
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="length of the real part; 0 leaves it out"
    )
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--catching-up", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.catching_up:
        print(json.dumps(catching_up()))
        return
    if options.alone:
        print(json.dumps(turned(options.minutes)))
        return
    for line in _report(options.minutes, options.seconds):
        print(line, flush=True)


def turned(minutes: float) -> dict[str, float]:
    """Record so long by a clock that is turned; processor time, memory, and what was written."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from wontak.engines.capture import Capture
    from wontak.engines.capture_qt import QtDevices
    from wontak.engines.capture_surroundings import Surroundings

    QtDevices()
    clock = _Clock()
    with tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder:
        take = Path(folder) / "a.take"
        devices = tuple(str(number) for number in range(CHANNELS))
        record = Record(take, devices, live_copy=Path(folder) / "live.pcm")
        capture = Capture(record, _Inputs(clock), lambda _event: None, Surroundings(clock))
        before_s = time.process_time()
        for _ in range(round(minutes * 60 / STEP_S)):
            clock.now_s += STEP_S
            capture.step()
            # Only so far ahead of the writer as a real recording would be.
            while capture.waiting > CHANNELS * 20:
                time.sleep(0.001)
        capture.stop(Ending.ASKED)
        used_s = time.process_time() - before_s
        written = sum(path.stat().st_size for path in take.iterdir())
    return {
        "cpu_s": used_s,
        "peak_mb": _memory_mb(os.getpid(), "status", "VmHWM"),
        "written_mb": written / 1e6,
    }


def catching_up() -> dict[str, float]:
    """What it costs when a second copy that was away is back, five minutes of sound behind, while the recording goes on."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from wontak.engines.capture import Capture
    from wontak.engines.capture_qt import QtDevices
    from wontak.engines.capture_surroundings import Surroundings

    QtDevices()
    clock, fares = _Clock(), list[CopiesFare]()
    with tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder:
        stick, drawer = Path(folder) / "stick", Path(folder) / "drawer"
        devices = tuple(str(number) for number in range(CHANNELS))
        record = Record(Path(folder) / "a.take", devices, second_copy=stick / "b.take")
        tell = lambda event: fares.append(event) if isinstance(event, CopiesFare) else None  # noqa: E731
        capture = Capture(record, _Inputs(clock), tell, Surroundings(clock))
        stick.rename(drawer)
        while not fares or fares[-1].second_missing_s < AWAY_S:
            clock.now_s += STEP_S
            capture.step()
            while capture.waiting > CHANNELS * 20:
                time.sleep(0.001)
        missing_s = fares[-1].second_missing_s
        drawer.rename(stick)
        slowest_s, began = 0.0, (0.0, 0.0)
        before_s = time.monotonic()
        while fares[-1].second is not CopyState.WRITTEN:
            now_s = time.monotonic()
            clock.now_s, before_s = clock.now_s + now_s - before_s, now_s
            capture.step()
            slowest_s = max(slowest_s, time.monotonic() - now_s)
            if not began[0] and fares[-1].second is CopyState.CATCHING_UP:
                began = time.monotonic(), time.process_time()
            time.sleep(STEP_S)
        took_s, used_s = time.monotonic() - began[0], time.process_time() - began[1]
        capture.stop(Ending.ASKED)
    return {
        "missing_s": missing_s,
        "took_s": took_s,
        "core": used_s / took_s,
        "slowest_ms": slowest_s * 1e3,
        "peak_mb": _memory_mb(os.getpid(), "status", "VmHWM"),
    }


def _memory_mb(pid: int, file: str, *names: str) -> float:
    """What a process holds, in MB: the sum of these lines of a file of /proc."""
    lines = [line.split() for line in Path(f"/proc/{pid}/{file}").read_text().splitlines()]
    return sum(int(line[1]) for line in lines if line[0].rstrip(":") in names) / KIB_A_MB


def _processor_s(pid: int) -> float:
    """The processor time a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class _Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


class _Inputs:
    """Inputs of which each has its own clock, a little off; their sound is the same second again and again."""

    def __init__(self, clock: _Clock) -> None:
        self._clock = clock

    def inputs(self) -> tuple[InputDevice, ...]:
        return tuple(InputDevice(str(number), f"input {number}") for number in range(CHANNELS))

    def open(self, device: InputDevice, rate_hz: int) -> _Source:
        return _Source(self._clock, rate_hz * (1 + int(device.id) * 5e-5))

    def pump(self) -> None:
        pass


class _Source:
    def __init__(self, clock: _Clock, rate_hz: float) -> None:
        self._clock = clock
        self._rate_hz = rate_hz
        # Not by numpy's own generators: they would be memory that the recorder does not take.
        self._sound = np.tile(np.frombuffer(os.urandom(2 * RATE_HZ), np.int16) // 8, 2)
        self._place = int(clock() * rate_hz)

    def read(self) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
        due = int(self._clock() * self._rate_hz)
        first, count = self._place % RATE_HZ, due - self._place
        self._place = due
        return self._sound[first : first + count]

    def close(self) -> None:
        pass


def _report(minutes: float, seconds: float) -> Iterator[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.capture", "--alone", "--minutes", str(minutes)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    figures = json.loads(done.stdout)
    core = figures["cpu_s"] / (minutes * 60)
    yield f"Recording: {CHANNELS} channels at 48 kHz of noise, {minutes:g} min of turned time"
    yield f"Processor: {core:.1%} of one core (aim: at most {CORE_AIM:.0%}){_verdict(core <= CORE_AIM)}"
    peak_mb = figures["peak_mb"]
    yield f"Memory: peak {peak_mb:.1f} MB (aim: at most {MEMORY_AIM_MB:.0f}){_verdict(peak_mb <= MEMORY_AIM_MB)}"
    yield f"Written: {figures['written_mb']:.0f} MB"
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.capture", "--catching-up"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    copy = json.loads(done.stdout)
    yield (
        f"Second copy: {copy['missing_s']:.0f} s of sound made up for in {copy['took_s']:.0f} s; with the recording "
        f"{copy['core']:.1%} of one core (aim: at most {CORE_AIM:.0%}){_verdict(copy['core'] <= CORE_AIM)}, "
        f"slowest step {copy['slowest_ms']:.0f} ms, peak {copy['peak_mb']:.1f} MB{_verdict(copy['peak_mb'] <= MEMORY_AIM_MB)}"
    )
    if seconds:
        yield from _real_report(seconds)


@dataclass(frozen=True)
class _Real:
    """What came of a real recording: what it cost, and how like each second of each channel is to what was played."""

    core: float
    peak_mb: float
    spare_core: float
    spare_pss_mb: float
    spare_own_mb: float
    windows: int
    gaps: tuple[Gap, ...]
    likenesses: tuple[list[float], ...]


def _real_report(seconds: float) -> Iterator[str]:
    real = _real(seconds)
    leading, *others = real.likenesses
    alike = [one >= ALIKE for channel in others for one in channel]
    whole = not real.gaps and min(leading) >= ALIKE
    yield (
        f"For real: {CHANNELS} virtual microphones, {seconds:g} s, {real.windows} windows of 30 s recognised meanwhile"
    )
    yield f"Processor: {real.core:.1%} of one core (aim: at most {CORE_AIM:.0%}){_verdict(real.core <= CORE_AIM)}"
    yield (
        f"Memory: peak {real.peak_mb:.1f} MB (aim: at most {MEMORY_AIM_MB:.0f}){_verdict(real.peak_mb <= MEMORY_AIM_MB)}"
    )
    yield (
        f"Standing by: {real.spare_core:.1%} of one core, {real.spare_own_mb:.1f} MB of its own, "
        f"{real.spare_pss_mb:.1f} MB with its share of what is common"
    )
    yield (
        f"Sound: {len(real.gaps)} gaps; the leading channel is what was played in every second (correlation at least "
        f"{min(leading):.3f}), the others in {sum(alike) / len(alike):.0%} of theirs (they were being brought into step in the "
        f"rest){_verdict(whole)}"
    )


def _real(seconds: float) -> _Real:
    """A real recording of four microphones under load."""
    import pytest

    from tests.real.virtual_microphone import noise, sound_server
    from wontak.desk.joining import recover
    from wontak.desk.recording import Order, Recorder
    from wontak.domain.meeting import Meeting
    from wontak.store.meetings import MeetingStore

    names = tuple(f"mic{number}" for number in range(CHANNELS))
    with (
        _recognition() as windows,
        pytest.MonkeyPatch.context() as patch,
        sound_server(patch, *names) as server,
        tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder,
        MeetingStore.create(Path(folder) / "m.wontak", Meeting()) as store,
    ):
        recorder = Recorder(store, Order(names))
        while not any(isinstance(event, RecordingBegan) for event in recorder.poll(0.05)):
            pass
        played = [noise(seconds, seed) for seed in range(CHANNELS)]
        for name, sound in zip(names, played, strict=True):
            server.play(sound, name)
        recorder.poll(1.0)
        pids = recorder.child_pid or 0, recorder.spare_pid or 0
        before = [_processor_s(pid) for pid in pids]
        began_s, done = recorder.at_s, windows.value
        while recorder.at_s < began_s + seconds + 3:
            recorder.poll(0.05)
        length_s = recorder.at_s - began_s
        used = [(_processor_s(pid) - first) / length_s for pid, first in zip(pids, before, strict=True)]
        peak_mb = _memory_mb(pids[0], "status", "VmHWM")
        pss_mb = _memory_mb(pids[1], "smaps_rollup", "Pss")
        own_mb = _memory_mb(pids[1], "smaps_rollup", "Private_Clean", "Private_Dirty")
        done = windows.value - done
        recorder.stop()
        while not recorder.is_over:
            recorder.poll(0.05)
        (recording,) = recover(store)
        alike = tuple(_likenesses(store.folder / recording.file, played))
        return _Real(used[0], peak_mb, used[1], pss_mb, own_mb, done, store.gaps(recording.id), alike)


@contextmanager
def _recognition() -> Iterator[Synchronized[int]]:
    """Speech recognition at full load on one core meanwhile; gives the number of windows it has done."""
    context = multiprocessing.get_context("spawn")
    windows = context.Value("i", 0)
    process = context.Process(target=_recognise, args=(windows,), daemon=True)
    process.start()
    try:
        deadline_s = time.monotonic() + PATIENCE_S
        while not windows.value:
            assert process.is_alive() and time.monotonic() < deadline_s, "the recogniser does not start"
            time.sleep(0.1)
        yield windows
    finally:
        process.kill()
        process.join()


def _recognise(windows: Synchronized[int]) -> None:
    """Whisper base with random weights, on one thread, over and over; it costs what the trained one costs."""
    os.environ["OMP_NUM_THREADS"] = "1"
    from faster_whisper import WhisperModel

    from tests.bench.random_whisper import write_model

    with tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder:
        model = WhisperModel(
            str(write_model(Path(folder) / "base")), device="cpu", cpu_threads=1, local_files_only=True
        )
        sound = np.random.default_rng(1).standard_normal(30 * 16_000).astype(np.float32) * 0.1
        while True:
            found, _ = model.transcribe(
                sound, language="ko", beam_size=1, temperature=0.0, max_new_tokens=100
            )
            for _ in found:
                pass
            windows.value += 1


def _likenesses(
    file: Path, played: list[np.ndarray[tuple[int, ...], np.dtype[np.int16]]]
) -> Iterator[list[float]]:
    """For each channel, how like each of its seconds is to what was played."""
    import soundfile

    from tests.real.virtual_microphone import likeness, place_of

    heard = soundfile.read(file, dtype="int16", always_2d=True)[0]
    for channel, sound in enumerate(played):
        column = heard[:, channel]
        seconds = [sound[first : first + RATE_HZ] for first in range(0, len(sound) - RATE_HZ + 1, RATE_HZ)]
        yield [likeness(one, column[place_of(one, column) :]) for one in seconds]


def _verdict(reached: bool) -> str:
    return "" if reached else " - MISSED"


if __name__ == "__main__":
    main()
