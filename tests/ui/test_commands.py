"""Commands: keys that can be changed, are kept, and never mean two things."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.ui.commands import Commands
from wontak.ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


def made(settings: Settings, qtbot: QtBot) -> Commands:
    window = QWidget()
    qtbot.addWidget(window)
    commands = Commands(window, settings)
    commands.add("save", "Save", lambda: None, "Ctrl+S")
    commands.add("back", "Back", lambda: None, "F1", "F13")
    return commands


def test_a_command_runs_and_tells_its_key(settings: Settings, qtbot: QtBot) -> None:
    given: list[bool] = []
    commands = made(settings, qtbot)
    commands.add("new", "New", lambda: given.append(True), "Ctrl+N")
    commands["new"].trigger()
    assert given == [True]
    assert commands["new"].toolTip() == "New (Ctrl+N)"


def test_chosen_keys_are_kept_for_the_next_start(settings: Settings, qtbot: QtBot) -> None:
    made(settings, qtbot).choose_keys("save", ("Ctrl+Shift+S",))
    settings.keep()
    later = made(Settings(Path(settings._stored.fileName())), qtbot)
    assert later["save"].shortcut() == QKeySequence("Ctrl+Shift+S")
    later.choose_keys("save", None)
    assert later["save"].shortcut() == QKeySequence("Ctrl+S")
    later.choose_keys("save", ())
    assert not later["save"].shortcuts()


def test_a_key_taken_by_another_command_is_known(settings: Settings, qtbot: QtBot) -> None:
    commands = made(settings, qtbot)
    conflict = commands.conflict("save", "F13")
    assert conflict is not None
    assert conflict.id == "back"
    assert commands.conflict("back", "F13") is None
    commands.choose_keys("back", ("F2",))
    assert commands.conflict("save", "F13") is None


def test_two_commands_of_one_name_are_refused(settings: Settings, qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="save"):
        made(settings, qtbot).add("save", "Save", lambda: None)


def test_the_commands_given_last_are_remembered(settings: Settings, qtbot: QtBot) -> None:
    commands = made(settings, qtbot)
    commands.note_given("save")
    commands.note_given("back")
    assert [commands.last_given(one) for one in ("back", "save", "other")] == [0, 1, 2]


def test_no_key_of_the_whole_window_means_two_things(program: Application) -> None:
    program.window.prepare_all()
    commands = program.window.commands
    keys = Counter(QKeySequence(key).toString() for command in commands for key in commands.keys(command.id))
    assert [key for key, count in keys.items() if count > 1] == []
