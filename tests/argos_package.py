"""An Argos package with random weights: the form of a real one, and translations that mean nothing."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs.transformer_spec import TransformerSpec

WIDTH, HEADS, POSITIONS = 32, 2, 256
SENTENCES = (
    "의회는 국민의 목소리를 들어야 합니다.",
    "다음 회의는 5월 20일 오후 2시에 열립니다.",
    "Parliament must hear the voice of the people.",
    "The next meeting will be held at 2 p.m. on May 20.",
    "국회는 보고서를 채택했습니다. 위원회가 법률안을 심사합니다.",
    "The committee adopted the report and reviewed the bill.",
)


def write_package(folder: Path, source: str, target: str, *, seed: int = 1, **metadata: object) -> Path:
    """Make the unpacked package `folder`."""
    (folder / "model").mkdir(parents=True)
    pieces = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES * 4),
        model_writer=pieces,
        vocab_size=400,
        hard_vocab_limit=False,
        byte_fallback=True,
        num_threads=1,
        minloglevel=2,
    )
    (folder / "sentencepiece.model").write_bytes(pieces.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces.getvalue())
    spec = _spec([processor.id_to_piece(index) for index in range(processor.get_piece_size())], seed)
    spec.save(str(folder / "model"))
    description = {"package_version": "1.0", "type": "translate", "from_code": source, "to_code": target}
    (folder / "metadata.json").write_text(json.dumps(description | metadata), encoding="ascii")
    return folder


def zip_package(folder: Path, archive: Path, top: str = "package") -> Path:
    """Pack an unpacked package into `archive`, all of it inside the folder `top`."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as content:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            content.write(file, f"{top}/{file.relative_to(folder).as_posix()}")
    return archive


def _spec(tokens: list[str], seed: int) -> TransformerSpec:
    spec = TransformerSpec.from_config((1, 1), HEADS, pre_norm=True)
    rng = np.random.default_rng(seed)

    def fill(linear: object, rows: int, columns: int) -> None:
        linear.weight = (rng.standard_normal((rows, columns)) / np.sqrt(columns)).astype(np.float32)  # type: ignore[attr-defined]
        linear.bias = np.zeros(rows, np.float32)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma, layer.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)  # type: ignore[attr-defined]

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = rng.standard_normal((len(tokens), WIDTH)).astype(np.float32)
        side.position_encodings.encodings = rng.standard_normal((POSITIONS, WIDTH)).astype(np.float32)
        norm(side.layer_norm)
        for layer in side.layer:
            attentions = [(layer.self_attention, (3, 1))]
            if hasattr(layer, "attention"):
                attentions.append((layer.attention, (1, 2, 1)))
            for attention, blocks in attentions:
                norm(attention.layer_norm)
                for linear, count in zip(attention.linear, blocks, strict=True):
                    fill(linear, count * WIDTH, WIDTH)
            norm(layer.ffn.layer_norm)
            fill(layer.ffn.linear_0, 4 * WIDTH, WIDTH)
            fill(layer.ffn.linear_1, WIDTH, 4 * WIDTH)
    fill(spec.decoder.projection, len(tokens), WIDTH)
    # The end of a sentence is made likely, so that translations are short.
    spec.decoder.projection.bias[2] = 2.5
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = tokens[0], tokens[1], tokens[2]
    spec.config.decoder_start_token = tokens[1]
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization="int8")
    return spec
