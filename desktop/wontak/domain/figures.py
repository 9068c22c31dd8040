"""The quantities of a text, comparable across Korean and English: 350억 원 and 35 billion won state the same.

Every reading comes in two strengths. What a text states is certain: digits, and number words where they can mean nothing
else. What it may say is everything a generous reader finds in it ("both" for two, "a year" for one). A quantity is missing
from a translation only if the source states it and the translation cannot be read to say it.
"""

import unicodedata

from wontak.domain import figures_en, figures_ko
from wontak.domain.meeting import Language
from wontak.domain.quantities import Figures, Quantity


def figures(text: str, language: Language) -> Figures:
    """The quantities of `text`."""
    read = figures_ko.read if language is Language.KO else figures_en.read
    return read(unicodedata.normalize("NFC", text))


def missing(source: str, language: Language, translation: str) -> frozenset[Quantity]:
    """What `source`, in `language`, states and `translation`, in the other one, does not say."""
    return figures(source, language).stated - figures(translation, language.other).may_say


def invented(source: str, language: Language, translation: str) -> frozenset[Quantity]:
    """What `translation` states although `source` does not say it."""
    return figures(translation, language.other).stated - figures(source, language).may_say
