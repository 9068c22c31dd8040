"""Hands that bring a meeting from nothing to a transcript in the real window: its details, its sound, the engines."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE
from tests.ui.answers import press
from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain.meeting import AgendaKind, Language
from wontak.ui.context import Page, Place
from wontak.ui.details.list_preview import ListPreview
from wontak.ui.details.page import DetailsPage
from wontak.ui.details.table_panel import TablePanel

JOB_MS, READY_MS = 240_000, 20_000
CTRL = Qt.KeyboardModifier.ControlModifier

ROLES = {
    "host": "주최자",
    "congratulatory": "축사",
    "keynote": "기조연설",
    "moderator": "좌장",
    "panelist": "토론자",
    "interpreter": "통역",
    "attendee": "배석자",
}
AGENDA = (
    "안건\t발언자\t좌장\t주제(국문)\t주제(영문)\n"
    "개회사\t한서진\t\t개회사\tOpening remarks\n"
    "축사\t오민석, 그레이스 밀러\t\t축사\tCongratulatory remarks\n"
    "기조연설\t데이비드 브라운\t\t세계 의회와 인공지능\tArtificial intelligence in parliaments around the world\n"
    "토론\t서예린, 데이비드 브라운, 오민석\t강태호\t토론\tDiscussion\n"
    "폐회사\t한서진\t\t폐회사\tClosing remarks\n"
)
EVENT = {
    "Topic, English": "Artificial Intelligence and the Future of Parliament",
    "Topic, Korean": "인공지능과 의회의 미래",
    "Venue, English": "Assembly Reception Room",
    "Venue, Korean": "국회 접견실",
    "Host institution, English": "National Assembly of the Republic of Korea",
    "Host institution, Korean": "대한민국 국회",
}


class Afternoon:
    """The window, and what goes through all of the work in it."""

    def __init__(self, program: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.program, self.qtbot, self.monkeypatch = program, qtbot, monkeypatch
        self.window, self.session = program.window, program.session
        self.faults: list[object] = []
        self.session.faulted.connect(self.faults.append)
        program.jobs.failed.connect(lambda job: self.faults.append(job.fault))

    def give(self, command: str) -> None:
        """Give a command, once it can be given."""
        self.qtbot.waitUntil(self.window.commands[command].isEnabled, timeout=READY_MS)
        self.window.commands[command].trigger()

    def go(self, place: Place) -> Page:
        self.window.go(place)
        return self.window.page(place)

    def until_done(self) -> None:
        """Wait for the jobs."""
        self.qtbot.waitUntil(lambda: not self.program.jobs.open, timeout=JOB_MS)
        assert self.faults == []

    def begin(self) -> None:
        """A new meeting: its event typed into the form, roster and agenda pasted from a spreadsheet into the tables."""
        self.give("new_meeting")
        assert self.session.is_open and self.window.place is Place.DETAILS
        page = self.go(Place.DETAILS)
        assert isinstance(page, DetailsPage)
        for name, text in EVENT.items():
            (field,) = [one for one in page.findChildren(QLineEdit) if one.accessibleName() == name]
            type_into(self.qtbot, field, text)
        page.settle()
        assert self.session.meeting.event.topic.ko == EVENT["Topic, Korean"]
        self._paste(page, panel(page, "Roster"), roster_as_copied())
        names = [person.name.ko for person in self.session.meeting.participants]
        assert names[:3] == ["한서진", "오민석", "그레이스 밀러"]
        self._paste(page, panel(page, "Agenda"), AGENDA)
        items = self.session.meeting.agenda
        assert [item.kind for item in items] == [
            AgendaKind.OPENING, AgendaKind.CONGRATULATORY, AgendaKind.KEYNOTE, AgendaKind.DISCUSSION, AgendaKind.CLOSING,
        ]  # fmt: skip
        people = self.session.meeting.participant
        assert [people(one).name.ko for one in items[3].speakers] == ["서예린", "데이비드 브라운", "오민석"]
        assert people(items[3].moderator).name.ko == "강태호"

    def _paste(self, page: DetailsPage, into: TablePanel, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.qtbot.keyClick(into.table, Qt.Key.Key_V, CTRL)
        press(page.findChildren(ListPreview)[-1], "Take over")

    def bring_in_sound(self) -> None:
        self.go(Place.RECORDING).take_files([SAMPLE / "roundtable.flac"])
        self.until_done()
        assert len(self.session.recordings()) == 1

    def run_engines(self) -> TranscriptDesk:
        """Transcribed, told apart, translated."""
        page = self.go(Place.TRANSCRIPT)
        self.qtbot.waitUntil(lambda: page.engines.has_looked, timeout=READY_MS)
        self.qtbot.waitUntil(page.empty.button.isVisible, timeout=READY_MS)
        for command in ("transcribe_all", "find_voices", "translate_all"):
            self.give(command)
            self.until_done()
        segments = self.session.segments
        assert len(segments) > 40 and {one.language for one in segments} == set(Language)
        assert all(one.voice and one.words and one.translation for one in segments)
        assert sum(one.speaker is not None for one in segments) > 10  # named by what is said
        return TranscriptDesk.at(self.qtbot, self.program)

    def rename(self, place: int, name: str) -> None:
        """Give somebody of the roster another name, in English, by typing it into the cell; undone and redone."""
        page = self.go(Place.DETAILS)
        before = self.session.meeting
        roster = panel(page, "Roster")
        cell = roster.model.index(place, 0)
        assert cell.data() == before.participants[place].name.en
        roster.table.setCurrentIndex(cell)
        self.qtbot.keyClick(roster.table, Qt.Key.Key_Return)
        (field,) = roster.table.viewport().findChildren(QLineEdit)
        type_into(self.qtbot, field, name)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.session.meeting.participants[place].name.en == name)
        after = self.session.meeting
        self.give("undo")
        assert self.session.meeting == before
        self.give("redo")
        assert self.session.meeting == after


def panel(page: Page, heading: str) -> TablePanel:
    """One of the two tables of the details."""
    (found,) = [one for one in page.findChildren(TablePanel) if one.table.accessibleName() == heading]
    return found


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    """Write over what a line says."""
    field.setFocus()
    field.selectAll()
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        field.insert(text)  # a line takes whole syllables from an input method in this way
        field.textEdited.emit(field.text())


def roster_as_copied() -> str:
    """The sample's people as a spreadsheet puts them on the clipboard."""
    people = tomllib.loads((SAMPLE / "meeting.toml").read_text(encoding="utf-8"))["participants"]
    lines = ["이름(국문)\t이름(영문)\t직함(국문)\t직함(영문)\t역할"]
    for person in people:
        name, title = person["name"], person["title"]
        lines.append("\t".join((name["ko"], name["en"], title["ko"], title["en"], ROLES[person["role"]])))
    return "\n".join(lines)
