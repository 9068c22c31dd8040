"""A sound server of our own with virtual microphones: what is played into one is what it hears."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from wontak.domain.recording import RATE_HZ

needs_sound_server = pytest.mark.skipif(
    not (shutil.which("pulseaudio") and shutil.which("pactl") and shutil.which("paplay")),
    reason="pulseaudio and pulseaudio-utils are not installed",
)
READY_S = 20.0
SERVER_NICENESS = -11

LATENCY_MS = 400
"""How far the player is ahead of what is heard: less than this runs dry on a busy machine, which no room does."""

Samples = npt.NDArray[np.int16]


def noise(length_s: float, seed: int) -> Samples:
    """Sound that is like itself at one place only."""
    values = np.random.default_rng(seed).standard_normal(round(length_s * RATE_HZ))
    return np.asarray(np.clip(np.rint(values * 4_000), -30_000, 30_000), np.int16)


class SoundServer:
    """A pulseaudio in a folder of its own; children find it by XDG_RUNTIME_DIR."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *microphones: str) -> None:
        """Start it, with these microphones; the first is the default one."""
        arguments = [
            "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error",
            "-L", "module-native-protocol-unix",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", *arguments],
            env=self._surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline_s = time.monotonic() + READY_S
        while self._control("info", check=False) is None:
            assert time.monotonic() < deadline_s, "the sound server does not answer"
        for name in microphones:
            self.plug_in(name)
        self._control("set-default-source", microphones[0])

    def plug_in(self, name: str) -> None:
        """Add a virtual microphone: what it hears is what an output, named after it, plays."""
        self._control(
            "load-module",
            "module-null-sink",
            f"sink_name={name}-sink",
            f"rate={RATE_HZ}",
            "channels=1",
            f"sink_properties=device.description={name}-sink",
        )
        self._control(
            "load-module",
            "module-remap-source",
            f"master={name}-sink.monitor",
            f"source_name={name}",
            f"source_properties=device.description={name}",
        )

    def unplug(self, name: str) -> None:
        """Take a virtual microphone away."""
        for line in (self._control("list", "short", "modules") or "").splitlines():
            if f"source_name={name}" in line or f"sink_name={name}-sink" in line:
                self._control("unload-module", line.split()[0], check=False)

    def play(self, sound: Samples, microphone: str) -> subprocess.Popen[bytes]:
        """Have a microphone hear this sound, beginning now."""
        path = self.folder / f"{microphone}-{time.monotonic_ns()}.wav"
        soundfile.write(path, sound, RATE_HZ)
        player = subprocess.Popen(
            ["paplay", f"--latency-msec={LATENCY_MS}", "-d", f"{microphone}-sink", str(path)],
            env=self._surroundings(),
        )
        # It stands for the room, in which nothing falters when the computer is busy. The server sees to that by itself.
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, player.pid, SERVER_NICENESS)
        return player

    def hold_up(self, length_s: float) -> None:
        """Keep it from running for a moment, as a busy machine does; it then hands over at once what has come meanwhile."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)
        try:
            time.sleep(length_s)
        finally:
            self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """Have it die."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _control(self, *arguments: str, check: bool = True) -> str | None:
        done = subprocess.run(
            ["pactl", *arguments], env=self._surroundings(), capture_output=True, text=True, timeout=READY_S
        )
        assert done.returncode == 0 or not check, f"pactl {' '.join(arguments)}: {done.stderr}"
        return done.stdout if done.returncode == 0 else None

    def _surroundings(self) -> dict[str, str]:
        return {**os.environ, "XDG_RUNTIME_DIR": str(self.folder), "HOME": str(self.folder)}


@contextmanager
def sound_server(monkeypatch: pytest.MonkeyPatch, *microphones: str) -> Iterator[SoundServer]:
    """A server with these microphones, for this process and its children; gone afterwards."""
    # The path of a socket may have no more than a hundred letters: pytest's own folders are too deep.
    with tempfile.TemporaryDirectory(prefix="wontak-sound-") as folder:
        server = SoundServer(Path(folder))
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.delenv("PULSE_SERVER", raising=False)
        try:
            server.start(*microphones)
            yield server
        finally:
            server.kill()


def place_of(sound: Samples, heard: Samples) -> int:
    """The sample of `heard` at which `sound` begins."""
    probe = sound[: RATE_HZ // 2].astype(np.float32)
    size = 1 << (len(heard) + len(probe)).bit_length()
    product = np.fft.irfft(
        np.fft.rfft(heard.astype(np.float32), size) * np.conj(np.fft.rfft(probe, size)), size
    )
    return int(product[: len(heard)].argmax())


def likeness(sound: Samples, heard: Samples) -> float:
    """The correlation of the two over their common length."""
    length = min(len(sound), len(heard))
    return float(np.corrcoef(sound[:length], heard[:length])[0, 1])
