"""Choosing what somebody said as a quotation: the starred segments, or those that have the words looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from wontak.domain.meeting import Language
from wontak.domain.search_text import find
from wontak.domain.transcript import Segment
from wontak.ui.background import in_background
from wontak.ui.context import Context
from wontak.ui.minutes.segment_list import SegmentList
from wontak.ui.transcript.wording import Wording

MOST_SHOWN = 50
LOOK_AFTER_MS = 200


class QuotePicker(QWidget):
    """`picked` tells the id of the segment to quote; it can be dragged to its place as well."""

    picked = Signal(int)

    def __init__(self, context: Context, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = 0
        self._language = Language.KO
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Words that were said"))
        self.search.setAccessibleName(self.tr("Find a segment to quote"))
        self.search.setClearButtonEnabled(True)
        self._told = QLabel(self)
        self._told.setProperty("role", "quiet")
        self._told.setWordWrap(True)
        self.list = SegmentList(context.theme, wording, self)
        self.list.setAccessibleName(self.tr("Segments to quote"))
        self.list.chosen.connect(self.picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.search)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self.list.setFocus)

    def show_language(self, language: Language) -> None:
        """Show words in this language, where there are any."""
        self._language = language
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self._wanted += 1
        number, snapshot, words = self._wanted, self._context.session.segments, self.search.text().strip()
        in_background(
            lambda: _fitting(snapshot, words),
            lambda found: self._show(number, found),
            self._context.notices.fault,
        )

    def _show(self, number: int, found: tuple[Segment, ...]) -> None:
        if number != self._wanted or not self._context.session.is_open:
            return
        self.list.show_segments(found, self._language)
        if self.search.text().strip():
            text = "" if found else self.tr("Nobody said that.")
        elif found:
            text = self.tr("Marked as quotations. Press one, or drag it to its place.")
        else:
            text = self.tr("Nothing is marked as a quotation yet; look for words that were said.")
        self._told.setText(text)
        self._told.setVisible(bool(text))


def _fitting(segments: tuple[Segment, ...], words: str) -> tuple[Segment, ...]:
    """Those on the record that have these words in either language; without words, the starred ones."""
    public = [segment for segment in segments if not segment.off_record]
    if not words:
        return tuple(segment for segment in public if segment.starred)[:MOST_SHOWN]
    hit = {one.segment_id for one in find(public, words)}
    return tuple(segment for segment in public if segment.id in hit)[:MOST_SHOWN]
