"""The voice encoder runs without PyTorch and hears who is who; its weights file is read without running code."""

import json
import pickle
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.conftest import SAMPLE
from wontak.domain.errors import Code, WontakError
from wontak.engines.legacy_weights import MAGIC_NUMBER, read_weights
from wontak.engines.speech import RATE_HZ, Stretch
from wontak.engines.voice_encoder import embed, mel_frames


@pytest.fixture(scope="module")
def sample() -> np.ndarray:
    return soundfile.read(SAMPLE / "roundtable.flac", dtype="int16")[0]


def test_windows_of_one_person_are_nearer_than_those_of_two(sample: np.ndarray) -> None:
    spoken = json.loads((SAMPLE / "reference.json").read_text(encoding="utf-8"))["segments"]
    windows = [Stretch(one["start_s"] + 0.5, one["start_s"] + 2.1) for one in spoken]
    owners = np.array([one["speaker"] for one in spoken])
    embeddings = embed(sample, windows)
    likeness = embeddings @ embeddings.T
    same = owners[:, None] == owners[None]
    np.fill_diagonal(same, False)
    different = owners[:, None] != owners[None]
    assert likeness[same].mean() > likeness[different].mean() + 0.2
    assert np.percentile(likeness[same], 5) > np.percentile(likeness[different], 75)


def test_embeddings_have_length_one_whatever_the_level(sample: np.ndarray) -> None:
    windows = [Stretch(2.0, 3.6), Stretch(2.0, 2.4), Stretch(0.0, 1.0), Stretch(318.0, 319.9)]
    loud, quiet = embed(sample, windows), embed(sample // 8, windows)
    np.testing.assert_allclose(np.linalg.norm(loud, axis=1), 1, atol=1e-5)
    assert (loud[0] @ quiet[0]) > 0.98


def test_no_windows_give_no_embeddings(sample: np.ndarray) -> None:
    assert embed(sample, []).shape == (0, 256)


def test_a_tone_lands_in_the_mel_bands_around_it() -> None:
    time_s = np.arange(RATE_HZ) / RATE_HZ
    frames = mel_frames(np.sin(2 * np.pi * 1_000 * time_s).astype(np.float32))
    assert frames.shape == (101, 40)
    # 1 kHz is 15 mel of 45.2; the 40 bands' peaks are 1.103 mel apart.
    assert set(frames[5:-5].argmax(axis=1).tolist()) <= {12, 13}


def test_a_weights_file_that_would_run_code_is_refused(tmp_path: Path) -> None:
    class Harmful:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (tmp_path / "harm",)

    content = [MAGIC_NUMBER, 1001, {}, Harmful()]
    (tmp_path / "weights.pt").write_bytes(b"".join(pickle.dumps(part, 2) for part in content))
    with pytest.raises(WontakError) as fault:
        read_weights(tmp_path / "weights.pt", "model_state")
    assert fault.value.code is Code.MODEL_INVALID
    assert not (tmp_path / "harm").exists()


@pytest.mark.parametrize("content", [b"", b"no pickle at all", pickle.dumps(5), pickle.dumps(MAGIC_NUMBER)])
def test_something_else_in_the_place_of_weights_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "weights.pt").write_bytes(content)
    with pytest.raises(WontakError) as fault:
        read_weights(tmp_path / "weights.pt", "model_state")
    assert fault.value.code is Code.MODEL_INVALID
    with pytest.raises(WontakError) as fault:
        read_weights(tmp_path / "gone.pt", "model_state")
    assert fault.value.code is Code.MODEL_MISSING
