"""The transcript in the database: segments with their words and translations, and what of a recording is covered.

A machine never undoes what a person has done: a segment that a person has worked on is neither replaced nor cut by a later run,
and what is off the record stays off the record even through a new transcription.
"""

from collections.abc import Iterable
from typing import Any

from wontak.domain.floor import pressed_speakers
from wontak.domain.transcript import Review, Segment, Translation, TranslationState
from wontak.store.ledger import Actor, Kind
from wontak.store.rows import (
    SEGMENT_COLUMNS,
    Row,
    Value,
    segment_of,
    segment_row,
    segments_of,
    to_json,
    translation_of,
    translation_row,
)
from wontak.store.stars import StarRecords

_COLUMNS = """segments.*, translations.language AS tr_language, translations.text AS tr_text,
    translations.state AS tr_state, translations.flags AS tr_flags"""
_TABLES = "FROM segments LEFT JOIN translations ON translations.segment = segments.id"
# What an interpreter renders of a segment off the record would tell what was said in it.
PUBLIC = """NOT segments.off_record AND (segments.interprets IS NULL
    OR segments.interprets NOT IN (SELECT id FROM segments WHERE off_record))"""
BY_A_PERSON = (TranslationState.EDITED, TranslationState.APPROVED)
MACHINE, KEY, VOICE, PERSON = "machine", "key", "voice", "person"
"""Who attributed a segment: the machine; a person, by the speaker keys while recording; a person, by naming its voice; a person,
this very segment. The first two may be said otherwise by a later run."""


class TranscriptRecords(StarRecords):
    """What was said, and what of it a person has changed."""

    def segments(self, public: bool = False) -> tuple[Segment, ...]:
        """All segments by recording and time, with words and translation; `public` leaves out what is off the record."""
        where = f"WHERE {PUBLIC}" if public else ""
        return self._segments(where)

    def segment(self, segment_id: int) -> Segment:
        """One segment. Raises KeyError where there is none with this id."""
        found = self._segments("WHERE segments.id = ?", segment_id)
        if not found:
            raise KeyError(f"no segment {segment_id}")
        return found[0]

    def _segments(self, where: str, *values: Value) -> tuple[Segment, ...]:
        """Those segments, by recording and time."""
        order = "ORDER BY segments.recording, segments.start_s, segments.id"
        return tuple(
            segments_of(self._plain_rows(f"SELECT {SEGMENT_COLUMNS} {_TABLES} {where} {order}", *values))
        )

    def _rows_by_id(self, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
        """The rows of those of these segments that there are, with their translations' columns."""
        rows = self._rows(
            f"SELECT {_COLUMNS} {_TABLES} WHERE segments.id IN (SELECT value FROM json_each(?))",
            to_json(sorted(set(ids))),
        )
        return {row["id"]: row for row in rows}

    def covered(self, recording: int) -> tuple[tuple[float, float], ...]:
        """The stretches (start_s, end_s) of a recording that have been transcribed, exactly as stored, in order of time."""
        rows = self._rows(
            "SELECT start_s, end_s FROM stretches WHERE recording = ? AND NOT rough ORDER BY start_s, end_s",
            recording,
        )
        return tuple((row["start_s"], row["end_s"]) for row in rows)

    def store_stretch(
        self, recording: int, start_s: float, end_s: float, segments: Iterable[Segment], actor: Actor
    ) -> tuple[Segment, ...]:
        """Store all that was said from `start_s` to `end_s`; the segments as stored, with their ids.

        The same stretch again replaces what the machine found in it before. Segments that a person has worked on stay, and
        new ones that mostly coincide with one of them are left out.
        """
        with self._changing(actor):
            stretch = self._stretch(recording, start_s, end_s)
            kept = []
            for row in self._segment_rows("stretch = ?", stretch):
                if self._replaceable(row):
                    self._remove_segment(row["id"], actor)
                    continue
                kept.append(row)
                if row["off_record"]:
                    self._remember_off_record(row)
            added = [
                self._add_segment(segment, stretch, actor)
                for segment in segments
                if not any(_overlap_s(row, segment) > segment.duration_s / 2 for row in kept)
            ]
            self._settle_stars(recording)
            self._name_by_keys(recording, added)
            return tuple(self.segment(number) for number in added)

    def _name_by_keys(self, recording: int, numbers: Iterable[int]) -> None:
        """Until voices are told apart, have segments that nobody has attributed show whom the clerk pressed for."""
        nameless = [one for one in map(self.segment, numbers) if not one.speaker]
        labels = [one for one in self.labels() if one.recording == recording] if nameless else []
        speakers = pressed_speakers(labels, [(one.start_s, one.end_s) for one in nameless])
        for segment, speaker in zip(nameless, speakers, strict=True):
            if speaker := self._known(speaker):
                self._amend(Kind.SEGMENT, segment.id, {"speaker": speaker, "speaker_by": KEY}, Actor.key())

    def _known(self, participant: str | None) -> str | None:
        """A participant's id, where it is still on the roster."""
        on_roster = self._first("SELECT id FROM participants WHERE id = ?", participant)
        return participant if on_roster else None

    def clear_transcript(self, recording: int, actor: Actor) -> None:
        """Remove the transcript of a recording, to begin anew; the history keeps it.

        The moments that were off the record are remembered: what is transcribed there later is off the record again.
        """
        with self._changing(actor):
            for row in self._segment_rows("recording = ?", recording):
                if row["off_record"]:
                    self._remember_off_record(row)
                self._remove_segment(row["id"], actor)
            self._run("DELETE FROM stretches WHERE recording = ?", recording)
            self._run("DELETE FROM voice_turns WHERE recording = ?", recording)

    def set_translation(
        self, segment_id: int, translation: Translation, actor: Actor, of_text: str | None = None
    ) -> bool:
        """Store a segment's translation; whether it was taken.

        A machine's does not replace one that a person has edited or approved. `of_text` is the text it was made from: where
        the segment says something else by now, the translation is stored as stale.
        """
        with self._changing(actor):
            segment = self.segment(segment_id)
            if actor.is_machine and segment.translation and segment.translation.state in BY_A_PERSON:
                return False
            row = translation_row(segment_id, translation)
            if of_text is not None and of_text != segment.text:
                row["state"] = TranslationState.STALE
            if segment.translation:
                self._amend(Kind.TRANSLATION, segment_id, row, actor)
            else:
                self._add(Kind.TRANSLATION, row, actor)
            return True

    def segments_to_translate(self) -> tuple[Segment, ...]:
        """The segments with something said but without a translation, or with one that is stale."""
        return self._segments(
            "WHERE trim(segments.text) <> '' AND (translations.state IS NULL OR translations.state = ?)",
            TranslationState.STALE,
        )

    def _stretch(self, recording: int, start_s: float, end_s: float) -> int:
        key = {"recording": recording, "start_s": float(start_s), "end_s": float(end_s)}
        self._insert("stretches", key, conflict="ON CONFLICT DO NOTHING")
        where = "recording = ? AND start_s = ? AND end_s = ?"
        return int(self._one(f"SELECT id FROM stretches WHERE {where}", *key.values())["id"])

    def _segment_rows(self, where: str, *values: Value) -> list[dict[str, Any]]:
        return self._rows(f"SELECT * FROM segments WHERE {where} ORDER BY recording, start_s, id", *values)

    def _add_segment(self, segment: Segment, stretch: int | None, actor: Actor, **columns: Value) -> int:
        row = {
            **segment_row(segment),
            "stretch": stretch,
            "speaker_by": MACHINE if segment.speaker else None,
            **columns,
        }
        if "off_record" not in columns and self._was_off_record(segment):
            row["off_record"] = 1
        number = self._add(Kind.SEGMENT, row, actor)
        if segment.translation:
            self._add(Kind.TRANSLATION, translation_row(number, segment.translation), actor)
        return number

    def _remove_segment(self, segment_id: int, actor: Actor) -> None:
        for row in self._segment_rows("interprets = ?", segment_id):
            self._amend(Kind.SEGMENT, row["id"], {"interprets": None}, actor)
        if self._first("SELECT segment FROM translations WHERE segment = ?", segment_id):
            self._remove(Kind.TRANSLATION, segment_id, actor)
        self._remove(Kind.SEGMENT, segment_id, actor)

    def _replaceable(self, row: dict[str, Any]) -> bool:
        """Whether a machine may put something else in this segment's place: nobody has worked on it or marked it."""
        starred = row["starred"] and self._starred_by_key(row["id"]) is None
        return not (self._worked_on(row) or starred or row["off_record"])

    def _worked_on(self, row: dict[str, Any]) -> bool:
        """Whether a person has edited this segment, its speaker or its translation, or written a comment on it."""
        if row["review"] != Review.MACHINE or row["comment"] or row["speaker_by"] == PERSON:
            return True
        translation = self._first("SELECT state FROM translations WHERE segment = ?", row["id"])
        return bool(translation and translation["state"] in BY_A_PERSON)

    def _make_stale(self, segment_id: int, actor: Actor) -> None:
        if self._first("SELECT segment FROM translations WHERE segment = ?", segment_id):
            self._amend(Kind.TRANSLATION, segment_id, {"state": TranslationState.STALE}, actor)

    def _remember_off_record(self, row: Row) -> None:
        """Have what is transcribed at the time of a segment later be off the record again."""
        self._insert("off_record_spans", {name: row[name] for name in ("recording", "start_s", "end_s")})

    def _was_off_record(self, segment: Segment) -> bool:
        overlapping = "recording = ? AND start_s < ? AND end_s > ?"
        span = (segment.recording, segment.end_s, segment.start_s)
        return self._first(f"SELECT 1 FROM off_record_spans WHERE {overlapping}", *span) is not None

    def _forget_off_record(self, segment: Segment) -> None:
        overlapping = "recording = ? AND start_s < ? AND end_s > ?"
        self._run(
            f"DELETE FROM off_record_spans WHERE {overlapping}",
            segment.recording,
            segment.end_s,
            segment.start_s,
        )

    def _require_participant(self, participant_id: str | None) -> None:
        if participant_id and not self._first("SELECT id FROM participants WHERE id = ?", participant_id):
            raise ValueError(f"{participant_id} is not on the roster")


def segment_with_translation(row: dict[str, Any]) -> Segment:
    """The segment of a row that has its translation's columns as well."""
    if row["tr_language"] is None:
        return segment_of(row)
    return segment_of(
        row, translation_of({name: row[f"tr_{name}"] for name in ("language", "text", "state", "flags")})
    )


def _overlap_s(row: dict[str, Any], segment: Segment) -> float:
    return float(min(row["end_s"], segment.end_s) - max(row["start_s"], segment.start_s))
