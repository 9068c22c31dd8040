"""Sentence patterns: pairs of lines with slots, compiled once and filled in both languages at once.

A pattern is `weight | Korean | English`. `{S}` is a slot; its letters name what fills it and a digit keeps two apart.
`{VP~할}` asks for a form of korean.FORMS, `{VP~ing}` for an English form, `{VP^S}` for the present that agrees with S,
`{S@is/are/am}` for the word that agrees with S, `{doc~a}` for an article or (`~s`) the plural. Korean marks such as
`+은` become the fitting particle; `+^은` gives way to 도 where the subject is "also".
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from . import lexicon, phrases, values
from .english import indefinite
from .lexicon import Adjective, Noun, Verb, Word
from .phrases import VerbPhrase

_FOLDER = Path(__file__).parent / "patterns"
_SLOT = re.compile(r"\{(\w+?)(?:([~@^])([^}]+))?\}")
Value = Word | Noun | Adjective | Verb | VerbPhrase


@dataclass(frozen=True)
class Piece:
    """A stretch of literal text, or a slot with the form it asks for."""

    text: str = ""
    slot: str = ""
    mode: str = ""
    form: str = ""


@dataclass
class Filling:
    """The values of one sentence; `also` says which side carries 도: "", "S" or "O"."""

    also: str = ""
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern."""

    ko: tuple[Piece, ...]
    en: tuple[Piece, ...]
    slots: tuple[tuple[str, str], ...]
    may_also: bool


_NOTHING = Word("", "")


def _maybe(share: float, name: str) -> Callable[[random.Random], Word]:
    def draw(rng: random.Random) -> Word:
        if rng.random() >= share:
            return _NOTHING
        chosen = phrases.word(rng, name)
        return Word(chosen.ko + " ", chosen.en[:1].lower() + chosen.en[1:] + " ")

    return draw


def _front_year(rng: random.Random) -> Word:
    if rng.random() < 0.4:
        chosen = phrases.word(rng, "pasttime")
        return Word(chosen.ko, chosen.en[:1].lower() + chosen.en[1:])
    year = values.year(rng)
    if rng.random() < 0.75:
        return Word(f"{year.ko}에", f"in {year.en},")
    month = values.month(rng)
    return Word(f"{year.ko} {month.ko}에", f"in {month.en} {year.en},")


def _phrase(*kinds: str) -> Callable[[random.Random], Word]:
    return lambda rng: phrases.noun_phrase(rng, phrases.noun(rng, rng.choice(kinds)))


def _some(*kinds: str) -> Callable[[random.Random], Noun]:
    return lambda rng: phrases.noun(rng, rng.choice(kinds))


def _verb(*stems: str) -> Callable[[random.Random], Verb]:
    chosen = [verb for verb in lexicon.load().verbs if verb.stem in stems]
    return lambda rng: rng.choice(chosen)


def _voice(rng: random.Random) -> Word:
    name = phrases.word(rng, "korean") if rng.random() < 0.5 else phrases.word(rng, "given")
    return Word(name.ko, name.en)


_SPECIAL: dict[str, Callable[[random.Random], Value]] = {
    "K": _maybe(0.18, "connective"),
    "F": _maybe(0.12, "front"),
    "P": _maybe(0.25, "pasttime"),
    "Past": _front_year,
    "S": phrases.subject,
    "Other": phrases.other,
    "A": phrases.actor,
    "Person": phrases.person,
    "Address": phrases.addressed,
    "Name": _voice,
    "When": phrases.when,
    "Moment": phrases.moment,
    "Place": phrases.place,
    "Year": values.year,
    "Month": values.month,
    "Date": values.date,
    "Clock": values.clock,
    "Money": values.money,
    "Percent": values.percent,
    "N": values.number,
    "Small": values.small,
    "Adj": phrases.adjective,
    "Pred": phrases.predicate,
    "Topic": _phrase("topic", "goal", "tech"),
    "Issue": _phrase("topic", "goal", "problem", "field", "theme"),
    "Doc": _phrase("doc", "rule"),
    "Thing": _phrase("doc", "rule", "goal", "tech", "field", "asset", "build"),
    "piled": _verb(
        "읽", "쓰", "모으", "번역하", "분석하", "검토하", "요약하", "찾", "분류하", "편집하", "비교하"
    ),
    "lead": _verb(
        "돕", "보호하", "지원하", "존중하", "이끌", "신뢰하", "대표하", "교육하", "안내하", "연결하"
    ),
    "abs": _some("topic", "goal", "tech"),
    "paper": _some("doc"),
    "prepared": _some("doc", "rule"),
}


@cache
def _source(kind: str) -> Callable[[random.Random], Value]:
    if kind in _SPECIAL:
        return _SPECIAL[kind]
    if kind in lexicon.load().by_kind:
        return _some(kind)
    if kind in lexicon.load().lists:
        return lambda rng: phrases.word(rng, kind)
    raise ValueError(f"no such slot: {kind}")


def _pieces(text: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for match in _SLOT.finditer(text):
        if match.start() > at:
            found.append(Piece(text=text[at : match.start()]))
        found.append(Piece(slot=match[1], mode=match[2] or "", form=match[3] or ""))
        at = match.end()
    if at < len(text):
        found.append(Piece(text=text[at:]))
    return tuple(found)


def _compile(ko: str, en: str) -> Pattern:
    korean, english = _pieces(ko), _pieces(en)
    slots: dict[str, str] = {}
    for piece in (*korean, *english):
        if piece.slot and piece.slot != "also":
            kind = piece.slot.rstrip("0123456789")
            slots.setdefault(piece.slot, kind)
            if kind != "VP":
                _source(kind)
    return Pattern(korean, english, tuple(slots.items()), "{also}" in en)


@lru_cache(maxsize=1)
def load() -> tuple[list[Pattern], list[float]]:
    """All patterns with their cumulative weights."""
    patterns: list[Pattern] = []
    weights: list[float] = []
    for path in sorted(_FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                weight, ko, en = (part.strip() for part in line.split("|"))
                patterns.append(_compile(ko, en))
                weights.append(float(weight))
    return patterns, list(accumulate(weights))


def literals(language: str) -> list[str]:
    """The fixed stretches of all patterns in one language."""
    found = []
    for pattern in load()[0]:
        for piece in pattern.ko if language == "ko" else pattern.en:
            if piece.mode == "@":
                found.append(piece.form.replace("/", " "))
            found.append(piece.text)
    return found


def fill(rng: random.Random, pattern: Pattern) -> Filling:
    """Draw a value for each slot; no two slots get the same one."""
    filling = Filling()
    if pattern.may_also and rng.random() < 0.12:
        filling.also = "S" if any("+^" in p.text for p in pattern.ko) and rng.random() < 0.5 else "O"
    drawn: list[str] = []
    for slot, kind in pattern.slots:
        for _ in range(8):
            value: Value
            if kind == "VP":
                value = phrases.verb_phrase(rng, filling.also == "O")
                break
            value = _source(kind)(rng)
            if not value.en or value.en not in drawn:
                drawn.append(value.en)
                break
        filling.values[slot] = value
    return filling


def in_korean(pattern: Pattern, filling: Filling) -> str:
    """The Korean text of a filled pattern, its particles still as marks."""
    parts: list[str] = []
    for piece in pattern.ko:
        if not piece.slot:
            mark = "도" if filling.also == "S" else "+은"
            parts.append(piece.text.replace("+^은", mark))
            continue
        value = filling.values[piece.slot]
        if isinstance(value, VerbPhrase | Verb):
            parts.append(value.ko(piece.form))
        elif isinstance(value, Adjective):
            parts.append(value.form(piece.form) if piece.form else value.ko)
        else:
            parts.append(value.ko)
    return "".join(parts)


def _agree(filling: Filling, piece: Piece) -> str:
    choices = piece.form.split("/")
    who = filling.values[piece.slot]
    if isinstance(who, Noun):
        plural = who.number == "p"
    elif isinstance(who, Word):
        plural = who.plural
        if who.en == "I" and choices[0] in ("is", "was"):
            return "am" if choices[0] == "is" else "was"
    else:
        raise ValueError(f"nothing agrees with {piece.slot}")
    return choices[1 if plural else 0]


def _noun_form(value: Noun, form: str) -> str:
    if form == "s":
        return value.many
    if form == "a" and value.number == "s":
        return indefinite(value.en)
    if (form == "the" and value.number == "s") or value.number == "t":
        return f"the {value.en}"
    return value.en


def in_english(pattern: Pattern, filling: Filling) -> str:
    """The English text of a filled pattern."""
    parts: list[str] = []
    for piece in pattern.en:
        if not piece.slot:
            parts.append(piece.text)
        elif piece.slot == "also":
            parts.append("also " if filling.also else "")
        elif piece.mode == "@":
            parts.append(_agree(filling, piece))
        else:
            value = filling.values[piece.slot]
            if isinstance(value, VerbPhrase):
                form = piece.form or "base"
                if piece.mode == "^":
                    who = filling.values[piece.form]
                    form = "base" if isinstance(who, Word) and who.plural else "s"
                parts.append(value.en(form))
            elif isinstance(value, Noun):
                parts.append(_noun_form(value, piece.form))
            elif isinstance(value, Adjective) and piece.form == "a":
                parts.append(indefinite(value.en))
            else:
                parts.append(value.en)
    return "".join(parts)
