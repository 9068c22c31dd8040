"""Padded arrays of a batch, and the process that prepares them while the network learns."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Full

import numpy as np
import torch
from torch import Tensor

from .features import MELS
from .model import CONTEXT_FRAMES, POSITIONS
from .windows import IGNORED, Composer, Stage, Window

QUEUED_BATCHES = 6
POOLS_PER_REFRESH = 8
ORPHAN_CHECK_S = 20.0


@dataclass(frozen=True)
class Batch:
    """mel (batch, mels, frames), tokens, targets (batch, tokens), spans (batch, tokens, 2) in seconds, phonemes
    (batch, positions); the last CONTEXT_FRAMES frames are padding unless the window is full."""

    mel: Tensor
    tokens: Tensor
    targets: Tensor
    spans: Tensor
    phonemes: Tensor

    @property
    def audio_s(self) -> float:
        return float((self.phonemes >= 0).sum()) * 0.02


def collate(windows: list[Window], full: bool) -> list[np.ndarray]:
    """The arrays of a batch, as long as its longest window or, when `full`, as Whisper's 30 seconds."""
    longest = max(len(window.features) for window in windows)
    frames = 2 * POSITIONS if full else longest + longest % 2 + CONTEXT_FRAMES
    tokens = max(len(window.tokens) for window in windows)
    count = len(windows)
    mel = np.zeros((count, MELS, frames), np.float32)
    ids = np.zeros((count, tokens), np.int64)
    targets = np.full((count, tokens), IGNORED, np.int64)
    spans = np.full((count, tokens, 2), -1.0, np.float32)
    phonemes = np.full((count, frames // 2), IGNORED, np.int64)
    for row, window in enumerate(windows):
        mel[row, :, : len(window.features)] = window.features.T
        ids[row, : len(window.tokens)] = window.tokens
        targets[row, : len(window.targets)] = window.targets
        spans[row, : len(window.spans)] = window.spans
        phonemes[row, : len(window.phonemes)] = window.phonemes
    return [mel, ids, targets, spans, phonemes]


def to_batch(arrays: list[np.ndarray]) -> Batch:
    return Batch(*(torch.from_numpy(array) for array in arrays))


class Producer:
    """A process that composes batches of the stage last asked for."""

    def __init__(self, folder: Path, seed: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._queue = context.Queue(QUEUED_BATCHES)
        self._wishes = context.Queue()
        self._process = context.Process(
            target=_produce, args=(folder, seed, self._queue, self._wishes), daemon=True
        )
        self._process.start()

    def ask(self, stage: Stage, full: bool) -> None:
        """From the next pool on, compose like this."""
        self._wishes.put((stage, full))

    def __iter__(self) -> Iterator[Batch]:
        while True:
            yield to_batch(self._queue.get())

    def close(self) -> None:
        self._process.terminate()


def _produce(folder: Path, seed: int, queue, wishes) -> None:
    """Compose until the training process is gone; look for new shards now and then."""
    torch.set_num_threads(1)
    os.nice(1)
    queue.cancel_join_thread()  # batches nobody takes any more must not keep this process alive
    composer = Composer(folder, seed)
    stage, full = wishes.get()
    pools, parent = 0, os.getppid()
    while True:
        while not wishes.empty():
            stage, full = wishes.get()
        for windows in composer.batches(stage):
            arrays = collate(windows, full)
            while not _offer(queue, arrays):
                if os.getppid() != parent:
                    return
        pools += 1
        if pools % POOLS_PER_REFRESH == 0:
            composer.refresh()


def _offer(queue, arrays: list[np.ndarray]) -> bool:
    """Put into the queue unless it stays full for a while."""
    try:
        queue.put(arrays, timeout=ORPHAN_CHECK_S)
    except Full:
        return False
    return True
