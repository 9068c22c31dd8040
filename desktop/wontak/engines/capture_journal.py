"""A take on the disk: a folder of numbered pieces and a journal of JSON lines that says what they are.

A piece is `000007.flac` once it is closed, or `000007.pcm` (raw little-endian int16, channels interleaved) while it grows.
A line of the journal is on the disk before anything relies on it; a last line that a crash cut short is ignored.

`chunk` says that a piece is closed in this very folder, `piece` how long one is wherever it lies. All other lines are numbered
by `n`, the same in every copy of the take: what one journal lacks is had from another.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wontak.domain.recording import RATE_HZ, SAMPLE_BYTES, Gap, GapKind, Label, Marked, MarkKind

JOURNAL = "journal.jsonl"
LOCK = "take.lock"
RESERVE = "reserve"
CLOSED, GROWING = ".flac", ".pcm"
_PIECES = ("chunk", "piece")


Line = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """One numbered part of a take. `paths` are the files it may be read from, the best one first.

    `frames` is its length, as the journals tell it; of one that was growing when the recording was cut off, what there is.
    None where neither tells.
    """

    number: int
    paths: tuple[Path, ...]
    frames: int | None


@dataclass(frozen=True)
class Take:
    """What lies in a take's folder, and in its second copy's where that is within reach; `lines` are the numbered ones."""

    folder: Path
    channels: tuple[str, ...]
    rate_hz: int
    started: str
    second_copy: Path | None
    pieces: tuple[Piece, ...]
    labels: tuple[Label, ...]
    gaps: tuple[Gap, ...]
    lines: tuple[Line, ...]

    @property
    def frames(self) -> int:
        """Its length, in frames, as far as the journal tells."""
        return sum(piece.frames or 0 for piece in self.pieces)

    @property
    def next_number(self) -> int:
        return max((piece.number for piece in self.pieces), default=0) + 1


@dataclass(frozen=True)
class Account:
    """What the journal alone says of a take: to be read while somebody records it."""

    channels: tuple[str, ...]
    devices: tuple[str, ...]
    second_copy: Path | None
    marks: tuple[Marked, ...]
    gaps: tuple[Gap, ...]


class Journal:
    """Appends lines, each of them on the disk when the call returns."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / JOURNAL).open("ab", buffering=0)

    def write(self, *lines: Line) -> None:
        """Append them."""
        # A line that a full disk or a crash cut short must not spoil the next one: each begins afresh.
        content = b"".join(b"\n" + json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)
        rest = memoryview(content)
        while rest:
            rest = rest[self._file.write(rest) :]
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()


def read_take(folder: Path, second_copy: Path | None = None, *, alone: bool = False) -> Take | None:
    """What is in `folder`; None where a take never came as far as its first line and has no sound.

    What is missing there is sought in its second copy, the one its journal names, else `second_copy`; not so if `alone`.
    """
    lines = read_lines(folder)
    named = head_of(lines).get("second_copy")
    second = None if alone else Path(named) if named else second_copy
    folders = [folder, second] if second else [folder]
    journals = [lines, read_lines(second)] if second else [lines]
    told = _merged(journals)
    channels = tuple(head_of(told).get("channels", ("",)))
    pieces = tuple(_pieces(folders, journals, len(channels)))
    if not pieces:
        return None
    rate_hz = int(head_of(told).get("rate_hz", RATE_HZ))
    return Take(
        folder,
        channels,
        rate_hz,
        str(head_of(told).get("started", "")),
        second,
        pieces,
        tuple(_labels(told, rate_hz)),
        tuple(_gaps(told, rate_hz)),
        told,
    )


def read_account(folder: Path) -> Account | None:
    """What the journal in `folder` says so far; None where it has no first line yet. Its second copy is not asked."""
    lines = read_lines(folder)
    head = head_of(lines)
    if not head:
        return None
    rate_hz = int(head.get("rate_hz", RATE_HZ))
    marks = sorted(_marks(lines, rate_hz), key=lambda mark: mark.at_s)
    second_copy = Path(head["second_copy"]) if head.get("second_copy") else None
    devices = tuple(head.get("devices", ()))
    return Account(tuple(head["channels"]), devices, second_copy, tuple(marks), tuple(_gaps(lines, rate_hz)))


def read_lines(folder: Path) -> tuple[Line, ...]:
    """The lines of the journal in a folder; none where it cannot be read."""
    return tuple(_lines(folder / JOURNAL))


def head_of(lines: Iterable[Line]) -> Line:
    """The line with which the recording began; empty where there is none."""
    return next((line for line in lines if line["event"] == "began"), {})


def closed_in(lines: Iterable[Line]) -> dict[int, int]:
    """The lengths of the pieces that are closed in this journal's folder, by their numbers."""
    return {line["number"]: int(line["frames"]) for line in lines if line["event"] == "chunk"}


def lengths_in(lines: Iterable[Line]) -> dict[int, int]:
    """The lengths of all pieces that a journal knows, wherever they lie."""
    return {line["number"]: int(line["frames"]) for line in lines if line["event"] in _PIECES}


def sync_folder(folder: Path) -> None:
    """Have the names in a folder be on the disk as well; systems that cannot are left alone."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _merged(journals: list[tuple[Line, ...]]) -> tuple[Line, ...]:
    """The numbered lines of all journals, each once, in order; of older takes, which have no numbers, the longest journal."""
    numbered = {line["n"]: line for lines in journals for line in lines if "n" in line}
    plain = [
        [line for line in lines if "n" not in line and line["event"] not in _PIECES] for lines in journals
    ]
    return (*max(plain, key=len), *(numbered[n] for n in sorted(numbered)))


def _lines(path: Path) -> Iterator[Line]:
    try:
        content = path.read_bytes()
    except OSError:
        return
    for raw in content.splitlines():
        try:
            line = json.loads(raw)
        except ValueError:
            continue
        if isinstance(line, dict) and "event" in line:
            yield line


def _pieces(folders: list[Path], journals: list[tuple[Line, ...]], channels: int) -> Iterator[Piece]:
    """All pieces, wherever they lie."""
    lengths = {number: frames for lines in journals for number, frames in lengths_in(lines).items()}
    closed = [closed_in(lines) for lines in journals]
    there = [piece_files(folder) for folder in folders]
    numbers = {int(name.partition(".")[0]) for sizes in there for name in sizes}
    for number in sorted(numbers.union(lengths)):
        sure, grown, unsure = list[Path](), list[tuple[int, Path]](), list[Path]()
        for folder, sizes, told in zip(folders, there, closed, strict=True):
            whole, growing = (f"{number:06}{ending}" for ending in (CLOSED, GROWING))
            if whole in sizes:
                # A closed piece counts only once the journal says so: until then the raw one is kept beside it.
                (sure if number in told else unsure).append(folder / whole)
            if growing in sizes:
                grown.append((sizes[growing], folder / growing))
        # One that was cut off may have grown further in one place than in the other.
        grown.sort(key=lambda one: -one[0])
        longest = grown[0][0] // (SAMPLE_BYTES * channels) if grown else None
        paths = (*sure, *(path for _, path in grown), *unsure)
        yield Piece(number, paths, lengths.get(number, longest))


def piece_files(folder: Path) -> dict[str, int]:
    """The sizes of the pieces' files in a folder, by name; none where it cannot be read."""
    sizes: dict[str, int] = {}
    try:
        found = list(folder.iterdir())
    except OSError:
        return sizes
    for path in found:
        if path.suffix in (CLOSED, GROWING) and path.stem.isdigit():
            with contextlib.suppress(OSError):
                sizes[path.name] = path.stat().st_size
    return sizes


def _labels(lines: tuple[Line, ...], rate_hz: int) -> list[Label]:
    """The marks as they stand in the end, by time."""
    labels = [Label(0, mark.at_s, mark.kind, mark.value) for mark in _marks(lines, rate_hz)]
    return sorted(labels, key=lambda label: label.at_s)


def _marks(lines: tuple[Line, ...], rate_hz: int) -> list[Marked]:
    """Those that stand: a later line with the same id corrects one, `unmark` takes it away."""
    standing: dict[int, Marked] = {}
    for number, line in enumerate(lines):
        if line["event"] == "mark":
            mark_id = line.get("id") or -number - 1
            at_s, kind = line["frame"] / rate_hz, MarkKind(line["kind"])
            standing[mark_id] = Marked(at_s, kind, line["value"], mark_id)
        elif line["event"] == "unmark":
            standing.pop(line["id"], None)
    return list(standing.values())


def _gaps(lines: tuple[Line, ...], rate_hz: int) -> Iterator[Gap]:
    for line in lines:
        if line["event"] == "gap":
            kind, channel = GapKind(line["kind"]), line["channel"]
            yield Gap(line["frame"] / rate_hz, line["length_s"], kind, channel)
