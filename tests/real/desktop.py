"""A desktop of a test's own: a screen nobody sees, a message bus, and what else a desktop brings along.

Everything in it is started by `Desktop.start` and ends with the block the desktop was made in.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "dbus-daemon")
PATIENCE_S = 20.0


class Desktop:
    """What runs on it finds screen and bus by `environment`."""

    def __init__(self, home: Path, screen: str = "1280x800x24") -> None:
        self._running: list[subprocess.Popen[str]] = []
        self.environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "QT_QPA_PLATFORM": "xcb",
        }
        (home / "run").mkdir(mode=0o700)
        display = self._first_line("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", screen)
        self.environment["DISPLAY"] = f":{display}"
        bus = self._first_line("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus

    def start(self, *command: str, **more: str) -> subprocess.Popen[str]:
        """Start a program on this desktop, its input and output open to the test; `more` goes into its environment."""
        process = subprocess.Popen(
            command,
            env={**self.environment, **more},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._running.append(process)
        return process

    def run(self, *command: str, check: bool = True) -> str:
        """Run a program to its end; gives what it said."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
        assert not check or done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    def end(self) -> None:
        """End all that was started, the latest first."""
        for process in reversed(self._running):
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()

    def _first_line(self, *command: str) -> str:
        process = self.start(*command)
        assert process.stdout is not None
        return process.stdout.readline().strip()


@contextmanager
def desktop(home: Path, *programs: str) -> Iterator[Desktop]:
    """A desktop; where it, or one of the `programs` it is wanted for, is not installed, the test is skipped."""
    missing = [
        name for name in (*NEEDED, *programs) if shutil.which(name) is None and not Path(name).is_file()
    ]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    made = Desktop(home)
    try:
        yield made
    finally:
        made.end()
