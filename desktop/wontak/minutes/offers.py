"""Decisions and action items found in what was said. They are offered: a person accepts them or strikes them out.

A sentence counts where its verb decides or plans and its subject can bind somebody who was there: the speaker, the house, an
institution of the roster. What others did elsewhere, wishes, conditions and denials do not count.
"""

import re
from dataclasses import dataclass

from wontak.domain import english, naming
from wontak.domain.meeting import Language, Participant, Role
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes import due_dates, follow_up, nominal_ko
from wontak.minutes.material import Material
from wontak.minutes.reporting_en import PERSON as PERSON_EN
from wontak.minutes.reporting_ko import PERSON as PERSON_KO
from wontak.minutes.reporting_ko import quoted as quoted_ko
from wontak.minutes.statements import Statement, without_connective

_BODIES_EN = (
    r"(?:government|ministry|embassy|committee|secretariat|center|centre|university|institute|library|council|assembly|"
    r"parliament|office|agency|city|forum|group)"
)
_BODY_EN = rf"(?:[\w-]+ ){{0,5}}?(?i:{_BODIES_EN})(?: (?:of|for|on) (?:the )?[A-Z][\w-]+(?: (?:and |of )?[A-Z][\w-]+){{0,4}})?"
_NAME_EN = r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,4}"
_WE = r"(?:I|[Ww]e|[Bb]oth sides|[Tt]he (?:participants|panelists|members|two sides))"
_DECIDED_EN = re.compile(
    rf"^(?P<who>{_WE}|[Ii]t|[Tt]he {_BODY_EN}|{_NAME_EN}) "
    r"(?:(?:have|has|had|was|were|been|all|also|today) )*(?P<verb>agreed|agree|decided|resolved) "
    r"(?P<what>(?:not )?(?:to|that|on) .+)$"
)
_PLANNED_EN = re.compile(
    rf"^(?P<who>I|[Ww]e|(?:[Mm]y|[Oo]ur|[Tt]he) {_BODY_EN}|{_NAME_EN}) "
    r"(?:also )?(?:will|(?:plan|intend|promise|commit)s? to|(?:am|is|are) (?:planning|going) to) "
    r"(?:also )?(?!not\b|never\b|be\b|now\b)(?P<what>[a-z].+)$"
)
_OPEN_EN = re.compile(r"\b(?:[Nn]ot|[Nn]ever|[Ii]f|[Ww]hether|[Uu]nless|might|may|hope)\b")  # May is a month
_LONG_PAST_EN = re.compile(r"\b(?:ago|last (?:year|month|week)|in (?:19|20)\d\d)\b")

_DECIDED_KO = re.compile(
    r"(?:기로|자고|데) (?:합의|결정|의결|의견을 모|뜻을 모)?(?:했|하였|았)습니다$|(?:합의|결정|의결)(?:했|하였|됐|되었)습니다$"
)
_PLANNED_KO = re.compile(r"[가-힣] ?(?:계획|예정|방침)입니다$|(?<![되알좋있없르같])겠습니다$")
_PLAN_ENDING_KO = re.compile(r"하겠습니다$")
_OPEN_KO = re.compile(r"다면|라면|으면|(?<![가-힣])만약|못|지 않(?!기로)")
_SUBJECT_KO = re.compile(r"^(?P<who>(?:\S+ ){0,3}?\S+?)(?:은|는|이|가|에서는|도) ")
_SELF_WORDS_KO = "저 제 저희 우리 나 내 저희들 우리들 참석자들 참석자 양측 여야 오늘 회의"
_SELF_KO = frozenset(_SELF_WORDS_KO.split())
_BODIES_KO = "정부|부|처|청|위원회|센터|대학|대학교|연구원|도서관|사무처|의회|국회|시|도|포럼|기관|본부|협회|재단|실무단"


@dataclass(frozen=True)
class _Offer:
    kind: BlockKind
    text: str
    owner: str | None
    due: str


def blocks(material: Material) -> tuple[Block, ...]:
    """Decisions, then action items, each in the order in which they were said and with the segment that says so."""
    found: list[Block] = []
    for statement in material.said:
        offer = _offer(statement, material)
        if offer and all(offer.text != other.text for other in found):
            found.append(
                Block(
                    offer.kind,
                    material.language,
                    offer.text,
                    statement.speaker,
                    (statement.source,),
                    Origin.DRAFTED,
                    key=f"{offer.kind.value}:{statement.source}:{statement.number}",
                    owner=offer.owner,
                    due=offer.due,
                    accepted=False,
                )
            )
    return tuple(sorted(found, key=lambda block: block.kind is BlockKind.ACTION))


def _offer(statement: Statement, material: Material) -> _Offer | None:
    sentence = without_connective(statement.text, material.language).rstrip(".。 ")
    if material.language is Language.EN:
        return _english(sentence, statement, material)
    return _korean(sentence, statement, material)


def _english(sentence: str, statement: Statement, material: Material) -> _Offer | None:
    decided, planned = _DECIDED_EN.match(sentence), _PLANNED_EN.match(sentence)
    if decided and not _LONG_PAST_EN.search(sentence) and _binds(decided["who"], material, Language.EN):
        text = sentence
        if re.fullmatch(_WE, decided["who"]):
            verb = decided["verb"].removesuffix("d") + "d"
            text = f"It was {verb} {decided['what']}"
        return _Offer(BlockKind.DECISION, _third_person_en(text, sentence, statement, material), None, "")
    if not planned or _OPEN_EN.search(sentence) or not _binds(planned["who"], material, Language.EN):
        return None
    who = planned["who"]
    mine = who in ("I", "We", "we")
    text = english.capitalised(planned["what"]) if mine else sentence
    own = mine or who.lower().startswith(("my ", "our "))
    owner = _owner(who, own, statement, material)
    due = due_dates.find(sentence, Language.EN)
    return _Offer(BlockKind.ACTION, _third_person_en(text, sentence, statement, material), owner, due)


def _third_person_en(text: str, sentence: str, statement: Statement, material: Material) -> str:
    """`text` as a sentence, or the speaker's own words where it still speaks in the first person."""
    person = material.meeting.participant(statement.speaker)
    if PERSON_EN.search(text) and person:
        said = english.quoted(english.full_stop(english.capitalised(sentence)))
        return f"{naming.short(person, Language.EN)}: {said}"
    return english.full_stop(english.typographic(english.capitalised(text)))


def _korean(sentence: str, statement: Statement, material: Material) -> _Offer | None:
    subject = _SUBJECT_KO.match(sentence)
    who = subject["who"] if subject else ""
    decided, planned = _DECIDED_KO.search(sentence), _PLANNED_KO.search(sentence)
    if not (decided or planned) or _OPEN_KO.search(sentence):
        return None
    # What the chair says is decided is decided, whatever stands at the head of the sentence.
    chaired = decided and _chairs(statement.speaker, material)
    if who and not chaired and not _binds(who, material, Language.KO):
        return None
    mine = not who or who.split()[0] in _SELF_KO
    text = sentence[subject.end() :] if subject and who in _SELF_KO else sentence
    text = _PLAN_ENDING_KO.sub("할 계획입니다", text)
    person = material.meeting.participant(statement.speaker)
    point = "" if PERSON_KO.search(text) else nominal_ko.nominal(text)
    if not point:
        point = f"{naming.short(person, Language.KO)}: {quoted_ko(sentence)}" if person else sentence
    if decided:
        return _Offer(BlockKind.DECISION, point, None, "")
    owner = _owner(who, mine, statement, material)
    return _Offer(BlockKind.ACTION, point, owner, due_dates.find(sentence, Language.KO))


def _binds(who: str, material: Material, language: Language) -> bool:
    """Whether a sentence with this subject speaks for someone who was there."""
    if language is Language.KO:
        bodies = re.compile(rf"(?:{_BODIES_KO})$")
        return bool(who in _SELF_KO or bodies.search(who) or _someone(who, material))
    general = re.fullmatch(rf"{_WE}|[Ii]t|(?:[Mm]y|[Oo]ur|[Tt]he) {_BODY_EN}", who)
    return bool(general or re.search(rf"\b(?i:{_BODIES_EN})$", who) or _someone(who, material))


def _chairs(speaker: str, material: Material) -> bool:
    person = material.meeting.participant(speaker)
    return person is not None and person.role in (Role.HOST, Role.MODERATOR)


def _owner(who: str, mine: bool, statement: Statement, material: Material) -> str | None:
    """The speaker for plans of their own, whoever is named otherwise, the host for the house (the one who says so where there
    are several); nobody where that is open."""
    if mine:
        return statement.speaker
    if person := _someone(who, material):
        return person.id
    speaker = material.meeting.participant(statement.speaker)
    if speaker and _is_part_of(who, speaker.affiliation[material.language]):
        return speaker.id
    event, language = material.meeting.event, material.language
    houses = follow_up.called((event.host[language], event.host_short[language]))
    bare = english.without_article(who).casefold()
    if bare in {english.without_article(house).casefold() for house in houses}:
        hosts = [person.id for person in material.meeting.with_role(Role.HOST)]
        return statement.speaker if statement.speaker in hosts else next(iter(hosts), None)
    return None


def _someone(who: str, material: Material) -> Participant | None:
    """The participant whom a subject names, or whose institution it is where nobody else is of it."""
    people, language = material.meeting.participants, material.language
    named = [
        person for person in people if who and who in (person.name[language], naming.short(person, language))
    ]
    bare = english.without_article(who)
    housed = [person for person in people if bare and _is_of(person, bare, language)]
    return named[0] if named else housed[0] if len(housed) == 1 else None


def _is_part_of(who: str, house: str) -> bool:
    """Whether a subject calls a house by a part of its name: the university, 대학."""
    bare = english.without_article(who).casefold()
    return bool(bare) and bare in house.casefold()


def _is_of(person: Participant, house: str, language: Language) -> bool:
    """Whether someone's affiliation or title says that they are of `house`: the First Vice Minister of the Ministry."""
    if house.casefold() == english.without_article(person.affiliation[language]).casefold():
        return True
    if language is Language.KO:
        return person.title.ko.startswith(f"{house} ")
    return house.startswith("Ministry of ") and person.title.en.endswith(
        house.replace("Ministry", "Minister", 1)
    )
