"""The word forms of the grammar, and runs of them without grammar (for the recogniser alone)."""

from __future__ import annotations

import random
import re
from functools import lru_cache

from . import lexicon, patterns, phrases, values
from .korean import FORMS, NOUN_PARTICLES, settle, with_particle
from .lexicon import Word

_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_DOTTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
_UNITS_KO = "년 월 일 시 분 오전 오후 퍼센트 억 만 조 원 달러 개 건 명 쪽 분의 이상 말까지"
_UNITS_EN = "percent a.m. p.m. million billion trillion won dollars"
_SPACED = ("K", "F", "P")  # these slots bring the space after them
_LETTERS = ("AI", "KIPEC", "NABO", "NARS", "NAFI", "IPU", "KAIS", "DCM", "SMA", "DPRK", "USFK", "UNSC")


def tokens(text: str) -> set[str]:
    """The words of a text, without numbers and punctuation."""
    found = set()
    for match in _TOKEN.finditer(text):
        token = match.group()
        found.add(token.rstrip(".") if not _DOTTED.match(token) else token)
    return found


def _literal_tokens(language: str) -> set[str]:
    found: set[str] = set()
    for pattern in patterns.load()[0]:
        pieces = pattern.ko if language == "ko" else pattern.en
        after_slot = False
        for piece in pieces:
            if piece.slot:
                after_slot = piece.slot not in _SPACED
                if piece.mode == "@":
                    found |= tokens(piece.form.replace("/", " "))
                continue
            text = piece.text
            if (language == "ko" and after_slot and text[:1].isalnum()) or text[:1] == "+":
                text = text.partition(" ")[2]
            found |= tokens(re.sub(r"\+\^?(은|이라|이었|이며|이|을|과|로)", "", text))
            after_slot = False
    return found


@lru_cache(maxsize=2)
def forms(language: str) -> frozenset[str]:
    """The distinct words the grammar knows: English in lower case; Korean without noun particles, verbs inflected."""
    words = lexicon.load()
    side = "ko" if language == "ko" else "en"
    texts = [getattr(word, side) for words_ in words.lists.values() for word in words_]
    texts += [getattr(noun, side) for noun in words.nouns]
    if language == "ko":
        texts += [verb.ko(form) for verb in words.verbs for form in FORMS]
        texts += [verb.ko("해") + ending for verb in words.verbs for ending in ("야", "서는")]
        texts += [verb.nominal for verb in words.verbs]
        for adjective in words.adjectives:
            texts.append(adjective.ko)
            if adjective.predicate:
                texts += [adjective.form(form) for form in ("하다", "할", "합니다", "하고", "하지")]
                texts.append(adjective.form("하다") + "고")
        texts.append(_UNITS_KO)
    else:
        texts += [form for verb in words.verbs for form in verb.english.values()]
        texts += [noun.many for noun in words.nouns] + [adjective.en for adjective in words.adjectives]
        texts += [_UNITS_EN, *values.MONTHS, *_LETTERS]
    found = set[str]()
    for text in texts:
        found |= tokens(text)
    found |= _literal_tokens(language)
    return frozenset(found if language == "ko" else {token.casefold() for token in found})


@lru_cache(maxsize=2)
def _vocabulary(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = lexicon.load()
    side = "ko" if language == "ko" else "en"
    nouns = [getattr(n, side) for n in words.nouns]
    nouns += [
        getattr(w, side) for name, list_ in words.lists.items() for w in list_ if name not in ("connective",)
    ]
    proper = {w.casefold(): w for text in nouns for w in sorted(tokens(text))}
    proper |= {month.casefold(): month for month in values.MONTHS}
    proper |= {name.casefold(): name for name in _LETTERS}
    singles = sorted({proper.get(token, token) for token in forms(language)})
    return tuple(singles), tuple(sorted(set(nouns)))


def _value(rng: random.Random) -> Word:
    roll = rng.randrange(10)
    if roll == 0:
        text = str(rng.randrange(10_000))
        return Word(text, text)
    if roll == 1:
        text = f"{rng.randrange(1000, 10_000):,}"
        return Word(text, text)
    drawers = (
        values.money,
        values.date,
        values.clock,
        values.percent,
        values.year,
        values.month,
        values.money,
    )
    if roll - 2 < len(drawers):
        return drawers[roll - 2](rng)
    return phrases.moment(rng)


def _item(rng: random.Random, language: str) -> str:
    singles, nouns = _vocabulary(language)
    roll = rng.random()
    if roll < 0.16:
        value = _value(rng)
        return value.ko if language == "ko" else value.en
    if roll < 0.26:
        who = phrases.addressed(rng) if rng.random() < 0.3 else phrases.person(rng)
        return who.ko if language == "ko" else who.en
    if roll < 0.68:
        return rng.choice(singles)
    text = rng.choice(nouns)
    if language == "ko" and roll < 0.9:
        return with_particle(text, rng.choice(NOUN_PARTICLES))
    return text


def salad(rng: random.Random, language: str) -> str:
    """Three to nine words of one language in no order; about one run in 25 has a word of the other language."""
    items: list[str] = []
    other = "en" if language == "ko" else "ko"
    length = rng.randrange(3, 10)
    switch = rng.randrange(length) if rng.random() < 0.06 else -1
    while sum(item.count(" ") + 1 for item in items) < length:
        if len(items) == switch:
            items.append(rng.choice(_vocabulary(other)[1]))
        else:
            items.append(_item(rng, language))
    text = settle(" ".join(items)).rstrip(".,")
    return text[:1].upper() + text[1:] + ("" if text.endswith(("?", ".")) else ".")
