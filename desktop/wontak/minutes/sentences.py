"""Sentences of transcribed speech, in Korean and in English, with or without full stops."""

import re

from wontak.domain.meeting import Language

_SHORT_FORMS = """
    mr. mrs. ms. dr. prof. sen. rep. gov. gen. st. no. vs. etc. e.g. i.e. cf. u.s. u.k. u.n. a.m. p.m. jan. feb. aug. sept.
    oct. nov. dec. inc. ltd. co.
"""
_SHORT = frozenset(_SHORT_FORMS.split())
_MAY_END = frozenset(("a.m.", "p.m.", "etc."))
_DATE_SO_FAR = re.compile(r"\b\d{1,4}\. \d{1,2}\.$")
_AFTER_MARK = re.compile(r"(?<=[.!?…])([”’\"')\]]*)\s+")
_KOREAN_ENDING = re.compile(
    r"(?:[가-힣]니다|[가-힣]니까|십시오|하세요|하십니다|거든요|[봐해돼예에아어여네군까나]요|[가-힣]죠)\s+(?=[가-힣A-Za-z0-9“\"'‘「])"
)
_FORMAL_FINAL = (
    17  # the index of ㅂ among the final consonants: only 합니까 ends a question, 하니까 means "because"
)


def split(text: str, language: Language) -> tuple[str, ...]:
    """The sentences of `text` in order, each trimmed; Korean ones are also found where a recogniser left out full stops."""
    sentences = _at_marks(" ".join(text.split()))
    if language is Language.KO:
        sentences = [part for sentence in sentences for part in _at_formal_endings(sentence)]
    return tuple(sentence for sentence in (sentence.strip() for sentence in sentences) if sentence)


def _at_marks(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    for mark in _AFTER_MARK.finditer(text):
        before = text[start : mark.start()]
        if _goes_on(before, text[mark.end() : mark.end() + 1]):
            continue
        found.append(text[start : mark.end()])
        start = mark.end()
    return [*found, text[start:]]


def _goes_on(before: str, following: str) -> bool:
    """Whether the mark that ends `before` is an abbreviation's, an initial's, a date's or a quoted question's."""
    last = before.rpartition(" ")[2].lstrip("(“‘\"'").lower()
    if last in _MAY_END:
        return not following.isupper()
    initial = re.fullmatch(r"[a-z]\.", last)
    date = _DATE_SO_FAR.search(before) or (following.isdigit() and re.fullmatch(r"\d{1,4}\.", last))
    return following.islower() or last in _SHORT or bool(initial or date)


def _at_formal_endings(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    for ending in _KOREAN_ENDING.finditer(text):
        word = ending.group().strip()
        if word.endswith(("니다", "니까")) and (ord(word[0]) - 0xAC00) % 28 != _FORMAL_FINAL:
            continue
        found.append(text[start : ending.end()])
        start = ending.end()
    return [*found, text[start:]]
