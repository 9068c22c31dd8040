"""What else can end a recording: the disk, the battery, and a machine that goes to sleep."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

POWER = Path("/sys/class/power_supply")
LOW_BATTERY_PERCENT = 15


def free_bytes(folder: Path) -> int | None:
    """How much room is left where `folder` lies; None where that cannot be told."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def battery_percent(power: Path = POWER) -> int | None:
    """How full the battery is while the machine runs on it; None on mains, or where that cannot be told."""
    for supply in sorted(power.glob("*")):
        with contextlib.suppress(OSError, ValueError):
            if (supply / "status").read_text().strip() == "Discharging":
                return int((supply / "capacity").read_text())
    return None


def slept_s() -> float:
    """Seconds this machine has slept since it was started: the clock that counts sleep less the one that does not.

    0 on systems without both clocks.
    """
    if not hasattr(time, "CLOCK_BOOTTIME"):
        return 0.0
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)


@dataclass(frozen=True)
class Surroundings:
    """What the recorder asks the machine: monotonic time, seconds slept, free bytes of a folder, the battery's percentage."""

    now_s: Callable[[], float] = time.monotonic
    slept_s: Callable[[], float] = slept_s
    free_bytes: Callable[[Path], int | None] = free_bytes
    battery_percent: Callable[[], int | None] = battery_percent


class Awake:
    """Keeps the machine from sleeping until it is closed, or this process is gone, where systemd can do that."""

    def __init__(self, why: str) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        inhibit = shutil.which("systemd-inhibit")
        keeper = shutil.which("cat")  # ends when our end of its pipe is closed, however that comes about
        if inhibit and keeper:
            what = ["--what=sleep:idle:handle-lid-switch", "--who=Wontak", f"--why={why}", "--mode=block"]
            with contextlib.suppress(OSError):
                self._process = subprocess.Popen(
                    [inhibit, *what, keeper],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )

    def close(self) -> None:
        """Let it sleep again."""
        if self._process is None:
            return
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._process = None
