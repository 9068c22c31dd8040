"""Work off the window's thread at the program's end."""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QCoreApplication
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
    qtbot.waitUntil(lambda: answers == [None])


def test_what_an_order_holds_is_let_go_on_the_windows_thread(qtbot: QtBot) -> None:
    let_go_on: list[threading.Thread] = []

    class Held:
        def __del__(self) -> None:
            let_go_on.append(threading.current_thread())

    def order(held: Held, *, breaks: bool) -> None:
        def work() -> None:
            if breaks:
                raise ValueError(held)

        in_background(work, lambda _result: held, lambda _fault: held)

    usual_s = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # so that either thread may come first
    try:
        for number in range(200):
            order(Held(), breaks=bool(number % 2))
            while len(let_go_on) <= number:
                QCoreApplication.processEvents()
    finally:
        sys.setswitchinterval(usual_s)
    assert set(let_go_on) == {threading.main_thread()}
