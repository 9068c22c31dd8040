"""The papers on the panel ground, side by side, and the way of the cursor over them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from wontak.domain.meeting import Language
from wontak.ui.context import Context
from wontak.ui.minutes.field import Field
from wontak.ui.minutes.paper import Name, Paper
from wontak.ui.minutes.rows import BlockRow, RowSignals

MARGIN_PX = 16
AROUND_PX = 48
"""How much of what stands around the cursor is brought into view with it."""


class Sheets(QScrollArea):
    """Scrolls the papers together."""

    def __init__(self, context: Context, signals: RowSignals, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._signals = context, signals
        self.papers: tuple[Paper, ...] = ()
        self._ground = QWidget(self)
        self._line = QHBoxLayout(self._ground)
        self._line.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        self._line.setSpacing(MARGIN_PX)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._aligning = QTimer(self)
        self._aligning.setSingleShot(True)
        self._aligning.setInterval(0)
        self._aligning.timeout.connect(self.align)
        signals.resized.connect(lambda _row: self._aligning.start())

    def lay_out(self, languages: tuple[Language, ...]) -> tuple[Paper, ...]:
        """A new empty sheet for each of these languages, instead of those there are."""
        for paper in self.papers:
            self._line.removeWidget(paper)
            paper.hide()
            paper.deleteLater()
        is_command = self._context.commands.claims
        narrow = len(languages) > 1
        self.papers = tuple(
            Paper(language, self._context.theme, self._signals, is_command, self._ground, narrow=narrow)
            for language in languages
        )
        for paper in self.papers:
            self._line.addWidget(paper, 1)
        return self.papers

    def align(self) -> None:
        """Let what says the same in both languages begin at the same height."""
        if len(self.papers) < 2:
            return
        shown = [paper.shown_names for paper in self.papers]
        common = [name for name in shown[0] if name in shown[1]]
        if common != [name for name in shown[1] if name in shown[0]]:
            return  # in another order nothing could stand side by side
        stretches = [_stretches(paper, common) for paper in self.papers]
        for left, right in zip(*stretches, strict=True):
            heights = [sum(row.own_height for row in rows) for rows in (left, right)]
            for rows, height in zip((left, right), heights, strict=True):
                for row in rows[:-1]:
                    row.leave_room(0)
                if rows:
                    rows[-1].leave_room(max(heights) - height)

    def bring_into_view(self, row: BlockRow) -> None:
        """Scroll so far that a row is seen, or at least its field."""
        whole = row.height() < self.viewport().height() - 2 * AROUND_PX
        self.ensureWidgetVisible(row if whole else row.focus_field(), 0, AROUND_PX)

    def to_the_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def step(self, field: Field, way: int) -> None:
        """The cursor goes from a field to the one above (-1) or below (1) on the same sheet."""
        paper = next((one for one in self.papers if one.isAncestorOf(field)), None)
        fields = [one for row in paper.rows for one in row.fields if one.isVisible()] if paper else []
        place = fields.index(field) + way if field in fields else -1
        if 0 <= place < len(fields):
            fields[place].move_to(len(fields[place].text) if way < 0 else 0)
            fields[place].setFocus()


def _stretches(paper: Paper, common: list[Name]) -> list[list[BlockRow]]:
    """The rows before the first block that both papers have, and from each of those to the next."""
    found: list[list[BlockRow]] = [[]]
    for name, row in zip(paper.shown_names, paper.rows, strict=True):
        if name in common:
            found.append([])
        found[-1].append(row)
    return found
