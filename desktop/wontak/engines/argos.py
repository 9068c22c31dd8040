"""Argos packages as this program uses them: opened once, fed many sentences at a time, never near a network.

The package format and its tokenizers are argostranslate's; its translation loop is not used, because that takes 32 tokens at a
time (a tenth of the speed), joins the sentences it is given, and drags in sentence splitters that download their models.
"""

import json
import os
import tempfile
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.packs import STARTER_MARK

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import ctranslate2

BATCH_TOKENS = 2_048
"""Tokens decoded together: from 1,024 on throughput no longer grows."""

LONGEST_PIECES = 120
"""Longer sentences are cut before translation: small models know no positions beyond about 256."""

LONGEST_DECODING = 240

BEAM = 4
"""Translations followed up at a time, as argostranslate does."""

# What argostranslate asks of CTranslate2 for longer sentences.
_LENGTH_PENALTY = 0.2

_IMPORTING = threading.Lock()


class Translator:
    """One direction of translation, loaded. Not to be shared between threads."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Open the unpacked package in `folder`; `threads` = 0 takes what the machine has.

        Raises WontakError(MODEL_INVALID, OUT_OF_MEMORY).
        """
        try:
            self._package = _package_module().Package(folder)
            self._package.tokenizer.encode("")
            self._model = ctranslate2.Translator(str(folder / "model"), device="cpu", intra_threads=threads)
        except MemoryError as error:
            raise WontakError(Code.OUT_OF_MEMORY, name=folder.name) from error
        except (RuntimeError, OSError, ValueError, AttributeError) as error:
            raise WontakError(Code.MODEL_INVALID, name=folder.name) from error

    def translate(self, sentences: Sequence[str], alternatives: int = BEAM) -> list[tuple[str, ...]]:
        """For each sentence, in order, up to `alternatives` translations, the likeliest first.

        Overlong sentences are translated in parts and joined.
        """
        parts = [self._parts(sentence) for sentence in sentences]
        flat = [tokens for group in parts for tokens in group]
        results = iter(self._decode(flat, alternatives) if flat else [])
        return [_joined([next(results) for _ in group]) for group in parts]

    def _decode(self, tokens: list[list[str]], alternatives: int) -> list[list[str]]:
        prefix = getattr(self._package, "target_prefix", "")
        results = self._model.translate_batch(
            tokens,
            target_prefix=[[prefix]] * len(tokens) if prefix else None,
            replace_unknowns=True,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=max(BEAM, alternatives),
            num_hypotheses=alternatives,
            length_penalty=_LENGTH_PENALTY,
            max_decoding_length=LONGEST_DECODING,
        )
        return [[self._text(hypothesis, prefix) for hypothesis in result.hypotheses] for result in results]

    def _text(self, tokens: list[str], prefix: str) -> str:
        text = self._package.tokenizer.decode(tokens).removeprefix(prefix)
        return unicodedata.normalize("NFC", " ".join(text.split()))

    def _parts(self, sentence: str) -> list[list[str]]:
        """The sentence's tokens, in several parts where there are too many for the model."""
        tokens = self._package.tokenizer.encode(sentence)
        if not tokens:
            return []
        words = sentence.split()
        if len(tokens) <= LONGEST_PIECES or len(words) < 2:
            return [tokens[:LONGEST_PIECES]]
        middle = _cut_near_middle(words)
        return self._parts(" ".join(words[:middle])) + self._parts(" ".join(words[middle:]))


def open_translators(
    packages: Path, directions: Sequence[Language], threads: int = 0
) -> dict[Language, Translator]:
    """A translator for each source language in `directions`, from the packages unpacked in `packages`.

    Of several for one direction a real model is preferred to a starter, then the larger one.
    Raises WontakError(MODEL_MISSING, MODEL_INVALID, OUT_OF_MEMORY).
    """
    translators = {}
    for source in directions:
        folder = _preferred_folder(packages, source)
        if folder is None:
            raise WontakError(Code.MODEL_MISSING, name=f"argos-{source}-{source.other}")
        translators[source] = Translator(folder, threads)
    return translators


def _preferred_folder(packages: Path, source: Language) -> Path | None:
    ranked = []
    for folder in packages.iterdir() if packages.is_dir() else ():
        metadata = _metadata(folder)
        if (metadata.get("from_code"), metadata.get("to_code")) == (source, source.other):
            size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            ranked.append((metadata.get(STARTER_MARK) is not True, size, folder.name, folder))
    return max(ranked)[-1] if ranked else None


def _metadata(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / "metadata.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _joined(parts: list[list[str]]) -> tuple[str, ...]:
    """The alternatives of a sentence translated in parts: the likeliest of all parts, then the next of all, …"""
    joined = (" ".join(filter(None, texts)) for texts in zip(*parts, strict=False))
    return tuple(dict.fromkeys(joined)) or ("",)


def _cut_near_middle(words: list[str]) -> int:
    """Where to cut: after the comma nearest to the middle, if one is near, else in the middle."""
    middle = len(words) // 2
    commas = [index + 1 for index, word in enumerate(words[:-1]) if word.endswith((",", ";", ":"))]
    nearest = min(commas, key=lambda index: abs(index - middle), default=middle)
    return nearest if abs(nearest - middle) <= len(words) // 4 else middle


@lru_cache(maxsize=1)
def _package_module() -> Any:
    """`argostranslate.package`, imported so that it reads and makes nothing in the user's own folders."""
    with _IMPORTING, tempfile.TemporaryDirectory(prefix="wontak-argos-") as folder, _environment(folder):
        import argostranslate.package

    return argostranslate.package


@contextmanager
def _environment(folder: str) -> Iterator[None]:
    """Environment variables that point argostranslate's folders, which it makes at import, to `folder`."""
    places = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")
    wanted = dict.fromkeys(places, folder) | {"ARGOS_DEBUG": "0", "ARGOS_CHUNK_TYPE": "MINISBD"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
