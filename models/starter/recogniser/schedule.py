"""The curriculum: what the windows are like, and how the network looks at them, as training time passes.

Short windows come first (ten-second ones from the start cost half a run), and first the decoder learns to spell
from true phonemes while the encoder learns to hear. Behind the short windows the full 1,500 positions are always
present by sampling; the last part of the time is spent on genuine 30-second windows.
"""

from __future__ import annotations

from dataclasses import dataclass

from .losses import Weights
from .windows import Stage

PEAK_RATE = 3e-3
WARM_STEPS = 80
DECAY_FROM = 0.3
LAST_RATE_SHARE = 0.02


@dataclass(frozen=True)
class Phase:
    """Until `until` (share of the time): windows, losses, one encoder position in `stride`, sampled empty ones."""

    until: float
    stage: Stage
    weights: Weights
    stride: int
    empty: int
    full: bool = False


PHASES = (
    Phase(0.08, Stage(4.5, 0.0, 0.5, 0.0, 14_000), Weights(1.0, 1.0, 1.0, True, 0.4), 2, 16),
    Phase(0.35, Stage(6.0, 0.1, 0.4, 0.1, 11_000), Weights(0.5, 1.0, 0.1), 2, 24),
    Phase(0.70, Stage(8.0, 0.2, 0.25, 0.2, 11_000), Weights(0.3, 0.7, 0.0), 2, 32),
    Phase(0.90, Stage(12.0, 0.4, 0.25, 0.3, 11_000), Weights(0.3, 0.7, 0.0), 2, 32),
    Phase(0.96, Stage(12.0, 0.4, 0.25, 0.3, 9_000), Weights(0.2, 0.5, 0.0), 1, 48),
    Phase(1.00, Stage(12.0, 0.4, 0.25, 0.3, 4_000), Weights(0.2, 0.5, 0.0), 1, 48, full=True),
)


def phase_at(progress: float) -> Phase:
    """The phase at this share of the training time."""
    return next((phase for phase in PHASES if progress < phase.until), PHASES[-1])


def learning_rate(progress: float, step: int) -> float:
    """Warm up over the first steps, hold, then fall linearly to the end."""
    warm = min(1.0, (step + 1) / WARM_STEPS)
    fall = 1.0 if progress < DECAY_FROM else (1 - progress) / (1 - DECAY_FROM)
    return PEAK_RATE * warm * max(LAST_RATE_SHARE, fall)
