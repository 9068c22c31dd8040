"""Inputs with clocks of their own stay side by side, and the one that leads keeps every sample."""

import random

import numpy as np
import numpy.typing as npt
import pytest

from tests.engines.simulated_sound import counting, is_counting
from wontak.domain.recording import RATE_HZ
from wontak.engines.capture_align import DEAD_BAND_S, LAG_S, WINDOW_S, Aligner, Frames, Loss
from wontak.engines.capture_stretch import stretched

STEP_S = 0.05
SWING_S = 2.0
ASKED_S = 0.020


def swinging(times_s: npt.NDArray[np.float64]) -> npt.NDArray[np.int16]:
    """A triangle wave of true time: from its value, the moment at which it was heard can be told."""
    phase = (times_s / SWING_S) % 1.0
    return np.rint(30_000 * (4 * np.abs(phase - 0.5) - 1)).astype(np.int16)


class Stream:
    """An input that samples true time at its own rate, delivers in blocks, and is read a little late now and then."""

    def __init__(self, rate_hz: float, begins_s: float = 0.0) -> None:
        self.rate_hz = rate_hz
        self.begins_s = begins_s
        self.place = 0

    def until(self, now_s: float) -> npt.NDArray[np.int16]:
        due = max(self.place, int((now_s - self.begins_s) * self.rate_hz))
        places = np.arange(self.place, due)
        self.place = due
        return swinging(self.begins_s + places / self.rate_hz)


def recorded(streams: list[Stream], length_s: float, seed: int = 3) -> Frames:
    """What an aligner makes of these streams over `length_s`."""
    chance = random.Random(seed)
    aligner = Aligner(len(streams), RATE_HZ)
    blocks, now_s = [], 0.0
    while now_s < length_s:
        now_s += STEP_S + chance.choice((0.0, 0.0, 0.0, 0.004, 0.02))
        for channel, stream in enumerate(streams):
            aligner.feed(channel, stream.until(now_s), now_s)
        blocks.append(aligner.take(now_s))
    return np.concatenate(blocks)


def apart_s(frames: Frames) -> npt.NDArray[np.float64]:
    """How far the second channel is from the first, in seconds, where the wave is not about to turn."""
    first, second = frames[:, 0].astype(np.float64), frames[:, 1].astype(np.float64)
    steady = (np.abs(first) < 24_000) & (np.abs(second) < 24_000) & (np.abs(first - second) < 6_000)
    slope = 120_000 / SWING_S
    return np.asarray(np.abs(first - second)[steady] / slope)


@pytest.mark.parametrize(
    "rate_hz",
    [
        48_004.8,
        pytest.param(47_995.2, marks=pytest.mark.soak),
        pytest.param(48_024.0, marks=pytest.mark.soak),
    ],
)
def test_two_inputs_stay_within_20_ms_over_ten_minutes(rate_hz: float) -> None:
    frames = recorded([Stream(RATE_HZ), Stream(rate_hz, begins_s=0.13)], 600.0)
    assert len(frames) > 599 * RATE_HZ
    late = apart_s(frames[5 * RATE_HZ :])
    assert len(late) > 400 * RATE_HZ
    assert late.max() < 0.010 < ASKED_S
    # What is left alone, and what a clock runs off until two windows have shown it.
    runs_off = abs(rate_hz / RATE_HZ - 1)
    assert np.median(late) < DEAD_BAND_S + 2 * WINDOW_S * runs_off


def test_the_leading_input_keeps_every_sample() -> None:
    aligner = Aligner(2, RATE_HZ)
    other = Stream(48_010.0)
    blocks, place = [], 0
    for step in range(1, 1_200):
        now_s = step * STEP_S
        due = int(now_s * RATE_HZ)
        counted = counting(np.arange(place, due)).astype(np.int16)
        place = due
        aligner.feed(0, counted, now_s)
        aligner.feed(1, other.until(now_s), now_s)
        blocks.append(aligner.take(now_s))
    # Before it begins there may be a few samples of silence: the other one was heard that much earlier.
    assert is_counting(np.concatenate(blocks)[RATE_HZ // 10 :, 0])


def test_a_channel_that_stands_still_does_not_hold_up_the_others() -> None:
    aligner = Aligner(2, RATE_HZ)
    streams = [Stream(RATE_HZ), Stream(RATE_HZ)]
    taken = 0
    for step in range(1, 100):
        now_s = step * STEP_S
        aligner.feed(0, streams[0].until(now_s), now_s)
        if step < 40:
            aligner.feed(1, streams[1].until(now_s), now_s)
        taken += len(aligner.take(now_s))
    assert taken > (99 * STEP_S - 0.7) * RATE_HZ


def test_what_comes_too_late_is_marked_where_silence_stands_for_it() -> None:
    aligner = Aligner(2, RATE_HZ)
    streams = [Stream(RATE_HZ), Stream(RATE_HZ)]
    losses = []
    for step in range(1, 200):
        now_s = step * STEP_S
        aligner.feed(0, streams[0].until(now_s), now_s)
        if step not in range(100, 120):
            aligner.feed(1, streams[1].until(now_s), now_s)
        aligner.take(now_s)
        losses += aligner.losses
        aligner.losses.clear()
    assert {loss.channel for loss in losses} == {1}
    # It came a second late, of which six tenths could be waited for.
    assert sum(loss.frames for loss in losses) == pytest.approx(
        (20 * STEP_S - LAG_S) * RATE_HZ, abs=0.1 * RATE_HZ
    )
    assert losses[0].at_frame == pytest.approx(99 * STEP_S * RATE_HZ, abs=0.1 * RATE_HZ)


def test_samples_that_never_came_are_made_up_for_by_silence() -> None:
    aligner = Aligner(1, RATE_HZ)
    stream = Stream(RATE_HZ)
    taken = 0
    for step in range(1, 600):
        now_s = step * STEP_S
        sound = stream.until(now_s)
        aligner.feed(0, sound if step not in range(200, 220) else sound[:0], now_s)
        taken += len(aligner.take(now_s))
    assert [loss.channel for loss in aligner.losses] == [0]
    assert aligner.losses[0].frames == pytest.approx(20 * STEP_S * RATE_HZ, rel=0.05)
    assert taken == pytest.approx(599 * STEP_S * RATE_HZ, abs=0.1 * RATE_HZ)


@pytest.mark.parametrize("channel", [0, 1])
def test_a_single_fragment_that_never_came_is_noticed(channel: int) -> None:
    fragment, chance = 1_024, random.Random(4)
    aligner = Aligner(2, RATE_HZ)
    streams = [Stream(RATE_HZ), Stream(48_004.8)]
    now_s, before_s = 0.0, 0.0
    while now_s < 60.0:
        before_s = now_s
        now_s += STEP_S + chance.choice((0.0, 0.0, 0.0, 0.004, 0.02))
        for number, stream in enumerate(streams):
            sound = stream.until(now_s)
            lost = fragment if number == channel and before_s < 30.0 <= now_s else 0
            aligner.feed(number, sound[lost:], now_s)
        aligner.take(now_s)
    (loss,) = aligner.losses
    assert loss.channel == channel
    assert loss.frames == pytest.approx(fragment, abs=fragment / 5)
    assert loss.at_frame == pytest.approx(30.0 * RATE_HZ, abs=3 * WINDOW_S * RATE_HZ)


def losses_at_the_end(lost_before_s: float, held_up_s: float = 0.0, seed: int = 5) -> list[Loss]:
    """What is marked where an input loses two fragments so long before the end, or is not read for so long."""
    fragment, chance, length_s = 2_048, random.Random(seed), 33.0
    aligner, stream = Aligner(1, RATE_HZ), Stream(RATE_HZ)
    now_s, before_s = 0.0, 0.0
    while now_s < length_s:
        before_s = now_s
        now_s += STEP_S + chance.choice((0.0, 0.0, 0.0, 0.004, 0.02))
        if now_s > length_s - held_up_s and now_s < length_s - STEP_S:
            continue
        sound = stream.until(now_s)
        lost = fragment if lost_before_s and before_s < length_s - lost_before_s <= now_s else 0
        aligner.feed(0, sound[lost:], now_s)
        aligner.take(now_s)
    aligner.take(now_s, everything=True)
    return aligner.losses


@pytest.mark.parametrize("lost_before_s", [2.5, 4.0, 6.0, 9.0])
@pytest.mark.parametrize("seed", range(5))
def test_what_is_lost_shortly_before_the_end_is_marked_at_the_end(lost_before_s: float, seed: int) -> None:
    (loss,) = losses_at_the_end(lost_before_s, seed=seed)
    assert loss.frames == pytest.approx(2_048, abs=0.005 * RATE_HZ)


@pytest.mark.parametrize("held_up_s", [0.0, 0.5, 1.0, 1.9, 3.0])
@pytest.mark.parametrize("seed", range(5))
def test_a_machine_that_is_busy_at_the_end_has_lost_nothing(held_up_s: float, seed: int) -> None:
    assert losses_at_the_end(0.0, held_up_s, seed) == []


def test_after_a_pause_what_comes_follows_directly() -> None:
    aligner = Aligner(1, RATE_HZ)
    aligner.feed(0, np.ones(4_800, np.int16), 10.0)
    before = aligner.take(10.0, everything=True)
    aligner.begin_again()
    aligner.feed(0, np.full(4_800, 2, np.int16), 99.0)
    after = aligner.take(99.0)
    assert len(before) == len(after) == 4_800
    assert aligner.frame == 9_600


def test_stretching_keeps_a_tone_a_tone() -> None:
    tone = np.rint(10_000 * np.sin(2 * np.pi * 440 * np.arange(2_400) / RATE_HZ)).astype(np.int16)
    longer = stretched(tone, 2_404)
    wanted = 10_000 * np.sin(2 * np.pi * 440 * np.arange(2_404) / RATE_HZ * 2_399 / 2_403)
    assert np.abs(longer - wanted).max() < 3
