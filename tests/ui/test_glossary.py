"""The glossary: terms of the house and of a meeting, which recognition and translation go by."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.desk.glossary import bundled_terms, house_file, load, meeting_file
from wontak.domain.glossary import Term
from wontak.domain.meeting import Language
from wontak.ui.choices import term_kind_names
from wontak.ui.context import Place
from wontak.ui.glossary.page import GlossaryPage, TermTable
from wontak.ui.settings import LANGUAGE

PASTED = "용어\t번역\n정책연구위원\tpolicy research fellow\n의정기록과\tRecords Division\n"


@pytest.fixture
def page(program: Application) -> GlossaryPage:
    program.window.go(Place.GLOSSARY)
    page = program.window.page(Place.GLOSSARY)
    assert isinstance(page, GlossaryPage)
    return page


def put(table: TermTable, row: int, *texts: str) -> None:
    for column, text in enumerate(texts):
        table._model.setData(table._model.index(row, column), text)


def test_terms_typed_are_kept_at_once_and_in_english_come_first(page: GlossaryPage) -> None:
    assert page._house._model.columns[0].heading == "English"
    page._house._panel.add()
    put(page._house, 0, "Records Division", "의정기록과")
    assert load(house_file()).terms == (Term("의정기록과", "Records Division"),)


def test_terms_are_pasted_from_excel_without_doubles(page: GlossaryPage) -> None:
    QApplication.clipboard().setText(PASTED)
    page._current().paste()
    page._current().paste()
    assert [term.ko for term in load(house_file()).terms] == ["정책연구위원", "의정기록과"]


def test_what_is_wrong_with_a_row_is_said_and_the_row_is_not_lost(page: GlossaryPage) -> None:
    page._house._panel.add()
    put(page._house, 0, "Speaker")
    assert not load(house_file()).terms
    assert "1" in page._house._problems.text()
    page.entered()
    assert page._house._model.items == (Term("", "Speaker"),)
    put(page._house, 0, "Speaker", "국회의장")
    assert load(house_file()).terms == (Term("국회의장", "Speaker"),)
    assert not page._house._problems.text()


def test_a_removed_term_can_be_had_back(page: GlossaryPage, program: Application) -> None:
    QApplication.clipboard().setText(PASTED)
    page._current().paste()
    page._house._panel.table.setCurrentIndex(page._house._model.index(0, 0))
    page._house._panel.remove()
    assert len(load(house_file()).terms) == 1
    (notice,) = program.window.notice_bar.shown
    assert notice.text == "1 term removed."
    notice.actions[0][1]()
    assert len(load(house_file()).terms) == 2


def test_terms_go_out_and_come_in_as_csv(
    page: GlossaryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.clipboard().setText(PASTED)
    page._current().paste()
    file = tmp_path / "용어.csv"
    dialogs = "wontak.ui.glossary.page.QFileDialog"
    monkeypatch.setattr(f"{dialogs}.getSaveFileName", lambda *_args: (str(file), ""))
    monkeypatch.setattr(f"{dialogs}.getOpenFileName", lambda *_args: (str(file), ""))
    page._current().export_file()
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    page._house._store(())
    page._current().import_file()
    assert len(load(house_file()).terms) == 2


def test_a_meetings_terms_lie_with_it_and_are_what_its_desk_goes_by(
    page: GlossaryPage, program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    assert not page._tabs.isTabEnabled(1)
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.GLOSSARY)
    page._tabs.setCurrentIndex(1)
    QApplication.clipboard().setText(PASTED)
    program.window.commands["paste_terms"].trigger()
    assert len(load(meeting_file(sample_meeting)).terms) == 2
    assert Term("의정기록과", "Records Division") in program.session.desk.glossary
    program.session.close()
    assert page._tabs.currentIndex() == 0
    assert not page._meeting._model.items


def test_known_kinds_are_shown_in_the_interface_language_and_kept_as_the_file_has_them(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.settings.choose(LANGUAGE, Language.KO.value)
    program.window.go(Place.GLOSSARY)
    table = program.window.page(Place.GLOSSARY)._house
    terms = [Term("국회", "National Assembly", "institution"), Term("쪽지", "slip", "우리끼리")]
    table._store((*terms, Term("의장", "Speaker")))
    kind = 2

    def shown() -> list[str]:
        return [table._model.data(table._model.index(row, kind)) for row in range(3)]

    assert shown() == ["기관", "우리끼리", ""]
    table._model.setData(table._model.index(2, kind), "직위")
    assert shown() == ["기관", "우리끼리", "직위"]
    assert load(house_file()).terms == (*terms, Term("의장", "Speaker", "title"))
    file = tmp_path / "용어.csv"
    dialogs = "wontak.ui.glossary.page.QFileDialog"
    monkeypatch.setattr(f"{dialogs}.getSaveFileName", lambda *_args: (str(file), ""))
    table.export_file()
    assert load(file).terms == load(house_file()).terms


def test_every_kind_of_the_bundled_glossary_has_a_name() -> None:
    assert {term.kind for term in bundled_terms()} <= set(term_kind_names())
