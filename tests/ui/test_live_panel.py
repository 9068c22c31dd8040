"""The live transcript in the window: text while it is recorded, corrected at once, and rough until a full pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.engines.simulated_sound import one_counting_input
from tests.jobs.errands import AFTERNOON, abort_live, hear_the_afternoon, hear_two_hundred_lines
from tests.ui.test_language import switch
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.desk.recording import Order
from wontak.domain.meeting import Bilingual, Language, Meeting, Participant, Role
from wontak.domain.recording import MarkKind
from wontak.domain.transcript import Review, Segment, SegmentFlag, Word
from wontak.store.ledger import Actor
from wontak.ui.context import Place
from wontak.ui.recording.live_panel import LivePanel
from wontak.ui.settings import LIVE_TRANSCRIPT
from wontak.ui.transcript.head import Part
from wontak.ui.transcript.page import TranscriptPage

ENGINE = Actor.machine("faster-whisper", "small")


@pytest.fixture
def room(program: Application, tmp_path: Path) -> Application:
    """The program at the recording page of a new meeting, with somebody on its roster and a recogniser made for tests."""
    folder = tmp_path / "새 회의.wontak"
    with Desk.create(folder, None, lambda _event: None) as desk:
        person = Participant(
            "han", Bilingual("한서진", "Han Seojin"), Role.HOST, Bilingual("국회의장", "Speaker")
        )
        desk.store.save_meeting(Meeting(participants=(person,)))
    program.recorder.open_devices = one_counting_input
    program.live.perform = hear_the_afternoon
    program.window.open_meeting(folder)
    program.window.go(Place.RECORDING)
    return program


def begin(room: Application, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.recorder.began):
        room.recorder.record(Order())


def panel_of(room: Application) -> LivePanel:
    (panel,) = room.window.page(Place.RECORDING).findChildren(LivePanel)
    return panel


def heard(room: Application, qtbot: QtBot, count: int = len(AFTERNOON)) -> LivePanel:
    begin(room, qtbot)
    qtbot.waitUntil(lambda: len(room.live.lines) >= count)
    return panel_of(room)


def stop(room: Application, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: room.recorder.at_s > 0.6)
    with qtbot.waitSignal(room.placing.placed):
        room.recorder.stop()
    qtbot.waitUntil(lambda: not room.jobs.open)


def shown(panel: LivePanel) -> list[str]:
    model = panel.view.lines
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def editor_of(panel: LivePanel) -> QPlainTextEdit:
    (editor,) = panel.view.viewport().findChildren(QPlainTextEdit)
    return editor


def test_text_appears_while_it_is_recorded_with_model_and_delay(room: Application, qtbot: QtBot) -> None:
    panel = heard(room, qtbot)
    assert shown(panel) == [text for _language, text in AFTERNOON]
    assert panel.view.isVisible()
    assert "starter-recogniser" in panel._state.text() and "1 second behind" in panel._state.text()
    said = panel.view.lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "0:00:00, English, Parliaments must lesson to the people"
    stop(room, qtbot)


def test_after_the_recording_it_is_the_rough_transcript_until_a_full_pass(
    room: Application, qtbot: QtBot
) -> None:
    heard(room, qtbot)
    stop(room, qtbot)
    assert [one.text for one in room.session.segments] == [*(text for _l, text in AFTERNOON), "Thank you"]
    room.window.go(Place.TRANSCRIPT)
    page = room.window.page(Place.TRANSCRIPT)
    assert isinstance(page, TranscriptPage)
    assert page.rough_bar.isVisible()
    qtbot.waitUntil(lambda: page.engines.has_looked)
    page.rough_bar.button.click()
    assert not page.rough_bar.isVisible()
    qtbot.waitUntil(lambda: not room.jobs.open)
    assert room.session.desk.store.rough_count() == 0
    page.entered()
    assert not page.rough_bar.isVisible()


def test_while_the_last_words_are_heard_nobody_is_offered_another_recording(
    room: Application, qtbot: QtBot
) -> None:
    panel = heard(room, qtbot)
    qtbot.waitUntil(lambda: room.recorder.at_s > 0.6)
    with qtbot.waitSignal(room.recorder.ended):
        room.recorder.stop()
    assert room.live.is_busy and panel.isVisible()
    assert panel._state.text() == "The last words are being heard."
    qtbot.waitUntil(lambda: bool(room.session.recordings()))
    qtbot.waitUntil(lambda: not panel.isVisible())
    qtbot.waitUntil(lambda: not room.jobs.open)


@pytest.mark.parametrize("by", ["click", "enter", "f2"])
def test_a_line_is_corrected_and_stored_at_once(room: Application, qtbot: QtBot, by: str) -> None:
    panel = heard(room, qtbot)
    view, index = panel.view, panel.view.lines.index(1)
    view.setFocus()
    view.setCurrentIndex(index)
    if by == "click":
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    else:
        QTest.keyClick(view, Qt.Key.Key_Return if by == "enter" else Qt.Key.Key_F2)
    editor = editor_of(panel)
    editor.selectAll()
    QTest.keyClicks(editor, "Parliaments must listen")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view.viewport().findChildren(QPlainTextEdit))
    assert room.live.live is not None
    stored = room.session.desk.store.live_lines(room.live.live.take)[1]
    assert (stored.text, stored.edited) == ("Parliaments must listen", True)
    assert shown(panel)[1] == "Parliaments must listen"
    stop(room, qtbot)
    assert room.session.segments[1].review is Review.EDITED


def test_a_speaker_key_is_a_figure_in_a_correction_and_a_key_again_after_it(
    room: Application, qtbot: QtBot
) -> None:
    panel = heard(room, qtbot)
    panel.view.edit(panel.view.lines.index(0))
    editor = editor_of(panel)
    editor.clear()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_1)
    assert editor.toPlainText() == "1"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not panel.view.viewport().findChildren(QPlainTextEdit))
    assert shown(panel)[0] == "1"
    with qtbot.waitSignal(room.recorder.marks_changed):
        QTest.keyClick(panel.view, Qt.Key.Key_1)
    assert [(one.kind, one.value) for one in room.recorder.marks] == [(MarkKind.SPEAKER, "han")]
    stop(room, qtbot)


def test_an_empty_or_abandoned_correction_alters_nothing(room: Application, qtbot: QtBot) -> None:
    panel = heard(room, qtbot)
    before = shown(panel)
    for key, text in ((Qt.Key.Key_Return, "  "), (Qt.Key.Key_Escape, "something else")):
        panel.view.edit(panel.view.lines.index(0))
        editor = editor_of(panel)
        editor.setPlainText(text)
        QTest.keyClick(editor, key)
        qtbot.waitUntil(lambda: not panel.view.viewport().findChildren(QPlainTextEdit))
    assert shown(panel) == before
    assert not any(line.edited for line in room.live.lines)
    stop(room, qtbot)


def test_it_follows_the_end_unless_somebody_reads_further_up(room: Application, qtbot: QtBot) -> None:
    room.live.perform = hear_two_hundred_lines
    panel = heard(room, qtbot, 200)
    bar = panel.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    assert not panel.to_end.isVisible()
    panel.view.setCurrentIndex(panel.view.lines.index(199))
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bar.value() < 50)
    assert panel.to_end.isVisible()
    assert room.recorder.recorder is not None
    room.recorder.recorder.live_copy.with_suffix(".more").touch()
    qtbot.waitUntil(lambda: len(room.live.lines) == 201)
    panel.view.executeDelayedItemsLayout()
    assert bar.value() < 50
    panel.to_end.click()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert not panel.to_end.isVisible()
    room.recorder.stop()
    qtbot.waitUntil(lambda: not room.recorder.is_recording)


def test_who_was_given_the_floor_by_key_stands_above_the_words(room: Application, qtbot: QtBot) -> None:
    begin(room, qtbot)
    room.recorder.mark(MarkKind.SPEAKER, "han")
    panel = heard(room, qtbot) if not room.recorder.is_recording else panel_of(room)
    qtbot.waitUntil(lambda: len(room.live.lines) == 3 and bool(room.recorder.marks))
    at_s = room.recorder.marks[0].at_s
    named = [line.start_s + 0.045 >= at_s for line in room.live.lines]
    names = [panel.view.lines._speakers[row] for row in range(3)]
    assert names == ["han" if one else "" for one in named]
    stop(room, qtbot)
    assert [one.speaker for one in room.session.segments][:3] == ["han" if one else None for one in named]


def test_why_there_is_none_is_said(room: Application, qtbot: QtBot) -> None:
    room.live.perform = abort_live
    begin(room, qtbot)
    panel = panel_of(room)
    qtbot.waitUntil(lambda: "ends here, the recording goes on" in panel._reason.text())
    assert panel._reason.isVisible() and not panel.view.isVisible()
    stop(room, qtbot)


def test_it_is_switched_off_and_on_and_that_is_remembered(room: Application, qtbot: QtBot) -> None:
    panel = heard(room, qtbot)
    panel.switch.click()
    assert not room.settings.flag(LIVE_TRANSCRIPT, True)
    assert not room.live.is_busy
    assert len(room.live.lines) == 3  # what was heard stays
    panel.switch.click()
    qtbot.waitUntil(lambda: len(room.live.lines) == 6)
    panel.switch.click()
    stop(room, qtbot)
    room.live.perform = abort_live
    begin(room, qtbot)
    assert room.live.live is None or not room.live.is_busy
    assert panel_of(room)._state.text() == "Switched off."
    stop(room, qtbot)


def test_a_new_window_in_another_language_shows_the_same_text(room: Application, qtbot: QtBot) -> None:
    heard(room, qtbot)
    switch(room, "ko")
    panel = panel_of(room)
    assert shown(panel) == [text for _language, text in AFTERNOON]
    assert "1초" in panel._state.text()
    stop(room, qtbot)


def test_what_the_full_pass_hears_under_a_correction_stands_beside_it(
    room: Application, qtbot: QtBot
) -> None:
    heard(room, qtbot)
    room.live.correct(room.live.lines[1].id, "Parliaments must listen to the people")
    stop(room, qtbot)
    store = room.session.desk.store
    (recording,) = store.recordings()
    word = Word(0.1, 0.19, "Lessons", 0.8)
    other = Segment(recording.id, 0.1, 0.19, Language.EN, "Lessons", (word,), 0.8)
    store.store_stretch(recording.id, 0.0, recording.duration_s, [other], ENGINE)
    room.session.read_segments()
    (kept,) = room.session.segments
    assert kept.flags == (SegmentFlag.DIFFERS,)
    room.window.go(Place.TRANSCRIPT)
    page = room.window.page(Place.TRANSCRIPT)
    assert isinstance(page, TranscriptPage)
    assert any(item.text == "heard differently: “Lessons”" for item in page.view.head(0))


def test_reasons_of_a_flag_end_where_the_translation_begins(room: Application, qtbot: QtBot) -> None:
    heard(room, qtbot)
    room.live.correct(room.live.lines[1].id, "Parliaments must listen to the people")
    stop(room, qtbot)
    store = room.session.desk.store
    (recording,) = store.recordings()
    text = "Parliaments have to listen to what their people say"
    other = Segment(recording.id, 0.1, 0.19, Language.EN, text, (Word(0.1, 0.19, text, 0.8),), 0.8)
    store.store_stretch(recording.id, 0.0, recording.duration_s, [other], ENGINE)
    room.session.read_segments()
    room.window.resize(900, 700)
    room.window.go(Place.TRANSCRIPT)
    page = room.window.page(Place.TRANSCRIPT)
    assert isinstance(page, TranscriptPage)
    flag = next(item for item in page.view.head(0) if item.part is Part.FLAG)
    beside = next(item for item in page.view.head(0) if item.part is Part.TRANSLATION)
    assert flag.rect.right() < beside.rect.left() or flag.rect.bottom() < beside.rect.top()
    assert flag.rect.right() <= page.view.viewport().width()
    assert text in flag.tip
