"""Where the terms of the glossary stand in running text, and which of them a translation lacks."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from wontak.domain.english import article
from wontak.domain.glossary import Term
from wontak.domain.korean import substitute
from wontak.domain.meeting import Language

# What may follow a Korean noun within its word: the plural, honorifics, particles, the copula, and 하다 or 되다.
_AFTER_NOUN = (
    "(?:들)?(?:님)?(?:(?:께서|에게|으로|에서|까지|부터|보다|처럼|만큼|마다|조차|마저|이라|이란|이며|이고|이나|이든|이자|하고|뿐|씩|간|용"
    "|라는|라고|라며|란|며|고|나|든|자|은|는|이|가|을|를|과|와|의|도|만|로|에|서|써|요|인|임|적|상)*"
    "|(?:이?(?:입니|었|였)|하|해|했|한|할|합|되|돼|됐|된|될|됩|시키|시킨|시킬|시켰)[가-힣]*)(?![가-힣])"
)
_COMPOUND_FROM = 4
"""Syllables from which a term may be spaced freely and stand at the end of a longer word."""


@dataclass(frozen=True)
class Found:
    """A term in a text: the characters from `start` to `end` of the text in NFC."""

    term: Term
    start: int
    end: int


class TermIndex:
    """The glossary made ready for many texts."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._terms = tuple(terms)
        self._keys = {
            language: [(_key(term[language], language), term) for term in self._terms]
            for language in Language
        }
        # By language and wording: all terms that share it.
        self._sharing: dict[tuple[Language, str], list[Term]] = {}
        for term in self._terms:
            for language in Language:
                self._sharing.setdefault((language, _squeezed(term[language])), []).append(term)

    def find(self, text: str, language: Language) -> tuple[Found, ...]:
        """The terms in `text`, in its order; of those that overlap the longest, of equal ones the first listed."""
        text = unicodedata.normalize("NFC", text)
        reduced = _reduced(text, language)
        found = [
            Found(term, match.start(), match.end())
            for key, term in self._keys[language]
            if key in reduced
            for match in _pattern(term[language], language, exact_case=True).finditer(text)
        ]
        found.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        kept: list[Found] = []
        for hit in found:
            if all(hit.end <= other.start or hit.start >= other.end for other in kept):
                kept.append(hit)
        return tuple(sorted(kept, key=lambda hit: hit.start))

    def lacking(self, source: str, language: Language, translation: str) -> tuple[Term, ...]:
        """The terms of `source` for which `translation` has none of the renderings agreed on.

        Of an English source only the preferred renderings are insisted on, and no common word on its own (bill, vote): it
        means other things as well.
        """
        return tuple(
            term
            for term in dict.fromkeys(hit.term for hit in self.find(source, language))
            if self._insists(term, language)
            and not any(
                says(translation, language.other, agreed[language.other])
                for agreed in self._sharing[language, _squeezed(term[language])]
            )
        )

    def corrected(self, source: str, language: Language, translation: str) -> str:
        """`translation` with renderings the glossary warns of replaced by the agreed ones.

        Only where the source has the term, the translation lacks it, and nothing else in the source calls for the other word.
        """
        for term in self.lacking(source, language, translation):
            for wrong in term.avoided(language.other):
                if not any(
                    says(hit.term[language.other], language.other, wrong)
                    for hit in self.find(source, language)
                ):
                    translation = _replaced(translation, language.other, wrong, term[language.other])
        return translation

    def _insists(self, term: Term, language: Language) -> bool:
        if language is Language.KO:
            return len(term.ko) > 1
        common = " " not in term.en and "-" not in term.en and term.en == term.en.lower()
        return not common and self._sharing[Language.KO, _squeezed(term.ko)][0] is term


def says(text: str, language: Language, wording: str) -> bool:
    """Whether `wording` stands in `text`, in whichever number, case and spacing."""
    return bool(_pattern(wording, language, exact_case=False).search(unicodedata.normalize("NFC", text)))


def _replaced(text: str, language: Language, wrong: str, right: str) -> str:
    pattern = _pattern(wrong, language, exact_case=False)
    if language is Language.KO:
        found = pattern.search(text)
        return substitute(text, found.group(), right) if found else text

    def put(match: re.Match[str]) -> str:
        before = match["article"] or ""
        chosen = article(right) + " " if before.strip().lower() in ("a", "an") else before
        if before[:1].isupper():
            chosen = chosen[:1].upper() + chosen[1:]
        plural = match["wording"].lower().endswith("s") and not wrong.lower().endswith("s")
        return chosen + right + ("s" if plural else "")

    return re.sub(
        rf"(?P<article>\b(?:an?|the)\s+)?(?P<wording>{pattern.pattern})", put, text, flags=re.IGNORECASE
    )


@lru_cache(maxsize=8192)
def _pattern(wording: str, language: Language, *, exact_case: bool) -> re.Pattern[str]:
    return _korean(wording) if language is Language.KO else _english(wording, exact_case)


def _korean(wording: str) -> re.Pattern[str]:
    syllables = _squeezed(wording)
    if len(syllables) >= _COMPOUND_FROM:
        return re.compile(r"\s*".join(map(re.escape, syllables)) + f"(?={_AFTER_NOUN})")
    words = r"\s*".join(map(re.escape, wording.split()))
    return re.compile(f"(?<![가-힣A-Za-z0-9]){words}(?={_AFTER_NOUN})")


def _english(wording: str, exact_case: bool) -> re.Pattern[str]:
    words = [re.escape(word).replace(r"\.", r"\.?") for word in re.split(r"[\s\-–]+", wording)]
    last = words[-1]
    words[-1] = f"{last[:-1]}(?:y|ies)" if re.search("[^aeiou]y$", last) else f"{last}(?:e?s)?"
    # A single capitalised word is a name or a title only where it is written so.
    own_case = exact_case and len(words) == 1 and wording != wording.lower()
    flags = re.RegexFlag(0) if own_case else re.IGNORECASE
    return re.compile(r"(?<![A-Za-z0-9])" + r"[\s\-–]+".join(words) + r"(?![A-Za-z0-9])", flags)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _key(wording: str, language: Language) -> str:
    """The part of a wording by which most texts can be dismissed without a pattern."""
    if language is Language.KO:
        return _squeezed(wording)
    return re.split(r"[\s\-–]+", wording)[0].replace(".", "").casefold().rstrip("sy")


def _reduced(text: str, language: Language) -> str:
    """A text in the form in which keys are looked for."""
    return _squeezed(text) if language is Language.KO else text.replace(".", "").casefold()
