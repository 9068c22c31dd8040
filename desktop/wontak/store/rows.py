"""Rows of the database and the frozen values they stand for: the one place that knows both."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from wontak.domain.meeting import (
    AgendaItem,
    AgendaKind,
    Bilingual,
    Event,
    EventKind,
    Language,
    Participant,
    Pronoun,
    Role,
    Status,
)
from wontak.domain.minutes import Block, BlockKind, Mention, MentionForm, Origin
from wontak.domain.transcript import (
    Recording,
    Review,
    Segment,
    SegmentFlag,
    Translation,
    TranslationFlag,
    TranslationState,
    Word,
)
from wontak.store.stored_words import StoredWords

Value = str | int | float | None
Row = Mapping[str, Any]


def to_json(value: object) -> str:
    """Compact JSON text, Korean as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# Event, roster, agenda -----------------------------------------------------------------------------------------------


def event_row(event: Event) -> dict[str, Value]:
    """The columns of an event."""
    return {
        "kind": event.kind,
        "date": event.date.isoformat() if event.date else None,
        "starts": event.start.isoformat() if event.start else None,
        "ends": event.end.isoformat() if event.end else None,
        "writer": event.writer,
        "breadcrumb": to_json({language.value: list(steps) for language, steps in event.breadcrumb.items()}),
        "status": event.status,
        **_pair("topic", event.topic),
        **_pair("venue", event.venue),
        **_pair("host", event.host),
        **_pair("host_short", event.host_short),
        **_pair("board", event.board),
    }


def event_of(row: Row) -> Event:
    """The event of a row."""
    breadcrumb = json.loads(row["breadcrumb"])
    return Event(
        kind=EventKind(row["kind"]),
        topic=_bilingual(row, "topic"),
        date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
        start=dt.time.fromisoformat(row["starts"]) if row["starts"] else None,
        end=dt.time.fromisoformat(row["ends"]) if row["ends"] else None,
        venue=_bilingual(row, "venue"),
        host=_bilingual(row, "host"),
        host_short=_bilingual(row, "host_short"),
        writer=row["writer"],
        board=_bilingual(row, "board"),
        breadcrumb={Language(language): tuple(steps) for language, steps in breadcrumb.items()},
        status=Status(row["status"]),
    )


def participant_row(person: Participant, position: int) -> dict[str, Value]:
    """The columns of a participant at a place of the roster."""
    return {
        "id": person.id,
        "position": position,
        "role": person.role,
        "pronoun": person.pronoun,
        "language": person.language,
        **_pair("name", person.name),
        **_pair("title", person.title),
        **_pair("affiliation", person.affiliation),
        **_pair("short", person.short),
    }


def participant_of(row: Row) -> Participant:
    """The participant of a row."""
    return Participant(
        id=row["id"],
        name=_bilingual(row, "name"),
        role=Role(row["role"]),
        title=_bilingual(row, "title"),
        affiliation=_bilingual(row, "affiliation"),
        short=_bilingual(row, "short"),
        pronoun=Pronoun(row["pronoun"]),
        language=Language(row["language"]) if row["language"] else None,
    )


def agenda_item_of(row: Row, speakers: Iterable[str]) -> AgendaItem:
    """The agenda item of a row and its speakers' ids in order."""
    topic = _bilingual(row, "topic")
    return AgendaItem(AgendaKind(row["kind"]), tuple(speakers), row["moderator"], topic, row["id"])


def agenda_item_row(item: AgendaItem, position: int) -> dict[str, Value]:
    """The columns of an agenda item that has its id, without its speakers."""
    return {
        "id": item.id,
        "position": position,
        "kind": item.kind,
        "moderator": item.moderator,
        **_pair("topic", item.topic),
    }


# Transcript ----------------------------------------------------------------------------------------------------------


def recording_of(row: Row) -> Recording:
    """The recording of a row."""
    return Recording(row["id"], row["file"], row["duration_s"], row["offset_s"], row["note"])


def segment_row(segment: Segment) -> dict[str, Value]:
    """The columns of a segment but its id, its stretch, its translation and who named its speaker."""
    return {
        "recording": segment.recording,
        "start_s": float(segment.start_s),
        "end_s": float(segment.end_s),
        "language": segment.language,
        "text": segment.text,
        "words": words_json(segment.words),
        "confidence": float(segment.confidence),
        "flags": flags_json(segment.flags),
        "voice": segment.voice,
        "speaker": segment.speaker,
        "review": segment.review,
        "starred": int(segment.starred),
        "off_record": int(segment.off_record),
        "interprets": segment.interprets,
        "comment": segment.comment,
    }


# A long meeting has thousands of these; remembered here they take a tenth of the time that their classes take to find them.
_language, _review, _state = cache(Language), cache(Review), cache(TranslationState)


def segment_of(row: Row, translation: Translation | None = None) -> Segment:
    """The segment of a row."""
    return Segment(
        recording=row["recording"],
        start_s=row["start_s"],
        end_s=row["end_s"],
        language=_language(row["language"]),
        text=row["text"],
        words=StoredWords(row["words"]),
        confidence=row["confidence"],
        flags=_segment_flags(row["flags"]),
        id=row["id"],
        voice=row["voice"],
        speaker=row["speaker"],
        review=_review(row["review"]),
        starred=bool(row["starred"]),
        off_record=bool(row["off_record"]),
        interprets=row["interprets"],
        comment=row["comment"],
        translation=translation,
    )


SEGMENT_COLUMNS = """segments.recording, segments.start_s, segments.end_s, segments.language, segments.text, segments.words,
    segments.confidence, segments.flags, segments.id, segments.voice, segments.speaker, segments.review, segments.starred,
    segments.off_record, segments.interprets, segments.comment, translations.language, translations.text, translations.state,
    translations.flags"""
"""What `segments_of` reads, in its order."""


def segments_of(rows: Iterable[Sequence[Any]]) -> Iterator[Segment]:
    """The segments of rows of `SEGMENT_COLUMNS`: a whole meeting's in half the time that one by one they take."""
    for (
        recording, start_s, end_s, language, text, words, confidence, flags, number, voice, speaker, review, starred, off_record,
        interprets, comment, other, rendered, state, doubts,
    ) in rows:  # fmt: skip
        translation = None
        if other is not None:
            translation = Translation(_language(other), rendered, _state(state), _translation_flags(doubts))
        yield Segment(
            recording, start_s, end_s, _language(language), text, StoredWords(words), confidence, _segment_flags(flags),
            number, voice, speaker, _review(review), bool(starred), bool(off_record), interprets, comment, translation,
        )  # fmt: skip


def words_json(words: Iterable[Word]) -> str:
    """Words as short lists: times kept to the millisecond, probabilities to a ten-thousandth."""
    return to_json(
        [
            [round(word.start_s, 3), round(word.end_s, 3), word.text, round(word.probability, 4)]
            for word in words
        ]
    )


def flags_json(flags: Iterable[StrEnum]) -> str:
    """The names of flags."""
    return to_json([flag.value for flag in flags])


def translation_row(segment_id: int, translation: Translation) -> dict[str, Value]:
    """The columns of a segment's translation."""
    return {
        "segment": segment_id,
        "language": translation.language,
        "text": translation.text,
        "state": translation.state,
        "flags": flags_json(translation.flags),
    }


def translation_of(row: Row) -> Translation:
    """The translation of a row."""
    return Translation(
        _language(row["language"]),
        row["text"],
        _state(row["state"]),
        _translation_flags(row["flags"]),
    )


# Minutes -------------------------------------------------------------------------------------------------------------

_DETAILS = ("url", "anchor", "intro", "open_quote", "close_quote")
_LATER_DETAILS = ("key", "base", "owner", "due", "accepted")


def block_row(block: Block) -> dict[str, Value]:
    """The columns of a block but its id and its place."""
    details: dict[str, object] = {
        "url": block.url,
        "anchor": block.anchor,
        "intro": block.intro,
        "items": list(block.items),
        "open_quote": block.open_quote,
        "close_quote": block.close_quote,
    }
    usual = Block(block.kind, block.language, "")
    for name in (
        _LATER_DETAILS
    ):  # left out where they are as always, so that rows written before there were any stay equal
        if getattr(block, name) != getattr(usual, name):
            details[name] = getattr(block, name)
    if block.mentions:
        details["mentions"] = [_mention_list(mention) for mention in block.mentions]
    return {
        "language": block.language,
        "kind": block.kind,
        "text": block.text,
        "speaker": block.speaker,
        "sources": to_json(list(block.sources)),
        "origin": block.origin,
        "details": to_json(details),
    }


def block_of(row: Row) -> Block:
    """The block of a row; details that the row lacks are as always."""
    details = json.loads(row["details"])
    given = {name: details[name] for name in (*_DETAILS, *_LATER_DETAILS) if name in details}
    return Block(
        kind=BlockKind(row["kind"]),
        language=Language(row["language"]),
        text=row["text"],
        speaker=row["speaker"],
        sources=tuple(json.loads(row["sources"])),
        origin=Origin(row["origin"]),
        items=tuple(details.get("items", ())),
        mentions=tuple(_mention_of(values) for values in details.get("mentions", ())),
        **given,
    )


def _mention_list(mention: Mention) -> list[Value]:
    return [
        mention.person,
        mention.start,
        mention.end,
        mention.form,
        mention.override,
        int(mention.apart),
        int(mention.pronoun),
    ]


def _mention_of(values: list[Any]) -> Mention:
    person, start, end, form, override, apart, pronoun = values
    return Mention(
        person,
        start,
        end,
        MentionForm(form),
        MentionForm(override) if override else None,
        bool(apart),
        bool(pronoun),
    )


@cache
def _segment_flags(flags: str) -> tuple[SegmentFlag, ...]:
    return tuple(map(SegmentFlag, json.loads(flags)))


@cache
def _translation_flags(flags: str) -> tuple[TranslationFlag, ...]:
    return tuple(map(TranslationFlag, json.loads(flags)))


def _pair(name: str, text: Bilingual) -> dict[str, Value]:
    return {f"{name}_ko": text.ko, f"{name}_en": text.en}


def _bilingual(row: Row, name: str) -> Bilingual:
    return Bilingual(row[f"{name}_ko"], row[f"{name}_en"])
