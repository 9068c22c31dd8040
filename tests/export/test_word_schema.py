"""Word files as the schema has them: a reader less patient than python-docx must not find them in need of repair."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.export.documents import EN, KO, sample_document
from wontak.export import compose, templates
from wontak.export.material import Options

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The order in which ECMA-376 part 1 (transitional) lets these elements' children stand.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "tc": "tcPr p tbl",
}


def disorder(file: Path) -> Iterator[str]:
    """Elements whose children stand in another order than the schema's, or are none of it."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                for element in etree.fromstring(archive.read(name)).iter(*(W + tag for tag in ORDERS)):
                    order = ORDERS[etree.QName(element).localname].split()
                    children = [etree.QName(child).localname for child in element]
                    if not set(children) <= set(order) or children != sorted(children, key=order.index):
                        yield f"{file.name} {name} {etree.QName(element).localname}: {children}"


@pytest.mark.parametrize("kind", sorted(compose.STYLES))
def test_every_kind_and_its_template_keep_the_order_of_the_schema(kind: str, tmp_path: Path) -> None:
    options = Options(line_numbers=True)
    made = sample_document(kind, (KO, EN), tmp_path / f"{kind}.docx", options=options)
    assert [*disorder(templates.bundled(kind)), *disorder(made)] == []


def test_every_cell_ends_with_a_paragraph_and_every_table_is_followed_by_one(tmp_path: Path) -> None:
    for kind in compose.STYLES:
        made = sample_document(kind, (KO,), tmp_path / f"{kind}.docx")
        with zipfile.ZipFile(made) as archive:
            body = etree.fromstring(archive.read("word/document.xml"))
        assert all(etree.QName(cell[-1]).localname == "p" for cell in body.iter(f"{W}tc"))
        assert all(etree.QName(table.getnext()).localname == "p" for table in body.iter(f"{W}tbl"))
