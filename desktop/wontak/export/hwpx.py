"""Documents as Hancom files (HWPX, KS X 6101): named styles, real lists and tables, header and footer, properties.

The looks come from the same Word template as the Word file's. python-hwpx writes the package and checks it before it is handed
over; nothing here or there opens a connection.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from hwpx import HwpxDocument
from hwpx.oxml import HwpxOxmlParagraph, HwpxOxmlTableCell

from wontak.export import compose, looks, templates
from wontak.export.hwpx_styles import UNITS_A_MM, Styles
from wontak.export.material import Material
from wontak.export.page import Cell, Document, Paragraph, Table

_HEAD_FILL, _RULE, _GREY = "#EEF1F6", "#B8C0CC", "#5F6670"
_SMALL_PT = 8.5
_PREVIEW_TEXT = "Preview/PrvText.txt"
_PREVIEW_LENGTH = 1000


def render(material: Material) -> bytes:
    """The bytes of an .hwpx holding the material's documents one after the other, each beginning a page.

    Raises WontakError as `templates.open_template` and `compose.documents` do.
    """
    documents = compose.documents(material)
    names = compose.STYLES[material.kind]
    template = templates.open_template(material.template or templates.of_kind(material.kind), names)
    hancom = HwpxDocument.new()
    sheet = looks.sheet(template)
    writer = _Writer(hancom, Styles(hancom, template), sheet.text_mm)
    for document in documents:
        for place, part in enumerate(document.body):
            writer.add(part, begins=place == 0)
    told = material.mark.text(material.languages, any(document.machine_made for document in documents))
    _set_page(hancom, sheet, " / ".join(document.running_title for document in documents), told)
    _describe(hancom, documents, material)
    writer.styles.put_in_order()
    content: bytes = hancom.to_bytes()
    return content


@dataclass(frozen=True)
class _Writer:
    """The body of a Hancom document that is being filled; a line of its text is `text_mm` wide."""

    hancom: HwpxDocument
    styles: Styles
    text_mm: float

    def add(self, part: Paragraph | Table, *, begins: bool) -> None:
        """Add a part of a document; one that `begins` it begins a page."""
        if isinstance(part, Table):
            self._table(part)
            return
        first = self.hancom.paragraphs[0] if begins else None
        if first is not None and not first.text:
            self._fill(first, part)  # a new file has a paragraph, which holds the page's settings
            return
        added = self.hancom.add_paragraph(include_run=False, inherit_style=False)
        if begins:
            added.element.set("pageBreak", "1")
        self._fill(added, part)

    def _fill(self, place: HwpxOxmlParagraph, paragraph: Paragraph) -> None:
        shape = self.styles.shape(paragraph.style)
        place.style_id_ref = shape.style
        place.para_pr_id_ref = shape.paragraph
        if paragraph.marker:
            place.para_pr_id_ref = self.styles.listed(
                paragraph.style, paragraph.marker, restarts=paragraph.restarts
            )
        for span in paragraph.spans:
            letters = self.styles.span_letters(paragraph.style, span.style)
            if span.link:
                place.add_hyperlink(span.link, span.text)
            else:
                place.add_run(span.text, char_pr_id_ref=letters, expand_special_characters=True)

    def _table(self, table: Table) -> None:
        made = self.hancom.add_table(
            len(table.rows),
            len(table.widths),
            width=round(self.text_mm * UNITS_A_MM),
            para_pr_id_ref=self.styles.hairline.paragraph,
            char_pr_id_ref=self.styles.hairline.letters,
        )
        made.set_column_widths(table.widths)
        made.set_treat_as_char(False)  # so that it can go on over the next page
        if any(row.header for row in table.rows):
            made.element.set("repeatHeader", "1")
        plain = self.hancom.styles.ensure_border_fill(border_color=_RULE)
        head = self.hancom.styles.ensure_border_fill(border_color=_RULE, fill_color=_HEAD_FILL)
        for row, filled in zip(table.rows, made.rows, strict=True):
            for cell, place in zip(row.cells, filled.cells, strict=True):
                is_head = row.header or cell.header
                place.element.set("borderFillIDRef", head if is_head else plain)
                place.element.set("header", "1" if is_head else "0")
                self._cell(place, cell)

    def _cell(self, place: HwpxOxmlTableCell, cell: Cell) -> None:
        for number, paragraph in enumerate(cell.paragraphs):
            target = place.paragraphs[0] if number == 0 else place.add_paragraph()
            self._fill(target, paragraph)


def _set_page(hancom: HwpxDocument, sheet: looks.Sheet, title: str, mark: str) -> None:
    hancom.page.setup(
        width_mm=sheet.width_mm,
        height_mm=sheet.height_mm,
        margin_left_mm=sheet.left_mm,
        margin_right_mm=sheet.right_mm,
        # In Hancom the header stands between the upper margin and the text, not inside the margin as in Word.
        margin_top_mm=sheet.header_mm,
        header_margin_mm=sheet.top_mm - sheet.header_mm,
        margin_bottom_mm=sheet.footer_mm,
        footer_margin_mm=sheet.bottom_mm - sheet.footer_mm,
    )
    if mark:
        hancom.page.set_header(content=[{"align": "RIGHT", "children": [_small(mark, bold=True)]}])
    page = {"type": "page_number", "page_number": "page/total"}
    footer = hancom.page.set_footer(content=[{"align": "RIGHT", "children": [_small(f"{title}   "), page]}])
    small = hancom.styles.ensure_run(size=_SMALL_PT, color=_GREY)
    for run in footer.element.iter("{*}run"):
        run.set("charPrIDRef", small)


def _small(text: str, *, bold: bool = False) -> dict[str, object]:
    return {"type": "run", "text": text, "size": _SMALL_PT, "color": _GREY, "bold": bold}


def _describe(hancom: HwpxDocument, documents: Sequence[Document], material: Material) -> None:
    """The document's properties, and the text that file managers show of it."""
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    hancom.parts.set_document_metadata(
        title=" / ".join(document.title for document in documents),
        creator=documents[0].author,
        subject=material.meeting.event.topic.either(documents[0].language),
        created_date=now,
        modified_date=now,
    )
    text = "\n".join(paragraph.text for document in documents for paragraph in document.paragraphs)
    hancom.package.write(_PREVIEW_TEXT, text[:_PREVIEW_LENGTH])
