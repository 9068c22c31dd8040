"""The folder for a second copy of recordings, made at the same time: chosen, remembered, and warned of where it helps little."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wontak.desk.recording_room import Room
from wontak.ui.context import Context
from wontak.ui.settings import SECOND_COPY


class SecondCopy(QWidget):
    """`changed` tells that another folder is wanted, or none."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = context.settings
        self._place = QLabel(self)
        self._place.setWordWrap(True)
        self._warning = QLabel(self)
        self._warning.setProperty("role", "review")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._choose = QPushButton(self)
        self._choose.clicked.connect(self._ask)
        self._none = QPushButton(self.tr("No second copy"), self)
        self._none.clicked.connect(lambda: self._settings.choose(SECOND_COPY, ""))
        line = QHBoxLayout()
        line.addWidget(self._place, 1)
        line.addWidget(self._choose)
        line.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._warning)
        self._settings.changed.connect(self._on_choice)
        self._show()

    @property
    def folder(self) -> Path | None:
        """The folder that is wanted, whether it is there or not."""
        chosen = self._settings.text(SECOND_COPY)
        return Path(chosen) if chosen else None

    def show_room(self, room: Room) -> None:
        """Warn where the folder is not there, or would be lost together with the meeting."""
        text = ""
        if self.folder and not room.second_is_there:
            text = self.tr("This folder is not there at the moment; connect the disk or choose another one.")
        elif self.folder and room.same_disk:
            text = self.tr("This folder is on the same disk as the meeting; a USB stick would be safer.")
        self._warning.setText(text)
        self._warning.setVisible(bool(text))

    def _on_choice(self, name: str) -> None:
        if name == SECOND_COPY:
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._place.setText(str(self.folder) if self.folder else self.tr("None is made."))
        self._choose.setText(self.tr("Other folder…") if self.folder else self.tr("Choose a folder…"))
        self._none.setVisible(self.folder is not None)
        if self.folder is None:
            self._warning.hide()

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the second copy"), str(self.folder or "")
        )
        if chosen:
            self._settings.choose(SECOND_COPY, chosen)
