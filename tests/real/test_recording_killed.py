"""Whatever is killed while it records, at most a second is lost and the rest is there, sample for sample."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.engines.simulated_sound import TURN, Samples, is_counting, one_counting_input
from wontak.desk.joining import has_takes, recover
from wontak.desk.recording import Recorder
from wontak.domain.meeting import Meeting
from wontak.domain.recording import RATE_HZ, GapKind, RecordingBegan, Warned
from wontak.store.meetings import MeetingStore

pytestmark = pytest.mark.slow

SHORT_FORM, LONG_FORM = range(1), range(1, 10)
SEEDS = [*SHORT_FORM, *(pytest.param(seed, marks=pytest.mark.soak) for seed in LONG_FORM)]
LONGEST_S = 24.0
"""Kills fall up to here in the long form: before, in and after the closing of two pieces."""

PATIENCE_S = 60.0


def moment_s(seed: int) -> float:
    """When to strike after the recording has begun; the short form strikes early."""
    return random.Random(seed).uniform(0.2, LONGEST_S) if seed else 1.7


def lost_s(sound: Samples, killed_at_s: float) -> float:
    """How long before the kill the last recorded sample was heard: what its number says, in seconds."""
    last = int(sound[-1]) + TURN // 2
    return float((killed_at_s * RATE_HZ - last) % TURN / RATE_HZ)


def made(folder: Path) -> Path:
    meeting = folder / "meeting.wontak"
    MeetingStore.create(meeting, Meeting()).close()
    return meeting


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("victims", ["window", "both"])
def test_after_a_kill_the_recording_is_there_at_the_next_start(
    tmp_path: Path, victims: str, seed: int
) -> None:
    folder = made(tmp_path)
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.real.recording_window", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert window.stdout
    capture = int(window.stdout.readline())
    began_s = time.monotonic()
    struck = moment_s(seed)
    with pytest.raises(subprocess.TimeoutExpired):
        window.wait(struck)
    killed_at_s = time.monotonic()
    window.kill()
    if victims == "both":
        os.kill(capture, signal.SIGKILL)
    window.wait()
    window.stdout.close()
    with MeetingStore.open(folder) as store:
        (recording,) = recover(store)
        assert not has_takes(folder)
        sound = soundfile.read(folder / recording.file, dtype="int16")[0]
    assert is_counting(sound)
    assert recording.duration_s > killed_at_s - began_s - 1.0
    after_s = recording.duration_s - (killed_at_s - began_s)
    # What is left of a capture process may record on for a moment, until it sees that nobody is there.
    assert lost_s(sound, killed_at_s) < 1.0 or (victims == "window" and 0 < after_s < 2.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_recorder_is_replaced_and_the_recording_goes_on(tmp_path: Path, seed: int) -> None:
    folder = made(tmp_path)
    with MeetingStore.open(folder) as store:
        recorder = Recorder(store, open_devices=one_counting_input)
        events = []
        struck, deadline_s = 0.0, time.monotonic() + PATIENCE_S + LONGEST_S
        while not any(isinstance(event, Warned) and event.code == "recorder_restarted" for event in events):
            assert time.monotonic() < deadline_s
            events.extend(recorder.poll(0.05))
            assert not recorder.is_over, recorder.fault
            if not struck and recorder.at_s >= moment_s(seed) and recorder.child_pid:
                struck = time.monotonic()
                os.kill(recorder.child_pid, signal.SIGKILL)
        end_s = recorder.at_s + 1.0
        while recorder.at_s < end_s:
            recorder.poll(0.05)
        recorder.stop()
        while not recorder.is_over:
            recorder.poll(0.05)
        (recording,) = recover(store)
        (gap,) = store.gaps(recording.id)
        sound = soundfile.read(folder / recording.file, dtype="int16")[0]
    assert len([event for event in events if isinstance(event, RecordingBegan)]) == 2
    assert gap.kind is GapKind.RESTART
    edge = round(gap.at_s * RATE_HZ)
    again = edge + int(np.flatnonzero(np.diff(sound[edge:].astype(np.int64)) != 0)[0]) + 1
    assert is_counting(sound[:edge]) and is_counting(sound[again + 1 :])
    assert lost_s(sound[:edge], struck) < 1.0
    # The time that is missing is silence: what follows lies where the clock says.
    heard_again_s = (again - edge) / RATE_HZ
    assert heard_again_s == pytest.approx(gap.length_s, abs=0.4)
    # Another child stood by: what it could not hear is no more than what a kill may cost.
    assert gap.length_s < 1.0
