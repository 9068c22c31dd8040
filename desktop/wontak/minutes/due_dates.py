"""By when something is to be done, in the words in which it was said."""

import re

from wontak.domain.meeting import Language

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENGLISH = re.compile(
    r"\b(?:by|before|until|no later than|within|in|on|at) (?:the (?:end|beginning|middle) of )?(?:early |late |mid-)?"
    rf"(?:(?:{_MONTHS})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? \d{{4}})?|(?:19|20)\d\d\b|"
    r"(?:this|next|the coming) (?:week|month|quarter|year|spring|summer|autumn|fall|winter|session)|"
    r"(?:\d+|a|one|two|three|six) (?:days?|weeks?|months?|years?))|"
    r"\b(?:this|next) (?:week|month|quarter|year|spring|summer|autumn|fall|winter|session)\b"
)
_KOREAN = re.compile(
    r"(?:(?:\d{4}년|올해|금년|내년|이달|다음 ?달|이번 ?주|다음 ?주|연내|\d{1,2}월|이번 회기|다음 회기)"
    r"(?: ?(?:\d{1,2}월|\d{1,2}일|상반기|하반기|[봄여름가을겨울]+|초|중순|말))*)"
    r"(?: ?(?:까지|안에|중에|내에|중)|(?=에))?(?=에?(?![가-힣]))"
)


def find(sentence: str, language: Language) -> str:
    """The first date or span that says when, Korean ones without 에, which a table has no use for; empty where none does."""
    found = (_KOREAN if language is Language.KO else _ENGLISH).search(sentence)
    return found.group().strip() if found else ""
