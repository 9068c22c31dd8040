"""A learned translator as an Argos package: CTranslate2 weights in eight bits, pieces and metadata in one zip."""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path

import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec
from torch import Tensor, nn

from translator.direction import LANGUAGE_NAMES, Direction
from translator.model import CrossAttention, DecoderLayer, EncoderLayer, SelfAttention, Translator

PACKAGE_VERSION = "0.1"
# Fixed, so that the same weights give the same file byte for byte.
_ZIP_TIME = (2026, 1, 1, 0, 0, 0)


def write_package(model: Translator, piece_model: bytes, direction: Direction, path: Path) -> None:
    """Writes the Argos package `path`, whole or not at all."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / direction.package_name
        (root / "model").mkdir(parents=True)
        _specification(model, piece_model).save(str(root / "model"))
        (root / "sentencepiece.model").write_bytes(piece_model)
        (root / "metadata.json").write_text(
            json.dumps(_metadata(direction), indent=2) + "\n", encoding="ascii"
        )
        _zip_folder(root, path)


def _metadata(direction: Direction) -> dict[str, object]:
    """What Argos reads, and the mark by which the program knows a starter model."""
    return {
        "package_version": PACKAGE_VERSION,
        "argos_version": "1.11",
        "type": "translate",
        "from_code": direction.source,
        "from_name": LANGUAGE_NAMES[direction.source],
        "to_code": direction.target,
        "to_name": LANGUAGE_NAMES[direction.target],
        "target_prefix": "",
        "wontak_starter": True,
    }


def _zip_folder(root: Path, path: Path) -> None:
    """Packs the folder `root` under its own name, in a fixed order and with a fixed date."""
    beside = path.with_suffix(".part")
    with zipfile.ZipFile(beside, "w") as archive:
        for file in sorted(file for file in root.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(root.parent).as_posix(), _ZIP_TIME)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)
    beside.replace(path)


def _specification(model: Translator, piece_model: bytes) -> transformer_spec.TransformerSpec:
    """The model as CTranslate2 describes it, its matrices in eight bits."""
    shape = model.shape
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
    )
    for side, layers, norm in (
        (spec.encoder, model.encoder, model.encoder_norm),
        (spec.decoder, model.decoder, model.decoder_norm),
    ):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = _plain(model.embedding.weight)
        side.scale_embeddings = model.embedding_scale
        side.position_encodings.encodings = _plain(model.positions)
        _fill_norm(side.layer_norm, norm)
        for layer_spec, layer in zip(side.layer, layers, strict=True):
            _fill_layer(layer_spec, layer)
    _fill_linear(spec.decoder.projection, model.projection)
    _fill_vocabulary(spec, piece_model)
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _fill_vocabulary(spec: transformer_spec.TransformerSpec, piece_model: bytes) -> None:
    pieces = sentencepiece.SentencePieceProcessor(model_proto=piece_model)
    names = [pieces.id_to_piece(index) for index in range(pieces.get_piece_size())]
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    spec.config.unk_token = names[pieces.unk_id()]
    spec.config.bos_token = spec.config.decoder_start_token = names[pieces.bos_id()]
    spec.config.eos_token = names[pieces.eos_id()]
    spec.config.add_source_bos = False
    spec.config.add_source_eos = False


def _fill_layer(
    spec: transformer_spec.TransformerEncoderLayerSpec | transformer_spec.TransformerDecoderLayerSpec,
    layer: EncoderLayer | DecoderLayer,
) -> None:
    _fill_self_attention(spec.self_attention, layer.attention)
    _fill_norm(spec.self_attention.layer_norm, layer.attention_norm)
    if isinstance(layer, DecoderLayer):
        _fill_cross_attention(spec.attention, layer.cross)
        _fill_norm(spec.attention.layer_norm, layer.cross_norm)
    _fill_linear(spec.ffn.linear_0, layer.feed.inner)
    _fill_linear(spec.ffn.linear_1, layer.feed.outer)
    _fill_norm(spec.ffn.layer_norm, layer.feed_norm)


def _fill_self_attention(spec: object, attention: SelfAttention) -> None:
    joint, output = spec.linear  # type: ignore[attr-defined]
    _fill_linear(joint, attention.query_key_value)
    _fill_linear(output, attention.output)


def _fill_cross_attention(spec: object, attention: CrossAttention) -> None:
    query, key_value, output = spec.linear  # type: ignore[attr-defined]
    _fill_linear(query, attention.query)
    _fill_linear(key_value, attention.key_value)
    _fill_linear(output, attention.output)


def _fill_linear(spec: common_spec.LinearSpec, linear: nn.Linear) -> None:
    spec.weight = _plain(linear.weight)
    spec.bias = _plain(linear.bias)


def _fill_norm(spec: common_spec.LayerNormSpec, norm: nn.LayerNorm) -> None:
    spec.gamma = _plain(norm.weight)
    spec.beta = _plain(norm.bias)


def _plain(weights: Tensor) -> Tensor:
    """A copy of the weights: CTranslate2 turns what it is given into eight bits in place."""
    return weights.detach().float().clone()
