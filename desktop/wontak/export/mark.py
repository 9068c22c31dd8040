"""The visible mark on every page until a person has approved the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from wontak.domain.meeting import Language

_DRAFT = {Language.KO: "초안", Language.EN: "Draft"}
_MACHINE = {Language.KO: "기계 작성", Language.EN: "machine-made"}
_STARTER = {
    Language.KO: "시험용 모델 사용(합성 음성 전용)",
    Language.EN: "with starter models (synthetic voices only)",
}


@dataclass(frozen=True)
class Mark:
    """What a document must own up to: that it is not approved, and that starter models made its text."""

    approved: bool = False
    starter: bool = False

    def text(self, languages: Sequence[Language], machine_made: bool) -> str:
        """The words of the mark in each of `languages`; empty for an approved document by a person or a real model."""
        return " / ".join(told for language in languages if (told := self._told(language, machine_made)))

    def _told(self, language: Language, machine_made: bool) -> str:
        made = [_MACHINE[language]] if machine_made and (self.starter or not self.approved) else []
        made += [_STARTER[language]] if self.starter and machine_made else []
        how = (", " if language is Language.KO else " ").join(made)
        told = " – ".join(part for part in ("" if self.approved else _DRAFT[language], how) if part)
        return told[:1].upper() + told[1:]
