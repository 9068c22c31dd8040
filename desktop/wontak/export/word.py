"""Documents as Word files: real styles from a template, a language on every run, properties, header and footer."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import docx.document

from wontak.domain.meeting import Language
from wontak.export import templates, wordxml
from wontak.export.mark import Mark
from wontak.export.page import Document, Paragraph


def render(documents: Sequence[Document], template: Path, styles: Sequence[str], mark: Mark) -> bytes:
    """The bytes of a .docx holding `documents` one after the other, each on a page of its own.

    Raises WontakError as `templates.open_template` does.
    """
    word = templates.open_template(template, styles)
    for number, document in enumerate(documents):
        for place, paragraph in enumerate(document.paragraphs):
            _add(word, paragraph, new_page=number > 0 and place == 0)
    languages = tuple(document.language for document in documents)
    told = mark.text(languages, any(document.machine_made for document in documents))
    templates.fill_gaps(word, " / ".join(document.running_title for document in documents), told)
    _describe(word, documents, told)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _add(word: docx.document.Document, paragraph: Paragraph, *, new_page: bool) -> None:
    added = word.add_paragraph(style=paragraph.style)
    if new_page:
        added.paragraph_format.page_break_before = True
    for span in paragraph.spans:
        run = added.add_run(span.text, style=span.style or None)
        wordxml.tag_language(run, span.language)


def _describe(word: docx.document.Document, documents: Sequence[Document], told: str) -> None:
    """The document's properties, which file lists, search and screen readers show."""
    properties = word.core_properties
    properties.title = " / ".join(document.title for document in documents)
    properties.author = documents[0].author
    properties.last_modified_by = documents[0].author
    properties.language = wordxml.LOCALES[documents[0].language if len(documents) == 1 else Language.KO]
    properties.comments = told
    properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
