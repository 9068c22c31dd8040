"""Word templates: files that staff change in Word itself. Their named styles are all the program relies on."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.section import _Footer, _Header
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from wontak import paths
from wontak.domain.errors import Code, WontakError
from wontak.export import wordxml

# What a template may hold in its header and footer, and what is put in its place.
TITLE_GAP = "{title}"
MARK_GAP = "{mark}"


def bundled(kind: str) -> Path:
    """The template that comes with the program for this kind of document."""
    return paths.resources() / "templates" / f"{kind}.docx"


def of_kind(kind: str) -> Path:
    """The template for this kind of document: the user's own (`templates` in the user's data folder), else the bundled one."""
    own = paths.user_data() / "templates" / f"{kind}.docx"
    return own if own.is_file() else bundled(kind)


def open_template(file: Path, styles: Iterable[str]) -> Document:
    """A new document from a template, its body empty.

    Raises WontakError(TEMPLATE_MISSING) where there is no such file and WontakError(TEMPLATE_BROKEN) where it is no Word
    document or lacks one of `styles`, which is then named.
    """
    if not file.is_file():
        raise WontakError(Code.TEMPLATE_MISSING, file=str(file))
    try:
        document = docx.Document(io.BytesIO(file.read_bytes()))
        known = {style.name for style in document.styles}
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError, OSError) as fault:
        raise WontakError(Code.TEMPLATE_BROKEN, file=str(file)) from fault
    for style in styles:
        if style not in known:
            raise WontakError(Code.TEMPLATE_BROKEN, file=str(file), style=style)
    wordxml.clear_body(document)
    return document


def fill_gaps(document: Document, title: str, mark: str) -> None:
    """Put title and mark where header and footer have a gap for them, tables and text boxes there included; a mark never
    goes unprinted on any page for want of a gap."""
    for header, footer in _edges(document):
        marked = False
        for part in (header, footer):
            if part.is_linked_to_previous:
                continue
            for paragraph in wordxml.paragraphs_within(part._element):
                marked = marked or MARK_GAP in paragraph.text
                _replace(paragraph, TITLE_GAP, title)
                _replace(paragraph, MARK_GAP, mark)
        if mark and not marked:
            header.add_paragraph(mark)


def _edges(document: Document) -> Iterator[tuple[_Header, _Footer]]:
    """Header and footer of each sort of page there is: first pages and even ones only where they have their own. Later
    sections mostly have the earlier ones', which are then not named again."""
    for number, section in enumerate(document.sections):
        pairs = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            pairs.append((section.first_page_header, section.first_page_footer))
        if document.settings.odd_and_even_pages_header_footer:
            pairs.append((section.even_page_header, section.even_page_footer))
        for header, footer in pairs:
            if number == 0 or not (header.is_linked_to_previous and footer.is_linked_to_previous):
                yield header, footer


def _replace(paragraph: Paragraph, gap: str, text: str) -> None:
    """Put `text` in place of `gap`, which Word may have cut into several runs; it gets the looks of the first of them."""
    runs = paragraph.runs
    while (start := "".join(run.text for run in runs).find(gap)) >= 0:
        end = start + len(gap)
        place = 0
        put = text
        for run in runs:
            told = run.text
            first, last = max(start - place, 0), min(end - place, len(told))
            if first < last:
                run.text = told[:first] + put + told[last:]
                put = ""
            place += len(told)
        if gap in text:
            return
