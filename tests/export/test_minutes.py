"""The minutes as a Word file: parts under numbered headings, tables with header cells, real lists, lines to sign on."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.export.documents import EN, KO, sample_document
from tests.export.written import MINUTES_EN, MINUTES_KO
from tests.minutes.sample import sample_meeting
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.export.export import export

BLOCKS = {KO: MINUTES_KO, EN: MINUTES_EN}


def opened(
    tmp_path: Path, *languages: Language, blocks: dict[Language, tuple[Block, ...]] | None = None
) -> Document:
    target = export("minutes", languages, sample_meeting(), (), blocks or BLOCKS, tmp_path / "m.docx")
    return docx.Document(str(target))


def in_style(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def test_korean_minutes_have_the_parts_of_a_회의록(tmp_path: Path) -> None:
    document = opened(tmp_path, KO)
    assert document.paragraphs[0].text == "회의록"
    assert in_style(document, "SectionKo") == [
        "회의 개요", "회의 안건", "안건별 주요 내용", "주요 발언", "결정 사항 및 후속 조치", "향후 계획",
    ]  # fmt: skip
    assert in_style(document, "ItemKo") == ["개회사: 한서진 국회의장", "기조연설: 의회의 인공지능 활용"]
    assert in_style(document, "PointKo")[0] == "의회가 AI 기술을 책임 있게 활용할 기준이 필요함."
    assert in_style(document, "Signature") == [
        "작성자\t국회미래연구원 김기록\t(서명)",
        "확인자\t한서진 국회의장\t(서명)",
    ]


def test_english_minutes_have_the_same_parts_in_their_own_lists(tmp_path: Path) -> None:
    document = opened(tmp_path, EN)
    assert in_style(document, "Section")[0] == "Overview" and len(in_style(document, "Section")) == 6
    assert in_style(document, "SectionKo") == []
    assert len(in_style(document, "AgendaItem")) == 3


def test_the_overview_is_a_table_with_a_header_column_and_a_title(tmp_path: Path) -> None:
    table = opened(tmp_path, KO).tables[0]
    assert [cell.text for cell in table.columns[0].cells] == ["회의명", "일시", "장소", "주최", "참석자"]
    properties = table._tbl.tblPr
    assert properties.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "회의 개요"


def test_decisions_and_actions_name_owner_and_due_date_under_a_repeated_head(tmp_path: Path) -> None:
    table = opened(tmp_path, KO).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["구분", "내용", "담당", "기한"],
        ["결정", "상반기에 시범 사업을 실시하기로 함.", "–", "–"],
        [
            "조치",
            "AI 활용 지침 초안을 마련하여 운영위원회에 보고\n(확인 전)",
            "강태호 교수",
            "2026. 6. 30.까지",
        ],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


@pytest.mark.parametrize(
    ("style", "form", "text"),
    [
        ("SectionKo", "decimal", "%1."),
        ("ItemKo", "ganada", "%2."),
        ("PointKo", "bullet", "○"),
        ("Item", "lowerLetter", "(%2)"),
        ("Point", "bullet", "•"),
        ("AgendaItem", "lowerLetter", "(%1)"),
        ("AgendaItemKo", "ganada", "%1."),
    ],
)
def test_numbers_and_marks_are_real_lists_of_the_styles(
    style: str, form: str, text: str, tmp_path: Path
) -> None:
    document = opened(tmp_path, KO, EN)
    numbered = document.styles[style].element.pPr.numPr
    numbering = document.part.numbering_part.element
    number = next(one for one in numbering.num_lst if one.numId == numbered.numId.val)
    abstract = next(
        one
        for one in numbering.iter(qn("w:abstractNum"))
        if one.get(qn("w:abstractNumId")) == str(number.abstractNumId.val)
    )
    level = abstract.findall(qn("w:lvl"))[numbered.ilvl.val if numbered.ilvl is not None else 0]
    assert level.find(qn("w:numFmt")).get(qn("w:val")) == form
    assert level.find(qn("w:lvlText")).get(qn("w:val")) == text
    assert level.find(qn("w:pStyle")).get(qn("w:val")) == document.styles[style].style_id


def test_headings_stand_in_the_outline(tmp_path: Path) -> None:
    document = opened(tmp_path, KO)
    for style, level in (("Headline", "0"), ("SectionKo", "1"), ("ItemKo", "2")):
        assert document.styles[style].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == level


def test_what_a_person_wrote_is_printed_word_for_word(tmp_path: Path) -> None:
    texts = {
        kind: f"{kind.value}: <이대로> & jointed."
        for kind in (
            BlockKind.OVERVIEW,
            BlockKind.AGENDA,
            BlockKind.SUMMARY,
            BlockKind.REMARK,
            BlockKind.SIGNATURE,
        )
    }
    blocks = tuple(Block(kind, EN, text, origin=Origin.WRITTEN) for kind, text in texts.items())
    document = opened(tmp_path, EN, blocks={EN: blocks})
    found = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in found if text in texts.values()] == list(texts.values())


def test_a_part_without_blocks_is_left_out_with_its_heading(tmp_path: Path) -> None:
    blocks = {EN: tuple(block for block in MINUTES_EN if block.kind is not BlockKind.FOLLOW_UP)}
    assert "Follow-up" not in in_style(opened(tmp_path, EN, blocks=blocks), "Section")


def test_the_minutes_of_the_sample_have_no_empty_paragraph(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("minutes", (KO, EN), tmp_path / "m.docx")))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    assert len(document.tables) == 4
    assert all(paragraph.text.strip() for paragraph in paragraphs)


def test_minutes_that_end_with_a_table_close_with_a_line(tmp_path: Path) -> None:
    decision = replace(MINUTES_KO[-5], accepted=True)
    assert opened(tmp_path, KO, blocks={KO: (decision,)}).paragraphs[-1].text == "끝."
