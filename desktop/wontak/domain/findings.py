"""What a last look over the minutes before they are signed can find."""

from dataclasses import dataclass
from enum import StrEnum

from wontak.domain.meeting import Language


class FindingKind(StrEnum):
    """What is the matter, the gravest first. Each kind has its sentence in `wontak.domain.messages`."""

    MISTRANSLATION = "mistranslation"
    NUMBER_UNSUPPORTED = "number_unsupported"
    TITLE_DIFFERS = "title_differs"
    NAME_SPELLING = "name_spelling"
    UNBALANCED_QUOTES = "unbalanced_quotes"
    STALE_TRANSLATION = "stale_translation"
    NO_EVIDENCE = "no_evidence"
    NOT_MENTIONED = "not_mentioned"
    UNAPPROVED_TRANSLATION = "unapproved_translation"


@dataclass(frozen=True)
class Finding:
    """One thing to look at: in which block (its index, None where the whole text is meant) and about which segments.

    `fields` are the values its sentence mentions.
    """

    kind: FindingKind
    language: Language
    block: int | None = None
    segments: tuple[int, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
