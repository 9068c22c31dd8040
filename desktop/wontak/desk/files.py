"""Where things lie in a meeting folder, and putting files there whole or not at all."""

import errno
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Event, Language
from wontak.domain.messages import interface_language

SUFFIX = ".wontak"
AUDIO = "audio"
CACHE = "cache"
EXPORTS = "exports"

NAMELESS = {Language.EN: "meeting", Language.KO: "회의"}
"""What a meeting without a topic is called."""


def working_copy(folder: Path, recording: int) -> Path:
    """The 16 kHz mono copy of a recording that engines read."""
    return folder / CACHE / f"{recording}.pcm"


def peaks(folder: Path, recording: int) -> Path:
    """The waveform pyramid of a recording."""
    return folder / CACHE / f"{recording}.peaks.npz"


def find_meeting(path: Path) -> Path:
    """The meeting folder meant by `path`: itself, or the only meeting inside it."""
    if (path / "meeting.db").exists():
        return path
    inside = (
        [child for child in path.glob(f"*{SUFFIX}") if (child / "meeting.db").exists()]
        if path.is_dir()
        else []
    )
    return inside[0] if len(inside) == 1 else path


def folder_name(event: Event) -> str:
    """A folder name for a meeting: its date and a short form of its topic, as file systems and people like it."""
    topic = unicodedata.normalize("NFC", event.topic.en or event.topic.ko or NAMELESS[interface_language()])
    words = re.sub(r"[^\w]+", "-", topic.casefold()).strip("-")
    short = words if len(words) <= 60 else words[:60].rsplit("-", 1)[0]
    return f"{event.date.isoformat()} {short}{SUFFIX}" if event.date else f"{short}{SUFFIX}"


def put_into(folder: Path, copy: Path, name: str) -> Path:
    """Give the copy of an imported file its place in the meeting's audio folder, under its own name, numbered if that is taken.

    Raises WontakError(DISK_FULL or NOT_WRITABLE).
    """
    audio = folder / AUDIO
    audio.mkdir(exist_ok=True)
    name = unicodedata.normalize("NFC", name)
    target = audio / name
    number = 2
    while target.exists():
        target = audio / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    try:
        copy.replace(target)
    except OSError as fault:
        raise write_fault(fault, target) from fault
    return target


def write_fault(fault: OSError, target: Path) -> WontakError:
    """The fault to report when `target` could not be written."""
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return WontakError(Code.DISK_FULL if full else Code.NOT_WRITABLE, file=str(target))


def document_name(event: Event, kind: str, languages: Iterable[Language], ending: str) -> str:
    """A file name for a document: the meeting's date and topic as they are written, its kind and its language."""
    languages = tuple(languages)
    topic = event.topic.either(languages[0]) or "meeting"
    words = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", unicodedata.normalize("NFC", topic))
    short = " ".join(words.split())[:60].rstrip(" .")
    date = f"{event.date.isoformat()} " if event.date else ""
    return f"{date}{short} {kind}-{'-'.join(languages)}{ending}"
