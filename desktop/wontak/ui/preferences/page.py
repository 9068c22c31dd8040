"""Settings: one section a subject, all choices in force at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from wontak.ui.context import Context, Page
from wontak.ui.preferences.general import GeneralSection
from wontak.ui.preferences.models import ModelsSection
from wontak.ui.preferences.privacy import PrivacySection
from wontak.ui.preferences.recording import RecordingSection
from wontak.ui.preferences.shortcuts import ShortcutsSection
from wontak.ui.preferences.work import WorkSection

NAVIGATION_PX = 200


def make_page(context: Context) -> Page:
    return PreferencesPage(context)


class PreferencesPage(Page):
    """The subjects on the left, the chosen one's section on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("page")
        self._subjects = QListWidget(self)
        self._subjects.setObjectName("navigation")
        self._subjects.setMinimumWidth(NAVIGATION_PX)
        self._subjects.setMaximumWidth(2 * NAVIGATION_PX)
        self._subjects.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._subjects.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self._subjects.setAccessibleName(self.tr("Subjects"))
        self._stack = QStackedWidget(self)
        self.recording = RecordingSection(context, self)
        self._models = ModelsSection(context, self)
        self._shortcuts = ShortcutsSection(context, self)
        for name, section in (
            (self.tr("General"), GeneralSection(context, self)),
            (self.tr("Listening and typing"), WorkSection(context, self)),
            (self.tr("Recording"), self.recording),
            (self.tr("Models"), self._models),
            (self.tr("Shortcut keys"), self._shortcuts),
            (self.tr("Privacy"), PrivacySection(context, self)),
        ):
            self._subjects.addItem(name)
            self._stack.addWidget(_scrolled(section))
        self._subjects.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._subjects.setCurrentRow(0)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 24, 24, 24)
        line.setSpacing(32)
        line.addWidget(self._subjects)
        line.addWidget(self._stack, 1)

    def entered(self) -> None:
        self._subjects.doItemsLayout()  # the style sheet's padding counts from the first showing on
        self._subjects.doItemsLayout()  # the lines were measured before the page had its style
        self._models.read()
        self._shortcuts.read()

    def show_subject(self, number: int) -> None:
        """Show a subject by its place in the list."""
        self._subjects.setCurrentRow(number)

    def take_files(self, files: list[Path]) -> None:
        """Bring in dropped models."""
        self.show_subject(3)
        for file in files:
            self._models.bring_in(file)


def _scrolled(section: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(section)
    return scroll
