"""Work on files that takes a person's time: documents written, archives made and unpacked, timed and remembered."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from wontak.desk.estimate import Estimates, FileWork
from wontak.store.archive_file import size_bytes

Result = TypeVar("Result")

MIB = 2**20
ARCHIVE_START_S, ARCHIVE_S_A_MIB = 0.3, 0.015
"""A slow disk reads and writes some 70 MiB in a second."""

DOCUMENT_S = {
    ".docx": (0.2, 0.0005),
    ".hwpx": (1.0, 0.003),
    ".pdf": (6.0, 0.015),
    ".txt": (0.1, 0.0004),
    ".json": (0.1, 0.0004),
    ".srt": (0.5, 0.001),
    ".vtt": (0.5, 0.001),
}
"""Seconds that a document takes on a slow computer: to begin with, and for each segment or paragraph in each language.

LibreOffice starts twice for a PDF, and lays out some hundred turns in a second.
"""


def document_work(kind: str, ending: str, parts: int) -> FileWork:
    """What writing a document of so many segments or paragraphs is, as a matter of time; `ending` is that of its file's name."""
    start_s, part_s = DOCUMENT_S.get(ending.lower(), DOCUMENT_S[".docx"])
    return FileWork(f"document/{kind}{ending.lower()}", start_s + part_s * parts)


def archive_work(folder: Path) -> FileWork:
    """What writing a meeting to one file is, as a matter of time. Looks through the folder: for a thread nobody waits for."""
    return _archiving("archive/out", size_bytes(folder))


def unpacking_work(archive: Path) -> FileWork:
    """What bringing in an archive is, as a matter of time."""
    try:
        size = archive.stat().st_size
    except OSError:
        size = 0
    return _archiving("archive/in", size)


def timed(work: FileWork, do: Callable[[], Result | None]) -> Result | None:
    """Do it, and remember how long it took unless nothing came of it."""
    began_s = time.monotonic()
    result = do()
    if result is not None:
        Estimates().learn_file_work(work, time.monotonic() - began_s)
    return result


def _archiving(key: str, size: int) -> FileWork:
    return FileWork(key, ARCHIVE_START_S + ARCHIVE_S_A_MIB * size / MIB)
