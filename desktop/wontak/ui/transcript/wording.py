"""The transcript's words for people, times, states and reasons, in the interface language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from wontak.domain.changes import EditKind
from wontak.domain.meeting import Language, Participant
from wontak.domain.naming import record_name
from wontak.domain.review import ConcernKind
from wontak.domain.transcript import Marker, Review, Segment, SegmentFlag, TranslationState
from wontak.ui.context import Context

translate = QCoreApplication.translate


class Wording:
    """Words that depend on the meeting; `refresh` after its people or recordings have changed."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._people: dict[str, Participant] = {}
        self._offsets: dict[int, float] = {}
        self._interpreters: frozenset[str] = frozenset()
        self.refresh()

    def refresh(self) -> None:
        """Read people and recordings anew."""
        session = self._context.session
        meeting = session.meeting
        self._people = {person.id: person for person in meeting.participants}
        self._interpreters = meeting.interpreter_ids
        self._offsets = {one.id: one.offset_s for one in session.recordings()} if session.is_open else {}

    @property
    def language(self) -> Language:
        return self._context.language.current

    def person(self, participant_id: str | None) -> str:
        """Office and name of a participant; empty for someone not on the roster."""
        person = self._people.get(participant_id or "")
        return record_name(person, self.language) if person else ""

    def speaker(self, segment: Segment) -> str:
        """Who speaks in a segment."""
        return self.person(segment.speaker) or self.voice(segment.voice)

    def voice(self, voice: str | None) -> str:
        """The name of a voice that nobody has been given."""
        if not voice:
            return translate("Transcript", "Unknown speaker")
        return translate("Transcript", "Voice {number}").replace("{number}", voice.lstrip("V"))

    def is_interpreting(self, segment: Segment) -> bool:
        """Whether a segment renders somebody else's words."""
        return segment.interprets is not None or segment.speaker in self._interpreters

    def hue(self, participant_id: str | None) -> QColor:
        """The colour of a participant; a quiet one for somebody unknown."""
        number = self._context.session.speaker_number(participant_id)
        theme = self._context.theme
        return theme.colour("quiet") if number is None else theme.speaker(number)

    def heard_instead(self, segment: Segment) -> str:
        """What the recogniser heard where a person's text differs from it; empty where it does not."""
        if SegmentFlag.DIFFERS not in segment.flags:
            return ""
        return self._context.session.desk.store.heard_instead(segment.id) or ""

    def meeting_s(self, segment: Segment) -> float:
        """When a segment begins, in seconds of the meeting."""
        return self._offsets.get(segment.recording, 0.0) + segment.start_s

    def clock_of(self, marker: Marker) -> str:
        """When a moment was marked, in the meeting, as 0:04:43."""
        return clock(self._offsets.get(marker.recording, 0.0) + marker.at_s)

    def clock(self, segment: Segment) -> str:
        """When a segment begins in the meeting, as 0:04:43."""
        return clock(self.meeting_s(segment))


def shortened(text: str, letters: int) -> str:
    """`text`, or its beginning where it is longer than that."""
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def clock(seconds: float) -> str:
    """Seconds as 0:04:43."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def language_name(language: Language) -> str:
    """A language of the record by name."""
    return (
        translate("Transcript", "Korean") if language is Language.KO else translate("Transcript", "English")
    )


def review_name(review: Review) -> str:
    """How far a segment has been looked at."""
    return {
        Review.MACHINE: translate("Transcript", "not checked yet"),
        Review.EDITED: translate("Transcript", "edited"),
        Review.VERIFIED: translate("Transcript", "verified"),
        Review.APPROVED: translate("Transcript", "approved"),
    }[review]


def translation_state_name(state: TranslationState) -> str:
    """Where a translation comes from and whether it still holds."""
    return {
        TranslationState.MACHINE: translate("Transcript", "machine translation"),
        TranslationState.EDITED: translate("Transcript", "edited"),
        TranslationState.APPROVED: translate("Transcript", "approved"),
        TranslationState.STALE: translate("Transcript", "original has changed"),
    }[state]


def concern_name(kind: ConcernKind) -> str:
    """Why a segment should be looked at, in a few words."""
    return {
        ConcernKind.NUMBER: translate("Transcript", "number differs"),
        ConcernKind.NEGATION: translate("Transcript", "negation differs"),
        ConcernKind.PHANTOM: translate("Transcript", "perhaps not said"),
        ConcernKind.LOOP: translate("Transcript", "repeats itself"),
        ConcernKind.NAME: translate("Transcript", "name missing"),
        ConcernKind.WRONG_SCRIPT: translate("Transcript", "wrong script"),
        ConcernKind.UNTRANSLATED: translate("Transcript", "left untranslated"),
        ConcernKind.DIFFERS: translate("Transcript", "heard differently"),
        ConcernKind.LANGUAGE_DOUBT: translate("Transcript", "language uncertain"),
        ConcernKind.OMISSION: translate("Transcript", "something left out"),
        ConcernKind.NO_SPEAKER: translate("Transcript", "no speaker"),
        ConcernKind.LOW_PROBABILITY: translate("Transcript", "heard uncertainly"),
        ConcernKind.STALE_TRANSLATION: translate("Transcript", "translation out of date"),
        ConcernKind.TERM: translate("Transcript", "term not from the glossary"),
        ConcernKind.OVERLAP: translate("Transcript", "several speak at once"),
        ConcernKind.TOO_FAST: translate("Transcript", "too fast to be right"),
        ConcernKind.NO_TRANSLATION: translate("Transcript", "no translation"),
    }[kind]


def edit_name(kind: EditKind | None) -> str:
    """What was done, for the history."""
    names = {
        EditKind.RETYPE: translate("Transcript", "retyped"),
        EditKind.SPLIT: translate("Transcript", "split"),
        EditKind.MERGE: translate("Transcript", "merged"),
        EditKind.DELETE: translate("Transcript", "deleted"),
        EditKind.RESTORE: translate("Transcript", "restored"),
        EditKind.SPEAKER: translate("Transcript", "speaker assigned"),
        EditKind.VOICE: translate("Transcript", "voice named"),
        EditKind.EDGE: translate("Transcript", "time moved"),
        EditKind.LANGUAGE: translate("Transcript", "language changed"),
        EditKind.DECODE: translate("Transcript", "transcribed again"),
        EditKind.TRANSLATION: translate("Transcript", "translation edited"),
        EditKind.APPROVE_TRANSLATION: translate("Transcript", "translation approved"),
        EditKind.TRANSLATE: translate("Transcript", "translated again"),
        EditKind.MARK: translate("Transcript", "marker changed"),
        EditKind.STAR: translate("Transcript", "quotation mark set or removed"),
        EditKind.COMMENT: translate("Transcript", "comment changed"),
        EditKind.VERIFY: translate("Transcript", "verified or reopened"),
        EditKind.OFF_RECORD: translate("Transcript", "taken off or put on the record"),
        EditKind.REPLACE: translate("Transcript", "found and replaced"),
        EditKind.VERSION: translate("Transcript", "earlier version restored"),
    }
    return names.get(kind, "") if kind else ""
