"""What of a source may be missing from its translation: the reasons for a person to look at it."""

import re
from collections.abc import Callable, Sequence

from wontak.domain import names, negation
from wontak.domain.figures import invented, missing
from wontak.domain.meeting import Language, Participant
from wontak.domain.terms import TermIndex
from wontak.domain.transcript import TranslationFlag

LEAST_LENGTH = {Language.KO: 0.9, Language.EN: 0.18}
"""Letters of translation per letter of source, by the source's language, below which something has been left out.

In faithful translations of speech one Hangul syllable becomes 2 to 3.5 Latin letters.
"""

LEAST_LETTERS = 12
"""Sources with fewer letters vary too much in length to be measured."""

FOREIGN_SHARE = {Language.EN: 0.15, Language.KO: 0.5}
"""Share of text in the other script, by the translation's language, from which it has not been translated.

Korean takes Latin abbreviations and names; English takes no Hangul.
"""

NO_TERMS = TermIndex()

LATIN_PER_SYLLABLE = 2.5
"""Latin letters that say as much as one syllable of Hangul."""

_HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]")


def check(
    source: str,
    language: Language,
    translation: str,
    people: Sequence[Participant] = (),
    glossary: TermIndex = NO_TERMS,
) -> tuple[TranslationFlag, ...]:
    """What may be wrong with `translation`, the other language's version of `source`; empty where nothing shows."""
    if not source.strip():
        return ()
    if not translation.strip():
        return (TranslationFlag.OMISSION,)
    if untranslated(source, language, translation):
        return (TranslationFlag.UNTRANSLATED,)
    tests: tuple[tuple[TranslationFlag, Callable[[], object]], ...] = (
        (
            TranslationFlag.NUMBER,
            lambda: missing(source, language, translation) or invented(source, language, translation),
        ),
        (TranslationFlag.NAME, lambda: names.unnamed(source, language, translation, people)),
        (TranslationFlag.NEGATION, lambda: negation.turned(source, language, translation)),
        (TranslationFlag.OMISSION, lambda: shortened(source, language, translation)),
        (TranslationFlag.TERM, lambda: glossary.lacking(source, language, translation)),
    )
    return tuple(flag for flag, fails in tests if fails())


def corrected(
    source: str,
    language: Language,
    translation: str,
    people: Sequence[Participant] = (),
    glossary: TermIndex = NO_TERMS,
) -> str:
    """`translation` with what can be set right beyond doubt: spellings of the roster, renderings the glossary warns of."""
    translation = names.corrected(source, language, translation, people)
    return glossary.corrected(source, language, translation)


def untranslated(source: str, language: Language, translation: str) -> bool:
    """Whether `translation` is still in the source's language."""
    hangul, latin = _letters(translation)
    if not hangul + latin:
        return sum(_letters(source)) > LEAST_LETTERS
    weighed = LATIN_PER_SYLLABLE * hangul
    foreign = latin if language.other is Language.KO else weighed
    share = foreign / (weighed + latin)
    return share > FOREIGN_SHARE[language.other] and not _foreign_already(source, language)


def shortened(source: str, language: Language, translation: str) -> bool:
    """Whether `translation` is too short to hold all of `source`."""
    there, here = sum(_letters(source)), sum(_letters(translation))
    return (
        there >= LEAST_LETTERS
        and not _foreign_already(source, language)
        and here < LEAST_LENGTH[language] * there
    )


def _foreign_already(source: str, language: Language) -> bool:
    """Whether much of the source is in the translation's language to begin with: a quotation, a list of names."""
    hangul, latin = _letters(source)
    weighed = LATIN_PER_SYLLABLE * hangul
    own, other = (weighed, latin) if language is Language.KO else (latin, weighed)
    return own < 2 * other


def _letters(text: str) -> tuple[int, int]:
    """How many Hangul syllables and how many Latin letters."""
    return len(_HANGUL.findall(text)), len(_LATIN.findall(text))
