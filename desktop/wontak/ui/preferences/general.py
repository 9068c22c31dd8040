"""General settings: language, look, and the name under which one works."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from wontak.ui.context import Context
from wontak.ui.preferences.section import Section
from wontak.ui.settings import LANGUAGE, PERSON, TEXT_SCALE, THEME


class GeneralSection(Section):
    """Taken on at once, without a restart."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, QCoreApplication.translate("PreferencesPage", "General"), parent)
        self.add_choice(
            self.tr("Interface language"),
            LANGUAGE,
            {"": self.tr("As the system"), "ko": "한국어", "en": "English"},
        )
        self.add_choice(
            self.tr("Theme"),
            THEME,
            {"": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")},
        )
        self.add_choice(
            self.tr("Text size"),
            TEXT_SCALE,
            {
                "1.0": self.tr("Normal"),
                "0.9": self.tr("Small"),
                "1.15": self.tr("Large"),
                "1.3": self.tr("Larger"),
                "1.5": self.tr("Largest"),
            },
        )
        name = QLineEdit(self.settings.text(PERSON), self)
        name.setPlaceholderText(self.tr("For example: Park Jimin, Records Division"))
        name.textChanged.connect(lambda text: self.settings.choose(PERSON, text.strip()))
        self.add_row(
            self.tr("Your name"), name, self.tr("Stands in the history of changes and with the approval.")
        )
