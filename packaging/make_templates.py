"""Makes resources/templates/*.docx anew: `.venv/bin/python packaging/make_templates.py`.

The templates are ordinary Word files; once made they may as well be changed in Word. What the program relies on are the
names of their styles, and {title} and {mark} in header and footer.
"""

from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from wontak import paths
from wontak.export import templates, wordxml

LATIN, HANGUL = "Arial", "맑은 고딕"
SUBSTITUTES = {HANGUL: "Noto Sans CJK KR", LATIN: "Liberation Sans"}
NAVY, INK, GREY, RULE, RUST = "1F3864", "222222", "5F6670", "B8C0CC", "9C3D1E"
SHADE, LINK_BLUE = "EEF1F6", "0B5394"
MARGIN_MM, TEXT_WIDTH_MM = 25, 160

JUSTIFIED, CENTRED = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER
LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


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
    line: float = 1.15,
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
    # LibreOffice does not pass this on from the style it is based on.
    wordxml.close_up_scripts(style)
    return style


def character_style(
    document: Document, name: str, *, colour: str, size_pt: float, bold: bool = False
) -> CharacterStyle:
    """A named character style."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name.islower())
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


def sections(document: Document) -> None:
    """Tables, the heading of a list at the end and the closing line, which every kind of document may need."""
    title = paragraph_style(
        document,
        "SectionTitle",
        12,
        bold=True,
        colour=NAVY,
        before_pt=16,
        after_pt=6,
        line=1.2,
        keep_next=True,
    )
    wordxml.set_outline_level(title, 1)
    table_style(document, "Columns")
    paragraph_style(document, "ColumnHead", 9.5, bold=True, colour=NAVY, line=1.2, align=CENTRED)
    paragraph_style(document, "ColumnText", 9.5, line=1.15)
    paragraph_style(document, "End", 9, colour=GREY, before_pt=8, line=1.2, align=RIGHT)


def table_style(document: Document, name: str) -> None:
    """A named table style: lines between rows, head row and head column shaded."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    wordxml.define_table_style(style, line=RULE, head_fill=SHADE, padding_dxa=(57, wordxml.CELL_PADDING_DXA))


def overview(document: Document) -> None:
    """The table of what, when, where and who."""
    table_style(document, "Overview")
    paragraph_style(document, "OverviewLabel", 9.5, bold=True, colour=NAVY, line=1.12)
    paragraph_style(document, "OverviewText", 9.5, line=1.12)


def numbered(
    style: ParagraphStyle, form: str, text: str, left_mm: float, hanging_mm: float
) -> wordxml.ListLevel:
    """A level of a list: its text begins `left_mm` from the margin, its number or mark `hanging_mm` before that."""
    style.paragraph_format.left_indent = style.paragraph_format.first_line_indent = None
    return wordxml.ListLevel(style, form, text, round(Mm(left_mm).twips), round(Mm(hanging_mm).twips))


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
        document, "PullQuote", 11, colour=NAVY, before_pt=3, after_pt=5, line=1.2, align=CENTRED, indent_mm=8
    )
    quote.font.bold = True
    paragraph_style(document, "Lead", 10.5, before_pt=12, after_pt=9, line=1.25, align=JUSTIFIED)
    for name in ("Remark", "Panel", "CrossReference", "Attendance", "FollowUp"):
        paragraph_style(document, name, 10.5, after_pt=9, line=1.25, align=JUSTIFIED)
    sections(document)
    return document


def release() -> Document:
    """The press release."""
    document = blank()
    head_and_foot(document)
    deck = paragraph_style(
        document, "Deck", 15, bold=True, colour=NAVY, after_pt=16, line=1.25, align=CENTRED, keep_next=True
    )
    wordxml.set_outline_level(deck, 0)
    for name in ("Dateline", "Quotation", "LinkLine", "Paragraph"):
        paragraph_style(document, name, 10.5, after_pt=10, line=1.25, align=JUSTIFIED)
    paragraph_style(document, "BulletIntro", 10.5, after_pt=5, line=1.25, keep_next=True)
    bullet = paragraph_style(document, "Bullet", 10.5, after_pt=5, line=1.22, align=JUSTIFIED)
    wordxml.define_list(document, [numbered(bullet, "bullet", "•", 9, 5)])
    character_style(document, "Place", colour=INK, size_pt=10.5, bold=True)
    link = character_style(document, "Link", colour=LINK_BLUE, size_pt=10.5)
    link.font.underline = True
    sections(document)
    return document


def minutes() -> Document:
    """회의록, the minutes."""
    document = blank()
    head_and_foot(document)
    board = paragraph_style(
        document, "Board", 20, bold=True, colour=NAVY, after_pt=6, line=1.2, align=CENTRED
    )
    wordxml.set_spacing(board, points=3)
    headline = paragraph_style(
        document, "Headline", 13, bold=True, colour=INK, after_pt=14, line=1.12, align=CENTRED, keep_next=True
    )
    wordxml.set_outline_level(headline, 0)
    overview(document)
    for ending in ("", "Ko"):
        minutes_lists(document, ending)
    paragraph_style(document, "Body", 10.5, after_pt=6, line=1.25, align=JUSTIFIED)
    signature = paragraph_style(document, "Signature", 10.5, before_pt=16, line=1.2)
    form = signature.paragraph_format
    form.keep_together = True
    form.left_indent, form.first_line_indent = Mm(30), Mm(-30)
    form.tab_stops.add_tab_stop(Mm(30))
    form.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    character_style(document, "Aside", colour=RUST, size_pt=8.5)
    sections(document)
    return document


def minutes_lists(document: Document, ending: str) -> None:
    """The lists of one language: 1. 가. ○ in Korean, 1. (a) • in English."""
    korean = ending == "Ko"
    section = paragraph_style(
        document,
        f"Section{ending}",
        12,
        bold=True,
        colour=NAVY,
        before_pt=16,
        after_pt=6,
        line=1.25,
        keep_next=True,
    )
    wordxml.set_outline_level(section, 1)
    item = paragraph_style(
        document, f"Item{ending}", 10.5, bold=True, before_pt=8, after_pt=3, line=1.15, keep_next=True
    )
    wordxml.set_outline_level(item, 2)
    point = paragraph_style(document, f"Point{ending}", 10.5, after_pt=3, line=1.22, align=JUSTIFIED)
    agenda = paragraph_style(document, f"AgendaItem{ending}", 10.5, after_pt=2, line=1.2)
    remark = paragraph_style(document, f"Remark{ending}", 10.5, after_pt=6, line=1.25, align=JUSTIFIED)
    letters, lettered = ("ganada", "%{}.") if korean else ("lowerLetter", "(%{})")
    mark = "○" if korean else "•"
    levels = [numbered(section, "decimal", "%1.", 7, 7), numbered(item, letters, lettered.format(2), 14, 7)]
    wordxml.define_list(document, levels)
    wordxml.define_list(document, [numbered(agenda, letters, lettered.format(1), 14, 7)])
    wordxml.define_list(document, [numbered(point, "bullet", mark, 19, 5)])
    wordxml.define_list(document, [numbered(remark, "bullet", mark, 12, 5)])


def transcript() -> Document:
    """The attributed record."""
    document = blank()
    head_and_foot(document)
    board_and_headline(document)
    overview(document)
    note(document)
    speaker = paragraph_style(
        document, "Speaker", 10.5, bold=True, colour=NAVY, before_pt=11, after_pt=2, line=1.2, keep_next=True
    )
    speaker.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    wordxml.set_outline_level(speaker, 1)
    paragraph_style(document, "Speech", 10.5, after_pt=4, line=1.25, align=JUSTIFIED)
    paragraph_style(
        document, "Procedural", 9.5, colour=GREY, before_pt=9, after_pt=5, line=1.2, align=CENTRED
    )
    character_style(document, "Timecode", colour=GREY, size_pt=8.5)
    character_style(document, "Aside", colour=GREY, size_pt=8.5)
    # The one built-in style: Word sets the numbers of lines in it.
    character_style(document, "line number", colour=GREY, size_pt=8)
    for heading in ("Board", "Headline", "Note"):
        wordxml.leave_uncounted(document.styles[heading])
    sections(document)
    return document


def note(document: Document) -> None:
    """What a reader must know before relying on the text."""
    style = paragraph_style(document, "Note", 8.5, colour=GREY, before_pt=8, after_pt=4, line=1.12)
    wordxml.set_border(style, "left", eighths=18, colour=RUST, space_pt=6)


def bilingual() -> Document:
    """Original and translation side by side."""
    document = blank()
    head_and_foot(document)
    board_and_headline(document)
    overview(document)
    note(document)
    paragraph_style(document, "CellSpeaker", 9, bold=True, colour=NAVY, after_pt=1, line=1.2)
    paragraph_style(document, "CellSpeech", 9.5, after_pt=2, line=1.2)
    paragraph_style(document, "CellNote", 8.5, colour=GREY, line=1.2, align=CENTRED)
    character_style(document, "Timecode", colour=GREY, size_pt=8)
    character_style(document, "Aside", colour=RUST, size_pt=8)
    sections(document)
    return document


def main() -> None:
    makers: dict[str, Callable[[], Document]] = {
        "notice": notice,
        "release": release,
        "minutes": minutes,
        "transcript": transcript,
        "bilingual": bilingual,
    }
    folder: Path = paths.resources() / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    for kind, make in makers.items():
        make().save(folder / f"{kind}.docx")


if __name__ == "__main__":
    main()
