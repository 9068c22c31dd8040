"""One language of the document on its sheet: the parts' headings and the rows, in the order in which they print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from wontak.desk.proofs import Line
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block, BlockKind, DocumentKind
from wontak.export.minutes import WORDS, lettered
from wontak.minutes.editing import Conflict
from wontak.ui.minutes.decision_row import DecisionRow
from wontak.ui.minutes.field import IsCommand
from wontak.ui.minutes.rows import BlockRow, LabelledRow, NumberedRow, PointsRow, RowSignals
from wontak.ui.minutes.typesetting import CELL, RULED, SECTION, TITLE, TOPIC, Look
from wontak.ui.segments_mime import MIME, unpacked
from wontak.ui.theme import Theme
from wontak.ui.transcript.wording import language_name

WIDTH_PX, NARROW_MARGIN_PX, MARGIN_PX = 760, 20, 48
_PART = {
    BlockKind.OVERVIEW: "overview",
    BlockKind.AGENDA: "agenda",
    BlockKind.SUMMARY: "summary",
    BlockKind.REMARK: "remarks",
    BlockKind.PANEL: "remarks",
    BlockKind.CROSS_REFERENCE: "remarks",
    BlockKind.DECISION: "decisions",
    BlockKind.ACTION: "decisions",
    BlockKind.FOLLOW_UP: "follow_up",
}
_IN_TABLE = (BlockKind.DECISION, BlockKind.ACTION)

Name = tuple[BlockKind, str]


class Paper(QFrame):
    """A sheet. `show_lines` changes rows in place where the document still has the same blocks, so that nothing jumps."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        signals: RowSignals,
        is_command: IsCommand,
        parent: QWidget,
        *,
        narrow: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setMaximumWidth(WIDTH_PX)
        self.setAcceptDrops(True)
        self.setAccessibleName(language_name(language))
        self.language = language
        self.rows: list[BlockRow] = []
        self._theme, self._signals, self._is_command = theme, signals, is_command
        self._narrow = narrow
        self._shape: object = None
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._length = QLabel(self)
        self._length.setProperty("role", "quiet")
        self._length.setFont(CELL.font(self.font()))
        self._length.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._length)
        side_px = NARROW_MARGIN_PX if narrow else MARGIN_PX
        self._column.setContentsMargins(max(8, side_px - 26), 10, side_px, 40)

    def show_lines(
        self, kind: DocumentKind, meeting: Meeting, lines: Sequence[Line], conflicts: Iterable[Conflict]
    ) -> None:
        """Show a document. Rows keep what is typed in them and not stored yet."""
        topic = meeting.event.topic.either(self.language)
        shape = (kind, topic, meeting.participants, names(lines))
        if shape != self._shape:
            self._shape = shape
            self._build(kind, meeting, lines, topic)
        disputed = [conflict.written for conflict in conflicts]
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line, in_conflict=line.block in disputed)
        self._number()

    def show_length(self, text: str) -> None:
        """Show how long the document is."""
        self._length.setText(text)

    @property
    def shown_names(self) -> tuple[Name, ...]:
        """The names of the rows' blocks, in their order."""
        return names([row.line for row in self.rows])

    def row_of(self, name: Name) -> BlockRow | None:
        """The row of the block with this name."""
        named = zip(self.rows, self.shown_names, strict=True)
        return next((row for row, other in named if other == name), None)

    def name_of(self, row: BlockRow) -> Name:
        """The name of a row's block."""
        return self.shown_names[self.rows.index(row)]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands on the paper now, stored or not."""
        return tuple(row.block for row in self.rows)

    def _build(self, kind: DocumentKind, meeting: Meeting, lines: Sequence[Line], topic: str) -> None:
        typed = {self.name_of(row): row for row in self.rows if row.is_pending}
        held = self._held()
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = []
        if kind is DocumentKind.MINUTES:
            self._head(column, topic)
        numbers = iter(range(1, len(lines) + 1))
        for part, group in groupby(lines, lambda line: self._part(kind, line.block)):
            if part:
                column.addWidget(self._text(f"{next(numbers)}. {WORDS[self.language][part]}", SECTION))
            for line in group:
                row = self._row(line, meeting)
                self.rows.append(row)
                column.addWidget(row)
                if line.block.kind in RULED.get(kind, ()):
                    column.addWidget(self._rule())
        column.addStretch(1)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self._column.addWidget(body)
        self._carry_over(typed)
        self._hold(held)

    def _held(self) -> tuple[Name, int, int] | None:
        """Where the keyboard is: the block, which of its fields, and at which character."""
        for row in self.rows:
            for number, field in enumerate(row.fields):
                if field.hasFocus():
                    return self.name_of(row), number, field.offset
        return None

    def _hold(self, held: tuple[Name, int, int] | None) -> None:
        """Give the keyboard back to where it was, if that is still there."""
        row = self.row_of(held[0]) if held else None
        if row is None or held is None:
            return
        row.show_line(row.line)
        field = row.fields[min(held[1], len(row.fields) - 1)]
        field.move_to(held[2])
        field.setFocus()

    def _carry_over(self, typed: dict[Name, BlockRow]) -> None:
        """Words that are not stored yet go with their block into its new row."""
        for name, former in typed.items():
            row = self.row_of(name)
            if row is not None:
                row.show_block(former.typed_block())
                row.is_pending = True

    def _head(self, column: QVBoxLayout, topic: str) -> None:
        column.addWidget(self._text(WORDS[self.language]["minutes"], TITLE))
        if topic:
            column.addWidget(self._text(topic, TOPIC))

    @staticmethod
    def _part(kind: DocumentKind, block: Block) -> str:
        return _PART.get(block.kind, "") if kind is DocumentKind.MINUTES else ""

    def _row(self, line: Line, meeting: Meeting) -> BlockRow:
        given = (line, self._theme, self._signals, self._is_command, self)
        block = line.block
        if block.kind in _IN_TABLE:
            word = WORDS[self.language][block.kind.value]
            return DecisionRow(*given, meeting.participants, word, self._narrow)
        if block.kind in (BlockKind.OVERVIEW, BlockKind.SIGNATURE) and block.intro:
            return LabelledRow(*given)
        if block.kind in (BlockKind.SUMMARY, BlockKind.BULLETS) and (block.intro or block.items):
            return PointsRow(*given)
        return NumberedRow(*given) if block.kind is BlockKind.AGENDA and block.key else BlockRow(*given)

    def _number(self) -> None:
        numbered = [row for row in self.rows if isinstance(row, NumberedRow)]
        for number, row in enumerate(numbered, 1):
            row.show_number(lettered(number, self.language))

    def _text(self, text: str, look: Look) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName("paperText")
        label.setProperty("ink", look.ink)
        label.setFont(look.font(self.font()))
        label.setWordWrap(True)
        left_px = 0 if look.centred else 26
        label.setContentsMargins(left_px, look.above_px, 0, look.below_px)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter if look.centred else Qt.AlignmentFlag.AlignLeft)
        return label

    def _rule(self) -> QWidget:
        frame = QFrame(self)
        frame.setContentsMargins(26, 0, 0, 6)
        line = QFrame(frame)
        line.setObjectName("paperRule")
        line.setFixedHeight(1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line)
        return frame

    # Segments dropped beside a field ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dragged = unpacked(event.mimeData())
        above = [
            row for row in self.rows if row.mapTo(self, row.rect().topLeft()).y() <= event.position().y()
        ]
        if dragged is not None and self.rows:
            self._signals.dropped.emit(above[-1] if above else self.rows[0], dragged)
            event.acceptProposedAction()


def names(lines: Iterable[Line]) -> tuple[Name, ...]:
    """What the blocks go by from one state of the document to the next: kind and key, or kind and number."""
    return tuple(_names(lines))


def _names(lines: Iterable[Line]) -> Iterator[Name]:
    seen: dict[BlockKind, int] = {}
    for line in lines:
        block = line.block
        seen[block.kind] = seen.get(block.kind, 0) + 1
        yield block.kind, block.key or f"#{seen[block.kind]}"
