"""How the program starts: light, once for each user, and with an offer to go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from wontak.app import Application
from wontak.ui.context import Place
from wontak.ui.notice_bar import NoticeBar
from wontak.ui.settings import LAST_MEETING, Settings
from wontak.ui.single_instance import SingleInstance

HEAVY = (
    "faster_whisper", "ctranslate2", "argostranslate", "onnxruntime", "torch", "sklearn", "scipy", "numpy", "kiwipiepy", "docx",
    "openpyxl", "lxml", "hwpx", "pypdfium2", "av", "sqlite_utils", "PySide6.QtMultimedia",
)  # fmt: skip

NOT_IN_THE_FIRST_PICTURE = (
    "wontak.domain.meeting", "wontak.domain.transcript", "wontak.domain.recording", "wontak.domain.searching",
    "wontak.domain.korean", "wontak.domain.english", "wontak.domain.message_texts", "wontak.desk.desk", "wontak.desk.recording",
    "wontak.desk.playback", "wontak.store.library_passages", "wontak.export.atomic", "wontak.jobs.protocol", "wontak.jobs.host",
    "wontak.ui.deck.deck", "wontak.ui.notice_strips", "wontak.ui.library.actions", "wontak.ui.library.welcome",
    "wontak.ui.recording_indicator", "wontak.ui.errands", "wontak.ui.ending", "wontak.cli.main", "click", "PySide6.QtNetwork",
    "wontak.ui.job_indicator", "wontak.ui.leaving",
    "json", "socket", "hashlib", "queue", "tomllib", "multiprocessing", "pickle", "concurrent.futures", "platformdirs",
    "argparse", "logging",
)  # fmt: skip
"""Each of these took milliseconds until the window stood."""

_LOADED = f"""
from wontak.__main__ import main
from wontak.binding import load_qt
load_qt()
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from wontak.app import Application
import sys
app = QApplication([])
program = Application(app)
program.library.refresh = lambda: False  # which begins when the window stands
program.window.show()
while not program.window.windowHandle().isExposed():
    app.processEvents()
print(*(name for name in ("Qt", "QEvent") if name in vars(QtCore)))
print(*(name for name in {HEAVY + NOT_IN_THE_FIRST_PICTURE} if name in sys.modules))
program.close()
"""


def test_the_window_starts_without_what_models_and_documents_need() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, env=os.environ, check=True
    )
    assert told.stdout.split() == []


def test_a_second_start_hands_its_meeting_over(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance()
    assert not first.hand_over(None)
    assert first.listen()
    second = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from wontak.ui.single_instance import SingleInstance
app = QCoreApplication([])
sys.exit(0 if SingleInstance().hand_over(Path({str(tmp_path / "회의.wontak")!r})) else 1)
"""
    with qtbot.waitSignal(first.asked) as asked:
        process = subprocess.Popen([sys.executable, "-c", second], env=os.environ)
    assert asked.args == [str(tmp_path / "회의.wontak")]
    qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0
    first.close()


def test_what_a_killed_window_left_behind_is_in_nobodys_way(qtbot: QtBot) -> None:
    killed = """
import os, signal
from PySide6.QtCore import QCoreApplication
from wontak.ui.single_instance import SingleInstance
app = QCoreApplication([])
assert SingleInstance().listen()
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", killed], env=os.environ, check=False)
    one = SingleInstance()
    assert not one.hand_over(None)
    assert one.listen()
    one.close()


def test_strange_words_on_the_line_open_nothing(qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QLocalSocket

    one = SingleInstance()
    assert one.listen()
    heard: list[str] = []
    one.asked.connect(heard.append)
    for words in (b"nonsense\n", b'{"open": 5}\n', b"x" * 100_000):
        socket = QLocalSocket()
        socket.connectToServer(one._name)
        assert socket.waitForConnected(2_000)
        socket.write(words)
        qtbot.waitUntil(
            lambda socket=socket: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState,
        )
    assert heard == []
    one.close()


def test_another_start_brings_the_window_forward_with_its_meeting(
    program: Application, sample_meeting: Path
) -> None:
    program.window.showMinimized()
    program.come_forward(str(sample_meeting / "meeting.db"))
    assert not program.window.isMinimized()
    assert program.session.folder == sample_meeting


def test_the_meeting_of_the_last_sitting_is_offered_at_its_place(
    qtbot: QtBot, program: Application, sample_meeting: Path
) -> None:
    program.window.open_meeting(sample_meeting)
    program.window.go(Place.MINUTES)
    program.session.close()
    assert program.window.place is Place.LIBRARY
    program.offer_last()
    bar = program.window.findChild(NoticeBar)
    button = next(one for one in bar.findChildren(QPushButton) if one.text() == "Go on with it")
    button.click()
    assert program.session.folder == sample_meeting
    assert program.window.place is Place.MINUTES


def test_the_offer_is_over_once_another_meeting_is_open(
    program: Application, sample_meeting: Path, tmp_path: Path
) -> None:
    (tmp_path / "last.wontak").mkdir()
    program.settings.choose(LAST_MEETING, str(tmp_path / "last.wontak"))
    program.offer_last()
    bar = program.window.findChild(NoticeBar)
    assert bar.shown
    program.window.open_meeting(sample_meeting)
    assert not bar.shown


def test_a_meeting_that_is_gone_is_not_offered(program: Application, tmp_path: Path) -> None:
    program.settings.choose(LAST_MEETING, str(tmp_path / "gone.wontak"))
    program.offer_last()
    assert not program.window.findChild(NoticeBar).findChildren(QPushButton)


def test_the_window_comes_back_as_large_as_it_was(qtbot: QtBot, program: Application) -> None:
    program.window.resize(780, 600)  # the screen of these tests is small
    program.window.close()
    program.settings.keep()
    from wontak.ui.settings import GEOMETRY

    kept = Settings().bytes(GEOMETRY)
    other = program._make_window()
    qtbot.addWidget(other)
    assert not kept.isEmpty()
    assert (other.width(), other.height()) == (780, 600)


def test_the_program_is_called_by_its_name_in_each_language(program: Application) -> None:
    from PySide6.QtGui import QGuiApplication

    from wontak.ui.settings import LANGUAGE

    assert QGuiApplication.applicationDisplayName() == "Wontak"
    program.settings.choose(LANGUAGE, "ko")
    assert QGuiApplication.applicationDisplayName() == "원탁"
    assert QCoreApplication.applicationName() == "wontak"
    program.settings.choose(LANGUAGE, "en")
