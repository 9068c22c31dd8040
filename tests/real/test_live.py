"""The live transcript for real: from a virtual microphone, beside a recording that loses nothing, and through a crash."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.conftest import SAMPLE
from tests.engines.simulated_sound import one_speaking_input, sample_at_48_khz
from tests.real.live_window import CORRECTED
from tests.real.virtual_microphone import (
    Samples,
    SoundServer,
    needs_sound_server,
    place_of,
    sound_server,
)
from wontak.assessment.measures import Report, assess
from wontak.assessment.reference import Spoken, read_reference, transcript_as_spoken
from wontak.desk.desk import Desk
from wontak.desk.joining import recover
from wontak.desk.live import LiveTranscript
from wontak.desk.recording import Recorder
from wontak.domain.meeting import Meeting
from wontak.domain.recording import RATE_HZ, GapMarked, RecordingBegan, Warned
from wontak.domain.transcript import Review, SegmentFlag
from wontak.jobs.capture_child import OpenDevices, system_devices
from wontak.store.meetings import MeetingStore
from wontak.store.packs import STARTER_RECOGNISER

pytestmark = pytest.mark.slow

PATIENCE_S = 120.0
LATEST_S = 20.0
"""Text is no further behind what is said than this."""

POINTS = 0.02


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server(monkeypatch, "table") as running:
        yield running


def watched(_event: object) -> None:
    """Nobody watches."""


class Meanwhile:
    """A recording from the virtual microphone with somebody who hears along, until enough was recorded."""

    def __init__(self, store: MeetingStore, open_devices: OpenDevices = system_devices) -> None:
        self.recorder = Recorder(store, open_devices=open_devices)
        self.trouble: list[object] = []
        self.late_s: list[float] = []
        self.live: LiveTranscript | None = None
        self._store = store

    def until_began(self) -> None:
        while self.live is None:
            for event in self.recorder.poll(0.05):
                if isinstance(event, RecordingBegan):
                    self.live = LiveTranscript(self._store, self.recorder.live_copy)
            assert not self.recorder.is_over, self.recorder.fault

    def until(self, at_s: float) -> None:
        assert self.live is not None
        while self.recorder.at_s < at_s:
            events = self.recorder.poll(0.05)
            self.trouble += [event for event in events if isinstance(event, Warned | GapMarked)]
            known = len(self.live.lines)
            self.trouble += self.live.poll(self.recorder.at_s)
            self.late_s += [self.recorder.at_s - line.end_s for line in self.live.lines[known:]]

    def stop(self) -> None:
        assert self.live is not None
        self.recorder.stop()
        while not self.recorder.is_over:
            self.recorder.poll(0.05)
        self.live.finish()
        while not self.live.is_over:
            self.live.poll(self.recorder.at_s)
            self.live.join(0.05)


def begins_at(sound: Samples, recorded: Samples) -> int:
    """The sample of `recorded` at which `sound` begins, found by its loudest half second: its beginning may be silent."""
    half_s = RATE_HZ // 2
    pieces = np.abs(sound[: len(sound) // half_s * half_s].astype(np.int64)).reshape(-1, half_s).sum(axis=1)
    loudest = int(pieces.argmax()) * half_s
    return place_of(sound[loudest:], recorded) - loudest


def figures(desk: Desk, reference: tuple[Spoken, ...], begins_s: float = 0.0) -> Report:
    """A transcript measured by all sentences that were played to their end; what was played began at `begins_s`."""
    last_s = begins_s + max(one.end_s for one in reference)
    heard = [one for one in desk.store.segments() if (one.start_s + one.end_s) / 2 <= last_s]
    return assess(reference, transcript_as_spoken(heard, desk.store.recordings()))


@needs_sound_server
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("length_s", [57.2, pytest.param(318.0, marks=pytest.mark.soak)])
def test_what_is_played_is_written_along_and_the_full_pass_is_as_good_as_of_the_file(
    server: SoundServer, tmp_path: Path, length_s: float
) -> None:
    sound: Samples = sample_at_48_khz()[: round(length_s * RATE_HZ)]
    with Desk.create(tmp_path / "live.wontak", None, watched) as desk:
        meanwhile = Meanwhile(desk.store)
        meanwhile.until_began()
        began_s = meanwhile.recorder.at_s
        player = server.play(sound, "table")
        meanwhile.until(began_s + length_s - 10.0)
        assert meanwhile.live and player.poll() is None, "the text came only after it was over"
        heard_meanwhile = meanwhile.live.lines
        meanwhile.until(began_s + length_s + 2.0)
        meanwhile.stop()
        # Nothing of it was at the cost of the recording.
        assert meanwhile.trouble == []
        (recording,) = recover(desk.store)
        assert desk.store.gaps(recording.id) == ()
        recorded = np.asarray(soundfile.read(desk.store.folder / recording.file, dtype="int16")[0])
        # The text came while people spoke, and soon.
        assert len(heard_meanwhile) >= length_s / 12
        assert max(meanwhile.late_s) <= LATEST_S
        assert {line.language for line in heard_meanwhile} == {"ko", "en"}
        rough = desk.store.segments()
        assert desk.store.rough_count() == len(rough) >= len(heard_meanwhile)
        desk.transcribe(STARTER_RECOGNISER)
        assert desk.store.rough_count() == 0
        reference = tuple(one for one in read_reference(SAMPLE / "reference.json") if one.end_s <= length_s)
        live = figures(desk, reference, begins_at(sound, recorded) / RATE_HZ)
    soundfile.write(tmp_path / "file.flac", sound, RATE_HZ)
    with Desk.create(tmp_path / "file.wontak", None, watched) as desk:
        desk.add_audio([tmp_path / "file.flac"])
        desk.transcribe(STARTER_RECOGNISER)
        imported = figures(desk, reference)
    print(f"live: WER {live.wer} CER {live.cer}; imported: WER {imported.wer} CER {imported.cer};", end=" ")
    print(
        f"late: {sorted(meanwhile.late_s)[len(meanwhile.late_s) // 2]:.1f} s, {max(meanwhile.late_s):.1f} s at most"
    )
    assert (
        live.wer is not None
        and imported.wer is not None
        and live.cer is not None
        and imported.cer is not None
    )
    assert abs(live.wer - imported.wer) <= POINTS
    assert abs(live.cer - imported.cer) <= POINTS
    assert imported.wer <= 0.08 and imported.cer <= 0.08


def test_hearing_along_costs_the_recording_no_sample(tmp_path: Path) -> None:
    with MeetingStore.create(tmp_path / "meeting.wontak", Meeting()) as store:
        meanwhile = Meanwhile(store, one_speaking_input)
        meanwhile.until_began()
        meanwhile.until(20.0)
        meanwhile.stop()
        assert meanwhile.live and meanwhile.live.lines
        assert meanwhile.trouble == []
        (recording,) = recover(store)
        assert store.gaps(recording.id) == ()
        recorded = np.asarray(soundfile.read(store.folder / recording.file, dtype="int16")[0])
    spoken: Samples = np.tile(sample_at_48_khz(), 2)
    place = begins_at(recorded, spoken)
    np.testing.assert_array_equal(recorded, spoken[place : place + len(recorded)])


def test_a_killed_window_leaves_its_rough_text_and_a_correction_outlives_the_full_pass(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "meeting.wontak"
    MeetingStore.create(folder, Meeting()).close()
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.real.live_window", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert window.stdout
    engine = int(window.stdout.readline())
    window.kill()
    window.wait()
    window.stdout.close()
    until_gone(engine)
    with Desk.open(folder, watched) as desk:
        (recording,) = recover(desk.store)
        rough = desk.store.segments()
        assert len(rough) >= 3 and {one.recording for one in rough} == {recording.id}
        (edited,) = [one for one in rough if one.review is Review.EDITED]
        assert edited.text == CORRECTED
        desk.transcribe(STARTER_RECOGNISER)
        final = desk.store.segments()
        kept = desk.store.segment(edited.id)
        assert (kept.text, kept.flags) == (CORRECTED, (SegmentFlag.DIFFERS,))
        assert desk.store.heard_instead(kept.id)
        others = [one for one in final if one.id != kept.id]
        assert others and {one.id for one in rough}.isdisjoint(one.id for one in others)
        for one in others:
            assert one.end_s <= kept.start_s + 0.1 or one.start_s >= kept.end_s - 0.1


def until_gone(process: int) -> None:
    """The engine's process sees that nobody is there, and leaves."""
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
    raise AssertionError("the engine of a killed window runs on")
