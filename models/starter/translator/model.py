"""A small pre-norm Transformer for translation, shaped so that CTranslate2's TransformerSpec takes its weights as they are."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from translator.pieces import PAD_ID


@dataclass(frozen=True)
class Shape:
    """The size of a translator: what learns most in half an hour of one thread, not what could hold most."""

    pieces: int
    width: int = 128
    heads: int = 4
    inner: int = 512
    encoder_layers: int = 2
    decoder_layers: int = 2
    longest: int = 256


class SelfAttention(nn.Module):
    """Multi-head attention of a sequence to itself, with query, key and value in one projection."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, mask: Tensor | None, causal: bool) -> Tensor:
        """`x` is [batch, length, width]; `mask` is True where a position may be looked at."""
        query, key, value = (_by_head(part, self.heads) for part in self.query_key_value(x).chunk(3, dim=-1))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal)
        return self.output(_joined(mixed))


class CrossAttention(nn.Module):
    """Multi-head attention of the target sequence to the encoded source."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key_value = nn.Linear(shape.width, 2 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """`x` is [batch, target length, width], `memory` [batch, source length, width]."""
        key, value = (_by_head(part, self.heads) for part in self.key_value(memory).chunk(2, dim=-1))
        query = _by_head(self.query(x), self.heads)
        return self.output(
            _joined(functional.scaled_dot_product_attention(query, key, value, attn_mask=mask))
        )


class FeedForward(nn.Module):
    """Two linear layers with a rectifier between them, position by position."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        return self.outer(functional.relu(self.inner(x)))


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward, each normalised before and added to what came in."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(shape.width)
        self.attention = SelfAttention(shape)
        self.feed_norm = nn.LayerNorm(shape.width)
        self.feed = FeedForward(shape)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.attention(self.attention_norm(x), mask, causal=False)
        return x + self.feed(self.feed_norm(x))


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the source, and feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(shape.width)
        self.attention = SelfAttention(shape)
        self.cross_norm = nn.LayerNorm(shape.width)
        self.cross = CrossAttention(shape)
        self.feed_norm = nn.LayerNorm(shape.width)
        self.feed = FeedForward(shape)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        x = x + self.attention(self.attention_norm(x), None, causal=True)
        x = x + self.cross(self.cross_norm(x), memory, mask)
        return x + self.feed(self.feed_norm(x))


class Translator(nn.Module):
    """Encoder and decoder over one shared table of pieces, which is also the output projection."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.pieces, shape.width)
        self.register_buffer("positions", sinusoids(shape.longest, shape.width))
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.projection = nn.Linear(shape.width, shape.pieces)
        self.projection.weight = self.embedding.weight
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        nn.init.zeros_(self.projection.bias)

    @property
    def embedding_scale(self) -> float:
        """What embeddings are multiplied by before positions are added (Vaswani et al. 2017, section 3.4)."""
        return math.sqrt(self.shape.width)

    def forward(self, source: Tensor, target: Tensor, wanted: Tensor) -> Tensor:
        """Logits [count of True in `wanted`, pieces] of the piece after each wanted position of `target`.

        `source` and `target` are piece ids [batch, length] padded with PAD_ID; `wanted` is a boolean mask like `target`.
        """
        mask = (source != PAD_ID)[:, None, None, :]
        memory = self._embedded(source)
        for layer in self.encoder:
            memory = layer(memory, mask)
        memory = self.encoder_norm(memory)
        hidden = self._embedded(target)
        for layer in self.decoder:
            hidden = layer(hidden, memory, mask)
        return self.projection(self.decoder_norm(hidden[wanted]))

    def _embedded(self, ids: Tensor) -> Tensor:
        return self.embedding(ids) * self.embedding_scale + self.positions[: ids.shape[1]]


def sinusoids(length: int, width: int) -> Tensor:
    """Position encodings [length, width]: sines in the first half, cosines in the second, as CTranslate2 has them."""
    rates = torch.pow(10_000.0, -2.0 * torch.arange(width // 2) / width)
    angles = torch.arange(length)[:, None] * rates[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def _by_head(x: Tensor, heads: int) -> Tensor:
    """[batch, length, width] to [batch, heads, length, width / heads]."""
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def _joined(x: Tensor) -> Tensor:
    """[batch, heads, length, width / heads] to [batch, length, width]."""
    return x.transpose(1, 2).flatten(2)
