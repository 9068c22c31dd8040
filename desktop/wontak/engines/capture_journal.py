"""A take on the disk: a folder of numbered pieces and a journal of JSON lines that says what they are.

A piece is `000007.flac` once it is closed, or `000007.pcm` (raw little-endian int16, channels interleaved) while it grows.
A line of the journal is on the disk before anything relies on it; a last line that a crash cut short is ignored.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wontak.domain.recording import RATE_HZ, SAMPLE_BYTES, Gap, GapKind, Label, MarkKind

JOURNAL = "journal.jsonl"
LOCK = "take.lock"
RESERVE = "reserve"
CLOSED, GROWING = ".flac", ".pcm"


@dataclass(frozen=True)
class Piece:
    """One numbered part of a take. `frames` is its length: exact for a growing one, from the journal for a closed one.

    None where the journal does not tell.
    """

    number: int
    path: Path
    frames: int | None

    @property
    def is_closed(self) -> bool:
        return self.path.suffix == CLOSED


@dataclass(frozen=True)
class Take:
    """What lies in a take's folder."""

    folder: Path
    channels: tuple[str, ...]
    rate_hz: int
    started: str
    second_copy: Path | None
    pieces: tuple[Piece, ...]
    labels: tuple[Label, ...]
    gaps: tuple[Gap, ...]

    @property
    def frames(self) -> int:
        """Its length, in frames, as far as the journal tells."""
        return sum(piece.frames or 0 for piece in self.pieces)

    @property
    def next_number(self) -> int:
        return max((piece.number for piece in self.pieces), default=0) + 1


class Journal:
    """Appends lines, each of them on the disk when the call returns."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / JOURNAL).open("ab", buffering=0)

    def write(self, event: str, **fields: Any) -> None:
        """Append one line."""
        line = json.dumps({"event": event, **fields}, ensure_ascii=False).encode()
        # A line that a full disk or a crash cut short must not spoil the next one: each begins afresh.
        self._file.write(b"\n" + line + b"\n")
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()


def read_take(folder: Path, second_copy: Path | None = None) -> Take | None:
    """What is in `folder`; None where a take never came as far as its first line and has no sound.

    What is missing there is sought in its second copy: the one its journal names, else `second_copy`.
    """
    lines = tuple(_lines(folder / JOURNAL))
    named = _head(lines).get("second_copy")
    second = Path(named) if named else second_copy
    others = tuple(_lines(second / JOURNAL)) if second else ()
    # Both say the same, and one of them may have ended sooner.
    lines = max(lines, others, key=len)
    head = _head(lines)
    channels = tuple(head.get("channels", ("",)))
    pieces = tuple(_pieces([folder, second] if second else [folder], len(channels), lines))
    if not pieces:
        return None
    rate_hz = int(head.get("rate_hz", RATE_HZ))
    return Take(
        folder,
        channels,
        rate_hz,
        str(head.get("started", "")),
        second,
        pieces,
        tuple(_labels(lines, rate_hz)),
        tuple(_gaps(lines, rate_hz)),
    )


def sync_folder(folder: Path) -> None:
    """Have the names in a folder be on the disk as well; systems that cannot are left alone."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _head(lines: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return next((line for line in lines if line["event"] == "began"), {})


def _lines(path: Path) -> Iterator[dict[str, Any]]:
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


def _pieces(folders: list[Path], channels: int, lines: tuple[dict[str, Any], ...]) -> Iterator[Piece]:
    """All pieces, each from the first folder that has it."""
    told = {line["number"]: int(line["frames"]) for line in lines if line["event"] == "chunk"}
    there = [_numbers(folder) for folder in folders]
    for number in sorted(set(told).union(*there)):
        found = (folder for folder, numbers in zip(folders, there, strict=True) if number in numbers)
        folder = next(found, folders[0])
        closed, growing = (folder / f"{number:06}{ending}" for ending in (CLOSED, GROWING))
        if growing.exists() and not (closed.exists() and number in told):
            # A closed piece counts only once the journal says so: until then the raw one is kept beside it.
            yield Piece(number, growing, growing.stat().st_size // (SAMPLE_BYTES * channels))
        else:
            yield Piece(number, closed, told.get(number))


def _numbers(folder: Path) -> set[int]:
    """The pieces that lie in a folder; none where it cannot be read."""
    try:
        found = list(folder.iterdir())
    except OSError:
        return set()
    return {int(path.stem) for path in found if path.suffix in (CLOSED, GROWING) and path.stem.isdigit()}


def _labels(lines: tuple[dict[str, Any], ...], rate_hz: int) -> list[Label]:
    """The marks as they stand in the end, by time: a later line with the same id corrects one, `unmark` takes it away."""
    standing: dict[int, Label] = {}
    for number, line in enumerate(lines):
        if line["event"] == "mark":
            label = Label(0, line["frame"] / rate_hz, MarkKind(line["kind"]), line["value"])
            standing[line.get("id") or -number - 1] = label
        elif line["event"] == "unmark":
            standing.pop(line["id"], None)
    return sorted(standing.values(), key=lambda label: label.at_s)


def _gaps(lines: tuple[dict[str, Any], ...], rate_hz: int) -> Iterator[Gap]:
    for line in lines:
        if line["event"] == "gap":
            kind, channel = GapKind(line["kind"]), line["channel"]
            yield Gap(line["frame"] / rate_hz, line["length_s"], kind, channel)
