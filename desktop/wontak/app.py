"""The window's composition root: settings, theme, language, the meeting and its jobs, put together and started."""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from wontak import __version__, paths
from wontak.desk.library import Library
from wontak.ui import background
from wontak.ui.context import STEPS, Place
from wontak.ui.crash import CrashWatch
from wontak.ui.deck.player import Player
from wontak.ui.first_picture import SOON_MS, after_first_picture
from wontak.ui.jobs import Jobs
from wontak.ui.language import InterfaceLanguage
from wontak.ui.learning import Learning
from wontak.ui.live_listening import LiveListening
from wontak.ui.placing import Placing
from wontak.ui.resuming import Resuming
from wontak.ui.room_recorder import RoomRecorder
from wontak.ui.session import Session
from wontak.ui.settings import Settings
from wontak.ui.single_instance import SingleInstance
from wontak.ui.theme import Theme
from wontak.ui.window import MainWindow

STYLE = ("-style", "fusion")
"""What Qt is told of its style, as on a command line: from Python, all of the styles' many names would be made first."""

FRAME_PX = QSize(8, 40)
"""What a desktop puts round a window, at most."""

SWITCH_S = 0.001
"""So long a thread that reckons keeps Python to itself when the window's wants it, as for each of the steps a key press takes."""


class Application:
    """The program with its window; the window is made anew when the interface language changes, nothing else is."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        app.setApplicationName("wontak")
        app.setApplicationVersion(__version__)
        QGuiApplication.setDesktopFileName("wontak")
        self.settings = Settings()
        self.language = InterfaceLanguage(app, self.settings)
        self._name()
        self.theme = Theme(app, self.settings)
        self.jobs = Jobs()
        Learning(self.jobs)
        self.session = Session(self.settings, self.jobs)
        self._resuming = Resuming(self.settings, self.session)
        self.player = Player(self.session, self.settings)
        self.recorder = RoomRecorder(self.session)
        self.live = LiveListening(self.session, self.recorder, self.settings)
        self.placing = Placing(self.session, self.recorder, self.live)
        self.library = Library()
        self.window = self._make_window()
        self.window.go(Place.LIBRARY)
        self.language.changed.connect(self._renew_window)
        app.aboutToQuit.connect(self.close)

    def show(self, meeting: Path | None = None) -> None:
        """Show the window, with a meeting open in it if one is given."""
        self.window.show()
        if meeting:
            self.window.open_meeting(meeting)

    def open(self, path: Path) -> None:
        """Open a meeting by its folder or its database, or bring in what else a file manager has handed over."""
        from wontak.store.database import DATABASE_FILE
        from wontak.ui.dropped import take_files

        take_files(self.window, [path.parent if path.name == DATABASE_FILE else path])

    def take_over_recording(self) -> bool:
        """Open the meeting that is still being recorded although its window has died; whether there is one."""
        return self._resuming.take_over(self.window.open_meeting)

    def offer_last(self) -> None:
        """Offer to go on with the meeting that was open last."""
        self._resuming.offer(self.window.notices, self._resume)

    def come_forward(self, wanted: str = "") -> None:
        """Show the window before all others, as another start asks, with what that start wants opened."""
        from PySide6.QtCore import Qt

        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if wanted:
            self.open(Path(wanted))

    def end(self) -> None:
        """End without a question, as the system asks."""
        self.recorder.close()
        self.window.close()

    def close(self) -> None:
        """Store and let go of everything; a recording that is still under way is ended, and kept."""
        from wontak.ui.errands import give_up_all

        self.recorder.close()
        self.session.close()
        self.live.join()
        give_up_all()
        self.jobs.close()
        self.settings.keep()

    def _make_window(self) -> MainWindow:
        return MainWindow(
            self.settings,
            self.theme,
            self.language,
            self.session,
            self.jobs,
            self.player,
            self.recorder,
            self.live,
            self.placing,
            self.library,
        )

    def _resume(self, folder: Path, place: Place) -> None:
        self.window.open_meeting(folder)
        if self.session.is_open and place in STEPS:
            self.window.go(place)

    def _name(self) -> None:
        """The program's name as the interface language writes it."""
        self._app.setApplicationDisplayName(QCoreApplication.translate("MainWindow", "Wontak"))

    def _renew_window(self) -> None:
        """The same meeting at the same place in another language: every text is made anew, none can be forgotten."""
        old, place = self.window, self.window.place or Place.LIBRARY
        old.settle()
        self._name()
        self.window = self._make_window()
        self.window.restoreGeometry(old.saveGeometry())
        self.window.go(place)
        self.window.setVisible(old.isVisible())
        old.hide()
        old.deleteLater()


def main(meeting: Path | None = None) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    Where this user has a window already, that one comes forward with the meeting instead.
    """
    sys.setswitchinterval(SWITCH_S)
    app = QApplication([*sys.argv[:1], *STYLE])
    line = SingleInstance()
    if line.hand_over(meeting):
        return 0
    program = Application(app)
    watch = CrashWatch(lambda: program.window.notices)
    watch.begin()
    line.asked.connect(program.come_forward)
    wishes = _noted_wishes()
    _fit(program.window)
    program.show()
    after_first_picture(program.window, lambda: _settle_in(program, line, wishes), SOON_MS)
    watch.mention_crash()
    goes_on = program.take_over_recording()
    if meeting:
        program.open(meeting)
    elif not goes_on:
        program.offer_last()
    code = app.exec()
    background.come_to_end()
    line.close()
    watch.end()
    return code


def _fit(window: MainWindow) -> None:
    """Have the window take the whole of a screen that it would not fit on with its frame."""
    room = window.screen().availableSize() - FRAME_PX
    if window.size().boundedTo(room) != window.size():
        window.showMaximized()


def _noted_wishes() -> list[int]:
    """Where the system's wishes that the program end are noted until they are heard.

    Meanwhile the command line's way, an interrupt, would cut into any call of Qt's.
    """
    wishes: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda wish, _frame: wishes.append(wish))
    return wishes


def _settle_in(program: Application, line: SingleInstance, wishes: list[int]) -> None:
    """What the window's first picture need not wait for: other starts, the system's signals, garbage.

    Garbage is looked for from here on, but never among what the window was made of.
    """
    from wontak.ui.ending import EndingSignals
    from wontak.ui.garbage import Garbage

    QGuiApplication.setWindowIcon(QIcon(str(paths.resources() / "icons" / "wontak.svg")))
    line.listen()
    EndingSignals(program.end, QCoreApplication.instance())
    if wishes:
        program.end()
    gc.freeze()
    Garbage(QCoreApplication.instance())
