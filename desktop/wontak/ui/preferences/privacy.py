"""What is stored where, and that nothing is sent anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from wontak import paths
from wontak.ui.context import Context
from wontak.ui.preferences.section import Section


class PrivacySection(Section):
    """Plain sentences with the folders they speak of."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, QCoreApplication.translate("PreferencesPage", "Privacy"), parent)
        self.add_text(
            self.tr(
                "Recognition, translation and everything else happen on this computer. Nothing is sent anywhere: the program "
                "opens a network connection only to install a model that you have asked for."
            )
        )
        self.add_text(
            self.tr(
                "Should the program disappear while it records, the recording goes on for an hour at most, so that nothing of "
                "the meeting is lost; start the program again to go on or to stop."
            )
        )
        self._add_place(self.tr("Meetings, each in a folder of its own"), context.library.default_folder)
        self._add_place(
            self.tr("Settings, models, glossary, remembered people, search index and logs"), paths.user_data()
        )
        forget = QPushButton(self.tr("Forget all remembered people"), self)
        forget.clicked.connect(self._forget_people)
        self.column.addSpacing(8)
        self.column.addWidget(forget)

    def _add_place(self, what: str, folder: Path) -> None:
        button = QPushButton(self.tr("Show the folder"), self)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self.add_row(what, button, _shown(folder))

    def _forget_people(self) -> None:
        self.context.people.forget_all()
        self.context.notices.say(
            self.tr("No people are remembered any more; the rosters of meetings stay as they are.")
        )


def _shown(folder: Path) -> str:
    """A folder as people know it: their own home is ~."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
