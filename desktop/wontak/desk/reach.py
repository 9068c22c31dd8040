"""Which folders are within reach, asked off the caller's thread: a disk or a network share that is gone may never answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path

PATIENCE_S = 5.0
"""A folder of which nothing has been heard for so long is out of reach."""


class Reach:
    """Asks for all folders at once. `there` are those that are within reach, complete once `poll` says so."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.there: set[Path] = set()
        self._deadline_s = time.monotonic() + PATIENCE_S
        self._threads = [
            threading.Thread(target=self._ask, args=(folder,), name="asking for a folder", daemon=True)
            for folder in set(folders)
        ]
        for thread in self._threads:
            thread.start()

    def poll(self, timeout_s: float = 0.0) -> bool:
        """Whether all have answered, or have had their time; waits for that up to `timeout_s`."""
        until_s = min(self._deadline_s, time.monotonic() + timeout_s)
        for thread in self._threads:
            thread.join(max(0.0, until_s - time.monotonic()))
        return time.monotonic() >= self._deadline_s or not any(one.is_alive() for one in self._threads)

    def _ask(self, folder: Path) -> None:
        try:
            if folder.is_dir():
                self.there.add(folder)
        except OSError:
            return
