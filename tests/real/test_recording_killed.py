"""Whatever is killed while it records, at most a second is lost and the rest is there, sample for sample."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.engines.simulated_sound import TURN, Samples, is_counting, one_counting_input
from tests.real.killed_window import ALONE_S, recording_window, until
from tests.real.recording_session import Session, sound_of
from tests.real.virtual_microphone import likeness, needs_sound_server, noise, place_of, sound_server
from wontak.desk.joining import lone_takes, recover, takes
from wontak.desk.recording import Order, Recorder
from wontak.desk.take_recorder import RecorderState
from wontak.domain.meeting import Meeting
from wontak.domain.recording import RATE_HZ, GapKind, Level, RecordingBegan, TakenOver, Warned
from wontak.store.meetings import MeetingStore

pytestmark = pytest.mark.slow

SHORT_FORM, LONG_FORM = range(1), range(1, 10)
SEEDS = [*SHORT_FORM, *(pytest.param(seed, marks=pytest.mark.soak) for seed in LONG_FORM)]
LONGEST_S = 24.0
"""Kills fall up to here in the long form: before, in and after the closing of two pieces."""

PATIENCE_S = 60.0
UNMARKED_S = 0.02
SHIFTED_S = 0.05
"""How exactly a gap is marked, and how far what follows it may be from where the clock says."""


def moment_s(seed: int) -> float:
    """When to strike after the recording has begun; the short form strikes early."""
    return random.Random(seed).uniform(0.2, LONGEST_S) if seed else 1.7


def lost_s(sound: Samples, killed_at_s: float) -> float:
    """How long before the kill the last recorded sample was heard: what its number says, in seconds."""
    last = int(sound[-1]) + TURN // 2
    return float((killed_at_s * RATE_HZ - last) % TURN / RATE_HZ)


def until_s(moment_s: float) -> None:
    """Wait for a moment of the monotonic clock."""
    until(lambda: time.monotonic() >= moment_s)


def made(folder: Path) -> Path:
    meeting = folder / "meeting.wontak"
    MeetingStore.create(meeting, Meeting()).close()
    return meeting


@pytest.mark.parametrize("seed", SEEDS)
def test_after_a_kill_of_both_the_recording_is_there_at_the_next_start(tmp_path: Path, seed: int) -> None:
    folder = made(tmp_path)
    with recording_window(folder) as window:
        until_s(window.began_s + moment_s(seed))
        window.kill()
        killed_at_s = time.monotonic()
        window.signal_capture(signal.SIGKILL)
        window.until_left()
        with MeetingStore.open(folder) as store:
            (recording,) = recover(store)
            assert not takes(folder)
            sound = sound_of(store, recording)[:, 0]
    assert is_counting(sound)
    assert recording.duration_s > killed_at_s - window.began_s - 1.0
    assert lost_s(sound, killed_at_s) < 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_after_a_kill_of_the_window_nothing_is_missing_across_the_next_start(
    tmp_path: Path, seed: int
) -> None:
    folder = made(tmp_path)
    with recording_window(folder) as window:
        until_s(window.began_s + moment_s(seed))
        window.kill()
        # However soon, or late, somebody is there again.
        until_s(time.monotonic() + random.Random(-seed).uniform(0.0, 6.0))
        with MeetingStore.open(folder) as store:
            (lone,) = lone_takes(folder)
            session = Session(Recorder(store, open_devices=one_counting_input, alone_s=ALONE_S, lone=lone))
            session.until(lambda: any(isinstance(event, TakenOver) for event in session.events))
            session.for_s(1.0)
            went_on_s = time.monotonic() - window.began_s
            session.stop()
            (recording,) = recover(store)
            assert not takes(folder)
            assert store.gaps(recording.id) == ()
            sound = sound_of(store, recording)[:, 0]
    assert is_counting(sound)
    assert recording.duration_s > went_on_s - 1.0


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
        gaps = store.gaps(recording.id)
        sound = soundfile.read(folder / recording.file, dtype="int16")[0]
    assert len([event for event in events if isinstance(event, RecordingBegan)]) == 2
    # Another child stood by and has heard on. What nobody has heard is silence and marked, nothing else is missing.
    assert [gap.kind for gap in gaps] in ([], [GapKind.RESTART])
    edges = [round(edge * RATE_HZ) for gap in gaps for edge in (gap.at_s, gap.at_s + gap.length_s)]
    first, *others = np.split(sound, edges)
    assert is_counting(first)
    if others:
        silence, again = others
        assert not silence.any() and is_counting(again)
        assert lost_s(first, struck) + gaps[0].length_s < 1.0


def test_a_recorder_that_is_killed_in_a_pause_is_replaced_in_the_pause(tmp_path: Path) -> None:
    with MeetingStore.open(made(tmp_path)) as store:
        session = Session(Recorder(store, open_devices=one_counting_input))
        session.until_began()
        session.for_s(1.0)
        session.recorder.pause()
        session.until(lambda: any(isinstance(event, Level) and event.paused for event in session.events))
        session.kill_recorder()
        session.until(lambda: session.warned("recorder_restarted"))
        assert session.recorder.state is RecorderState.PAUSED
        session.recorder.resume()
        session.for_s(1.0)
        session.stop()
        (recording,) = recover(store)
        (gap,) = store.gaps(recording.id)
        sound = sound_of(store, recording)[:, 0]
    assert gap.kind is GapKind.PAUSE
    edge = round(gap.at_s * RATE_HZ)
    assert is_counting(sound[:edge]) and is_counting(sound[edge:])


@needs_sound_server
@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_killed_recorder_did_not_hear_the_one_that_stood_by_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    names = ("table", "feed")[: 1 + seed % 2]
    struck_s = moment_s(seed)
    with sound_server(monkeypatch, *names) as server, MeetingStore.open(made(tmp_path)) as store:
        session = Session(Recorder(store, Order(names)))
        session.until_began()
        played = [noise(struck_s + 8.0, number) for number, _ in enumerate(names)]
        for name, sound in zip(names, played, strict=True):
            server.play(sound, name)
        session.for_s(struck_s)
        session.kill_recorder()
        session.until(lambda: session.warned("recorder_restarted"))
        session.for_s(2.0)
        session.stop()
        (recording,) = recover(store)
        heard = sound_of(store, recording)
        gaps = store.gaps(recording.id)
    marked_s = sum(gap.length_s for gap in gaps)
    assert marked_s < 1.0
    for channel, sound in enumerate(played):
        lost_s, shifted_s = compared(sound, heard[:, channel])
        assert lost_s <= marked_s + UNMARKED_S
        assert shifted_s < SHIFTED_S


def compared(sound: Samples, heard: Samples) -> tuple[float, float]:
    """How much of `sound` is missing inside `heard`, and how far its end has been shifted against its beginning, in seconds."""
    place, step = place_of(sound, heard), RATE_HZ // 100
    length = min(len(sound), len(heard) - place - RATE_HZ // 5) // step * step
    end = slice(length - RATE_HZ // 2, length)
    shifted = place_of(sound[end], heard) - place - end.start
    parts = zip(
        sound[:length].reshape(-1, step), heard[place : place + length].reshape(-1, step), strict=True
    )
    # Noise is like itself at one place only: where a hundredth of a second is not, the sound that was played is not there.
    late = [heard[place + shifted :][first : first + step] for first in range(0, length, step)]
    missing = [
        not any(likeness(part, one) > 0.5 for one in (there, moved))
        for (part, there), moved in zip(parts, late, strict=True)
    ]
    return sum(missing) * step / RATE_HZ, abs(shifted) / RATE_HZ
