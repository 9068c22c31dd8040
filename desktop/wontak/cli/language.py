"""The words of the command line itself, in both languages."""

from wontak.domain.meeting import Bilingual
from wontak.domain.messages import interface_language


def both(ko: str, en: str) -> Bilingual:
    """The same words in Korean and in English."""
    return Bilingual(ko=ko, en=en)


def tell(ko: str, en: str) -> str:
    """Whichever of the two the interface speaks."""
    return both(ko, en)[interface_language()]
