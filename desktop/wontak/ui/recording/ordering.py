"""Several files at once: the order in which they follow one another in the meeting, settled before they come in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wontak.ui.icons import icon


class Ordering(QFrame):
    """A list to be put in order by dragging or by two buttons; `settled` tells the files in it, `dropped` that none is wanted."""

    settled = Signal(list)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        heading = QLabel(self.tr("In which order were these recorded?"), self)
        heading.setProperty("role", "heading")
        hint = QLabel(self.tr("Drag them, or use the arrows. They follow one another without a gap."), self)
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        self.length = QLabel(self)
        self.length.setProperty("role", "quiet")
        self.length.setWordWrap(True)
        self.files = QListWidget(self)
        self.files.setAccessibleName(self.tr("Files in their order"))
        self.files.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for widget in (heading, hint, self.files, self.length):
            column.addWidget(widget)
        column.addLayout(self._buttons())

    def offer(self, files: Sequence[Path]) -> None:
        """Show files, ordered by name with their numbers as numbers: part 2 before part 10."""
        self.files.clear()
        self.length.clear()
        for file in sorted(files, key=lambda file: _natural(file.name)):
            item = QListWidgetItem(icon("file-audio"), file.name)
            item.setToolTip(str(file))
            item.setData(Qt.ItemDataRole.UserRole, str(file))
            self.files.addItem(item)
        self.files.setCurrentRow(0)

    def order(self) -> list[Path]:
        """The files as they stand."""
        return [
            Path(self.files.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.files.count())
        ]

    def shift(self, by: int) -> None:
        """Move the current file up or down."""
        row = self.files.currentRow()
        if 0 <= row + by < self.files.count() and row >= 0:
            self.files.insertItem(row + by, self.files.takeItem(row))
            self.files.setCurrentRow(row + by)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for name, text, by in (
            ("arrow-up", self.tr("Move up"), -1),
            ("arrow-down", self.tr("Move down"), 1),
        ):
            button = QToolButton(self)
            button.setIcon(icon(name))
            button.setIconSize(QSize(20, 20))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, by=by: self.shift(by))
            line.addWidget(button)
        line.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self.dropped)
        take = QPushButton(self.tr("Import in this order"), self)
        take.setProperty("primary", True)
        take.clicked.connect(lambda: self.settled.emit(self.order()))
        line.addWidget(cancel)
        line.addWidget(take)
        return line


def _natural(name: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isdigit() else (0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    ]
