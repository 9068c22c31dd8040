"""Names spelled in two ways, and titles that are not the roster's."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wontak.domain import english, korean, naming
from wontak.domain.meeting import Language, Participant

ALIKE = 0.85
"""How like a name another run of capitalised words must be (ratio of matching letters) to be taken for a misspelling of it."""

_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]*(?:[-‐][A-Za-z]+)?\b")
_HANGUL_WORD = re.compile(r"[가-힣]+")
_OFFICES_EN = (
    r"(?:Speaker|Chair(?:man|woman|person)?|Co-Chair|Minister|Ambassador|Professor|Director(?:-General)?|President|Secretary|"
    r"Secretary[- ]General|Senator|Representative|Rep\.|Congress(?:man|woman)|Fellow|Researcher|Dean|Mayor|Governor|Counselor|"
    r"Librarian|Member|member)"
)
_OFFICE_EN = re.compile(rf"\b{_OFFICES_EN}\b")
_BEFORE_EN = re.compile(
    rf"(?P<title>(?:(?:Vice|Deputy|First|Former|former|Acting|Research|Assembly|National Assembly|Council) )*{_OFFICES_EN}) $"
)
_AFTER_EN = re.compile(rf"^, (?:the )?(?P<title>[^,.;“”()]*?\b{_OFFICES_EN}\b[^,.;“”()]*)")
_GOES_ON_EN = re.compile(r" (?:who|and|said|stated|asked)\b.*$")


@dataclass(frozen=True)
class Clash:
    """What a text has and what it should have; `person` is the name of whom it is about."""

    found: str
    expected: str
    person: str = ""


def spellings(texts: Sequence[str], people: Sequence[Participant], language: Language) -> list[list[Clash]]:
    """For each text the names in it that are spelled otherwise on the roster, or otherwise in most places."""
    if language is Language.KO:
        return [list(dict.fromkeys(_korean_spellings(text, people))) for text in texts]
    usual = _usual_spellings(texts, people)
    return [_longest(_english_spellings(text, people, usual)) for text in texts]


def titles(text: str, people: Sequence[Participant], language: Language) -> list[Clash]:
    """Where a text gives someone another title than the roster does."""
    look = _korean_titles if language is Language.KO else _english_titles
    names = {form for person in people for form in (person.name[language], naming.short(person, language))}
    names.discard("")
    clashes = dict.fromkeys(clash for person in people for clash in look(text, person))
    # A title with a name in it is the next person's.
    return [clash for clash in clashes if not any(name in clash.found for name in names)]


# English


def _usual_spellings(texts: Sequence[str], people: Sequence[Participant]) -> dict[str, str]:
    """By its letters alone, each name of two words and more as the roster has it, else as most places have it."""
    counts: dict[str, dict[str, int]] = {}
    for text in texts:
        for run in _runs(text):
            spelled = counts.setdefault(_letters(run), {})
            spelled[run] = spelled.get(run, 0) + 1
    usual = {letters: max(spelled, key=lambda run: spelled[run]) for letters, spelled in counts.items()}
    return usual | {_letters(person.name.en): person.name.en for person in people if person.name.en}


def _english_spellings(text: str, people: Sequence[Participant], usual: dict[str, str]) -> Iterator[Clash]:
    right = {_letters(person.name.en): person.name.en for person in people if person.name.en}
    for run in _runs(text):
        letters = _letters(run)
        if letters in usual and usual[letters] != run:
            yield Clash(run, usual[letters])
        elif letters not in right:
            near = [name for known, name in right.items() if _nearly(letters, known) and name not in text]
            if near and len(run.split()) == len(near[0].split()):
                yield Clash(run, near[0])


def _longest(clashes: Iterable[Clash]) -> list[Clash]:
    """`clashes` without those that are part of another."""
    distinct = list(dict.fromkeys(clashes))
    return [
        clash
        for clash in distinct
        if not any(clash.found in other.found and clash is not other for other in distinct)
    ]


def _runs(text: str) -> Iterator[str]:
    """Every two or three capitalised words that stand together; hyphens may join them."""
    words = list(_CAPITALISED.finditer(text))
    for first in range(len(words)):
        for last in range(first, min(first + 3, len(words))):
            run = text[words[first].start() : words[last].end()]
            if run.split(" ") != [word.group() for word in words[first : last + 1]]:
                break
            if (" " in run or "-" in run) and not _OFFICE_EN.search(run):
                yield run


def _letters(name: str) -> str:
    return re.sub("[^a-z]", "", name.casefold())


def _nearly(letters: str, known: str) -> bool:
    alike = SequenceMatcher(None, letters, known)
    return letters[:1] == known[:1] and alike.quick_ratio() >= ALIKE and alike.ratio() >= ALIKE


def _english_titles(text: str, person: Participant) -> Iterator[Clash]:
    name, title = person.name.en, person.title.en
    if not name or not title:
        return
    office = naming.titled_office(person)
    said = {office, title, english.without_article(office)}
    before = {
        form.removesuffix(name).strip().casefold()
        for form in (
            naming.short(person, Language.EN),
            naming.record_name(person, Language.EN),
            naming.full(person, Language.EN).text,
            f"{title} {name}",
        )
        if form.endswith(name)
    }
    for found in re.finditer(rf"\b{re.escape(name)}\b", text):
        after = _AFTER_EN.match(text[found.end() :])
        if after:
            given = _GOES_ON_EN.sub("", after["title"]).strip()
            tail = text[found.end() :].removeprefix(", ").removeprefix("the ")
            if not any(tail.casefold().startswith(form.casefold()) for form in said):
                yield Clash(given, office, name)
        ahead = _BEFORE_EN.search(text[: found.start()])
        if ahead and before and ahead["title"].casefold() not in before:
            yield Clash(ahead["title"], naming.titled_office(person), name)


# Korean


def _korean_spellings(text: str, people: Sequence[Participant]) -> Iterator[Clash]:
    """A name with one other syllable, before an office: 한서신 의장 for 한서진 의장."""
    known = {person.name.ko for person in people}
    words = list(_HANGUL_WORD.finditer(text))
    for word, following in itertools.pairwise(words):
        if word.group() in known or not korean.office_in(following.group()):
            continue
        for person in people:
            name = person.name.ko
            if len(name) > 2 and len(name) == len(word.group()) and name[0] == word.group()[0]:
                others = sum(one != other for one, other in zip(name, word.group(), strict=True))
                same_office = korean.office_in(following.group()) == korean.office(person.title.ko)
                if others == 1 and same_office:
                    yield Clash(word.group(), name)


def _korean_titles(text: str, person: Participant) -> Iterator[Clash]:
    name, title = person.name.ko, person.title.ko
    if not name or not title:
        return
    expected = korean.office(title).removeprefix("전 ")
    for found in re.finditer(rf"(?<![가-힣]){re.escape(name)}", text):
        house = f" {person.affiliation.ko}".rstrip()
        rest = text[found.end() :].removeprefix(house)
        after = re.match(r"((?: [가-힣0-9A-Za-z·]+){1,6})", rest)
        given = _office_after(after.group(1)) if after else None
        if given and given[1] != expected:
            yield Clash(given[0], title, name)


def _office_after(words: str) -> tuple[str, str] | None:
    """The words after a name up to the first that is an office, and that office; None where none of them is."""
    said: list[str] = []
    for word in words.split():
        office = korean.office_in(word)
        if office:
            end = word.rindex(office) + len(office)
            return " ".join([*said, word[:end]]), korean.office(office)
        if re.search(r"[은는이가을를의에]$", word):
            return None
        said.append(word)
    return None
