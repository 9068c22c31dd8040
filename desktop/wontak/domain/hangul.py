"""Hangul taken apart: initial consonants, half-composed syllables, and the order in which a Korean expects titles."""

import re
import unicodedata
from functools import lru_cache

from wontak.domain.kinds import Language

_FIRST, _LAST, _PER_INITIAL, _FINALS = 0xAC00, 0xD7A3, 588, 28
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_NUMBER = re.compile(r"(\d+)")
_IGNORED_IN_ORDER = re.compile(r"[^\w]+")
_HANGUL_PLACE, _LATIN_PLACE, _NUMBER_PLACE = "a", "b", "c"


def is_syllable(letter: str) -> bool:
    """Whether `letter` is a composed Hangul syllable."""
    return _FIRST <= ord(letter) <= _LAST


def initials(text: str) -> str:
    """`text` with every syllable replaced by the consonant it begins with: 김진표 gives ㄱㅈㅍ."""
    return "".join(
        _INITIALS[(ord(letter) - _FIRST) // _PER_INITIAL] if is_syllable(letter) else letter
        for letter in text
    )


def begins(text: str, typed: str) -> bool:
    """Whether `text` begins with what is `typed`: consonants stand for syllables, and the last one may lack its final.

    So ㄱㅈ, 김ㅈ and the half-composed 김지 all begin 김진표.
    """
    if len(typed) > len(text):
        return False
    last = len(typed) - 1
    return all(
        _stands_for(key, letter, last=place == last)
        for place, (key, letter) in enumerate(zip(typed, text, strict=False))
    )


@lru_cache(maxsize=4096)
def order_key(text: str, language: Language) -> tuple[tuple[str, int, str], ...]:
    """Sorts titles as readers of `language` expect: in Korean Hangul, Latin, numbers; in English numbers, Latin, Hangul.

    Case, spaces, quotation marks and other signs count for nothing, and numbers go by their value: 9 before 10.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    parts = (part for part in _NUMBER.split(_IGNORED_IN_ORDER.sub("", plain)) if part)
    return tuple(key for part in parts for key in _part_keys(part, language))


def _part_keys(part: str, language: Language) -> list[tuple[str, int, str]]:
    places = (_HANGUL_PLACE, _LATIN_PLACE, _NUMBER_PLACE)
    hangul, latin, number = places if language is Language.KO else places[::-1]
    if part.isdecimal():
        return [(number, int(part), "")]
    return [(hangul if is_syllable(letter) else latin, 0, letter) for letter in part]


def _stands_for(key: str, letter: str, *, last: bool) -> bool:
    if key == letter:
        return True
    if not is_syllable(letter):
        return False
    if key in _INITIALS:
        return initials(letter) == key
    if not last or not is_syllable(key):
        return False
    without_final = (ord(key) - _FIRST) % _FINALS == 0
    return without_final and (ord(key) - _FIRST) // _FINALS == (ord(letter) - _FIRST) // _FINALS
