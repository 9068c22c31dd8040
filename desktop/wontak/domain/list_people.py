"""People as lists write them: a name with a title in one cell, in either order and script, and what they are called by."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from wontak.domain.list_words import role_named
from wontak.domain.meeting import Bilingual, Participant, Pronoun, Role

_SURNAMES = {
    "김": "kim", "이": "lee", "박": "park", "최": "choi", "정": "jung", "강": "kang", "조": "cho", "윤": "yoon",
    "장": "jang", "임": "lim", "한": "han", "오": "oh", "서": "seo", "신": "shin", "권": "kwon", "황": "hwang",
    "안": "ahn", "송": "song", "류": "ryu", "유": "yoo", "전": "jeon", "홍": "hong", "고": "ko", "문": "moon",
    "양": "yang", "손": "son", "배": "bae", "백": "baek", "허": "heo", "남": "nam", "심": "shim", "노": "noh",
    "하": "ha", "곽": "kwak", "성": "sung", "차": "cha", "주": "joo", "우": "woo", "구": "koo", "민": "min",
    "나": "na", "진": "jin", "지": "ji", "엄": "eom", "채": "chae", "원": "won", "천": "cheon", "방": "bang",
    "공": "kong", "현": "hyun", "함": "ham", "변": "byun", "염": "yeom", "여": "yeo", "추": "choo", "도": "do",
    "소": "so", "석": "seok", "선": "sun", "설": "seol", "마": "ma", "길": "gil", "연": "yeon", "위": "wi",
    "표": "pyo", "명": "myung", "기": "ki", "반": "ban", "왕": "wang", "금": "keum", "옥": "ok", "육": "yook",
    "인": "in", "맹": "maeng", "제": "je", "모": "mo", "탁": "tak", "국": "kook", "어": "eo", "은": "eun",
    "편": "pyun", "용": "yong", "예": "ye", "봉": "bong", "경": "kyung", "사": "sa", "부": "boo", "태": "tae",
    "남궁": "namkoong", "황보": "hwangbo", "제갈": "jegal", "선우": "sunwoo", "독고": "dokgo", "사공": "sakong",
}  # fmt: skip
_OTHER_SPELLINGS = """
    yi rhee ree bak pak choe chung jeong cheong gang jo yun chang chong rim im an ryoo yu chun go ro roh joo ju gu baik
"""
_ROMANISED = frozenset(_SURNAMES.values()) | frozenset(_OTHER_SPELLINGS.split())
_NOTHING = Bilingual()
_OFFICE = (
    r"(?:의장|총리|대통령|장관|차관|차관보|대사|대사대리|총영사|영사|참사관|공사|의원|교수|강사|소장|원장|관장|처장|차장|실장|국장|"
    r"과장|부장|팀장|단장|센터장|회장|위원|위원장|대표|이사|이사장|총장|연구위원|연구원|비서관|보좌관|조사관|서기관|사무관|주무관|"
    r"변호사|판사|검사|박사|기자|지사|시장|군수|청장|학장|수석|간사|사무총장|본부장|통역사|통역관|선임연구원|입법조사관)"
)
_ENDS_WITH_OFFICE = re.compile(rf"{_OFFICE}$")
_HOUSE = re.compile(
    r"(?:국회|대학교?|대|연구원|연구소|위원회|부|처|청|실|센터|재단|협회|학회|대사관|신문|일보|방송|은행|공단|그룹|당|원|회)$"
)
_ENGLISH_HOUSE = re.compile(
    r"universit|institut|cent(er|re)\b|assembly|ministry|embassy|foundation|committee|council|agency|college|school|\b(inc|ltd)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"^([가-힣]{{3}})({_OFFICE})$")
_COURTESY = re.compile(
    r"^(mr|ms|mrs|miss|dr|prof|professor|amb|ambassador|rep|sen|senator|hon)\.?\s+(?=\S)", re.IGNORECASE
)
_COURTESY_PRONOUNS = {"mr": Pronoun.HE, "ms": Pronoun.SHE, "mrs": Pronoun.SHE, "miss": Pronoun.SHE}
_COURTESY_TITLES = {
    "dr": "Dr.", "prof": "Professor", "professor": "Professor", "amb": "Ambassador", "ambassador": "Ambassador",
    "rep": "Representative", "sen": "Senator", "senator": "Senator", "hon": "The Honorable",
}  # fmt: skip
_HANGUL = re.compile("[가-힣]")
_LATIN_NAME = re.compile(r"^[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){1,4}$")
_NOT_NAME_WORDS = re.compile(
    r"\b(?:of|for|the|and|at|speaker|professor|director|ambassador|minister|member|president|chair\w*|senior|fellow|counsel\w*|"
    r"secretary|researcher|editor|university|institute|cent(?:er|re)|assembly|ministry|embassy|foundation|committee|council|"
    r"agency|college|school|national|department|interpreter|representative|deputy|chief|former)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-–—•·○◯●□■▪*※]|\(?\d{1,3}[.)])\s*(?=\S)")
_ROLE_FIRST = re.compile(
    r"^[(\[]?(좌장|사회자?|진행자?|발제자?|발표자?|토론자?|패널|통역|축사|개회사|환영사|기조연설|배석)[)\]]?\s*[:：]?\s+(\S.*)$"
)
_BETWEEN_PEOPLE = re.compile(r"\s*[,、;/\n]\s*")
_BRACKETED = re.compile(r"^(.*?)\s*[(（\[]([^()（）\[\]]+)[)）\]]\s*(.*)$")


@dataclass(frozen=True)
class Called:
    """What a cell says of a person."""

    name: Bilingual = _NOTHING
    title: Bilingual = _NOTHING
    affiliation: Bilingual = _NOTHING
    pronoun: Pronoun | None = None
    role: Role | None = None


def tidy(text: str) -> str:
    """A cell in NFC and without white space that has no meaning; 홍 길 동, spread to fill a form, is 홍길동."""
    text = " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())
    pieces = text.split()
    spread = len(pieces) > 1 and all(len(piece) == 1 and _HANGUL.match(piece) for piece in pieces)
    return "".join(pieces) if spread else text


def in_script(text: str) -> Bilingual:
    """`text` in the language of its script."""
    return Bilingual(ko=text) if _HANGUL.search(text) else Bilingual(en=text)


def joined(first: Bilingual, second: Bilingual) -> Bilingual:
    """`first`, completed by `second` in the language it lacks."""
    return Bilingual(first.ko or second.ko, first.en or second.en)


def read_person(cell: str) -> Called:
    """Name, title and house in a cell such as 김진표 국회의장, 국회의장 김진표, 김진표(Kim Jin Pyo) or Ann Lee, Director."""
    text = _BULLET.sub("", tidy(cell))
    led = _ROLE_FIRST.match(text)
    if led and looks_like_korean_name(led[2].split()[0]):
        return replace(read_person(led[2]), role=role_named(led[1]))
    for left, right in _two_scripts(text):
        one, other = read_person(left), read_person(right)
        if (
            one.name
            and other.name
            and not (one.name.ko and other.name.ko)
            and not (one.name.en and other.name.en)
        ):
            return Called(
                joined(one.name, other.name),
                joined(one.title, other.title),
                joined(one.affiliation, other.affiliation),
                one.pronoun or other.pronoun,
            )
    return _korean(text) if _HANGUL.search(text) else _english(text)


def people_in(cell: str) -> tuple[str, ...]:
    """The parts of a cell in which several people are listed; the cell itself where it is about one."""
    pieces = [piece for piece in _BETWEEN_PEOPLE.split(cell) if tidy(piece)]
    several = len(pieces) > 1 and all(looks_like_korean_name(read_person(piece).name.ko) for piece in pieces)
    return tuple(pieces) if several else (cell,)


def read_post(cell: str) -> tuple[Bilingual, Bilingual]:
    """House and title in a cell such as 경희대학교 정치외교학과 교수, 국회의원 (국민의힘) or Director, Wilson Center."""
    text = tidy(cell)
    if _HANGUL.search(text):
        match = _BRACKETED.match(text)
        parts = [match[2], f"{match[1]} {match[3]}".strip()] if match else re.split(r"\s*[,/]\s*", text)
        if len(parts) == 2 and looks_like_title(parts[0]) and not looks_like_title(parts[1]):
            parts.reverse()
        if len(parts) == 2:
            return Bilingual(ko=parts[0]), Bilingual(ko=parts[1])
        house, _, title = text.rpartition(" ")
        if looks_like_title(title):
            return Bilingual(ko=house), Bilingual(ko=title)
        return (Bilingual(ko=text), _NOTHING) if looks_like_house(text) else (_NOTHING, Bilingual(ko=text))
    parts = [part.strip() for part in text.split(",") if part.strip()]
    houses = [part for part in parts if looks_like_house(part) and len(parts) > 1]
    titles = [part for part in parts if part not in houses]
    return Bilingual(en=", ".join(houses)), Bilingual(en=", ".join(titles))


def looks_like_korean_name(text: str) -> bool:
    """Whether `text` is written like a Korean's full name: a surname and one to three syllables."""
    office = re.fullmatch(_OFFICE, text) or _ENDS_WITH_OFFICE.search(text[2:])
    if office or not re.fullmatch("[가-힣]{2,5}", text):
        return False
    return (text[0] in _SURNAMES and len(text) <= 4) or text[:2] in _SURNAMES


def looks_like_latin_name(text: str) -> bool:
    """Whether `text` is written like a name in Latin letters rather than like a title or a house."""
    return bool(_LATIN_NAME.match(text)) and not _NOT_NAME_WORDS.search(text) and not _HANGUL.search(text)


def looks_like_title(text: str) -> bool:
    """Whether `text` reads like an office someone holds."""
    return bool(_ENDS_WITH_OFFICE.search(text)) or (
        bool(_NOT_NAME_WORDS.search(text)) and not _HANGUL.search(text)
    )


def looks_like_house(text: str) -> bool:
    """Whether `text` reads like an institution."""
    return bool(_HOUSE.search(text) or _ENGLISH_HOUSE.search(text))


def new_id(name: Bilingual, taken: Collection[str]) -> str:
    """A short id that is not taken: the surname in small Latin letters, numbered where it must be: kim, kim2."""
    base = _surname(name) or "person"
    number, found = 2, base
    while found in taken:
        found, number = f"{base}{number}", number + 1
    return found


def same_name(one: Bilingual, other: Bilingual) -> bool:
    """Whether two names can be the same person's: equal in a language both have, spacing and hyphens aside."""
    if one.ko and other.ko:
        return _close(one.ko) == _close(other.ko)
    if not (one.en and other.en):
        return False
    return _close(one.en) == _close(other.en) or sorted(_words(one.en)) == sorted(_words(other.en))


def same_person(name: Bilingual, people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Those among `people` who have this name."""
    return tuple(person for person in people if same_name(name, person.name))


def _two_scripts(text: str) -> list[tuple[str, str]]:
    """The ways in which `text` can be one thing in both scripts: with a bracket, or a slash between."""
    ways = []
    if match := _BRACKETED.match(text):
        before, inside, after = match.groups()
        ways.append((f"{before} {after}".strip(), inside.strip()))
    if text.count("/") == 1:
        left, right = text.split("/")
        ways.append((left.strip(), right.strip()))
    boundary = re.match(r"^([가-힣\s·]+?)\s+([A-Za-z][A-Za-z\s.'’\-]+)$", text)
    if boundary:
        ways.append((boundary[1], boundary[2]))
    return [
        (left, right)
        for left, right in ways
        if left and right and bool(_HANGUL.search(left)) != bool(_HANGUL.search(right))
    ]


def _korean(text: str) -> Called:
    text = re.sub(r"\s*(?:님|씨|귀하)$", "", text)
    if match := _BRACKETED.match(text):
        before, inside, after = match.groups()
        text = f"{before} {inside} {after}".strip()
    text = " ".join(re.sub(r"[,·|:]", " ", text).split())
    first, _, rest = text.partition(" ")
    before, _, last = text.rpartition(" ")
    if not rest:
        glued = _GLUED.match(text)
        return (
            _with_office(glued[1], glued[2])
            if glued and glued[1][0] in _SURNAMES
            else Called(Bilingual(ko=text))
        )
    if looks_like_korean_name(first) and (
        len(first) > 2 or _is_office(rest.split()[0]) or _is_office(rest.split()[-1])
    ):
        return _with_office(first, rest)
    if looks_like_korean_name(last) and (len(last) == 3 or _is_office(before.split()[-1])):
        return _with_office(last, before)
    # A foreigner's name in Hangul has several words: it ends where a house or a title begins.
    words = text.split()
    office = next((place for place, word in enumerate(words) if place and _is_office(word)), len(words))
    return _with_office(" ".join(words[:office]), " ".join(words[office:]))


def _is_office(word: str) -> bool:
    return bool(_ENDS_WITH_OFFICE.search(word) or _HOUSE.search(word))


def _with_office(name: str, office: str) -> Called:
    """The name with what is said of its bearer: 경희대 교수 is a house and a title, 국회의장 a title alone."""
    house, _, title = office.rpartition(" ")
    if house and looks_like_title(title) and looks_like_house(house):
        return Called(Bilingual(ko=name), Bilingual(ko=title), Bilingual(ko=house))
    return Called(Bilingual(ko=name), Bilingual(ko=office))


def _english(text: str) -> Called:
    name, *rest = [part.strip() for part in text.split(",") if part.strip()] or [""]
    pronoun, title = None, ""
    if courtesy := _COURTESY.match(name):
        kind = courtesy[1].casefold()
        pronoun, title = _COURTESY_PRONOUNS.get(kind), _COURTESY_TITLES.get(kind, "")
        name = name[courtesy.end() :]
    if match := _BRACKETED.match(name):
        name, rest = f"{match[1]} {match[3]}".strip(), [match[2], *rest]
    if rest:
        title, rest = rest[0], rest[1:]
    return Called(Bilingual(en=name), Bilingual(en=title), Bilingual(en=", ".join(rest)), pronoun)


def _surname(name: Bilingual) -> str:
    words = _words(name.en)
    if words:
        korean = (bool(name.ko) and " " not in name.ko) or words[0] in _ROMANISED
        return words[0] if korean else words[-1]
    if name.ko[:2] in _SURNAMES:
        return _SURNAMES[name.ko[:2]]
    return _SURNAMES.get(name.ko[:1], "")


def _words(name: str) -> list[str]:
    """The words of a Latin name in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall("[a-z]+", letters.replace("'", "").replace("’", ""))


def _close(name: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", name).casefold())
