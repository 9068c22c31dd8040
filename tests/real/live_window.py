"""Stands for the window in a test that kills it: records people speaking and hears along until it is killed."""

import sys
from pathlib import Path

from tests.engines.simulated_sound import one_speaking_input
from wontak.desk.live import LiveTranscript
from wontak.desk.recording import Recorder
from wontak.domain.recording import RecordingBegan
from wontak.store.meetings import MeetingStore

CORRECTED = "고쳐 쓴 문장입니다"


def main(folder: Path) -> None:
    """Record; once three lines are heard, correct the second one and print the process number of the engine."""
    with MeetingStore.open(folder) as store:
        recorder = Recorder(store, open_devices=one_speaking_input)
        live: LiveTranscript | None = None
        told = False
        while not recorder.is_over:
            for event in recorder.poll(0.05):
                if isinstance(event, RecordingBegan) and live is None:
                    live = LiveTranscript(store, recorder.live_copy)
            if live is not None:
                live.poll(recorder.at_s)
                if len(live.lines) >= 3 and not told:
                    live.correct(live.lines[1].id, CORRECTED, "김")
                    print(live.child_pid, flush=True)
                    told = True


if __name__ == "__main__":
    main(Path(sys.argv[1]))
