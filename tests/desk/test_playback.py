"""What is heard: speeds keep the pitch, loops and joints are where they should be, and the moment told is the one heard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from wontak.desk import files
from wontak.desk.playback import Playback, Stretch
from wontak.desk.tape import RATE_HZ, Samples, Tape
from wontak.desk.tempo import Stretcher
from wontak.desk.waveform import Waveform
from wontak.domain.transcript import Recording

BLOCK = 1600


def voice(pitch_hz: float, length_s: float) -> Samples:
    """Something with a pitch and overtones, swelling as syllables do."""
    time_s = np.arange(int(length_s * RATE_HZ)) / RATE_HZ
    sound = sum(np.sin(2 * np.pi * pitch_hz * part * time_s) / part for part in range(1, 12))
    return (4000 * sound * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * time_s))).astype(np.int16)


def pitch_hz(sound: Samples) -> float:
    """The lag at which the sound is most like itself, as a frequency."""
    middle = sound[len(sound) // 4 : len(sound) // 4 + 8000].astype(np.float64)
    likeness = np.correlate(middle, middle, "full")[len(middle) - 1 :]
    lowest, highest = RATE_HZ // 400, RATE_HZ // 70
    return RATE_HZ / (lowest + int(np.argmax(likeness[lowest:highest])))


def everything(playback: Playback, limit_s: float = 60.0) -> Samples:
    parts = []
    while sum(map(len, parts)) < limit_s * RATE_HZ:
        part = playback.read(BLOCK)
        if not len(part):
            break
        parts.append(part)
    return np.concatenate(parts)


def counting(length_s: float, first: int = 0) -> Samples:
    """Samples that tell their own time: each 10 ms has its number as its value."""
    return (first + np.arange(int(length_s * RATE_HZ)) // 160).astype(np.int16)


@pytest.fixture
def tape(tmp_path: Path) -> Tape:
    """Two recordings, of 4 s and 3 s; the second counts on from 1000."""
    (tmp_path / files.CACHE).mkdir()
    counting(4.0).tofile(files.working_copy(tmp_path, 1))
    counting(3.0, first=1000).tofile(files.working_copy(tmp_path, 2))
    return Tape(tmp_path, (Recording(1, "audio/a.wav", 4.0), Recording(2, "audio/b.wav", 3.0, offset_s=4.0)))


@pytest.mark.parametrize("rate", [0.5, 0.7, 1.3, 2.0])
@pytest.mark.parametrize("pitch", [85.0, 130.0, 240.0])
def test_another_speed_keeps_the_pitch_and_changes_the_length(rate: float, pitch: float) -> None:
    sound = voice(pitch, 4.0)
    heard = Stretcher(sound, 0, rate).read(10 * RATE_HZ).astype(np.int16)
    assert len(heard) == pytest.approx(len(sound) / rate, rel=0.02)
    assert pitch_hz(heard) == pytest.approx(pitch_hz(sound), rel=0.02)


def test_at_its_own_speed_the_sound_is_not_touched() -> None:
    sound = voice(150, 1.0)
    heard = Stretcher(sound, 0, 1.0).read(len(sound))
    assert np.array_equal(heard[256:], sound[256:])


@pytest.mark.parametrize("at_s", [0.0, 1.23, 3.9])
@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_what_is_heard_first_is_what_was_sought(tape: Tape, at_s: float, rate: float) -> None:
    playback = Playback(tape, (1, at_s), rate)
    heard = playback.read(640)[400:]  # behind the short fade at the beginning
    wanted_s = at_s + 520 / RATE_HZ * rate
    assert np.median(heard) / 100 == pytest.approx(min(wanted_s, 4.0), abs=0.03)


@pytest.mark.parametrize("rate", [0.5, 1.0, 1.7])
def test_the_moment_told_is_the_one_heard(tape: Tape, rate: float) -> None:
    playback = Playback(tape, (1, 0.5), rate)
    heard = np.concatenate([playback.read(BLOCK) for _ in range(12)])
    for frame in range(1000, len(heard), 1777):
        recording, at_s = playback.moment_at(frame)
        assert recording == 1
        assert at_s == pytest.approx(heard[frame] / 100, abs=0.03)


def test_recordings_follow_one_another_without_a_gap(tape: Tape) -> None:
    playback = Playback(tape, (1, 3.5))
    heard = everything(playback)
    assert len(heard) == int(3.5 * RATE_HZ)
    assert set(heard[-160:]) == {1299}
    assert playback.moment_at(RATE_HZ) == (2, pytest.approx(0.5))


def test_a_stretch_is_heard_once_and_ends_where_it_ends(tape: Tape) -> None:
    playback = Playback(tape, (1, 1.0), stretch=Stretch(1, 1.0, 1.75))
    assert len(everything(playback)) == int(0.75 * RATE_HZ)
    assert playback.moment_at(playback.frames)[1] == pytest.approx(1.75)


@pytest.mark.parametrize("rate", [0.6, 1.0, 2.0])
def test_a_loop_goes_round_its_stretch_and_nothing_else(tape: Tape, rate: float) -> None:
    playback = Playback(tape, (1, 1.2), rate, stretch=Stretch(1, 1.0, 1.5, again=True))
    heard = everything(playback, limit_s=3.0)
    clear = heard[heard > 90]  # what fades in at each turn is softer
    assert clear.max() <= 150 + 3
    assert len(clear) > 0.8 * len(heard)
    assert all(1.0 <= playback.moment_at(frame)[1] <= 1.5 for frame in range(0, len(heard), 500))


def test_gain_makes_it_louder_and_never_wraps_round(tmp_path: Path) -> None:
    (tmp_path / files.CACHE).mkdir()
    loud = np.array([12_000, -12_000] * 4000, np.int16)
    loud.tofile(files.working_copy(tmp_path, 1))
    tape = Tape(tmp_path, (Recording(1, "audio/a.wav", 0.5),))
    heard = Playback(tape, (1, 0.0), gain=3.0).read(8000)[300:]
    assert set(heard) == {32_767, -32_768}


def test_meeting_time_runs_over_all_recordings(tape: Tape) -> None:
    assert tape.length_s == 7.0
    assert tape.moment(5.5) == (2, 1.5)
    assert tape.meeting_s((2, 1.5)) == 5.5
    assert tape.moment(99.0) == (2, 3.0)


def test_a_recording_without_its_working_copy_is_missed_not_played(tape: Tape, tmp_path: Path) -> None:
    files.working_copy(tmp_path, 2).unlink()
    files.peaks(tmp_path, 1).touch()
    assert [one.id for one in tape.lacking] == [2]
    assert tape.reel(2) is None


def test_columns_of_the_waveform_hold_the_extremes_of_their_time(tmp_path: Path) -> None:
    sound = np.random.default_rng(7).integers(-20_000, 20_000, 160_000).astype(np.int16)
    finest = sound.reshape(-1, 160)
    levels = {"every_160": np.stack([finest.min(1), finest.max(1)], 1)}
    coarse = sound.reshape(-1, 1600)
    levels["every_1600"] = np.stack([coarse.min(1), coarse.max(1)], 1)
    np.savez_compressed(tmp_path / "1.peaks.npz", **levels)
    waveform = Waveform.read(tmp_path / "1.peaks.npz")
    assert waveform is not None
    columns = waveform.columns(2.0, 0.05, 20)
    for column in range(20):
        part = sound[int((2.0 + column * 0.05) * RATE_HZ) :][:800]
        assert columns[column, 0] <= part.min() / 32_768 + 1e-4
        assert columns[column, 1] >= part.max() / 32_768 - 1e-4
    assert not waveform.columns(-5.0, 0.1, 40).any()
    assert not waveform.columns(10.0, 0.1, 40).any()


def test_a_waveform_that_cannot_be_read_is_simply_not_there(tmp_path: Path) -> None:
    (tmp_path / "1.peaks.npz").write_bytes(b"no archive")
    assert Waveform.read(tmp_path / "1.peaks.npz") is None
    assert Waveform.read(tmp_path / "2.peaks.npz") is None
