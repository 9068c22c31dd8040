"""A meeting read for the library: without claiming it, without waking its owner, and without what is off the record."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from wontak.domain.errors import WontakError
from wontak.domain.library import Entry, Where
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Review, Segment
from wontak.store.database import DATABASE_FILE
from wontak.store.library_index import Passage
from wontak.store.meetings import MeetingStore

GONE = ""
"""The stamp of a folder in which there is no meeting."""

_DEPTH = 3
_LOG_FILE = f"{DATABASE_FILE}-wal"


def stamp(folder: Path) -> str:
    """What tells whether a meeting has changed since: time and size of its database and of the log beside it."""
    try:
        database = (folder / DATABASE_FILE).stat()
    except OSError:
        return GONE
    log = _log_state(folder)
    return f"{database.st_mtime_ns} {database.st_size} {log.st_mtime_ns if log else 0} {log.st_size if log else 0}"


def find_meetings(folder: Path, stop: Callable[[], bool]) -> Iterator[Path]:
    """The meeting folders in `folder`, its folders and theirs, hidden ones left out; none where it cannot be read."""
    waiting = [(folder, 0)]
    while waiting and not stop():
        place, depth = waiting.pop()
        try:
            with os.scandir(place) as found:
                inside = sorted(one.name for one in found if not one.name.startswith(".") and one.is_dir())
        except OSError:
            continue
        if (place / DATABASE_FILE).is_file():
            yield place
        elif depth < _DEPTH:
            waiting.extend((place / name, depth + 1) for name in reversed(inside))


def read_meeting(folder: Path) -> tuple[Entry, tuple[Passage, ...]]:
    """What the library shows of a meeting and finds in it; one that cannot be read is an entry with its problem."""
    modified = _modified(folder)
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


def _modified(folder: Path) -> dt.datetime:
    times = [found.st_mtime for found in (_log_state(folder), _state(folder / DATABASE_FILE)) if found]
    return dt.datetime.fromtimestamp(max(times, default=0.0), dt.UTC)


def _log_state(folder: Path) -> os.stat_result | None:
    """The state of the log, if there is anything in it: a reader may leave an empty one behind."""
    state = _state(folder / _LOG_FILE)
    return state if state and state.st_size else None


def _state(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
