"""Voice activity over a working copy gives what the whole file at once would give, in little memory."""

import tracemalloc
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from faster_whisper.vad import VadOptions, get_speech_timestamps

from tests.conftest import SAMPLE
from wontak.engines import speech
from wontak.engines.speech import RATE_HZ, Stretch, speech_stretches, stretches_of

FIRST_S = 60


@pytest.fixture(scope="module")
def minute() -> np.ndarray:
    """The first minute of the sample roundtable."""
    return soundfile.read(SAMPLE / "roundtable.flac", frames=FIRST_S * RATE_HZ, dtype="int16")[0]


@pytest.mark.parametrize(("min_silence_s", "pad_s"), [(0.25, 0.06), (0.7, 0.2), (2.0, 0.4)])
def test_stretches_are_those_of_the_library_on_the_whole_file(
    minute: np.ndarray, min_silence_s: float, pad_s: float
) -> None:
    options = VadOptions(
        min_silence_duration_ms=round(min_silence_s * 1_000),
        speech_pad_ms=round(pad_s * 1_000),
        min_speech_duration_ms=200,
    )
    whole = get_speech_timestamps(minute.astype(np.float32) / 32_768, options)
    found = speech_stretches(minute, min_silence_s=min_silence_s, pad_s=pad_s)
    assert [(stretch.start_s, stretch.end_s) for stretch in found] == [
        (pytest.approx(one["start"] / RATE_HZ, abs=1e-3), pytest.approx(one["end"] / RATE_HZ, abs=1e-3))
        for one in whole
    ]


def test_where_a_piece_ends_makes_no_difference(minute: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = speech.speech_probabilities(minute)
    monkeypatch.setattr(speech, "_PIECE_FRAMES", 333)
    np.testing.assert_allclose(speech.speech_probabilities(minute), whole, atol=1e-5)


def test_memory_does_not_grow_with_the_recording(tmp_path: Path) -> None:
    ten_minutes = 600 * RATE_HZ
    np.zeros(ten_minutes, np.int16).tofile(tmp_path / "copy.raw")
    samples = np.memmap(tmp_path / "copy.raw", np.int16, mode="r")
    speech_stretches(samples[:RATE_HZ], min_silence_s=0.3, pad_s=0.1)
    tracemalloc.start()
    speech_stretches(samples, min_silence_s=0.3, pad_s=0.1)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 1.5 * ten_minutes  # a float copy of the whole would take four bytes a sample


def test_silence_noise_and_nothing_hold_no_speech() -> None:
    noise = np.random.default_rng(4).normal(0, 300, 5 * RATE_HZ).astype(np.int16)
    for samples in (np.zeros(5 * RATE_HZ, np.int16), noise, np.zeros(0, np.int16)):
        assert speech_stretches(samples, min_silence_s=0.3, pad_s=0.1) == []


def test_stretches_come_in_order_and_never_overlap(minute: np.ndarray) -> None:
    found = speech_stretches(minute, min_silence_s=0.1, pad_s=0.5)
    assert found
    assert all(one.end_s <= other.start_s for one, other in pairwise(found))
    assert found[0].start_s >= 0
    assert found[-1].end_s <= FIRST_S


def test_padding_meets_in_the_middle_of_a_short_pause() -> None:
    probabilities = np.array([0.9] * 50 + [0.0] * 10 + [0.9] * 50, np.float32)
    first, second = stretches_of(probabilities, 110 * 0.032, min_silence_s=0.1, pad_s=1.0)
    assert first == Stretch(0.0, pytest.approx(55 * 0.032))
    assert second == Stretch(pytest.approx(55 * 0.032), 110 * 0.032)


def test_a_click_is_no_speech_and_a_breath_no_pause() -> None:
    probabilities = np.array(
        [0.0] * 20 + [0.9] * 3 + [0.0] * 20 + [0.9] * 30 + [0.4] * 40 + [0.9] * 30, np.float32
    )
    only = stretches_of(probabilities, 143 * 0.032, min_silence_s=0.3, pad_s=0.0)
    assert only == [Stretch(pytest.approx(43 * 0.032), pytest.approx(143 * 0.032))]


def test_progress_reaches_the_end(minute: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "_PIECE_FRAMES", 400)
    shares: list[float] = []
    speech_stretches(minute, min_silence_s=0.3, pad_s=0.1, on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
