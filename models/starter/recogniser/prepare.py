"""Makes the bank a training starts from: tokenizer, phoneme classes, and the first shards of speech."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

from . import bank
from .texts import training_sentences
from .vocabulary import train_tokenizer

TOKENIZER_SENTENCES = 60_000
SURVEY_SENTENCES = 3_000


def prepare(folder: Path, sample_script: Path, shards: int, processes: int, seed: int = 1) -> None:
    """Write tokenizer.json and phonemes.json where they are missing, then add shards up to `shards`."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer, phonemes = folder / "tokenizer.json", folder / "phonemes.json"
    if not (tokenizer.exists() and phonemes.exists()):
        sentences = list(islice(training_sentences(random.Random(seed), sample_script), TOKENIZER_SENTENCES))
        train_tokenizer(text for _, text in sentences).save(str(tokenizer))
        bank.PhonemeClasses.survey(sentences[:SURVEY_SENTENCES]).save(phonemes)
    present = len(bank.shard_folders(folder))
    if present < shards:
        bank.fill(folder, sample_script, shards - present, seed, processes, first_shard=present)
