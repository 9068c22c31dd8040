"""`python -m tests.bench.live`: how far the live text is behind what is said, and what it costs, on the sample in real time.

The sound grows in a file as the recorder's live copy does; the model is the bundled one, on one thread at low priority.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import SAMPLE
from wontak.desk.estimate import Estimates
from wontak.desk.live import LiveState, LiveTranscript
from wontak.domain.meeting import Meeting
from wontak.engines.audio import import_audio
from wontak.store.meetings import MeetingStore

SECOND = 32_000
"""Bytes of a second of sound."""

STEP_S = 0.1
BEHIND_AIM_S, CORE_AIM = 20.0, 0.6


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.live", description=__doc__)
    parser.add_argument("--seconds", type=float, default=180.0, help="so much of the sample")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder:
        for line in _measured(Path(folder), options.seconds):
            print(line, flush=True)


def _measured(folder: Path, seconds: float) -> Iterator[str]:
    import_audio(SAMPLE / "roundtable.flac", folder / "copy", folder / "peaks")
    sound = (folder / "copy").read_bytes()[: int(seconds) * SECOND]
    length_s = len(sound) / SECOND
    with MeetingStore.create(folder / "m.wontak", Meeting()) as store:
        live_copy = store.folder / "cache" / "live-bench.pcm"
        live_copy.touch()
        live = LiveTranscript(store, live_copy, estimates=Estimates(folder / "speeds.json"))
        while live.state is LiveState.LOOKING or live.child_pid is None:
            live.poll(0.0)
            time.sleep(0.01)
        late_s, used_s = _play(live, live_copy, sound)
        model = live.model
        live.finish()
        while not live.is_over:
            live.poll(length_s)
            time.sleep(0.01)
    yield f"Live: {length_s:.0f} s of the sample in real time, {model}, one thread at the lowest priority, {len(late_s)} lines"
    most = max(late_s)
    yield (
        f"Behind: median {statistics.median(late_s):.1f} s, at most {most:.1f} s after the last word of a line "
        f"(aim: at most {BEHIND_AIM_S:.0f}){_verdict(most <= BEHIND_AIM_S)}"
    )
    core = used_s / length_s
    yield f"Processor: {core:.1%} of one core (aim: at most {CORE_AIM:.0%}){_verdict(core <= CORE_AIM)}"


def _play(live: LiveTranscript, live_copy: Path, sound: bytes) -> tuple[list[float], float]:
    """Let the file grow in real time; how late each line came after its last word, and the processor seconds it took."""
    late_s: list[float] = []
    began_s, written, at_s = time.monotonic(), 0, 0.0
    with live_copy.open("ab", buffering=0) as file:
        while written < len(sound):
            at_s = time.monotonic() - began_s
            due = min(len(sound), int(at_s / STEP_S) * int(STEP_S * SECOND))
            file.write(sound[written:due])
            written = max(written, due)
            known = len(live.lines)
            live.poll(at_s)
            late_s += [at_s - line.end_s for line in live.lines[known:]]
            time.sleep(STEP_S / 2)
    return late_s, _processor_s(live.child_pid)


def _processor_s(process: int | None) -> float:
    """The processor seconds a process has used, its start and the loading of the model included."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _verdict(reached: bool) -> str:
    return "" if reached else " - MISSED"


if __name__ == "__main__":
    main()
