"""Where a line or a subtitle may end: after sentences and clauses rather than inside them, and never inside a word."""

import re

from wontak.domain.meeting import Language

SENTENCE, CLAUSE, PHRASE, PLAIN, BOUND = 0.0, 1.0, 2.0, 5.0, 9.0
"""What it costs to break after a word, from the end of a sentence to words that belong together."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CLOSERS = "\"'”’»」』》〉)]"
_SENTENCE_END = re.compile(rf"[.?!…。]+[{re.escape(_CLOSERS)}]*$")
_CLAUSE_END = re.compile(rf"[,;:،、·–—][{re.escape(_CLOSERS)}]*$")
_ABBREVIATION = re.compile(
    r"^(?:Mr|Mrs|Ms|Dr|Prof|Rep|Sen|Gov|Gen|St|No|vs|Jr|Sr|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]?)\.$"
)
_ORDINAL = re.compile(r"^\d+\.$")

_KOREAN_SENTENCE = re.compile(
    r"(?:습니다|ㅂ니다|[가-힣]니다|[가-힣]니까|세요|지요|죠|군요|네요|예요|에요|어요|아요|까요)$"
)
_KOREAN_CLAUSE = re.compile(
    r"(?:고|며|면|지만|는데|은데|인데|면서|으며|니까|으니|아서|어서|여서|해서|므로|도록|려고|거나|든지|더니|다가|라며|다며|려면)$"
)
_KOREAN_PHRASE = re.compile(
    r"(?:은|는|이|가|을|를|에서|에게|에는|에도|으로|로|부터|까지|와|과|께서|마다|대로|만큼|에)$"
)
# 관형어는 뒤의 체언과 떨어지지 않는다: 하는, 위한, 국회의.
_KOREAN_MODIFIER = re.compile(
    r"(?:의|하는|되는|있는|없는|같은|많은|모든|위한|대한|관한|통한|인한|따른|라는|다는|려는|[했됐었았]던|할|될|[가-힣]적인|새로운|다른|어떤|여러|이런|그런)$"
)
_KOREAN_ALONE = _words("이 그 저 각 본 한 두 세 네 제 약 총 첫 및 또는 매우 가장 더 안 못")
_NUMBER = re.compile(r"^(?:[\d,.]+[만억조천백]?|hundred|thousand|million|billion|trillion)$")

_ENGLISH_BINDERS = _words(
    """a an the this that these those my your his her its our their of to in on at by for from with into and or but nor as
    than is are was were be been am has have had do does did will would shall should can could may might must not no very
    more most so such if when because while mr. mrs. ms. dr. i he she we they who which whose every each all some any
    between among about over under through against without within toward towards"""
)
_ENGLISH_OPENERS = _words(
    """and or but nor so yet because although though if when while whereas which who whose that where unless until since as
    in on at by for from with into to between among about over under through against without within toward towards
    after before during"""
)


_ENGLISH_OBJECTS = _words("me us him them you it")


def ends_sentence(word: str) -> bool:
    """Whether a sentence ends with this word, by its marks alone."""
    return bool(_SENTENCE_END.search(word)) and not _ABBREVIATION.match(word) and not _ORDINAL.match(word)


def cost(word: str, following: str, language: Language) -> float:
    """What it costs to break between two words of a text in `language`; the less, the better."""
    if ends_sentence(word):
        return SENTENCE
    if _CLAUSE_END.search(word):
        return CLAUSE
    if _NUMBER.match(word):
        return BOUND
    return _korean(word) if language is Language.KO else _english(word, following)


def _korean(word: str) -> float:
    if word in _KOREAN_ALONE or _KOREAN_MODIFIER.search(word):
        return BOUND
    if _KOREAN_SENTENCE.search(word):
        return SENTENCE
    if _KOREAN_CLAUSE.search(word):
        return CLAUSE
    return PHRASE if _KOREAN_PHRASE.search(word) else PLAIN


def _english(word: str, following: str) -> float:
    if word.casefold() in _ENGLISH_BINDERS or following.casefold().strip(".,?!") in _ENGLISH_OBJECTS:
        return BOUND
    if following.casefold() in _ENGLISH_OPENERS:
        return PHRASE
    name_goes_on = word[:1].isupper() and (following[:1].isupper() or following == "of")
    return BOUND if name_goes_on else PLAIN
