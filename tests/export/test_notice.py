"""The notice as a Word file and as text: exactly its paragraphs, in real styles."""

import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.export.documents import EN, KO, WRITTEN, sample_document
from wontak.domain.meeting import Meeting
from wontak.export.export import export
from wontak.export.mark import Mark


def squeezed(text: str) -> str:
    """White space aside."""
    return re.sub(r"\s+", " ", text).strip()


def paragraphs_of(file: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]


def test_written_blocks_come_out_exactly_and_nothing_else(tmp_path: Path) -> None:
    for ending in (".docx", ".txt"):
        target = export("notice", (EN,), Meeting(), (), {EN: WRITTEN}, tmp_path / f"notice{ending}")
        found = (
            paragraphs_of(target) if ending == ".docx" else target.read_text(encoding="utf-8").split("\n\n")
        )
        assert [squeezed(text) for text in found] == [squeezed(block.text) for block in WRITTEN]


def test_every_paragraph_has_the_style_of_its_kind_and_none_is_empty(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("notice", (EN,), tmp_path / "n.docx")))
    styles = list(dict.fromkeys(paragraph.style.name for paragraph in document.paragraphs))
    assert styles == [
        "Breadcrumb", "Board", "ListTitle", "Meta", "Headline", "PullQuote", "Lead", "Remark", "Panel", "CrossReference",
        "Attendance", "FollowUp",
    ]  # fmt: skip
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)


@pytest.mark.parametrize(("language", "tag"), [(KO, "ko-KR"), (EN, "en-US")])
def test_runs_carry_their_language_and_styles_an_east_asian_font(
    language: object, tag: str, tmp_path: Path
) -> None:
    document = docx.Document(str(sample_document("notice", (language,), tmp_path / "n.docx")))  # type: ignore[arg-type]
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            lang = run._r.rPr.find(qn("w:lang"))
            hangul = re.search("[가-힣]", run.text)
            assert lang.get(qn("w:val")) == ("ko-KR" if hangul else "en-US" if run.text.isascii() else tag)
            assert lang.get(qn("w:eastAsia")) == "ko-KR"
        fonts = paragraph.style.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == "맑은 고딕" and fonts.get(qn("w:eastAsiaTheme")) is None


def test_properties_header_and_footer_say_what_the_document_is(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("notice", (KO,), tmp_path / "n.docx", Mark(starter=True))))
    properties = document.core_properties
    assert properties.title == "국회, 「인공지능과 의회의 미래」 라운드테이블 개최"
    assert (properties.author, properties.language) == ("대한민국 국회", "ko-KR")
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "초안 – 기계 작성, 시험용 모델 사용(합성 음성 전용)"
    assert section.footer.paragraphs[0].text.startswith("인공지능과 의회의 미래 · 2026. 3. 18.(수)")
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_headline_stands_in_the_outline(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("notice", (EN,), tmp_path / "n.docx")))
    assert document.styles["Headline"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"


def test_the_mark_goes_when_the_minutes_are_approved(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("notice", (EN,), tmp_path / "n.docx", Mark(approved=True))))
    assert document.sections[0].header.paragraphs[0].text == ""


def test_both_languages_go_into_one_file_korean_first_on_pages_of_their_own(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("notice", (KO, EN), tmp_path / "n.docx")))
    breaks = [paragraph for paragraph in document.paragraphs if paragraph.paragraph_format.page_break_before]
    assert document.paragraphs[0].text == "> 미래광장 > 홍보실 > 공지 사항"
    assert [paragraph.text for paragraph in breaks] == ["> Future Plaza > PR Room > Public Notice"]
    assert document.sections[0].header.paragraphs[0].text == "초안 – 기계 작성 / Draft – machine-made"


def test_a_text_file_owns_up_to_machine_made_words(tmp_path: Path) -> None:
    text = sample_document("notice", (EN,), tmp_path / "n.txt", Mark(starter=True)).read_text(
        encoding="utf-8"
    )
    assert text.startswith(
        "[Draft – machine-made with starter models (synthetic voices only)]\n\n> Future Plaza"
    )
