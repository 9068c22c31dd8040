"""The lines of a live transcript as a list of Qt's: what stands in each, and what of it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wontak.domain.marks import speaker_at
from wontak.ui.context import Context
from wontak.ui.deck.scale import clock
from wontak.ui.transcript.wording import Wording, language_name

if TYPE_CHECKING:
    from wontak.store.live import LiveLine

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
SPEAKER_ROLE = Qt.ItemDataRole.UserRole + 1
"""The id of the participant who has the floor, going by the keys pressed so far; empty where none was."""


class LiveLines(QAbstractListModel):
    """New lines come at the end; a correction is stored at once."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = context.live
        self._recorder = context.recorder
        self._wording = Wording(context)
        self._lines: tuple[LiveLine, ...] = ()
        self._speakers: tuple[str, ...] = ()
        self._listening.lines_changed.connect(self.refresh)
        self._recorder.marks_changed.connect(self._name_speakers)
        self.refresh()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.text
        if role == LINE_ROLE:
            return line
        if role == SPEAKER_ROLE:
            return self._speakers[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            who = self._wording.person(self._speakers[index.row()])
            return ", ".join(
                filter(None, (clock(line.start_s), language_name(line.language), who, line.text))
            )
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not text or not 0 <= index.row() < len(self._lines):
            return False
        line = self._lines[index.row()]
        if text != line.text:
            self._listening.correct(line.id, text)
        return True

    def speaker_name(self, row: int) -> str:
        """The name to stand above a line; empty where the one before has the same."""
        who = self._speakers[row]
        return "" if row and self._speakers[row - 1] == who else self._wording.person(who)

    def hue_of(self, row: int) -> object:
        return self._wording.hue(self._speakers[row] or None)

    def refresh(self) -> None:
        """Show the lines there are now."""
        lines, former = self._listening.lines, self._lines
        same = len(former) <= len(lines) and all(
            one.id == other.id for one, other in zip(former, lines, strict=False)
        )
        if not same:
            self.beginResetModel()
            self._lines = lines
            self._speakers = self._floor()
            self.endResetModel()
            return
        self._wording.refresh()
        if len(lines) > len(former):
            self.beginInsertRows(QModelIndex(), len(former), len(lines) - 1)
            self._lines = lines
            self._speakers = self._floor()
            self.endInsertRows()
        else:
            self._lines = lines
        for row, one in enumerate(former):
            if one != lines[row]:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _name_speakers(self) -> None:
        self._wording.refresh()
        speakers = self._floor()
        if speakers != self._speakers:
            self._speakers = speakers
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def _floor(self) -> tuple[str, ...]:
        marks = self._recorder.marks
        return tuple(speaker_at(marks, (one.start_s + one.end_s) / 2) or "" for one in self._lines)
