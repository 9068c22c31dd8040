"""Unpacking an .argosmodel file: looked through first, so that nothing in it can land outside its own folder."""

import os
import shutil
import stat
import zipfile
from pathlib import Path, PurePosixPath

from wontak.domain.packs import Flaw
from wontak.store.pack_checks import flawed

LARGEST_BYTES = 4 * 1024**3
"""More than any translation model unpacks to."""

LARGEST_RATIO = 200
"""Unpacked over packed size of one file, above which it is a trap rather than a model."""

MOST_FILES = 2_000

_ZIP_BEGINS = b"PK\3\4"

# Sentence splitters that packages bring along: not used here, and some are pickles.
_LEFT_OUT = ("stanza", "spacy", "minisbd")


def unpack(archive: Path, target: Path) -> None:
    """Unpack what stands in the archive's one top folder into the new folder `target`.

    Raises WontakError(MODEL_INVALID) before anything is written if the archive is not one folder of plain files.
    """
    with archive.open("rb") as file:
        if file.read(len(_ZIP_BEGINS)) != _ZIP_BEGINS:
            raise flawed(archive, Flaw.NOT_A_PACK)
    try:
        with zipfile.ZipFile(archive) as content:
            files = _plain_files(content, archive)
            for relative, entry in files.items():
                _extract(content, entry, target / relative)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise flawed(archive, Flaw.TRUNCATED) from error


def _plain_files(content: zipfile.ZipFile, archive: Path) -> dict[Path, zipfile.ZipInfo]:
    entries = [entry for entry in content.infolist() if not entry.is_dir()]
    if not entries:
        raise flawed(archive, Flaw.NOT_A_PACK)
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_BYTES:
        raise flawed(archive, Flaw.TOO_LARGE)
    files: dict[Path, zipfile.ZipInfo] = {}
    tops = set()
    for entry in entries:
        parts = _safe_parts(entry, archive)
        tops.add(parts[0])
        if parts[1] not in _LEFT_OUT:
            files[Path(*parts[1:])] = entry
    if len(tops) != 1:
        raise flawed(archive, Flaw.UNSAFE_ARCHIVE)
    return files


def _safe_parts(entry: zipfile.ZipInfo, archive: Path) -> tuple[str, ...]:
    """The parts of an entry's path. Raises WontakError(MODEL_INVALID) if it leads astray, is a link or unpacks without end."""
    path = PurePosixPath(entry.filename)
    mode = entry.external_attr >> 16
    odd = any(part in ("..", ".") or set(part) & set('\\:*?"<>|\0') for part in path.parts)
    if path.is_absolute() or odd or len(path.parts) < 2 or stat.S_ISLNK(mode) or entry.flag_bits & 1:
        raise flawed(archive, Flaw.UNSAFE_ARCHIVE, entry.filename)
    if entry.file_size > LARGEST_RATIO * max(entry.compress_size, 4096):
        raise flawed(archive, Flaw.TOO_LARGE, entry.filename)
    return path.parts


def _extract(content: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with content.open(entry) as source, target.open("xb") as file:
        shutil.copyfileobj(source, file, 1024 * 1024)
        file.flush()
        os.fsync(file.fileno())
