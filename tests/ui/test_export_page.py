"""The Export page in the real window: choosing, previewing, saving."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.domain.meeting import Language
from wontak.export import office
from wontak.export.material import Level
from wontak.ui.context import Place
from wontak.ui.export.page import ExportPage
from wontak.ui.notices import Notice

WAIT_MS = 60_000


@pytest.fixture(autouse=True)
def without_office(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice takes seconds to start: only what is about its pages has it."""
    if "pages" not in request.node.name:
        monkeypatch.setattr(office, "find", lambda: None)


@pytest.fixture
def page(program: Application, sample_meeting: Path) -> ExportPage:
    program.session.open(sample_meeting)
    program.window.go(Place.EXPORT)
    page = program.window.page(Place.EXPORT)
    assert isinstance(page, ExportPage)
    return page


def said(page: ExportPage) -> list[Notice]:
    """What the page tells the person from now on."""
    notices: list[Notice] = []
    page.context.notices.told.connect(notices.append)
    return notices


@pytest.mark.parametrize(("kind", "language"), [("notice", "ko"), ("minutes", "both")])
def test_a_word_document_is_saved_and_offered_for_opening(page, qtbot: QtBot, tmp_path: Path, kind, language):
    notices = said(page)
    page.choices.choose(kind, language, ".docx")
    target = tmp_path / "문서.docx"
    page.save(target)
    qtbot.waitUntil(lambda: bool(notices), timeout=WAIT_MS)
    assert [label for label, _run in notices[0].actions] == ["Open", "Show in its folder"]
    assert target.name in notices[0].text
    assert any("국회" in paragraph.text for paragraph in docx.Document(str(target)).paragraphs)


def test_what_cannot_be_written_is_told_in_one_sentence(page, qtbot: QtBot, tmp_path: Path):
    notices = said(page)
    page.choices.choose("notice", "ko", ".docx")
    page.save(tmp_path / "file.strange")
    qtbot.waitUntil(lambda: bool(notices), timeout=WAIT_MS)
    assert notices[0].weight == "danger" and not (tmp_path / "file.strange").exists()


def test_the_choices_make_the_order(page):
    page.choices.choose("transcript", "en")
    page.choices._lines.setChecked(True)
    page.choices._level.setCurrentIndex(1)
    order = page.choices.order()
    assert (order.kind, order.languages) == ("transcript", (Language.EN,))
    assert order.options.line_numbers and order.options.level is Level.CLEAN
    page.choices.choose("subtitles")
    assert page.choices.ending in (".srt", ".vtt")
    assert not page.choices._lines.isVisibleTo(page)


def test_subtitles_are_shown_as_text(page, qtbot: QtBot):
    page.choices.choose("subtitles", "ko")
    page.look()
    qtbot.waitUntil(lambda: page.pages.shows_text and "-->" in page.pages._text.text(), timeout=WAIT_MS)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the pages")
def test_the_preview_shows_the_pages(page, qtbot: QtBot):
    page.choices.choose("notice", "ko")
    page.look()
    qtbot.waitUntil(lambda: page.pages.page_count >= 1, timeout=WAIT_MS)
    assert not page.pages.shows_text and not page.pages.grab().isNull()


def test_without_an_office_the_text_is_shown_and_the_page_says_why(page, qtbot: QtBot):
    page.choices.choose("notice", "ko")
    page.look()
    qtbot.waitUntil(lambda: "LibreOffice" in page._state.text(), timeout=WAIT_MS)
    assert page.pages.shows_text and "국회" in page.pages._text.text()


@pytest.mark.parametrize("about_a_paragraph", [True, False])
def test_findings_lead_to_their_paragraphs_else_to_their_segments(
    page, qtbot: QtBot, program, about_a_paragraph: bool
):
    program.settings.choose("minutes_document", "notice")
    page.choices.choose("minutes", "both")
    page.look()
    qtbot.waitUntil(lambda: bool(page._findings.findings), timeout=WAIT_MS)
    findings = page._findings.findings
    row = next(
        number
        for number, one in enumerate(findings)
        if one.segments and (one.block is not None) is about_a_paragraph
    )
    page._findings._take(page._findings._list.item(row))
    assert program.window.place is (Place.MINUTES if about_a_paragraph else Place.TRANSCRIPT)
    if about_a_paragraph:
        current = program.window.page(Place.MINUTES).current
        assert current.line.listed == findings[row].block
        assert current.line.block.language is findings[row].language
