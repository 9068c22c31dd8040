"""What a search of the library finds: meetings, and under each the passages in which the words stand."""

from dataclasses import dataclass
from enum import StrEnum

from wontak.domain.kinds import Language
from wontak.domain.library import Entry


class Where(StrEnum):
    """Where in a meeting something was found."""

    TITLE = "title"
    PEOPLE = "people"
    TRANSCRIPT = "transcript"
    MINUTES = "minutes"


@dataclass(frozen=True)
class Snippet:
    """A passage in which something was found, cut to a line.

    `item` is the id of a segment, or the place of a block of the minutes, counted from 0; 0 elsewhere. `matches` are [start, end)
    in `text`. `start_s` counts from the start of the recording; `speaker` is a participant's id.
    """

    where: Where
    item: int
    language: Language
    text: str
    matches: tuple[tuple[int, int], ...]
    is_translation: bool = False
    recording: int = 0
    start_s: float = 0.0
    speaker: str | None = None


@dataclass(frozen=True)
class Found:
    """A meeting in which `count` passages (titles, segments, blocks) match, with the first few of them."""

    entry: Entry
    count: int
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True)
class Results:
    """What a search found, best first. `meetings` and `count` (passages) say how much there is in all."""

    query: str
    found: tuple[Found, ...] = ()
    meetings: int = 0
    count: int = 0
