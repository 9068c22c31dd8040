"""What a document is made from: a frozen snapshot of the meeting, and how it is to be set."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from wontak.domain.long_work import Stop, never
from wontak.domain.marks import Label
from wontak.domain.meeting import Bilingual, Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Recording, Segment
from wontak.export.mark import Mark


class Level(StrEnum):
    """How close a transcript stays to what was said. The words stored never change: a level is a way of printing them.

    Verbatim prints everything; clean leaves out fillers and stammered words; edited also sets sentences right on the page
    (capital letter, full stop, spaces). None of them paraphrases.
    """

    VERBATIM = "verbatim"
    CLEAN = "clean"
    EDITED = "edited"


@dataclass(frozen=True)
class Corrigendum:
    """A change made after approval: when (local time), by whom, to `what`, and the text before and after it."""

    at: dt.datetime
    by: str
    what: Bilingual
    before: str
    after: str


@dataclass(frozen=True)
class Options:
    """How a document is set: time codes at each turn, numbers in the margin of each line, the transcript's level, and the
    corrigenda listed at the end."""

    time_codes: bool = True
    line_numbers: bool = False
    level: Level = Level.VERBATIM
    corrigenda: tuple[Corrigendum, ...] = ()


@dataclass(frozen=True)
class Material:
    """All that a writer of documents is given. `segments` are public ones, in any order; `blocks` the minutes by language;
    `public` the whole meeting in the shape other programs read, for the writer of that shape alone; `labels` what was pressed
    while recording. A writer that takes long asks `stop`, and raises Cancelled."""

    kind: str
    languages: tuple[Language, ...]
    meeting: Meeting
    segments: tuple[Segment, ...] = ()
    blocks: Mapping[Language, tuple[Block, ...]] = field(default_factory=dict)
    recordings: tuple[Recording, ...] = ()
    mark: Mark = field(default_factory=Mark)
    template: Path | None = None
    options: Options = Options()
    public: Mapping[str, Any] | None = None
    labels: tuple[Label, ...] = ()
    stop: Stop = never
