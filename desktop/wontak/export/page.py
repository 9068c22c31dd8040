"""A document before it has a format: paragraphs and tables with named styles, made of runs in one language each."""

from collections.abc import Iterator
from dataclasses import dataclass

from wontak.domain.meeting import Language


@dataclass(frozen=True)
class Span:
    """A run of text in one language; `style` names a character style of the template, "" for none; `link` is an address."""

    text: str
    language: Language
    style: str = ""
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph in a paragraph style of the template; in plain text a `close` one follows without a blank line.

    `marker` is what a list puts before the paragraph ("•", "1."): in Word the style's own numbering draws it, other formats
    write it. `restarts` begins the numbering of a list anew.
    """

    style: str
    spans: tuple[Span, ...]
    close: bool = False
    marker: str = ""
    restarts: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Cell:
    """A cell of a table. A `header` cell says what its row is about."""

    paragraphs: tuple[Paragraph, ...]
    header: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table. A `header` row says what its columns hold and is repeated on each page; a page break may fall into a
    row that `splits`."""

    cells: tuple[Cell, ...]
    header: bool = False
    splits: bool = False


@dataclass(frozen=True)
class Table:
    """A table in a table style of the template. `widths` are shares of the text's width; title and description are what
    a screen reader says of it."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    title: str
    description: str = ""
    style: str = "Grid"


@dataclass(frozen=True)
class Document:
    """A whole document. `machine_made` tells whether any of its text is a machine's that no person has gone over."""

    title: str
    running_title: str
    author: str
    language: Language
    body: tuple[Paragraph | Table, ...]
    machine_made: bool

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph in reading order, those in tables included."""
        return tuple(self._reading())

    def _reading(self) -> Iterator[Paragraph]:
        for part in self.body:
            if isinstance(part, Paragraph):
                yield part
            else:
                for row in part.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs


def plain(style: str, text: str, language: Language, *, close: bool = False) -> Paragraph:
    """A paragraph of a single run."""
    return Paragraph(style, (Span(text, language),), close=close)
