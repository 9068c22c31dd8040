"""The one place that touches WordprocessingML: what python-docx has no call for.

Element names and their order follow ECMA-376 part 1 (WordprocessingML); `w:` is its namespace prefix.
"""

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from wontak.domain.meeting import Language

LOCALES = {Language.KO: "ko-KR", Language.EN: "en-US"}
_FONT_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


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


def tag_language(run: Run, language: Language) -> None:
    """Say in which language a run is written, so that Word checks its spelling in that one."""
    _language(run._r.get_or_add_rPr(), LOCALES[language])


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


def set_outline_level(style: BaseStyle, level: int) -> None:
    """Make paragraphs of a style headings of the outline (0 is the highest level)."""
    _paragraph_property(style, "w:outlineLvl", {"val": str(level)})


def set_border(style: BaseStyle, side: str, *, eighths: int, colour: str, space_pt: int) -> None:
    """A line at one side ("bottom", "left", …) of a style's paragraphs, `eighths` of a point thick."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", str(space_pt)), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


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


_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


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


def _paragraph_property(style: BaseStyle, name: str, values: Mapping[str, str]) -> None:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    following = _AFTER_BORDERS[_AFTER_BORDERS.index(name) + 1 :]
    style.element.get_or_add_pPr().insert_element_before(element, *following)
