"""The mix of texts the recogniser learns from: grammar sentences, word salad, nothing of the sample, nothing held out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from grammar import SampleGuard, held_out, pair, salad

from .vocabulary import LANGUAGES

SALAD_SHARE = 0.4
Sentence = tuple[str, str]


def training_sentences(rng: random.Random, sample_script: Path) -> Iterator[Sentence]:
    """Endless (language, text); both sides of a grammar pair come one after the other."""
    guard = SampleGuard(sample_script)
    while True:
        if rng.random() < SALAD_SHARE:
            candidates = [(language, salad(rng, language)) for language in LANGUAGES]
        else:
            both = pair(rng)
            candidates = [("en", both.en), ("ko", both.ko)]
        for language, text in candidates:
            if text and not held_out(text) and not guard.touches(text):
                yield language, text


def held_out_sentences(rng: random.Random, count: int) -> list[Sentence]:
    """`count` grammar sentences of each language that training never sees, languages in turn."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    while min(len(texts) for texts in found.values()) < count:
        both = pair(rng)
        for language, text in (("en", both.en), ("ko", both.ko)):
            if held_out(text) and len(found[language]) < count:
                found[language].append(text)
    return [(language, found[language][index]) for index in range(count) for language in LANGUAGES]
