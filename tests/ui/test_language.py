"""The interface language at run time: the window is made anew, and nothing of the old one is heard of again."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import SIGNAL, QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.domain.meeting import Language
from wontak.ui.context import Place
from wontak.ui.settings import LANGUAGE


def shared(program: Application) -> dict[str, tuple[QObject, list[str]]]:
    """What outlives a window, with its signals."""
    return {
        "session": (
            program.session,
            [
                "opened()",
                "closing()",
                "closed()",
                "details_changed()",
                "recordings_changed()",
                "segments_changed(PyObject)",
                "segments_moved()",
                "voices_changed()",
                "blocks_changed(PyObject)",
                "approval_changed()",
                "undo_changed()",
                "faulted(PyObject)",
            ],
        ),
        "jobs": (program.jobs, ["changed()", "noticed(PyObject)", "failed(PyObject)", "ended(PyObject)"]),
        "theme": (program.theme, ["changed()"]),
        "player": (program.player, ["started()", "stopped()", "changed()"]),
        "settings": (program.settings, ["changed(QString)"]),
        "language": (program.language, ["changed()"]),
    }


def listeners(program: Application) -> dict[str, int]:
    return {
        f"{name}.{signal}": source.receivers(SIGNAL(signal))
        for name, (source, signals) in shared(program).items()
        for signal in signals
    }


def switch(program: Application, language: str) -> None:
    """Change the language as the settings do, and let the old window go."""
    old = program.window
    program.settings.choose(LANGUAGE, language)
    assert program.window is not old
    QApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(old)


def test_every_text_of_the_header_follows_the_language(program: Application) -> None:
    switch(program, "ko")
    texts = {button.text() for button in program.window._header.findChildren(QToolButton)}
    assert {"회의 정보", "녹음", "녹취록", "회의록", "내보내기"} <= texts
    assert program.language.current is Language.KO


def test_meeting_place_and_undo_survive(program: Application, sample_meeting: Path) -> None:
    program.window.open_meeting(sample_meeting)
    desk = program.session.desk
    program.window.go(Place.DETAILS)
    page = program.window.page(Place.DETAILS)
    page._roster.model.setData(page._roster.model.index(0, 0), "Han Seo-jin")
    switch(program, "ko")
    assert program.session.desk is desk
    assert program.window.place is Place.DETAILS
    assert program.window.commands["undo"].isEnabled()
    program.window.commands["undo"].trigger()
    assert program.session.meeting.participants[0].name.en == "Han Seojin"


def test_no_page_of_an_old_window_is_called_again(
    program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    program.window.open_meeting(sample_meeting)
    program.window.prepare_all()
    before = listeners(program)
    for language in ("ko", "en", "ko", "en"):
        switch(program, language)
        program.window.prepare_all()
    assert listeners(program) == before
    with qtbot.captureExceptions() as raised:
        program.session.refresh()
        program.session.segments_changed.emit(frozenset({1}))
        program.session.undo_changed.emit()
        program.jobs.changed.emit()
        program.theme.apply()
        program.player.moved.emit(1, 2.0)
        program.settings.choose("auto_back_s", 3.0)
        program.session.close()
    assert not raised


def test_an_answer_that_comes_after_its_window_went_is_left_alone(
    program: Application, sample_meeting: Path, qtbot: QtBot
) -> None:
    program.library.note_opened(sample_meeting)
    with qtbot.captureExceptions() as raised:
        program.window.page(Place.LIBRARY)._search.setText("국회")
        program.window.page(Place.LIBRARY)._look()
        program.window.go(Place.SETTINGS)
        switch(program, "ko")
        qtbot.waitUntil(lambda: program.window.page(Place.SETTINGS)._models._use.count() > 1)
    assert not raised


def test_the_window_keeps_its_size_and_state(program: Application) -> None:
    program.window.resize(700, 600)
    switch(program, "ko")
    assert program.window.size().toTuple() == (700, 600)
    assert program.window.isVisible()


def test_a_title_is_shown_in_the_interface_language(program: Application, sample_meeting: Path) -> None:
    program.window.open_meeting(sample_meeting)
    assert program.window.windowTitle().startswith("Artificial Intelligence")
    switch(program, "ko")
    assert program.window.windowTitle().startswith("인공지능과 의회의 미래")


def test_no_label_of_any_page_is_left_in_english(program: Application, sample_meeting: Path) -> None:
    switch(program, "ko")
    program.window.open_meeting(sample_meeting)
    program.window.prepare_all()
    for place in (Place.LIBRARY, Place.SETTINGS, Place.GLOSSARY, Place.EXPORT):
        titles = [
            label.text()
            for label in program.window.page(place).findChildren(QLabel)
            if label.property("role") in ("title", "heading") and label.text()
        ]
        assert titles
        for title in titles:
            assert any("가" <= letter <= "힣" for letter in title), title
