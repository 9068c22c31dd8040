"""The waveform in the real window: going there by a click, zooming, and dragging the edges of segments."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.deck_parts import HandTurned
from wontak.app import Application
from wontak.desk import files
from wontak.desk.waveform import Sounding, Waveform
from wontak.domain.edits import Edge
from wontak.ui.context import Place
from wontak.ui.deck.scale import Scale, clock
from wontak.ui.deck.waveform_view import WaveformView

MIDDLE_PX = 50


@pytest.fixture
def waveform(program: Application, sample_meeting: Path, qtbot: QtBot) -> WaveformView:
    program.player._open_output = lambda _device: HandTurned()
    program.window.resize(1280, 800)
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.RECORDING)
    waveform = program.window._deck.waveform
    qtbot.waitUntil(lambda: waveform.isVisible() and bool(waveform._soundings))
    return waveform


def show_segment(waveform: WaveformView, program: Application, place: int) -> None:
    """Zoom so far that a segment and its neighbours can be taken hold of."""
    segment = program.session.segment_at(place)
    waveform.zoom(8, segment.start_s)
    waveform.move_to(segment.start_s - 5)


def drag(waveform: WaveformView, from_s: float, to_s: float) -> None:
    start = QPoint(round(waveform.scale.x(from_s)), MIDDLE_PX)
    end = QPoint(round(waveform.scale.x(to_s)), MIDDLE_PX)
    QTest.mousePress(waveform, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(waveform, (start + end) / 2)
    QTest.mouseMove(waveform, end)
    QTest.mouseRelease(waveform, Qt.MouseButton.LeftButton, pos=end)


def test_a_click_goes_there_and_chooses_the_segment(waveform: WaveformView, program: Application) -> None:
    segment = program.session.segment_at(5)
    at_s = (segment.start_s + segment.end_s) / 2
    QTest.mouseClick(
        waveform, Qt.MouseButton.LeftButton, pos=QPoint(round(waveform.scale.x(at_s)), MIDDLE_PX)
    )
    assert program.player.moment[1] == pytest.approx(at_s, abs=waveform.scale.s_per_px)
    assert program.player.segment_id == segment.id


def test_a_dragged_edge_is_stored_and_can_be_undone(waveform: WaveformView, program: Application) -> None:
    show_segment(waveform, program, 5)
    segment = program.session.segment_at(5)
    wanted_s = segment.end_s - 0.6
    drag(waveform, segment.end_s, wanted_s)
    moved = program.session.segment(segment.id)
    assert moved is not None
    assert moved.end_s == pytest.approx(wanted_s, abs=3 * waveform.scale.s_per_px)
    assert program.session.desk.store.segment(segment.id).end_s == moved.end_s
    assert all(word.end_s <= moved.end_s + 1e-6 for word in moved.words)
    program.session.undo()
    assert program.session.segment(segment.id) == segment


def test_the_pointer_shows_where_an_edge_can_be_taken(waveform: WaveformView, program: Application) -> None:
    show_segment(waveform, program, 5)
    segment = program.session.segment_at(5)
    QTest.mouseMove(waveform, QPoint(round(waveform.scale.x(segment.start_s)), MIDDLE_PX))
    assert waveform.cursor().shape() is Qt.CursorShape.SplitHCursor
    middle_s = (segment.start_s + segment.end_s) / 2
    QTest.mouseMove(waveform, QPoint(round(waveform.scale.x(middle_s)), MIDDLE_PX))
    assert waveform.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_an_edge_is_drawn_on_to_the_playhead(waveform: WaveformView, program: Application) -> None:
    show_segment(waveform, program, 5)
    segment = program.session.segment_at(5)
    program.player.seek(segment.recording, segment.start_s + 0.8)
    near_s = segment.start_s + 0.8 + 3 * waveform.scale.s_per_px
    drag(waveform, segment.start_s, near_s)
    moved = program.session.segment(segment.id)
    assert moved is not None
    assert moved.start_s == pytest.approx(segment.start_s + 0.8, abs=1e-6)


@pytest.mark.parametrize(
    ("command", "edge", "by_s"),
    [
        ("deck_start_earlier", Edge.START, -0.1),
        ("deck_start_later", Edge.START, 0.1),
        ("deck_end_earlier", Edge.END, -0.1),
        ("deck_end_later", Edge.END, 0.1),
    ],
)
def test_edges_move_by_keys_as_well(
    waveform: WaveformView, program: Application, command: str, edge: Edge, by_s: float
) -> None:
    segment = program.session.segment_at(5)
    program.player.choose(segment.id)
    program.window.commands[command].trigger()
    moved = program.session.segment(segment.id)
    assert moved is not None
    before_s, after_s = (
        (segment.start_s, moved.start_s) if edge is Edge.START else (segment.end_s, moved.end_s)
    )
    assert after_s == pytest.approx(before_s + by_s)
    program.session.undo()
    assert program.session.segment(segment.id) == segment


def test_the_wheel_zooms_around_the_pointer(waveform: WaveformView) -> None:
    at = QPointF(400, MIDDLE_PX)
    under_s = waveform.scale.at(400)
    turn = QWheelEvent(
        at,
        waveform.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(waveform, turn)
    assert waveform.scale.s_per_px == pytest.approx(waveform.scale.widest / 2.25)
    assert waveform.scale.at(400) == pytest.approx(under_s, abs=waveform.scale.s_per_px)


def test_zoom_goes_from_the_whole_meeting_down_to_words_and_back(
    waveform: WaveformView, program: Application
) -> None:
    assert waveform.scale.span_s == pytest.approx(program.player.length_s, rel=0.01)
    for _ in range(40):
        program.window.commands["deck_zoom_in"].trigger()
    assert waveform.scale.span_s < 3.0
    assert waveform.scale.start_s <= program.player.meeting_s <= waveform.scale.end_s
    program.window.commands["deck_zoom_all"].trigger()
    assert waveform.scale.span_s == pytest.approx(program.player.length_s, rel=0.01)


def test_keys_go_through_the_sound_and_from_segment_to_segment(
    waveform: WaveformView, program: Application
) -> None:
    program.player.seek(1, 30.0)
    QTest.keyClick(waveform, Qt.Key.Key_Left)
    QTest.keyClick(waveform, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert program.player.moment[1] == pytest.approx(29.1)
    program.player.choose(program.session.segment_at(5).id)
    QTest.keyClick(waveform, Qt.Key.Key_Down)
    following = program.session.segment_at(6)
    assert program.player.segment_id == following.id
    assert program.player.moment[1] == pytest.approx(following.start_s)


def test_the_view_follows_the_playhead_but_not_one_who_looks_elsewhere(
    waveform: WaveformView, program: Application
) -> None:
    waveform.zoom(20, 0.0)
    program.player.seek(1, 100.0)
    assert waveform.scale.start_s <= 100.0 <= waveform.scale.end_s
    program.player.play()
    waveform.move_to(200.0)
    program.player.moved.emit(1, 100.1)
    assert waveform.scale.start_s == pytest.approx(200.0)


def test_a_speaker_named_otherwise_is_painted_otherwise(waveform: WaveformView, program: Application) -> None:
    from wontak.domain.edits import change_speaker

    segment = program.session.segment_at(5)
    other = next(one for one in program.session.segments if one.speaker != segment.speaker)
    hue = waveform.strip.hues[5]
    program.session.perform(change_speaker([segment], other.speaker))
    assert waveform.strip.hues[5] != hue


def test_a_meeting_whose_cache_was_emptied_gets_its_sound_ready_again(
    program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    for file in (sample_meeting / files.CACHE).iterdir():
        file.unlink()
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.RECORDING)
    waveform = program.window._deck.waveform
    qtbot.waitUntil(lambda: bool(waveform._soundings))
    assert not program.player.tape.lacking


def test_times_are_written_as_on_a_counter() -> None:
    assert clock(0) == "0:00:00"
    assert clock(283.96) == "0:04:43"
    assert clock(59.96, tenths=True) == "0:01:00.0"
    assert clock(3 * 3600 + 61.25, tenths=True) == "3:01:01.2"


def test_a_view_never_leaves_the_meeting() -> None:
    scale = Scale(length_s=600.0, width_px=1000, start_s=0.0, s_per_px=0.6)
    assert scale.zoomed(10, 600.0).end_s == pytest.approx(600.0)
    assert scale.zoomed(10, 0.0).moved(-50.0).start_s == 0.0
    assert scale.zoomed(0.1, 300.0) == scale


def test_five_hours_with_six_thousand_segments_are_painted_in_eight_milliseconds(
    waveform: WaveformView, program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    extremes = np.random.default_rng(3).integers(-9000, 9000, (5 * 3600 * 100, 2)).astype(np.int16)
    levels = tuple((160 * 10**level, extremes[:: 10**level]) for level in range(4))
    segment = program.session.segment_at(0)
    many = [
        replace(segment, id=number + 1, start_s=3.0 * number, end_s=3.0 * number + 2.8)
        for number in range(6000)
    ]
    program.session._set_segments(many)
    monkeypatch.setattr(type(program.player), "length_s", 5 * 3600.0)
    program.session.segments_moved.emit()
    waveform.set_sound((Sounding(0.0, Waveform(levels)),))
    waveform.show_all()
    for zoom in range(6):
        taken_s = []
        for _ in range(5):
            waveform.renew()
            began_s = time.process_time()
            waveform.repaint()
            taken_s.append(time.process_time() - began_s)
        assert min(taken_s) < 0.008, f"{min(taken_s) * 1000:.1f} ms at zoom {zoom}"
        waveform.zoom(8)
