"""The bilingual record: original and translation side by side, one row a turn."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table

from tests.export.documents import EN, KO, sample_document
from tests.minutes.sample import said, sample_meeting, sample_segments
from wontak.domain.meeting import Bilingual, Language
from wontak.domain.transcript import Segment, Translation, TranslationState
from wontak.export.export import export
from wontak.export.material import Corrigendum, Options

BOTH = (KO, EN)


def record(tmp_path: Path, *segments: Segment, languages: tuple[Language, ...] = BOTH) -> Table:
    """The table of turns."""
    target = export("bilingual", languages, sample_meeting(), segments, {}, tmp_path / "b.docx")
    return docx.Document(str(target)).tables[1]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_row_holds_a_turn_and_its_translation_under_a_repeated_head(tmp_path: Path) -> None:
    table = record(
        tmp_path,
        said(1, "han", "첫 문장입니다.", "The first sentence."),
        said(2, "han", "둘째 문장입니다.", "The second one."),
        said(3, "miller", "We agree.", "동의합니다."),
    )
    assert rows(table) == [
        ["원문 / Original", "번역 / Translation"],
        [
            "○국회의장 한서진  00:00:10\n첫 문장입니다. 둘째 문장입니다.",
            "Speaker Han Seojin\n[machine translation] The first sentence. The second one.",
        ],
        [
            "Ambassador Grace Miller  00:00:30\nWe agree.",
            "○주한뉴질랜드대사 그레이스 밀러\n[기계 번역] 동의합니다.",
        ],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_first_page_states_the_number_of_machine_translations(tmp_path: Path) -> None:
    stale = replace(
        said(2, "han", "둘.", "Two."), translation=Translation(EN, "Two.", TranslationState.STALE)
    )
    approved = replace(
        said(3, "han", "셋."), translation=Translation(EN, "Three.", TranslationState.APPROVED)
    )
    segments = (said(1, "han", "하나.", "One."), stale, approved, said(4, "han", "넷."))
    target = export("bilingual", BOTH, sample_meeting(), segments, {}, tmp_path / "b.docx")
    notes = [p.text for p in docx.Document(str(target)).paragraphs if p.style.name == "Note"]
    assert notes == [
        "전체 4개 구간 가운데 기계 번역 1개, 번역 뒤 원문이 바뀜 1개, 번역 없음 1개. "
        "기계 번역은 사람이 확인하기 전까지 초안입니다.",
        "Machine translations: 1 of 4 segments; translation older than the words spoken: 1; not translated: 1. "
        "A machine translation is a draft until a person has checked it.",
    ]


def test_each_translation_says_whose_it_is(tmp_path: Path) -> None:
    approved = replace(
        said(1, "han", "하나."), translation=Translation(EN, "One.", TranslationState.APPROVED)
    )
    table = record(tmp_path, approved, said(2, "han", "둘."), languages=(EN,))
    assert rows(table)[1][1] == "Speaker Han Seojin\n[translation] One.\n[not translated]"


def test_a_turn_in_two_languages_keeps_its_paragraphs_side_by_side(tmp_path: Path) -> None:
    table = record(tmp_path, said(1, "han", "하나.", "One."), said(2, "han", "Two.", "둘."))
    assert rows(table)[1] == [
        "○국회의장 한서진  00:00:10\n하나.\nTwo.",
        "Speaker Han Seojin\n[machine translation] One.\n[기계 번역] 둘.",
    ]


def test_what_is_off_the_record_never_appears(tmp_path: Path) -> None:
    hidden = replace(said(2, "oh", "비밀입니다.", "A secret."), off_record=True)
    table = record(tmp_path, said(1, "han", "하나.", "One."), hidden)
    assert rows(table)[2] == ["(비공개 발언은 싣지 않음)", "(Remarks off the record are not included.)"]
    assert "secret" not in str(rows(table)) and "비밀" not in str(rows(table))


@pytest.mark.parametrize("languages", [(KO,), (EN,), BOTH])
def test_headings_are_in_the_languages_asked_for(languages: tuple[Language, ...], tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("bilingual", languages, tmp_path / "b.docx")))
    words = {KO: "한영 대역 기록", EN: "Bilingual Record"}
    assert document.paragraphs[0].text == " / ".join(words[language] for language in languages)
    headlines = [p.text for p in document.paragraphs if p.style.name == "Headline"]
    assert headlines == [sample_meeting().event.topic[language] for language in languages]


def test_the_tables_are_described_and_the_text_ends_with_a_line(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("bilingual", (EN,), tmp_path / "b.docx")))
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    assert document.paragraphs[-1].text == "End of document"
    assert len(sample_segments()) > len(document.tables[1].rows) > 10


def test_corrigenda_close_the_record(tmp_path: Path) -> None:
    change = Corrigendum(
        dt.datetime(2026, 3, 25, 10, 30),
        "김기록",
        Bilingual("00:00:10 발언", "Remark at 00:00:10"),
        "1,200",
        "1,250",
    )
    target = sample_document("bilingual", BOTH, tmp_path / "b.docx", options=Options(corrigenda=(change,)))
    document = docx.Document(str(target))
    assert [p.text for p in document.paragraphs if p.style.name == "SectionTitle"][
        -1
    ] == "정정 사항 / Corrigenda"
    assert rows(document.tables[2])[1] == [
        "2026. 3. 25.(수) 10:30", "김기록", "00:00:10 발언 / Remark at 00:00:10", "1,200", "1,250",
    ]  # fmt: skip
