"""Turns of a recording that runs: the same as those of the full pass, handed out once they are over, never long waited for."""

from itertools import pairwise

import numpy as np
import pytest

from tests.conftest import SAMPLE
from wontak.engines.audio import import_audio, open_working_copy
from wontak.engines.live_turns import LONGEST_OPEN_S, OpenTurns
from wontak.engines.planning import Turn, turns_of
from wontak.engines.recognise import PADDING_S, SHORTEST_SILENCE_S, quietest_in
from wontak.engines.speech import (
    FRAME_S,
    Detector,
    Probabilities,
    Samples,
    speech_probabilities,
    stretches_of,
)
from wontak.engines.traits import ModelTraits

STARTER = ModelTraits(window_s=8.0, packed=False, pause_s=0.3)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    folder = tmp_path_factory.mktemp("sample")
    import_audio(SAMPLE / "roundtable.flac", folder / "copy", folder / "peaks")
    return open_working_copy(folder / "copy")


def frames(*runs: tuple[float, float]) -> Probabilities:
    """Probabilities of so many seconds each of speech (above 0.5) and silence."""
    return np.concatenate([np.full(round(s / FRAME_S), share, np.float32) for s, share in runs])


def silence(length_s: float) -> Samples:
    return np.zeros(round(length_s * 16_000), np.int16)


def handed_out(
    probabilities: Probabilities, traits: ModelTraits, sound: Samples, step: int
) -> list[tuple[float, Turn]]:
    """Turns with the time at which they were handed out, hearing `step` frames at a time."""
    turns = OpenTurns(traits, sound, 0)
    found: list[tuple[float, Turn]] = []
    for first in range(0, len(probabilities), step):
        last = min(first + step, len(probabilities))
        turns.add(probabilities[first:last])
        found += [(last * FRAME_S, turn) for turn in turns.take_closed()]
    end_s = len(probabilities) * FRAME_S
    return found + [(end_s, turn) for turn in turns.take_closed(everything=True)]


def test_the_detector_hears_the_same_piece_by_piece(sample: Samples) -> None:
    whole = speech_probabilities(sample[: 30 * 16_000])
    detector = Detector()
    pieces = [
        detector.hear(sample, first, min(first + 13, len(whole))) for first in range(0, len(whole) - 1, 13)
    ]
    np.testing.assert_allclose(np.concatenate(pieces)[:-1], whole[:-1], atol=1e-4)


@pytest.mark.parametrize("traits", [STARTER, ModelTraits()], ids=["starter", "ordinary"])
@pytest.mark.parametrize("step", [3, 40])
def test_turns_that_are_not_too_long_are_those_of_the_full_pass(
    sample: Samples, traits: ModelTraits, step: int
) -> None:
    probabilities = speech_probabilities(sample)
    duration_s = len(sample) / 16_000
    stretches = stretches_of(probabilities, duration_s, min_silence_s=SHORTEST_SILENCE_S, pad_s=PADDING_S)
    full = [turn for turn in turns_of(stretches, traits, quietest_in(sample)) if turn.duration_s < 8.0]
    live = [(turn.start_s, turn.end_s) for _at_s, turn in handed_out(probabilities, traits, sample, step)]
    alike = sum(any(abs(turn.start_s - a) + abs(turn.end_s - b) < 0.1 for a, b in live) for turn in full)
    assert alike >= 0.9 * len(full)


@pytest.mark.parametrize("step", [3, 40])
def test_no_text_is_waited_for_longer_than_the_bound(sample: Samples, step: int) -> None:
    probabilities = speech_probabilities(sample)
    for at_s, turn in handed_out(probabilities, STARTER, sample, step):
        assert at_s - turn.start_s <= LONGEST_OPEN_S + step * FRAME_S + 1.0


def test_speech_without_any_pause_is_cut_and_nothing_of_it_is_lost() -> None:
    probabilities = frames((1.0, 0.0), (60.0, 0.9), (2.0, 0.0))
    found = handed_out(probabilities, ModelTraits(), silence(63.0), 10)
    spoken = [stretch for _at_s, turn in found for stretch in turn.speech]
    assert sum(one.duration_s for one in spoken) == pytest.approx(60.2, abs=0.5)
    assert all(before.end_s <= after.start_s + FRAME_S for before, after in pairwise(spoken))
    assert all(at_s - turn.start_s <= LONGEST_OPEN_S + 1.5 for at_s, turn in found)


def test_long_speech_is_cut_at_its_longest_short_pause() -> None:
    probabilities = frames(
        (0.5, 0.0), (6.0, 0.9), (0.4, 0.0), (3.0, 0.9), (0.25, 0.0), (6.0, 0.9), (2.0, 0.0)
    )
    (_at, first), *_others = handed_out(probabilities, ModelTraits(), silence(18.15), 5)
    assert first.end_s == pytest.approx(6.6, abs=0.1)


def test_silence_is_heard_at_once_and_kept_by_nobody() -> None:
    turns = OpenTurns(ModelTraits(), silence(600.0), 0)
    for _piece in range(600):
        turns.add(frames((0.96, 0.0)))
        assert turns.take_closed() == []
    assert turns.heard_s == pytest.approx(576.0, abs=1.0)
    assert len(turns._probabilities) * FRAME_S < 3.0


def test_a_word_at_the_edge_is_waited_for() -> None:
    turns = OpenTurns(ModelTraits(), silence(60.0), 0)
    turns.add(frames((1.0, 0.0), (3.0, 0.9), (0.4, 0.0)))
    assert turns.take_closed() == []
    assert turns.heard_s == pytest.approx(0.9, abs=0.1)
    turns.add(frames((0.1, 0.9)))
    assert turns.take_closed() == []
    turns.add(frames((0.5, 0.9), (1.2, 0.0)))
    (turn,) = turns.take_closed()
    assert (turn.start_s, turn.end_s) == (pytest.approx(0.9, abs=0.1), pytest.approx(5.1, abs=0.1))


def test_turns_are_numbered_one_after_the_other() -> None:
    probabilities = frames(*[(1.0, 0.0), (2.0, 0.9)] * 6, (2.0, 0.0))
    numbers = [turn.number for _at_s, turn in handed_out(probabilities, STARTER, silence(20.0), 7)]
    assert numbers == list(range(6))
