"""Tells whether a sound file ends before it should, where FFmpeg itself would take what is there for the whole."""

import os
import struct
from pathlib import Path
from typing import BinaryIO

STATED_LENGTH_FORMATS = {"aiff", "caf", "flac", "mov", "mp4", "m4a", "matroska", "webm", "asf"}
"""Containers whose header states the length; with others FFmpeg may have guessed it from the bit rate."""

XING_SEARCH_BYTES = 262_144
"""Where an MP3 file's table with its number of frames is looked for: behind a cover picture at most."""

OGG_PAGE_BYTES = 65_307
"""The longest page of an Ogg file."""

OGG_END_OF_STREAM = 0x04
WAV_LENGTH_UNKNOWN = {0, 0xFFFF_FFFF}
"""What a recorder that has not come to an end leaves for the length of the sound."""


def states_its_length(source: Path, formats: set[str]) -> bool:
    """Whether the length FFmpeg reports stands in the file; `formats` are FFmpeg's names for its container."""
    if "mp3" in formats:
        with source.open("rb") as file:
            start = file.read(XING_SEARCH_BYTES)
        return b"Xing" in start or b"Info" in start
    return bool(formats & STATED_LENGTH_FORMATS)


def lacks_its_end(source: Path, formats: set[str]) -> bool:
    """Whether a WAV file is shorter than its header says, or an Ogg file has no last page."""
    with source.open("rb") as file:
        if "wav" in formats:
            return _wav_is_short(file)
        return "ogg" in formats and _ogg_has_no_last_page(file)


def _wav_is_short(file: BinaryIO) -> bool:
    size = os.fstat(file.fileno()).st_size
    if file.read(4) != b"RIFF":
        return False
    file.seek(12)
    while len(header := file.read(8)) == 8:
        name, length = struct.unpack("<4sI", header)
        if name == b"data":
            return length not in WAV_LENGTH_UNKNOWN and file.tell() + length > size
        file.seek(length + length % 2, os.SEEK_CUR)
    return True


def _ogg_has_no_last_page(file: BinaryIO) -> bool:
    size = os.fstat(file.fileno()).st_size
    file.seek(max(0, size - OGG_PAGE_BYTES))
    end = file.read()
    page = end.rfind(b"OggS")
    return page < 0 or len(end) < page + 6 or not end[page + 5] & OGG_END_OF_STREAM
