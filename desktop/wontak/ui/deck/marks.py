"""Marked moments and gaps as the waveform needs them: where they stand in the meeting, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

from wontak.domain.marks import NOT_IN_SOUND, MarkKind
from wontak.domain.meeting import Language
from wontak.ui.mark_words import gap_text, marker_text
from wontak.ui.session import Session


@dataclass(frozen=True)
class Tick:
    """A marked moment, in meeting time."""

    at_s: float
    kind: MarkKind
    text: str


@dataclass(frozen=True)
class Hole:
    """Sound that is missing, in meeting time; `length_s` is 0 where its time was left out of the recording."""

    at_s: float
    length_s: float
    text: str


@dataclass(frozen=True)
class Marks:
    """All marks of a meeting in order of time."""

    ticks: tuple[Tick, ...] = ()
    holes: tuple[Hole, ...] = ()

    @classmethod
    def of(cls, session: Session, language: Language) -> Marks:
        """The marks of the open meeting; none where none is open."""
        if not session.is_open:
            return cls()
        offsets = {one.id: one.offset_s for one in session.recordings()}
        ticks = [
            Tick(offsets[one.recording] + one.at_s, one.kind, marker_text(one, session.meeting, language))
            for one in session.markers()
            if one.recording in offsets
        ]
        holes = [
            Hole(
                offsets[recording] + one.at_s,
                0.0 if one.kind in NOT_IN_SOUND else one.length_s,
                gap_text(one),
            )
            for recording, gaps in session.gaps().items()
            for one in gaps
        ]
        return cls(
            tuple(sorted(ticks, key=lambda one: one.at_s)), tuple(sorted(holes, key=lambda one: one.at_s))
        )

    def tick_near(self, at_s: float, near_s: float) -> Tick | None:
        """The marked moment nearest to a meeting time, if one is as near as `near_s`."""
        near = [one for one in self.ticks if abs(one.at_s - at_s) <= near_s]
        return min(near, key=lambda one: abs(one.at_s - at_s), default=None)

    def hole_at(self, at_s: float, near_s: float) -> Hole | None:
        """The gap at a meeting time, or as near to it as `near_s`."""
        return next(
            (one for one in self.holes if one.at_s - near_s <= at_s <= one.at_s + one.length_s + near_s), None
        )
