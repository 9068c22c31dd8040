"""Details: a form and two tables whose every edit is stored within a second and can be undone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.domain.meeting import Event, Role
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Place
from wontak.ui.details.event_form import STORE_AFTER_MS
from wontak.ui.details.list_preview import ListPreview
from wontak.ui.details.page import DetailsPage
from wontak.ui.details.table_panel import TablePanel
from wontak.ui.settings import LANGUAGE

EXCEL = "성명\t직함\t소속\t역할\n김진표\t의장\t국회\t개회사\nSue Mi Terry\tDirector\tWilson Center\t토론자\n"
HTML = (
    "<table><tr><th>성명</th><th>직함</th></tr><tr><td>안호영</td><td>국회의원</td></tr>"
    "<tr><td>이재정</td><td>국회의원</td></tr></table>"
)


@pytest.fixture
def page(program: Application, sample_meeting: Path) -> DetailsPage:
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.DETAILS)
    page = program.window.page(Place.DETAILS)
    assert isinstance(page, DetailsPage)
    program.window.activateWindow()
    return page


def line(page: DetailsPage, name: str) -> QLineEdit:
    (found,) = [one for one in page.findChildren(QLineEdit) if one.accessibleName() == name]
    return found


def cell(panel: TablePanel, row: int, column: int) -> QModelIndex:
    index = panel.model.index(row, column)
    panel.table.setCurrentIndex(index)
    return index


def editor(panel: TablePanel) -> QLineEdit:
    (found,) = panel.table.viewport().findChildren(QLineEdit)
    return found


def compose(widget: QWidget, text: str) -> None:
    """Type Hangul as an input method does: each letter unfinished first; the last one stays so."""
    for number, letter in enumerate(text):
        if number:
            done = QInputMethodEvent("", [])
            done.setCommitString(text[number - 1])
            QApplication.sendEvent(widget, done)
        QApplication.sendEvent(widget, QInputMethodEvent(letter, []))


def open_preview(page: DetailsPage) -> ListPreview:
    return page.findChildren(ListPreview)[-1]


def test_what_is_typed_is_on_the_disk_within_a_second(
    page: DetailsPage, qtbot: QtBot, sample_meeting: Path
) -> None:
    topic = line(page, "Topic, English")
    topic.setFocus()
    topic.selectAll()
    assert STORE_AFTER_MS < 1_000
    with qtbot.waitSignal(page.session.details_changed):
        qtbot.keyClicks(topic, "Budgets of parliaments")
    with MeetingStore.open(sample_meeting, read_only=True) as store:
        assert store.meeting().event.topic.en == "Budgets of parliaments"


def test_the_window_undoes_what_was_typed_field_by_field(
    page: DetailsPage, program: Application, qtbot: QtBot
) -> None:
    before = page.session.meeting.event
    for name, text in (("Topic, English", "One"), ("Venue, English", "Two")):
        field = line(page, name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        with qtbot.waitSignal(page.session.details_changed):
            qtbot.keyClicks(field, "!")
    venue = line(page, "Venue, English")
    qtbot.keyClick(venue, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.session.meeting.event.venue == before.venue
    assert venue.text() == before.venue.en
    assert page.session.meeting.event.topic.en == "One!"
    program.window.commands["undo"].trigger()
    assert page.session.meeting.event == before
    assert line(page, "Topic, English").text() == before.topic.en
    program.window.commands["redo"].trigger()
    assert page.session.meeting.event.topic.en == "One!"


def test_undo_during_typing_stores_first_and_loses_nothing(
    page: DetailsPage, program: Application, qtbot: QtBot
) -> None:
    before = page.session.meeting.event
    field = line(page, "Topic, Korean")
    field.setFocus()
    field.setText("예산")
    field.textEdited.emit("예산")
    program.window.commands["undo"].setEnabled(True)
    program.window.commands["undo"].trigger()
    assert page.session.meeting.event == before
    program.window.commands["redo"].trigger()
    assert page.session.meeting.event.topic.ko == "예산"


def test_a_roster_pasted_is_one_step_apart_from_typing(
    page: DetailsPage, program: Application, qtbot: QtBot
) -> None:
    before = page.session.meeting
    QApplication.clipboard().setText(EXCEL)
    page.paste(agenda=False)
    open_preview(page).accept()
    after = page.session.meeting
    topic = line(page, "Topic, English")
    with qtbot.waitSignal(page.session.details_changed):
        qtbot.keyClicks(topic, "!")
    program.window.commands["undo"].trigger()
    assert page.session.meeting == after
    program.window.commands["undo"].trigger()
    assert page.session.meeting == before


def test_a_list_copied_from_excel_is_shown_before_it_is_taken_over(page: DetailsPage) -> None:
    QApplication.clipboard().setText(EXCEL)
    page.paste(agenda=False)
    preview = open_preview(page)
    assert preview._heading.text() == "2 rows will be taken over"
    preview._replace.setChecked(True)
    preview.accept()
    kim, terry = page.session.meeting.participants
    assert (kim.name.ko, kim.title.ko, kim.role) == ("김진표", "의장", Role.OPENING)
    assert (terry.name.en, terry.affiliation.en, terry.role) == (
        "Sue Mi Terry",
        "Wilson Center",
        Role.PANELIST,
    )


def test_a_table_copied_from_word_comes_as_html(page: DetailsPage) -> None:
    data = QMimeData()
    data.setHtml(HTML)
    data.setText("성명 직함 안호영 국회의원 이재정 국회의원")
    QApplication.clipboard().setMimeData(data)
    count = len(page.session.meeting.participants)
    page.paste(agenda=False)
    open_preview(page).accept()
    added = page.session.meeting.participants[count:]
    assert [person.name.ko for person in added] == ["안호영", "이재정"]


def test_a_column_understood_wrongly_is_chosen_anew(page: DetailsPage) -> None:
    QApplication.clipboard().setText("Kim Jin Pyo\tSpeaker\nAn Ho Young\tMember\n")
    page.paste(agenda=False)
    preview = open_preview(page)
    box = preview._table.cellWidget(0, 1)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("Affiliation (English)"))
    preview._replace.setChecked(True)
    preview.accept()
    assert [person.affiliation.en for person in page.session.meeting.participants] == ["Speaker", "Member"]


def test_lists_come_in_from_excel_csv_and_word_files(
    page: DetailsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (_xlsx(tmp_path), _csv(tmp_path), _docx(tmp_path)):
        monkeypatch.setattr(
            "wontak.ui.details.page.QFileDialog.getOpenFileName", lambda *_args, file=file: (str(file), "")
        )
        page.import_file(agenda=False)
        preview = open_preview(page)
        preview._replace.setChecked(True)
        preview.accept()
        assert [person.name.ko for person in page.session.meeting.participants] == ["김진표", "안호영"], file


def test_a_file_that_holds_no_list_is_told(
    page: DetailsPage, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "명단.xlsx"
    broken.write_bytes(b"not a workbook")
    monkeypatch.setattr(
        "wontak.ui.details.page.QFileDialog.getOpenFileName", lambda *_args: (str(broken), "")
    )
    page.import_file(agenda=False)
    (notice,) = program.window.notice_bar.shown
    assert "명단.xlsx" in notice.text


def test_people_remembered_are_offered_by_their_first_consonants(
    page: DetailsPage, program: Application, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText(EXCEL)
    page.paste(agenda=False)
    preview = open_preview(page)
    preview._replace.setChecked(True)
    preview.accept()
    program.session.begin_with(Event(date=dt.date(2026, 5, 1)))
    panel = page._roster
    panel.add()
    typed = editor(panel)
    compose(typed, "ㄱㅈㅍ")
    offered = typed.completer().popup()
    qtbot.waitUntil(offered.isVisible)
    assert offered.model().rowCount() == 1
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    (person,) = page.session.meeting.participants
    assert (person.name.ko, person.title.ko) == ("김진표", "의장")


def test_a_suggestion_left_in_its_cell_is_not_taken_for_a_name(
    page: DetailsPage, program: Application
) -> None:
    QApplication.clipboard().setText(EXCEL)
    page.paste(agenda=False)
    open_preview(page).accept()
    panel, column = page._roster, page._roster.model.columns_of("name")[1]
    (offered,) = panel._suggest("김진")
    delegate = panel.table.itemDelegateForColumn(column)
    typed = QLineEdit(offered, panel)
    delegate.setModelData(typed, panel.model, cell(panel, 0, column))
    assert page.session.meeting.participants[0].name.ko == "김진표"


def test_the_tables_are_worked_from_the_keyboard_alone(page: DetailsPage, qtbot: QtBot) -> None:
    panel, count = page._roster, len(page.session.meeting.participants)
    panel.table.setFocus()
    cell(panel, 1, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    typed = editor(panel)
    typed.selectAll()
    qtbot.keyClicks(typed, "Oh Min-seok")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.session.meeting.participants[1].name.en == "Oh Min-seok")
    panel.move_row(1)
    assert page.session.meeting.participants[2].name.en == "Oh Min-seok"
    last = page.session.meeting.participants[-1]
    cell(panel, count - 1, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert last not in page.session.meeting.participants
    assert panel.table.currentIndex().row() == count - 2


def test_a_role_is_chosen_from_the_keyboard(page: DetailsPage, qtbot: QtBot) -> None:
    panel = page._roster
    column = [one.heading for one in panel.model.columns].index("Role")
    panel.table.setFocus()
    cell(panel, 0, column)
    qtbot.keyClick(panel.table, Qt.Key.Key_F2)
    (box,) = panel.table.viewport().findChildren(QComboBox)
    qtbot.waitUntil(box.view().isVisible)
    box.setCurrentIndex(box.findText("Moderator"))
    box.activated.emit(box.currentIndex())
    assert page.session.meeting.participants[0].role is Role.MODERATOR


def test_who_is_removed_leaves_the_agenda_and_comes_back_with_undo(
    page: DetailsPage, program: Application
) -> None:
    before = page.session.meeting
    spoken = {segment.id: segment.speaker for segment in page.session.segments}
    first = before.participants[0]
    assert first.id in spoken.values()
    cell(page._roster, 0, 0)
    page._roster.remove()
    meeting = page.session.meeting
    assert first not in meeting.participants
    assert all(first.id not in item.speakers for item in meeting.agenda)
    assert first.id not in {segment.speaker for segment in page.session.segments}
    program.window.commands["undo"].trigger()
    assert page.session.meeting == before
    assert {segment.id: segment.speaker for segment in page.session.segments} == spoken


def test_speakers_of_an_agenda_item_are_typed_by_number_or_name(
    page: DetailsPage, program: Application
) -> None:
    people = page.session.meeting.participants
    panel = page._agenda
    panel.model.setData(cell(panel, 3, 1), f"2, {people[0].name.ko}; david")
    assert page.session.meeting.agenda[3].speakers == (people[1].id, people[0].id, people[3].id)
    panel.model.setData(cell(panel, 3, 1), "2, nobody known")
    (notice,) = program.window.notice_bar.shown
    assert "nobody known" in notice.text
    assert page.session.meeting.agenda[3].speakers == (people[1].id,)


def test_the_columns_of_the_interface_language_come_first(page: DetailsPage, program: Application) -> None:
    assert page._roster.model.columns[0].heading == "Name (English)"
    program.settings.choose(LANGUAGE, "ko")
    korean = program.window.page(Place.DETAILS)
    assert isinstance(korean, DetailsPage)
    assert korean._roster.model.columns[0].heading == "이름(국문)"


def test_a_date_half_typed_is_not_written_over(page: DetailsPage, qtbot: QtBot) -> None:
    field = page._form._date
    shown = field.text()
    topic = line(page, "Topic, English")
    with qtbot.waitSignal(page.session.details_changed):
        qtbot.keyClicks(topic, "!")
    assert field.text() == shown


def _xlsx(folder: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("성명", "직함"), ("김진표", "의장"), ("안호영", "의원")):
        book.active.append(row)
    book.save(folder / "명단.xlsx")
    return folder / "명단.xlsx"


def _csv(folder: Path) -> Path:
    file = folder / "명단.csv"
    file.write_bytes("성명,직함\n김진표,의장\n안호영,의원\n".encode("cp949"))
    return file


def _docx(folder: Path) -> Path:
    from docx import Document

    document = Document()
    table = document.add_table(rows=0, cols=2)
    for row in (("성명", "직함"), ("김진표", "의장"), ("안호영", "의원")):
        for at, text in zip(table.add_row().cells, row, strict=True):
            at.text = text
    document.save(str(folder / "명단.docx"))
    return folder / "명단.docx"
