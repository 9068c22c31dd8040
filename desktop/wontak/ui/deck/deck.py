"""The tape deck under the page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from wontak.ui.context import Context


class TapeDeck(QFrame):
    """The transport line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deck")
        line = QHBoxLayout(self)
        play = QPushButton(self.tr("Play"), self)
        play.clicked.connect(lambda _checked=False: context.player.toggle())
        line.addWidget(play)
        line.addStretch(1)
