"""The vocabulary that all rooms share: the two languages, texts in both, kinds of event, and how far minutes have come."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the record."""

    KO = "ko"
    EN = "en"

    @property
    def other(self) -> "Language":
        """The language a segment in this one is translated into."""
        return Language.EN if self is Language.KO else Language.KO


class EventKind(StrEnum):
    ROUNDTABLE = "roundtable"
    SEMINAR = "seminar"
    HEARING = "hearing"
    MEETING = "meeting"
    RELEASE = "release"


class Status(StrEnum):
    """How far the minutes of a meeting have come."""

    DRAFT = "draft"
    APPROVED = "approved"


@dataclass(frozen=True)
class Bilingual:
    """The same thing in both languages; an empty string where it is not given."""

    ko: str = ""
    en: str = ""

    def __getitem__(self, language: Language) -> str:
        return self.ko if language is Language.KO else self.en

    def either(self, language: Language) -> str:
        """The text in `language`, or in the other one where that is all there is."""
        return self[language] or self[language.other]

    def __bool__(self) -> bool:
        return bool(self.ko or self.en)


NOTHING_SAID = Bilingual()
"""Not given in either language."""
