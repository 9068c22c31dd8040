"""What happens when the program itself is at fault: a log on this machine, one sentence, and word of it at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wontak import logs
from wontak.app import Application
from wontak.ui.crash import CrashWatch
from wontak.ui.notice_bar import NoticeBar


def told(program: Application) -> str:
    """All that stands in the bar of notices."""
    return " ".join(label.text() for label in program.window.findChild(NoticeBar).findChildren(QLabel))


@pytest.mark.parametrize("thread", [False, True])
def test_an_unforeseen_fault_is_logged_and_told_in_one_sentence(
    qtbot: QtBot, program: Application, thread: bool
) -> None:
    watch = CrashWatch(lambda: program.window.notices)

    def fail() -> None:
        raise ZeroDivisionError("a fault made for this test")

    if thread:
        watch._on_thread_fault(_args_of(fail))
    else:
        watch.on_fault(*_fault_of(fail))
    log = logs.folder() / logs.LOG_FILE
    assert "ZeroDivisionError: a fault made for this test" in log.read_text(encoding="utf-8")
    qtbot.waitUntil(lambda: str(log) in told(program))
    assert "Your work is stored" in told(program)


def test_qts_messages_go_into_the_log_and_not_to_the_terminal(
    program: Application, capfd: pytest.CaptureFixture[str]
) -> None:
    watch = CrashWatch(lambda: program.window.notices)
    watch.begin()
    qWarning("a warning made for this test")
    watch.end()
    assert "qt warning: a warning made for this test" in (logs.folder() / logs.LOG_FILE).read_text("utf-8")
    assert capfd.readouterr() == ("", "")


def test_a_native_crash_is_told_at_the_next_start(qtbot: QtBot, program: Application) -> None:
    crashing = """
import faulthandler, os, resource
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PySide6.QtCore import QCoreApplication
from wontak.ui.crash import CrashWatch
app = QCoreApplication([])
CrashWatch(lambda: None).begin()
faulthandler._sigsegv()
"""
    process = subprocess.run(
        [sys.executable, "-c", crashing], env=os.environ, check=False, capture_output=True
    )
    assert process.returncode == -signal.SIGSEGV
    watch = CrashWatch(lambda: program.window.notices)
    assert watch.crashed_before
    watch.mention_crash()
    assert "broke down last time" in told(program)
    assert "Segmentation fault" in (logs.folder() / logs.LOG_FILE).read_text("utf-8")
    assert not CrashWatch(lambda: program.window.notices).crashed_before


def test_a_sitting_that_ends_in_peace_leaves_no_crash(program: Application) -> None:
    watch = CrashWatch(lambda: program.window.notices)
    watch.begin()
    watch.end()
    assert not CrashWatch(lambda: program.window.notices).crashed_before


def test_the_log_keeps_to_its_size(tmp_path: Path) -> None:
    log = logs.Log(tmp_path, largest_bytes=1_000)
    for number in range(200):
        log.write("fault", f"{number} " + "x" * 50)
    kept = sorted(file.name for file in tmp_path.iterdir())
    assert kept == ["wontak.log", "wontak.log.1", "wontak.log.2", "wontak.log.3"]
    assert all(file.stat().st_size < 1_200 for file in tmp_path.iterdir())
    assert "199 x" in log.file.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    logs.Log(tmp_path / "file").write("fault", "lost")


def test_the_systems_wish_to_end_closes_the_window_in_peace(sample_meeting: Path, tmp_path: Path) -> None:
    running = f"""
import os, signal, sys
from PySide6.QtCore import QTimer
from pathlib import Path
import wontak.app
def strike():
    assert Path({str(sample_meeting / "meeting.owner")!r}).exists()
    os.kill(os.getpid(), signal.SIGTERM)
original = wontak.app._settle_in
def later(*what):
    original(*what)
    QTimer.singleShot(300, strike)
wontak.app._settle_in = later
sys.exit(wontak.app.main(Path({str(sample_meeting)!r})))
"""
    process = subprocess.run(
        [sys.executable, "-c", running],
        env=os.environ,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert process.returncode == 0, process.stderr
    assert not (sample_meeting / "meeting.owner").exists()


def _fault_of(fail: object) -> tuple:  # type: ignore[type-arg]
    try:
        fail()  # type: ignore[operator]
    except ZeroDivisionError:
        return sys.exc_info()
    raise AssertionError


def _args_of(fail: object) -> threading.ExceptHookArgs:
    kind, fault, trace = _fault_of(fail)
    return threading.ExceptHookArgs((kind, fault, trace, None))
