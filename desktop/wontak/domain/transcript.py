"""The transcript: segments of one speaker and one language, with the time of every word."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wontak.domain.marks import MarkKind
from wontak.domain.meeting import Language


class Review(StrEnum):
    """How far a segment has been looked at by a person."""

    MACHINE = "machine"
    EDITED = "edited"
    VERIFIED = "verified"
    APPROVED = "approved"


class SegmentFlag(StrEnum):
    """Why a person should look at a segment. The names are part of the JSON contract."""

    LOOP = "loop"
    PHANTOM = "phantom"
    WRONG_SCRIPT = "wrong_script"
    TOO_FAST = "too_fast"
    LOW_PROBABILITY = "low_probability"
    LANGUAGE_DOUBT = "language_doubt"
    OVERLAP = "overlap"
    DIFFERS = "differs"


class TranslationState(StrEnum):
    MACHINE = "machine"
    EDITED = "edited"
    APPROVED = "approved"
    STALE = "stale"


class TranslationFlag(StrEnum):
    """What of the source may be missing from a translation. The names are part of the JSON contract."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    OMISSION = "omission"
    UNTRANSLATED = "untranslated"
    TERM = "term"


@dataclass(frozen=True)
class Word:
    """One word as it was heard; times in seconds from the start of its recording, probability in [0, 1]."""

    start_s: float
    end_s: float
    text: str
    probability: float


@dataclass(frozen=True)
class Translation:
    """A segment's text in the other language."""

    language: Language
    text: str
    state: TranslationState = TranslationState.MACHINE
    flags: tuple[TranslationFlag, ...] = ()


@dataclass(frozen=True)
class Segment:
    """A stretch of one recording in which one voice speaks one language.

    `id` is 0 until the store has given it one. Times are seconds from the start of the recording. `voice` is the
    machine's name for who it hears ("V1"), `speaker` a participant's id; `confidence` the mean word probability in
    [0, 1]; `interprets` the id of the segment whose words an interpreter renders here.
    """

    recording: int
    start_s: float
    end_s: float
    language: Language
    text: str
    words: Sequence[Word] = ()
    confidence: float = 0.0
    flags: tuple[SegmentFlag, ...] = ()
    id: int = 0
    voice: str | None = None
    speaker: str | None = None
    review: Review = Review.MACHINE
    starred: bool = False
    off_record: bool = False
    interprets: int | None = None
    comment: str | None = None
    translation: Translation | None = None

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s

    def text_in(self, language: Language) -> str:
        """The words in `language`: as spoken, or as translated (empty where there is no translation)."""
        if language is self.language:
            return self.text
        return self.translation.text if self.translation else ""


@dataclass(frozen=True)
class Recording:
    """One imported or recorded file. `offset_s` is where it begins in meeting time."""

    id: int
    file: str
    duration_s: float
    offset_s: float = 0.0
    note: str = ""


@dataclass(frozen=True)
class Marker:
    """A moment somebody marked, in seconds from the start of its recording.

    `note` is what it says: the note, a star with its note, or the agenda item that begins, whose id is `item`. `id` is 0 until
    the store has given it one.
    """

    recording: int
    at_s: float
    note: str = ""
    id: int = 0
    kind: MarkKind = MarkKind.NOTE
    item: int | None = None


@dataclass(frozen=True)
class VoiceTurn:
    """A stretch in which one voice is heard: times in seconds from the start of its recording."""

    recording: int
    start_s: float
    end_s: float
    voice: str


def timecode(at_s: float) -> str:
    """Hours, minutes and seconds since the meeting began: 00:03:27."""
    whole = int(at_s)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
