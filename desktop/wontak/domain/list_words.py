"""The words of lists as Korean and English offices write them: column headings, roles, kinds of agenda item."""

import re
import unicodedata
from enum import StrEnum

from wontak.domain.meeting import AgendaKind, Language, Pronoun, Role


class PersonColumn(StrEnum):
    """What a column of a list of people holds. Without a language, each cell's script says which language it is in.

    A post is house and title in one cell.
    """

    NAME = "name"
    NAME_KO = "name_ko"
    NAME_EN = "name_en"
    TITLE = "title"
    TITLE_KO = "title_ko"
    TITLE_EN = "title_en"
    AFFILIATION = "affiliation"
    AFFILIATION_KO = "affiliation_ko"
    AFFILIATION_EN = "affiliation_en"
    POST = "post"
    SHORT = "short"
    ROLE = "role"
    PRONOUN = "pronoun"
    LANGUAGE = "language"
    IGNORED = "ignored"


class AgendaColumn(StrEnum):
    """What a column of an agenda holds."""

    KIND = "kind"
    TOPIC = "topic"
    TOPIC_KO = "topic_ko"
    TOPIC_EN = "topic_en"
    SPEAKERS = "speakers"
    MODERATOR = "moderator"
    IGNORED = "ignored"


_LONGEST_HEADING = 24
_IN_ENGLISH = re.compile(r"영문|영어|english|\beng?\b|\(e\)")
_IN_KOREAN = re.compile(r"국문|한글|한국어|korean|\bkor?\b|\(k\)")
_NOT_TAKEN = re.compile(
    r"^(연번|순번|번호|순서|no\.?|#|num\w*)$|비고|연락처|전화|휴대|이메일|메일|서명|생년|주소|시간|시각|소요|"
    r"remark|e-?mail|phone|mobile|contact|signature|address|\btime\b|duration|minutes"
)
# Looked up in this order: 기관명 is an affiliation before it is a name.
_PERSON_HEADINGS: tuple[tuple[str, str], ...] = (
    (
        "post",
        r"소속.*(직위|직함|직책|직급)|(직위|직함|직책).*소속|affiliation.*(title|position)|(title|position).*affiliation",
    ),
    (
        "affiliation",
        r"소속|기관|단체|부서|회사|학교|affiliation|organi[sz]ation|institution|company|employer|agency",
    ),
    ("title", r"직함|직위|직책|직급|\btitle\b|position|\bpost\b|\bjob\b|\brank\b"),
    ("role", r"역할|구분|자격|\brole\b|capacity|\btype\b"),
    ("pronoun", r"성별|호칭|gender|\bsex\b|pronoun"),
    ("short", r"약칭|short"),
    (
        "name",
        r"이름|성명|성함|\b(full ?)?names?\b|^(참석자|참가자|위원|패널|영문명|국문명|한글명|participants?|attendees?)$",
    ),
    ("language", r"언어|language"),
)
_AGENDA_HEADINGS: tuple[tuple[str, str], ...] = (
    ("moderator", r"좌장|사회|진행자|moderator|^chair"),
    (
        "speakers",
        r"발표자|발언자|발제자|연사|담당|토론자|참여자|이름|성명|speakers?|presenters?|panell?ists?|\bwho\b|names?",
    ),
    ("kind", r"구분|종류|순서명|형식|\btype\b|\bkind\b|session|^순서$"),
    ("topic", r"주제|제목|내용|안건|의제|프로그램|topic|title|subject|agenda|item|programme?|content"),
)
# Looked up in this order: a 토론 좌장 moderates, 진행요원 are staff.
_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.INTERPRETER, r"통역|interpret"),
    (Role.STAFF, r"요원|실무|사무국|지원|기록|속기|수행|staff|secretariat|rapporteur"),
    (Role.MODERATOR, r"좌장|사회|진행|moderat|^(session )?chair"),
    (Role.CONGRATULATORY, r"축사|격려사|congratulat"),
    (Role.OPENING, r"개회|환영사|인사말|opening|welcom"),
    (Role.KEYNOTE, r"기조|keynote"),
    (Role.PRESENTER, r"발제|발표|주제강연|강연|present|^speakers?$|lecture"),
    (Role.PANELIST, r"토론|패널|panel|discussant|respondent"),
    (Role.HOST, r"주최|주관|주재|\bhost"),
    (Role.ATTENDEE, r"배석|참석|참관|방청|청중|내빈|참여|attend|observ|audience|guest|^participants?$"),
)
_KINDS: tuple[tuple[AgendaKind, str], ...] = (
    (AgendaKind.RECESS, r"휴식|정회|오찬|만찬|다과|break|recess|lunch|dinner|coffee"),
    (AgendaKind.CONGRATULATORY, r"축사|격려사|congratulat"),
    (AgendaKind.KEYNOTE, r"기조|keynote"),
    (AgendaKind.QNA, r"질의|질문|응답|q ?& ?a|\bqna\b|questions?"),
    (AgendaKind.DISCUSSION, r"토론|토의|좌담|대담|라운드|discuss|panel|debate|roundtable"),
    (AgendaKind.PRESENTATION, r"발제|발표|강연|present|lecture|talk"),
    (AgendaKind.CLOSING, r"폐회|마무리|맺음|산회|clos|wrap|conclud"),
    (AgendaKind.PROCEDURAL, r"국민의례|등록|촬영|안내|소개|접수|procedur|registr|photo|introduc"),
    (AgendaKind.OPENING, r"개회|개막|환영|인사말|opening|welcom"),
)
_PRONOUNS: tuple[tuple[Pronoun, str], ...] = (
    (Pronoun.HE, r"남|남성|남자|m|male|man|he|mr\.?|he/him"),
    (Pronoun.SHE, r"여|여성|여자|f|female|woman|she|mrs\.?|ms\.?|she/her"),
    (Pronoun.THEY, r"they|they/them|미정|-"),
)
_LANGUAGES: tuple[tuple[Language, str], ...] = (
    (Language.KO, r"ko|kr|kor|korean|한국어|국어|한국말|한"),
    (Language.EN, r"en|eng|english|영어|영"),
)


def person_heading(cell: str) -> PersonColumn | None:
    """The column that a heading names in a list of people; None where it is no heading."""
    found = _heading(cell, _PERSON_HEADINGS)
    return PersonColumn(found) if found else None


def agenda_heading(cell: str) -> AgendaColumn | None:
    """The column that a heading names in an agenda; None where it is no heading."""
    found = _heading(cell, _AGENDA_HEADINGS)
    return AgendaColumn(found) if found else None


def role_named(text: str) -> Role | None:
    """The role that a cell such as 좌장, 지정토론 or Keynote speaker names."""
    if text.strip().casefold() in tuple(Role):
        return Role(text.strip().casefold())
    return next((role for role, pattern in _ROLES if re.search(pattern, _plain(text))), None)


def agenda_kind_named(text: str) -> AgendaKind | None:
    """The kind of agenda item that a cell such as 기조연설, 종합토론 or Coffee break names."""
    if text.strip().casefold() in tuple(AgendaKind):
        return AgendaKind(text.strip().casefold())
    return next((kind for kind, pattern in _KINDS if re.search(pattern, _plain(text))), None)


def pronoun_named(text: str) -> Pronoun | None:
    """The pronoun that goes with 남, 여성, Ms., F …"""
    return next((pronoun for pronoun, words in _PRONOUNS if re.fullmatch(words, _plain(text))), None)


def language_named(text: str) -> Language | None:
    """The language that a cell such as 한국어, KO or English names."""
    return next((language for language, words in _LANGUAGES if re.fullmatch(words, _plain(text))), None)


def _heading(cell: str, headings: tuple[tuple[str, str], ...]) -> str | None:
    text = _plain(cell)
    if not text or len(text) > _LONGEST_HEADING:
        return None
    close = text.replace(" ", "") if re.search("[가-힣]", text) else text
    column = next((name for name, pattern in headings if re.search(pattern, close)), None)
    if column is None:
        return "ignored" if _NOT_TAKEN.search(close) else None
    if column in ("name", "title", "affiliation", "topic"):
        if _IN_ENGLISH.search(text) or close == "영문명":
            return f"{column}_en"
        if _IN_KOREAN.search(text) or close in ("국문명", "한글명"):
            return f"{column}_ko"
    return column


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
