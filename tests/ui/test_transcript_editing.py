"""Editing in the Transcript page, by the keys of the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.desk.estimate import Estimates, Workload
from wontak.domain.transcript import Review, TranslationState
from wontak.domain.work import Stage
from wontak.ui.context import Place
from wontak.ui.transcript.cursor import STORED_AFTER_MS
from wontak.ui.transcript.questions import VoiceAnswer
from wontak.ui.transcript.setting import Field

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def desk(qtbot: QtBot, program: Application, sample_meeting: Path) -> TranscriptDesk:
    program.window.open_meeting(sample_meeting)
    return TranscriptDesk.at(qtbot, program)


def test_what_is_typed_is_stored_within_a_second(desk: TranscriptDesk) -> None:
    before = desk.segments
    assert STORED_AFTER_MS < 1_000
    desk.type("네, ")
    desk.qtbot.waitUntil(lambda: desk.stored[0].text.startswith("네, "))
    assert desk.here.review is Review.EDITED
    assert desk.here.translation and desk.here.translation.state is TranslationState.STALE
    assert len(desk.here.words) == len(desk.here.text.split())
    desk.comes_and_goes(before)


def test_typing_on_is_one_step_back(desk: TranscriptDesk) -> None:
    before = desk.segments
    for piece in ("하나 ", "둘 ", "셋 "):
        desk.type(piece)
        desk.page.view.cursor_.store()
    assert desk.here.text.startswith("하나 둘 셋 ")
    desk.undo()
    assert desk.segments == before
    assert desk.page.view.editor.text == before[0].text


def test_an_unfinished_syllable_is_not_stored_but_what_is_before_it_is(desk: TranscriptDesk) -> None:
    text = desk.here.text
    desk.compose("ㄱ")
    desk.compose("가")
    desk.compose("", "가")
    desk.compose("ㄴ")
    desk.page.view.cursor_.store()
    assert desk.stored[0].text == "가" + text
    desk.compose("나")
    assert desk.page.view.editor.composing == "나"
    assert desk.stored[0].text == "가" + text


def test_leaving_the_page_in_mid_syllable_loses_nothing(desk: TranscriptDesk) -> None:
    text = desk.here.text
    desk.type("안")
    desk.compose("녀")
    desk.program.window.go(Place.DETAILS)
    assert desk.stored[0].text == "안녀" + text


def test_the_editor_keeps_its_text_while_another_segment_changes(desk: TranscriptDesk) -> None:
    desk.type("여")
    desk.compose("기")
    session = desk.program.session
    from wontak.domain import edits

    session.perform(edits.star([session.segment_at(3)], True))
    assert desk.page.view.editor.composing == "기"
    assert desk.page.view.editor.text.startswith("여")
    assert desk.here.id == session.segment_at(0).id


def test_enter_splits_at_the_cursor_and_both_parts_keep_their_word_times(desk: TranscriptDesk) -> None:
    before, first = desk.segments, desk.segments[1]
    at = first.text.index(" ", 8) + 1
    desk.go(1, at)
    desk.key(Qt.Key.Key_Return)
    one, other = desk.segments[1:3]
    assert f"{one.text} {other.text}" == first.text
    assert [(word.text, word.start_s) for word in (*one.words, *other.words)] == [
        (word.text, word.start_s) for word in first.words
    ]
    assert desk.here.id == other.id
    assert desk.page.view.editor.position == 0
    desk.comes_and_goes(before)


def test_backspace_at_the_start_merges_with_the_segment_before(desk: TranscriptDesk) -> None:
    before = desk.segments
    desk.go(1, 0)
    desk.key(Qt.Key.Key_Backspace)
    assert len(desk.segments) == len(before) - 1
    assert desk.here.text == f"{before[0].text} {before[1].text}"
    assert desk.page.view.editor.position == len(before[0].text) + 1
    desk.comes_and_goes(before)


def test_backspace_within_the_text_only_takes_a_letter(desk: TranscriptDesk) -> None:
    count, text = len(desk.segments), desk.segments[1].text
    desk.go(1, 3)
    desk.key(Qt.Key.Key_Backspace)
    desk.page.settle()
    assert len(desk.segments) == count
    assert desk.here.text == text[:2] + text[3:]


def test_delete_at_the_end_merges_with_the_next_segment(desk: TranscriptDesk) -> None:
    before = desk.segments
    desk.go(2, len(before[2].text))
    desk.key(Qt.Key.Key_Delete)
    assert desk.here.text == f"{before[2].text} {before[3].text}"
    desk.comes_and_goes(before)


def test_a_segment_is_deleted_and_brought_back_from_the_history(desk: TranscriptDesk) -> None:
    before = desk.segments
    desk.go(4)
    desk.key(Qt.Key.Key_Delete, CTRL, SHIFT)
    assert [one.id for one in desk.segments] == [one.id for one in before if one.id != before[4].id]
    assert desk.here.id == before[5].id
    desk.key(Qt.Key.Key_H, ALT)
    from PySide6.QtWidgets import QPushButton

    buttons = desk.page.history.findChildren(QPushButton)
    bring_back = next(button for button in buttons if button.text() == "Bring back")
    desk.qtbot.mouseClick(bring_back, Qt.MouseButton.LeftButton)
    assert desk.segments == before
    assert desk.here.id == before[4].id


def test_a_number_key_says_who_speaks_in_all_that_are_selected(desk: TranscriptDesk) -> None:
    before = desk.segments
    desk.go(1)
    desk.key(Qt.Key.Key_Up, SHIFT)
    desk.key(Qt.Key.Key_Down, SHIFT)
    desk.key(Qt.Key.Key_Down, SHIFT)
    chosen = desk.page.view.selected
    assert len(chosen) == 3
    desk.key(Qt.Key.Key_3, CTRL)
    third = desk.page.operations.speaking[2].id
    assert {one.speaker for one in desk.segments if one.id in chosen} == {third}
    desk.comes_and_goes(before)


def test_a_whole_voice_is_assigned_after_its_number_of_segments_was_said(
    desk: TranscriptDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.segments
    voice = before[0].voice
    asked = []
    person = desk.page.operations.speaking[1].id

    def whose_voice(name: str, count: int, _people: object, now: str | None) -> VoiceAnswer:
        asked.append((name, count, now))
        return VoiceAnswer(person)

    monkeypatch.setattr(desk.page.questions, "whose_voice", whose_voice)
    desk.key(Qt.Key.Key_V, ALT)
    own = [one for one in before if one.voice == voice]
    assert asked == [("Voice 1", len(own), own[0].speaker)]
    assert {one.speaker for one in desk.segments if one.voice == voice} == {person}
    desk.comes_and_goes(before)


@pytest.mark.parametrize(
    ("key", "modifiers", "told"),
    [
        (Qt.Key.Key_B, (CTRL,), lambda one: one.starred),
        (Qt.Key.Key_O, (ALT,), lambda one: one.off_record),
        (Qt.Key.Key_Return, (CTRL, SHIFT), lambda one: one.review is Review.VERIFIED),
        (Qt.Key.Key_A, (ALT,), lambda one: one.translation.state is TranslationState.APPROVED),
    ],
)
def test_a_mark_is_set_by_its_key(desk: TranscriptDesk, key: Qt.Key, modifiers: tuple, told) -> None:  # type: ignore[no-untyped-def]
    before = desk.segments
    desk.key(key, *modifiers)
    assert told(desk.here)
    desk.comes_and_goes(before)


def test_verifying_goes_on_to_the_next_segment(desk: TranscriptDesk) -> None:
    desk.key(Qt.Key.Key_Return, CTRL)
    assert desk.segments[0].review is Review.VERIFIED
    assert desk.here.id == desk.segments[1].id


def test_a_comment_is_written(desk: TranscriptDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.segments
    monkeypatch.setattr(desk.page.questions, "comment", lambda _text: "날짜 확인")
    desk.key(Qt.Key.Key_M, CTRL, ALT)
    assert desk.here.comment == "날짜 확인"
    assert desk.page.view.row(0).comment is not None
    desk.comes_and_goes(before)


def test_the_translation_is_edited_in_place(desk: TranscriptDesk) -> None:
    before = desk.segments
    desk.key(Qt.Key.Key_Tab)
    assert desk.page.view.cursor_.field is Field.TRANSLATION
    desk.type("Well, ")
    desk.page.settle()
    assert desk.here.translation
    assert desk.here.translation.text.startswith("Well, ")
    assert desk.here.translation.state is TranslationState.EDITED
    assert desk.here.text == before[0].text
    desk.comes_and_goes(before)


def test_selected_segments_are_merged(desk: TranscriptDesk) -> None:
    before = desk.segments
    desk.go(0)
    for _ in range(3):
        desk.key(Qt.Key.Key_Down, ALT, SHIFT)
    desk.key(Qt.Key.Key_M, CTRL)
    assert desk.segments[0].text == " ".join(one.text for one in before[:3])
    desk.comes_and_goes(before)


def test_an_earlier_version_is_restored(desk: TranscriptDesk) -> None:
    from PySide6.QtWidgets import QPushButton

    text = desk.here.text
    desk.type("아, ")
    desk.page.settle()
    desk.key(Qt.Key.Key_H, ALT)
    restore = next(one for one in desk.page.history.findChildren(QPushButton) if one.text() == "Restore")
    desk.qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert desk.here.text == text
    assert desk.page.view.editor.text == text


def test_an_approved_meeting_is_corrected_only_after_saying_so(desk: TranscriptDesk) -> None:
    session = desk.program.session
    session.desk.store.approve("의사국")
    session.refresh()
    assert desk.page.view.editor.isReadOnly()
    assert not desk.page.standing.isHidden()
    before = desk.segments
    desk.key(Qt.Key.Key_B, CTRL)
    assert desk.segments == before
    desk.qtbot.mouseClick(desk.page.standing.correct, Qt.MouseButton.LeftButton)
    desk.page.view.setFocus()
    desk.type("정정 ")
    desk.page.settle()
    (corrigendum,) = session.desk.store.corrigenda()
    assert corrigendum.after.startswith("정정 ")


def test_what_is_typed_when_a_job_stores_something_is_stored_first(desk: TranscriptDesk) -> None:
    desk.type("네, ")
    desk.program.session.arriving.emit()
    assert desk.stored[0].text.startswith("네, ")


def test_the_menu_says_how_long_a_stretch_takes_once_more_if_it_is_more_than_a_moment(
    desk: TranscriptDesk,
) -> None:
    engines = desk.page.engines
    desk.qtbot.waitUntil(lambda: bool(engines.recognisers()))
    stretch_s = desk.here.end_s - desk.here.start_s
    slow = Workload(Stage.TRANSCRIBE, stretch_s, engines.recognisers()[0].folder.name)
    Estimates().learn(slow, 7.4)
    Estimates().learn(Workload(Stage.TRANSLATE, len(desk.here.text)), 0.8)
    shown: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        shown.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, read)
    desk.page.pointing.menu_asked.emit(QPoint(100, 100))
    assert "Transcribe the segment again (about 8 s)" in shown
    assert "Other language: transcribe again (about 8 s)" in shown
    assert "Translate again" in shown
    assert desk.program.window.commands["transcribe_again"].text() == "Transcribe the segment again"
