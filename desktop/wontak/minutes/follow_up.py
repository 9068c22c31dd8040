"""What the house has bound itself to, found in what was said: decisions and plans, quoted as faithfully as they allow."""

import re
from collections.abc import Iterable, Sequence

from wontak.domain import english, korean
from wontak.domain.meeting import Event, Language, Meeting, Role
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes.statements import Statement, without_connective

# "The National Assembly decided to form …" and its like; what follows "to" is a plain verb and can follow "plans to".
_BINDS = re.compile(
    r"^(?P<who>.+?) (?:(?:(?:has |have )?(?:decided|agreed|resolved|committed)|plans?|intends?|(?:is|are) planning) to|"
    r"will(?! be\b| not\b)) (?P<what>[a-z].+)$"
)
_NOT_YET = re.compile(r"\b(?:not|never|if|whether|unless|might|may)\b", re.IGNORECASE)
_NEXT_MEETING = {
    Language.EN: re.compile(
        r"^The (?:next|second|following) (?:meeting|roundtable|seminar|hearing|session)\b.*\bwill be\b"
    ),
    Language.KO: re.compile(
        r"^(?:다음|차기|2차) (?:회의|라운드테이블|세미나|공청회)[은는].*(?:열립니다|열 예정입니다|개최됩니다)$"
    ),
}
_KOREAN_BINDS = (
    (re.compile(r"기로 (?:했|하였|결정했|합의했)습니다$"), re.compile(r"습니다$"), "다"),
    (re.compile(r"[할을를릴운될] (?:계획|예정|방침)입니다$"), re.compile(r"입니다$"), "이다"),
    (re.compile(r"하겠습니다$"), re.compile(r"하겠습니다$"), "할 계획이다"),
)
_KOREAN_MEETING_ENDS = (("열립니다", "열린다"), ("개최됩니다", "개최된다"), ("예정입니다", "예정이다"))


def find(meeting: Meeting, statements: Sequence[Statement], language: Language) -> Block | None:
    """The follow-up paragraph, or None where nobody bound the house to anything.

    Only sentences of those who speak for the house, with the house itself as their subject, are taken; other people's plans
    stay in their own remarks. When the next meeting is announced, that closes the paragraph.
    """
    chairs = {person.id for person in meeting.with_role(Role.HOST, Role.OPENING, Role.MODERATOR)}
    spoken = [statement for statement in statements if statement.speaker in chairs]
    bound = [
        (text, statement) for statement in spoken if (text := _bound(statement, meeting.event, language))
    ]
    announced = [(text, statement) for statement in spoken if (text := _next_meeting(statement, language))]
    parts = [*bound, *announced[-1:]]
    if not bound:
        return None
    sources = tuple(dict.fromkeys(statement.source for _, statement in parts))
    told = [
        *_one_subject([text for text, _ in bound], meeting.event, language),
        *(text for text, _ in announced[-1:]),
    ]
    text = " ".join(dict.fromkeys(told))
    return Block(BlockKind.FOLLOW_UP, language, text, sources=sources, origin=Origin.DRAFTED)


def _one_subject(texts: Sequence[str], event: Event, language: Language) -> list[str]:
    """Sentences that begin with the same house: from the second on it is not named again."""
    distinct = list(dict.fromkeys(texts))
    if language is Language.EN:
        house = english.capitalised(english.with_the(event.house(Language.EN)))
        return distinct[:1] + [text.replace(f"{house} plans", "It also plans", 1) for text in distinct[1:]]
    subject = re.compile(rf"^{re.escape(event.house(Language.KO))}(?:은|는|이|가) ")
    return distinct[:1] + [subject.sub("또한 ", text) for text in distinct[1:]]


def is_announcement(statement: Statement, meeting: Meeting, language: Language) -> bool:
    """Whether a statement belongs in the follow-up and so need not be told again as someone's remark."""
    return bool(_bound(statement, meeting.event, language) or _next_meeting(statement, language))


def _bound(statement: Statement, event: Event, language: Language) -> str:
    sentence = without_connective(statement.text, language).rstrip(".。 ")
    if language is Language.EN:
        return _bound_in_english(sentence, event)
    return _bound_in_korean(sentence, event)


def _bound_in_english(sentence: str, event: Event) -> str:
    found = _BINDS.match(sentence)
    if not found or _NOT_YET.search(sentence):
        return ""
    names = _called(english.without_article(name) for name in (event.host.en, event.host_short.en))
    if english.without_article(found["who"]).casefold() not in {name.casefold() for name in names}:
        return ""
    house = english.capitalised(english.with_the(event.house(Language.EN)))
    return f"{house} plans to {found['what']}."


def _bound_in_korean(sentence: str, event: Event) -> str:
    names = sorted(_called((event.host.ko, event.host_short.ko)), key=len, reverse=True)
    house = next((name for name in names if re.match(rf"{re.escape(name)}(?:은|는|이|가) ", sentence)), None)
    if house is None or re.search(r"않|못", sentence):
        return ""
    for binds, ending, plain in _KOREAN_BINDS:
        if binds.search(sentence):
            said = ending.sub(plain, sentence)
            return f"{korean.substitute(said, house, event.house(Language.KO))}."
    return ""


def _called(names: Iterable[str]) -> set[str]:
    """What a house is called by those who speak for it: its names, and the last word of each (the Committee, 교육포럼)."""
    given = [name for name in names if name]
    return {*given, *(name.split()[-1] for name in given)}


def _next_meeting(statement: Statement, language: Language) -> str:
    sentence = without_connective(statement.text, language).rstrip(".。 ")
    if not _NEXT_MEETING[language].match(sentence):
        return ""
    if language is Language.EN:
        return f"{sentence}."
    for formal, plain in _KOREAN_MEETING_ENDS:
        if sentence.endswith(formal):
            return f"{sentence.removesuffix(formal)}{plain}."
    return ""
