"""The library: meetings listed, found by what was said in them, opened, copied, archived and thrown away."""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMenu, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.desk.library import Library
from wontak.domain.library import Sort
from wontak.domain.long_work import Stop, Watch
from wontak.domain.meeting import Bilingual, Language, Meeting
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Place
from wontak.ui.errands import Errand
from wontak.ui.library.page import LibraryPage
from wontak.ui.library.rows import DESCRIBED, SPOKEN, TEXT, TOOL_TIP, Row
from wontak.ui.notice_strips import ErrandStrip

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from wontak.store.meetings import MeetingStore
store = MeetingStore.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def page(
    program: Application, made_sample: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> LibraryPage:
    """The library with the sample meeting in its folder."""
    folder = tmp_path / "회의"
    monkeypatch.setattr("wontak.desk.library.default_folder", lambda: folder)
    shutil.copytree(made_sample, folder / made_sample.name)
    page = program.window.page(Place.LIBRARY)
    assert isinstance(page, LibraryPage)
    page.refresh()
    qtbot.waitUntil(lambda: page._rows.rowCount() == 1)
    return page


def rows(page: LibraryPage) -> list[Row]:
    return [page._rows.row(page._rows.index(number)) for number in range(page._rows.rowCount())]


def search(page: LibraryPage, qtbot: QtBot, words: str) -> list[Row]:
    page._search.setText(words)
    qtbot.waitUntil(lambda: any(row.snippet for row in rows(page)))
    return [row for row in rows(page) if row.snippet]


def actions(menu: QMenu) -> dict[str, bool]:
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: QMessageBox.StandardButton.Yes)


@pytest.mark.parametrize("word", ["국회", "의회", "지능"])
def test_two_syllables_are_found_inside_longer_words(page: LibraryPage, qtbot: QtBot, word: str) -> None:
    for snippet in (row.snippet for row in search(page, qtbot, word)):
        assert snippet is not None
        start, end = snippet.matches[0]
        assert snippet.text[start:end] == word


def test_a_passage_pressed_opens_the_transcript_at_its_segment(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    wanted = next(row for row in search(page, qtbot, "parliament") if row.snippet.where == "transcript")
    place = rows(page).index(wanted)
    at = page._list.visualRect(page._rows.index(place)).center()
    qtbot.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert program.window.place is Place.TRANSCRIPT
    assert program.session.segment(wanted.snippet.item) is not None


def test_the_list_is_reached_from_the_search_field_and_opened_by_enter(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    qtbot.keyClick(page._search, Qt.Key.Key_Down)
    assert page._list.currentIndex().row() == 0
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    assert program.session.is_open


def test_opening_the_open_meeting_again_keeps_its_undo(page: LibraryPage, program: Application) -> None:
    (row,) = rows(page)
    page._open(row)
    desk = program.session.desk
    program.window.go(Place.LIBRARY)
    page._open(row)
    assert program.session.desk is desk
    assert program.window.place is Place.TRANSCRIPT


def test_recent_meetings_are_offered_the_latest_first(page: LibraryPage, program: Application) -> None:
    menu = page.open_button.menu()
    page._fill_open(menu)
    ways = ["Open a meeting folder…", "Bring in an archive…"]
    assert list(actions(menu)) == ways
    page._open(rows(page)[0])
    page._fill_open(menu)
    assert list(actions(menu)) == ["Artificial Intelligence and the Future of Parliament", *ways]
    program.session.close()
    menu.actions()[0].trigger()
    assert program.session.is_open


def test_a_meeting_opened_last_is_named_by_its_title_before_the_library_has_read_it(
    page: LibraryPage, program: Application, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "2026-03-18 x.wontak"
    shutil.copytree(rows(page)[0].entry.folder, elsewhere)
    program.window.open_meeting(elsewhere)
    program.session.save_meeting(_with_topic(program.session.meeting, "한미 의회 교류"))
    program.session.close()
    nameless = MeetingStore.create(tmp_path / "이름 없음.wontak", Meeting())
    nameless.close()
    program.window.open_meeting(nameless.folder)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    shutil.copy(tmp_path / "data" / "library.json", fresh)
    names = [(one.name(Language.KO), one.folder) for one in Library(fresh).recent()]
    assert names == [("이름 없음", nameless.folder), ("한미 의회 교류", elsewhere)]
    menu = page.open_button.menu()
    page._fill_open(menu)
    assert [action.toolTip() for action in menu.actions()[:2]] == [str(nameless.folder), str(elsewhere)]
    assert menu.toolTipsVisible()


def test_a_new_meeting_is_in_the_list_once_it_is_closed(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    page._actions.new()
    meeting = program.session.meeting
    program.session.save_meeting(_with_topic(meeting, "한미 의회 교류"))
    program.session.close()
    assert program.window.place is Place.LIBRARY
    qtbot.waitUntil(lambda: any(row.entry.title.ko == "한미 의회 교류" for row in rows(page)))


def test_the_marked_meeting_stays_marked_when_the_list_is_read_again(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    page._list.setCurrentIndex(page._rows.index(0))
    marked = rows(page)[0].entry.folder
    program.library.duplicate(marked)
    page.refresh()
    qtbot.waitUntil(lambda: page._rows.rowCount() == 2)
    assert page._rows.row(page._list.currentIndex()).entry.folder == marked


def test_meetings_are_sorted_as_chosen_and_the_choice_is_kept(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    program.library.duplicate(rows(page)[0].entry.folder)
    page.refresh()
    qtbot.waitUntil(lambda: page._rows.rowCount() == 2)
    page._sort.setCurrentIndex(page._sort.findData(Sort.DURATION.value))
    assert rows(page)[0].entry.duration_s > rows(page)[1].entry.duration_s
    assert program.settings.text("library_sort") == "duration"


def test_a_duplicate_has_the_roster_and_no_transcript(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    with MeetingStore.open(rows(page)[0].entry.folder, read_only=True) as store:
        people = store.meeting().participants
    with qtbot.waitSignal(program.session.opened):
        page._actions.duplicate(rows(page)[0].entry.folder)
    assert program.session.meeting.participants == people
    assert program.session.segment_count == 0
    assert program.window.place is Place.DETAILS


def test_a_meeting_is_moved_to_the_trash_after_asking(
    page: LibraryPage, program: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, thrown = rows(page)[0].entry.folder, []
    monkeypatch.setattr(
        "wontak.ui.library.actions._to_trash", lambda one: thrown.append(one) or not shutil.rmtree(one)
    )
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: QMessageBox.StandardButton.No)
    page._actions.delete(rows(page)[0].entry)
    assert not thrown
    page._open(rows(page)[0])
    agree(monkeypatch)
    page._actions.delete(rows(page)[0].entry)
    assert not program.session.is_open
    qtbot.waitUntil(lambda: page._rows.rowCount() == 0)
    assert thrown == [folder]
    assert page._pages.currentWidget() is page._welcome


def test_an_archive_goes_out_and_comes_in(
    page: LibraryPage, program: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "보관.wontakz"
    monkeypatch.setattr(
        "wontak.ui.library.actions.QFileDialog.getSaveFileName", lambda *_args: (str(target), "")
    )
    page._actions.save_archive(rows(page)[0].entry.folder)
    qtbot.waitUntil(lambda: any("보관.wontakz" in one.text for one in program.window.notice_bar.shown))
    assert "archive/out" in (tmp_path / "data" / "speeds.json").read_text(encoding="utf-8")
    with qtbot.waitSignal(program.session.opened):
        page.take_files([target])
    assert program.session.segment_count > 0
    assert len(list(program.library.default_folder.iterdir())) == 2


def test_the_dialog_says_how_long_an_archive_takes_here(
    page: LibraryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []

    def ask(_parent: object, title: str, *_more: object) -> tuple[str, str]:
        titles.append(title)
        return "", ""

    monkeypatch.setattr("wontak.ui.library.actions.QFileDialog.getSaveFileName", ask)
    folder = rows(page)[0].entry.folder
    (folder / "audio" / "long.flac").write_bytes(bytes(400 * 2**20))
    page._actions.save_archive(folder)
    qtbot.waitUntil(lambda: bool(titles))
    assert titles == ["Save as one archive file – About 7 s on this computer."]


def test_an_archive_brought_in_does_not_end_work_on_another_meeting(
    page: LibraryPage, program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    archive = program.library.export_archive(rows(page)[0].entry.folder, tmp_path / "one.wontakz")
    page._open(rows(page)[0])
    desk = program.session.desk
    page.take_files([archive])
    qtbot.waitUntil(lambda: any(one.actions for one in program.window.notice_bar.shown))
    assert program.session.desk is desk


def test_an_archive_that_is_none_is_told(
    page: LibraryPage, program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    false = tmp_path / "false.wontakz"
    false.write_bytes(b"no archive")
    page.take_files([false])
    qtbot.waitUntil(lambda: bool(program.window.notice_bar.shown))
    assert "false.wontakz" in program.window.notice_bar.shown[0].text
    ((label, again),) = program.window.notice_bar.shown[0].actions
    assert label == "Try again"
    shutil.copyfile(
        program.library.export_archive(rows(page)[0].entry.folder, tmp_path / "ok.wontakz"), false
    )
    with qtbot.waitSignal(program.session.opened):
        again()


def test_a_long_errand_shows_how_far_it_is_and_can_be_given_up(program: Application, qtbot: QtBot) -> None:
    results: list[object] = []

    def work(watch: Watch, stop: Stop) -> None:
        pause = threading.Event()
        watch(1, 4)
        while not stop():
            pause.wait(0.01)

    errand = Errand("Saving “a.wontakz”")
    program.window.notices.follow(errand)
    errand.begin(work, results.append, lambda fault: None)
    bar = program.window.notice_bar
    assert not bar.findChildren(ErrandStrip)
    qtbot.waitUntil(lambda: bool(bar.findChildren(ErrandStrip)))
    (strip,) = bar.findChildren(ErrandStrip)
    assert errand.share == 0.25
    with qtbot.waitSignal(errand.ended):
        strip.cancel.click()
    assert results == [None]
    assert not bar.findChildren(ErrandStrip)


def test_a_meeting_another_process_has_is_opened_for_reading_and_says_who_has_it(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    folder = rows(page)[0].entry.folder
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        page._open(rows(page)[0])
        assert program.session.is_read_only
        (notice,) = program.window.notice_bar.shown
        assert f"PID {holder.pid}" in notice.text
        program.session.close()
        assert not program.window.notice_bar.shown
    finally:
        holder.communicate("")


def test_meetings_that_cannot_be_read_say_why_and_only_offer_what_they_allow(
    page: LibraryPage, program: Application, qtbot: QtBot
) -> None:
    folder = rows(page)[0].entry.folder
    damaged, newer = folder.with_name("damaged.wontak"), folder.with_name("newer.wontak")
    for one in (damaged, newer):
        shutil.copytree(folder, one)
    (damaged / "meeting.db").write_bytes(b"\0" * 4096)
    _make_newer(newer / "meeting.db")
    page.refresh()
    qtbot.waitUntil(lambda: page._rows.rowCount() == 3)
    told = {row.entry.folder.name: page._painter._facts(row) for row in rows(page)}
    assert "is damaged" in told["damaged.wontak"]
    assert "newer version" in told["newer.wontak"]
    broken = next(row for row in rows(page) if row.entry.folder == damaged)
    menu = page.menu_for(broken)
    assert not actions(menu)["Save as one archive file…"]
    assert actions(menu)["Move to the trash…"]
    page._open(broken)
    assert not program.session.is_open
    assert "damaged" in program.window.notice_bar.shown[-1].text


def test_what_is_spoken_of_a_meeting_holds_its_state(page: LibraryPage) -> None:
    spoken = page._rows.data(page._rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Artificial Intelligence" in str(spoken)


def test_the_list_answers_to_qts_roles() -> None:
    roles = Qt.ItemDataRole
    wanted = (
        roles.DisplayRole,
        roles.ToolTipRole,
        roles.AccessibleTextRole,
        roles.AccessibleDescriptionRole,
    )
    assert tuple(role.value for role in wanted) == (TEXT, TOOL_TIP, SPOKEN, DESCRIBED)


def test_what_was_typed_can_be_emptied_by_a_click(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page._search, "c")
    (button,) = page._search.findChildren(QToolButton)
    button.click()
    assert page._search.text() == ""


def test_down_leads_from_the_search_field_into_the_list(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page._search, Qt.Key.Key_Down)
    assert page._list.currentIndex().row() == 0


def test_without_a_choice_the_theme_is_the_systems_again(page: LibraryPage, program: Application) -> None:
    for theme, is_dark in (("dark", True), ("", False)):
        program.settings.choose("theme", theme)
        assert program.theme.is_dark is is_dark


def test_the_list_is_painted_in_both_themes(page: LibraryPage, program: Application) -> None:
    pictures = []
    for theme in ("light", "dark"):
        program.settings.choose("theme", theme)
        pictures.append(page._list.grab(QRect(0, 0, 40, 10)).toImage().pixelColor(20, 5))
    assert pictures[0].lightness() > 200
    assert pictures[1].lightness() < 60


def _with_topic(meeting: Meeting, topic: str) -> Meeting:
    event = dataclasses.replace(meeting.event, topic=Bilingual(ko=topic))
    return dataclasses.replace(meeting, event=event)


def _make_newer(database: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        row = ("wontak", "9999_from_the_future", "2099-01-01")
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", row)
        db.commit()
