"""Voices in the database: who is heard when, which participant a voice belongs to, and segments cut accordingly."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wontak.domain.transcript import Segment, VoiceTurn
from wontak.store.ledger import Actor, Kind
from wontak.store.rough import RoughRecords
from wontak.store.rows import Value, flags_json, words_json
from wontak.store.transcript import KEY, MACHINE, PERSON, VOICE


@dataclass(frozen=True)
class Voice:
    """A voice heard in the meeting, how long it speaks in all, and the participant it belongs to, if known."""

    voice: str
    speech_s: float
    participant: str | None
    named_by_person: bool


@dataclass(frozen=True)
class _Naming:
    """Whose voice is whose, which of that rests on keys pressed while recording, and who found it out."""

    named: Mapping[str, str]
    by_key: Collection[str]
    actor: Actor

    def attribution(self, stored: Mapping[str, Any], voice: str | None) -> dict[str, Value]:
        """Who speaks: as a person has said of the segment or the voice, else whose voice it is."""
        if stored["speaker_by"] in (PERSON, VOICE):
            return {"speaker": stored["speaker"], "speaker_by": stored["speaker_by"]}
        speaker = self.named.get(voice or "")
        by = KEY if voice in self.by_key else MACHINE
        return {"speaker": speaker, "speaker_by": by if speaker else None}

    def said_by(self, attribution: Mapping[str, Value]) -> Actor:
        """Whom the history names for an attribution."""
        return Actor.key() if attribution["speaker_by"] == KEY else self.actor


class VoiceRecords(RoughRecords):
    """Voices and attributions. What a person has said about who speaks is never overwritten by a machine."""

    def voices(self) -> tuple[Voice, ...]:
        """The voices of the meeting, the one that speaks most first."""
        rows = self._rows(
            """SELECT voice_turns.voice AS voice, sum(end_s - start_s) AS speech_s, participant, named_by FROM voice_turns
            LEFT JOIN voice_names ON voice_names.voice = voice_turns.voice GROUP BY voice_turns.voice
            ORDER BY speech_s DESC, voice_turns.voice"""
        )
        return tuple(
            Voice(row["voice"], row["speech_s"], row["participant"], row["named_by"] == VOICE) for row in rows
        )

    def turns(self) -> tuple[VoiceTurn, ...]:
        """Who is heard when, by recording and time."""
        rows = self._rows(
            "SELECT recording, start_s, end_s, voice FROM voice_turns ORDER BY recording, start_s"
        )
        return tuple(VoiceTurn(**row) for row in rows)

    def apply_voices(
        self,
        turns: Iterable[VoiceTurn],
        segments: Iterable[Segment],
        names: Iterable[tuple[str, str]] | Mapping[str, str],
        actor: Actor,
        by_key: Collection[str] = (),
    ) -> None:
        """Store what an engine found out about voices, instead of what was found before.

        A segment with an id is the first part of the one stored under it; those with id 0 that follow it in `segments` are
        its further parts, which share its marks. A segment that a person has worked on is not cut: it only learns its voice.
        `names` (voice, participant id) attribute segments that nobody or a machine has attributed; those of the voices in
        `by_key` rest on the speaker keys that a person pressed while recording, and the history says so.
        """
        roster = {row["id"] for row in self._rows("SELECT id FROM participants")}
        named = {voice: person for voice, person in dict(names).items() if person in roster}
        with self._changing(actor):
            self._run("DELETE FROM voice_turns")
            self._run("DELETE FROM voice_names")
            for turn in turns:
                span = {
                    "recording": turn.recording,
                    "start_s": float(turn.start_s),
                    "end_s": float(turn.end_s),
                }
                self._insert("voice_turns", {**span, "voice": turn.voice})
            for voice, person in named.items():
                named_by = KEY if voice in by_key else MACHINE
                self._insert("voice_names", {"voice": voice, "participant": person, "named_by": named_by})
            for first, further in _grouped(segments):
                self._apply_parts(first, further, _Naming(named, by_key, actor))
            self._settle_stars()

    def _apply_parts(self, first: Segment, further: list[Segment], naming: _Naming) -> None:
        stored = self._first("SELECT * FROM segments WHERE id = ?", first.id)
        if stored is None:  # removed since the engine was told of it
            return
        whole = not further or self._worked_on(stored)
        voice = max((first, *further), key=lambda part: part.duration_s).voice if whole else first.voice
        columns: dict[str, Value] = {"voice": voice, "interprets": first.interprets}
        if not whole:
            columns |= _extent(first)
        attribution = naming.attribution(stored, voice)
        if naming.said_by(attribution) is naming.actor:
            columns |= attribution
        else:
            self._amend(Kind.SEGMENT, first.id, attribution, naming.said_by(attribution))
        self._amend(Kind.SEGMENT, first.id, columns, naming.actor)
        if whole:
            return
        self._make_stale(first.id, naming.actor)
        marks = {name: stored[name] for name in ("starred", "off_record", "comment")}
        if self._starred_by_key(first.id):
            marks["starred"] = 0  # the part in which it was pressed is found when all are stored
        for part in further:
            # What a person said of the voice of the first part says nothing of another voice.
            known = stored if part.voice == first.voice else {"speaker_by": None}
            attribution = naming.attribution(known, part.voice)
            actor = naming.said_by(attribution)
            self._add_segment(
                part, stored["stretch"], actor, interprets=part.interprets, **(marks | attribution)
            )


def _grouped(segments: Iterable[Segment]) -> list[tuple[Segment, list[Segment]]]:
    """Each segment that is stored already, with the new ones cut from it."""
    groups: list[tuple[Segment, list[Segment]]] = []
    for segment in segments:
        if segment.id:
            groups.append((segment, []))
        elif groups:
            groups[-1][1].append(segment)
        else:
            raise ValueError("the first segment has no id: it was cut from none that is stored")
    return groups


def _extent(part: Segment) -> dict[str, Value]:
    """What of a segment changes when it is cut."""
    return {
        "start_s": float(part.start_s),
        "end_s": float(part.end_s),
        "text": part.text,
        "words": words_json(part.words),
        "confidence": float(part.confidence),
        "flags": flags_json(part.flags),
    }
