"""개조식: formal Korean sentences with the noun endings of an official summary (합니다 → 함, 있습니다 → 있음).

The ending alone changes. A sentence with a first person, one that points at where or when it was said, and one whose ending is
not known, stays between quotation marks as it was said.
"""

import re

from wontak.domain import korean
from wontak.domain.meeting import Language
from wontak.minutes.reporting_ko import PERFORMS, PERSON, POINTS_AT_NOW, THINKS, cue, quoted
from wontak.minutes.salience import Unit
from wontak.minutes.statements import without_connective

_FIRST_SYLLABLE, _FINALS = 0xAC00, 28
_MIEUM = 16  # its index among the final consonants
# Stems in ㄹ, which they lose before ㅂ니다 and have again before the noun ending.
_LOST_RIEUL = {"듭": "듦", "엽": "엶", "멉": "멂", "압": "앎", "삽": "삶", "늡": "늚"}
_LEADS = "이끕"
_DOUBTFUL_STEMS = frozenset("깁놉")  # 길다 or 기다, 놀다 or 노다: not told by the letters
_KEPT_BEFORE_EUM = frozenset("ㅆㅄㄶㅎㅍㄱㄲㅈㅊㅌㅁㄺㄻㄼㅀ")
_REGULAR_STEMS = frozenset("받얻믿닫쏟좁입잡뽑씹웃벗")
_TURNED_STEMS = {
    "렵": "려움",
    "럽": "러움",
    "롭": "로움",
    "겁": "거움",
    "깝": "까움",
    "맙": "마움",
    "쉽": "쉬움",
    "답": "다움",
}
_AGREED = re.compile(r"기로 (?P<how>합의|결정|의결)?(?:했|하였)습니다$")
_OWN = re.compile(r"^저는? ")
_TAKES_A_STAND = re.compile(r"(?:지지|동의|공감|환영|반대|제안|권고|촉구)(?:합니다|드립니다)$")
_NOMINAL_VERBS = {"norm": "강조함", "plan": "밝힘"}


def bullet(unit: Unit) -> str:
    """A unit as one point of a summary, without a full stop."""
    texts = [without_connective(unit.statements[0].text, Language.KO)]
    texts += [statement.text for statement in unit.statements[1:]]
    points = [plain_point(text) for text in texts]
    if all(points):
        return ". ".join(point for point in points if point)
    return _quotation(" ".join(texts))


def plain_point(sentence: str) -> str:
    """A sentence with a noun ending, or nothing where it must be quoted."""
    sentence = sentence.rstrip(".。 ")
    if (performed := PERFORMS.match(sentence)) and not _is_bound(performed["rest"]):
        return f"{performed['rest']} {performed['verb']}함"
    if (thought := THINKS.match(sentence)) and not _is_bound(thought["rest"]):
        return f"{thought['rest']} {thought['verb']}함"
    own = _OWN.sub("", sentence)  # whose point it is stands beside it
    return "" if _is_bound(own) else nominal(own) or ""


def nominal(sentence: str) -> str | None:
    """A formal declarative sentence with its noun ending, or None where that is not certain."""
    sentence = sentence.rstrip(".。 ")
    if agreed := _AGREED.search(sentence):
        return f"{sentence[: agreed.start()]}기로 {agreed['how'] or ''}함"
    if sentence.endswith("겠습니다"):
        return f"{sentence.removesuffix('습니다')}다고 밝힘"
    if sentence.endswith("습니다") and len(sentence) > len("습니다"):
        return _after_consonant(sentence.removesuffix("습니다"))
    if sentence.endswith("니다") and len(sentence) > len("니다"):
        return _after_vowel(sentence.removesuffix("니다"))
    return None


def _is_bound(text: str) -> bool:
    """Whether a text's meaning hangs on who says it, where and when."""
    return bool(PERSON.search(text) or POINTS_AT_NOW.search(text))


def _after_consonant(stem: str) -> str | None:
    last = stem[-1]
    if last in _TURNED_STEMS:
        return stem[:-1] + _TURNED_STEMS[last]
    if last in _REGULAR_STEMS or korean.final_consonant(last) in _KEPT_BEFORE_EUM:
        return f"{stem}음"
    return None


def _after_vowel(stem: str) -> str | None:
    """합 → 함, 입 → 임: the ㅂ of ㅂ니다 becomes ㅁ."""
    last = stem[-1]
    if korean.final_consonant(last) != "ㅂ" or last in _DOUBTFUL_STEMS:
        return None
    if stem.endswith(_LEADS):
        return f"{stem[:-1]}끎"
    if last in _LOST_RIEUL:
        return stem[:-1] + _LOST_RIEUL[last]
    base = ord(last) - (ord(last) - _FIRST_SYLLABLE) % _FINALS
    return stem[:-1] + chr(base + _MIEUM)


def _quotation(text: str) -> str:
    said = korean.with_particle(quoted(text), "이라고/라고")
    if text.rstrip("”\"' ").endswith("?"):
        return f"{said} 질문함"
    bare = text.rstrip(".。 ")
    return f"{said} {'밝힘' if _TAKES_A_STAND.search(bare) else _NOMINAL_VERBS.get(cue(bare), '언급함')}"
