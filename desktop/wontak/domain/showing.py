"""Which segments of a transcript are shown: all, or those of one person, in one language, or with a mark."""

from __future__ import annotations

from dataclasses import dataclass

from wontak.domain.meeting import Language
from wontak.domain.review import is_flagged, is_settled
from wontak.domain.transcript import Segment


@dataclass(frozen=True)
class Showing:
    """What a segment must be to be shown; nothing asked for shows all. `speaker` is a participant's id."""

    speaker: str | None = None
    language: Language | None = None
    starred: bool = False
    flagged: bool = False
    unverified: bool = False

    @property
    def is_all(self) -> bool:
        return self == Showing()

    def takes(self, segment: Segment) -> bool:
        """Whether a segment is all that is asked for."""
        return (
            (self.speaker is None or segment.speaker == self.speaker)
            and (self.language is None or segment.language is self.language)
            and (not self.starred or segment.starred)
            and (not self.flagged or is_flagged(segment))
            and (not self.unverified or not is_settled(segment))
        )
