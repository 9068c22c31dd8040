"""A recording under way in a test: heard until something is the case, and read again afterwards."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import numpy as np
import soundfile

from tests.real.virtual_microphone import Samples
from wontak.desk.recording import Recorder, Trial
from wontak.domain.recording import CaptureEvent, Level, RecordingBegan, Warned, WarningOver
from wontak.domain.transcript import Recording
from wontak.store.meetings import MeetingStore

PATIENCE_S = 60.0


class Session:
    """A recorder, heard until something is the case."""

    def __init__(self, recorder: Recorder | Trial) -> None:
        self.recorder = recorder
        self.events: list[CaptureEvent] = []

    def until(self, so: Callable[[], bool]) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while not so():
            assert time.monotonic() < deadline_s, [one for one in self.events if not isinstance(one, Level)]
            assert not self.recorder.is_over, self.recorder.fault
            self.events.extend(self.recorder.poll(0.05))

    def until_began(self) -> None:
        self.until(lambda: any(isinstance(event, RecordingBegan) for event in self.events))

    def for_s(self, length_s: float) -> None:
        end_s = self.recorder.at_s + length_s
        self.until(lambda: self.recorder.at_s >= end_s)

    def kill_recorder(self) -> None:
        """Kill the capture child that records, and nobody else."""
        assert self.recorder.child_pid
        os.kill(self.recorder.child_pid, signal.SIGKILL)

    def stop(self) -> None:
        self.recorder.stop()
        while not self.recorder.is_over:
            self.events.extend(self.recorder.poll(0.05))
        assert self.recorder.fault is None

    def warned(self, code: str) -> bool:
        return any(isinstance(event, Warned) and event.code == code for event in self.events)

    def over(self, code: str) -> bool:
        return WarningOver(code) in self.events


def sound_of(store: MeetingStore, recording: Recording) -> Samples:
    return np.asarray(soundfile.read(store.folder / recording.file, dtype="int16", always_2d=True)[0])
