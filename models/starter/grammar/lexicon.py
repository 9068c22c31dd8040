"""The words of the roundtable, read from lexicon/*.csv, each with its partner in the other language."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from . import english, korean

_FOLDER = Path(__file__).parent / "lexicon"


@dataclass(frozen=True)
class Word:
    """A word or fixed phrase: Korean, English, and whether the English is plural."""

    ko: str
    en: str
    plural: bool = False


@dataclass(frozen=True)
class Noun:
    """A noun; `number` is u (no article), p (plural, no article), s (countable) or t (always "the")."""

    ko: str
    en: str
    kind: str
    number: str
    about: str = ""

    @cached_property
    def many(self) -> str:
        """The English plural."""
        return english.plural(self.en) if self.number == "s" else self.en


@dataclass(frozen=True)
class Verb:
    """A verb with its forms, the kinds of objects it takes, and how each language joins them."""

    stem: str
    infinitive: str
    soft: str
    en: str
    past: str
    participle: str
    gerund: str
    kinds: tuple[str, ...]
    particle: str
    prep: str
    creates: bool
    tail: str

    def ko(self, form: str) -> str:
        """The Korean verb in a form of korean.FORMS."""
        return korean.conjugate(self.stem, self.infinitive, self.soft, form)

    @cached_property
    def nominal(self) -> str:
        """The verbal noun of a 하다 verb (검토 of 검토하다), or an empty string."""
        return self.stem[:-1] if self.stem.endswith("하") and " " not in self.stem else ""

    @cached_property
    def english(self) -> dict[str, str]:
        """The English forms: base, s, ed, en, ing."""
        return {
            "base": self.en,
            "s": english.third(self.en),
            "ed": self.past,
            "en": self.participle,
            "ing": self.gerund,
        }


@dataclass(frozen=True)
class Adjective:
    """An adjective: Korean stem and modifier form, English, and whether it may stand as a predicate."""

    stem: str
    ko: str
    en: str
    predicate: bool

    def form(self, form: str) -> str:
        """The Korean predicate in a form of korean.FORMS, or 하다/할 of a descriptive verb."""
        if form == "하다":
            return self.stem + "다"
        if form == "하지":
            return self.stem + "지"
        infinitive = self.stem[:-1] + "해"
        return korean.conjugate(self.stem, infinitive, self.stem, form)


@dataclass(frozen=True)
class Lexicon:
    """All word lists."""

    lists: dict[str, list[Word]]
    nouns: list[Noun]
    verbs: list[Verb]
    adjectives: list[Adjective]
    by_kind: dict[str, list[Noun]] = field(default_factory=dict)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {key: (value or "").strip() for key, value in row.items() if key}


def _verb(row: dict[str, str]) -> Verb:
    stem = row["ko"]
    infinitive = row["inf"] or stem[:-1] + "해"
    past = english.past(row["en"], row["past"])
    return Verb(
        stem=stem,
        infinitive=infinitive,
        soft=row["soft"] or stem,
        en=row["en"],
        past=past,
        participle=english.past(row["en"], row["pp"] or row["past"]),
        gerund=english.gerund(row["en"], row["ing"]),
        kinds=tuple(row["kinds"].split()),
        particle=row["particle"] or "을",
        prep=row["prep"],
        creates=row["creates"] == "y",
        tail=row["tail"],
    )


def _adjective(row: dict[str, str]) -> Adjective:
    stem = row["ko"]
    if stem.endswith("하") and not row["mod"]:
        return Adjective(stem, stem[:-1] + "한", row["en"], True)
    return Adjective(stem, row["mod"] or stem, row["en"], False)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon, read once."""
    lists: dict[str, list[Word]] = {}
    for row in _rows("words"):
        lists.setdefault(row["list"], []).append(Word(row["ko"], row["en"], row["plural"] == "y"))
    nouns = [Noun(r["ko"], r["en"], r["kind"], r["number"], r["about"]) for r in _rows("nouns")]
    by_kind: dict[str, list[Noun]] = {}
    for noun in nouns:
        by_kind.setdefault(noun.kind, []).append(noun)
    verbs = [_verb(row) for row in _rows("verbs")]
    return Lexicon(lists, nouns, verbs, [_adjective(row) for row in _rows("adjectives")], by_kind)
