"""What the recogniser is taught with: the next token, and three helpers that espeak-ng's own event times allow.

* phonemes: the encoder names the phoneme at each of its positions;
* alignment: the first cross-attention head of each decoder layer spreads evenly over the span in which the token
  it predicts is spoken. faster-whisper reads word times off these heads;
* match: the encoder's states lie near the states `Recogniser.pretend` builds from the true phonemes.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from .batches import Batch
from .model import Encoded, Recogniser
from .windows import IGNORED

POSITION_S = 0.02
SPAN_MARGIN_S = 0.03


@dataclass(frozen=True)
class Weights:
    """How much each helper counts beside the next-token loss; `heard_share` of the windows go through the encoder
    when the decoder learns from pretended states, all when it listens (`pretended` false)."""

    phonemes: float
    alignment: float
    match: float
    pretended: bool = False
    heard_share: float = 1.0


@dataclass(frozen=True)
class Losses:
    """The weighted sum, and its parts for the log; `accuracy` is the share of text tokens predicted right."""

    total: Tensor
    tokens: float
    accuracy: float
    phonemes: float
    alignment: float
    match: float


def measure(network: Recogniser, batch: Batch, weights: Weights, stride: int, empty: int) -> Losses:
    """All losses of one batch."""
    heard = max(1, round(len(batch.mel) * weights.heard_share))
    sound = network.encoder(batch.mel[:heard], empty, stride)
    classes = _classes_at(batch.phonemes, sound)
    named = _phoneme_loss(network, sound, classes[:heard])
    match = torch.zeros(())
    if weights.match > 0 or weights.pretended:
        pretended = network.pretend(classes.clamp_min(0), sound.positions, sound.bias, sound.sounding)
        match = functional.mse_loss(sound.states, pretended.states[:heard].detach())
    listened = pretended if weights.pretended else sound
    states, alignments = network.decoder(batch.tokens, listened)
    wanted = batch.targets != IGNORED
    logits = network.logits(states[wanted])
    targets = batch.targets[wanted]
    next_token = functional.cross_entropy(logits, targets)
    aligned = _alignment_loss(alignments, batch.spans, listened)
    total = next_token + weights.phonemes * named + weights.alignment * aligned + weights.match * match
    right = (logits.detach().argmax(-1) == targets).float().mean()
    parts = (next_token, right, named, aligned, match)
    return Losses(total, *(float(part.detach()) for part in parts))


def _classes_at(phonemes: Tensor, sound: Encoded) -> Tensor:
    """Phoneme classes (batch, sounding keys); IGNORED behind a window's end."""
    return phonemes[:, sound.positions[: sound.sounding]]


def _phoneme_loss(network: Recogniser, sound: Encoded, classes: Tensor) -> Tensor:
    scores = network.phonemes(sound.states[:, : sound.sounding])
    return functional.cross_entropy(scores.flatten(0, 1), classes.flatten(), ignore_index=IGNORED)


def _alignment_loss(alignments: list[Tensor], spans: Tensor, sound: Encoded) -> Tensor:
    """Cross-entropy of each guided head with a uniform distribution over the spoken span (plus a margin)."""
    spoken = spans[..., 0] >= 0
    moments = sound.positions * POSITION_S
    span = spans[spoken]
    inside = (moments >= span[:, :1] - SPAN_MARGIN_S) & (moments <= span[:, 1:] + SPAN_MARGIN_S)
    wanted = inside.float() / inside.sum(dim=1, keepdim=True).clamp_min(1)
    loss = torch.zeros(())
    for scores in alignments:
        loss = loss - (wanted * functional.log_softmax(scores[spoken], dim=-1)).sum(-1).mean()
    return loss / len(alignments)
