"""Whisper models with random weights: the shape and the cost of a real one, and words that mean nothing.

The end of text is made unlikely beyond reach, so every window is answered with exactly as many tokens as are allowed:
what is compared decodes alike. Decoder positions weigh heavily, so that the text is not one word over and over.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from ctranslate2.specs.whisper_spec import WhisperSpec
from faster_whisper.tokenizer import _LANGUAGE_CODES
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

LANGUAGES = tuple(code for code in _LANGUAGE_CODES if code != "yue")
TIMESTAMPS = 1_501
NEVER = -1e3
"""Added to the logit of a token that is never to be written."""

CONSONANTS, VOWELS = "bcdfghjklmnprstvwz", "aeiou"

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Shape:
    """Sizes of a Whisper model; those of the base model by default."""

    width: int = 512
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 6
    text_pieces: int = 50_256
    mels: int = 80


BASE = Shape()
ONE_LAYER = Shape(width=64, heads=1, encoder_layers=1, decoder_layers=1, text_pieces=2_000)


class Names:
    """All tokens in the order of their ids, and the id of each."""

    def __init__(self, tokens: Iterable[str]) -> None:
        self.tokens = tuple(tokens)
        self._ids = {token: index for index, token in enumerate(self.tokens)}

    def __getitem__(self, token: str) -> int:
        return self._ids[token]


@dataclass(frozen=True)
class Ear:
    """How Korean is told from English: Korean if the languages' logits, weighed and summed, exceed `threshold`."""

    weights: Array
    threshold: float


def write_model(folder: Path, shape: Shape = BASE, *, ear: Ear | None = None, seed: int = 20260318) -> Path:
    """Make an eight-bit faster-whisper folder of `shape`; the same seed and ear give the same folder."""
    names = Names(_tokens(shape.text_pieces))
    spec = _spec(shape, names, np.random.default_rng(seed))
    if ear is not None:
        _give(spec, names, ear)
    spec.register_vocabulary(list(names.tokens))
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [names["<|endoftext|>"]]
    spec.config.lang_ids = [names[f"<|{language}|>"] for language in LANGUAGES]
    first = shape.decoder_layers // 2
    spec.config.alignment_heads = [
        [layer, head] for layer in range(first, shape.decoder_layers) for head in range(shape.heads)
    ]
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    _write_tokenizer(folder, names)
    features = {
        "feature_size": shape.mels,
        "sampling_rate": 16_000,
        "hop_length": 160,
        "chunk_length": 30,
        "n_fft": 400,
    }
    (folder / "preprocessor_config.json").write_text(json.dumps(features))
    return folder


def _tokens(text_pieces: int) -> Iterator[str]:
    """All tokens in the order of their ids: bytes, made-up words, then Whisper's control tokens and timestamps."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    yield from alphabet
    syllables = [a + b + c for a in CONSONANTS for b in VOWELS for c in CONSONANTS]
    words = (space + one + two for one in ["", *syllables] for two in syllables for space in ("Ġ", ""))
    yield from (word for word, _ in zip(words, range(text_pieces - len(alphabet)), strict=False))
    yield ""
    yield from ("<|endoftext|>", "<|startoftranscript|>")
    yield from (f"<|{language}|>" for language in LANGUAGES)
    yield from (
        "<|translate|>",
        "<|transcribe|>",
        "<|startoflm|>",
        "<|startofprev|>",
        "<|nospeech|>",
        "<|notimestamps|>",
    )
    yield from (f"<|{index * 0.02:.2f}|>" for index in range(TIMESTAMPS))


def _write_tokenizer(folder: Path, names: Names) -> None:
    tokenizer = Tokenizer(
        models.BPE(vocab={token: index for index, token in enumerate(names.tokens)}, merges=[])
    )
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    description = json.loads(tokenizer.to_str())
    plain = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    description["added_tokens"] = [
        {"id": index, "content": token, **plain}
        for index, token in enumerate(names.tokens)
        if index >= names["<|endoftext|>"]
    ]
    (folder / "tokenizer.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")


def _spec(shape: Shape, names: Names, rng: np.random.Generator) -> WhisperSpec:
    spec = WhisperSpec(shape.encoder_layers, shape.heads, shape.decoder_layers, shape.heads)
    draw = _Draw(rng, shape.width)
    for convolution, channels in ((spec.encoder.conv1, shape.mels), (spec.encoder.conv2, shape.width)):
        convolution.weight = draw.matrix(shape.width, channels * 3).reshape(shape.width, channels, 3)
        convolution.bias = draw.zeros(shape.width)
    spec.encoder.position_encodings.encodings = _sinusoids(1_500, shape.width)
    spec.decoder.position_encodings.encodings = draw.matrix(448, shape.width) * np.float32(100)
    for side in (spec.encoder, spec.decoder):
        draw.norm(side.layer_norm)
        for layer in side.layer:
            draw.layer(layer)
    spec.decoder.embeddings.weight = draw.matrix(len(names.tokens), shape.width)
    spec.decoder.projection.weight = draw.matrix(len(names.tokens), shape.width)
    spec.decoder.projection.bias = _only_words(names)
    return spec


def _give(spec: WhisperSpec, names: Names, ear: Ear) -> None:
    """Make of the sum over languages the logit of Korean, and of its opposite that of English."""
    rows = [names[f"<|{language}|>"] for language in LANGUAGES]
    direction = ear.weights @ spec.decoder.projection.weight[rows]
    for language, sign in (("ko", 1), ("en", -1)):
        spec.decoder.projection.weight[names[f"<|{language}|>"]] = sign * direction
        spec.decoder.projection.bias[names[f"<|{language}|>"]] -= sign * ear.threshold


def _only_words(names: Names) -> Array:
    """Zero for words, out of reach for everything else; all languages alike, so that detection can choose among them."""
    bias = np.zeros(len(names.tokens), np.float32)
    bias[: len(pre_tokenizers.ByteLevel.alphabet())] = NEVER
    bias[names[""] :] = NEVER
    return bias


class _Draw:
    """Draws weights that keep activations at the size a trained network has."""

    def __init__(self, rng: np.random.Generator, width: int) -> None:
        self._rng = rng
        self._width = width

    def matrix(self, rows: int, columns: int) -> Array:
        return (self._rng.standard_normal((rows, columns)) / np.sqrt(columns)).astype(np.float32)

    def zeros(self, size: int) -> Array:
        return np.zeros(size, np.float32)

    def norm(self, norm: object) -> None:
        norm.gamma, norm.beta = np.ones(self._width, np.float32), self.zeros(self._width)  # type: ignore[attr-defined]

    def linear(self, linear: object, rows: int, columns: int) -> None:
        linear.weight, linear.bias = self.matrix(rows, columns), self.zeros(rows)  # type: ignore[attr-defined]

    def layer(self, layer: object) -> None:
        """A transformer layer: self-attention, attention to the encoder where there is one, feed-forward."""
        width = self._width
        attentions = [(layer.self_attention, (3, 1))]  # type: ignore[attr-defined]
        if hasattr(layer, "attention"):
            attentions.append((layer.attention, (1, 2, 1)))
        for attention, blocks in attentions:
            self.norm(attention.layer_norm)
            for linear, count in zip(attention.linear, blocks, strict=True):
                self.linear(linear, count * width, width)
        self.norm(layer.ffn.layer_norm)  # type: ignore[attr-defined]
        self.linear(layer.ffn.linear_0, 4 * width, width)  # type: ignore[attr-defined]
        self.linear(layer.ffn.linear_1, width, 4 * width)  # type: ignore[attr-defined]


def _sinusoids(length: int, width: int) -> Array:
    """Whisper's position embedding, (length, width)."""
    rates = np.exp(-np.log(10_000) / (width // 2 - 1) * np.arange(width // 2))
    angles = np.arange(length)[:, None] * rates[None]
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)
