"""One subject of the settings: a heading and rows of a label, a control and, where it helps, a sentence below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wontak.ui.context import Context

WIDTH_PX = 720
CONTROL_PX = 440


class Section(QWidget):
    """What every subject has."""

    def __init__(self, context: Context, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.settings = context.settings
        self.setMaximumWidth(WIDTH_PX)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 16, 0)
        self.column.setSpacing(8)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        title = QLabel(heading, self)
        title.setProperty("role", "title")
        self.column.addWidget(title)

    def add_row(self, label: str, control: QWidget, explanation: str = "") -> None:
        """A control under its label."""
        text = QLabel(label, self)
        text.setProperty("role", "heading")
        text.setBuddy(control)
        control.setAccessibleName(label)
        if isinstance(control, QPushButton):
            control.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        else:
            control.setMaximumWidth(CONTROL_PX)
        self.column.addSpacing(8)
        self.column.addWidget(text)
        self.column.addWidget(control)
        self.add_text(explanation)

    def add_text(self, text: str) -> None:
        """A quiet sentence."""
        if text:
            line = QLabel(text, self)
            line.setProperty("role", "quiet")
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(line)

    def add_choice(self, label: str, name: str, choices: dict[str, str], explanation: str = "") -> QComboBox:
        """A setting with named choices; the first one is the default."""
        box = QComboBox(self)
        for value, text in choices.items():
            box.addItem(text, value)
        default = next(iter(choices))
        box.setCurrentIndex(max(0, box.findData(self.settings.text(name, default))))
        box.activated.connect(lambda _place: self.settings.choose(name, box.currentData()))
        self.add_row(label, box, explanation)
        return box

    def add_flag(self, label: str, name: str, default: bool, explanation: str = "") -> QCheckBox:
        """A setting that is on or off."""
        box = QCheckBox(label, self)
        box.setChecked(self.settings.flag(name, default))
        box.toggled.connect(lambda on: self.settings.choose(name, on))
        self.column.addSpacing(8)
        self.column.addWidget(box)
        self.add_text(explanation)
        return box
