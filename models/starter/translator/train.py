"""Learning one direction within a given time: schedule, checkpoints, and a package every few minutes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from translator.batches import Batch, BatchStream
from translator.model import Translator
from translator.pieces import PAD_ID


@dataclass(frozen=True)
class Schedule:
    """How long to learn, how fast, and how often to save."""

    duration_s: float
    peak_rate: float = 2.5e-3
    warm_up_steps: int = 300
    steady_share: float = 0.35
    save_every_s: float = 480.0
    report_every_steps: int = 100

    def rate(self, step: int, elapsed_s: float) -> float:
        """The learning rate: a rise over the first steps, a plateau, then half a cosine down to nothing at the end."""
        share = min(1.0, elapsed_s / self.duration_s)
        falling = max(0.0, share - self.steady_share) / (1 - self.steady_share)
        return (
            self.peak_rate
            * min(1.0, (step + 1) / self.warm_up_steps)
            * 0.5
            * (1 + math.cos(math.pi * falling))
        )


@dataclass
class Progress:
    """Where a training stands; kept in its checkpoint."""

    step: int = 0
    pairs: int = 0
    elapsed_s: float = 0.0
    loss: float = math.nan


class Trainer:
    """A model, its optimiser and its progress, which are saved and taken up again together."""

    def __init__(self, model: Translator, schedule: Schedule) -> None:
        self.model = model
        self.schedule = schedule
        self.progress = Progress()
        self._optimiser = torch.optim.AdamW(_decayed_apart(model), betas=(0.9, 0.98), eps=1e-9)

    def learn(
        self, stream: BatchStream, save: Callable[[], None], report: Callable[[Progress], None]
    ) -> None:
        """Takes batches until the schedule's time is over; calls `save` every few minutes and `report` every few steps."""
        progress = self.progress
        began_s = time.monotonic() - progress.elapsed_s
        saved_s = progress.elapsed_s
        self.model.train()
        for batch in stream:
            progress.elapsed_s = time.monotonic() - began_s
            if progress.elapsed_s >= self.schedule.duration_s:
                return
            self._step(batch)
            if progress.step % self.schedule.report_every_steps == 0:
                report(progress)
            if progress.elapsed_s - saved_s >= self.schedule.save_every_s:
                saved_s = progress.elapsed_s
                save()

    def _step(self, batch: Batch) -> None:
        progress = self.progress
        for group in self._optimiser.param_groups:
            group["lr"] = self.schedule.rate(progress.step, progress.elapsed_s)
        wanted = batch.expected != PAD_ID
        logits = self.model(batch.source, batch.target, wanted)
        loss = functional.cross_entropy(logits, batch.expected[wanted])
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimiser.step()
        progress.step += 1
        progress.pairs += len(batch.source)
        value = loss.item()
        progress.loss = value if math.isnan(progress.loss) else 0.98 * progress.loss + 0.02 * value

    def save(self, path: Path) -> None:
        """Writes the checkpoint `path`, whole or not at all."""
        beside = path.with_suffix(".part")
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "progress": vars(self.progress),
            },
            beside,
        )
        beside.replace(path)

    def take_up(self, path: Path) -> None:
        """Goes on from the checkpoint `path`, with the time already spent counted in."""
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])


def _decayed_apart(model: nn.Module) -> list[dict[str, object]]:
    """Parameter groups: matrices shrink a little at every step, biases and gains do not."""
    parameters = list(model.parameters())
    return [
        {"params": [p for p in parameters if p.dim() >= 2], "weight_decay": 0.01},
        {"params": [p for p in parameters if p.dim() < 2], "weight_decay": 0.0},
    ]
