"""Turns, windows and batches: everything heard once, nothing longer than the model can take, the same plan every time."""

import random
from itertools import pairwise

import pytest

from wontak.engines.planning import BATCH_TURNS, Turn, batches_of, packed, turns_of
from wontak.engines.speech import Stretch
from wontak.engines.traits import ModelTraits

WHISPER = ModelTraits()
STARTER = ModelTraits(starter=True, window_s=12.0, packed=False)


def middle(start_s: float, end_s: float) -> float:
    return (start_s + end_s) / 2


def talk(seed: int, minutes: float = 20.0) -> list[Stretch]:
    """Stretches of speech as the detector gives them, up to 40 s long."""
    rng, clock, stretches = random.Random(seed), 0.0, []
    while clock < minutes * 60:
        length = rng.choice((rng.uniform(0.3, 6), rng.uniform(0.3, 40)))
        stretches.append(Stretch(clock, clock + length))
        clock += length + rng.choice((0.0, rng.uniform(0.05, 0.6), rng.uniform(0.5, 5)))
    return stretches


@pytest.mark.parametrize("traits", [WHISPER, STARTER])
@pytest.mark.parametrize("seed", range(5))
def test_windows_hold_all_speech_once_and_never_too_much(traits: ModelTraits, seed: int) -> None:
    stretches = talk(seed)
    turns = turns_of(stretches, traits, middle)
    batches = batches_of(turns, stretches[-1].end_s + 3, traits)
    windows = [window for batch in batches for window in packed(batch.turns, traits)]
    assert max(window.duration_s for window in windows) <= traits.window_s + 1e-6
    heard = [part for window in windows for turn in window.turns for part in turn.speech]
    assert sum(part.duration_s for part in heard) == pytest.approx(sum(part.duration_s for part in stretches))
    assert [part.start_s for part in heard] == sorted(part.start_s for part in heard)


@pytest.mark.parametrize("traits", [WHISPER, STARTER])
def test_batches_follow_one_another_from_beginning_to_end(traits: ModelTraits) -> None:
    turns = turns_of(talk(9), traits, middle)
    batches = batches_of(turns, 1_300.0, traits)
    assert batches[0].start_s == 0.0
    assert batches[-1].end_s == 1_300.0
    for before, after in pairwise(batches):
        assert before.end_s == after.start_s
    for batch in batches:
        assert all(
            batch.start_s <= turn.start_s + 0.001 and turn.end_s <= batch.end_s + 0.001
            for turn in batch.turns
        )


def test_a_short_pause_joins_and_a_long_one_parts() -> None:
    stretches = [Stretch(0, 3), Stretch(3.3, 6), Stretch(6.8, 9)]
    turns = turns_of(stretches, WHISPER, middle)
    assert [(turn.start_s, turn.end_s) for turn in turns] == [(0, 6), (6.8, 9)]


def test_a_turn_too_long_is_cut_at_its_longest_pauses() -> None:
    stretches = [Stretch(0, 9), Stretch(9.1, 20), Stretch(20.4, 30), Stretch(30.1, 41)]
    turns = turns_of(stretches, WHISPER, middle)
    assert [(turn.start_s, turn.end_s) for turn in turns] == [(0, 20), (20.4, 41)]


def test_speech_without_any_pause_is_cut_where_it_is_quietest() -> None:
    turns = turns_of([Stretch(0, 50)], WHISPER, lambda _start_s, end_s: end_s - 2)
    assert [(turn.start_s, turn.end_s) for turn in turns] == [(0, 28), (28, 50)]


def test_a_turn_goes_on_in_the_next_window_after_a_pause() -> None:
    first = Turn((Stretch(0, 20),), 0)
    second = Turn((Stretch(21, 27), Stretch(27.3, 35), Stretch(35.1, 40)), 1)
    windows = packed([first, second], WHISPER)
    assert [window.duration_s for window in windows] == pytest.approx([26, 12.7])
    assert {turn.number for turn in windows[1].turns} == {1}


def test_a_model_that_hears_one_turn_at_a_time_gets_one_turn_a_window() -> None:
    turns = turns_of(talk(4), STARTER, middle)
    batches = batches_of(turns, 2_000, STARTER)
    assert all(len(window.turns) == 1 for batch in batches for window in packed(batch.turns, STARTER))
    assert max(len(batch.turns) for batch in batches) <= BATCH_TURNS


def test_nobody_speaking_makes_no_batch() -> None:
    assert batches_of([], 60.0, WHISPER) == []
