"""Stands for the window in tests that kill it: records into a meeting until it is killed. Says when it has begun."""

import sys
from pathlib import Path

from tests.engines.simulated_sound import one_counting_input
from wontak.desk.recording import Recorder
from wontak.domain.recording import RecordingBegan
from wontak.store.meetings import MeetingStore


def main(folder: Path) -> None:
    """Record; prints the capture child's process number once there is sound."""
    with MeetingStore.open(folder) as store:
        recorder = Recorder(store, open_devices=one_counting_input)
        while not recorder.is_over:
            for event in recorder.poll(0.05):
                if isinstance(event, RecordingBegan):
                    print(recorder.child_pid, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
