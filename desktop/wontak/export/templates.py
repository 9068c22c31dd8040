"""Word templates: files that staff change in Word itself. Their named styles are all the program relies on."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
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
    """Put title and mark where header and footer have a gap for them; a mark never goes unprinted for want of a gap."""
    placed = False
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if part.is_linked_to_previous:
                continue
            for paragraph in part.paragraphs:
                placed = placed or MARK_GAP in paragraph.text
                for run in paragraph.runs:
                    if TITLE_GAP in run.text or MARK_GAP in run.text:
                        run.text = run.text.replace(TITLE_GAP, title).replace(MARK_GAP, mark)
    if mark and not placed:
        document.sections[0].header.add_paragraph(mark)
