"""Notices: one sentence and its actions above the page, until they are dealt with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from wontak.domain.errors import Code, WontakError
from wontak.ui import notice_strips
from wontak.ui.notice_bar import NoticeBar
from wontak.ui.notices import Notices


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def bar(notices: Notices, qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar(notices)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_a_later_notice_with_the_same_key_takes_the_place(notices: Notices, bar: NoticeBar) -> None:
    notices.say("Bringing in “tiny”…", key="model")
    notices.warn("Something else")
    notices.say("The model “tiny” is here.", key="model")
    assert [notice.text for notice in bar.shown] == ["Something else", "The model “tiny” is here."]


def test_the_same_notice_stands_once(notices: Notices, bar: NoticeBar) -> None:
    notices.warn("The disk is nearly full.")
    notices.warn("The disk is nearly full.")
    assert len(bar.shown) == 1


def test_notices_never_cover_the_page(notices: Notices, bar: NoticeBar) -> None:
    for number in range(9):
        notices.warn(f"Notice {number}")
    assert [notice.text for notice in bar.shown] == [f"Notice {number}" for number in (5, 6, 7, 8)]


def test_a_notice_is_taken_back_by_its_key(notices: Notices, bar: NoticeBar) -> None:
    notices.warn("Only for reading.", key="read only")
    notices.withdraw("read only")
    assert not bar.shown


def test_an_action_is_done_and_the_notice_goes(notices: Notices, bar: NoticeBar, qtbot: QtBot) -> None:
    done: list[bool] = []
    notices.say("A term was removed.", ("Undo", lambda: done.append(True)))
    (button,) = bar.findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert not bar.shown


def test_a_fault_says_what_to_do_and_stays_until_dismissed(notices: Notices, bar: NoticeBar) -> None:
    notices.fault(WontakError(Code.NOT_WRITABLE, file="/회의"))
    (notice,) = bar.shown
    assert "/회의" in notice.text
    (closer,) = bar.findChildren(QToolButton)
    assert closer.accessibleName() == "Dismiss"
    closer.click()
    assert not bar.shown


def test_a_quiet_notice_goes_by_itself(
    notices: Notices, bar: NoticeBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_strips, "QUIET_FOR_MS", 10)
    notices.say("Saved.")
    qtbot.waitUntil(lambda: not bar.shown)


def test_a_name_with_signs_is_shown_as_it_is(notices: Notices, bar: NoticeBar) -> None:
    notices.say("Saved as “<b>1</b>.docx”.")
    text = next(label for label in bar.findChildren(QLabel) if label.text())
    assert text.textFormat() is Qt.TextFormat.PlainText
