"""Work off the window's thread at the program's end."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from wontak.ui.background import come_to_end, in_background


def test_the_end_of_the_program_waits_for_what_is_under_way(qtbot: QtBot) -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        may_end.wait(10)
        ended.set()

    answers: list[object] = []
    in_background(work, answers.append, answers.append)
    assert begun.wait(10)
    threading.Timer(0.05, may_end.set).start()
    come_to_end()
    assert ended.is_set()
    qtbot.waitUntil(lambda: answers == [None], timeout=5_000)
