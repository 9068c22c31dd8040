"""The quantities of a Korean text: digits with 만 and 억, Sino-Korean and native number words, dates, times of day."""

import re
from fractions import Fraction

from wontak.domain.quantities import NOON_MIN, Figures, Measure, Reading, decimal

_SINO_DIGITS = {"영": 0} | dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_SMALL_UNITS = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
_NATIVE_ONES = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_DAYS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
}

_COUNTER = (
    "퍼센트|킬로미터|개월|개국|개년|시간|주년|주일|주간|차례|번째|페이지|달러|유로|세기|가지|미터|단계|사람|나라|국가|마리|"
    "개|년|월|일|시|분|초|명|인|주|차|회|번|건|쪽|원|대|세|층|곳|표|석|조|항|호|장|배|톤|등|위|편|점|권|달|해|살|여"
)
_NATIVE_COUNTER = "(?:가지|개|명|분|사람|나라|국가|의회|번|차례|달|해|살|시간|시|곳|권|배|편|정당|정상|정부|기관|위원회|도시|단계|축)"  # noqa: E501

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
# 조 after a number is a trillion unless it counts articles of a law or begins another word.
_UNIT = r"(?:[십백천]|만|억|조(?!각|직|건|항|례|합|약|정|\s*\d+\s*항)|경(?=\s?원))"
_NUMBER = re.compile(
    rf"(?P<article>제|법\s)?(?<![\d.,])(?P<run>{_DIGITS}"
    rf"(?:(?:\s(?=[억조]\s?(?:원|달러|\s)))?{_UNIT}|(?<=[십백천만억조])\s?{_DIGITS}|(?<=[천만억조])[일이삼사오육칠팔구](?=[십백천]))*)"
    r"(?P<percent>\s?(?:퍼센트|프로(?![가-힣]*(?:그램|젝트|세스|필|토))|%|％))?"
)
_SINO = "일이삼사오육칠팔구십백천만억조"
_SINO_COUNTED = re.compile(
    rf"(?<![가-힣\ufffc])(?P<ordinal>제)?(?P<run>[{_SINO}]+?)\s?(?P<counter>{_COUNTER})"
    rf"(?![{_SINO}])(?<!일(?=\s?(?:명|개|퍼센트|년|월|건|원|표|차|회|주년)))"
)
_SINO_ALONE = re.compile(rf"(?<![가-힣\ufffc])[{_SINO}]{{2,}}")
_CERTAIN_SINGLE = set("삼육칠팔구십백천만")
_CERTAIN_SINGLE_COUNTERS = {"년", "개월", "개국", "명", "원", "퍼센트", "주년", "세기", "달러", "월"}
_NOT_NUMBERS = {
    "만일",
    "일일",
    "만",
    "일이",
    "이만",
    "천만",
    "사십구재",
    "만만",
    "이천",
    "사천",
    "오만",
    "일조",
    "백일",
    "천일",
}

_HALVES = {"오전": 0, "새벽": 0, "아침": 0, "오후": 12, "낮": 12, "저녁": 12, "밤": 12}
_HOURS = {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열": 10,
    "열한": 11,
    "열두": 12,
}
_HOUR = r"(?P<hour>\d{1,2}|열한|열두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
_MINUTE = r"(?:\s?(?P<minute>\d{1,2}|[이삼사오]?십[일이삼사오육칠팔구]?|오)분|\s?(?P<half>반))?"
_TIME = re.compile(rf"(?P<day>오전|오후|새벽|아침|저녁|밤|낮)\s?{_HOUR}\s?시(?!간){_MINUTE}")
_HOUR_ALONE = re.compile(rf"(?<![\d가-힣]){_HOUR}\s?시(?=(?:에|까지|부터|경|쯤|반|\s|[.,]|$)){_MINUTE}")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_DOTTED_DATE = re.compile(r"(?<!\d)(\d{4})[.\-]\s?(\d{1,2})[.\-]\s?(\d{1,2})(?!\d)\.?")
_MONTH = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])월|(?<![가-힣])(십일|십이|일|이|삼|사|오|유|육|칠|팔|구|시|십)월(?=\s|[에의은이부중말초]|$)"
)
_MONTH_WORDS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "유": 6, "육": 6, "칠": 7, "팔": 8, "구": 9, "시": 10, "십": 10,
                "십일": 11, "십이": 12}  # fmt: skip
_DOUBTFUL_MONTHS = {"일", "이", "시"}
_WEEKDAY = re.compile(r"([월화수목금토일])요일")
_PART_OF = re.compile(rf"(\d+|[{_SINO}]+)\s?분의\s?(\d+|[{_SINO}]+)(?=[가-힣\s.,]|$)")
_NAMED_DAY = re.compile(r"\d+·\d+")
_NATIVE = re.compile(
    r"(?<![가-힣\ufffc])(?P<tens>열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔)?"
    r"(?P<ones>하나|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉)?"
    rf"(?P<counted>\s?{_NATIVE_COUNTER})?"
)
_UNMISTAKABLE = {"다섯", "여섯", "일곱", "여덟", "아홉"}
_MAY_MEAN = [
    (re.compile(words), value)
    for words, value in (
        (r"(?<![가-힣])(?:한|하나|첫|일|단|매|각)|하루|[가-힣]+마다|연간|유일", 1),
        (r"양(?:국|측|당|원|자|쪽|의회|기관|정상)|쌍방|둘|두|이중|상호|한미|미한|재차|이틀|갑절|초당적", 2),
        (r"셋|세|삼|한미일|사흘", 3),
        (r"넷|네|사|나흘", 4),
        (r"반년", 6),
        (r"십년|십 년|열", 10),
        (r"보름", 15),
        (r"반세기", 50),
        (r"(?<![가-힣])백|세기", 100),
        (r"(?<![가-힣])천", 1000),
        (r"(?<![가-힣])만", 10_000),
        (r"(?<![가-힣])백만", 1_000_000),
        (r"절반|(?<![가-힣])반", Fraction(1, 2)),
        (r"영|제로|없", 0),
    )
]


def read(text: str) -> Figures:
    """The quantities of a Korean text, NFC-normalised."""
    reading = Reading(text)
    reading.allow_words(_MAY_MEAN)
    for pattern, understand in (
        (_NAMED_DAY, _named_day),
        (_TIME, _time),
        (_CLOCK, _clock),
        (re.compile("정오|자정"), _noon),
        (_HOUR_ALONE, _hour_alone),
        (_DOTTED_DATE, _dotted_date),
        (_WEEKDAY, _weekday),
        (_MONTH, _month),
        (_PART_OF, _fraction),
        (_NUMBER, _digits),
        (_SINO_COUNTED, _sino_counted),
        (_SINO_ALONE, _sino_alone),
        (re.compile("|".join(_DAYS)), _days),
        (_NATIVE, _native),
    ):
        reading.take(pattern, lambda match, understand=understand: understand(match, reading))  # type: ignore[misc]
    return reading.figures()


def sino_value(run: str) -> Fraction:
    """The value of a number in digits, Sino-Korean number words and units: 3억 5,000만, 이천이십육."""
    total = section = Fraction(0)
    number: Fraction | None = None
    for token in re.findall(rf"{_DIGITS}|[가-힣]", run):
        if token[0].isdigit():
            number = decimal(token)
        elif token in _SINO_DIGITS:
            number = Fraction(_SINO_DIGITS[token])
        elif token in _SMALL_UNITS:
            section += (1 if number is None else number) * _SMALL_UNITS[token]
            number = None
        else:
            section += number or 0
            total += (section or 1) * _MYRIADS[token]
            section, number = Fraction(0), None
    return total + section + (number or 0)


def _named_day(match: re.Match[str], reading: Reading) -> bool:
    """6·25 or 3·1 are names of days, which English calls otherwise."""
    reading.allow(Measure.NUMBER, *(int(part) for part in match.group().split("·")))
    return True


def _time(match: re.Match[str], reading: Reading) -> bool:
    hour = _hour(match)
    if hour > 24:
        return False
    later = _HALVES[match["day"]]
    if match["day"] == "밤" and hour in (12, 1, 2, 3):
        later, hour = 0, hour % 12
    elif match["day"] == "낮" and hour == 11:
        later = 0
    reading.time(((hour % 12 + later) if hour <= 12 else hour % 24) * 60 + _minute(match))
    return True


def _clock(match: re.Match[str], reading: Reading) -> bool:
    hour, minute = int(match[1]), int(match[2])
    if hour > 24 or minute > 59:
        return False
    reading.time(hour % 24 * 60 + minute)
    return True


def _noon(match: re.Match[str], reading: Reading) -> bool:
    reading.time(NOON_MIN if match.group() == "정오" else 0)
    return True


def _hour_alone(match: re.Match[str], reading: Reading) -> bool:
    hour, minute = _hour(match), _minute(match)
    if hour > 24:
        return False
    reading.clock(hour, minute)
    if match["hour"].isdigit():
        reading.state(Measure.NUMBER, hour, *([minute] if minute else []))
    return True


def _hour(match: re.Match[str]) -> int:
    return int(match["hour"]) if match["hour"].isdigit() else _HOURS[match["hour"]]


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    return int(sino_value(match["minute"])) if match["minute"] else 0


def _dotted_date(match: re.Match[str], reading: Reading) -> bool:
    year, month, day = map(int, match.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    reading.state(Measure.NUMBER, year, day)
    reading.state(Measure.MONTH, month)
    return True


def _weekday(match: re.Match[str], reading: Reading) -> bool:
    reading.state(Measure.WEEKDAY, "월화수목금토일".index(match[1]))
    return True


def _month(match: re.Match[str], reading: Reading) -> bool:
    if match[1]:
        reading.state(Measure.MONTH, int(match[1]))
    else:
        reading.note(match[2] not in _DOUBTFUL_MONTHS, Measure.MONTH, _MONTH_WORDS[match[2]])
    return True


def _fraction(match: re.Match[str], reading: Reading) -> bool:
    below, above = sino_value(match[1]), sino_value(match[2])
    if below < 2:
        return False
    reading.state(Measure.NUMBER, above / below)
    return True


def _digits(match: re.Match[str], reading: Reading) -> bool:
    run, following = match["run"], reading.text[match.end() :]
    if match["article"] and run.endswith("조"):
        run = run[:-1]
    value = sino_value(run)
    if match["percent"]:
        reading.state(Measure.PERCENT, value)
        return True
    # G20, K-9 and 3D are names rather than numbers.
    named = re.search(r"[A-Za-z]-?$", reading.text[: match.start()]) or re.match("[A-Za-z]", following)
    reading.note(not named, Measure.NUMBER, value)
    return True


def _sino_counted(match: re.Match[str], reading: Reading) -> bool:
    run, counter = match["run"], match["counter"]
    if run + counter in _NOT_NUMBERS:
        return False
    value = sino_value(run)
    measure = (
        Measure.PERCENT
        if counter == "퍼센트"
        else Measure.MONTH
        if counter == "월" and value <= 12
        else Measure.NUMBER
    )
    lone = len(run) == 1 and not match["ordinal"]
    certain = (
        (run in _CERTAIN_SINGLE and counter in _CERTAIN_SINGLE_COUNTERS)
        if lone
        else bool(set(run) & set("십백천만억조"))
    )
    if counter in ("일", "조") and not lone and reading.text[match.end() : match.end() + 1] != " ":
        # 이십일 may be the 20th or 21.
        reading.allow(Measure.NUMBER, sino_value(run + counter))
    reading.note(certain, measure, value)
    return True


def _sino_alone(match: re.Match[str], reading: Reading) -> bool:
    run = match.group()
    # Particles look like number words: 삼백오십억이 ends in one.
    value = sino_value(run)
    reading.allow(Measure.NUMBER, value, *([sino_value(run[:-1])] if run[-1] in _SINO_DIGITS else []))
    if (
        len(run) >= 4
        and run not in _NOT_NUMBERS
        and run[-1] not in _SINO_DIGITS
        and set(run) & set(_SMALL_UNITS)
    ):
        reading.state(Measure.NUMBER, value)
    return True


def _days(match: re.Match[str], reading: Reading) -> bool:
    reading.allow(Measure.NUMBER, _DAYS[match.group()])
    return True


def _native(match: re.Match[str], reading: Reading) -> bool:
    tens, ones, counted = match["tens"], match["ones"], match["counted"]
    if not (tens or ones):
        return False
    value = _NATIVE_TENS.get(tens or "", 0) + _NATIVE_ONES.get(ones or "", 0)
    bare_two = ones == "두" and reading.text[match.end() : match.end() + 1] == " "
    certain = (
        bool(counted or (tens and tens != "열") or (tens and ones) or ones in _UNMISTAKABLE or bare_two)
        and value != 1
    )
    reading.note(certain, Measure.NUMBER, value)
    return True
