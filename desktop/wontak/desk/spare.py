"""The capture child that stands by: it hears what is being recorded, and goes on with it should the recorder be lost.

Before a recording, one stands by to begin it at once.
"""

from __future__ import annotations

import time

from wontak.domain.errors import WontakError
from wontak.domain.recording import Pause, Resume, StandBy
from wontak.jobs.capture import CaptureChild
from wontak.jobs.capture_child import OpenDevices

AGAIN_S = 10.0
"""After a spare was lost, another one is started no sooner: a sound system that ends one of them may end the next as well."""


class Spare:
    """Keeps one such child while there is something to listen to. Nothing here waits."""

    def __init__(self, open_devices: OpenDevices, again_s: float = AGAIN_S) -> None:
        self._again_s = again_s
        self._open_devices = open_devices
        self._child: CaptureChild | None = None
        self._devices: tuple[str, ...] = ()
        self._wanted = False
        self._paused = False
        self._due_s = 0.0

    @property
    def pid(self) -> int | None:
        """Its process number, while there is one."""
        return self._child.pid if self._child else None

    def start(self) -> None:
        """Have it load all that recording needs, there being nothing to hear yet."""
        self._wanted = True
        self.poll()

    def listen(self, devices: tuple[str, ...]) -> None:
        """Have it hear these inputs; it is started where there is none."""
        self._devices = devices
        if self._child:
            self._child.send(StandBy(devices))
        self.start()

    def pause(self) -> None:
        """Have it keep nothing until `resume`."""
        self._paused = True
        if self._child:
            self._child.send(Pause())

    def resume(self) -> None:
        self._paused = False
        if self._child:
            self._child.send(Resume())

    def poll(self) -> None:
        """See whether it is still there; start another one where it is time to."""
        if self._child and self._is_lost(self._child):
            self._child.kill()
            self._child = None
            self._due_s = time.monotonic() + self._again_s
        if self._child is None and self._wanted and time.monotonic() >= self._due_s:
            self._child = CaptureChild(open_devices=self._open_devices)
            if self._paused:
                self._child.send(Pause())
            if self._devices:
                self._child.send(StandBy(self._devices))

    def take(self) -> CaptureChild | None:
        """Hand it over, to record from now on; the next one is started when there is something to `listen` to again."""
        child, self._child = self._child, None
        self._devices, self._wanted = (), False
        return child

    def drop(self) -> None:
        """Do without it, as when the sound system it has heard is gone; until there is something to `listen` to again."""
        if self._child:
            self._child.kill()
        self._child = None
        self._devices, self._wanted = (), False

    @staticmethod
    def _is_lost(child: CaptureChild) -> bool:
        try:
            child.poll()
        except WontakError:
            return True
        return child.is_over
