"""A whole meeting as one archive file: written whole or not at all, and looked through before anything of it is unpacked.

The archive is a ZIP file with one folder, the meeting's. The cache is left out, sound is stored as it is, and the database is a
consistent copy, whoever is working on the meeting meanwhile.
"""

import os
import shutil
import sqlite3
import stat
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from wontak.domain.errors import Code, WontakError
from wontak.domain.long_work import Cancelled, Stop, Watch
from wontak.store.database import DATABASE_FILE, faults_named, open_for_reading
from wontak.store.meetings import FOLDERS, MeetingStore
from wontak.store.ownership import LOCK_FILE, OWNER_FILE

LARGEST_RATIO = 200
"""Unpacked over packed size of one file, above which it is a trap rather than a recording."""
MOST_FILES = 20_000

_CHUNK_BYTES = 1024 * 1024
_SMALL_BYTES = 4096
_MEETING_SUFFIX = ".wontak"
_CACHE, _AUDIO = "cache", "audio"
_NOT_ON_WINDOWS = frozenset(':*?"<>|')


def write_archive(folder: Path, target: Path, watch: Watch, stop: Stop) -> None:
    """Write the meeting in `folder` to `target`, or nothing. `watch` hears of the bytes done and of all there are.

    Raises WontakError(NOT_A_MEETING, MEETING_DAMAGED, MEETING_IS_NEWER, DISK_FULL, NOT_WRITABLE), and Cancelled.
    """
    database = folder / DATABASE_FILE
    if not database.is_file():
        raise WontakError(Code.NOT_A_MEETING, folder=str(folder))
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".", suffix=".part") as scratch:
            copy = Path(scratch) / DATABASE_FILE
            _copy_database(database, copy)
            files = [(copy, PurePosixPath(DATABASE_FILE)), *_files_of(folder)]
            with beside.open("wb") as file:
                _write(file, unicodedata.normalize("NFC", folder.name), files, watch, stop)
                file.flush()
                os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def read_archive(file: Path, into: Path, watch: Watch, stop: Stop) -> Path:
    """Unpack a meeting into a new folder within `into`, numbered where its name is taken; the folder.

    Raises WontakError(ARCHIVE_INVALID, MEETING_DAMAGED, MEETING_IS_NEWER, DISK_FULL, NOT_WRITABLE), and Cancelled; then nothing
    of it is there.
    """
    try:
        with zipfile.ZipFile(file) as content:
            name, entries = _checked(content, file)
            total = sum(entry.file_size for entry in entries.values())
            into.mkdir(parents=True, exist_ok=True)
            if total > shutil.disk_usage(into).free:
                raise WontakError(Code.DISK_FULL, file=str(into / name))
            beside = into / f".{name}.{os.getpid()}.part"
            try:
                _unpack(content, entries, beside, _Count(total, watch, stop))
                _check_meeting(beside, file)
                target = free_place(into / name)
                beside.replace(target)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, UnicodeError) as fault:
        raise _invalid(file) from fault
    return target


def size_bytes(folder: Path) -> int:
    """How much of a meeting would go into an archive."""
    places = [folder / DATABASE_FILE, *(path for path, _ in _files_of(folder))]
    return sum(path.stat().st_size for path in places if path.is_file())


def free_place(folder: Path) -> Path:
    """`folder`, or where there is something at that place the same with a number: "name (2).wontak"."""
    place, number = folder, 2
    while place.exists():
        place = folder.with_name(f"{folder.name.removesuffix(_MEETING_SUFFIX)} ({number}){_MEETING_SUFFIX}")
        number += 1
    return place


class _Count:
    """Counts bytes, tells them on, and stops the work where it is no longer wanted."""

    def __init__(self, total: int, watch: Watch, stop: Stop) -> None:
        self._done, self._total, self._watch, self._stop = 0, total, watch, stop

    def copy(self, source: BinaryIO, target: BinaryIO) -> None:
        while chunk := source.read(_CHUNK_BYTES):
            if self._stop():
                raise Cancelled
            target.write(chunk)
            self._done += len(chunk)
            self._watch(min(self._done, self._total), self._total)


def _copy_database(database: Path, copy: Path) -> None:
    with (
        faults_named(database),
        closing(open_for_reading(database)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.plain.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def _files_of(folder: Path) -> Iterator[tuple[Path, PurePosixPath]]:
    """The plain files of a meeting besides its database and what is rebuilt or belongs to the process at work."""
    passing = (LOCK_FILE, OWNER_FILE)
    for place, folders, names in os.walk(folder):
        inside = Path(place)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (inside == folder and name == _CACHE)
        )
        for name in sorted(names):
            path = inside / name
            own = inside == folder and (name in passing or name.startswith(DATABASE_FILE))
            if not own and not name.startswith(".") and path.is_file() and not path.is_symlink():
                relative = path.relative_to(folder).as_posix()
                yield path, PurePosixPath(unicodedata.normalize("NFC", relative))


def _write(
    file: BinaryIO, top: str, files: list[tuple[Path, PurePosixPath]], watch: Watch, stop: Stop
) -> None:
    count = _Count(sum(path.stat().st_size for path, _ in files), watch, stop)
    with zipfile.ZipFile(file, "w") as archive:
        for path, relative in files:
            entry = zipfile.ZipInfo.from_file(path, f"{top}/{relative}", strict_timestamps=False)
            sound = relative.parts[0] == _AUDIO
            entry.compress_type = zipfile.ZIP_STORED if sound else zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                count.copy(source, target)  # type: ignore[arg-type]


def _checked(content: zipfile.ZipFile, file: Path) -> tuple[str, dict[Path, zipfile.ZipInfo]]:
    """The meeting's folder name and its files by their places in it, all of them safe to unpack."""
    plain = [entry for entry in content.infolist() if not entry.is_dir()]
    if not plain or len(plain) > MOST_FILES:
        raise _invalid(file)
    entries: dict[Path, zipfile.ZipInfo] = {}
    tops, seen = set(), set()
    for entry in plain:
        top, *parts = _safe_parts(entry, file)
        tops.add(top)
        seen.add("/".join(parts).casefold())
        if parts[-1] not in (LOCK_FILE, OWNER_FILE):
            entries[Path(*parts)] = entry
    below = {parent for place in entries for parent in place.parents}
    if (
        len(tops) != 1
        or len(seen) != len(plain)
        or Path(DATABASE_FILE) not in entries
        or below & set(entries)
    ):
        raise _invalid(file)
    return tops.pop(), entries


def _safe_parts(entry: zipfile.ZipInfo, file: Path) -> tuple[str, ...]:
    """The parts of an entry's path. Raises WontakError(ARCHIVE_INVALID) if it leads astray, is a link or unpacks without end."""
    path = PurePosixPath(unicodedata.normalize("NFC", entry.filename))
    refused = {"\\", "\0"} | (_NOT_ON_WINDOWS if os.name == "nt" else set())
    astray = path.is_absolute() or any(
        part == ".." or part.startswith(".") or refused & set(part) for part in path.parts
    )
    mode = entry.external_attr >> 16
    odd = stat.S_IFMT(mode) not in (0, stat.S_IFREG) or entry.flag_bits & 1
    log = len(path.parts) == 2 and path.name.startswith(f"{DATABASE_FILE}-")
    trap = entry.file_size > LARGEST_RATIO * max(entry.compress_size, _SMALL_BYTES)
    if astray or odd or log or trap or len(path.parts) < 2:
        raise _invalid(file)
    return path.parts


def _unpack(
    content: zipfile.ZipFile, entries: dict[Path, zipfile.ZipInfo], folder: Path, count: _Count
) -> None:
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    for relative, entry in entries.items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        with content.open(entry) as source, path.open("xb") as target:
            count.copy(source, target)  # type: ignore[arg-type]
            target.flush()
            os.fsync(target.fileno())


def _check_meeting(folder: Path, file: Path) -> None:
    """Refuse a database that is none of a meeting's, or that would run something of its own when it is used."""
    with closing(open_for_reading(folder / DATABASE_FILE)) as db:
        if db.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone():
            raise _invalid(file)
    with MeetingStore.open(folder, read_only=True) as store, faults_named(folder / DATABASE_FILE):
        store.meeting()


def _invalid(file: Path) -> WontakError:
    return WontakError(Code.ARCHIVE_INVALID, file=str(file))
