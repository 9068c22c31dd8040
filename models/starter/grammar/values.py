"""Numbers, amounts, dates and times in both languages."""

from __future__ import annotations

import random
from decimal import Decimal

from .lexicon import Word

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_UNITS = ((12, "trillion"), (9, "billion"), (6, "million"))


def in_words(amount: int) -> str:
    """An amount in English: trillions, billions and millions as words, smaller ones with commas."""
    for power, word in _UNITS:
        if amount >= 10**power:
            share = (Decimal(amount) / 10**power).normalize()
            return f"{share:,f} {word}"
    return f"{amount:,}"


def won(eok: int) -> Word:
    """An amount of `eok` hundred million won."""
    if eok >= 10_000 and eok % 10_000 == 0:
        return Word(f"{eok // 10_000:,}조 원", f"{in_words(eok * 10**8)} won")
    return Word(f"{eok:,}억 원", f"{in_words(eok * 10**8)} won")


def dollars(man: int) -> Word:
    """An amount of `man` ten thousand dollars."""
    if man >= 10_000 and man % 10_000 == 0:
        return Word(f"{man // 10_000:,}억 달러", f"{in_words(man * 10**4)} dollars")
    return Word(f"{man:,}만 달러", f"{in_words(man * 10**4)} dollars")


def money(rng: random.Random) -> Word:
    """A sum in won or dollars."""
    roll = rng.random()
    if roll < 0.5:
        return won(
            rng.choice((rng.randrange(1, 10), rng.randrange(1, 100) * 10, rng.randrange(10, 1000) * 10 // 2))
        )
    if roll < 0.6:
        return won(rng.randrange(1, 100) * 10_000)
    if roll < 0.85:
        return dollars(
            rng.choice((rng.randrange(1, 100) * 100, rng.randrange(1, 100) * 10, rng.randrange(1, 10)))
        )
    if roll < 0.93:
        return dollars(rng.randrange(1, 100) * 10_000)
    amount = f"{rng.randrange(1, 100) * 100:,}"
    return Word(f"{amount}원", f"{amount} won")


def number(rng: random.Random) -> Word:
    """A number from 2 to 9,999, above 999 mostly with a comma."""
    value = rng.choice((rng.randrange(2, 100), rng.randrange(2, 1000), rng.randrange(1000, 10_000)))
    if value >= 1000:
        value = value if rng.random() < 0.5 else value // 100 * 100
        text = f"{value:,}" if rng.random() < 0.8 else str(value)
    else:
        text = str(value)
    return Word(text, text, True)


def small(rng: random.Random) -> Word:
    """A number from 2 to 99."""
    text = str(rng.randrange(2, 100))
    return Word(text, text, True)


def percent(rng: random.Random) -> Word:
    """A share in percent, sometimes with one decimal."""
    text = (
        str(rng.randrange(1, 101))
        if rng.random() < 0.85
        else f"{rng.randrange(1, 100)}.{rng.randrange(1, 10)}"
    )
    return Word(f"{text}퍼센트", f"{text} percent")


def year(rng: random.Random) -> Word:
    """A year."""
    text = str(rng.randrange(2010, 2051) if rng.random() < 0.75 else rng.randrange(1945, 2010))
    return Word(f"{text}년", text)


def month(rng: random.Random) -> Word:
    """A month."""
    value = rng.randrange(12)
    return Word(f"{value + 1}월", MONTHS[value])


def date(rng: random.Random) -> Word:
    """A day of the year, sometimes with the year."""
    value, day = rng.randrange(12), rng.randrange(1, 32)
    day = min(day, 29 if value == 1 else 30 if value in (3, 5, 8, 10) else 31)
    if rng.random() < 0.2:
        then = rng.randrange(2010, 2041)
        day = min(day, 28) if value == 1 else day
        return Word(f"{then}년 {value + 1}월 {day}일", f"{MONTHS[value]} {day}, {then}")
    return Word(f"{value + 1}월 {day}일", f"{MONTHS[value]} {day}")


def clock(rng: random.Random) -> Word:
    """A time of day."""
    hour, minute = rng.randrange(1, 13), rng.choice((0, 0, 0, 30, 30, 10, 15, 20, 40, 45, 50, 5, 25, 35, 55))
    half = rng.random() < 0.4
    ko = f"{'오전' if half else '오후'} {hour}시" + (f" {minute}분" if minute else "")
    en = f"{hour}" + (f":{minute:02d}" if minute else "") + (" a.m." if half else " p.m.")
    return Word(ko, en)
