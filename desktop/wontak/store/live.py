"""What is heard while a recording runs: kept under the name of its take, and made part of the transcript when that is joined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wontak.domain.changes import EditKind
from wontak.domain.edits import retyped
from wontak.domain.marks import Label, speaker_at
from wontak.domain.meeting import Language
from wontak.domain.transcript import Recording, Segment, SegmentFlag
from wontak.store.ledger import Actor, Kind
from wontak.store.rows import Row, Value, flags_json, segment_row, words_json
from wontak.store.stored_words import StoredWords
from wontak.store.transcript import KEY, TranscriptRecords

ENGINE = "live"
"""The engine under which the history knows what was heard while recording."""

_RETYPED = ("text", "words", "confidence", "flags", "review")
"""Columns of a segment that correcting its text alters."""


@dataclass(frozen=True)
class LiveLine:
    """One segment of a recording that is still running. Times count from its start; `edited`: a person has corrected it."""

    id: int
    start_s: float
    end_s: float
    language: Language
    text: str
    edited: bool = False


class LiveRecords(TranscriptRecords):
    """The rough transcript of takes that are not joined yet."""

    def store_live(self, take: str, segments: Iterable[Segment], model: str) -> tuple[LiveLine, ...]:
        """Keep what has been heard in a running take; on the disk at once, so that a crash keeps it.

        Raises WontakError(MEETING_APPROVED) where no more text is taken.
        """
        with self._changing(Actor.machine(ENGINE, model)):
            return tuple(self._store_live(take, segment, model) for segment in segments)

    def live_lines(self, take: str) -> tuple[LiveLine, ...]:
        """What has been heard in a take so far, in order of time."""
        return tuple(map(_line, self._live_rows(take)))

    def correct_live(self, line_id: int, text: str, person: str = "") -> LiveLine | None:
        """Have a line say what a person has heard; None where it is not there any more, since its take is joined."""
        with self.transaction():
            row = self._first("SELECT * FROM live_segments WHERE id = ?", line_id)
            if row is None:
                return None
            by = row["edited_by"] if text == row["text"] else None if text == row["heard"] else person
            self._run("UPDATE live_segments SET text = ?, edited_by = ? WHERE id = ?", text, by, line_id)
            return _line({**row, "text": text, "edited_by": by})

    def forget_live(self, take: str) -> None:
        """Let go of what was heard in a take."""
        with self.transaction():
            self._run("DELETE FROM live_segments WHERE take = ?", take)

    def adopt_live(self, take: str, recording: Recording) -> tuple[Segment, ...]:
        """Make what was heard in a take the rough transcript of the recording it has become; the segments as stored.

        None of the recording counts as transcribed by that. What a person has corrected is theirs in the history. A meeting
        whose minutes are approved takes no more text.
        """
        with self.transaction():
            rows = [row for row in self._live_rows(take) if row["start_s"] < recording.duration_s]
            self.forget_live(take)
            if not rows or self._is_approved():
                return ()
            stretch = self._rough_stretch(recording.id)
            labels = [one for one in self.labels() if one.recording == recording.id]
            numbers = [self._adopt(row, recording, stretch, labels) for row in rows]
            self._settle_stars(recording.id)
            return tuple(self.segment(number) for number in numbers)

    def _adopt(self, row: Row, recording: Recording, stretch: int, labels: Sequence[Label]) -> int:
        heard = Segment(
            recording=recording.id,
            start_s=row["start_s"],
            end_s=min(row["end_s"], recording.duration_s),
            language=Language(row["language"]),
            text=row["heard"],
            words=StoredWords(row["words"]),
            confidence=row["confidence"],
            flags=tuple(SegmentFlag(flag) for flag in json.loads(row["flags"])),
        )
        number = self._add_segment(heard, stretch, Actor.machine(ENGINE, row["model"]))
        speaker = self._known(speaker_at(labels, (row["start_s"] + row["end_s"]) / 2))
        if speaker:
            self._amend(Kind.SEGMENT, number, {"speaker": speaker, "speaker_by": KEY}, Actor.key())
        if row["edited_by"] is not None:
            said = segment_row(retyped(heard, row["text"]))
            columns = {name: said[name] for name in _RETYPED}
            with self._as_edit(EditKind.RETYPE):
                self._amend(Kind.SEGMENT, number, columns, Actor.person(row["edited_by"]))
        return number

    def _rough_stretch(self, recording: int) -> int:
        """The stretch that holds what was heard while recording: an empty one, for it covers nothing."""
        row = self._first("SELECT id FROM stretches WHERE recording = ? AND rough", recording)
        empty: dict[str, Value] = {"recording": recording, "start_s": 0.0, "end_s": 0.0, "rough": 1}
        return int(row["id"]) if row else self._insert("stretches", empty)

    def _store_live(self, take: str, segment: Segment, model: str) -> LiveLine:
        row: dict[str, Value] = {
            "take": take,
            "start_s": float(segment.start_s),
            "end_s": float(segment.end_s),
            "language": segment.language,
            "heard": segment.text,
            "text": segment.text,
            "words": words_json(segment.words),
            "confidence": float(segment.confidence),
            "flags": flags_json(segment.flags),
            "model": model,
        }
        number = self._insert("live_segments", row)
        return LiveLine(number, segment.start_s, segment.end_s, segment.language, segment.text)

    def _live_rows(self, take: str) -> list[dict[str, Any]]:
        return self._rows("SELECT * FROM live_segments WHERE take = ? ORDER BY start_s, id", take)


def _line(row: Row) -> LiveLine:
    return LiveLine(
        row["id"],
        row["start_s"],
        row["end_s"],
        Language(row["language"]),
        row["text"],
        row["edited_by"] is not None,
    )
