"""A store of spoken sentences as mel energies: shards that many processes write and the training maps into memory.

A shard is a folder with `mel.npy` (frames × 80, float16 logarithms of mel energies), `phonemes.npy` (one class
per encoder position, that is per two frames) and `utterances.json`. Shards appear whole (written beside, then
renamed), so the training may pick up new ones while it runs.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .espeak import PAUSE, Speaker
from .features import FLOOR, FRAME_S, MELS, mel_power
from .texts import training_sentences
from .voices import Utterance, draw_voice, speak

SHARD_UTTERANCES = 400
SUBFRAME_SAMPLES = 160
POSITION_S = 2 * FRAME_S
MAX_SECONDS = 14.0
MAX_PHONEME_CLASSES = 160


@dataclass(frozen=True)
class Stored:
    """One utterance of the bank; `log_power` (frames, 80) and `phonemes` (positions) are views of mapped files.

    `words`: (first character, past the last, start in seconds, end in seconds).
    """

    language: str
    text: str
    log_power: np.ndarray
    phonemes: np.ndarray
    words: tuple[tuple[int, int, float, float], ...]

    @property
    def length_s(self) -> float:
        return len(self.log_power) * FRAME_S


class PhonemeClasses:
    """Numbers for espeak's phonemes, shared by all shards of a bank; class 0 is a pause."""

    def __init__(self, symbols: list[str]) -> None:
        self._numbers = {symbol: number for number, symbol in enumerate(symbols[:MAX_PHONEME_CLASSES])}

    @classmethod
    def survey(cls, sentences: list[tuple[str, str]]) -> PhonemeClasses:
        """The phonemes of these sentences."""
        speaker, seen = Speaker(), {PAUSE: None}
        for language, text in sentences:
            spoken = speaker.say(text, "ko" if language == "ko" else "en-us", 175, 50, 50)
            seen.update({symbol: None for _, symbol in spoken.phonemes})
        return cls(list(seen))

    @classmethod
    def load(cls, path: Path) -> PhonemeClasses:
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(list(self._numbers), ensure_ascii=False), encoding="utf-8")

    def __len__(self) -> int:
        return len(self._numbers)

    def frames(self, utterance: Utterance, positions: int) -> np.ndarray:
        """The class at the middle of each encoder position; a phoneme outside the survey counts as a pause."""
        classes = np.zeros(positions, np.uint8)
        for start_s, end_s, symbol in utterance.phonemes:
            first, past = round(start_s / POSITION_S), max(round(end_s / POSITION_S), 1)
            classes[first:past] = self._numbers.get(symbol, 0)
        return classes


@dataclass(frozen=True)
class Order:
    """What one worker is to make: shards numbered from `first_shard`, from a seed of their own."""

    folder: Path
    sample_script: Path
    seed: int
    first_shard: int
    shards: int


def write_shards(order: Order) -> float:
    """Speak and store `order.shards` shards; returns the hours of speech. Runs in a process of its own."""
    speaker, rng = Speaker(), random.Random(order.seed)
    classes = PhonemeClasses.load(order.folder / "phonemes.json")
    sentences = training_sentences(rng, order.sample_script)
    seconds = 0.0
    for number in range(order.first_shard, order.first_shard + order.shards):
        utterances: list[Utterance] = []
        while len(utterances) < SHARD_UTTERANCES:
            language, text = next(sentences)
            utterance = speak(speaker, draw_voice(rng, language), language, text, rng.getrandbits(32))
            if utterance is not None and len(utterance.samples) < MAX_SECONDS * 16_000:
                utterances.append(utterance)
                seconds += len(utterance.samples) / 16_000
        _write_shard(order.folder / f"shard-{number:05d}", utterances, classes, rng)
    return seconds / 3600


def _write_shard(
    folder: Path, utterances: list[Utterance], classes: PhonemeClasses, rng: random.Random
) -> None:
    """One shard; each utterance is shifted by a random part of a frame, as speech in a window is."""
    powers, phonemes, described, frame = [], [], [], 0
    for utterance in utterances:
        shift = rng.randrange(SUBFRAME_SAMPLES)
        power = mel_power(np.concatenate([np.zeros(shift, np.float32), utterance.samples]))
        power = np.pad(power, ((0, len(power) % 2), (0, 0)))
        powers.append(np.log10(np.maximum(power, FLOOR)).astype(np.float16))
        phonemes.append(classes.frames(utterance, len(power) // 2))
        described.append(
            {
                "language": utterance.language,
                "text": utterance.text,
                "frame": frame,
                "frames": len(power),
                "words": utterance.words,
            }
        )
        frame += len(power)
    partial = folder.with_name(f".{folder.name}.{os.getpid()}")
    partial.mkdir(parents=True)
    np.save(partial / "mel.npy", np.concatenate(powers))
    np.save(partial / "phonemes.npy", np.concatenate(phonemes))
    (partial / "utterances.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    partial.replace(folder)


def fill(
    folder: Path, sample_script: Path, shards: int, seed: int, processes: int, first_shard: int = 0
) -> float:
    """Add `shards` shards to the bank with several processes; returns the hours of speech added."""
    started = time.monotonic()
    orders = [
        Order(folder, sample_script, seed * 100_000 + number, number, 1)
        for number in range(first_shard, first_shard + shards)
    ]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        hours = sum(pool.imap_unordered(write_shards, orders))
    print(f"bank: {hours:.1f} h in {time.monotonic() - started:.0f} s", flush=True)
    return hours


def load_shard(folder: Path) -> Iterator[Stored]:
    """The utterances of one shard, their arrays mapped from its files."""
    mel = np.load(folder / "mel.npy", mmap_mode="r")
    phonemes = np.load(folder / "phonemes.npy", mmap_mode="r")
    assert mel.shape[1] == MELS
    for entry in json.loads((folder / "utterances.json").read_text(encoding="utf-8")):
        first, past = entry["frame"], entry["frame"] + entry["frames"]
        words = tuple((int(a), int(b), float(s), float(e)) for a, b, s, e in entry["words"])
        yield Stored(
            entry["language"], entry["text"], mel[first:past], phonemes[first // 2 : past // 2], words
        )


def shard_folders(folder: Path) -> list[Path]:
    """The shards that are complete, in order."""
    return sorted(folder.glob("shard-*"))
