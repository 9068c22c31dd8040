"""Saves and restores a training run in one file, replaced as a whole."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from .model import Recogniser, Shape


@dataclass(frozen=True)
class Checkpoint:
    """A run so far: weights as trained and as averaged, the optimiser, and how far the run has come."""

    shape: Shape
    weights: dict[str, torch.Tensor]
    averaged: dict[str, torch.Tensor]
    optimiser: dict[str, Any]
    step: int
    progress: float
    audio_hours: float

    def save(self, path: Path) -> None:
        partial = path.with_suffix(".partial")
        torch.save({**self.__dict__, "shape": asdict(self.shape)}, partial)
        partial.replace(path)

    @classmethod
    def load(cls, path: Path) -> Checkpoint:
        stored = torch.load(path, map_location="cpu", weights_only=True)
        return cls(**{**stored, "shape": Shape(**stored["shape"])})

    def network(self) -> Recogniser:
        """The recogniser with its averaged weights, ready for use."""
        network = Recogniser(self.shape)
        network.load_state_dict(self.averaged)
        return network.eval()
