"""The reference a transcript is measured against, and the same view of the transcript itself."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.transcript import Recording, Segment


@dataclass(frozen=True)
class Spoken:
    """What someone said from `start_s` to `end_s`, in seconds of meeting time.

    `speaker` is a participant's id; for a transcript's unnamed voice it is the voice's own name, which no reference has.
    """

    start_s: float
    end_s: float
    language: Language
    speaker: str
    text: str
    translation: str | None = None

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s

    def overlap_s(self, other: "Spoken") -> float:
        """Seconds during which both speak."""
        return max(0.0, min(self.end_s, other.end_s) - max(self.start_s, other.start_s))


def read_reference(path: Path, recordings: Iterable[Recording] = ()) -> tuple[Spoken, ...]:
    """The segments of a reference file in order of time.

    Times count from the start of the segment's `recording` where it names one, else from the start of the meeting.
    Raises WontakError(REFERENCE_INVALID) if the file is missing or not of the shape the contract describes.
    """
    offsets = {recording.id: recording.offset_s for recording in recordings}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["segments"]
        spoken = [_spoken(row, offsets.get(row.get("recording"), 0.0)) for row in rows]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        problem = f"{type(fault).__name__}: {fault}"
        raise WontakError(Code.REFERENCE_INVALID, file=str(path), problem=problem) from fault
    return tuple(sorted(spoken, key=lambda one: one.start_s))


def transcript_as_spoken(segments: Iterable[Segment], recordings: Iterable[Recording]) -> tuple[Spoken, ...]:
    """A transcript's segments in meeting time."""
    offsets = {recording.id: recording.offset_s for recording in recordings}
    spoken = (
        Spoken(
            segment.start_s + offsets.get(segment.recording, 0.0),
            segment.end_s + offsets.get(segment.recording, 0.0),
            segment.language,
            segment.speaker or f"?{segment.voice or ''}",
            segment.text,
            segment.translation.text if segment.translation else None,
        )
        for segment in segments
    )
    return tuple(sorted(spoken, key=lambda one: one.start_s))


def _spoken(row: Mapping[str, Any], offset_s: float) -> Spoken:
    translation = (row.get("translation") or {}).get("text")
    return Spoken(
        float(row["start_s"]) + offset_s,
        float(row["end_s"]) + offset_s,
        Language(row["language"]),
        str(row["speaker"]),
        unicodedata.normalize("NFC", row["text"]),
        unicodedata.normalize("NFC", translation) if translation else None,
    )
