"""What came with a recording made here, in words: where sound is missing from it, and what was marked while it ran."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject

from wontak.domain.marks import Gap, GapKind, Label, MarkKind
from wontak.domain.messages import interface_language, spoken_duration
from wontak.ui.deck.scale import clock

MOST_TOLD = 4
"""So many gaps are told one by one; the rest is counted."""


class Story(QObject):
    """Says it in the interface language."""

    def tell(self, gaps: Sequence[Gap], labels: Sequence[Label]) -> str:
        """One or two sentences; empty for a recording of which nothing is known but its sound."""
        return " ".join(filter(None, (self._of_gaps(gaps), self._of_labels(labels))))

    def _of_gaps(self, gaps: Sequence[Gap]) -> str:
        if not gaps:
            return ""
        told = [self._gap(gap) for gap in gaps[:MOST_TOLD]]
        if len(gaps) > MOST_TOLD:
            told.append(self.tr("%n more place(s)", "", len(gaps) - MOST_TOLD))
        return self.tr("Sound is missing: {places}.").replace("{places}", ", ".join(told))

    def _gap(self, gap: Gap) -> str:
        length = spoken_duration(gap.length_s, interface_language())
        text = self.tr("at {time} for {length} ({why})").replace("{why}", self.why(gap.kind))
        return text.replace("{time}", clock(gap.at_s)).replace("{length}", length)

    def why(self, kind: GapKind) -> str:
        """Why sound is missing."""
        return {
            GapKind.PAUSE: self.tr("paused"),
            GapKind.DEVICE: self.tr("input lost"),
            GapKind.SERVER: self.tr("sound system stopped"),
            GapKind.SUSPEND: self.tr("computer asleep"),
            GapKind.OVERRUN: self.tr("computer too busy"),
            GapKind.DAMAGED: self.tr("file damaged"),
            GapKind.RESTART: self.tr("recorder started again"),
        }[kind]

    def _of_labels(self, labels: Sequence[Label]) -> str:
        counts = Counter(label.kind for label in labels)
        told = {
            MarkKind.SPEAKER: self.tr("%n change(s) of speaker", "", counts[MarkKind.SPEAKER]),
            MarkKind.AGENDA: self.tr("%n agenda item(s)", "", counts[MarkKind.AGENDA]),
            MarkKind.STAR: self.tr("%n star(s)", "", counts[MarkKind.STAR]),
            MarkKind.NOTE: self.tr("%n note(s)", "", counts[MarkKind.NOTE]),
        }
        there = [text for kind, text in told.items() if counts[kind]]
        return self.tr("Marked: {marks}.").replace("{marks}", ", ".join(there)) if there else ""
