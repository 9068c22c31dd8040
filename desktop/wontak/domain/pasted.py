"""Tables from the clipboard: the HTML that Excel and Word put there, or text with tabs."""

import csv
import io
import unicodedata
from html.parser import HTMLParser

from wontak.domain.list_columns import Rows

_UNSEEN = ("style", "script", "head", "title")
_BREAKS = ("br", "p", "div", "li")
_WIDEST, _LONGEST = 64, 2_000


def read_pasted(text: str, html: str = "") -> Rows:
    """The rows of what was pasted: the first table of `html` if there is one, else `text`, its cells parted by tabs.

    A cell that spans several rows stands in each of them. White space at the ends of cells is gone; rows may be empty.
    """
    return rows_of_html(html) or rows_of_text(text)


def rows_of_html(html: str) -> Rows:
    """The rows of the first table in `html`; none where there is no table."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return tuple(tuple(row) for row in reader.rows)


def rows_of_text(text: str) -> Rows:
    """The rows of text with a row on each line; quotation marks keep a cell of several lines together, as Excel writes them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip("\n")
    if "\t" not in lines:
        return tuple((_clean(line),) for line in lines.splitlines())
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter="\t")
    return tuple(tuple(map(_clean, row)) for row in reader)


class _TableReader(HTMLParser):
    """Gathers the cells of the first table; tables within its cells count as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._unseen = 0
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._below: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
        elif self._done or self._depth != 1:
            return
        elif tag == "tr" and len(self.rows) < _LONGEST:
            self._end_cell()
            self.rows.append([])
            self._fill_from_above()
        elif tag in ("td", "th"):
            self._end_cell()
            given = dict(attrs)
            self._spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self._cell = []
        elif tag in _BREAKS and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._end_cell()
                self._done = self._done or bool(self.rows)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            self._cell.append(" ".join(data.split()) if data.strip() else " ")

    def _end_cell(self) -> None:
        if self._cell is None or not self.rows or self._done:
            self._cell = None
            return
        text, self._cell = _clean("".join(self._cell)), None
        across, down = self._spans
        row = self.rows[-1]
        for place in range(min(across, _WIDEST - len(row))):
            content = text if place == 0 else ""
            if down > 1:
                self._below[len(row)] = (down - 1, content)
            row.append(content)
        self._fill_from_above()

    def _fill_from_above(self) -> None:
        """Put what spans down from the rows above into its place."""
        row = self.rows[-1]
        while (above := self._below.get(len(row))) is not None:
            left, content = above
            if left > 1:
                self._below[len(row)] = (left - 1, content)
            else:
                del self._below[len(row)]
            row.append(content)


def _span(value: str | None) -> int:
    return min(int(value), _WIDEST) if value and value.isdecimal() and int(value) else 1


def _clean(text: str) -> str:
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)
