"""Noun phrases and verb phrases, put together in both languages at once."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TypeVar

from . import lexicon, values
from .english import indefinite
from .lexicon import Adjective, Noun, Verb, Word

_T = TypeVar("_T", Word, Noun)
_LEX = lexicon.load()
_LISTS = _LEX.lists


@dataclass(frozen=True)
class VerbPhrase:
    """A verb with its object and circumstances; `before` is a phrase joined to it with 하고 / and."""

    lead: str
    verb: Verb
    early: str
    late: str
    before: VerbPhrase | None = None

    def ko(self, form: str) -> str:
        """The Korean phrase with its verb in a form of korean.FORMS."""
        start = f"{self.before.ko('하고')} " if self.before else ""
        return f"{start}{self.lead}{self.verb.ko(form)}"

    def en(self, form: str) -> str:
        """The English phrase with its verb as base, s, ed, en or ing."""
        start = f"{self.before.en(form)} and " if self.before else ""
        return f"{start}{self.early}{self.verb.english[form]} {self.late}"


# What every roundtable speaks of comes this many times as often as the rest of its list.
_CORE_WEIGHT = 4
_CORE = {
    "국회", "정부", "외교부", "의회", "우리 센터", "한국", "뉴질랜드", "서울", "청년", "청년 세대", "국민", "입법자들",
    "지역 의회", "인공지능", "기술", "새로운 기술", "인공지능 기술", "의회의 미래", "의회 데이터 센터", "시스템 등록부",
    "데이터 기준", "규칙", "국제 협력", "디지털 교육", "투명성", "책임성", "사람의 감독", "국민의 신뢰", "라운드테이블",
    "국제회의", "회의", "실무단", "회의록", "외교 현장", "보고서", "소장", "의원", "의장", "데이비드", "그레이스", "브라운",
    "밀러", "기조연설", "축사", "국민 제안", "토론",
}  # fmt: skip


def _with_core(items: list[_T]) -> list[_T]:
    return [item for item in items for _ in range(_CORE_WEIGHT if item.ko in _CORE else 1)]


_WORDS = {name: _with_core(items) for name, items in _LISTS.items()}
_NOUNS = {kind: _with_core(items) for kind, items in _LEX.by_kind.items()}


def word(rng: random.Random, name: str) -> Word:
    """A word of one of the lists of words.csv."""
    return rng.choice(_WORDS[name])


def noun(rng: random.Random, kind: str) -> Noun:
    """A noun of one kind."""
    return rng.choice(_NOUNS[kind])


def adjective(rng: random.Random) -> Adjective:
    """Any adjective."""
    return rng.choice(_LEX.adjectives)


_PREDICATES = [a for a in _LEX.adjectives if a.predicate]


def predicate(rng: random.Random) -> Adjective:
    """An adjective that may stand as a Korean predicate."""
    return rng.choice(_PREDICATES)


def _bare(head: Noun) -> bool:
    return head.number == "u" and not head.en.startswith("the ")


def noun_phrase(rng: random.Random, head: Noun, creates: bool = False) -> Word:
    """A noun with what goes before and after it. `creates` asks for "a", else a countable noun takes "the"."""
    ko, en, number = head.ko, head.en, head.number
    article = number == "s"
    roll = rng.random()
    if roll < 0.16 and (article or number == "p" or _bare(head)) and " " not in ko:
        chosen = adjective(rng)
        ko, en = f"{chosen.ko} {ko}", f"{chosen.en} {en}"
    elif roll < 0.22 and article and not creates:
        return Word(f"이 {ko}", f"this {en}")
    elif roll < 0.26 and number == "p":
        return Word(f"이 {ko}", f"these {en}")
    elif roll < 0.32 and number in "sp" and not creates:
        return Word(f"모든 {ko}", f"all {head.many}")
    elif roll < 0.36 and (number in "sp" or _bare(head)) and not creates:
        return Word(f"우리의 {ko}", f"our {en}")
    if head.about and rng.random() < 0.22:
        subject = noun(rng, rng.choice(("topic", "goal", "tech")))
        ko, en = f"{subject.ko}에 대한 {ko}", f"{en} {head.about} {subject.en}"
    if article:
        en = indefinite(en) if creates else f"the {en}"
    elif number == "t":
        en = f"the {en}"
    return Word(ko, en)


def when(rng: random.Random) -> Word:
    """A time or a deadline, as an adverbial of its clause."""
    roll = rng.randrange(12)
    if roll == 0:
        year = values.year(rng)
        return Word(f"{year.ko}까지", f"by {year.en}")
    if roll == 1:
        year = values.year(rng)
        return Word(f"{year.ko}에", f"in {year.en}")
    if roll in (2, 3):
        month = values.month(rng)
        return Word(f"{month.ko}에", f"in {month.en}")
    if roll in (4, 5):
        date = values.date(rng)
        return Word(f"{date.ko}까지", f"by {date.en}") if roll == 4 else Word(f"{date.ko}에", f"on {date.en}")
    if roll == 6:
        return moment(rng)
    if roll == 7:
        day = word(rng, "weekday")
        return rng.choice((Word(f"{day.ko}에", f"on {day.en}"), Word(f"{day.ko}까지", f"by {day.en}")))
    if roll == 8:
        month = values.month(rng)
        return Word(f"{month.ko} 말까지", f"by the end of {month.en}")
    if roll == 9:
        return word(rng, "relative")
    if roll == 10:
        years = values.small(rng)
        return Word(f"{years.ko}년 동안", f"for {years.en} years")
    days = values.small(rng)
    return Word(f"{days.ko}일 안에", f"within {days.en} days")


def moment(rng: random.Random) -> Word:
    """A time of day, mostly with its date or weekday."""
    clock = values.clock(rng)
    roll = rng.random()
    if roll < 0.6:
        date = values.date(rng)
        return Word(f"{date.ko} {clock.ko}에", f"at {clock.en} on {date.en}")
    if roll < 0.8:
        day = word(rng, "weekday")
        return Word(f"{day.ko} {clock.ko}에", f"at {clock.en} on {day.en}")
    return Word(f"{clock.ko}에", f"at {clock.en}")


def place(rng: random.Random) -> Word:
    """Where something is held."""
    roll = rng.random()
    if roll < 0.7:
        city = word(rng, "city")
        return Word(f"{city.ko}에서", f"in {city.en}")
    where = word(rng, "hall" if roll < 0.85 else "country")
    return Word(f"{where.ko}에서", f"in {where.en}")


def person(rng: random.Random) -> Word:
    """A person with a title: full name, Korean or foreign, or a family name alone."""
    title = word(rng, "title")
    roll = rng.random()
    if roll < 0.45:
        name = word(rng, "korean")
    elif roll < 0.75:
        given, family = word(rng, "given"), word(rng, "family")
        name = Word(f"{given.ko} {family.ko}", f"{given.en} {family.en}")
    else:
        name = word(rng, "family")
    return Word(f"{name.ko} {title.ko}", f"{title.en} {name.en}")


def addressed(rng: random.Random) -> Word:
    """A person spoken to: a Korean family name or any name, with title and 님."""
    if rng.random() < 0.5:
        name, title = word(rng, "surname"), word(rng, "title")
        return Word(f"{name.ko} {title.ko}님", f"{title.en} {name.en}")
    who = person(rng)
    return Word(f"{who.ko}님", who.en)


def actor(rng: random.Random) -> Word:
    """Who can act in parliament: a body, a country, "every parliament"."""
    roll = rng.random()
    if roll < 0.7:
        return word(rng, "org")
    return word(rng, "country" if roll < 0.85 else "each")


_WE, _I = Word("우리", "we", True), Word("저", "I", True)


def subject(rng: random.Random) -> Word:
    """Any subject."""
    roll = rng.random()
    if roll < 0.22:
        return _WE
    if roll < 0.3:
        return _I
    if roll < 0.5:
        return word(rng, "group")
    if roll < 0.56:
        return person(rng)
    return actor(rng)


def other(rng: random.Random) -> Word:
    """Any subject but the speaker."""
    while (who := subject(rng)) is _I:
        continue
    return who


def _object(rng: random.Random, verb: Verb) -> Word:
    kind = rng.choice(verb.kinds)
    if kind in ("org", "country", "group"):
        return word(rng, kind)
    head = noun(rng, kind)
    if verb.creates and kind == "build" and rng.random() < 0.2:
        purpose = rng.choice(_NOMINAL)
        goal = _object(rng, purpose)
        ko = f"{goal.ko} {purpose.nominal}+을 위한 {head.ko}"
        return Word(ko, f"{indefinite(head.en)} to {purpose.en} {goal.en}")
    return noun_phrase(rng, head, verb.creates)


_NOMINAL = [v for v in _LEX.verbs if v.nominal and v.particle == "을" and not v.tail and not v.creates] + [
    v for v in _LEX.verbs if v.nominal in ("설립", "개최")
]
_OFTEN = {"협력하", "개최하", "설립하", "구성하", "확대하", "지원하", "공개하", "마련하", "검토하", "논의하"}
_VERBS = [v for v in _LEX.verbs for _ in range(3 if v.stem in _OFTEN else 1)]
_EVENT_VERBS = {"개최하", "준비하", "연기하", "참석하", "재개하", "주최하"}


def verb_phrase(rng: random.Random, also: bool = False, depth: int = 0) -> VerbPhrase:
    """A verb with object, adverb, company, place and time; sometimes two of them joined."""
    verb = rng.choice(_VERBS)
    thing = _object(rng, verb)
    lead: list[str] = []
    late: list[str] = [f"{verb.prep} {thing.en}" if verb.prep else thing.en]
    early = ""
    if verb.tail:
        late.append(verb.tail)
    core = f"{thing.ko}도" if also and verb.particle == "을" else f"{thing.ko}+{verb.particle}"
    if verb.particle == "에":
        core = f"{thing.ko}에도" if also else f"{thing.ko}에"
    elif verb.particle == "과" and also:
        core = f"{thing.ko}+과도"
    adverb = ""
    roll = rng.random()
    if verb.particle == "과" and roll < 0.45:
        chosen = word(rng, "with")
        adverb = chosen.ko + " "
        if chosen.en == "actively":
            early = "actively "
        else:
            late.insert(0, chosen.en)
    elif roll < 0.13:
        chosen = word(rng, "before")
        adverb, early = chosen.ko + " ", chosen.en + " "
    elif roll < 0.2:
        chosen = word(rng, "after")
        adverb = chosen.ko + " "
        late.append(chosen.en)
    if verb.particle == "을" and rng.random() < 0.05:
        partner = word(rng, rng.choice(("org", "country", "group")))
        lead.append(f"{partner.ko}+과 함께 ")
        late.append(f"together with {partner.en}")
    if rng.random() < (0.45 if verb.stem in _EVENT_VERBS else 0.02):
        where = place(rng)
        lead.insert(0, where.ko + " ")
        late.append(where.en)
    if rng.random() < (0.4 if verb.stem in _EVENT_VERBS else 0.12):
        time = when(rng)
        lead.insert(0, time.ko + " ")
        late.append(time.en)
    before = None
    if depth == 0 and not also and rng.random() < 0.07:
        before = verb_phrase(rng, depth=1)
    return VerbPhrase("".join(lead) + core + " " + adverb, verb, early, " ".join(late), before)
