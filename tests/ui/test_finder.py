"""The command finder: everything that can be done, in both languages, people, times and what was said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.ui.context import Place
from wontak.ui.finder.finder import Finder
from wontak.ui.settings import LANGUAGE


def find(program: Application, qtbot: QtBot, typed: str = "") -> Finder:
    program.window.commands["find_anything"].trigger()
    finder = program.window.findChildren(Finder)[-1]
    finder._field.setText(typed)
    return finder


def texts(finder: Finder) -> list[str]:
    return [match.text for match in finder._matches]


def test_commands_of_pages_never_shown_are_found(program: Application, qtbot: QtBot) -> None:
    program.window.go(Place.GLOSSARY)
    assert "Paste terms from Excel or Word" in texts(find(program, qtbot, "paste terms"))


def test_pages_are_made_one_after_another_while_nobody_waits(program: Application, qtbot: QtBot) -> None:
    assert len(program.window._pages) == 1
    qtbot.waitUntil(lambda: len(program.window._pages) == len(Place))


@pytest.mark.parametrize("typed", ["용어집", "glossary"])
def test_korean_and_english_words_find_the_same_command(
    program: Application, qtbot: QtBot, typed: str
) -> None:
    finder = find(program, qtbot, typed)
    assert texts(finder)[0] == "Glossary"
    qtbot.keyClick(finder._field, Qt.Key.Key_Return)
    assert program.window.place is Place.GLOSSARY


def test_a_korean_interface_hears_english_words(program: Application, qtbot: QtBot) -> None:
    program.settings.choose(LANGUAGE, "ko")
    assert texts(find(program, qtbot, "settings"))[0] == "설정"


def test_escape_closes_it_and_changes_nothing(program: Application, qtbot: QtBot) -> None:
    finder = find(program, qtbot, "settings")
    with qtbot.waitSignal(finder.rejected):
        qtbot.keyClick(finder._field, Qt.Key.Key_Escape)
    assert program.window.place is Place.LIBRARY


def test_the_marked_line_is_moved_by_keys_alone(program: Application, qtbot: QtBot) -> None:
    finder = find(program, qtbot)
    qtbot.keyClick(finder._field, Qt.Key.Key_Down)
    assert finder._list.currentRow() == 1
    qtbot.keyClick(finder._field, Qt.Key.Key_Up)
    qtbot.keyClick(finder._field, Qt.Key.Key_Up)
    assert finder._list.currentRow() == finder._list.count() - 1


def test_the_command_given_last_comes_first(program: Application, qtbot: QtBot) -> None:
    finder = find(program, qtbot, "settings")
    qtbot.keyClick(finder._field, Qt.Key.Key_Return)
    assert program.window.place is Place.SETTINGS
    assert texts(find(program, qtbot))[0] == "Settings"


def test_people_times_and_words_said_lead_into_the_transcript(
    program: Application, qtbot: QtBot, sample_meeting: Path
) -> None:
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.DETAILS)
    (person,) = [match for match in find(program, qtbot, "한서진")._matches if match.hint == "first words"]
    person.run()
    assert program.window.place is Place.TRANSCRIPT
    program.window.go(Place.DETAILS)
    finder = find(program, qtbot, "1:30")
    assert texts(finder)[0] == "Go to 1:30"
    qtbot.keyClick(finder._field, Qt.Key.Key_Return)
    assert program.window.place is Place.TRANSCRIPT
    said = [match for match in find(program, qtbot, "국회")._matches if match.hint == "in the transcript"]
    assert said
    assert all("국회" in match.text for match in said)


def test_nothing_found_is_said(program: Application, qtbot: QtBot) -> None:
    finder = find(program, qtbot, "zzzz")
    assert not finder._matches
    assert not finder._nothing.isHidden()
