"""A person's edits in the database: each applied whole in one transaction, and taken back by applying its inverse.

What a job has changed meanwhile survives: only the columns that an edit alters are written.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wontak.domain.changes import (
    Attributed,
    Attributions,
    BlocksChange,
    Change,
    EditKind,
    Evidence,
    MarkersChange,
    MeetingChange,
    Step,
    VoiceChange,
    VoiceName,
)
from wontak.domain.errors import Code, WontakError
from wontak.domain.transcript import Segment, Translation
from wontak.store.ledger import Actor, ChangeKind, Kind
from wontak.store.minutes import BlockRecords
from wontak.store.rows import Row, Value, segment_of, segment_row, to_json, translation_of, translation_row
from wontak.store.transcript import MACHINE, PERSON, VOICE, segment_with_translation

_WHAT_IS_SAID = ("recording", "start_s", "end_s", "language", "text", "words")
"""Columns that an edit may only replace where they are as it found them."""

_NOBODY: dict[str, Value] = {"speaker": None, "speaker_by": None}
_DELETING = (EditKind.DELETE, EditKind.RESTORE)


@dataclass(frozen=True)
class Deleted:
    """A segment that a person has deleted, with its translation: when (UTC) and by whom (may be empty)."""

    segment: Segment
    at: dt.datetime
    by: str


class EditRecords(BlockRecords):
    """Edits, applied and taken back."""

    def apply(self, step: Step, actor: Actor) -> Step:
        """Do what `step` says; returned as it was done: new segments with their ids, and nothing that was so already.

        Raises WontakError(EDIT_OUTDATED), and alters nothing, where what the step is about has been replaced meanwhile;
        ValueError for a speaker who is not on the roster.
        """
        with self._changing(actor), self._as_edit(step.kind):
            match step:
                case Change():
                    return self._apply_segments(step, actor)
                case VoiceChange():
                    return self._apply_voice(step, actor)
                case BlocksChange():
                    return self._apply_blocks(step, actor)
                case MeetingChange():
                    return self._apply_meeting(step, actor)
                case MarkersChange():
                    return self._apply_markers(step)

    def voice_change(self, voice: str, participant_id: str | None) -> VoiceChange:
        """A person's saying whose voice it is: with all its segments but those a person has attributed one by one."""
        rows = self._rows_by_id(row["id"] for row in self._segment_rows("voice = ?", voice))
        open_ones = tuple(
            segment_with_translation(row) for row in rows.values() if row["speaker_by"] != PERSON
        )
        named = VoiceName(participant_id, by_person=True) if participant_id else None
        attributed = tuple(replace(one, speaker=participant_id) for one in open_ones)
        return VoiceChange(
            voice, self._voice_name(voice), named, Change(EditKind.VOICE, open_ones, attributed)
        )

    def deleted_segments(self) -> tuple[Deleted, ...]:
        """What has been deleted and may be restored, the last first."""
        entries = self._rows(
            "SELECT * FROM history WHERE id IN (SELECT max(id) FROM history WHERE kind = ? AND change = ?"
            " AND item NOT IN (SELECT id FROM segments) GROUP BY item) AND edit IN (?, ?) ORDER BY id DESC",
            Kind.SEGMENT,
            ChangeKind.REMOVED,
            *_DELETING,
        )
        return tuple(map(self._deleted, entries))

    # Segments ---------------------------------------------------------------------------------------------------------

    def _apply_segments(self, change: Change, actor: Actor) -> Change:
        # A restored segment may interpret another one that is restored after it.
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        change = self._with_pointers(change)
        stored = self._rows_by_id(one.id for one in change.before)
        columns = _altered_columns(change)
        self._require_as_found(change, stored, columns)
        was = {one.id: one for one in change.before}
        by = {one.segment: one.after for one in change.attributed} if change.restoring else {}
        numbers, altered = [], set(change.removed)
        for one in change.after:
            if one.id in was:
                numbers.append(one.id)
                columns[one.id] |= self._attribution(was[one.id], one, change, by, actor)
                if self._alter(was[one.id], one, columns[one.id], actor):
                    altered.add(one.id)
            else:
                numbers.append(self._bring(one, change, stored, by, actor))
                altered.add(numbers[-1])
        for number in sorted(change.removed):
            if change.kind in _DELETING and stored[number]["off_record"]:
                self._remember_off_record(stored[number])
            self._remove_segment(number, actor)
        now = self._rows_by_id(numbers)
        return replace(
            change,
            before=tuple(segment_with_translation(stored[one]) for one in was if one in altered),
            after=tuple(segment_with_translation(now[one]) for one in numbers if one in altered),
            evidence=self._move_evidence(change, numbers),
            attributed=_attributed(stored, now),
        )

    def _with_pointers(self, change: Change) -> Change:
        """`change` with the interpretations of segments that it removes: they point to what continues them, or nowhere."""
        if change.restoring or not change.removed:
            return change
        concerned = {one.id for one in change.before}
        pointing = [
            self.segment(row["id"])
            for number in sorted(change.removed)
            for row in self._segment_rows("interprets = ?", number)
            if row["id"] not in concerned
        ]
        heir = change.after[0].id if change.kind is EditKind.MERGE else None
        turned = [replace(one, interprets=heir) for one in pointing]
        after = tuple(
            replace(one, interprets=None) if one.interprets in change.removed else one for one in change.after
        )
        return replace(change, before=(*change.before, *pointing), after=(*after, *turned))

    def _require_as_found(
        self, change: Change, stored: Mapping[int, Row], columns: Mapping[int, Mapping[str, Value]]
    ) -> None:
        """Raise unless what the change replaces is there as the change has it."""
        for one in change.before:
            row, content = stored.get(one.id), columns.get(one.id, _WHAT_IS_SAID)
            replaced = [name for name in _WHAT_IS_SAID if name in content]
            if row is None:
                raise self._outdated()
            if replaced:
                found = segment_row(one)
                if any(row[name] != found[name] for name in replaced):
                    raise self._outdated()
        for one in change.after:
            if one.id and one.id not in stored and self._stored(Kind.SEGMENT, one.id):
                raise self._outdated()

    def _alter(self, was: Segment, wanted: Segment, columns: Mapping[str, Value], actor: Actor) -> bool:
        """Write the columns in which two states of a segment differ; whether that altered anything."""
        altered = self._amend(Kind.SEGMENT, was.id, columns, actor)
        if "starred" in columns and not actor.is_machine:
            self._withdraw_star(was.id, withdrawn=not columns["starred"])
        if columns.get("off_record") == 0:
            self._forget_off_record(wanted)
        if was.translation != wanted.translation:
            return self._put_translation(wanted, actor) or altered
        if {"text", "language"} & set(columns):
            self._make_stale(was.id, actor)
        return altered

    def _attribution(
        self, was: Segment, wanted: Segment, change: Change, by: Mapping[int, str | None], actor: Actor
    ) -> dict[str, Value]:
        """Who speaks and who says so: of an earlier state, as it was then. Empty where the change is not about that."""
        if change.restoring:
            if wanted.speaker == was.speaker and wanted.id not in by:
                return {}
            if not self._on_roster(wanted.speaker):
                return _NOBODY
            former: dict[str, Value] = {"speaker_by": by[wanted.id]} if wanted.id in by else {}
            return {"speaker": wanted.speaker, **former}
        if change.kind not in (EditKind.SPEAKER, EditKind.VOICE) and wanted.speaker == was.speaker:
            return {}
        self._require_participant(wanted.speaker)
        person = VOICE if change.kind is EditKind.VOICE else PERSON
        who = MACHINE if actor.is_machine else person
        return {"speaker": wanted.speaker, "speaker_by": who} if wanted.speaker else _NOBODY

    def _put_translation(self, wanted: Segment, actor: Actor) -> bool:
        stored = self._stored(Kind.TRANSLATION, wanted.id)
        if wanted.translation is None:
            if stored:
                self._remove(Kind.TRANSLATION, wanted.id, actor)
            return bool(stored)
        row = translation_row(wanted.id, wanted.translation)
        if stored:
            return self._amend(Kind.TRANSLATION, wanted.id, row, actor)
        self._add(Kind.TRANSLATION, row, actor)
        return True

    def _bring(
        self,
        wanted: Segment,
        change: Change,
        stored: Mapping[int, Row],
        by: Mapping[int, str | None],
        actor: Actor,
    ) -> int:
        """Put a segment in: back under its id as it was, or as a new one that shares the descent of those it comes from."""
        if not wanted.id:
            alike = [row for row in stored.values() if row["speaker"] == wanted.speaker]
            origin = next(iter(alike or stored.values()), {})
            by = {0: origin["speaker_by"] if alike else MACHINE if actor.is_machine else PERSON}
            own_id: dict[str, Value] = {}
        else:
            origin, own_id = self._removed_row(wanted.id), {"id": wanted.id}
            known = {row["id"] for row in self._rows("SELECT id FROM segments")}
            known |= {one.id for one in change.after}
            wanted = replace(
                wanted,
                speaker=wanted.speaker if self._on_roster(wanted.speaker) else None,
                interprets=wanted.interprets if wanted.interprets in known else None,
            )
        stretch = origin.get("stretch")
        if not self._first("SELECT id FROM stretches WHERE id = ?", stretch):
            stretch = None
        who = by.get(wanted.id, origin.get("speaker_by")) if wanted.speaker else None
        # Whether it is off the record is said by the edit itself, whatever else was off the record at that time.
        return self._add_segment(
            wanted, stretch, actor, speaker_by=who, off_record=int(wanted.off_record), **own_id
        )

    def _removed_row(self, segment_id: int) -> dict[str, Any]:
        """A removed segment's row as it was last. Raises WontakError(EDIT_OUTDATED) where there never was one."""
        row = self._first(
            "SELECT before FROM history WHERE kind = ? AND item = ? AND change = ? ORDER BY id DESC",
            Kind.SEGMENT,
            segment_id,
            ChangeKind.REMOVED,
        )
        if row is None:
            raise self._outdated()
        before: dict[str, Any] = json.loads(row["before"])
        return before

    def _deleted(self, entry: Mapping[str, Any]) -> Deleted:
        # Its translation is removed right before it, in the same transaction.
        row = self._first(
            "SELECT item, before FROM history WHERE id = ? AND kind = ? AND item = ? AND change = ?",
            entry["id"] - 1,
            Kind.TRANSLATION,
            entry["item"],
            ChangeKind.REMOVED,
        )
        translation: Translation | None = translation_of(json.loads(row["before"])) if row else None
        segment = segment_of(json.loads(entry["before"]), translation)
        return Deleted(segment, dt.datetime.fromisoformat(entry["at"]), entry["person"])

    def _move_evidence(self, change: Change, numbers: list[int]) -> tuple[Evidence, ...]:
        """Let the blocks of the minutes follow their sources into a split or a merged segment, or back."""
        moves = change.evidence if change.restoring else self._evidence_moves(change, numbers)
        done = []
        for move in moves:
            row = self._stored(Kind.BLOCK, move.block)
            if row and tuple(json.loads(row["sources"])) == move.before:
                self._run("UPDATE blocks SET sources = ? WHERE id = ?", to_json(list(move.after)), move.block)
                done.append(move)
        return tuple(done)

    def _evidence_moves(self, change: Change, numbers: list[int]) -> tuple[Evidence, ...]:
        if change.kind is EditKind.SPLIT:
            heirs = {one.id: numbers for one in change.before[:1]}
        elif change.kind is EditKind.MERGE:
            heirs = dict.fromkeys(change.removed, numbers[:1])
        else:
            return ()
        moves = []
        for row in self._rows("SELECT id, sources FROM blocks"):
            sources = tuple(json.loads(row["sources"]))
            if not heirs.keys().isdisjoint(sources):
                moved = [heir for source in sources for heir in heirs.get(source, [source])]
                moves.append(Evidence(row["id"], sources, tuple(dict.fromkeys(moved))))
        return tuple(moves)

    # Voices, minutes, details -----------------------------------------------------------------------------------------

    def _apply_voice(self, change: VoiceChange, actor: Actor) -> VoiceChange:
        before = self._voice_name(change.voice)
        name = change.after
        if name:
            self._require_participant(name.participant)
        self._name_voice(change.voice, name)
        return replace(change, before=before, segments=self._apply_segments(change.segments, actor))

    def _voice_name(self, voice: str) -> VoiceName | None:
        row = self._first("SELECT participant, named_by FROM voice_names WHERE voice = ?", voice)
        return VoiceName(row["participant"], row["named_by"] == VOICE) if row else None

    def _name_voice(self, voice: str, name: VoiceName | None) -> None:
        self._run("DELETE FROM voice_names WHERE voice = ?", voice)
        if name:
            named_by = VOICE if name.by_person else MACHINE
            self._insert(
                "voice_names", {"voice": voice, "participant": name.participant, "named_by": named_by}
            )

    def _apply_blocks(self, change: BlocksChange, actor: Actor) -> BlocksChange:
        if self.blocks(change.language) != change.before:
            raise self._outdated()
        self.replace_blocks(change.language, change.after, actor)
        return replace(change, after=self.blocks(change.language))

    def _apply_meeting(self, change: MeetingChange, actor: Actor) -> MeetingChange:
        before = self.meeting()
        event = replace(change.after.event, status=before.event.status)
        staying = {person.id for person in change.after.participants}
        lost = self._attributions({person.id for person in before.participants} - staying)
        self.save_meeting(replace(change.after, event=event), actor)
        for number, participant, by in change.regained.segments:
            row = self._stored(Kind.SEGMENT, number)
            if row and row["speaker"] is None:
                self._amend(Kind.SEGMENT, number, {"speaker": participant, "speaker_by": by}, actor)
        for voice, name in change.regained.voices:
            if self._voice_name(voice) is None:
                self._name_voice(voice, name)
        for number, participant in change.regained.blocks:
            row = self._stored(Kind.BLOCK, number)
            if row and row["speaker"] is None:
                self._amend(Kind.BLOCK, number, {"speaker": participant}, actor)
        return replace(change, before=before, after=self.meeting(), lost=lost)

    def _attributions(self, leaving: set[str]) -> Attributions:
        """What is attributed to those who leave the roster."""
        segments = self._rows(
            "SELECT id, speaker, speaker_by FROM segments WHERE speaker IS NOT NULL ORDER BY id"
        )
        voices = self._rows("SELECT voice, participant, named_by FROM voice_names ORDER BY voice")
        blocks = self._rows("SELECT id, speaker FROM blocks WHERE speaker IS NOT NULL ORDER BY id")
        return Attributions(
            tuple(
                (row["id"], row["speaker"], row["speaker_by"])
                for row in segments
                if row["speaker"] in leaving
            ),
            tuple(
                (row["voice"], VoiceName(row["participant"], row["named_by"] == VOICE))
                for row in voices
                if row["participant"] in leaving
            ),
            tuple((row["id"], row["speaker"]) for row in blocks if row["speaker"] in leaving),
        )

    def _on_roster(self, participant_id: str | None) -> bool:
        known = self._first("SELECT id FROM participants WHERE id = ?", participant_id)
        return participant_id is None or known is not None

    def _outdated(self) -> WontakError:
        return WontakError(Code.EDIT_OUTDATED)


def _altered_columns(change: Change) -> dict[int, dict[str, Value]]:
    """For each segment that is neither new nor removed, the columns that the change alters, with their new values."""
    was = {one.id: one for one in change.before}
    altered: dict[int, dict[str, Value]] = {}
    for wanted in change.after:
        if former := was.get(wanted.id):
            # Words are what takes time to write down, and most changes leave them as they are.
            same_words = wanted.words == former.words
            old, new = (
                segment_row(replace(one, words=()) if same_words else one) for one in (former, wanted)
            )
            altered[wanted.id] = {name: value for name, value in new.items() if value != old[name]}
    return altered


def _attributed(stored: Mapping[int, Row], now: Mapping[int, Row]) -> tuple[Attributed, ...]:
    """Who attributed each segment before a change and after it, where that is different."""
    found = []
    for number in dict.fromkeys((*stored, *now)):
        before, after = (rows[number]["speaker_by"] if number in rows else None for rows in (stored, now))
        if before != after:
            found.append(Attributed(number, before, after))
    return tuple(found)
