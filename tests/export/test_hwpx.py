"""Hancom documents: read back through the library, held against the schema it ships, and looked at part by part."""

import io
import warnings
import zipfile
from dataclasses import replace

import docx
import pytest
from hwpx import HwpxDocument
from hwpx.tools.id_integrity import check_id_integrity
from hwpx.tools.package_validator import validate_editor_open_safety, validate_package

from tests.export.documents import WRITTEN
from tests.export.minutes_blocks import EN, KO, NOTICE, material
from tests.export.written import RELEASE_EN, RELEASE_KO
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Meeting
from wontak.domain.minutes import Block, BlockKind
from wontak.export import compose, hwpx, templates
from wontak.export.mark import Mark
from wontak.export.material import Material


def written(given: Material) -> bytes:
    """The file, with the library's warnings of outdated calls as faults."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        return hwpx.render(given)


def opened(kind: str, *languages: object, mark: Mark | None = None) -> HwpxDocument:
    return HwpxDocument.open(io.BytesIO(written(material(kind, *languages, mark=mark))))  # type: ignore[arg-type]


def style_names(document: HwpxDocument) -> list[str]:
    return [document.styles.resolve(paragraph.style_id_ref).name for paragraph in document.paragraphs]


@pytest.mark.parametrize("kind", compose.STYLES)
def test_the_package_holds_against_schema_references_and_reader(kind: str) -> None:
    given = material(kind, KO, EN)
    if kind == "release":
        given = replace(given, blocks={KO: RELEASE_KO, EN: RELEASE_EN})
    content = written(given)
    assert HwpxDocument.open(io.BytesIO(content)).validate().issues == ()
    report = validate_package(content)
    assert report.ok and not report.errors
    assert validate_editor_open_safety(content).ok
    integrity = check_id_integrity(content)
    assert not integrity.dangling and not integrity.orphan_bin_data
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


@pytest.mark.parametrize("kind", ["notice", "minutes"])
@pytest.mark.parametrize("language", [KO, EN])
def test_every_word_of_the_document_comes_back_in_its_order(kind: str, language: object) -> None:
    given = material(kind, language)  # type: ignore[arg-type]
    document = HwpxDocument.open(io.BytesIO(written(given)))
    found: list[str] = []
    for paragraph in document.paragraphs:
        cells = [cell for table in paragraph.tables for row in table.rows for cell in row.cells]
        found += [inner.text for cell in cells for inner in cell.paragraphs]
        found += [paragraph.text] if paragraph.text else []
    wanted = [paragraph.text for paragraph in compose.documents(given)[0].paragraphs]
    assert [text.replace("\t", "") for text in found] == [text.replace("\t", "") for text in wanted]


def test_a_notice_s_paragraphs_have_named_styles_and_none_is_empty() -> None:
    document = opened("notice", KO)
    assert style_names(document)[:7] == [
        "경로", "문서 종류", "작성 정보", "제목", "머리 인용", "첫 문단", "발언",
    ]  # fmt: skip
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)
    assert document.paragraphs[0].text == NOTICE[KO][0][1]
    headline = document.styles.resolve("제목")
    assert headline.eng_name == "Headline"
    assert document.paragraphs[3].para_pr_id_ref == str(headline.para_pr_id_ref)


def test_styles_look_as_the_word_template_s_do_in_hancom_s_fonts() -> None:
    document = opened("notice", KO)
    template = docx.Document(str(templates.bundled("notice")))
    for name in ("Headline", "Lead", "PullQuote"):
        style = document.styles.resolve(name)
        letters = document.styles.char_property(style.char_pr_id_ref)
        assert int(letters.attributes["height"]) == template.styles[name].font.size.pt * 100
        assert letters.attributes["textColor"].lstrip("#") == str(template.styles[name].font.color.rgb)
    faces = {font.face: font.substitution for font in document.styles.fonts("HANGUL").values()}
    assert set(faces) == {"함초롬바탕", "함초롬돋움"}
    assert all(faces.values())


def test_lists_of_the_minutes_are_real_and_their_numbers_begin_anew() -> None:
    document = opened("minutes", KO)
    headings = []
    for paragraph, name in zip(document.paragraphs, style_names(document), strict=True):
        heading = document.styles.paragraph_property(paragraph.para_pr_id_ref).heading
        headings.append((name, heading.type, heading.id_ref))
    sections = [heading for heading in headings if heading[0] == "절 제목"]
    assert len(sections) == 5 and len(set(sections)) == 1 and sections[0][1] == "NUMBER"
    assert {kind for name, kind, _ in headings if name == "요지"} == {"BULLET"}
    items = {number for name, _, number in headings if name in ("안건", "안건 제목")}
    assert len(items) == 2 and sections[0][2] not in items
    assert not any(paragraph.text.startswith(("1.", "가.", "○")) for paragraph in document.paragraphs)


def test_tables_have_header_cells_and_go_on_over_pages() -> None:
    overview, decisions = (
        table for paragraph in opened("minutes", KO).paragraphs for table in paragraph.tables
    )
    assert [cell.element.get("header") for cell in overview.rows[0].cells] == ["1", "0"]
    assert [cell.text for cell in decisions.rows[0].cells] == ["구분", "내용", "담당", "기한"]
    assert {cell.element.get("header") for cell in decisions.rows[0].cells} == {"1"}
    assert decisions.element.get("repeatHeader") == "1"
    assert not decisions.treat_as_char
    assert sum(cell.width for cell in decisions.rows[0].cells) == pytest.approx(160 * 283.46, rel=0.01)


def test_header_footer_and_properties_say_what_the_document_is() -> None:
    document = opened("minutes", KO, mark=Mark(starter=True))
    properties = document.sections[0].properties
    assert properties.get_header("BOTH").text.startswith("초안")
    footer = properties.get_footer("BOTH")
    assert footer.text.startswith("인공지능과 의회의 미래 · 2026. 3. 18.(수)")
    assert [number.get("numType") for number in footer.element.iter("{*}autoNum")] == ["PAGE", "TOTAL_PAGE"]
    metadata = document.parts.metadata
    assert metadata.title == "회의록 – 인공지능과 의회의 미래"
    assert metadata.creator == "대한민국 국회"


def test_the_mark_is_not_there_once_the_minutes_are_approved() -> None:
    document = opened("notice", EN, mark=Mark(approved=True))
    assert document.sections[0].properties.get_header("BOTH") is None


def test_each_language_begins_a_page() -> None:
    document = opened("notice", KO, EN)
    breaks = [
        paragraph.text for paragraph in document.paragraphs if paragraph.element.get("pageBreak") == "1"
    ]
    assert breaks == ["Public Notice"]


def test_links_carry_their_address() -> None:
    given = material("release", EN)
    link = Block(BlockKind.LINK, EN, "The text can be found HERE.", url="https://example.org/text")
    deck = Block(BlockKind.DECK, EN, "Members Introduce a Resolution")
    document = HwpxDocument.open(io.BytesIO(written(replace(given, blocks={EN: (deck, link)}))))
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert [link["url"] for link in links] == ["https://example.org/text"]


def test_written_blocks_come_out_word_for_word() -> None:
    given = replace(material("notice", EN), blocks={EN: WRITTEN}, meeting=Meeting())
    document = HwpxDocument.open(io.BytesIO(written(given)))
    assert [paragraph.text for paragraph in document.paragraphs] == [block.text for block in WRITTEN]


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(WontakError) as caught:
        hwpx.render(replace(material("notice", KO), blocks={}))
    assert caught.value.code is Code.NOTHING_TO_EXPORT
