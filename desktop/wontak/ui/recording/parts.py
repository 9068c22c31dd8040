"""The recordings of the meeting: name, where each begins in meeting time, how long it is and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from wontak.domain.transcript import Recording
from wontak.ui.deck.scale import clock
from wontak.ui.icons import icon


class Parts(QTableWidget):
    """One row each, in meeting order; `wanted` tells the recording that someone wants to hear."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(self.tr("Recordings"))
        self.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Starts at"), self.tr("Length"), self.tr("Note")]
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 20)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(lambda index: self._want(index.row()))
        self._recordings: tuple[Recording, ...] = ()

    def show_recordings(self, recordings: Sequence[Recording]) -> None:
        """Show these; the row someone stands on stays, and a new one is stood on."""
        row = self.currentRow()
        grown = len(recordings) > len(self._recordings) and self._recordings
        self._recordings = tuple(recordings)
        self.setRowCount(len(self._recordings))
        for place, one in enumerate(self._recordings):
            name = PurePosixPath(one.file).name
            texts = (name, clock(one.offset_s), clock(one.duration_s), self._note(one.note))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 0:
                    item.setIcon(icon("file-audio"))
                if column == 3 and text:
                    item.setIcon(icon("triangle-alert"))
                self.setItem(place, column, item)
        last = len(self._recordings) - 1
        self.setCurrentCell(last if grown else min(max(row, 0), last), 0)

    @property
    def current(self) -> Recording | None:
        """The recording someone stands on."""
        row = self.currentRow()
        return self._recordings[row] if 0 <= row < len(self._recordings) else None

    def _want(self, row: int) -> None:
        if 0 <= row < len(self._recordings):
            self.wanted.emit(self._recordings[row].id)

    def _note(self, note: str) -> str:
        known = {
            "broken_tail": self.tr("The file breaks off; all up to there is here."),
            "damaged_parts": self.tr("Damaged parts could not be read and are silent."),
        }
        return known.get(note, note)
