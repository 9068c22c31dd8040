"""`python -m tests.bench.capture`: what recording costs. Four channels at 48 kHz: an hour of turned time, then a minute for real.

The first part runs the recorder as it is, Qt's sound library loaded, on inputs whose sound is made beforehand: its processor
time is the recorder's alone. The second records four virtual microphones while another process keeps a core busy.
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
from pathlib import Path

import numpy as np

from wontak.domain.recording import RATE_HZ, Ending, InputDevice, Record, RecordingBegan

CHANNELS = 4
STEP_S = 0.05
CORE_AIM, MEMORY_AIM_MB = 0.05, 80.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.capture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0, help="length of the turned part")
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="length of the real part; 0 leaves it out"
    )
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
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
        "peak_mb": _peak_mb(),
        "written_mb": written / 2**20,
    }


def _peak_mb() -> float:
    """The most memory this process has held so far, in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


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
        return _Source(self._clock, rate_hz * (1 + int(device.id) * 5e-5), int(device.id))

    def pump(self) -> None:
        pass


class _Source:
    def __init__(self, clock: _Clock, rate_hz: float, seed: int) -> None:
        self._clock = clock
        self._rate_hz = rate_hz
        values = np.random.default_rng(seed).standard_normal(RATE_HZ, dtype=np.float32)
        self._sound = np.tile((values * 4_000).astype(np.int16), 2)
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
    yield f"Memory: peak {peak_mb:.0f} MiB (aim: at most {MEMORY_AIM_MB:.0f}){_verdict(peak_mb <= MEMORY_AIM_MB)}"
    yield f"Written: {figures['written_mb']:.0f} MiB"
    if seconds:
        gaps, like, share = _real(seconds)
        yield (
            f"For real: {CHANNELS} virtual microphones, {seconds:g} s, one core kept busy: {gaps} gaps; the leading channel is "
            f"what was played in every second (correlation at least {like:.3f}), the others in {share:.0%} of theirs (they were "
            f"being brought into step in the rest){_verdict(not gaps and like >= 0.98)}"
        )


def _real(seconds: float) -> tuple[int, float, float]:
    """A real recording of four microphones under load.

    Gaps in it, the least likeness of a second of the leading channel to what was played, and the share of the others' seconds
    that are like it.
    """
    import pytest

    from tests.real.virtual_microphone import noise, sound_server
    from wontak.desk.joining import recover
    from wontak.desk.recording import Order, Recorder
    from wontak.domain.meeting import Meeting
    from wontak.store.meetings import MeetingStore

    names = tuple(f"mic{number}" for number in range(CHANNELS))
    busy = multiprocessing.get_context("spawn").Process(target=_keep_busy, daemon=True)
    with (
        pytest.MonkeyPatch.context() as patch,
        sound_server(patch, *names) as server,
        tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder,
        MeetingStore.create(Path(folder) / "m.wontak", Meeting()) as store,
    ):
        recorder = Recorder(store, Order(names))
        while not any(isinstance(event, RecordingBegan) for event in recorder.poll(0.05)):
            pass
        busy.start()
        played = [noise(seconds, seed) for seed in range(CHANNELS)]
        for name, sound in zip(names, played, strict=True):
            server.play(sound, name)
        end_s = recorder.at_s + seconds + 3
        while recorder.at_s < end_s:
            recorder.poll(0.05)
        busy.kill()
        recorder.stop()
        while not recorder.is_over:
            recorder.poll(0.05)
        (recording,) = recover(store)
        leading, *others = _likenesses(store.folder / recording.file, played)
        alike = [one >= 0.98 for channel in others for one in channel]
        return len(store.gaps(recording.id)), min(leading), sum(alike) / len(alike)


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


def _keep_busy() -> None:
    while True:
        pass


def _verdict(reached: bool) -> str:
    return "" if reached else " - MISSED"


if __name__ == "__main__":
    main()
