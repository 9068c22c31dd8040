"""The empty library: what to do first, with a sample to try it on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wontak.ui.library.actions import LibraryActions


class Welcome(QWidget):
    """Two ways to begin."""

    def __init__(self, actions: LibraryActions, parent: QWidget) -> None:
        super().__init__(parent)
        card = QFrame(self)
        card.setObjectName("card")
        card.setMaximumWidth(640)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        title = QLabel(self.tr("From the recording to the minutes, on this computer alone"), card)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        text = QLabel(
            self.tr(
                "Try the whole way on a sample roundtable of five minutes, or begin with a meeting of your own: "
                "enter or paste its roster, record it or add its recording, and correct the transcript against the "
                "sound."
            ),
            card,
        )
        text.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(text)
        line = QHBoxLayout()
        sample = QPushButton(self.tr("Open the sample meeting"), card)
        sample.setProperty("primary", True)
        sample.clicked.connect(lambda _checked=False: actions.open_sample())
        new = QPushButton(self.tr("New meeting"), card)
        new.clicked.connect(lambda _checked=False: actions.new())
        for button in (sample, new):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        middle = QHBoxLayout()
        middle.addStretch(1)
        # Not aligned to the centre: the wrapped text would not be asked how high it is at the card's width.
        middle.addWidget(card, 100)
        middle.addStretch(1)
        around = QVBoxLayout(self)
        around.addStretch(1)
        around.addLayout(middle)
        around.addStretch(2)
