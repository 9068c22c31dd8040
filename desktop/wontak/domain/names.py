"""Whether the people of the roster are named in a text of either language, and their names set right in a translation."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from wontak.domain.korean import office
from wontak.domain.meeting import Language, Participant

_TITLES = (
    "Speaker|Chair|Chairman|Chairwoman|Chairperson|Minister|Ambassador|Professor|Prof|Director|Dr|Mr|Mrs|Ms|Mister|Senator|"
    "Representative|Rep|Member|President|Secretary|General|Secretary-General|Congressman|Congresswoman|Moderator|Counselor|"
    "Commissioner|Governor|Mayor|Judge|Librarian|Chief|Deputy|Fellow|Leader|Whip"
)
# Korean surnames that are also words: 한 의원 may be "a member", 이 의원 "this member".
_SURNAMES_THAT_ARE_WORDS = frozenset("한이전그저두세네새현주안각본매모제총부")
_ALIKE = 0.8
"""How like a roster name a misspelt one must be (ratio of matching letters) to be taken for it."""

_HYPHEN_OR_SPACE = r"[\s\-‐–]?"
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]*(?:-[A-Za-z]+)?\b")
_MARK = re.compile(r"[^A-Za-z\s-]")


def names(text: str, language: Language, person: Participant) -> bool:
    """Whether `text` certainly names `person`."""
    certain, _ = _patterns(person, language)
    return bool(certain and certain.search(text))


def may_name(text: str, language: Language, person: Participant) -> bool:
    """Whether `text` can be read to name `person`: by the surname alone, in another spelling."""
    certain, possible = _patterns(person, language)
    return any(pattern.search(text) for pattern in (certain, possible) if pattern)


def unnamed(
    source: str, language: Language, translation: str, people: Iterable[Participant]
) -> tuple[Participant, ...]:
    """Those whom `source` names and `translation` does not."""
    return tuple(
        person
        for person in people
        if names(source, language, person)
        and person.name[language.other]
        and not may_name(translation, language.other, person)
    )


def corrected(source: str, language: Language, translation: str, people: Iterable[Participant]) -> str:
    """`translation` with the names of those whom `source` names as the roster spells them."""
    people = tuple(people)
    for person in people:
        name = person.name[language.other]
        if not name or not names(source, language, person):
            continue
        translation = _loose(name, language.other).sub(name.replace("\\", r"\\"), translation)
        if language is Language.KO and _loose(person.name.ko, Language.KO).search(source):
            translation = _respelt(translation, name, people)
    return translation


def _respelt(text: str, name: str, people: tuple[Participant, ...]) -> str:
    """`text` with the one Latin name that is nearly `name` put right, unless `name` itself or somebody else's it is."""
    others = {_letters(person.name.en) for person in people}

    def likeness(found: str) -> float:
        letters = _letters(found)
        if letters in others or letters[:1] != _letters(name)[:1]:
            return 0.0
        return SequenceMatcher(None, letters, _letters(name)).ratio()

    if name in text:
        return text
    words = list(_CAPITALISED.finditer(text))
    count = len(name.split())
    runs = [
        text[words[first].start() : words[first + length - 1].end()]
        for length in (count, count + 1)
        for first in range(len(words) - length + 1)
    ]
    nearest = max((run for run in runs if not _MARK.search(run)), key=likeness, default="")
    return text.replace(nearest, name) if nearest and likeness(nearest) >= _ALIKE else text


@lru_cache(maxsize=1024)
def _patterns(
    person: Participant, language: Language
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """How `person` is certainly and how possibly named in `language`; None where the roster gives no name."""
    name = person.name[language]
    if not name:
        return None, None
    certain, possible = _korean(person) if language is Language.KO else _english(person)
    return _any(certain, language), _any(possible, language)


def _korean(person: Participant) -> tuple[list[str], list[str]]:
    name = person.name.ko
    full = [_spaced(name)]
    if " " in name.strip():
        family = name.split()[-1]
        # A name of one syllable would be found everywhere.
        return full, [re.escape(family)] if len(family) > 1 else []
    surname, called = name[0], office(person.title.ko) if person.title.ko else ""
    with_office = rf"{surname}\s?{re.escape(called)}" if called else ""
    given = [_spaced(name[1:])] if len(name) > 2 else []
    certain = full + ([with_office] if with_office and surname not in _SURNAMES_THAT_ARE_WORDS else [])
    return certain, given + ([with_office] if with_office else [rf"{surname}\s?[가-힣]*(?:님|씨)"])


def _english(person: Participant) -> tuple[list[str], list[str]]:
    name = person.name.en
    words = name.split()
    korean = bool(person.name.ko) and " " not in person.name.ko.strip()
    surname = words[0] if korean else words[-1]
    orders = [name, " ".join([*words[1:], words[0]])] if korean else [name]
    full = [_loose(order, Language.EN).pattern for order in orders]
    return [*full, rf"(?:{_TITLES})\.?\s+{re.escape(surname)}"], [re.escape(surname)]


def _any(patterns: list[str], language: Language) -> re.Pattern[str] | None:
    if not patterns:
        return None
    edges = ("(?<![가-힣])", "") if language is Language.KO else (r"\b", r"\b")
    # Latin titles and surnames keep their capitals; spellings of the full name say themselves that they need not.
    return re.compile(edges[0] + "(?:" + "|".join(patterns) + ")" + edges[1])


@lru_cache(maxsize=1024)
def _loose(name: str, language: Language) -> re.Pattern[str]:
    """A full name in any spacing and hyphenation, Latin names in any case."""
    if language is Language.KO:
        return re.compile("(?<![가-힣])" + _spaced(name))
    letters = _HYPHEN_OR_SPACE.join(re.escape(letter) for letter in re.sub(r"[\s\-‐–]", "", name))
    return re.compile(rf"(?i:\b{letters}\b)")


def _spaced(name: str) -> str:
    return r"\s?".join(re.escape(syllable) for syllable in "".join(name.split()))


def _letters(name: str) -> str:
    return re.sub("[^a-z]", "", name.casefold())
