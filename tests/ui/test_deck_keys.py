"""The deck's keys, pressed in the real window: in text fields, during a Hangul composition, held down by a pedal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.deck_parts import HandTurned
from wontak.app import Application
from wontak.ui.context import Place
from wontak.ui.deck.player import Player
from wontak.ui.settings import PAUSE_WHILE_TYPING


@pytest.fixture
def player(program: Application, sample_meeting: Path, qtbot: QtBot) -> Iterator[Player]:
    program.player._open_output = lambda _device: HandTurned()
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.RECORDING)
    program.window.activateWindow()
    qtbot.waitUntil(lambda: program.window._deck.isVisible() and program.window.isActiveWindow())
    yield program.player
    program.player.pause()


@pytest.fixture
def field(program: Application, player: Player, qtbot: QtBot) -> QPlainTextEdit:
    """A text field in the window, with the focus in it."""
    field = QPlainTextEdit(program.window)
    field.setGeometry(200, 200, 300, 100)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def press(
    program: Application, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key as the system sends it to the window: as a shortcut first, then to whatever has the focus."""
    QTest.keyClick(program.window.windowHandle(), key, modifier)


def compose(field: QPlainTextEdit, syllable: str) -> None:
    """An input method shows a syllable that is not finished."""
    QApplication.sendEvent(field, QInputMethodEvent(syllable, []))


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_MediaTogglePlayPause, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_play_and_pause_work_inside_a_text_field(
    program: Application, player: Player, field: QPlainTextEdit, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    press(program, key, modifier)
    assert player.is_playing
    press(program, key, modifier)
    assert not player.is_playing
    assert field.toPlainText() == ""


def test_f1_to_f4_move_and_change_the_speed_inside_a_text_field(
    program: Application, player: Player, field: QPlainTextEdit
) -> None:
    player.seek(1, 30.0)
    press(program, Qt.Key.Key_F1)
    assert player.moment[1] == 25.0
    press(program, Qt.Key.Key_F2)
    press(program, Qt.Key.Key_F2)
    assert player.moment[1] == 35.0
    press(program, Qt.Key.Key_F3)
    assert player.rate == 0.9
    press(program, Qt.Key.Key_F4)
    press(program, Qt.Key.Key_F4)
    assert player.rate == 1.1


def test_escape_during_a_composition_plays_once_and_keeps_the_syllable(
    program: Application, player: Player, field: QPlainTextEdit
) -> None:
    field.setPlainText("국")
    field.moveCursor(field.textCursor().MoveOperation.End)
    compose(field, "회")
    press(program, Qt.Key.Key_Escape)
    assert player.is_playing
    done = QInputMethodEvent()
    done.setCommitString("회")
    QApplication.sendEvent(field, done)
    assert field.toPlainText() == "국회"
    assert player.is_playing


def test_a_composition_is_put_into_the_text_before_a_deck_key_is_obeyed(
    program: Application, player: Player, field: QPlainTextEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed: list[bool] = []

    class InputMethod:
        def commit(self) -> None:
            committed.append(player.is_playing)

    monkeypatch.setattr("wontak.ui.deck.keys.QGuiApplication.inputMethod", InputMethod)
    compose(field, "예")
    press(program, Qt.Key.Key_Escape)
    assert committed == [False]
    compose(field, "")
    press(program, Qt.Key.Key_Escape)
    assert committed == [False]


def test_a_pedal_plays_for_as_long_as_it_is_held(
    program: Application, player: Player, field: QPlainTextEdit
) -> None:
    window = program.window.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_F14)
    assert player.is_playing
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        again = QKeyEvent(kind, Qt.Key.Key_F14, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(field, again)
        assert player.is_playing
    QTest.keyRelease(window, Qt.Key.Key_F14)
    assert not player.is_playing


def test_a_pedal_is_let_go_when_the_focus_leaves_the_window(
    program: Application, player: Player, field: QPlainTextEdit, qtbot: QtBot
) -> None:
    QTest.keyPress(program.window.windowHandle(), Qt.Key.Key_F14)
    assert player.is_playing
    dialog = QDialog(program.window)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(player.stopped):
        dialog.show()
        dialog.activateWindow()


def test_the_other_two_pedals_go_back_and_forward(program: Application, player: Player) -> None:
    player.seek(1, 30.0)
    press(program, Qt.Key.Key_F13)
    assert player.moment[1] == 25.0
    press(program, Qt.Key.Key_F15)
    assert player.moment[1] == 30.0


def test_keys_can_be_chosen_anew_hold_to_play_as_well(program: Application, player: Player) -> None:
    program.window.commands.choose_keys("deck_hold", ("F9",))
    window = program.window.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_F9)
    assert player.is_playing
    QTest.keyRelease(window, Qt.Key.Key_F9)
    assert not player.is_playing
    press(program, Qt.Key.Key_F14)
    assert not player.is_playing


def test_typing_in_a_field_is_noticed_and_arrow_keys_in_it_are_not_typing(
    program: Application, player: Player, field: QPlainTextEdit
) -> None:
    program.settings.choose(PAUSE_WHILE_TYPING, True)
    player.play()
    press(program, Qt.Key.Key_Left)
    assert player.is_playing
    press(program, Qt.Key.Key_A)
    assert not player.is_playing
    assert field.toPlainText() == "a"
    player.play()
    compose(field, "의")
    assert not player.is_playing


def test_the_keys_rest_where_no_sound_is_shown(program: Application, player: Player) -> None:
    program.window.go(Place.LIBRARY)
    press(program, Qt.Key.Key_Escape)
    assert not player.is_playing


def test_leaving_the_places_with_sound_stops_it(program: Application, player: Player) -> None:
    player.play()
    program.window.go(Place.DETAILS)
    assert not player.is_playing


def test_no_key_of_the_deck_belongs_to_another_command(program: Application, player: Player) -> None:
    commands = program.window.commands
    program.window.go(Place.TRANSCRIPT)
    for command in commands:
        if command.id.startswith("deck_"):
            assert [commands.conflict(command.id, key) for key in command.keys] == [None] * len(command.keys)
