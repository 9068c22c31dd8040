"""The choices of an export: kind, language, format, template and how it is set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wontak.desk.documents import Order
from wontak.desk.templates import templates_for
from wontak.domain.meeting import Language
from wontak.export.export import KINDS, endings
from wontak.export.material import Level, Options

ID = Qt.ItemDataRole.UserRole
WITH_TRANSCRIPT = ("transcript", "bilingual")


class Choices(QWidget):
    """Tells `changed` where the document would be another one; the format alone changes nothing on its pages.

    `format_changed` tells of that.
    """

    changed = Signal()
    format_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = QListWidget(self)
        self._kind.setObjectName("navigation")
        for kind, name in self._kind_names().items():
            item = QListWidgetItem(name)
            item.setData(ID, kind)
            self._kind.addItem(item)
        self._kind.setFixedHeight(self._kind.sizeHintForRow(0) * len(KINDS) + 16)
        self._language, self._format, self._template = QComboBox(self), QComboBox(self), QComboBox(self)
        self._level = QComboBox(self)
        for value, name in (
            ("ko", self.tr("Korean")),
            ("en", self.tr("English")),
            ("both", self.tr("Korean and English in one")),
        ):
            self._language.addItem(name, value)
        for level, name in (
            (Level.VERBATIM, self.tr("Every word")),
            (Level.CLEAN, self.tr("Without fillers")),
            (Level.EDITED, self.tr("Without fillers, sentences set right")),
        ):
            self._level.addItem(name, level.value)
        self._times = QCheckBox(self.tr("Time codes"), self)
        self._times.setChecked(True)
        self._lines = QCheckBox(self.tr("Line numbers"), self)
        self._of_transcript = (self._level, self._times, self._lines)
        self._lay_out()
        self._kind.setCurrentRow(0)
        self._on_kind()
        self._listen()

    @property
    def kind(self) -> str:
        return str(self._kind.currentItem().data(ID))

    @property
    def ending(self) -> str:
        """The ending of the file's name, with its dot."""
        return str(self._format.currentData())

    def order(self) -> Order:
        """What is wanted."""
        both = (Language.KO, Language.EN)
        chosen = self._language.currentData()
        options = Options(
            time_codes=self._times.isChecked(),
            line_numbers=self._lines.isChecked(),
            level=Level(self._level.currentData()),
        )
        languages = both if chosen == "both" else (Language(chosen),)
        return Order(self.kind, languages, self._template.currentData(), options)

    def choose(self, kind: str, language: str = "", ending: str = "") -> None:
        """Choose for the person, as a command or a test does."""
        for row in range(self._kind.count()):
            if self._kind.item(row).data(ID) == kind:
                self._kind.setCurrentRow(row)
        if language:
            self._language.setCurrentIndex(self._language.findData(language))
        if ending:
            self._format.setCurrentIndex(self._format.findData(ending))

    def _kind_names(self) -> dict[str, str]:
        names = {
            "notice": self.tr("Public notice"),
            "minutes": self.tr("Minutes"),
            "transcript": self.tr("Transcript"),
            "bilingual": self.tr("Bilingual transcript"),
            "release": self.tr("Press release"),
            "subtitles": self.tr("Subtitles"),
        }
        return {kind: names[kind] for kind in KINDS}

    def _format_names(self) -> dict[str, str]:
        return {
            ".docx": self.tr("Word document (.docx)"),
            ".hwpx": self.tr("Hancom document (.hwpx)"),
            ".pdf": self.tr("PDF (.pdf)"),
            ".txt": self.tr("Plain text (.txt)"),
            ".json": self.tr("JSON for programs (.json)"),
            ".srt": self.tr("SubRip (.srt)"),
            ".vtt": self.tr("WebVTT (.vtt)"),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label, control in (
            (self.tr("Document"), self._kind),
            (self.tr("Language"), self._language),
            (self.tr("Format"), self._format),
            (self.tr("Template"), self._template),
            (self.tr("Transcript"), self._level),
        ):
            text = QLabel(label, self)
            text.setProperty("role", "heading")
            text.setBuddy(control)
            control.setAccessibleName(label)
            column.addWidget(text)
            column.addWidget(control)
            column.addSpacing(6)
            if control is self._level:
                self._level_label = text
        column.addWidget(self._times)
        column.addWidget(self._lines)
        column.addStretch(1)

    def _listen(self) -> None:
        self._kind.currentRowChanged.connect(self._on_kind)
        for box in (self._language, self._template, self._level):
            box.currentIndexChanged.connect(self.changed)
        self._format.currentIndexChanged.connect(self.format_changed)
        for flag in (self._times, self._lines):
            flag.toggled.connect(self.changed)

    def _on_kind(self) -> None:
        """Offer the formats and templates of this kind."""
        names = self._format_names()
        self._format.clear()
        for ending in endings(self.kind):
            self._format.addItem(names.get(ending, ending), ending)
        self._template.blockSignals(True)
        self._template.clear()
        self._template.addItem(self.tr("Standard"), None)
        for template in templates_for(self.kind):
            self._template.addItem(template.stem, template)
        self._template.blockSignals(False)
        for control in (*self._of_transcript, self._level_label):
            control.setVisible(self.kind in WITH_TRANSCRIPT)
        self.changed.emit()
