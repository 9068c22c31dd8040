"""What a last look over the minutes before they are signed can find."""

from dataclasses import dataclass
from enum import StrEnum

from wontak.domain.meeting import Language


class FindingKind(StrEnum):
    """What is the matter. Each kind has its sentence in `wontak.domain.messages`."""

    UNBALANCED_QUOTES = "unbalanced_quotes"
    NAME_SPELLING = "name_spelling"
    TITLE_DIFFERS = "title_differs"
    NUMBER_UNSUPPORTED = "number_unsupported"
    NO_EVIDENCE = "no_evidence"
    STALE_TRANSLATION = "stale_translation"
    UNAPPROVED_TRANSLATION = "unapproved_translation"
    MISTRANSLATION = "mistranslation"
    NOT_MENTIONED = "not_mentioned"


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
