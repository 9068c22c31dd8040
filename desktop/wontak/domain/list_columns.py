"""Which row of a pasted table is its heading and what its columns hold, by the headings or else by what stands in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from wontak.domain.list_people import (
    looks_like_house,
    looks_like_korean_name,
    looks_like_latin_name,
    looks_like_title,
    read_person,
    same_person,
    tidy,
)
from wontak.domain.list_words import (
    AgendaColumn,
    PersonColumn,
    agenda_heading,
    agenda_kind_named,
    language_named,
    person_heading,
    pronoun_named,
    role_named,
)
from wontak.domain.meeting import Meeting

Cells = tuple[str, ...]
Rows = tuple[Cells, ...]
Column = TypeVar("Column", PersonColumn, AgendaColumn)

_HEADINGS_WITHIN = 6
_MOST = 0.6
"""The share of a column's cells that must look alike for the column to be taken as such."""

_COUNTING = re.compile(r"^\(?\d{1,4}[.)]?$")
_TIME = re.compile(r"^\D{0,5}\d{1,2}[:시]\s?\d{0,2}.*$|^\d+\s?(?:분|min\w*)$", re.IGNORECASE)
_LONGEST_ROLE = 12
_ROLE_WORDS = 3


@dataclass(frozen=True)
class Layout(Generic[Column]):
    """The columns, and the row (from 0) at which the list proper begins; `has_header` if there is a heading above it."""

    columns: tuple[Column, ...]
    first: int
    has_header: bool


def roster_layout(rows: Rows, given: tuple[PersonColumn, ...] | None) -> Layout[PersonColumn]:
    """How a list of people is laid out; `given` columns are taken as they are."""
    found = _headed(rows, person_heading, _has_name, PersonColumn.IGNORED)
    if given is not None:
        return Layout(given, found.first if found else 0, found is not None)
    return found or Layout(_guessed_people(rows), 0, False)


def agenda_layout(
    rows: Rows, meeting: Meeting, given: tuple[AgendaColumn, ...] | None
) -> Layout[AgendaColumn]:
    """How an agenda is laid out; those on the roster tell which column holds the speakers."""
    found = _headed(rows, agenda_heading, _has_item, AgendaColumn.IGNORED)
    if given is not None:
        return Layout(given, found.first if found else 0, found is not None)
    return found or Layout(_guessed_agenda(rows, meeting), 0, False)


def width(rows: Rows) -> int:
    """How many columns the widest row has."""
    return max(map(len, rows), default=0)


def _headed(
    rows: Rows,
    heading: Callable[[str], Column | None],
    suffices: Callable[[list[Column]], bool],
    ignored: Column,
) -> Layout[Column] | None:
    for number, row in enumerate(rows[:_HEADINGS_WITHIN]):
        named: list[Column | None] = [heading(tidy(cell)) for cell in row]
        known = [column for column in named if column]
        filled = [cell for cell in row if tidy(cell)]
        if suffices(known) and len(known) >= len(filled) - len(filled) // 3:
            return Layout(tuple(column or ignored for column in named), number + 1, True)
    return None


def _has_name(columns: list[PersonColumn]) -> bool:
    return any(column.value.startswith("name") for column in columns)


def _has_item(columns: list[AgendaColumn]) -> bool:
    items = {column for column in columns if column is not AgendaColumn.IGNORED}
    return len(items) >= 2 or any(column.value.startswith("topic") for column in items)


def _guessed_people(rows: Rows) -> tuple[PersonColumn, ...]:
    columns = [_guessed_person_column(_column(rows, place)) for place in range(width(rows))]
    if not any(column in (PersonColumn.NAME, PersonColumn.NAME_EN) for column in columns):
        # A list of people has their names somewhere: in the first column with words in it.
        usable = (place for place, column in enumerate(columns) if column is not PersonColumn.IGNORED)
        first = next(usable, None)
        if first is not None:
            columns[first] = PersonColumn.NAME
    return tuple(columns)


def _guessed_person_column(cells: list[str]) -> PersonColumn:
    tests: tuple[tuple[PersonColumn, Callable[[str], bool]], ...] = (
        (
            PersonColumn.IGNORED,
            lambda cell: bool(_COUNTING.match(cell) or re.search(r"@|\d{3,4}-\d{4}", cell)),
        ),
        (PersonColumn.PRONOUN, lambda cell: pronoun_named(cell) is not None),
        (PersonColumn.LANGUAGE, lambda cell: language_named(cell) is not None),
        (PersonColumn.NAME, looks_like_korean_name),
        (PersonColumn.ROLE, _is_role),
        (PersonColumn.NAME_EN, looks_like_latin_name),
        (PersonColumn.NAME, _is_name_with_more),
        (PersonColumn.TITLE, looks_like_title),
        (PersonColumn.AFFILIATION, looks_like_house),
    )
    if not cells:
        return PersonColumn.IGNORED
    shares = [(sum(map(test, cells)) / len(cells), column) for column, test in tests]
    return next((column for share, column in shares if share >= _MOST), _likeliest(shares))


def _likeliest(shares: list[tuple[float, PersonColumn]]) -> PersonColumn:
    share, column = max(shares, key=lambda one: one[0])
    return column if share > 0 else PersonColumn.AFFILIATION


def _is_role(cell: str) -> bool:
    return len(cell) <= _LONGEST_ROLE and len(cell.split()) <= _ROLE_WORDS and role_named(cell) is not None


def _is_name_with_more(cell: str) -> bool:
    called = read_person(cell)
    known = looks_like_korean_name(called.name.ko) or looks_like_latin_name(called.name.en)
    return known and bool(called.title or called.affiliation or (called.name.ko and called.name.en))


def _guessed_agenda(rows: Rows, meeting: Meeting) -> tuple[AgendaColumn, ...]:
    columns: list[AgendaColumn | None] = []
    for place in range(width(rows)):
        cells = _column(rows, place)
        columns.append(_guessed_agenda_column(cells, meeting))
    lengths = [sum(map(len, _column(rows, place))) for place in range(width(rows))]
    open_places = [place for place, column in enumerate(columns) if column is None]
    if not open_places and AgendaColumn.KIND in columns:
        return tuple(column or AgendaColumn.IGNORED for column in columns)
    topic = max(open_places, key=lambda place: lengths[place], default=None)
    return tuple(
        column or (AgendaColumn.TOPIC if place == topic else AgendaColumn.SPEAKERS)
        for place, column in enumerate(columns)
    )


def _guessed_agenda_column(cells: list[str], meeting: Meeting) -> AgendaColumn | None:
    def share(test: Callable[[str], object]) -> float:
        return sum(bool(test(cell)) for cell in cells) / len(cells)

    if not cells or share(lambda cell: _COUNTING.match(cell) or _TIME.match(cell)) >= _MOST:
        return AgendaColumn.IGNORED
    if share(lambda cell: same_person(read_person(cell).name, meeting.participants)) >= _MOST / 2:
        return AgendaColumn.SPEAKERS
    if share(lambda cell: len(cell) <= _LONGEST_ROLE * 2 and agenda_kind_named(cell)) >= _MOST:
        return AgendaColumn.KIND
    if (
        share(
            lambda cell: (
                looks_like_korean_name(cell) or looks_like_latin_name(cell) or _is_name_with_more(cell)
            )
        )
        >= _MOST
    ):
        return AgendaColumn.SPEAKERS
    return None


def _column(rows: Rows, place: int) -> list[str]:
    """The filled cells of a column."""
    return [tidy(row[place]) for row in rows if place < len(row) and tidy(row[place])]
