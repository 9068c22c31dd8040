"""Writes a trained recogniser as the CTranslate2 folder that faster-whisper loads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from ctranslate2.specs import WhisperSpec, attention_spec, common_spec, transformer_spec
from torch import Tensor, nn

from .checkpoint import Checkpoint
from .features import FOURIER_LENGTH, HOP, MELS, RATE_HZ
from .model import CrossAttention, DecoderLayer, EncoderLayer, FeedForward, Recogniser, SelfAttention
from .vocabulary import LANGUAGES, Vocabulary

QUANTIZATION = "int8"
GUIDED_HEAD = 0
TRAITS = {"starter": True, "window_s": 8, "packed": False, "pause_s": 0.3, "hotwords": False}
"""How the program is to use the model (its engines read this from wontak.json)."""


def export(checkpoint: Path, tokenizer: Path, folder: Path) -> None:
    """Put the model beside `folder`, then in its place, so that nobody meets half of it."""
    vocabulary = Vocabulary(tokenizer)
    network = Checkpoint.load(checkpoint).network()
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    specification = specify(network, vocabulary)
    specification.validate()
    specification.optimize(quantization=QUANTIZATION)
    specification.save(str(partial))
    shutil.copyfile(tokenizer, partial / "tokenizer.json")
    features = {
        "feature_size": MELS,
        "sampling_rate": RATE_HZ,
        "hop_length": HOP,
        "chunk_length": 30,
        "n_fft": FOURIER_LENGTH,
    }
    for name, content in (("preprocessor_config.json", features), ("wontak.json", TRAITS)):
        (partial / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    former = folder.with_name(f".{folder.name}.former")
    shutil.rmtree(former, ignore_errors=True)
    if folder.exists():
        folder.replace(former)
    partial.replace(folder)
    shutil.rmtree(former, ignore_errors=True)


def specify(network: Recogniser, vocabulary: Vocabulary) -> WhisperSpec:
    """The network as CTranslate2 describes a Whisper model."""
    shape = network.shape
    specification = WhisperSpec(shape.encoder_layers, shape.heads, shape.decoder_layers, shape.heads)
    encoder, decoder = specification.encoder, specification.decoder
    for convolution, source in (
        (encoder.conv1, network.encoder.conv1),
        (encoder.conv2, network.encoder.conv2),
    ):
        convolution.weight, convolution.bias = _array(source.weight), _array(source.bias)
    encoder.position_encodings.encodings = _array(network.encoder.embedding)
    _norm(encoder.layer_norm, network.encoder.norm)
    for layer, source in zip(encoder.layer, network.encoder.layers, strict=True):
        _encoder_layer(layer, source)
    decoder.embeddings.weight = _array(network.decoder.tokens.weight)
    decoder.position_encodings.encodings = _array(network.decoder.embedding)
    decoder.projection.weight = decoder.embeddings.weight
    _norm(decoder.layer_norm, network.decoder.norm)
    for layer, source in zip(decoder.layer, network.decoder.layers, strict=True):
        _decoder_layer(layer, source)
    specification.register_vocabulary(vocabulary.tokens())
    specification.config.suppress_ids = []
    specification.config.suppress_ids_begin = [vocabulary.end]
    specification.config.lang_ids = [vocabulary.languages[language] for language in LANGUAGES]
    specification.config.alignment_heads = [[layer, GUIDED_HEAD] for layer in range(shape.decoder_layers)]
    return specification


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().float().contiguous().numpy()


def _norm(target: common_spec.LayerNormSpec, source: nn.LayerNorm) -> None:
    target.gamma, target.beta = _array(source.weight), _array(source.bias)


def _linear(target: common_spec.LinearSpec, source: nn.Linear) -> None:
    target.weight, target.bias = _array(source.weight), _array(source.bias)


def _self_attention(target: attention_spec.MultiHeadAttentionSpec, source: SelfAttention) -> None:
    _norm(target.layer_norm, source.norm)
    _linear(target.linear[0], source.joint)
    _linear(target.linear[1], source.out)


def _cross_attention(target: attention_spec.MultiHeadAttentionSpec, source: CrossAttention) -> None:
    _norm(target.layer_norm, source.norm)
    _linear(target.linear[0], source.query)
    _linear(target.linear[1], source.joint)
    _linear(target.linear[2], source.out)


def _feed_forward(target: transformer_spec.FeedForwardSpec, source: FeedForward) -> None:
    _norm(target.layer_norm, source.norm)
    _linear(target.linear_0, source.rise)
    _linear(target.linear_1, source.fall)


def _encoder_layer(target: transformer_spec.TransformerEncoderLayerSpec, source: EncoderLayer) -> None:
    _self_attention(target.self_attention, source.attention)
    _feed_forward(target.ffn, source.feed_forward)


def _decoder_layer(target: transformer_spec.TransformerDecoderLayerSpec, source: DecoderLayer) -> None:
    _self_attention(target.self_attention, source.attention)
    _cross_attention(target.attention, source.cross)
    _feed_forward(target.ffn, source.feed_forward)
