"""The one place that touches WordprocessingML: what python-docx has no call for.

Element names and their order follow ECMA-376 part 1 (WordprocessingML); `w:` is its namespace prefix.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx  # noqa: F401 - as a whole before its parts: see wontak.export
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.shared import Emu
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from lxml import etree
from lxml.etree import SubElement

from wontak.domain.meeting import Language

_PARAGRAPH_PROPERTIES, _PARAGRAPH_STYLE = qn("w:pPr"), qn("w:pStyle")
_RUN, _RUN_PROPERTIES, _RUN_STYLE = qn("w:r"), qn("w:rPr"), qn("w:rStyle")
_FONTS, _HINT, _LANG, _EAST_ASIA, _VAL = (
    qn("w:rFonts"),
    qn("w:hint"),
    qn("w:lang"),
    qn("w:eastAsia"),
    qn("w:val"),
)
_TEXT, _TAB, _SPACE = qn("w:t"), qn("w:tab"), qn("xml:space")
_ROW, _CELL, _CELL_PROPERTIES, _CELL_WIDTH = qn("w:tr"), qn("w:tc"), qn("w:tcPr"), qn("w:tcW")
_ROW_PROPERTIES, _NEVER_SPLIT, _HEADER_ROW = qn("w:trPr"), qn("w:cantSplit"), qn("w:tblHeader")
_W, _TYPE = qn("w:w"), qn("w:type")
# What XML 1.0 cannot hold (its production Char).
_INVALID = re.compile("[^\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LOCALES = {Language.KO: "ko-KR", Language.EN: "en-US"}
_FONT_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
CELL_PADDING_DXA = 113
"""Room at both sides of a cell: 2 mm, in twentieths of a point."""

_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True)
class ListLevel:
    """One level of a list: the paragraph style that is in it, how it counts (`form`, a value of ST_NumberFormat: decimal,
    ganada, lowerLetter, bullet), what is printed before the text ("%1.", "•"), and where, in twentieths of a point."""

    style: BaseStyle
    form: str
    text: str
    indent_dxa: int
    hanging_dxa: int


def set_fonts(style: BaseStyle, latin: str, east_asian: str) -> None:
    """Give a style both its fonts. Word looks for Hangul only in w:eastAsia, and a theme font would win over either."""
    properties = style.element.get_or_add_rPr()
    _fonts(properties, latin, east_asian)


def set_defaults(document: Document, latin: str, east_asian: str) -> None:
    """The fonts and languages of everything no style says otherwise about: Latin text English, Hangul Korean."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        raise ValueError("the document has no w:docDefaults to set")
    _fonts(defaults, latin, east_asian)
    _language(defaults, LOCALES[Language.EN])
    themed = document.settings.element.find(qn("w:themeFontLang"))
    if themed is not None:
        themed.set(qn("w:eastAsia"), LOCALES[Language.KO])


def style_ids(document: Document) -> dict[str, str]:
    """The id of each style by its name: what the text of a document refers to."""
    return {style.name: style.style_id for style in document.styles}


def text_width(document: Document) -> int:
    """The width between the margins of the first section, in twentieths of a point."""
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    return int(Emu(width).twips)


def paragraphs_within(element: Any) -> tuple[Paragraph, ...]:
    """Every paragraph of a header or footer, those in tables and text boxes included."""
    return tuple(Paragraph(found, element) for found in element.iter(qn("w:p")))


def end_of(document: Document) -> Any:
    """The element before which the next part of the text goes."""
    return document.element.body.sectPr


def paragraph(style_id: str, *, new_page: bool = False) -> Any:
    """A paragraph in a style, at the top of a page if asked for."""
    made = OxmlElement("w:p")
    properties = SubElement(made, _PARAGRAPH_PROPERTIES)
    SubElement(properties, _PARAGRAPH_STYLE).set(_VAL, style_id)
    if new_page:
        SubElement(properties, qn("w:pageBreakBefore"))
    return made


def run(parent: Any, text: str, language: Language, style_id: str = "") -> None:
    """Add a run in one language, so that Word checks its spelling in that one; a tab in `text` becomes one.

    The hint sets marks that both scripts have, such as “ and …, in the font of the language.
    """
    made = SubElement(parent, _RUN)
    properties = SubElement(made, _RUN_PROPERTIES)
    if style_id:
        SubElement(properties, _RUN_STYLE).set(_VAL, style_id)
    if language is Language.KO:
        SubElement(properties, _FONTS).set(_HINT, "eastAsia")
    tag = SubElement(properties, _LANG)
    tag.set(_VAL, LOCALES[language])
    tag.set(_EAST_ASIA, LOCALES[Language.KO])
    for number, piece in enumerate(_INVALID.sub(" ", text).split("\t")):
        if number:
            SubElement(made, _TAB)
        if piece:
            written = SubElement(made, _TEXT)
            written.text = piece
            written.set(_SPACE, "preserve")


def hyperlink(parent: Any, part: Part, address: str) -> Any:
    """Add a link to an address outside the document; its runs go into what is returned."""
    made = SubElement(parent, qn("w:hyperlink"))
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    made.set(qn("w:history"), "1")
    return made


def table(
    style_id: str, widths: Sequence[int], *, title: str, description: str, head_row: bool, head_column: bool
) -> Any:
    """A table without rows, its columns `widths` twentieths of a point wide; title and description are for screen readers."""
    made = OxmlElement("w:tbl")
    properties = SubElement(made, qn("w:tblPr"))
    look = {"firstRow": head_row, "lastRow": False, "firstColumn": head_column, "lastColumn": False}
    look |= {"noHBand": True, "noVBand": True}
    # The same once more as the bits that older readers know.
    bits = sum(
        bit for bit, on in zip((0x20, 0x40, 0x80, 0x100, 0x200, 0x400), look.values(), strict=True) if on
    )
    for name, values in (
        ("w:tblStyle", {"val": style_id}),
        ("w:tblW", {"w": str(sum(widths)), "type": "dxa"}),
        # Word lets a table's text, not its edge, begin at the margin; this brings the edge there.
        ("w:tblInd", {"w": str(CELL_PADDING_DXA), "type": "dxa"}),
        ("w:tblLayout", {"type": "fixed"}),
        ("w:tblLook", {"val": f"{bits:04X}"} | {key: str(int(on)) for key, on in look.items()}),
        ("w:tblCaption", {"val": title}),
        ("w:tblDescription", {"val": description}),
    ):
        if values.get("val", "-"):
            _set(SubElement(properties, qn(name)), values)
    grid = SubElement(made, qn("w:tblGrid"))
    for width in widths:
        SubElement(grid, qn("w:gridCol")).set(qn("w:w"), str(width))
    return made


def row(table: Any, *, header: bool, splits: bool) -> Any:
    """Add a row; a header row is repeated on each page, and only one that `splits` may run over two."""
    made = SubElement(table, _ROW)
    if header or not splits:
        properties = SubElement(made, _ROW_PROPERTIES)
        if not splits:
            SubElement(properties, _NEVER_SPLIT)
        if header:
            SubElement(properties, _HEADER_ROW)
    return made


def cell(row: Any, width: int) -> Any:
    """Add a cell; it must be given a paragraph."""
    made = SubElement(row, _CELL)
    place = SubElement(SubElement(made, _CELL_PROPERTIES), _CELL_WIDTH)
    place.set(_W, str(width))
    place.set(_TYPE, "dxa")
    return made


def number_lines(document: Document, *, every: int = 5) -> None:
    """Count the lines of each page in the margin, printing each fifth number."""
    for section in document.sections:
        numbers = OxmlElement("w:lnNumType")
        _set(numbers, {"countBy": str(every), "restart": "newPage"})
        section._sectPr.insert_element_before(numbers, *_AFTER_LINE_NUMBERS)


def define_list(document: Document, levels: Sequence[ListLevel]) -> None:
    """A list whose levels are paragraph styles: whoever uses the style has the number or mark, and Word keeps count."""
    numbering = document.part.numbering_part.element
    known = numbering.findall(qn("w:abstractNum"))
    number = str(1 + max((int(one.get(qn("w:abstractNumId"))) for one in known), default=0))
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), number)
    _set(SubElement(abstract, qn("w:multiLevelType")), {"val": "multilevel"})
    for depth, level in enumerate(levels):
        _list_level(abstract, depth, level)
    if known:
        known[-1].addnext(abstract)
    else:
        numbering.insert(0, abstract)
    list_id = str(numbering.add_num(int(number)).numId)
    for depth, level in enumerate(levels):
        properties = OxmlElement("w:numPr")
        _set(SubElement(properties, qn("w:ilvl")), {"val": str(depth)})
        _set(SubElement(properties, qn("w:numId")), {"val": list_id})
        paragraph_properties = level.style.element.get_or_add_pPr()
        paragraph_properties.insert_element_before(properties, *_AFTER_NUMBERING)


def define_table_style(style: BaseStyle, *, line: str, head_fill: str, padding_dxa: tuple[int, int]) -> None:
    """Lines between rows and at both ends, `line` their colour; head row and head column on `head_fill`; `padding_dxa` is the
    room above and below and at the sides of a cell, in twentieths of a point."""
    element = style.element
    properties = SubElement(element, qn("w:tblPr"))
    borders = SubElement(properties, qn("w:tblBorders"))
    for side, eighths in (("top", 8), ("bottom", 8), ("insideH", 4), ("insideV", 4)):
        values = {"val": "single", "sz": str(eighths), "space": "0", "color": line}
        _set(SubElement(borders, qn(f"w:{side}")), values)
    margins = SubElement(properties, qn("w:tblCellMar"))
    upright, sideways = padding_dxa
    for side, width in (("top", upright), ("left", sideways), ("bottom", upright), ("right", sideways)):
        _set(SubElement(margins, qn(f"w:{side}")), {"w": str(width), "type": "dxa"})
    for part in ("firstRow", "firstCol"):
        conditional = SubElement(element, qn("w:tblStylePr"))
        conditional.set(qn("w:type"), part)
        shade = SubElement(SubElement(conditional, qn("w:tcPr")), qn("w:shd"))
        _set(shade, {"val": "clear", "color": "auto", "fill": head_fill})


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word fills in: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def close_up_scripts(style: BaseStyle) -> None:
    """No extra space between Hangul and Latin letters or digits: 3월 18일 is one word each, as Korean sets it."""
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        _paragraph_property(style, name, {"val": "0"})


def set_spacing(style: BaseStyle, *, points: float) -> None:
    """Widen the room between letters."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(points * 20)))
    style.element.get_or_add_rPr().insert_element_before(spacing, *_AFTER_SPACING)


def set_outline_level(style: BaseStyle, level: int) -> None:
    """Make paragraphs of a style headings of the outline (0 is the highest level)."""
    _paragraph_property(style, "w:outlineLvl", {"val": str(level)})


def leave_uncounted(style: BaseStyle) -> None:
    """Give paragraphs of a style no line numbers."""
    style.element.get_or_add_pPr().insert_element_before(
        OxmlElement("w:suppressLineNumbers"), *_AFTER_NUMBERING[1:]
    )


def set_border(style: BaseStyle, side: str, *, eighths: int, colour: str, space_pt: int) -> None:
    """A line at one side ("bottom", "left", …) of a style's paragraphs, `eighths` of a point thick."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", str(space_pt)), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def borders(style: BaseStyle) -> Mapping[str, tuple[float, str]]:
    """The lines at the sides of a style's paragraphs, each with its thickness in points and its colour (RRGGBB)."""
    lines = style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}/*")
    return {
        etree.QName(line).localname: (int(line.get(qn("w:sz"), "4")) / 8, line.get(qn("w:color"), "000000"))
        for line in lines
        if line.get(qn("w:val"), "none") not in ("none", "nil")
    }


def name_substitutes(document: Document, substitutes: Mapping[str, str]) -> None:
    """Name, for each font, the one to use where it is not installed (w:altName in the font table)."""
    table = etree.Element(qn("w:fonts"), nsmap={"w": nsmap["w"]})
    for font, substitute in substitutes.items():
        entry = etree.SubElement(table, qn("w:font"), {qn("w:name"): font})
        etree.SubElement(entry, qn("w:altName"), {qn("w:val"): substitute})
    content = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    for key, relation in list(document.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            document.part.rels.pop(key)
    part = Part(PackURI("/word/fontTable.xml"), _FONT_TABLE_TYPE, content, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def clear_body(document: Document) -> None:
    """Take away all paragraphs and tables, leaving page size, margins, header and footer as they are."""
    body = document.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)


_AFTER_LINE_NUMBERS = (
    "w:pgNumType", "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter",
    "w:docGrid", "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_SPACING = (
    "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText",
    "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath",
)  # fmt: skip
_AFTER_NUMBERING = ("w:suppressLineNumbers", "w:pBdr", *_AFTER_BORDERS)


def _fonts(properties: Any, latin: str, east_asian: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for themed in _THEMED:
        fonts.attrib.pop(qn(f"w:{themed}"), None)
    for slot, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", east_asian)):
        fonts.set(qn(f"w:{slot}"), font)


def _language(properties: Any, latin: str) -> None:
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), latin)
    language.set(qn("w:eastAsia"), LOCALES[Language.KO])


def _list_level(abstract: Any, depth: int, level: ListLevel) -> None:
    made = SubElement(abstract, qn("w:lvl"))
    made.set(qn("w:ilvl"), str(depth))
    for name, value in (
        ("w:start", "1"),
        ("w:numFmt", level.form),
        ("w:pStyle", level.style.style_id),
        ("w:suff", "tab"),
        ("w:lvlText", level.text),
        ("w:lvlJc", "left"),
    ):
        _set(SubElement(made, qn(name)), {"val": value})
    indent = SubElement(SubElement(made, qn("w:pPr")), qn("w:ind"))
    _set(indent, {"left": str(level.indent_dxa), "hanging": str(level.hanging_dxa)})


def _set(element: Any, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)


def _paragraph_property(style: BaseStyle, name: str, values: Mapping[str, str]) -> None:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    following = _AFTER_BORDERS[_AFTER_BORDERS.index(name) + 1 :]
    style.element.get_or_add_pPr().insert_element_before(element, *following)
