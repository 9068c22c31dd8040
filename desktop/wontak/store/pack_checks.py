"""Whether a folder is a model pack: looked at file by file, without loading the model."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.packs import STARTER_MARK, Flaw, Pack, PackKind

NEWEST_BINARY_VERSION = 6
"""The newest layout of model.bin that CTranslate2 4 reads (ctranslate2/specs/model_spec.py, CURRENT_BINARY_VERSION)."""

RECOGNISER_FILES = (
    "config.json",
    "preprocessor_config.json",
    "model.bin",
    "tokenizer.json",
    "vocabulary.json",
    "vocabulary.txt",
)
"""What a faster-whisper folder may hold that is of use; nothing else is copied from one."""

PACK_NOTE = "wontak-pack.json"
"""What the program writes beside an installed pack's files: its origin, licence and checksums."""

# From this one on the layout is as `_walk_weights` has it.
_OLDEST_BINARY_VERSION = 4
_LARGEST_JSON_BYTES = 64 * 1024 * 1024
_RECOGNISER_SPEC, _TRANSLATOR_SPEC = "WhisperSpec", "TransformerSpec"


def flawed(path: Path | str, flaw: Flaw, detail: str = "") -> WontakError:
    """The error for a pack with this flaw; `detail` names the file it was found in."""
    return WontakError(Code.MODEL_INVALID, name=str(path), reason=flaw.value, detail=detail)


def read_pack(folder: Path, name: str, *, bundled: bool = False) -> Pack:
    """The pack in `folder`, of whichever kind it is, its files checked.

    Raises WontakError(MODEL_INVALID) with the flaw found.
    """
    if (folder / "metadata.json").is_file():
        return read_translator(folder, name, bundled=bundled)
    if (folder / "model.bin").is_file():
        return read_recogniser(folder, name, bundled=bundled)
    raise flawed(folder, Flaw.NOT_A_PACK)


def read_recogniser(folder: Path, name: str, *, bundled: bool = False) -> Pack:
    """The faster-whisper model in `folder`. Raises WontakError(MODEL_INVALID)."""
    _check_weights(folder, _RECOGNISER_SPEC)
    # Without its tokenizer faster-whisper would ask the hub for one.
    for file in ("tokenizer.json", "config.json"):
        _demand(folder, folder / file)
    if not any((folder / file).is_file() for file in ("vocabulary.json", "vocabulary.txt")):
        raise flawed(folder, Flaw.FILE_MISSING, "vocabulary.json")
    config = _json_object(folder, folder / "config.json")
    _json_object(folder, folder / "tokenizer.json")
    note = read_note(folder)
    return Pack(
        name,
        PackKind.RECOGNISER,
        folder,
        _languages_of(config, name),
        folder_size(folder),
        str(note.get("licence", "")),
        starter=bundled or config.get(STARTER_MARK) is True,
        bundled=bundled,
    )


def read_translator(folder: Path, name: str, *, bundled: bool = False) -> Pack:
    """The unpacked Argos package in `folder`. Raises WontakError(MODEL_INVALID)."""
    metadata = _json_object(folder, folder / "metadata.json")
    languages = translator_languages(folder, metadata)
    _check_weights(folder / "model", _TRANSLATOR_SPEC)
    vocabularies = [
        *(folder / "model").glob("*vocabulary*.json"),
        *(folder / "model").glob("*vocabulary*.txt"),
    ]
    if not vocabularies:
        raise flawed(folder, Flaw.FILE_MISSING, "model/shared_vocabulary.json")
    if not any((folder / file).is_file() for file in ("sentencepiece.model", "bpe.model")):
        raise flawed(folder, Flaw.FILE_MISSING, "sentencepiece.model")
    return Pack(
        name,
        PackKind.TRANSLATOR,
        folder,
        languages,
        folder_size(folder),
        str(read_note(folder).get("licence", "")),
        starter=bundled or metadata.get(STARTER_MARK) is True,
        bundled=bundled,
    )


def translator_languages(path: Path, metadata: dict[str, object]) -> tuple[Language, Language]:
    """Source and target of an Argos package. Raises WontakError(MODEL_INVALID) unless they are Korean and English."""
    if metadata.get("type", "translate") != "translate":
        raise flawed(path, Flaw.WRONG_KIND)
    pair = (metadata.get("from_code"), metadata.get("to_code"))
    if pair not in (("ko", "en"), ("en", "ko")):
        raise flawed(path, Flaw.WRONG_LANGUAGES)
    source = Language(str(pair[0]))
    return source, source.other


def folder_size(folder: Path) -> int:
    """Bytes of all files in `folder`."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def read_note(folder: Path) -> dict[str, object]:
    """What was noted about an installed pack; empty for one that came with the program or lies elsewhere."""
    return _json_object(folder, folder / PACK_NOTE) if (folder / PACK_NOTE).is_file() else {}


def _languages_of(config: dict[str, object], name: str) -> tuple[Language, ...]:
    """A Whisper model with language tokens knows both languages; an English-only one has none."""
    tagged = config.get("lang_ids")
    english_only = name.endswith(".en") or (isinstance(tagged, list) and not tagged)
    if english_only or name.startswith("distil-"):
        return (Language.EN,)
    return (Language.KO, Language.EN)


def _check_weights(folder: Path, spec: str) -> None:
    path = folder / "model.bin"
    _demand(folder, path)
    with path.open("rb") as file:
        _walk_weights(file, path, spec)


def _walk_weights(file: BinaryIO, path: Path, spec: str) -> None:
    """Step through model.bin from variable to variable, so that a file cut short is found without reading it.

    The layout is that of ctranslate2/specs/model_spec.py: version, name of the specification, its revision, then the
    variables (name, rank, dimensions, type, length in bytes, data), then aliases.
    """
    size = path.stat().st_size
    (version,) = _read(file, path, "<I")
    if not 0 < version < 1000:
        raise flawed(path.parent, Flaw.NOT_CTRANSLATE2, path.name)
    if version > NEWEST_BINARY_VERSION:
        raise flawed(path.parent, Flaw.TOO_NEW, path.name)
    if version < _OLDEST_BINARY_VERSION:
        raise flawed(path.parent, Flaw.NOT_CTRANSLATE2, path.name)
    if _read_name(file, path) != spec:
        raise flawed(path.parent, Flaw.WRONG_KIND, path.name)
    _revision, variables = _read(file, path, "<II")
    for _ in range(variables):
        _read_name(file, path)
        (rank,) = _read(file, path, "<B")
        *_dimensions, _type, length = _read(file, path, f"<{rank}IBI")
        if file.seek(length, 1) > size:
            raise flawed(path.parent, Flaw.TRUNCATED, path.name)
    (aliases,) = _read(file, path, "<I")
    for _ in range(aliases):
        _read_name(file, path)
        _read_name(file, path)


def _read(file: BinaryIO, path: Path, layout: str) -> tuple[int, ...]:
    data = file.read(struct.calcsize(layout))
    if len(data) < struct.calcsize(layout):
        raise flawed(path.parent, Flaw.TRUNCATED, path.name)
    return struct.unpack(layout, data)


def _read_name(file: BinaryIO, path: Path) -> str:
    (length,) = _read(file, path, "<H")
    data = file.read(length)
    if len(data) < length:
        raise flawed(path.parent, Flaw.TRUNCATED, path.name)
    return data.rstrip(b"\0").decode("utf-8", errors="replace")


def _demand(folder: Path, path: Path) -> None:
    if not path.is_file():
        raise flawed(folder, Flaw.FILE_MISSING, path.name)


def _json_object(folder: Path, path: Path) -> dict[str, object]:
    return (
        parse_object(path.read_bytes, folder, path.name) if path.stat().st_size <= _LARGEST_JSON_BYTES else {}
    )


def parse_object(read: Callable[[], bytes], path: Path, name: str) -> dict[str, object]:
    """A JSON object read from a pack. Raises WontakError(MODEL_INVALID) if it is none."""
    try:
        content = json.loads(read())
    except (ValueError, RecursionError) as error:
        raise flawed(path, Flaw.METADATA_BROKEN, name) from error
    if not isinstance(content, dict):
        raise flawed(path, Flaw.METADATA_BROKEN, name)
    return content
