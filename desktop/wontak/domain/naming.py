"""What people and events are called in each language: in full, by a short form, and in a record."""

import re
from dataclasses import dataclass

from wontak.domain import english, korean
from wontak.domain.meeting import EventKind, Language, Participant, Pronoun

_MEMBER = re.compile(r"^Member of the (?P<body>.+)$", re.IGNORECASE)
_FIXED_HEADS = re.compile(r"^(?:.*\b(?:Chief|Head) of (?:Mission|Staff))\b", re.IGNORECASE)
# Someone who leads a house is its President; others are Professor, Researcher, Teacher at it.
_LEADS = re.compile(
    r"^(?:(?:[Ff]ormer|Vice|Deputy|Acting|Honorary|Co-) ?)*(?:President|Chair\w*|Director(?:-General)?|Chancellor|Dean|Head|"
    r"Principal|Secretary[- ]General|CEO|Speaker|Mayor|Governor|Rector|Commissioner|Minister|Commander|Chief \w+)$"
)
_RANK = re.compile(r"^(?:First|Second|Third|1st|2nd|3rd)\s+", re.IGNORECASE)
_KOREAN_EVENTS = {
    EventKind.ROUNDTABLE: "라운드테이블",
    EventKind.SEMINAR: "세미나",
    EventKind.HEARING: "공청회",
    EventKind.MEETING: "회의",
    EventKind.RELEASE: "발표회",
}
_COURTESY = {Pronoun.HE: "Mr.", Pronoun.SHE: "Ms."}


@dataclass(frozen=True)
class Mention:
    """The words that name someone. `set_off` tells whether a comma must follow them inside a sentence."""

    text: str
    set_off: bool = False

    def inside(self, continuation: str) -> str:
        """The mention as the beginning of a longer stretch of sentence."""
        return f"{self.text}{',' if self.set_off else ''} {continuation}"


def event_name(kind: EventKind, language: Language) -> str:
    """What an event of this kind is called in running text: roundtable, 라운드테이블."""
    return _KOREAN_EVENTS[kind] if language is Language.KO else kind.value


def full(person: Participant, language: Language) -> Mention:
    """Name, title and affiliation: `Seo Jungkun, Professor at Kyung Hee University`, `서정건 경희대학교 교수`."""
    name = person.name.either(language)
    title, affiliation = person.title[language], person.affiliation[language]
    if language is Language.KO:
        house = affiliation if affiliation and affiliation not in title else ""
        return Mention(" ".join(part for part in (name, house, title) if part))
    if member := _MEMBER.match(title):
        return Mention(f"{english.without_article(member['body'])} member {name}")
    office = titled_office(person)
    return Mention(f"{name}, {office}", set_off=True) if office else Mention(name)


def with_title(person: Participant, language: Language) -> str:
    """Name and title as lists of people have them, in English always in this order; in Korean as when first mentioned."""
    if language is Language.KO:
        return full(person, language).text
    office = titled_office(person)
    name = person.name.either(language)
    return f"{name}, {office}" if office else name


def titled_office(person: Participant) -> str:
    """An English title with its house where the title does not name it: `Director of the Asia Program at the Wilson Center`."""
    title, affiliation = person.title.en, person.affiliation.en
    if not title or not affiliation or english.without_article(affiliation) in title:
        return title or affiliation
    preposition = "of" if _LEADS.match(title) else "at"
    return f"{title} {preposition} {english.with_the(affiliation)}"


def short(person: Participant, language: Language) -> str:
    """How later mentions read: as the roster says, else made from title and name (`Speaker Kim Jin Pyo`, `김진표 의장`)."""
    return person.short[language] or record_name(person, language)


def record_name(person: Participant, language: Language) -> str:
    """Office and name, whatever short form the roster prefers: what a record calls someone throughout."""
    name = person.name.either(language)
    title = person.title[language]
    if language is Language.KO:
        return korean.titled(name, korean.office(title)) if title else name
    if not title:
        courtesy = _COURTESY.get(person.pronoun)
        return f"{courtesy} {name}" if courtesy else name
    if member := _MEMBER.match(title):
        return f"{member['body'].split()[-1]} Member {name}"
    return f"{_head(title)} {name}"


def possessive_pronoun(person: Participant) -> str:
    """his, her, their."""
    return {Pronoun.HE: "his", Pronoun.SHE: "her"}.get(person.pronoun, "their")


def _head(title: str) -> str:
    """The words of an English title by which its holder is called: Speaker, Vice Minister, Former Ambassador."""
    if fixed := _FIXED_HEADS.match(title):
        return english.capitalised(fixed.group())
    head = re.split(r",| (?:of|at|to|for|in) ", title, maxsplit=1)[0]
    return english.capitalised(_RANK.sub("", head))
