"""Stands for the window in tests that kill it: records into a meeting until it is killed. Says when it has begun."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.engines.simulated_sound import one_counting_input
from wontak.desk.recording import Order, Recorder
from wontak.desk.take_recorder import RecorderState
from wontak.domain.recording import CaptureEvent, Level, Marked, MarkKind, RecordingBegan
from wontak.jobs.capture_child import system_devices
from wontak.store.meetings import MeetingStore

NOTE = "표결"
"""What is marked at the beginning of each recording."""


def main(folder: Path, alone_s: float, inputs: tuple[str, ...], *, pauses: bool) -> None:
    """Record, from simulated inputs where none is named; prints the capture child's process number once NOTE is marked.

    One that `pauses` prints it once it is paused after that.
    """
    with MeetingStore.open(folder) as store:
        open_devices = system_devices if inputs else one_counting_input
        recorder = Recorder(store, Order(inputs), open_devices, alone_s=alone_s)
        while not recorder.is_over:
            for event in recorder.poll(0.05):
                if isinstance(event, RecordingBegan):
                    recorder.mark(MarkKind.NOTE, NOTE)
                elif isinstance(event, Marked) and pauses:
                    recorder.pause()
                elif isinstance(event, Marked) or _is_paused(recorder, event):
                    print(recorder.child_pid, flush=True)


def _is_paused(recorder: Recorder, event: CaptureEvent) -> bool:
    return recorder.state is RecorderState.PAUSED and isinstance(event, Level) and event.paused


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        float(sys.argv[2]),
        tuple(one for one in sys.argv[3:] if one != "--pauses"),
        pauses="--pauses" in sys.argv,
    )
