"""The quantities of an English text: digits, number words, months, weekdays, times of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from wontak.domain.quantities import NOON_MIN, Figures, Measure, Reading, decimal

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WEAK = {"zero", "one", "first", "second"}
"""Number words that as often mean something else."""

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"({_DIGITS})(st|nd|rd|th|s\b|)|[A-Za-z]+")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])\s*(?:([ap])\.?\s?m\b\.?)?", re.IGNORECASE)
_MERIDIEM = re.compile(r"\s*([ap])\.?\s?m\b\.?|\s+in the (morning|afternoon|evening)", re.IGNORECASE)
_PERCENT = re.compile(r"[\s-]*(?:percent(?:age)?\b|per cent\b|%)", re.IGNORECASE)
_MONTH = re.compile(
    r"(?P<before>\b(?:in|since|by|until|till|last|next|this|early|late|mid|of|from|to|on|\d{1,2}(?:st|nd|rd|th)?)[\s-]+)?"
    r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
    r"(?P<after>\s+(?:\d|the\s+\d|first\b|second\b|\w+th\b))?"
)
_AMBIGUOUS_MONTHS = {"may", "march"}
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?P<over>\d+|one|two|three|four|five|a)[\s-](?P<under>half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)\b"
    r"|(?<![\d/])(?P<above>\d{1,2})/(?P<below>\d{1,2})(?![\d/])",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_MAY_MEAN = [
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), value)
    for words, value in (
        (
            "an?|one|once|single|first|each|every|per|only|any|annual(?:ly)?|yearly|monthly|daily|weekly|another|the",
            1,
        ),
        (
            "both|two|twice|second(?:ly)?|double[ds]?|pairs?|couple|bilateral|dual|mutual|either|neither|bipartisan",
            2,
        ),
        ("third(?:ly)?|triple[ds]?|trilateral|thrice", 3),
        ("four(?:th|fold)|quadruple[ds]?", 4),
        ("decades?", 10),
        ("dozens?", 12),
        ("half|halves", Fraction(1, 2)),
        ("quarters?", Fraction(1, 4)),
        ("half a century", 50),
        ("centur(?:y|ies)", 100),
        ("six months|half a year", 6),
        ("no|none|zero|nothing", 0),
    )
]


@dataclass(frozen=True)
class _Number:
    """A number found in the text and where it ends; `certain` unless it may be no number at all."""

    value: Fraction
    end: int
    certain: bool


def read(text: str) -> Figures:
    """The quantities of an English text."""
    reading = Reading(text)
    reading.allow_words(_MAY_MEAN)
    reading.take(_ISO_DATE, lambda match: _iso_date(match, reading))
    reading.take(_CLOCK, lambda match: _clock(match, reading))
    reading.take(
        re.compile(r"\b(noon|midday|midnight)\b", re.IGNORECASE), lambda match: _noon(match, reading)
    )
    reading.take(_WEEKDAY, lambda match: _weekday(match, reading))
    reading.take(_MONTH, lambda match: _month(match, reading))
    reading.take(_FRACTION, lambda match: _fraction(match, reading))
    for number in _numbers(reading.text):
        _classify(number, reading)
    return reading.figures()


def _iso_date(match: re.Match[str], reading: Reading) -> bool:
    year, month, day = map(int, match.groups())
    reading.state(Measure.NUMBER, year, day)
    reading.state(Measure.MONTH, month)
    return True


def _clock(match: re.Match[str], reading: Reading) -> bool:
    hour, minute = int(match[1]), int(match[2])
    if hour > 24 or minute > 59:
        return False
    reading.time((_hour_of_day(hour, match[3]) if match[3] else hour % 24) * 60 + minute)
    if not match[3]:
        reading.clock(hour, minute)
    return True


def _noon(match: re.Match[str], reading: Reading) -> bool:
    reading.time(0 if match[1].lower() == "midnight" else NOON_MIN)
    return True


def _weekday(match: re.Match[str], reading: Reading) -> bool:
    reading.state(Measure.WEEKDAY, _WEEKDAYS.index(match.group().lower()))
    return True


def _month(match: re.Match[str], reading: Reading) -> bool:
    name = match["month"].rstrip(".").lower()
    certain = name not in _AMBIGUOUS_MONTHS or bool(match["before"] or match["after"])
    reading.note(certain, Measure.MONTH, _MONTHS[name])
    # The day beside it is left for the numbers.
    return False


def _fraction(match: re.Match[str], reading: Reading) -> bool:
    if match["below"]:
        if int(match["below"]) < 2:
            return False
        reading.state(Measure.NUMBER, Fraction(int(match["above"]), int(match["below"])))
        return True
    over, under = match["over"].lower(), match["under"].lower().rstrip("s")
    above = 1 if over == "a" else int(over) if over.isdigit() else _UNITS[over]
    reading.note(over not in ("a", "one"), Measure.NUMBER, Fraction(above, _PARTS[under]))
    return True


def _classify(number: _Number, reading: Reading) -> None:
    """What a number counts shows in what follows it."""
    meridiem = _MERIDIEM.match(reading.text, number.end)
    if _PERCENT.match(reading.text, number.end):
        reading.note(number.certain, Measure.PERCENT, number.value)
    elif meridiem and number.value.denominator == 1 and 1 <= number.value <= 12:
        half = meridiem[1] or ("a" if meridiem[2].lower() == "morning" else "p")
        reading.time(_hour_of_day(int(number.value), half) * 60)
    else:
        reading.note(number.certain, Measure.NUMBER, number.value)


def _hour_of_day(hour: int, half: str) -> int:
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _numbers(text: str) -> Iterator[_Number]:
    """Numbers in digits and in words, each as long as it goes: "two hundred and five" is one, "two, three" are two."""
    run = _Run()
    for token in _TOKEN.finditer(text):
        word = token.group().lower()
        apart = bool(text[run.end : token.start()].strip(" -")) if run.open else False
        if run.open and not apart and word == "and" and run.takes_and:
            run.end = token.end()
            continue
        if run.open and (apart or not run.continues(token, word)):
            yield from run.finish()
        if _is_number(token, word):
            run.add(token, word, text)
            if run.complete:
                yield from run.finish()
    yield from run.finish()


def _is_number(token: re.Match[str], word: str) -> bool:
    return (
        bool(token[1])
        or word in _UNITS
        or word in _TENS
        or word in _ORDINALS
        or word == "hundred"
        or word in _SCALES
    )


class _Run:
    """Number words and digits that belong together, and their value so far."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.open = False
        self.complete = False
        self.end = 0
        self._total = Fraction(0)
        self._section = Fraction(0)
        self._last = ""
        self._certain = True

    @property
    def takes_and(self) -> bool:
        return self._last in ("hundred", "scale")

    def continues(self, token: re.Match[str], word: str) -> bool:
        """Whether `word` goes on with this number rather than beginning another."""
        if token[1]:
            return self._last == "scale"
        if word == "hundred" or word in _SCALES:
            return self._last != "ordinal"
        small = _UNITS.get(word, _ORDINALS.get(word, 100))
        if self._last in ("hundred", "scale"):
            return word in _TENS or word in _UNITS or word in _ORDINALS
        if self._last == "tens" and 0 < small < 10:
            return True
        # Years are read in pairs: twenty twenty-six.
        return (
            self._last in ("tens", "teen")
            and self._section in (18, 19, 20)
            and (word in _TENS or 10 <= small < 20)
        )

    def add(self, token: re.Match[str], word: str, text: str) -> None:
        if token[1]:
            self._add_digits(token, text)
        elif word == "hundred":
            self._section = (self._section or Fraction(1)) * 100
            self._last = "hundred"
        elif word in _SCALES:
            self._total += (self._section or Fraction(1)) * _SCALES[word]
            self._section = Fraction(0)
            self._last = "scale"
        else:
            self._add_word(word)
        self.open = True
        self.end = token.end()

    def finish(self) -> Iterator[_Number]:
        if self.open:
            yield _Number(self._total + self._section, self.end, self._certain)
        self._clear()

    def _add_digits(self, token: re.Match[str], text: str) -> None:
        self._section += decimal(token[1])
        self._last = "digits"
        before = text[max(0, token.start() - 2) : token.start()]
        # G20, COVID-19 and 3D are names rather than numbers.
        named = bool(re.search(r"[A-Za-z]-?$", before)) or text[token.end() : token.end() + 1].isalpha()
        self._certain = self._certain and not named
        self.complete = bool(token[2])

    def _add_word(self, word: str) -> None:
        value = _UNITS.get(word, _TENS.get(word, _ORDINALS.get(word, 0)))
        if self._last in ("tens", "teen") and value >= 10:
            self._section *= 100
        if not self.open:
            self._certain = word not in _WEAK
        elif word in _WEAK:
            self._certain = True
        self._section += value
        self._last = (
            "tens" if word in _TENS else "ordinal" if word in _ORDINALS else "teen" if value >= 10 else "unit"
        )
        self.complete = word in _ORDINALS
