"""The Export page in the real window: choosing, previewing, saving."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.desk.documents import write_from
from wontak.desk.estimate import Estimates
from wontak.desk.estimate import said_of_seconds as words_for
from wontak.desk.file_work import document_work
from wontak.domain.findings import Finding
from wontak.domain.meeting import Language
from wontak.domain.minutes import BlockKind
from wontak.export import office
from wontak.export.material import Level
from wontak.minutes.editing import rewrite
from wontak.ui.context import Place
from wontak.ui.export.page import ExportPage
from wontak.ui.notice_strips import ErrandStrip
from wontak.ui.notices import Notice


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
    qtbot.waitUntil(lambda: bool(notices))
    assert [label for label, _run in notices[0].actions] == ["Open", "Show in its folder"]
    assert target.name in notices[0].text
    assert any("국회" in paragraph.text for paragraph in docx.Document(str(target)).paragraphs)


def test_what_cannot_be_written_is_told_in_one_sentence(page, qtbot: QtBot, tmp_path: Path):
    notices = said(page)
    page.choices.choose("notice", "ko", ".docx")
    page.save(tmp_path / "file.strange")
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].weight == "danger" and not (tmp_path / "file.strange").exists()


def test_beside_the_button_it_says_how_long_saving_will_take_here(page, qtbot: QtBot):
    page.choices.choose("notice", "ko", ".docx")
    assert page.length.text() == "Takes only a moment."
    page.choices.choose("notice", "ko", ".pdf")
    assert page.length.text() == "About 7 s on this computer."


def test_saving_teaches_how_long_saving_takes(page, qtbot: QtBot, tmp_path: Path):
    notices = said(page)
    page.choices.choose("minutes", "ko", ".hwpx")
    work = document_work("minutes", ".hwpx", page._parts())
    page.save(tmp_path / "minutes.hwpx")
    qtbot.waitUntil(lambda: bool(notices))
    assert Estimates().file_work_s(work) != work.guess_s


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the pages")
def test_the_pages_of_the_preview_teach_how_long_a_pdf_takes(page, qtbot: QtBot):
    page.choices.choose("release", "en", ".pdf")
    work = document_work("release", ".pdf", page._parts())
    page.look()
    qtbot.waitUntil(lambda: Estimates().file_work_s(work) != work.guess_s)
    qtbot.waitUntil(lambda: page.length.text() == words_for(Estimates().file_work_s(work), Language.EN))


def test_a_pdf_on_its_way_says_how_long_it_still_takes_and_can_be_given_up(
    page, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    office_that_hangs = tmp_path / "soffice"
    office_that_hangs.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    office_that_hangs.chmod(0o755)
    qtbot.waitUntil(lambda: "LibreOffice" in page._state.text())
    monkeypatch.setattr(office, "find", lambda: office_that_hangs)
    page.choices.choose("notice", "ko", ".pdf")
    page._pause.stop()
    page.save(tmp_path / "notice.pdf")
    bar = page.window().notice_bar
    qtbot.waitUntil(lambda: bool(bar.findChildren(ErrandStrip)))
    (strip,) = bar.findChildren(ErrandStrip)
    assert any("s left" in label.text() for label in strip.findChildren(QLabel))
    strip.cancel.click()
    qtbot.waitUntil(lambda: not bar.findChildren(ErrandStrip))
    assert not (tmp_path / "notice.pdf").exists()
    assert not bar.shown


def test_what_could_not_be_saved_can_be_tried_again(page, qtbot: QtBot, tmp_path: Path):
    notices = said(page)
    page.choices.choose("notice", "ko", ".docx")
    (tmp_path / "away").write_text("a file, no folder", encoding="utf-8")
    page.save(tmp_path / "away" / "notice.docx")
    qtbot.waitUntil(lambda: bool(notices))
    ((label, again),) = notices[0].actions
    assert label == "Try again"
    (tmp_path / "away").unlink()
    (tmp_path / "away").mkdir()
    again()
    qtbot.waitUntil(lambda: (tmp_path / "away" / "notice.docx").is_file())
    qtbot.waitUntil(lambda: len(notices) == 2)


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
    qtbot.waitUntil(lambda: page.pages.shows_text and "-->" in page.pages._text.text())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice makes the pages")
def test_the_preview_shows_the_pages(page, qtbot: QtBot):
    page.choices.choose("notice", "ko")
    page.look()
    qtbot.waitUntil(lambda: page.pages.page_count >= 1)
    assert not page.pages.shows_text and not page.pages.grab().isNull()


def test_without_an_office_the_text_is_shown_and_the_page_says_why(page, qtbot: QtBot):
    page.choices.choose("notice", "ko")
    page.look()
    qtbot.waitUntil(lambda: "LibreOffice" in page._state.text())
    assert page.pages.shows_text and "국회" in page.pages._text.text()


def found(page: ExportPage, qtbot: QtBot, wanted: Callable[[Finding], object]) -> Finding:
    """Press the first of the page's findings that is wanted."""
    page.look()
    qtbot.waitUntil(lambda: any(map(wanted, page._findings.findings)))
    row = next(number for number, one in enumerate(page._findings.findings) if wanted(one))
    page._findings._take(page._findings._list.item(row))
    return page._findings.findings[row]


def test_findings_about_no_paragraph_lead_to_their_segments(page, qtbot: QtBot, program):
    found(page, qtbot, lambda one: one.block is None and one.segments)
    assert program.window.place is Place.TRANSCRIPT


def test_findings_lead_to_their_paragraph_in_the_minutes(page, qtbot: QtBot, program):
    blocks = page.session.blocks(Language.EN)
    number = next(place for place, block in enumerate(blocks) if block.kind is BlockKind.REMARK)
    unbalanced = rewrite(blocks[number], text=f"“{blocks[number].text}")
    page.session.save_blocks(Language.EN, (*blocks[:number], unbalanced, *blocks[number + 1 :]))
    page.choices.choose("minutes", "en")
    finding = found(page, qtbot, lambda one: one.block is not None)
    assert program.window.place is Place.MINUTES
    line = program.window.page(Place.MINUTES).current.line
    assert (line.listed, line.block.language) == (finding.block, Language.EN)


@pytest.mark.parametrize(
    ("kind", "ending"),
    [(kind, ".docx") for kind in ("notice", "minutes", "release", "transcript", "bilingual")]
    + [("minutes", ".hwpx"), ("minutes", ".txt")],
)
def test_no_page_is_marked_as_a_draft_once_the_minutes_are_approved(page, tmp_path: Path, kind, ending):
    page.choices.choose(kind, "both", ending)
    order = page.choices.order()
    marked = {}
    for state in ("draft", "approved"):
        if state == "approved":
            page.session.desk.store.approve("한지민")
            page.session.refresh()
        target = write_from(page.session.folder, order, tmp_path / f"{state}{ending}")
        marked[state] = "초안 – 기계 작성" in whole_text(target)
    assert marked == {"draft": True, "approved": False}


def whole_text(file: Path) -> str:
    """All that a document says, headers and footers included."""
    if not zipfile.is_zipfile(file):
        return file.read_text()
    with zipfile.ZipFile(file) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
