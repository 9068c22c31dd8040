"""A decision or an action item: what it is, whose, until when, and whether it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from wontak.desk.proofs import Line
from wontak.domain import naming
from wontak.domain.meeting import Language, Participant
from wontak.domain.minutes import Block, BlockKind
from wontak.minutes.editing import rewrite
from wontak.ui.minutes.field import IsCommand
from wontak.ui.minutes.rows import BlockRow, RowSignals
from wontak.ui.minutes.typesetting import CELL, LABEL
from wontak.ui.minutes.wording import kind_name
from wontak.ui.theme import Theme

KIND_PX = 56
OWNER_PX = 160
DUE_PX = 104


class DecisionRow(BlockRow):
    """One row of the table. `people` are those who may own it; on a `narrow` sheet the buttons get a line of their own."""

    def __init__(
        self,
        line: Line,
        theme: Theme,
        signals: RowSignals,
        is_command: IsCommand,
        parent: QWidget,
        people: tuple[Participant, ...],
        word: str,
        narrow: bool,
    ) -> None:
        self._people, self._word, self._narrow = people, word, narrow
        super().__init__(line, theme, signals, is_command, parent)

    def build(self) -> None:
        kind = QLabel(self._word, self)
        kind.setFont(LABEL.font(self.font()))
        kind.setFixedWidth(KIND_PX)
        kind.setContentsMargins(0, 3, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.field(CELL), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self.body.addSpacing(4)
        self._make_controls()
        self.body.addLayout(self._below())
        self.body.addSpacing(10)

    def _make_controls(self) -> None:
        self._owner = _Owners(self)
        self._owner.addItem(self.tr("No owner"), "")
        for person in self._people:
            self._owner.addItem(naming.short(person, self._language), person.id)
        self._owner.setAccessibleName(self.tr("Owner"))
        self._owner.setToolTip(self.tr("Owner"))
        self._owner.setFixedWidth(OWNER_PX)
        self._owner.activated.connect(lambda _index: self.note_typed())
        self._due = QLineEdit(self)
        self._due.setAccessibleName(self.tr("Due date"))
        self._due.setPlaceholderText(self.tr("Due date"))
        self._due.setFixedWidth(DUE_PX)
        self._due.textEdited.connect(lambda _text: self.note_typed())
        self._accept = QPushButton(self.tr("Accept"), self)
        self._accept.clicked.connect(lambda _checked=False: self.signals.accepted.emit(self))
        self._discard = QPushButton(self.tr("Discard"), self)
        self._discard.clicked.connect(lambda _checked=False: self.signals.discarded.emit(self))

    def _below(self) -> QGridLayout:
        """Owner and due date, and the buttons of an offered one."""
        below = QGridLayout()
        below.setContentsMargins(KIND_PX + 8, 0, 0, 0)
        below.setHorizontalSpacing(6)
        below.setVerticalSpacing(4)
        whose, buttons = QHBoxLayout(), QHBoxLayout()
        for line in (whose, buttons):
            line.setSpacing(6)
        for control in (self._owner, self._due):
            control.setVisible(self.line.block.kind is BlockKind.ACTION)
            whose.addWidget(control)
        for button in (self._accept, self._discard):
            button.setObjectName("small")
            button.setAccessibleDescription(kind_name(self.line.block.kind))
            buttons.addWidget(button)
        buttons.addStretch(1)
        below.addLayout(whose, 0, 0)
        below.addLayout(buttons, int(self._narrow), 1 - int(self._narrow))
        below.setColumnStretch(2, 1)
        return below

    @property
    def _language(self) -> Language:
        return self.line.block.language

    def show_block(self, block: Block) -> None:
        self.fields[0].show_text(block.text)
        self._owner.setCurrentIndex(max(0, self._owner.findData(block.owner or "")))
        if self._due.text() != block.due:
            self._due.setText(block.due)
        for button in (self._accept, self._discard):
            button.setVisible(not block.accepted)

    def typed_block(self) -> Block:
        owner = str(self._owner.currentData() or "")
        return rewrite(self.line.block, text=self.fields[0].text, owner=owner, due=self._due.text().strip())

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._due.setReadOnly(read_only)
        for part in (self._owner, self._accept, self._discard):
            part.setEnabled(not read_only)


class _Owners(QComboBox):
    """A turn of the wheel scrolls the page, and never changes an owner."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
