"""What a quantity is, so that a Korean and an English one can be compared, and how a reader collects them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Measure(StrEnum):
    """What a value counts: a plain number, per cent, a month or weekday by its number, a time of day."""

    NUMBER = "number"
    PERCENT = "percent"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"


@dataclass(frozen=True)
class Quantity:
    """One comparable value. Months count from January = 1, weekdays from Monday = 0, times in minutes from midnight."""

    measure: Measure
    value: Fraction


@dataclass(frozen=True)
class Figures:
    """The quantities of one text: those it certainly states, and all that it can be read to say (those included)."""

    stated: frozenset[Quantity]
    may_say: frozenset[Quantity]


Value = Fraction | int

NOON_MIN = 12 * 60
DAY_MIN = 24 * 60

_READ = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass
class Reading:
    """A text being read: what has been understood is blotted out, so that nothing is read twice."""

    text: str
    stated: set[Quantity] = field(default_factory=set)
    may_say: set[Quantity] = field(default_factory=set)

    def take(self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], bool]) -> None:
        """Show every match of `pattern` to `read` and blot it out where `read` answers True."""

        def blot(match: re.Match[str]) -> str:
            return _READ * len(match.group()) if read(match) else match.group()

        self.text = pattern.sub(blot, self.text)

    def state(self, measure: Measure, *values: Value) -> None:
        """Note values the text certainly gives."""
        self.stated.update(Quantity(measure, Fraction(value)) for value in values)

    def allow(self, measure: Measure, *values: Value) -> None:
        """Note values the text may give."""
        self.may_say.update(Quantity(measure, Fraction(value)) for value in values)

    def note(self, certain: bool, measure: Measure, *values: Value) -> None:
        (self.state if certain else self.allow)(measure, *values)

    def allow_words(self, meanings: Iterable[tuple[re.Pattern[str], Value]]) -> None:
        """Note the value of every pattern that occurs anywhere."""
        for pattern, value in meanings:
            if pattern.search(self.text):
                self.allow(Measure.NUMBER, value)

    def time(self, minutes: int) -> None:
        """Note a time of day, which also says its hour on either clock and its minutes."""
        self.state(Measure.TIME, minutes)
        hour, minute = divmod(minutes, 60)
        self.allow(Measure.NUMBER, hour, hour % 12 or 12, minute)

    def clock(self, hour: int, minute: int) -> None:
        """Note a reading of the clock that leaves open which half of the day is meant."""
        minutes = hour % 24 * 60 + minute
        self.allow(Measure.TIME, minutes, (minutes + NOON_MIN) % DAY_MIN)
        self.allow(Measure.NUMBER, hour, minute)

    def figures(self) -> Figures:
        return Figures(frozenset(self.stated), frozenset(self.stated | self.may_say))


def decimal(digits: str) -> Fraction:
    """The value of digits with thousands commas and a decimal point."""
    return Fraction(digits.replace(",", ""))
