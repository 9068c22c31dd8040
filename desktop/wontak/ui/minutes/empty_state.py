"""What the page says where nothing is drafted yet, and the one button that changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

WIDTH_PX = 520


class EmptyState(QWidget):
    """`pressed` tells that its button was."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._text = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._text.setWordWrap(True)
        self._text.setFixedWidth(WIDTH_PX)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(self)
        self.button.setProperty("primary", True)
        self.button.clicked.connect(lambda _checked=False: self.pressed.emit())
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()  # an alignment of its own would leave the text room for one line only
        middle.addStretch(1)
        middle.addWidget(self._text)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_state(self, *, has_transcript: bool, drafting: bool, may_write: bool) -> None:
        """Say what is missing."""
        if has_transcript:
            self._title.setText(self.tr("Nothing is drafted yet"))
            self._text.setText(
                self.tr(
                    "Notice, minutes and press release are drafted from the transcript, the roster and the agenda, "
                    "in Korean and in English. Every sentence keeps its evidence, and what you write stays."
                )
            )
            self.button.setText(self.tr("Drafting…") if drafting else self.tr("Draft the minutes"))
            self.button.setEnabled(may_write and not drafting)
        else:
            self._title.setText(self.tr("No transcript yet"))
            self._text.setText(self.tr("The minutes are drafted from the transcript. Make that first."))
            self.button.setText(self.tr("Go to the transcript"))
            self.button.setEnabled(True)
