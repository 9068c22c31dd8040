"""The release: its paragraphs exactly, a real link, a real list."""

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.export.documents import EN, KO
from tests.export.written import RELEASE_EN, RELEASE_KO, URL
from wontak.domain.meeting import Meeting
from wontak.domain.minutes import Block, BlockKind
from wontak.export.export import export
from wontak.export.release import linked


def test_paragraphs_come_out_exactly_in_the_styles_of_their_kinds(tmp_path: Path) -> None:
    target = export("release", (EN,), Meeting(), (), {EN: RELEASE_EN}, tmp_path / "r.docx")
    found = [(paragraph.style.name, paragraph.text) for paragraph in docx.Document(str(target)).paragraphs]
    assert found == [
        ("Deck", RELEASE_EN[0].text),
        ("Dateline", RELEASE_EN[1].text),
        *(("Quotation", block.text) for block in RELEASE_EN[2:5]),
        ("LinkLine", RELEASE_EN[5].text),
        ("Paragraph", RELEASE_EN[6].text),
        ("BulletIntro", RELEASE_EN[7].intro),
        *(("Bullet", item) for item in RELEASE_EN[7].items),
    ]


def test_the_link_is_one_and_only_its_anchor_carries_it(tmp_path: Path) -> None:
    target = export("release", (KO, EN), Meeting(), (), {EN: RELEASE_EN, KO: RELEASE_KO}, tmp_path / "r.docx")
    document = docx.Document(str(target))
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert [(link.text, link.url) for link in links] == [("의안정보시스템", URL), ("HERE", URL)]


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "javascript:alert(1)", "HERE"])
def test_only_addresses_of_the_web_and_of_mail_become_links(url: str) -> None:
    (span,) = linked("It can be found HERE.", url, "", EN)
    assert span.text == "It can be found HERE." and not span.link


def test_the_bullets_are_a_list_of_their_style(tmp_path: Path) -> None:
    target = export("release", (EN,), Meeting(), (), {EN: RELEASE_EN}, tmp_path / "r.docx")
    document = docx.Document(str(target))
    assert document.styles["Bullet"].element.pPr.numPr is not None
    assert document.styles["Bullet"].element.pPr.numPr.find(qn("w:numId")).get(qn("w:val")) != "0"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Washington (June 17, 2020) – Senator Markey spoke.", "Washington (June 17, 2020)"),
        ("March 18, 2026 – The Assembly met.", "March 18, 2026"),
        ("2026. 3. 18.(수) – 국회는 회의를 열었다.", "2026. 3. 18.(수)"),
        ("The Assembly met – again – on March 18, 2026.", ""),
    ],
)
def test_place_and_date_before_the_dash_stand_out(text: str, place: str, tmp_path: Path) -> None:
    block = Block(BlockKind.DATELINE, EN, text)
    target = export("release", (EN,), Meeting(), (), {EN: (block,)}, tmp_path / "r.docx")
    (paragraph,) = docx.Document(str(target)).paragraphs
    assert "".join(run.text for run in paragraph.runs if run.style.name == "Place") == place
    assert paragraph.text == text


def test_marks_that_a_word_file_cannot_hold_are_left_out(tmp_path: Path) -> None:
    block = Block(BlockKind.PARAGRAPH, EN, "One\x0btwo\x00 <three> & “four”\nfive")
    target = export("release", (EN,), Meeting(), (), {EN: (block,)}, tmp_path / "r.docx")
    assert docx.Document(str(target)).paragraphs[0].text == "One two  <three> & “four” five"
