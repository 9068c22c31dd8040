"""Korean as a clerk writes it: particles by the sound before them, dates and times, names with their titles."""

import datetime as dt
import re

NO_FINAL = ""
RIEUL = "ㄹ"

_HANGUL_FIRST, _HANGUL_LAST, _FINALS = 0xAC00, 0xD7A3, 28
_FINAL_LETTERS: tuple[str, ...] = (NO_FINAL, *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_CLOSERS = "\"'”’»」』》〉】〕]}.,!?…·:;"
_DIGIT_FINALS = dict(zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True))
_LETTER_FINALS = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "R": "ㄹ"}
_SIGN_FINALS = {
    "%": "",
    "％": "",
    "℃": "",
    "$": "",
    "₩": "ㄴ",
    "&": "",
    "+": "",
    "㎞": "",
    "㎏": "ㅁ",
    "㎡": "",
}
_SPELLED_AS_A_WORD = {"APEC": "ㄱ", "COVID": "", "NATO": "", "ASEAN": "ㄴ"}
_UNITS = {
    "km": "",
    "cm": "",
    "mm": "",
    "m": "",
    "kg": "ㅁ",
    "g": "ㅁ",
    "mg": "ㅁ",
    "t": "ㄴ",
    "ha": "",
    "kW": "",
    "MW": "",
}

# The form after a final consonant, the form after a vowel, and what is written where the sound cannot be known.
_PAIRS = {
    "은/는": ("은", "는", "은(는)"),
    "이/가": ("이", "가", "이(가)"),
    "을/를": ("을", "를", "을(를)"),
    "과/와": ("과", "와", "와(과)"),
    "아/야": ("아", "야", "아(야)"),
    "으로/로": ("으로", "로", "(으)로"),
    "으로서/로서": ("으로서", "로서", "(으)로서"),
    "으로써/로써": ("으로써", "로써", "(으)로써"),
    "으로부터/로부터": ("으로부터", "로부터", "(으)로부터"),
    "이라/라": ("이라", "라", "(이)라"),
    "이라고/라고": ("이라고", "라고", "(이)라고"),
    "이라는/라는": ("이라는", "라는", "(이)라는"),
    "이라며/라며": ("이라며", "라며", "(이)라며"),
    "이란/란": ("이란", "란", "(이)란"),
    "이며/며": ("이며", "며", "(이)며"),
    "이고/고": ("이고", "고", "(이)고"),
    "이나/나": ("이나", "나", "(이)나"),
    "이든/든": ("이든", "든", "(이)든"),
    "이랑/랑": ("이랑", "랑", "(이)랑"),
    "이여/여": ("이여", "여", "(이)여"),
}
_DOUBTFUL_FORMS = {doubtful: pair for pair, (_, _, doubtful) in _PAIRS.items()} | {
    "는(은)": "은/는",
    "가(이)": "이/가",
    "를(을)": "을/를",
    "과(와)": "과/와",
}
_DOUBTFUL = re.compile("|".join(re.escape(form) for form in sorted(_DOUBTFUL_FORMS, key=len, reverse=True)))
_FORM_PAIRS = {form: pair for pair, forms in _PAIRS.items() for form in forms[:2] if pair != "아/야"}

# The office at the end of a title, longest first, by which someone is called after the first mention.
_OFFICE_WORDS = """
    국무총리 부총리 총리 부통령 대통령 국회부의장 부의장 의장 부위원장 위원장 소위원장 원내대표 공동대표 대표이사 이사장 대표
    사무총장 사무차장 입법차장 총장 부총장 장관 차관보 차관 대사대리 부대사 대사 총영사 영사 참사관 공사 의원 명예교수 석좌교수
    부교수 조교수 교수 부소장 소장 부원장 원장 관장 처장 실장 부실장 본부장 국장 과장 부장 팀장 단장 센터장 학회장 협회장 부회장
    회장 선임연구위원 연구위원 책임연구원 선임연구원 연구원 전문위원 자문위원 위원 비서관 보좌관 조사관 서기관 사무관 간사 이사
    변호사 판사 검사 박사 기자 감독 작가 지사 시장 군수 구청장 청장 차장 교장 학장 의전장 수석
"""
_OFFICES = sorted(_OFFICE_WORDS.split(), key=len, reverse=True)
_OFFICE_IN_TEXT = re.compile(
    rf"(?P<office>{'|'.join(_OFFICES)})(?:님)?(?:께서는?|에게|은|는|이|가|을|를|과|와|의|도|만|로|으로|이라|라)?[.,]?$"
)
_OFFICE_AFTER_HOUSE = {"국회부의장": "부의장"}


def final_consonant(word: str) -> str | None:
    """The consonant the last syllable of `word` ends with, as it is read aloud; "" after a vowel, None where unknown.

    Closing quotation marks and full stops are looked through, and so is a closing bracket with all it holds, since
    what stands in it is not read: the particle of 국회미래연구원(NAFI) follows 원. Digits are read as Sino-Korean
    numbers, capitals letter by letter, other Latin words as they are usually written in Hangul.
    """
    word = _read_aloud(word)
    if not word:
        return None
    last = word[-1]
    if _HANGUL_FIRST <= ord(last) <= _HANGUL_LAST:
        return _FINAL_LETTERS[(ord(last) - _HANGUL_FIRST) % _FINALS]
    if last.isdecimal() and last.isascii():
        return _final_of_number(word)
    if last.isascii() and last.isalpha():
        return _final_of_latin(word)
    return _SIGN_FINALS.get(last)


def particle(word: str, pair: str) -> str:
    """The one of `pair` ("은/는", "으로/로", …) that follows `word`, or the doubtful form such as "은(는)".

    Raises `KeyError` for a pair this module does not know.
    """
    after_consonant, after_vowel, doubtful = _PAIRS[pair]
    final = final_consonant(word)
    if final is None:
        return doubtful
    if final == NO_FINAL or (final == RIEUL and after_consonant.startswith("으로")):
        return after_vowel
    return after_consonant


def with_particle(word: str, pair: str) -> str:
    """`word` with the one of `pair` that follows it: 국회는, 의장은, 서울로."""
    return word + particle(word, pair)


def repair_particles(text: str, *words: str) -> str:
    """`text` with doubtful forms such as 은(는) decided, and with the particles directly after `words` set right.

    Only words that were just put in are named in `words`: anywhere else a syllable that looks like a wrong particle may
    be part of a noun.
    """
    text = _decide_doubtful(text)
    for word in sorted({word for word in words if word}, key=len, reverse=True):
        text = _repair_after(text, word)
    return text


def substitute(text: str, old: str, new: str) -> str:
    """`text` with `new` for every `old`, and the particles that follow set right."""
    return repair_particles(text.replace(old, new), new) if old else text


def spoken_day(date: dt.date) -> str:
    """A day as running text has it: 3월 18일."""
    return f"{date.month}월 {date.day}일"


def spoken_time(time: dt.time) -> str:
    """A time of day as running text has it: 오후 2시, 오전 10시 30분, 낮 12시."""
    minutes = f" {time.minute}분" if time.minute else ""
    if time.hour == 12:
        return f"낮 12시{minutes}"
    return f"{'오전' if time.hour < 12 else '오후'} {time.hour % 12 if time.hour else 0}시{minutes}"


def office(title: str) -> str:
    """The office a title ends with, by which its holder is called: 외교부 제1차관 gives 차관, 전 주미대사 gives 전 대사."""
    title = " ".join(title.split())
    former, _, rest = title.partition(" ")
    if former in ("전", "前", "전임") and rest:
        return f"전 {office(rest)}"
    if title in _OFFICE_AFTER_HOUSE:
        return _OFFICE_AFTER_HOUSE[title]
    last = title.rpartition(" ")[2]
    return next((known for known in _OFFICES if last.endswith(known)), last)


def office_in(word: str) -> str:
    """The office a word of running text ends with, honorific and particles aside: 차관은 gives 차관; "" where none does."""
    found = _OFFICE_IN_TEXT.search(word)
    return found["office"] if found else ""


def titled(name: str, title: str, *, honorific: bool = False) -> str:
    """Name, then title, a space between: 김진표 의장; with `honorific` 김진표 의장님, as one is addressed."""
    called = f"{name} {title}".strip()
    return f"{called}님" if honorific and title else called


def listed(words: tuple[str, ...]) -> str:
    """Words as Korean enumerates them: 가, 나, 다."""
    return ", ".join(word for word in words if word)


def _read_aloud(word: str) -> str:
    """`word` without the marks at its end and without a closing bracket's content."""
    word = word.strip()
    while word:
        if word[-1] in _CLOSERS:
            word = word[:-1].rstrip()
        elif word[-1] in ")）" and (opening := max(word.rfind("("), word.rfind("（"))) > 0:
            word = word[:opening].rstrip()
        elif word[-1] in ")）":
            word = word[:-1].rstrip()
        else:
            return word
    return word


def _final_of_number(word: str) -> str:
    """How a number ends when read: digits after a point one by one, trailing zeros as 십, 백, 천, 만, 억, 조."""
    found = re.search(r"\d[\d,.]*$", word)
    number = found.group() if found else word[-1]
    digits = number.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    if "." in digits or zeros == 0 or zeros == len(digits):
        return _DIGIT_FINALS[digits[-1]]
    if zeros < 4:
        return ("ㅂ", "ㄱ", "ㄴ")[zeros - 1]
    return ("ㄴ", "ㄱ", NO_FINAL)[min(zeros // 4, 3) - 1]


def _final_of_latin(word: str) -> str | None:
    found = re.search(r"(\d?)([A-Za-z]+)$", word)
    if not found:
        return None
    after_digit, letters = found.groups()
    if after_digit and letters in _UNITS:
        return _UNITS[letters]
    if letters in _SPELLED_AS_A_WORD:
        return _SPELLED_AS_A_WORD[letters]
    if letters.isupper():
        return _LETTER_FINALS.get(letters[-1], NO_FINAL)
    return _final_of_english(letters.lower())


def _final_of_english(word: str) -> str | None:
    """How an English word or a romanised name ends in Hangul; None where k, p, t and their like leave it open."""
    for ending, final in (
        ("ng", "ㅇ"),
        ("le", "ㄹ"),
        ("ne", "ㄴ"),
        ("me", "ㅁ"),
        ("l", "ㄹ"),
        ("m", "ㅁ"),
        ("n", "ㄴ"),
    ):
        if word.endswith(ending) and len(word) > len(ending):
            return final
    if re.search(r"([aeiouwyrdsfvzxjqh]|[aeiou]{2}[ktp]|[rsfnc]t|(?<!n)g)$", word):
        return NO_FINAL
    return None


def _decide_doubtful(text: str) -> str:
    def decided(match: re.Match[str]) -> str:
        return particle(text[: match.start()].rpartition(" ")[2], _DOUBTFUL_FORMS[match.group()])

    return _DOUBTFUL.sub(decided, text)


def _repair_after(text: str, word: str) -> str:
    forms = "|".join(sorted(_FORM_PAIRS, key=len, reverse=True))
    closers = re.escape(_CLOSERS)
    pattern = rf"({re.escape(word)}[{closers})）]*)({forms})(?=(?:의|는|도|만)?(?![가-힣]))"

    def repaired(match: re.Match[str]) -> str:
        before, form = match.groups()
        return with_particle(before, _FORM_PAIRS[form])

    return re.sub(pattern, repaired, text)
