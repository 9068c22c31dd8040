"""Trains the recogniser for a fixed time, exporting what it has become every quarter of an hour.

Measured on two AVX2 cores: glibc's default memory pool makes a step twice as slow, for it gives every large tensor
back to the system; `environment` names the settings to start Python with. 32-bit floats, for bfloat16 is emulated.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from .bank import PhonemeClasses
from .batches import Batch, Producer
from .checkpoint import Checkpoint
from .crew import Crew
from .losses import Losses, measure
from .model import Recogniser, Shape
from .optimiser import Optimiser
from .schedule import Phase, learning_rate, phase_at
from .vocabulary import Vocabulary

CHECKPOINT_EVERY_S = 300
EXPORT_EVERY_S = 600
LOG_EVERY = 20
SHARE_EVERY = 4
AVERAGE_KEPT = 0.98
GRADIENT_LIMIT = 1.0


def environment() -> dict[str, str]:
    """Environment variables under which training is fast: kept memory, huge pages, no spinning threads."""
    return {
        "OMP_WAIT_POLICY": "PASSIVE",
        "GOMP_SPINCOUNT": "0",
        "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
        "MALLOC_MMAP_THRESHOLD_": "2000000000",
        "MALLOC_TRIM_THRESHOLD_": "4000000000",
        "MALLOC_TOP_PAD_": "200000000",
    }


@dataclass(frozen=True)
class Plan:
    """Where the bank is, where the run is kept, when it ends (seconds since the epoch), and how to export it."""

    bank: Path
    checkpoint: Path
    ends_at: float
    export: Callable[[Path], None]


class Training:
    """One process's part in a run, from a checkpoint if there is one."""

    def __init__(self, plan: Plan, crew: Crew) -> None:
        torch.manual_seed(1)
        self._plan, self._crew = plan, crew
        self._began = time.time()
        self._step, self._from_progress, self._audio_s = 0, 0.0, 0.0
        vocabulary = Vocabulary(plan.bank / "tokenizer.json")
        classes = PhonemeClasses.load(plan.bank / "phonemes.json")
        self._network = Recogniser(Shape(vocabulary.size, len(classes)))
        self._optimiser = Optimiser(self._network)
        self._averaged = {name: value.clone() for name, value in self._network.state_dict().items()}
        if plan.checkpoint.exists():
            self._resume(Checkpoint.load(plan.checkpoint))
        self._progress = self._from_progress
        self._smoothed: dict[str, float] = {}

    def _resume(self, stored: Checkpoint) -> None:
        self._network.load_state_dict(stored.weights)
        self._averaged = stored.averaged
        self._optimiser.restore(stored.optimiser)
        self._step, self._from_progress = stored.step, stored.progress
        self._audio_s = stored.audio_hours * 3600

    def _clock(self) -> float:
        """The share of the run's time that has passed, counting the part before a resumption."""
        share = (time.time() - self._began) / max(1.0, self._plan.ends_at - self._began)
        return min(1.0, self._from_progress + (1 - self._from_progress) * share)

    def run(self) -> None:
        """Train until the time is over; save and export along the way and at the end."""
        producer = Producer(self._plan.bank, seed=1000 * self._crew.rank + 1 + self._step)
        torch.manual_seed(1000 * self._crew.rank + 1 + self._step)
        phase = phase_at(self._progress)
        producer.ask(phase.stage, phase.full)
        saved = exported = time.time()
        for batch in producer:
            self._learn(batch, phase)
            if self._step % SHARE_EVERY:
                continue
            self._share()
            now = time.time()
            if self._crew.leads and now - saved > CHECKPOINT_EVERY_S:
                self._save()
                saved = now
            if self._crew.leads and now - exported > EXPORT_EVERY_S:
                self._export()
                exported = now
            if self._progress >= 1.0:
                break
            upcoming = phase_at(self._progress)
            if upcoming is not phase:
                phase = upcoming
                producer.ask(phase.stage, phase.full)
                print(f"phase until {phase.until}", flush=True)
        producer.close()
        if self._crew.leads:
            self._export()

    def _learn(self, batch: Batch, phase: Phase) -> None:
        losses = measure(self._network, batch, phase.weights, phase.stride, phase.empty)
        losses.total.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), GRADIENT_LIMIT)
        self._optimiser.step(learning_rate(self._progress, self._step))
        self._step += 1
        self._audio_s += batch.audio_s * self._crew.size
        self._log(losses)

    def _share(self) -> None:
        """Agree with the crew on the weights and the time, and move the running average towards the weights."""
        self._progress = self._crew.average(self._network, self._clock())
        for name, value in self._network.state_dict().items():
            self._averaged[name].lerp_(value, 1 - AVERAGE_KEPT)

    def _log(self, losses: Losses) -> None:
        for name in ("tokens", "accuracy", "phonemes", "alignment", "match"):
            value = getattr(losses, name)
            self._smoothed[name] = 0.9 * self._smoothed.get(name, value) + 0.1 * value
        if self._crew.leads and self._step % LOG_EVERY == 0:
            line = {name: round(value, 3) for name, value in self._smoothed.items()}
            line |= {
                "step": self._step,
                "progress": round(self._progress, 3),
                "audio_h": round(self._audio_s / 3600, 2),
                "rate": round(learning_rate(self._progress, self._step), 6),
                "clock": time.strftime("%H:%M:%S", time.gmtime()),
            }
            print(json.dumps(line), flush=True)

    def _save(self) -> None:
        Checkpoint(
            self._network.shape,
            self._network.state_dict(),
            self._averaged,
            self._optimiser.state(),
            self._step,
            self._progress,
            self._audio_s / 3600,
        ).save(self._plan.checkpoint)

    def _export(self) -> None:
        self._save()
        self._plan.export(self._plan.checkpoint)
        print(f"exported at step {self._step}", flush=True)


def train(plan: Plan, crew: Crew) -> None:
    """What every member of the crew does."""
    Training(plan, crew).run()
