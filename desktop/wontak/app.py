"""The window's composition root: settings, theme, language, the meeting and its jobs, put together and started."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from wontak import __version__
from wontak.desk.library import Library
from wontak.store.packs import Packs
from wontak.ui.context import Place
from wontak.ui.deck.player import Player
from wontak.ui.jobs import Jobs
from wontak.ui.language import InterfaceLanguage
from wontak.ui.learning import Learning
from wontak.ui.session import Session
from wontak.ui.settings import Settings
from wontak.ui.theme import Theme
from wontak.ui.window import MainWindow


class Application:
    """The program with its window; the window is made anew when the interface language changes, nothing else is."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        app.setApplicationName("wontak")
        app.setApplicationDisplayName("Wontak")
        app.setApplicationVersion(__version__)
        QGuiApplication.setDesktopFileName("wontak")
        self.settings = Settings()
        self.language = InterfaceLanguage(app, self.settings)
        self.theme = Theme(app, self.settings)
        self.jobs = Jobs()
        Learning(self.jobs)
        self.session = Session(self.settings, self.jobs)
        self.player = Player(self.session, self.settings)
        self.packs = Packs()
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

    def close(self) -> None:
        """Store and let go of everything."""
        self.session.close()
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
            self.packs,
            self.library,
        )

    def _renew_window(self) -> None:
        """The same meeting at the same place in another language: every text is made anew, none can be forgotten."""
        old, place = self.window, self.window.place or Place.LIBRARY
        old.settle()
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.go(place)
        self.window.setVisible(old.isVisible())
        old.hide()
        old.deleteLater()


def main(meeting: Path | None = None) -> int:
    """Open the window and stay until it is closed; gives the exit code."""
    app = QApplication(sys.argv[:1])
    program = Application(app)
    program.show(meeting)
    return app.exec()
