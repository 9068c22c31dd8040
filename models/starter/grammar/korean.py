"""Korean morphology: particles that fit the sound before them, and the verb endings the grammar uses."""

from __future__ import annotations

import re
from functools import cache

_BASE = 0xAC00
_FINALS = 28
_N, _L, _B, _SS = 4, 8, 17, 20
# Read aloud: 영/십/백/천/만, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구.
_DIGIT_FINAL = {"0": 21, "1": _L, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": _L, "8": _L, "9": 0}
# Names of the Latin letters (엘, 엠, 엔, 알) for abbreviations, and the usual spelling of words that end so.
_LETTER_FINAL = {"l": _L, "m": 16, "n": _N, "r": _L}
_WORD_FINAL = {"l": _L, "m": 16, "n": _N, "g": 21, "k": 1, "p": 17, "c": 1, "b": 17}
_PARTICLES = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "이라": ("이라", "라"),
    "이었": ("이었", "였"),
    "이며": ("이며", "며"),
}
_MARK = re.compile(r"(\S)\+(이라|이었|이며|은|이|을|과|로)")
_PRONOUN = re.compile(r"(?<!\S)저\+이")

FORMS = (
    "합니다", "한다", "할", "한", "하는", "해", "했습니다", "했다", "하기", "하겠습니다", "하고", "하자",
    "하지", "하려고", "하면", "하며", "했습니까", "했고", "하겠습니까",
)  # fmt: skip
NOUN_PARTICLES = ("은", "이", "을", "과", "로", "의", "에", "에서", "도", "만", "까지", "부터", "에게")


def final_of(text: str) -> int:
    """The index (0 for none) of the final consonant with which the text ends when it is read in Korean."""
    last = text[-1]
    if "가" <= last <= "힣":
        return (ord(last) - _BASE) % _FINALS
    if last.isdigit():
        return _DIGIT_FINAL[last]
    word = re.search(r"[A-Za-z]+$", text)
    if word is None:
        return 0
    table = _LETTER_FINAL if word.group().isupper() else _WORD_FINAL
    return table.get(last.lower(), 0)


def with_particle(word: str, particle: str) -> str:
    """The word with the particle in the shape that its last sound asks for (은 stands for 은/는, 로 for 으로/로)."""
    final = final_of(word)
    if particle == "로":
        return word + ("로" if final in (0, _L) else "으로")
    if particle in _PARTICLES:
        return word + _PARTICLES[particle][0 if final else 1]
    return word + particle


def settle(text: str) -> str:
    """Replace the marks "+은", "+이", "+을", "+과", "+로" … by the fitting particle."""
    text = _PRONOUN.sub("제가", text)

    def choose(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - 12) : match.start() + 1]
        return match.group(1) + with_particle(before, match.group(2))[len(before) :]

    return _MARK.sub(choose, text)


def _with_final(text: str, final: int) -> str:
    return text[:-1] + chr(ord(text[-1]) + final)


def _open(stem: str) -> bool:
    return final_of(stem) == 0


@cache
def conjugate(stem: str, infinitive: str, soft: str, form: str) -> str:
    """A verb in one of FORMS (named after 하다). `infinitive` is the 아/어 form, `soft` the stem before vowels."""
    bare = stem[:-1] + chr(ord(stem[-1]) - _L) if final_of(stem) == _L else stem
    vowel = _open(bare)
    if form == "합니다":
        return _with_final(bare, _B) + "니다" if vowel else stem + "습니다"
    if form == "한다":
        return _with_final(bare, _N) + "다" if vowel else stem + "는다"
    if form == "하는":
        return bare + "는"
    if _open(soft):
        bare, vowel = soft, True
    if form == "할":
        return _with_final(bare, _L) if vowel else soft + "을"
    if form == "한":
        return _with_final(bare, _N) if vowel else soft + "은"
    if form == "해":
        return infinitive
    if form in ("했습니다", "했다", "했습니까", "했고"):
        return _with_final(infinitive, _SS) + form[1:]
    if form in ("하려고", "하면", "하며"):
        return (soft if vowel else soft + "으") + form[1:]
    return stem + form[1:]
