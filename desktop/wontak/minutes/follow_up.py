"""What the house has bound itself to, found in what was said: decisions and plans, quoted as faithfully as they allow."""

import re
from collections.abc import Iterable, Sequence

from wontak.domain import english, korean, naming
from wontak.domain.meeting import Event, Language, Meeting, Role
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes.reporting_en import PERSON as PERSON_EN
from wontak.minutes.reporting_ko import PERSON as PERSON_KO
from wontak.minutes.statements import Statement, without_connective

# "The National Assembly decided to form …" and its like; what follows "to" is a plain verb and can follow "plans to".
_BINDS = re.compile(
    r"^(?P<who>.+?) (?:(?:(?:has |have )?(?:decided|agreed|resolved|committed)|plans?|intends?|(?:is|are) planning) to|"
    r"will(?! be\b| not\b)) (?P<what>[a-z].+)$"
)
_NOT_YET = re.compile(r"\b(?:[Nn]ot|[Nn]ever|[Ii]f|[Ww]hether|[Uu]nless|might|may)\b")  # May is a month
# What those present agreed on, told by whoever chaired them.
_AGREED = {
    Language.EN: re.compile(
        r"^[Ww]e (?:have |all )*(?P<verb>agreed|decided|resolved) (?P<what>(?:not )?to [a-z].+)(?P<this>)$"
    ),
    Language.KO: re.compile(
        r"^(?:우리는? (?P<what>.+기로 (?:합의|결정|의결)?)|(?!(?:\S+ ){0,3}?\S+[은는이가] )(?P<this>.+기로 (?:합의|결정|의결)))"
        r"(?:했|하였)습니다$"
    ),
}
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
# What cannot be the bare verb an action item begins with.
_HAS_SUBJECT = re.compile(
    r"(?:The|A|An|This|That|These|Those|I|We|It|He|She|They|Our|My|Speaker|Professor|Director|Ambassador|Minister|Vice)\b|"
    r"(?:[A-Z][\w-]+ ){1,6}(?:will|plans?|intends?|is|are|has|have)\b"
)
_NOUN_ENDINGS = (("기로 함", "기로 했다"), ("할 계획임", "할 계획이다"), ("할 예정임", "할 예정이다"))
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
    return Block(
        BlockKind.FOLLOW_UP,
        language,
        text,
        sources=sources,
        origin=Origin.DRAFTED,
        key=BlockKind.FOLLOW_UP.value,
    )


def from_actions(meeting: Meeting, language: Language, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The follow-up that accepted action items of the house determine: `The National Assembly plans to …`.

    An item counts as the house's where it has no owner or a host owns it, and where its words can follow "plans to".
    """
    hosts = {person.id for person in meeting.with_role(Role.HOST)}
    taken = [
        block
        for block in blocks
        if block.kind is BlockKind.ACTION
        and block.language is language
        and block.accepted
        and (block.owner is None or block.owner in hosts)
    ]
    said = [(text, block) for block in taken if (text := _planned(block.text, meeting.event, language))]
    if not said or not meeting.event.house(language):
        return ()
    told = " ".join(_one_subject([text for text, _ in said], meeting.event, language))
    sources = tuple(dict.fromkeys(source for _, block in said for source in block.sources))
    kind = BlockKind.FOLLOW_UP
    return (Block(kind, language, told, sources=sources, origin=Origin.GENERATED, key=kind.value),)


def _planned(text: str, event: Event, language: Language) -> str:
    """An action item as something the house plans; nothing where it has another subject."""
    sentence = text.strip().rstrip(".。 ")
    if language is Language.EN:
        if bound := _bound_in_english(sentence, event):
            return bound
        if not re.match(r"[A-Z][a-z]+ ", sentence) or _HAS_SUBJECT.match(sentence):
            return ""
        house = english.capitalised(english.with_the(event.house(Language.EN)))
        return f"{house} plans to {sentence[0].lower()}{sentence[1:]}."
    house = event.house(Language.KO)
    subject = re.compile(rf"^{re.escape(house)}(?:은|는|이|가) ")
    what = subject.sub("", sentence)
    for ending, plain in _NOUN_ENDINGS:
        if what.endswith(ending):
            return f"{korean.with_particle(house, '은/는')} {what.removesuffix(ending)}{plain}."
    if re.search(r"[다요까함음임됨]$", what):
        return ""
    return f"{korean.with_particle(house, '은/는')} {korean.with_particle(what, '을/를')} 추진할 계획이다."


def _one_subject(texts: Sequence[str], event: Event, language: Language) -> list[str]:
    """Sentences that begin with the same house: from the second on it is not named again."""
    distinct = list(dict.fromkeys(texts))
    if language is Language.EN:
        house = english.capitalised(english.with_the(event.house(Language.EN)))
        subject, again = re.compile(rf"^{re.escape(house)} plans "), "It also plans "
    else:
        subject, again = re.compile(rf"^{re.escape(event.house(Language.KO))}(?:은|는|이|가) "), "또한 "
    told: list[str] = []
    named = False
    for text in distinct:
        told.append(subject.sub(again, text) if named else text)
        named = bool(subject.match(text))
    return told


def is_announcement(statement: Statement, meeting: Meeting, language: Language) -> bool:
    """Whether a statement belongs in the follow-up and so need not be told again as someone's remark."""
    return bool(_bound(statement, meeting.event, language) or _next_meeting(statement, language))


def _bound(statement: Statement, event: Event, language: Language) -> str:
    sentence = without_connective(statement.text, language).rstrip(".。 ")
    if agreed := _AGREED[language].match(sentence):
        return _agreed(agreed, event, language)
    if language is Language.EN:
        return _bound_in_english(sentence, event)
    return _bound_in_korean(sentence, event)


def _agreed(agreed: re.Match[str], event: Event, language: Language) -> str:
    """`It was agreed to …`; nothing where the words still speak in the first person."""
    what = (agreed["what"] or agreed["this"]).strip()
    if language is Language.EN:
        return "" if PERSON_EN.search(what) else f"It was {agreed['verb']} {what}."
    occasion = f"이날 {naming.event_name(event.kind, language)}에서는"
    agreed_on = f"{what} 했다" if what.endswith("기로") else f"{what}했다"
    return "" if PERSON_KO.search(what) else f"{occasion} {agreed_on}."


def _bound_in_english(sentence: str, event: Event) -> str:
    found = _BINDS.match(sentence)
    if not found or _NOT_YET.search(sentence):
        return ""
    names = called(english.without_article(name) for name in (event.host.en, event.host_short.en))
    if english.without_article(found["who"]).casefold() not in {name.casefold() for name in names}:
        return ""
    house = english.capitalised(english.with_the(event.house(Language.EN)))
    return f"{house} plans to {found['what']}."


def _bound_in_korean(sentence: str, event: Event) -> str:
    names = sorted(called((event.host.ko, event.host_short.ko)), key=len, reverse=True)
    house = next((name for name in names if re.match(rf"{re.escape(name)}(?:은|는|이|가) ", sentence)), None)
    if house is None or re.search(r"않|못", sentence):
        return ""
    for binds, ending, plain in _KOREAN_BINDS:
        if binds.search(sentence):
            said = ending.sub(plain, sentence)
            return f"{korean.substitute(said, house, event.house(Language.KO))}."
    return ""


def called(names: Iterable[str]) -> set[str]:
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
