"""Reading, finding and going about in the Transcript page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.transcript_desk import TranscriptDesk
from wontak.app import Application
from wontak.domain import edits
from wontak.domain.changes import Change, EditKind
from wontak.domain.glossary import Term
from wontak.domain.meeting import Language
from wontak.domain.transcript import SegmentFlag, Translation
from wontak.store.ledger import Actor
from wontak.ui.settings import SHOW_TRANSLATION, TRANSLATION_BESIDE
from wontak.ui.transcript.navigation import read_clock
from wontak.ui.transcript.questions import TermAnswer
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


def test_arrows_lead_from_one_segment_into_the_next_and_back(desk: TranscriptDesk) -> None:
    first, second = desk.segments[:2]
    desk.go(0, len(first.text))
    desk.key(Qt.Key.Key_Right)
    assert (desk.here.id, desk.page.view.editor.position) == (second.id, 0)
    desk.key(Qt.Key.Key_Left)
    assert (desk.here.id, desk.page.view.editor.position) == (first.id, len(first.text))
    desk.key(Qt.Key.Key_Down)
    assert desk.here.id == second.id
    desk.key(Qt.Key.Key_End, CTRL)
    assert desk.here.id == desk.segments[-1].id
    desk.key(Qt.Key.Key_Home, CTRL)
    assert desk.here.id == first.id


def test_tab_goes_through_originals_and_translations(desk: TranscriptDesk) -> None:
    seen = []
    for _ in range(4):
        seen.append((desk.here.id, desk.page.view.cursor_.field))
        desk.key(Qt.Key.Key_Tab)
    one, other = desk.segments[:2]
    assert seen == [(segment.id, field) for segment in (one, other) for field in Field]
    for expected in reversed(seen):
        desk.key(Qt.Key.Key_Backtab, SHIFT)
        assert (desk.here.id, desk.page.view.cursor_.field) == expected


def test_a_press_puts_the_cursor_where_it_is(desk: TranscriptDesk) -> None:
    desk.click_text(2, 5)
    assert desk.here.id == desk.segments[2].id
    assert desk.page.view.editor.position == 5


def test_alt_and_a_press_plays_from_the_word(desk: TranscriptDesk) -> None:
    segment = desk.segments[1]
    word = segment.words[2]
    player = desk.program.player
    desk.click_text(1, segment.text.index(word.text) + 1, ALT)
    recording, at_s = player.moment
    assert recording == segment.recording
    assert at_s == pytest.approx(word.start_s, abs=0.3)
    player.pause()


def test_the_word_that_is_heard_is_marked(desk: TranscriptDesk) -> None:
    segment = desk.segments[3]
    word = segment.words[1]
    desk.program.player.moved.emit(segment.recording, (word.start_s + word.end_s) / 2)
    assert desk.page.view.playing == (segment.id, 1)


def test_painted_text_and_the_editor_coincide(desk: TranscriptDesk) -> None:
    view = desk.page.view
    desk.go(5)
    own = view.editor.document().firstBlock().layout()
    painted = view.row(5).original.layout
    assert own.lineCount() == painted.lineCount()
    for number in range(painted.lineCount()):
        assert own.lineAt(number).textStart() == painted.lineAt(number).textStart()
        assert own.lineAt(number).y() == pytest.approx(painted.lineAt(number).y(), abs=0.01)


def test_nothing_moves_when_segments_come_in_above(desk: TranscriptDesk) -> None:
    view, session = desk.page.view, desk.program.session
    desk.go(30, 4)
    place = view.place_of(desk.here.id)
    assert place is not None
    y = view.scroller.y_of(place)
    earlier = [
        replace(one, id=0, start_s=one.start_s + 0.01, translation=None) for one in session.segments[:10]
    ]
    session.desk.store.store_stretch(1, 0.0, 1.0, earlier, Actor.machine("faster-whisper", "test"))
    session.refresh()
    moved = view.place_of(desk.here.id)
    assert moved == place + 10
    assert view.scroller.y_of(moved) == y
    assert view.editor.position == 4


def test_the_translation_stands_beside_below_or_not_at_all(desk: TranscriptDesk) -> None:
    view, settings = desk.page.view, desk.program.settings
    assert view.columns.beside_px is not None
    settings.choose(TRANSLATION_BESIDE, False)
    row = view.row(0)
    assert row.translation and row.translation.x == row.original.x
    desk.key(Qt.Key.Key_Tab)
    settings.choose(SHOW_TRANSLATION, False)
    assert view.row(0).translation is None
    assert view.cursor_.field is Field.ORIGINAL


def test_finding_counts_and_steps_through_both_languages(desk: TranscriptDesk) -> None:
    bar = desk.page.find_bar
    desk.key(Qt.Key.Key_F, CTRL)
    assert bar.isVisible()
    bar.query.setText("국회")
    expected = sum(
        (one.text + "\n" + (one.translation.text if one.translation else "")).count("국회")
        for one in desk.segments
    )
    assert bar.count.text() == f"{expected} found"
    desk.qtbot.keyClick(bar.query, Qt.Key.Key_Return)
    assert bar.count.text() == f"1 / {expected}"
    assert desk.page.view.editor.textCursor().selectedText() == "국회"
    bar.query.setText("이런 말은 없다")
    assert bar.count.text() == "Not found"
    desk.qtbot.keyClick(bar.query, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not desk.program.player.is_playing


def test_replacing_repairs_the_particle_and_is_one_step(desk: TranscriptDesk) -> None:
    before = desk.segments
    bar = desk.page.find_bar
    desk.key(Qt.Key.Key_H, CTRL)
    bar.query.setText("국회")
    bar.replacement.setText("의회사무처")
    bar._previewing.setChecked(True)
    assert bar.preview.rowCount() > 0
    bar.replace_everywhere()
    texts = [one.text for one in desk.segments if "의회사무처" in one.text]
    assert texts
    assert not any("의회사무처을" in text or "의회사무처과" in text for text in texts)
    desk.page.view.setFocus()
    desk.comes_and_goes(before)


def test_the_preview_is_a_sound_model(desk: TranscriptDesk, qtmodeltester: ModelTester) -> None:
    bar = desk.page.find_bar
    bar.open(replacing=True)
    bar._previewing.setChecked(True)
    bar.query.setText("국회")
    bar.replacement.setText("의회")
    model: QAbstractItemModel = bar.preview
    qtmodeltester.check(model)


def test_going_to_a_time(desk: TranscriptDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = desk.segments[9]
    monkeypatch.setattr(desk.page.questions, "time", lambda _now: str(wanted.start_s + 0.5))
    desk.key(Qt.Key.Key_K, CTRL)
    assert desk.here.id == wanted.id


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:02:30", 3750.0), ("62:30", 3750.0), ("3750", 3750.0), (" 0:07,5 ", 7.5), ("noon", None), ("", None)],
)
def test_a_time_is_read_as_people_write_it(text: str, seconds: float | None) -> None:
    assert read_clock(text) == seconds


def test_function_keys_lead_to_what_should_be_looked_at(desk: TranscriptDesk) -> None:
    session = desk.program.session
    looped, doubtful = session.segment_at(7), session.segment_at(12)
    words = tuple(replace(word, probability=0.2) for word in doubtful.words)
    marked = (replace(looped, flags=(SegmentFlag.LOOP,)), replace(doubtful, words=words))
    session.perform(Change(EditKind.VERSION, (looped, doubtful), marked))
    session.perform(edits.verify(session.segments[:3]))
    desk.key(Qt.Key.Key_F9)
    assert desk.here.id == looped.id
    desk.key(Qt.Key.Key_F8)
    assert desk.here.id == doubtful.id
    desk.key(Qt.Key.Key_Home, CTRL)
    desk.key(Qt.Key.Key_F7)
    assert desk.here.id == session.segment_at(3).id
    desk.key(Qt.Key.Key_F5)
    assert desk.here.id == looped.id


def test_the_margin_selects_and_shift_extends(desk: TranscriptDesk) -> None:
    view = desk.page.view
    for place, modifiers in ((1, Qt.KeyboardModifier.NoModifier), (3, SHIFT)):
        y = view.scroller.y_of(place)
        assert y is not None
        from PySide6.QtCore import QPoint

        desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, QPoint(12, y + 20))
    assert view.selected == {one.id for one in desk.segments[1:4]}
    desk.key(Qt.Key.Key_C, CTRL, SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert all(one.text in copied for one in desk.segments[1:4])


def test_selected_words_go_into_the_glossary(desk: TranscriptDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def term(korean: str, english: str) -> TermAnswer:
        asked.append((korean, english))
        return TermAnswer(Term(korean, "artificial intelligence"), for_house=False)

    monkeypatch.setattr(desk.page.questions, "term", term)
    segment = next(one for one in desk.segments if "인공지능" in one.text and one.language is Language.KO)
    at = segment.text.index("인공지능")
    desk.page.view.move_cursor(desk.segments.index(segment), Field.ORIGINAL, at + 4, at)
    desk.key(Qt.Key.Key_G, ALT)
    assert asked == [("인공지능", "")]
    assert Term("인공지능", "artificial intelligence") in desk.program.session.desk.glossary


def test_the_side_tells_people_and_what_is_to_be_reviewed(desk: TranscriptDesk) -> None:
    from wontak.ui.transcript.side import _Line

    side, session = desk.page.side, desk.program.session
    session.perform(edits.change_speaker(session.segments[:2], None))
    names = {desk.page.wording.person(one.id) for one in desk.page.operations.speaking}

    def lines() -> list[str]:
        return [line.accessibleName() for line in side.findChildren(_Line)]

    desk.qtbot.waitUntil(lambda: any(line == "no speaker 2" for line in lines()))
    assert all(any(line.startswith(name) for line in lines()) for name in names)
    pressed = next(line for line in side.findChildren(_Line) if line.accessibleName() == "no speaker 2")
    desk.qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert desk.here.speaker is None


def test_translating_again_takes_the_place_of_the_translation(desk: TranscriptDesk) -> None:
    before = desk.segments
    fresh = Translation(Language.EN, "Good afternoon, members.")
    done = []
    desk.program.session.run = lambda _title, _begin, take: done.append(take)  # type: ignore[method-assign, assignment]
    desk.key(Qt.Key.Key_T, ALT)
    done[0]({before[0].id: fresh})
    assert desk.here.translation == fresh
    desk.comes_and_goes(before)


def test_another_language_is_decoded_again_in_place(desk: TranscriptDesk) -> None:
    before = desk.segments
    heard = replace(
        before[0], id=0, language=Language.EN, text="Honourable members", translation=None, words=()
    )
    done = []
    desk.qtbot.waitUntil(lambda: desk.page.engines.has_looked)
    desk.program.session.run = lambda _title, _begin, take: done.append(take)  # type: ignore[method-assign, assignment]
    desk.key(Qt.Key.Key_L, ALT)
    done[0]((heard,))
    assert (desk.segments[0].id, desk.segments[0].language) == (before[0].id, Language.EN)
    assert desk.page.view.editor.text == "Honourable members"
    desk.comes_and_goes(before)


def test_what_is_undone_is_brought_into_view(desk: TranscriptDesk) -> None:
    session, view = desk.program.session, desk.page.view
    session.perform(edits.star([session.segment_at(2)], True))
    desk.key(Qt.Key.Key_End, CTRL)
    assert 2 not in {place for place, _y in view.scroller.visible()}
    desk.undo()
    assert 2 in {place for place, _y in view.scroller.visible()}


def test_the_cursor_stays_in_place_when_a_row_above_grows(desk: TranscriptDesk) -> None:
    session, view = desk.program.session, desk.page.view
    desk.go(20, 3)
    y = view.scroller.y_of(20)
    above = next(place for place, _y in view.scroller.visible())
    assert above < 20
    session.perform(edits.comment(session.segment_at(above), "높이를 바꾸는 메모"))
    assert view.scroller.y_of(20) == y
