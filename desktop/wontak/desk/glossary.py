"""The glossary of the house and of a meeting: tables that overlay the bundled one, read with their problems named by row."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wontak import paths
from wontak.domain.glossary import Term, read_terms
from wontak.domain.list_problems import ListProblem, RowProblem
from wontak.export.atomic import write_whole

if TYPE_CHECKING:
    from wontak.domain.lists import Rows

GLOSSARY_FILE = "glossary.csv"
_COLUMNS = ("ko", "en", "kind", "note")
_HEADINGS = {
    "ko": ("ko", "korean", "한국어", "국문", "한글", "용어", "국어"),
    "en": ("en", "english", "영어", "영문", "영문표기", "번역"),
    "kind": ("kind", "type", "category", "분류", "구분", "종류"),
    "note": ("note", "notes", "remark", "비고", "메모", "참고"),
}


@dataclass(frozen=True)
class GlossaryTable:
    """The terms of a file that can be used, and what is wrong with its other rows (counted from 1, the heading included)."""

    terms: tuple[Term, ...] = ()
    problems: tuple[RowProblem, ...] = ()


def house_file() -> Path:
    """The house's own glossary, among this user's files."""
    return paths.user_data() / GLOSSARY_FILE


def meeting_file(folder: Path) -> Path:
    """A meeting's own glossary, in its folder."""
    return folder / GLOSSARY_FILE


def bundled_terms() -> tuple[Term, ...]:
    """The terms that come with the program."""
    folder = paths.resources() / "glossaries"
    return tuple(term for file in sorted(folder.glob("*.csv")) for term in read_terms(file))


def terms_for(folder: Path | None = None) -> tuple[Term, ...]:
    """What recognition and translation go by: a meeting's terms over the house's over the bundled ones."""
    house = overlaid(load(house_file()).terms, bundled_terms())
    return overlaid(load(meeting_file(folder)).terms, house) if folder else house


def load(file: Path) -> GlossaryTable:
    """The glossary in `file`: a CSV file, or a table in any other format a list may have; empty where there is no file.

    The columns are found by their headings; without any they are ko, en, kind, note. Raises WontakError(LIST_UNREADABLE).
    """
    if not file.exists():
        return GlossaryTable()
    from wontak.desk.lists import read_list_file  # slow to load, and most meetings have no terms of their own

    return terms_in(read_list_file(file))


def terms_in(rows: Rows) -> GlossaryTable:
    """The terms in a table that was read or pasted; its columns are found as `load` finds them."""
    columns, first = _columns(rows[0]) if rows else ({}, 0)
    listed = {
        number: Term(**{name: row[place] if place < len(row) else "" for name, place in columns.items()})
        for number, row in enumerate(rows[first:], start=first + 1)
        if any(row)
    }
    problems = _problems(listed)
    wrong = {problem.row for problem in problems}
    return GlossaryTable(tuple(term for number, term in listed.items() if number not in wrong), problems)


def save(file: Path, terms: Iterable[Term]) -> None:
    """Write a glossary as CSV that Excel opens with its Hangul whole. Raises WontakError(DISK_FULL, NOT_WRITABLE)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for term in terms:
        writer.writerow(
            unicodedata.normalize("NFC", value).strip() for value in (term.ko, term.en, term.kind, term.note)
        )
    write_whole(file, text.getvalue().encode("utf-8-sig"))


def overlaid(upper: Iterable[Term], lower: Iterable[Term]) -> tuple[Term, ...]:
    """`upper`, then what `lower` says of Korean terms that `upper` does not have."""
    upper = tuple(upper)
    decided = {_key(term.ko) for term in upper}
    return (*upper, *(term for term in lower if _key(term.ko) not in decided))


def merged(terms: Iterable[Term], added: Iterable[Term]) -> tuple[Term, ...]:
    """`terms` with `added` at the end, without pairs that are there already."""
    result = list(terms)
    known = {_pair(term) for term in result}
    for term in added:
        if _pair(term) not in known:
            known.add(_pair(term))
            result.append(term)
    return tuple(result)


def checked(terms: Iterable[Term]) -> tuple[RowProblem, ...]:
    """What is wrong with a glossary being edited, by row counted from 1."""
    return _problems(dict(enumerate(terms, start=1)))


def _columns(heading: tuple[str, ...]) -> tuple[dict[str, int], int]:
    """Where each column stands, and how many rows the heading takes."""
    found = {
        name: place
        for place, cell in enumerate(heading)
        for name, headings in _HEADINGS.items()
        if "".join(cell.casefold().split()) in headings
    }
    if "ko" in found and "en" in found:
        return found, 1
    return {name: place for place, name in enumerate(_COLUMNS)}, 0


def _problems(listed: Mapping[int, Term]) -> tuple[RowProblem, ...]:
    seen: set[tuple[str, str]] = set()
    problems = []
    for row, term in listed.items():
        if not term.ko:
            problems.append(RowProblem(row, ListProblem.NO_KOREAN, term.en))
        elif not term.en:
            problems.append(RowProblem(row, ListProblem.NO_ENGLISH, term.ko))
        elif _pair(term) in seen:
            problems.append(RowProblem(row, ListProblem.TWICE, f"{term.ko} – {term.en}"))
        seen.add(_pair(term))
    return tuple(problems)


def _pair(term: Term) -> tuple[str, str]:
    return _key(term.ko), _key(term.en)


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
