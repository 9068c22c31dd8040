"""Tables in files that offices send about: Excel workbooks, CSV in the encodings Korean programs write, Word documents."""

import csv
import datetime as dt
import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import ParseError

from wontak.domain.errors import Code, WontakError

Rows = tuple[tuple[str, ...], ...]

LARGEST_BYTES = 20 * 1024**2
LARGEST_UNPACKED_BYTES = 200 * 1024**2
MOST_ROWS, MOST_COLUMNS = 5_000, 64

_DAMAGE = (
    OSError,
    zipfile.BadZipFile,
    ParseError,
    SyntaxError,  # lxml's errors of form
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    csv.Error,
)
_ENCODINGS = ("utf-8-sig", "cp949")
_DELIMITERS = "\t,;"
_LOOKED_AT = 50


def read_table(file: Path) -> Rows:
    """The rows of the first table in an .xlsx, .csv, .tsv, .txt or .docx file, as text, NFC-normalised.

    A cell that spans several rows stands in each of them. Raises WontakError(LIST_UNREADABLE) with its `problem`.
    """
    reader = _READERS.get(file.suffix.casefold())
    if reader is None:
        raise _unreadable(file, "not_list_format")
    if not file.is_file():
        raise _unreadable(file, "missing_file")
    if file.stat().st_size > LARGEST_BYTES:
        raise _unreadable(file, "list_too_large")
    try:
        rows = tuple(tuple(map(_clean, row[:MOST_COLUMNS])) for row in islice(reader(file), MOST_ROWS + 1))
    except _DAMAGE as fault:
        raise _unreadable(file, "list_damaged") from fault
    if len(rows) > MOST_ROWS:
        raise _unreadable(file, "list_too_large")
    rows = _without_empty_ends(rows)
    if not rows:
        raise _unreadable(file, "list_without_table")
    return rows


def _workbook(file: Path) -> Iterable[list[str]]:
    """The first sheet that is shown and has something in it."""
    _refuse_bomb(file)
    import openpyxl  # like docx below slow to load, and seldom needed
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(file, data_only=True)
    except InvalidFileException as fault:
        raise ValueError(str(fault)) from fault
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in shown:
        spanned = {
            (row, merged.min_col): sheet.cell(merged.min_row, merged.min_col).value
            for merged in sheet.merged_cells.ranges
            for row in range(merged.min_row + 1, min(merged.max_row, MOST_ROWS) + 1)
        }
        rows = [
            [_said(spanned.get((number, place), cell.value)) for place, cell in enumerate(cells, start=1)]
            for number, cells in enumerate(
                sheet.iter_rows(
                    max_row=min(sheet.max_row, MOST_ROWS + 1), max_col=min(sheet.max_column, MOST_COLUMNS)
                ),
                start=1,
            )
        ]
        if any(any(row) for row in rows):
            return rows
    return []


def _separated(file: Path) -> Iterable[list[str]]:
    """Text with commas, semicolons or tabs, whichever parts its lines most evenly."""
    text = _decoded(file.read_bytes())
    parted = {mark: list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) for mark in _DELIMITERS}
    return parted[max(_DELIMITERS, key=lambda mark: _evenness(parted[mark][:_LOOKED_AT]))]


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("neither Unicode nor the Korean code page")


def _evenness(rows: list[list[str]]) -> int:
    """How many of the rows have the same number of cells, more than one."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths.values(), default=0)


def _document(file: Path) -> Iterable[list[str]]:
    """The first table of a Word document, or its paragraphs where it has none."""
    _refuse_bomb(file)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        content = docx.Document(str(file))
    except PackageNotFoundError as fault:
        raise ValueError(str(fault)) from fault
    if not content.tables:
        return [paragraph.text.split("\t") for paragraph in content.paragraphs if paragraph.text.strip()]
    rows = []
    for row in islice(content.tables[0].rows, MOST_ROWS + 1):
        cells, before = [], None
        for cell in row.cells:
            # A cell over several columns is given once for each of them.
            cells.append("" if cell._tc is before else cell.text)
            before = cell._tc
        rows.append(cells)
    return rows


_READERS = {
    ".xlsx": _workbook,
    ".xlsm": _workbook,
    ".csv": _separated,
    ".tsv": _separated,
    ".txt": _separated,
    ".docx": _document,
}


def _refuse_bomb(file: Path) -> None:
    with zipfile.ZipFile(file) as content:
        if sum(entry.file_size for entry in content.infolist()) > LARGEST_UNPACKED_BYTES:
            raise _unreadable(file, "list_too_large")


def _said(value: object) -> str:
    """A cell's value as its sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    return str(value)


def _clean(text: str) -> str:
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)


def _without_empty_ends(rows: Rows) -> Rows:
    """The rows without empty ones at the end and without columns in which there is nothing."""
    last = max((number for number, row in enumerate(rows, start=1) if any(row)), default=0)
    wide = max((place for row in rows for place, cell in enumerate(row, start=1) if cell), default=0)
    return tuple(row[:wide] for row in rows[:last])


def _unreadable(file: Path, problem: str) -> WontakError:
    return WontakError(Code.LIST_UNREADABLE, file=str(file), problem=problem)
