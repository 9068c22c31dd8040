"""How the rough transcript of a recording gives way to a full pass: replaced where only a machine had a hand in it.

What a person has written stays; where the recogniser hears something else under it, that is said, and what it heard is kept
in the segment's history. Stars, comments and attributions of text that is replaced go to what is heard in its place.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from wontak.domain.meeting import Language
from wontak.domain.transcript import Review, Segment, SegmentFlag, Word
from wontak.store.ledger import Actor, Kind
from wontak.store.live import LiveRecords
from wontak.store.rows import Row, Value, flags_json, segment_of, words_json
from wontak.store.transcript import BY_A_PERSON, PERSON

EDGE_S = 0.05
"""How far outside a segment the middle of a word may lie that still belongs to it: two runs place a word a little differently."""


class RoughRecords(LiveRecords):
    """Stores what a full pass hears over what was heard while recording."""

    def rough_count(self) -> int:
        """How many rough segments still await a full pass."""
        return int(
            self._one(
                "SELECT count(*) AS number FROM segments WHERE stretch IN (SELECT id FROM stretches WHERE rough)"
                " AND NOT EXISTS (SELECT 1 FROM stretches WHERE stretches.recording = segments.recording AND NOT rough"
                " AND (segments.start_s + segments.end_s) / 2 BETWEEN stretches.start_s AND stretches.end_s)"
            )["number"]
        )

    def heard_instead(self, segment_id: int) -> str | None:
        """What the full pass has heard where a person's text differs from it; None where it does not, or no longer."""
        now = self.segment(segment_id)
        if SegmentFlag.DIFFERS not in now.flags:
            return None
        found = [
            change.before for change in self.history(Kind.SEGMENT, segment_id) if change.actor.is_machine
        ]
        others = [one.text for one in found if isinstance(one, Segment) and one.text != now.text]
        return others[-1] if others else None

    def store_stretch(
        self, recording: int, start_s: float, end_s: float, segments: Iterable[Segment], actor: Actor
    ) -> tuple[Segment, ...]:
        """As always; and what was heard there while recording gives way, but for what a person has written."""
        with self._changing(actor):
            rough = self._rough_rows(recording, start_s, end_s)
            if not rough:
                return super().store_stretch(recording, start_s, end_s, segments, actor)
            inside = [row for row in rough if start_s <= (row["start_s"] + row["end_s"]) / 2 <= end_s]
            heard = tuple(segments)
            given_way = [row for row in inside if not self._written(row) and _heard_in(row, heard)]
            gone = {row["id"] for row in given_way} | {
                row["id"] for row in inside if self._replaceable(row) and not self._written(row)
            }
            kept = [row for row in rough if row["id"] not in gone]
            # Stars pressed while recording find their place by themselves.
            starred = {
                row["id"] for row in given_way if row["starred"] and not self._starred_by_key(row["id"])
            }
            for row in rough:
                if row["id"] in gone:
                    self._give_way(row, actor)
            stored = super().store_stretch(recording, start_s, end_s, _around(heard, kept), actor)
            for row in given_way:
                self._hand_on({**row, "starred": row["id"] in starred}, stored, actor)
            for row in kept:
                if row in inside and self._written(row):
                    self._compare(row, heard, actor)
            return tuple(self.segment(one.id) for one in stored)

    def _rough_rows(self, recording: int, start_s: float, end_s: float) -> list[dict[str, Any]]:
        """What was heard between two times while recording."""
        return self._segment_rows(
            "recording = ? AND start_s < ? AND end_s > ? AND stretch IN (SELECT id FROM stretches WHERE rough)",
            recording,
            end_s,
            start_s,
        )

    def _written(self, row: Row) -> bool:
        """Whether a person has had a hand in the wording of a segment or of its translation."""
        translation = self._first("SELECT state FROM translations WHERE segment = ?", row["id"])
        return row["review"] != Review.MACHINE or bool(translation and translation["state"] in BY_A_PERSON)

    def _give_way(self, row: Row, actor: Actor) -> None:
        if row["off_record"]:
            self._remember_off_record(row)
        self._remove_segment(row["id"], actor)

    def _hand_on(self, row: Row, stored: Sequence[Segment], actor: Actor) -> None:
        """Give what a person has said about a segment to what has taken its place."""
        near = [one for one in stored if _shared_s(row, one) > 0]
        if not near:
            return
        heir = self._existing(Kind.SEGMENT, max(near, key=lambda one: _shared_s(row, one)).id)
        marks: dict[str, Value] = {}
        if row["starred"]:
            marks["starred"] = 1
        if row["comment"]:
            marks["comment"] = "\n".join(filter(None, (heir["comment"], row["comment"])))
        self._amend(Kind.SEGMENT, heir["id"], marks, actor)
        if row["speaker_by"] == PERSON:
            named: dict[str, Value] = {"speaker": row["speaker"], "speaker_by": PERSON}
            for one in near:
                if _shared_s(row, one) > one.duration_s / 2:
                    self._amend(Kind.SEGMENT, one.id, named, actor)

    def _compare(self, row: Row, heard: Sequence[Segment], actor: Actor) -> None:
        """Say whether the recogniser hears what a person has written; what else it hears is kept in the history."""
        words = [word for one in heard for word in one.words if _is_in(row, word)]
        text = " ".join(word.text for word in words)
        flags = tuple(flag for flag in segment_of(row).flags if flag is not SegmentFlag.DIFFERS)
        if words and _letters(text) != _letters(row["text"]):
            now = {name: row[name] for name in ("language", "text", "words", "confidence", "flags")}
            other: dict[str, Value] = {
                "language": _language_of(heard, words),
                "text": text,
                "words": words_json(words),
                "confidence": _confidence(words),
                "flags": "[]",
            }
            self._amend(Kind.SEGMENT, row["id"], other, actor)
            now["flags"] = flags_json((*flags, SegmentFlag.DIFFERS))
            self._amend(Kind.SEGMENT, row["id"], now, actor)
        else:
            self._amend(Kind.SEGMENT, row["id"], {"flags": flags_json(flags)}, actor)


def _around(heard: Sequence[Segment], kept: Sequence[Row]) -> list[Segment]:
    """What was heard, without the words that stand in segments which stay."""
    return [part for segment in heard for part in _parts(segment, kept)]


def _parts(segment: Segment, kept: Sequence[Row]) -> list[Segment]:
    near = [row for row in kept if _shared_s(row, segment) > 0]
    # What is heard as one with words off the record is off the record, however far it goes beyond them.
    segment = replace(segment, off_record=segment.off_record or any(row["off_record"] for row in near))
    if not any(_is_in(row, word) for row in near for word in segment.words):
        return [segment]
    runs = groupby(segment.words, key=lambda word: any(_is_in(row, word) for row in near))
    return [_part(segment, tuple(run)) for taken, run in runs if not taken]


def _part(segment: Segment, words: tuple[Word, ...]) -> Segment:
    return replace(
        segment,
        start_s=words[0].start_s,
        end_s=words[-1].end_s,
        text=" ".join(word.text for word in words),
        words=words,
        confidence=_confidence(words),
    )


def _is_in(row: Row, word: Word) -> bool:
    middle_s = (word.start_s + word.end_s) / 2
    return bool(row["start_s"] - EDGE_S <= middle_s <= row["end_s"] + EDGE_S)


def _heard_in(row: Row, heard: Sequence[Segment]) -> bool:
    return any(_shared_s(row, one) > 0 for one in heard)


def _shared_s(row: Row, segment: Segment) -> float:
    return float(min(row["end_s"], segment.end_s) - max(row["start_s"], segment.start_s))


def _language_of(heard: Sequence[Segment], words: Sequence[Word]) -> Language:
    """The language in which most of these words were heard."""
    known = set(words)
    counted = Counter({one.language: 0 for one in heard})
    for one in heard:
        counted[one.language] += sum(word in known for word in one.words)
    return counted.most_common(1)[0][0]


def _confidence(words: Sequence[Word]) -> float:
    return round(sum(word.probability for word in words) / len(words), 4)


def _letters(text: str) -> str:
    """`text` without white space, marks and capitals: what two ways to write the same words have in common."""
    normal = unicodedata.normalize("NFC", text).casefold()
    return "".join(letter for letter in normal if letter.isalnum())
