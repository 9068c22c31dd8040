"""A meeting read for the library: without claiming it, without waking its owner, and without what is off the record."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wontak.domain.errors import WontakError
from wontak.domain.found import Where
from wontak.domain.library import Entry
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Review, Segment
from wontak.store.library_passages import Passage
from wontak.store.meeting_places import modified_at
from wontak.store.meetings import MeetingStore


def read_meeting(folder: Path) -> tuple[Entry, tuple[Passage, ...]]:
    """What the library shows of a meeting and finds in it; one that cannot be read is an entry with its problem."""
    modified = modified_at(folder)
    try:
        with MeetingStore.open(folder, read_only=True) as store:
            meeting, segments = store.meeting(), store.segments()
            public = store.segments(public=True)
            blocks = {language: store.blocks(language, public=True) for language in Language}
            duration_s = sum(recording.duration_s for recording in store.recordings())
    except WontakError as fault:
        return Entry(folder, modified=modified, problem=fault.code.value), ()
    entry = Entry(
        folder,
        meeting.event.topic,
        meeting.event.kind,
        meeting.event.date,
        meeting.event.start,
        modified,
        duration_s,
        meeting.event.status,
        len(segments),
        sum(segment.review is not Review.MACHINE for segment in segments),
        len(meeting.participants),
        _languages(segments),
    )
    return entry, (*_plan_passages(meeting), *map(_said, public), *_minutes_passages(blocks))


def _plan_passages(meeting: Meeting) -> Iterator[Passage]:
    topic = meeting.event.topic
    yield Passage(Where.TITLE, 0, Language.KO, topic.ko, topic.en)
    ko, en = (
        ", ".join(
            " ".join(
                part
                for part in (person.name[language], person.affiliation[language], person.title[language])
                if part
            )
            for person in meeting.participants
            if person.name[language]
        )
        for language in (Language.KO, Language.EN)
    )
    yield Passage(Where.PEOPLE, 0, Language.KO, ko, en)


def _said(segment: Segment) -> Passage:
    return Passage(
        Where.TRANSCRIPT,
        segment.id,
        segment.language,
        segment.text,
        segment.translation.text if segment.translation else "",
        segment.recording,
        segment.start_s,
        segment.speaker,
    )


def _minutes_passages(blocks: dict[Language, tuple[Block, ...]]) -> Iterator[Passage]:
    for language, written in blocks.items():
        for place, block in enumerate(written):
            text = " ".join(part for part in (block.text, block.intro, *block.items) if part)
            yield Passage(Where.MINUTES, place, language, text, speaker=block.speaker)


def _languages(segments: tuple[Segment, ...]) -> tuple[Language, ...]:
    spoken: Counter[Language] = Counter()
    for segment in segments:
        spoken[segment.language] += round(segment.duration_s * 1000)
    return tuple(language for language, _ in spoken.most_common())
