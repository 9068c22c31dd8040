"""Documents as plain text in UTF-8: one line a paragraph, a blank line between paragraphs, tables as lines.

A table whose rows have a label becomes "label: text"; one with a long cell a row at most has them side by side on a line; one
with several, such as original and translation, sets each row's first cell and, indented beneath it, the others.
"""

from collections.abc import Iterator

from wontak.export import compose
from wontak.export.material import Material
from wontak.export.page import Cell, Document, Paragraph, Row, Table

_BETWEEN_LANGUAGES = "\n\n\n"
_LONG_CELL = 60  # characters
_INDENT = "    "


def render(material: Material) -> bytes:
    """The text of the documents, one after the other. A mark stands first where there is machine-made text to own up to."""
    documents = compose.documents(material)
    machine_made = any(document.machine_made for document in documents)
    told = material.mark.text(material.languages, machine_made) if machine_made else ""
    body = _BETWEEN_LANGUAGES.join("\n".join(_lines(document)) for document in documents)
    return (f"[{told}]\n\n{body}\n" if told else f"{body}\n").encode()


def _lines(document: Document) -> Iterator[str]:
    after_table = False
    for number, part in enumerate(document.body):
        if isinstance(part, Table):
            yield from ["", *_table(part)]
        else:
            if number and (after_table or not part.close):
                yield ""
            yield _paragraph(part)
        after_table = isinstance(part, Table)


def _paragraph(paragraph: Paragraph) -> str:
    """A paragraph on a line. A link's address stays away: what a person wrote is printed word for word."""
    marker = f"{paragraph.marker} " if paragraph.marker else ""
    return marker + paragraph.text.replace("\t", "  ")


def _table(table: Table) -> Iterator[str]:
    cells = [cell for row in table.rows for cell in row.cells]
    if any(cell.header for cell in cells):
        for row in table.rows:
            label, *texts = (_cell(cell, " / ") for cell in row.cells)
            yield f"{label}: {' / '.join(texts)}"
    elif all(sum(len(_cell(cell)) > _LONG_CELL for cell in row.cells) <= 1 for row in table.rows):
        yield from map(_side_by_side, table.rows)
    else:
        for number, row in enumerate(table.rows):
            if number:
                yield ""
            yield from _stacked(row)


def _cell(cell: Cell, between: str = " ") -> str:
    return between.join(_paragraph(paragraph) for paragraph in cell.paragraphs)


def _side_by_side(row: Row) -> str:
    return " | ".join(_cell(cell) for cell in row.cells)


def _stacked(row: Row) -> Iterator[str]:
    if row.header:
        yield _side_by_side(row)
        return
    for number, cell in enumerate(row.cells):
        for paragraph in cell.paragraphs:
            yield (_INDENT if number else "") + _paragraph(paragraph)
