"""What the paragraph with the cursor rests on: who made it, what a new draft would say, and the segments it comes from."""

from __future__ import annotations

import math

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from wontak.minutes.editing import Conflict
from wontak.minutes.evidence import sentence_at, supporting
from wontak.ui.context import Context
from wontak.ui.minutes.rows import BlockRow
from wontak.ui.minutes.segment_list import SegmentList
from wontak.ui.minutes.wording import kind_name, origin_name
from wontak.ui.transcript.wording import Wording

TALLEST_PX = 160
"""What a new draft would say is scrolled beyond this height."""


class EvidencePanel(QWidget):
    """`taken` and `kept` tell what somebody decides about a conflict."""

    taken = Signal()
    kept = Signal()

    def __init__(self, context: Context, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = context.session
        self._title, self._origin = self._label("heading"), self._label("quiet")
        self._none = self._label("quiet")
        self.list = SegmentList(context.theme, wording, self)
        self.list.setAccessibleName(self.tr("Evidence"))
        self._first: int | None = None
        self._conflict = self._conflict_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 4)
        column.setSpacing(4)
        for part in (self._title, self._origin, self._conflict, self._none):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.show_row(None, None)

    def show_row(self, row: BlockRow | None, conflict: Conflict | None) -> None:
        """Show what the sentence at the cursor of a row rests on."""
        self._title.setText(kind_name(row.line.block.kind) if row else self.tr("Evidence"))
        self._origin.setText(origin_name(row.line.block) if row else "")
        self._conflict.setVisible(conflict is not None)
        self._drafted.setPlainText(conflict.drafted.whole if conflict else "")
        self._first = None
        if row is None:
            self.list.clear()
            self._say_none(self.tr("Put the cursor into a paragraph to see what it rests on."))
            return
        block = row.line.block
        sources = [segment for number in block.sources if (segment := self._session.segment(number))]
        field = row.focus_field()
        sentence = sentence_at(field.text.replace("\n", " "), field.offset, block.language)
        strong = supporting(sentence, sources, block.language)
        self._first = strong[0] if strong else None
        self.list.show_segments(sources, block.language, strong)
        self._say_none("" if sources else self.tr("It rests on no particular segment."))

    @property
    def first_id(self) -> int | None:
        """The first segment that the sentence at the cursor rests on."""
        return self._first

    def _say_none(self, text: str) -> None:
        self._none.setText(text)
        self._none.setVisible(bool(text))
        self.list.setVisible(not text)

    def _conflict_card(self) -> QFrame:
        card = QFrame(self)
        card.setObjectName("reviewCard")
        told = QLabel(self.tr("A new draft would say:"), card)
        told.setProperty("role", "review")
        self._drafted = QTextEdit(card)
        self._drafted.setObjectName("paperField")
        self._drafted.setAccessibleName(self.tr("A new draft would say:"))
        self._drafted.setReadOnly(True)
        self._drafted.setFrameShape(QFrame.Shape.NoFrame)
        self._drafted.setTabChangesFocus(True)
        self._drafted.document().setDocumentMargin(0)
        self._drafted.document().documentLayout().documentSizeChanged.connect(self._fit_drafted)
        take = QPushButton(self.tr("Take the new draft"), card)
        take.clicked.connect(lambda _checked=False: self.taken.emit())
        keep = QPushButton(self.tr("Keep mine"), card)
        keep.clicked.connect(lambda _checked=False: self.kept.emit())
        line = QHBoxLayout()
        for button in (take, keep):
            button.setObjectName("small")
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        for part in (told, self._drafted):
            column.addWidget(part)
        column.addLayout(line)
        return card

    def _fit_drafted(self, size: QSizeF) -> None:
        self._drafted.setFixedHeight(min(TALLEST_PX, math.ceil(size.height()) + 2))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label
