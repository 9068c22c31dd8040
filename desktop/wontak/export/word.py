"""Documents as Word files: real styles from a template, a language on every run, properties, header and footer."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx  # noqa: F401 - as a whole before its parts: see wontak.export
from docx.document import Document as WordDocument

from wontak.domain.meeting import Language
from wontak.export import compose, templates, wordxml
from wontak.export.material import Material
from wontak.export.page import Document, Paragraph, Row, Span, Table
from wontak.export.scripts import by_script


def render(material: Material) -> bytes:
    """The bytes of a .docx holding the material's documents one after the other, each beginning a page.

    Raises WontakError as `templates.open_template` and `compose.documents` do.
    """
    documents = compose.documents(material)
    template = material.template or templates.of_kind(material.kind)
    word = templates.open_template(template, compose.STYLES[material.kind])
    page = _Page(word, wordxml.style_ids(word), wordxml.text_width(word))
    for number, document in enumerate(documents):
        for place, part in enumerate(document.body):
            page.add(part, new_page=number > 0 and place == 0)
    told = material.mark.text(material.languages, any(document.machine_made for document in documents))
    templates.fill_gaps(word, " / ".join(document.running_title for document in documents), told)
    if material.options.line_numbers:
        wordxml.number_lines(word)
    _describe(word, documents, material, told)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


@dataclass(frozen=True)
class _Page:
    """The body of a Word document that is being filled. `style_ids` gives the id by which a style's name goes in the file."""

    word: WordDocument
    style_ids: Mapping[str, str]
    text_width: int

    def add(self, part: Paragraph | Table, *, new_page: bool) -> None:
        end = wordxml.end_of(self.word)
        if isinstance(part, Paragraph):
            end.addprevious(self._paragraph(part, new_page=new_page))
        else:
            end.addprevious(self._table(part))

    def _paragraph(self, paragraph: Paragraph, *, new_page: bool = False) -> Any:
        made = wordxml.paragraph(self.style_ids[paragraph.style], new_page=new_page)
        for span in paragraph.spans:
            parent = made
            if span.link:
                parent = wordxml.hyperlink(made, self.word.part, span.link)
            self._runs(parent, span)
        return made

    def _runs(self, parent: Any, span: Span) -> None:
        style = self.style_ids[span.style] if span.style else ""
        for text, language in by_script(span.text, span.language):
            wordxml.run(parent, text, language, style)

    def _table(self, table: Table) -> Any:
        widths = [round(self.text_width * share) for share in table.widths]
        made = wordxml.table(
            self.style_ids[table.style],
            widths,
            title=table.title,
            description=table.description,
            head_row=any(row.header for row in table.rows),
            head_column=any(cell.header for row in table.rows for cell in row.cells),
        )
        for row in table.rows:
            self._row(made, row, widths)
        return made

    def _row(self, table: Any, row: Row, widths: Sequence[int]) -> None:
        made = wordxml.row(table, header=row.header, splits=row.splits)
        for cell, width in zip(row.cells, widths, strict=True):
            place = wordxml.cell(made, width)
            for paragraph in cell.paragraphs:
                place.append(self._paragraph(paragraph))


def _describe(word: WordDocument, documents: Sequence[Document], material: Material, told: str) -> None:
    """The document's properties, which file lists, search and screen readers show."""
    event = material.meeting.event
    properties = word.core_properties
    properties.title = " / ".join(document.title for document in documents)[:255]
    properties.subject = event.topic.either(documents[0].language)[:255]
    properties.author = properties.last_modified_by = documents[0].author[:255]
    properties.language = wordxml.LOCALES[documents[0].language if len(documents) == 1 else Language.KO]
    properties.comments = told
    properties.revision = 1
    properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
