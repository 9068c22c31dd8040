"""Teaches a model with random weights to tell the benchmark's Korean from its English, by a linear probe."""

import random
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim
from faster_whisper.transcribe import get_ctranslate2_storage

from tests.bench.random_whisper import LANGUAGES, Array, Ear, Shape, write_model
from tests.bench.sound import RATE_HZ, spoken
from wontak.domain.meeting import Language

STATES_PER_S = 50
MIXED, KOREAN, ENGLISH = tuple(Language), (Language.KO,), (Language.EN,)
WINDOWS = (
    *((20, 1.5, MIXED),) * 4,
    *((4, 7.0, MIXED),) * 3,
    *((3, 9.0, KOREAN), (3, 9.0, ENGLISH)) * 4,
)
"""Windows to learn from: how many turns, how long each (s), of which languages; as the recogniser will meet them."""

RIDGE = 0.02
DECIDED = 5.0
"""Logit of a language where the probe is sure."""


def teach(folder: Path, shape: Shape, scratch: Path, threads: int) -> Path:
    """Make a model folder whose language detection fits `sound.write_recording`."""
    write_model(folder, shape)
    logits, korean = _examples(WhisperModel(str(folder), device="cpu", cpu_threads=threads), scratch)
    return write_model(folder, shape, ear=_probe(logits, korean))


def _examples(model: WhisperModel, scratch: Path) -> tuple[Array, Array]:
    """Logits of all languages for turns in windows, (turns, languages), and 1 where the turn is Korean, else -1."""
    rng = random.Random(11)
    found, truth = [], []
    for count, length_s, spoken_here in WINDOWS:
        languages = [rng.choice(spoken_here) for _ in range(count)]
        turns = [spoken(scratch, language, length_s, rng) for language in languages]
        sound = np.concatenate(turns)[: 30 * RATE_HZ].astype(np.float32) / np.float32(32_768)
        states = np.array(model.encode(pad_or_trim(model.feature_extractor(sound)[..., :-1])))[0]
        at_s = 0.0
        for language, turn in zip(languages, turns, strict=True):
            first, last = (int(moment * STATES_PER_S) for moment in (at_s, at_s + len(turn) / RATE_HZ))
            if last < len(states):
                found.append(_logits(model, states[first:last]))
                truth.append(1.0 if language is Language.KO else -1.0)
            at_s += len(turn) / RATE_HZ
    return np.array(found, np.float32), np.array(truth, np.float32)


def _logits(model: WhisperModel, states: Array) -> list[float]:
    """The logarithm of each language's probability: its logit, but for an offset."""
    found = dict(model.model.detect_language(get_ctranslate2_storage(states[np.newaxis]))[0])
    return [float(np.log(found[f"<|{language}|>"])) for language in LANGUAGES]


def _probe(logits: Array, korean: Array) -> Ear:
    """Ridge regression of `korean` on `logits`, whose common offset in each row means nothing."""
    centred = logits - logits.mean(axis=1, keepdims=True)
    mean = centred.mean(axis=0)
    spread = centred - mean
    kernel = spread @ spread.T
    penalty = RIDGE * np.trace(kernel) / len(kernel) * np.eye(len(kernel))
    weights = spread.T @ np.linalg.solve(kernel + penalty, korean) * DECIDED
    weights -= weights.mean()
    return Ear(weights.astype(np.float32), float(weights @ mean))
