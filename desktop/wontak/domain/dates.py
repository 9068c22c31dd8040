"""Days as official documents write them, in each language."""

import datetime as dt

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = "월화수목금토일"


def official_date(date: dt.date, time: dt.time | None = None) -> str:
    """A date as official documents write it: 2026. 3. 18.(수), with the time 2026. 3. 18.(수) 14:00."""
    written = f"{date.year}. {date.month}. {date.day}.({_WEEKDAYS[date.weekday()]})"
    return f"{written} {time:%H:%M}" if time else written


def long_date(date: dt.date) -> str:
    """A day as an overview has it: March 18, 2026."""
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"
