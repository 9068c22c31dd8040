"""The library as people see it: an entry for each meeting, in the order they asked for."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from wontak.domain.hangul import order_key
from wontak.domain.kinds import NOTHING_SAID, Bilingual, EventKind, Language, Status

ARCHIVE_SUFFIX = ".wontakz"
"""The end of the name of a file that holds a whole meeting."""

_LONG_AGO = dt.datetime.fromtimestamp(0, dt.UTC)


class Sort(StrEnum):
    """What meetings are sorted by."""

    TITLE = "title"
    DATE = "date"
    MODIFIED = "modified"
    DURATION = "duration"
    STATUS = "status"
    SEGMENTS = "segments"
    LANGUAGES = "languages"


class Ranking(StrEnum):
    """Which of the meetings found comes first: the one that speaks of it most, or the latest."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True)
class Entry:
    """One meeting of the library.

    `modified` is UTC. `segments` counts all of the transcript, `reviewed` those a person has edited or verified; `languages` are
    those spoken, the most spoken first. `problem` is the code of the fault for which a meeting cannot be read; all but its folder
    is empty then.
    """

    folder: Path
    title: Bilingual = NOTHING_SAID
    kind: EventKind = EventKind.ROUNDTABLE
    date: dt.date | None = None
    start: dt.time | None = None
    modified: dt.datetime = _LONG_AGO
    duration_s: float = 0.0
    status: Status = Status.DRAFT
    segments: int = 0
    reviewed: int = 0
    participants: int = 0
    languages: tuple[Language, ...] = ()
    problem: str = ""

    def name(self, language: Language) -> str:
        """What the meeting is called: its topic, else its folder's name."""
        return self.title.either(language) or self.folder.name.removesuffix(".wontak")


_DESCENDING_BY_NATURE = (Sort.DATE, Sort.MODIFIED, Sort.DURATION, Sort.SEGMENTS)
_STATUS_ORDER = tuple(Status)


def ordered(
    entries: Iterable[Entry], sort: Sort, language: Language, descending: bool | None = None
) -> tuple[Entry, ...]:
    """The entries by `sort`, those that are equal by title; None for `descending` means the way one expects.

    Meetings without a date, and those that cannot be read, come last in either direction.
    """
    by_title = sorted(entries, key=lambda entry: order_key(entry.name(language), language))
    last = [entry for entry in by_title if entry.problem or (sort is Sort.DATE and not entry.date)]
    rest = [entry for entry in by_title if entry not in last]
    downwards = sort in _DESCENDING_BY_NATURE if descending is None else descending
    return (*sorted(rest, key=lambda entry: _key(entry, sort, language), reverse=downwards), *last)


def _key(entry: Entry, sort: Sort, language: Language) -> Any:
    if sort is Sort.TITLE:
        return order_key(entry.name(language), language)
    if sort is Sort.DATE:
        return entry.date or dt.date.min, entry.start or dt.time.min
    if sort is Sort.STATUS:
        return _STATUS_ORDER.index(entry.status)
    if sort is Sort.LANGUAGES:
        return len(entry.languages), entry.languages
    return getattr(
        entry, {Sort.MODIFIED: "modified", Sort.DURATION: "duration_s", Sort.SEGMENTS: "segments"}[sort]
    )
