"""An endless stream of fresh training batches, made in a thread of its own while the model learns."""

from __future__ import annotations

import queue
import random
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import sentencepiece
import torch
from torch import Tensor

from translator.direction import Direction, SentencePair
from translator.noise import misheard
from translator.pieces import END_ID, PAD_ID, START_ID

PairSource = Callable[[int, int], Iterable[SentencePair]]
"""From a seed and a count, that many training pairs of the grammar."""

Coded = tuple[list[int], list[int]]

_BLOCK_PAIRS = 12_288
# Copying digits and names is what a small translator learns last: of the sentences without either, many are left out.
_PLAIN_KEPT = 0.25
_READY_BATCHES = 64


@dataclass(frozen=True)
class Batch:
    """Padded piece ids: `source` [batch, length], `target` with the start mark first, `expected` with the end mark last."""

    source: Tensor
    target: Tensor
    expected: Tensor


class BatchStream:
    """Batches without end; every block of pairs is drawn from the grammar with a seed of its own and never repeated."""

    def __init__(
        self,
        pairs: PairSource,
        direction: Direction,
        piece_model: bytes,
        seed: int,
        batch_pieces: int,
        longest: int,
    ) -> None:
        self._pairs = pairs
        self._direction = direction
        self._pieces = sentencepiece.SentencePieceProcessor(model_proto=piece_model)
        self._seed = seed
        self._batch_pieces = batch_pieces
        self._longest = longest
        self._ready: queue.Queue[Batch | Exception] = queue.Queue(_READY_BATCHES)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._fill, name="batches", daemon=True)

    def __enter__(self) -> BatchStream:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()

    def __iter__(self) -> Iterator[Batch]:
        """The batches; raises whatever the making of one raised."""
        while True:
            batch = self._ready.get()
            if isinstance(batch, Exception):
                raise batch
            yield batch

    def _fill(self) -> None:
        seed = self._seed
        while not self._stopping.is_set():
            try:
                block = self._block(seed)
            except Exception as error:  # noqa: BLE001 - carried over to the training thread, which raises it
                self._put(error)
                return
            for batch in block:
                self._put(batch)
            seed += 1

    def _put(self, item: Batch | Exception) -> None:
        while not self._stopping.is_set():
            try:
                self._ready.put(item, timeout=0.5)
            except queue.Full:
                continue
            return

    def _block(self, seed: int) -> list[Batch]:
        """The batches of one block of pairs: pairs of like length together, the batches in random order."""
        rng = random.Random(seed)
        pairs = self._pairs(seed, _BLOCK_PAIRS)
        kept = (pair for pair in pairs if _has_number_or_name(pair) or rng.random() < _PLAIN_KEPT)
        sides = [self._direction.sides(pair) for pair in kept]
        sources = self._pieces.encode([misheard(source, self._direction.source, rng) for source, _ in sides])
        targets = self._pieces.encode([target for _, target in sides])
        coded = [
            (source, target)
            for source, target in zip(sources, targets, strict=True)
            if max(len(source), len(target)) < self._longest
        ]
        groups = grouped(coded, self._batch_pieces)
        rng.shuffle(groups)
        return [padded(group) for group in groups]


def grouped(coded: list[Coded], batch_pieces: int) -> list[list[Coded]]:
    """Pairs of like length in groups of at most `batch_pieces` padded pieces, source and target together."""
    groups: list[list[Coded]] = []
    group: list[Coded] = []
    widest = 0
    for pair in sorted(coded, key=lambda pair: (len(pair[1]), len(pair[0]))):
        widest = max(widest, len(pair[0]) + len(pair[1]))
        if group and widest * (len(group) + 1) > batch_pieces:
            groups.append(group)
            group, widest = [], len(pair[0]) + len(pair[1])
        group.append(pair)
    if group:
        groups.append(group)
    return groups


def padded(group: list[Coded]) -> Batch:
    """One batch from pairs of piece ids."""
    return Batch(
        source=_rectangle([source for source, _ in group]),
        target=_rectangle([[START_ID, *target] for _, target in group]),
        expected=_rectangle([[*target, END_ID] for _, target in group]),
    )


def _has_number_or_name(pair: SentencePair) -> bool:
    return any(c.isdigit() for c in pair.ko) or any(w[0].isupper() and w != "I" for w in pair.en.split()[1:])


def _rectangle(rows: list[list[int]]) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [PAD_ID] * (width - len(row)) for row in rows])
