"""A meeting as the JSON that `wontak show --json` prints: the shape other programs rely on."""

from typing import Any

from wontak.domain.meeting import AgendaItem, Bilingual, Event, Language, Participant
from wontak.domain.minutes import Block
from wontak.domain.transcript import Marker, Segment, Translation
from wontak.store.meetings import MeetingStore

Json = dict[str, Any]


def as_json(store: MeetingStore, public: bool = False) -> Json:
    """The whole meeting; `public` leaves out what is off the record, and whatever was made from it."""
    meeting, segments = store.meeting(), store.segments(public=public)
    shown = {segment.id for segment in segments}
    hidden = [segment for segment in store.segments() if segment.id not in shown] if public else []
    return {
        "event": _event(meeting.event),
        "participants": [_participant(person) for person in meeting.participants],
        "agenda": [_agenda_item(item) for item in meeting.agenda],
        "recordings": [
            {"id": one.id, "file": one.file, "duration_s": one.duration_s, "offset_s": one.offset_s}
            for one in store.recordings()
        ],
        "segments": [_segment(segment) for segment in segments],
        "markers": [
            {"recording": marker.recording, "at_s": marker.at_s, "note": marker.note}
            for marker in store.markers()
            if not any(_within(marker, segment) for segment in hidden)
        ],
        "minutes": {
            language.value: [_block(block) for block in store.blocks(language, public=public)]
            for language in (Language.EN, Language.KO)
        },
    }


def _event(event: Event) -> Json:
    return {
        "kind": event.kind.value,
        "topic": _bilingual(event.topic),
        "date": event.date.isoformat() if event.date else None,
        "start": event.start.isoformat() if event.start else None,
        "end": event.end.isoformat() if event.end else None,
        "venue": _bilingual(event.venue),
        "host": _bilingual(event.host),
        "host_short": _bilingual(event.host_short),
        "writer": event.writer,
        "board": _bilingual(event.board),
        "breadcrumb": {language.value: list(event.breadcrumb.get(language, ())) for language in Language},
        "status": event.status.value,
    }


def _participant(person: Participant) -> Json:
    return {
        "id": person.id,
        "name": _bilingual(person.name),
        "title": _bilingual(person.title),
        "affiliation": _bilingual(person.affiliation),
        "short": _bilingual(person.short),
        "role": person.role.value,
        "pronoun": person.pronoun.value,
        "language": person.language.value if person.language else None,
    }


def _agenda_item(item: AgendaItem) -> Json:
    return {
        "kind": item.kind.value,
        "speakers": list(item.speakers),
        "moderator": item.moderator,
        "topic": _bilingual(item.topic),
    }


def _segment(segment: Segment) -> Json:
    return {
        "id": segment.id,
        "recording": segment.recording,
        "start_s": segment.start_s,
        "end_s": segment.end_s,
        "language": segment.language.value,
        "voice": segment.voice,
        "speaker": segment.speaker,
        "text": segment.text,
        "confidence": segment.confidence,
        "review": segment.review.value,
        "flags": [flag.value for flag in segment.flags],
        "starred": segment.starred,
        "off_record": segment.off_record,
        "interprets": segment.interprets,
        "comment": segment.comment,
        "words": [
            {"start_s": word.start_s, "end_s": word.end_s, "text": word.text, "probability": word.probability}
            for word in segment.words
        ],
        "translation": _translation(segment.translation) if segment.translation else None,
    }


def _translation(translation: Translation) -> Json:
    return {
        "language": translation.language.value,
        "text": translation.text,
        "state": translation.state.value,
        "flags": [flag.value for flag in translation.flags],
    }


def _block(block: Block) -> Json:
    """A block; what only links, bullets and quotations of several paragraphs have stands there only with them."""
    shape: Json = {
        "kind": block.kind.value,
        "text": block.text,
        "speaker": block.speaker,
        "sources": list(block.sources),
        "origin": block.origin.value,
    }
    for name in ("url", "anchor", "intro"):
        if value := getattr(block, name):
            shape[name] = value
    if block.items:
        shape["items"] = list(block.items)
    for name in ("open_quote", "close_quote"):
        if not getattr(block, name):
            shape[name] = False
    return shape


def _bilingual(text: Bilingual) -> Json:
    return {"ko": text.ko, "en": text.en}


def _within(marker: Marker, segment: Segment) -> bool:
    return marker.recording == segment.recording and segment.start_s <= marker.at_s <= segment.end_s
