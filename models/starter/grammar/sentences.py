"""Parallel sentences, single and in streams for training and for measuring."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from . import patterns
from .english import capitalised
from .guard import SampleGuard
from .korean import settle

_SPACES = re.compile(r" +")
_BEFORE_MARK = re.compile(r" ([.,?])")
_DOUBLE = re.compile(r"([ap]\.m)\.\.")
_HELD_OUT_IN_10000 = 200


@dataclass(frozen=True)
class Pair:
    """One sentence in Korean and in English."""

    ko: str
    en: str


def _tidy(text: str) -> str:
    text = _BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip()
    return _DOUBLE.sub(r"\1.", text)


def _draw(rng: random.Random) -> Pair:
    known, cumulative = patterns.load()
    pattern = rng.choices(known, cum_weights=cumulative)[0]
    filling = patterns.fill(rng, pattern)
    ko = _tidy(settle(patterns.in_korean(pattern, filling)))
    return Pair(ko, capitalised(_tidy(patterns.in_english(pattern, filling))))


def pair(rng: random.Random) -> Pair:
    """One freely combined sentence of 2 to 18 English words."""
    while True:
        made = _draw(rng)
        if 2 <= made.en.count(" ") + 1 <= 18 and made.ko.count(" ") < 18:
            return made


def held_out(text: str) -> bool:
    """Whether a sentence belongs to the two percent that are never used in training."""
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:4], "big") % 10_000 < _HELD_OUT_IN_10000


def _stream(seed: int, guard: SampleGuard, *, held: bool) -> Iterator[Pair]:
    rng = random.Random(f"pairs {seed}")
    while True:
        made = pair(rng)
        either = held_out(made.ko) or held_out(made.en)
        if either is held and not guard.touches(made.ko) and not guard.touches(made.en):
            yield made


def training_pairs(seed: int, count: int, guard: SampleGuard) -> Iterator[Pair]:
    """`count` pairs for training: neither side held out, nothing that touches the sample."""
    return islice(_stream(seed, guard, held=False), count)


def held_out_pairs(seed: int, count: int, guard: SampleGuard) -> Iterator[Pair]:
    """`count` different pairs of which a side is held out, nothing that touches the sample.

    Different, for a short sentence that happens to be held out is drawn again and again.
    """
    seen: set[Pair] = set()
    for made in _stream(seed, guard, held=True):
        if made not in seen:
            seen.add(made)
            yield made
        if len(seen) == count:
            return
