"""A whole afternoon in the real window with the bundled models, and what is left of it when the process is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE
from tests.ui.minutes_page import rows, stored, type_at_end
from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain.meeting import Bilingual, Language
from wontak.domain.minutes import BlockKind, DocumentKind, Origin
from wontak.domain.transcript import Review, Segment, TranslationState
from wontak.store.meetings import MeetingStore
from wontak.ui.context import Page, Place
from wontak.ui.details.list_preview import ListPreview
from wontak.ui.transcript.questions import VoiceAnswer

pytestmark = pytest.mark.slow

JOB_MS, READY_MS = 240_000, 20_000
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
STORED_BEFORE_THE_KILL = 4
ROLES = {
    "host": "주최자",
    "congratulatory": "축사",
    "keynote": "기조연설",
    "moderator": "좌장",
    "panelist": "토론자",
    "interpreter": "통역",
    "attendee": "배석자",
}


class Afternoon:
    """The window, and hands that go through the work of an afternoon."""

    def __init__(self, program: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.program, self.qtbot, self.monkeypatch = program, qtbot, monkeypatch
        self.window, self.session = program.window, program.session
        program.settings.choose("minutes_document", DocumentKind.NOTICE.value)
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

    # Before the transcript --------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new meeting with its topic and, pasted from a spreadsheet, its roster."""
        self.give("new_meeting")
        assert self.session.is_open and self.window.place is Place.DETAILS
        event = replace(
            self.session.meeting.event, topic=Bilingual("인공지능과 의회의 미래", "AI and parliament")
        )
        self.session.save_meeting(replace(self.session.meeting, event=event))
        page = self.go(Place.DETAILS)
        QApplication.clipboard().setText(roster_as_copied())
        page.paste(agenda=False)
        page.findChildren(ListPreview)[-1].accept()
        names = [person.name.ko for person in self.session.meeting.participants]
        assert names[:3] == ["한서진", "오민석", "그레이스 밀러"]

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

    # Corrections ------------------------------------------------------------------------------------------------------

    def correct(self, desk: TranscriptDesk) -> tuple[Segment, ...]:
        """Every operation there is, each undone and redone on the spot; then all of them undone, and redone."""
        before = self.session.segments
        for correction in (
            self._retype, self._split, self._merge, self._delete_and_restore, self._speakers, self._voice, self._marks,
            self._replace, self._translations, self._decode_again, self._version,
        ):  # fmt: skip
            was = self.session.segments
            correction(desk)
            desk.page.settle()
            assert self.session.segments == desk.stored, correction.__name__
            assert self.session.segments != was, correction.__name__
            assert self.faults == []
        after = self.session.segments
        steps = self._all(self.session.undo)
        assert steps >= 20 and self.session.segments[: len(before)] == before == desk.stored
        assert self._all(self.session.redo) == steps
        assert self.session.segments == after == desk.stored
        return after

    def _all(self, step: Callable[[], object]) -> int:
        """Take steps until there is none, but never those of before the transcript."""
        count = 0
        editing = self.session.editing
        while editing.can_redo if step == self.session.redo else editing.undo_kind not in (None, "details"):
            assert step() is not None
            count += 1
        return count

    def _retype(self, desk: TranscriptDesk) -> None:
        desk.go(0)
        before = desk.segments
        desk.type("그러니까 ")
        desk.qtbot.waitUntil(lambda: desk.stored[0].text.startswith("그러니까 "), timeout=2_000)
        assert len(desk.here.words) == len(desk.here.text.split())
        desk.comes_and_goes(before)

    def _split(self, desk: TranscriptDesk) -> None:
        before, text = desk.segments, desk.segments[1].text
        desk.go(1, text.index(" ", len(text) // 2) + 1)
        desk.key(Qt.Key.Key_Return)
        assert len(desk.segments) == len(before) + 1
        desk.comes_and_goes(before)

    def _merge(self, desk: TranscriptDesk) -> None:
        """With the one before by Backspace, with the one after by Delete."""
        before = desk.segments
        desk.go(2, 0)
        desk.key(Qt.Key.Key_Backspace)
        desk.comes_and_goes(before)
        before = desk.segments
        desk.go(3, len(before[3].text))
        desk.key(Qt.Key.Key_Delete)
        assert desk.here.text == f"{before[3].text} {before[4].text}"
        desk.comes_and_goes(before)

    def _delete_and_restore(self, desk: TranscriptDesk) -> None:
        before = desk.segments
        desk.go(5)
        desk.key(Qt.Key.Key_Delete, CTRL, SHIFT)
        desk.comes_and_goes(before)
        desk.key(Qt.Key.Key_H, ALT)
        self._press(desk, "Bring back")
        assert desk.segments == before
        desk.key(Qt.Key.Key_H, ALT)
        desk.key(Qt.Key.Key_Delete, CTRL, SHIFT)

    def _speakers(self, desk: TranscriptDesk) -> None:
        """Of one segment, and of several."""
        third, second = (desk.page.operations.speaking[number].id for number in (2, 1))
        before = desk.segments
        desk.go(6)
        desk.key(Qt.Key.Key_3, CTRL)
        assert desk.here.speaker == third
        if desk.segments != before:
            desk.comes_and_goes(before)
        before = desk.segments
        desk.go(8)
        for _ in range(3):
            desk.key(Qt.Key.Key_Down, ALT, SHIFT)
        chosen = desk.page.view.selected
        desk.key(Qt.Key.Key_2, CTRL)
        assert {one.speaker for one in desk.segments if one.id in chosen} == {second}
        desk.comes_and_goes(before)

    def _voice(self, desk: TranscriptDesk) -> None:
        """All of a voice, after the number of its segments was said."""
        before, voice = desk.segments, desk.segments[12].voice
        asked: list[int] = []
        person = desk.page.operations.speaking[4].id

        def whose_voice(_name: str, count: int, _people: object, _now: object) -> VoiceAnswer:
            asked.append(count)
            return VoiceAnswer(person)

        self.monkeypatch.setattr(desk.page.questions, "whose_voice", whose_voice)
        desk.go(12)
        desk.key(Qt.Key.Key_V, ALT)
        given = [one for one in desk.segments if one.voice == voice and one.speaker == person]
        assert len(given) >= asked[0] > 0  # but for those of which a person has said otherwise
        desk.comes_and_goes(before)

    def _marks(self, desk: TranscriptDesk) -> None:
        """A quotation, a comment, verified, off the record."""
        self.monkeypatch.setattr(desk.page.questions, "comment", lambda _text: "원문과 대조할 것")
        for key, modifiers, told in (
            (Qt.Key.Key_B, (CTRL,), lambda one: one.starred),
            (Qt.Key.Key_M, (CTRL, ALT), lambda one: one.comment == "원문과 대조할 것"),
            (Qt.Key.Key_Return, (CTRL, SHIFT), lambda one: one.review is Review.VERIFIED),
            (Qt.Key.Key_O, (ALT,), lambda one: one.off_record),
        ):
            before = desk.segments
            desk.go(14)
            desk.key(key, *modifiers)
            assert told(desk.here)
            desk.comes_and_goes(before)

    def _replace(self, desk: TranscriptDesk) -> None:
        """In the whole meeting, with the particle after it repaired."""
        before, bar = desk.segments, desk.page.find_bar
        desk.go(16)
        desk.key(Qt.Key.Key_H, CTRL)
        bar.query.setText("국회")
        bar.replacement.setText("의회사무처")
        bar.replace_everywhere()
        texts = [one.text for one in desk.segments if "의회사무처" in one.text]
        assert texts and not any("의회사무처은" in text or "의회사무처을" in text for text in texts)
        bar.close_bar()
        desk.page.view.setFocus()
        desk.comes_and_goes(before)

    def _translations(self, desk: TranscriptDesk) -> None:
        """One made again, one approved."""
        before = desk.segments
        desk.go(0)
        assert desk.here.translation and desk.here.translation.state is TranslationState.STALE
        desk.key(Qt.Key.Key_T, ALT)
        self.until_done()
        assert desk.here.translation.state is TranslationState.MACHINE
        desk.comes_and_goes(before)
        before = desk.segments
        desk.key(Qt.Key.Key_A, ALT)
        assert desk.here.translation.state is TranslationState.APPROVED
        desk.comes_and_goes(before)

    def _decode_again(self, desk: TranscriptDesk) -> None:
        """One stretch in the other language."""
        before = desk.segments
        desk.go(18)
        language = desk.here.language
        desk.key(Qt.Key.Key_L, ALT)
        self.until_done()
        assert desk.here.language is language.other
        desk.comes_and_goes(before)

    def _version(self, desk: TranscriptDesk) -> None:
        """An earlier text of a segment brought back from its history."""
        desk.go(20)
        text = desk.here.text
        desk.type("Well, ")
        desk.page.settle()
        desk.key(Qt.Key.Key_H, ALT)
        before = desk.segments
        self._press(desk, "Restore")
        assert desk.here.text == text
        desk.comes_and_goes(before)

    def _press(self, desk: TranscriptDesk, label: str) -> None:
        buttons = [one for one in desk.page.history.findChildren(QPushButton) if one.text() == label]
        self.qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)

    def look_about(self, desk: TranscriptDesk) -> None:
        """To a time, to what is not verified, through what is to be reviewed."""
        wanted = desk.segments[9]
        self.monkeypatch.setattr(desk.page.questions, "time", lambda _now: str(wanted.start_s + 0.1))
        desk.key(Qt.Key.Key_K, CTRL)
        assert desk.here.id == wanted.id
        for key in (Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F5):
            desk.key(key)
        assert desk.here.review is not Review.VERIFIED

    # Documents --------------------------------------------------------------------------------------------------------

    def write_minutes(self) -> None:
        """Drafted in both languages, a sentence changed by hand."""
        page = self.go(Place.MINUTES)
        page.operations.draft()
        self.qtbot.waitUntil(lambda: all(self.session.blocks(one) for one in Language), timeout=READY_MS)
        self.qtbot.waitUntil(lambda: bool(rows(page, Language.EN, BlockKind.HEADLINE)), timeout=READY_MS)
        type_at_end(self.qtbot, rows(page, Language.EN, BlockKind.HEADLINE)[0], " Indeed.")
        page.settle()
        assert self._is_written(page)
        self.give("undo")
        assert not self._is_written(page)
        self.give("redo")
        assert self._is_written(page)

    def _is_written(self, page: Page) -> bool:
        """Whether the sentence is stored as a person's own."""
        written = stored(page, rows(page, Language.EN, BlockKind.HEADLINE)[0])
        return written.text.endswith(" Indeed.") and written.origin is Origin.WRITTEN

    def export(self, target: Path) -> None:
        page = self.go(Place.EXPORT)
        page.choices.choose("notice", "en", ".docx")
        page.save(target)
        self.qtbot.waitUntil(target.exists, timeout=JOB_MS)
        document = docx.Document(str(target))
        assert any("Indeed." in paragraph.text for paragraph in document.paragraphs)


def roster_as_copied() -> str:
    """The sample's people as a spreadsheet puts them on the clipboard."""
    people = tomllib.loads((SAMPLE / "meeting.toml").read_text(encoding="utf-8"))["participants"]
    lines = ["이름(국문)\t이름(영문)\t직함(국문)\t직함(영문)\t역할"]
    for person in people:
        name, title = person["name"], person["title"]
        lines.append("\t".join((name["ko"], name["en"], title["ko"], title["en"], ROLES[person["role"]])))
    return "\n".join(lines)


def killed_while_typing(meeting: Path) -> str:
    """Have a process type into the first segment, kill it in the middle, and give the text it had stored last."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.real.typing_window", str(meeting)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [json.loads(process.stdout.readline()) for _ in range(STORED_BEFORE_THE_KILL)]
    os.kill(process.pid, signal.SIGKILL)
    told += [json.loads(line) for line in process.stdout.read().splitlines() if line.endswith('"')]
    assert process.wait() == -signal.SIGKILL
    return told[-1]


def test_a_whole_afternoon_and_nothing_of_it_lost_by_a_kill(
    program: Application,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    afternoon = Afternoon(program, qtbot, monkeypatch)
    afternoon.begin()
    afternoon.bring_in_sound()
    desk = afternoon.run_engines()
    corrected = afternoon.correct(desk)
    afternoon.look_about(desk)
    afternoon.write_minutes()
    afternoon.export(tmp_path / "minutes.docx")
    meeting = program.session.folder
    blocks = {language: program.session.blocks(language) for language in Language}
    program.session.close()

    last_told = killed_while_typing(meeting)

    program.offer_last()
    program.window.open_meeting(meeting)
    now = program.session.segments
    assert now[0].text.startswith(last_told) and " w1" in last_told
    assert now[1:] == corrected[1:]
    assert {language: program.session.blocks(language) for language in Language} == blocks
    with MeetingStore.open(meeting, read_only=True) as store:
        assert store.segments() == now
