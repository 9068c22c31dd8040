"""A small Whisper, and the two ways its encoder may look at a window.

The exported model always sees 1,500 encoder positions, most of them behind the end of a short turn, where the
features are zero. Those positions differ in nothing but their position embedding, so training need not compute
them all: `encode` runs on the positions that carry sound and on a random sample of the empty ones, and every
attention adds log(1 / sampling rate) to the scores of sampled keys. The sum over keys then has the expectation
of the sum over all 1,500. In the same manner every second sounding position can be left out early on (`stride`
2): each position hears 75 ms, so nothing is lost, at half the price. With all positions and no weights it is the
plain Whisper encoder, which the last part of the training and the exported model use.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

POSITIONS = 1500
MAX_TOKENS = 448
CONTEXT_FRAMES = 8


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; `phoneme_classes` only concerns the training's auxiliary head."""

    vocabulary: int
    phoneme_classes: int
    width: int = 192
    heads: int = 3
    encoder_layers: int = 4
    decoder_layers: int = 2
    mels: int = 80


@dataclass(frozen=True)
class Encoded:
    """Encoder states (batch, keys, width), which position each key is, and the key's attention bias.

    `sounding` keys come first, in order of time; the sampled empty ones follow.
    """

    states: Tensor
    positions: Tensor
    bias: Tensor
    sounding: int


def sinusoids(length: int, width: int) -> Tensor:
    """Whisper's position embedding (length, width)."""
    rates = torch.exp(-math.log(10_000) / (width // 2 - 1) * torch.arange(width // 2))
    angles = torch.arange(length)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class SelfAttention(nn.Module):
    """Attention of a sequence on itself, with queries, keys and values from one matrix."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.joint = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, states: Tensor, bias: Tensor | None, causal: bool) -> Tensor:
        batch, length, width = states.shape
        joint = self.joint(self.norm(states)).view(batch, length, 3, self.heads, -1)
        query, key, value = joint.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias, is_causal=causal)
        return states + self.out(mixed.transpose(1, 2).reshape(batch, length, width))


class CrossAttention(nn.Module):
    """Attention of text on sound; the first head's scores are returned, for they are taught to align."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.joint = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def forward(self, states: Tensor, sound: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        batch, length, width = states.shape
        query = self.query(self.norm(states)).view(batch, length, self.heads, -1).transpose(1, 2)
        key, value = self.joint(sound).view(batch, sound.shape[1], 2, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias[None, None, None])
        scores = query[:, 0] @ key[:, 0].transpose(1, 2) / math.sqrt(query.shape[-1]) + bias
        return states + self.out(mixed.transpose(1, 2).reshape(batch, length, width)), scores


class FeedForward(nn.Module):
    """Two linear layers with GELU between them."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.rise = nn.Linear(width, 4 * width)
        self.fall = nn.Linear(4 * width, width)

    def forward(self, states: Tensor) -> Tensor:
        return states + self.fall(functional.gelu(self.rise(self.norm(states))))


class EncoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape.width, shape.heads)
        self.feed_forward = FeedForward(shape.width)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        return self.feed_forward(self.attention(states, bias, causal=False))


class DecoderLayer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape.width, shape.heads)
        self.cross = CrossAttention(shape.width, shape.heads)
        self.feed_forward = FeedForward(shape.width)

    def forward(self, states: Tensor, sound: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        states, scores = self.cross(self.attention(states, None, causal=True), sound, bias)
        return self.feed_forward(states), scores


class Encoder(nn.Module):
    """Mel frames to states at 50 positions a second."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(shape.mels, shape.width, 3, padding=1)
        self.conv2 = nn.Conv1d(shape.width, shape.width, 3, stride=2, padding=1)
        self.register_buffer("embedding", sinusoids(POSITIONS, shape.width), persistent=False)
        self.layers = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, mel: Tensor, empty: int, stride: int = 1) -> Encoded:
        """Encode `mel` (batch, mels, frames), whose last CONTEXT_FRAMES are zero padding in every window.

        `empty` of the positions behind the given frames are sampled; with 3,000 frames there are none, and the
        result is exact.
        """
        exact = mel.shape[2] == 2 * POSITIONS
        sounding = POSITIONS if exact else (mel.shape[2] - CONTEXT_FRAMES) // 2
        first = int(torch.randint(stride, ()))
        kept = torch.arange(first, sounding, stride)
        states = self._stem(mel, first, stride)[:, : len(kept)]
        positions, bias = kept, torch.full((len(kept),), math.log(stride))
        if not exact:
            behind = POSITIONS - sounding
            strata = (torch.arange(empty) + torch.rand(empty)) * (behind / empty)
            sampled = sounding + strata.long().clamp_max(behind - 1)
            silence = self._stem(mel.new_zeros(1, mel.shape[1], 16), 0, 1)[:, 3:4]
            states = torch.cat([states, silence.expand(len(states), empty, -1)], dim=1)
            positions = torch.cat([positions, sampled])
            bias = torch.cat([bias, torch.full((empty,), math.log(behind / empty))])
        states = states + self.embedding[positions]
        for layer in self.layers:
            states = layer(states, bias[None, None, None])
        return Encoded(self.norm(states), positions, bias, len(kept))

    def _stem(self, mel: Tensor, first: int, stride: int) -> Tensor:
        """The two convolutions; the second only at positions first, first + stride, …"""
        hidden = functional.gelu(self.conv1(mel))
        if stride == 1:
            hidden = self.conv2(hidden)
        else:
            padded = functional.pad(hidden, (1, 1))[:, :, 2 * first :]
            hidden = functional.conv1d(padded, self.conv2.weight, self.conv2.bias, stride=2 * stride)
        return functional.gelu(hidden).transpose(1, 2)


class Decoder(nn.Module):
    """Tokens, and the states of the sound, to states that predict the next token."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.tokens = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.tokens.weight, std=0.05)
        self.embedding = nn.Parameter(sinusoids(MAX_TOKENS, shape.width) * 0.05)
        self.layers = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, tokens: Tensor, sound: Encoded) -> tuple[Tensor, list[Tensor]]:
        """States (batch, tokens, width), and each layer's alignment scores (batch, tokens, keys)."""
        states = self.tokens(tokens) + self.embedding[: tokens.shape[1]]
        alignments = []
        for layer in self.layers:
            states, scores = layer(states, sound.states, sound.bias)
            alignments.append(scores)
        return self.norm(states), alignments


class Recogniser(nn.Module):
    """Encoder, decoder, and what only the training needs: a phoneme head and phoneme states.

    `pretend` builds encoder states out of the true phonemes and their places. The decoder learns to spell from
    these at the price of the decoder alone while the encoder is still learning to hear, and the encoder is drawn
    towards them, so that the two fit when they are joined.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.decoder = Decoder(shape)
        self.phonemes = nn.Linear(shape.width, shape.phoneme_classes)
        self.phoneme_states = nn.Embedding(shape.phoneme_classes + 1, shape.width)
        self.pretended_norm = nn.LayerNorm(shape.width)

    def pretend(self, classes: Tensor, positions: Tensor, bias: Tensor, sounding: int) -> Encoded:
        """States for phoneme classes (batch, sounding keys); the empty keys get a class of their own."""
        empty = classes.new_full((len(classes), len(positions) - sounding), self.shape.phoneme_classes)
        states = self.phoneme_states(torch.cat([classes, empty], dim=1)) + self.encoder.embedding[positions]
        return Encoded(self.pretended_norm(states), positions, bias, sounding)

    def logits(self, states: Tensor) -> Tensor:
        """Scores of all tokens for decoder states."""
        return functional.linear(states, self.decoder.tokens.weight)
