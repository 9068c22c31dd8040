"""Where a recording ends is found again in what another listener has heard."""

import numpy as np
import pytest

from wontak.domain.recording import RATE_HZ
from wontak.engines.capture_align import Samples
from wontak.engines.capture_match import WINDOW, place_behind

OFF = RATE_HZ


def room(length_s: float = 4.0, seed: int = 1) -> Samples:
    """Noise on top of mains hum, by a microphone with an offset."""
    times_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    noise = np.random.default_rng(seed).standard_normal(len(times_s)) * 300
    return np.rint(noise + 4_000 * np.sin(2 * np.pi * 50 * times_s) + 900).astype(np.int16)


@pytest.mark.parametrize("off", [-30_000, -7, 0, 900, 30_000])
def test_the_place_is_exact_wherever_the_clock_expects_it(off: int) -> None:
    sound = room()
    assert place_behind(sound[80_000 - WINDOW : 80_000], sound, 80_000 + off, OFF) == 80_000


def test_whoever_begins_to_listen_just_before_the_end_is_in_time() -> None:
    sound = room()
    assert place_behind(sound[80_000 - WINDOW : 80_000], sound[79_900:], 700, OFF) == 100


def test_sound_that_came_by_another_way_is_recognised() -> None:
    sound = room()
    between = np.rint((sound[:-1].astype(np.float64) + sound[1:]) / 2).astype(np.int16)
    place = place_behind(between[80_000 - WINDOW : 80_000], sound, 80_500, OFF)
    assert place is not None and abs(place - 80_000) <= 1


def test_what_was_never_heard_is_not_found() -> None:
    sound, other = room(), room(seed=2)
    assert place_behind(other[80_000 - WINDOW : 80_000], sound, 80_000, OFF) is None
    # The end of the recording is older than everything that was heard.
    assert place_behind(sound[20_000 - WINDOW : 20_000], sound[30_000:], -10_000, OFF) is None


def test_silence_and_what_only_rises_say_nothing_about_a_place() -> None:
    silence = np.zeros(4 * RATE_HZ, np.int16)
    assert place_behind(silence[:WINDOW], silence, 80_000, OFF) is None
    rising = np.arange(-30_000, 30_000, dtype=np.int16)
    assert place_behind(rising[:WINDOW], rising[20_000:], 0, OFF) is None


def test_of_places_that_are_alike_the_one_that_is_expected_counts() -> None:
    hum = np.rint(4_000 * np.sin(2 * np.pi * 50 * np.arange(4 * RATE_HZ) / RATE_HZ)).astype(np.int16)
    place = place_behind(hum[80_000 - WINDOW : 80_000], hum, 80_100, OFF)
    assert place == 80_000
