"""The bundled starter recogniser: a whole CTranslate2 folder of two languages that says nothing about silence."""

import json
from pathlib import Path

import numpy as np
import pytest
from faster_whisper import WhisperModel

from wontak.engines.traits import read_traits

FOLDER = Path(__file__).resolve().parents[2] / "models" / "starter-recogniser"
FILES = {
    "config.json",
    "model.bin",
    "preprocessor_config.json",
    "tokenizer.json",
    "vocabulary.json",
    "wontak.json",
}
LARGEST_BYTES = 8_000_000
RATE_HZ = 16_000


@pytest.fixture(scope="module")
def recogniser() -> WhisperModel:
    return WhisperModel(str(FOLDER), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)


def test_the_folder_holds_every_file_and_nothing_else() -> None:
    assert {path.name for path in FOLDER.iterdir()} == FILES


def test_the_folder_is_small_enough_to_be_bundled() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= LARGEST_BYTES


def test_the_model_chooses_between_korean_and_english_alone() -> None:
    vocabulary = json.loads((FOLDER / "vocabulary.json").read_text(encoding="utf-8"))
    config = json.loads((FOLDER / "config.json").read_text(encoding="utf-8"))
    assert {vocabulary[index] for index in config["lang_ids"]} == {"<|en|>", "<|ko|>"}


def test_vocabulary_and_tokenizer_number_their_tokens_alike(recogniser: WhisperModel) -> None:
    vocabulary = json.loads((FOLDER / "vocabulary.json").read_text(encoding="utf-8"))
    assert recogniser.hf_tokenizer.get_vocab() == {token: index for index, token in enumerate(vocabulary)}


def test_faster_whisper_takes_it_for_a_multilingual_model(recogniser: WhisperModel) -> None:
    assert recogniser.model.is_multilingual


def test_the_pieces_faster_whisper_forbids_do_not_hold_the_bare_space(recogniser: WhisperModel) -> None:
    space = recogniser.hf_tokenizer.encode(" ", add_special_tokens=False).ids
    for forbidden in (" -", " '", " ♪"):
        assert recogniser.hf_tokenizer.encode(forbidden, add_special_tokens=False).ids[:1] != space


def test_a_time_of_day_needs_no_forbidden_colon(recogniser: WhisperModel) -> None:
    colon = recogniser.hf_tokenizer.encode(":", add_special_tokens=False).ids
    assert colon[0] not in recogniser.hf_tokenizer.encode(" at 12:45 p.m.", add_special_tokens=False).ids


def test_the_folder_says_that_it_is_a_starter() -> None:
    assert read_traits(FOLDER).starter


def test_a_silent_window_gives_nothing(recogniser: WhisperModel) -> None:
    segments, _ = recogniser.transcribe(np.zeros(4 * RATE_HZ, np.float32), condition_on_previous_text=False)
    assert list(segments) == []
