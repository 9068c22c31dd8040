"""Makes resources/templates/*.docx anew: `.venv/bin/python packaging/make_templates.py`.

The templates are ordinary Word files; once made they may as well be changed in Word. What the program relies on are the
names of their styles, and {title} and {mark} in header and footer.
"""

from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from wontak import paths
from wontak.export import templates, wordxml

LATIN, HANGUL = "Arial", "맑은 고딕"
SUBSTITUTES = {HANGUL: "Noto Sans CJK KR", LATIN: "Liberation Sans"}
NAVY, INK, GREY, RULE, RUST = "1F3864", "222222", "5F6670", "B8C0CC", "9C3D1E"
MARGIN_MM, TEXT_WIDTH_MM = 25, 160

JUSTIFIED, CENTRED, LEFT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def blank() -> Document:
    """An A4 page with this house's fonts and no text."""
    document = docx.Document()
    wordxml.clear_body(document)
    wordxml.set_defaults(document, LATIN, HANGUL)
    wordxml.name_substitutes(document, SUBSTITUTES)
    normal = document.styles["Normal"]
    wordxml.close_up_scripts(normal)
    wordxml.set_fonts(normal, LATIN, HANGUL)
    normal.font.size = Pt(10.5)
    normal.font.color.rgb = RGBColor.from_string(INK)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin, section.bottom_margin = Mm(28), Mm(24)
    section.header_distance, section.footer_distance = Mm(13), Mm(12)
    return document


def paragraph_style(
    document: Document,
    name: str,
    size_pt: float,
    *,
    bold: bool = False,
    colour: str = INK,
    before_pt: float = 0,
    after_pt: float = 0,
    line: float = 1.3,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    indent_mm: float = 0,
    keep_next: bool = False,
) -> ParagraphStyle:
    """A named paragraph style, shown in Word's gallery."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size, style.font.bold = Pt(size_pt), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    wordxml.set_fonts(style, LATIN, HANGUL)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before_pt), Pt(after_pt)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, line
    form.alignment = align
    form.left_indent = form.right_indent = Mm(indent_mm)
    form.keep_with_next = keep_next
    form.widow_control = True
    return style


def character_style(
    document: Document, name: str, *, colour: str, size_pt: float, bold: bool = False
) -> CharacterStyle:
    """A named character style."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.font.size, style.font.bold = Pt(size_pt), bold
    style.font.color.rgb = RGBColor.from_string(colour)
    wordxml.set_fonts(style, LATIN, HANGUL)
    return style


def head_and_foot(document: Document) -> None:
    """The mark above, title and page number below."""
    mark = paragraph_style(
        document, "Mark", 8.5, bold=True, colour=RUST, align=WD_ALIGN_PARAGRAPH.RIGHT, line=1.0
    )
    foot = paragraph_style(document, "RunningTitle", 8, colour=GREY, line=1.0)
    wordxml.set_border(foot, "top", eighths=4, colour=RULE, space_pt=6)
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.style = mark
    header.add_run(templates.MARK_GAP)
    footer = section.footer.paragraphs[0]
    footer.style = foot
    footer.add_run(templates.TITLE_GAP)
    footer.add_run("\t")
    wordxml.add_field(footer, "PAGE")
    footer.add_run(" / ")
    wordxml.add_field(footer, "NUMPAGES")


def board_and_headline(document: Document) -> None:
    """What both kinds of document begin with."""
    board = paragraph_style(document, "Board", 13, bold=True, colour=NAVY, after_pt=10, line=1.15)
    wordxml.set_border(board, "bottom", eighths=12, colour=NAVY, space_pt=5)
    headline = paragraph_style(
        document, "Headline", 16, bold=True, colour=NAVY, before_pt=16, after_pt=12, line=1.25, keep_next=True
    )
    wordxml.set_outline_level(headline, 0)


def notice() -> Document:
    """The public notice."""
    document = blank()
    head_and_foot(document)
    paragraph_style(document, "Breadcrumb", 8.5, colour=GREY, after_pt=10, line=1.15)
    board_and_headline(document)
    paragraph_style(document, "ListTitle", 11, bold=True, before_pt=4, after_pt=3, line=1.25)
    meta = paragraph_style(document, "Meta", 9, colour=GREY, after_pt=8, line=1.15)
    wordxml.set_border(meta, "bottom", eighths=4, colour=RULE, space_pt=7)
    quote = paragraph_style(
        document, "PullQuote", 11, colour=NAVY, before_pt=3, after_pt=5, line=1.4, align=CENTRED, indent_mm=8
    )
    quote.font.bold = True
    paragraph_style(document, "Lead", 10.5, before_pt=12, after_pt=9, line=1.5, align=JUSTIFIED)
    for name in ("Remark", "Panel", "CrossReference", "Attendance", "FollowUp"):
        paragraph_style(document, name, 10.5, after_pt=9, line=1.5, align=JUSTIFIED)
    return document


def transcript() -> Document:
    """The attributed record."""
    document = blank()
    head_and_foot(document)
    board_and_headline(document)
    detail = paragraph_style(document, "Detail", 9.5, after_pt=3, line=1.3)
    detail.paragraph_format.left_indent, detail.paragraph_format.first_line_indent = Mm(26), Mm(-26)
    detail.paragraph_format.tab_stops.add_tab_stop(Mm(26))
    note = paragraph_style(document, "Note", 8.5, colour=GREY, before_pt=8, after_pt=6, line=1.3)
    wordxml.set_border(note, "top", eighths=4, colour=RULE, space_pt=6)
    speaker = paragraph_style(
        document, "Speaker", 10.5, bold=True, colour=NAVY, before_pt=11, after_pt=2, line=1.2, keep_next=True
    )
    speaker.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    wordxml.set_outline_level(speaker, 1)
    paragraph_style(document, "Speech", 10.5, after_pt=4, line=1.5, align=JUSTIFIED)
    paragraph_style(
        document, "Procedural", 9.5, colour=GREY, before_pt=9, after_pt=5, line=1.2, align=CENTRED
    )
    character_style(document, "Label", colour=NAVY, size_pt=9.5, bold=True)
    character_style(document, "Timecode", colour=GREY, size_pt=8.5)
    character_style(document, "Aside", colour=GREY, size_pt=8.5)
    return document


def main() -> None:
    makers: dict[str, Callable[[], Document]] = {"notice": notice, "transcript": transcript}
    folder: Path = paths.resources() / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    for kind, make in makers.items():
        make().save(folder / f"{kind}.docx")


if __name__ == "__main__":
    main()
