"""The papers on the panel ground, side by side, and the way of the cursor over them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from wontak.domain.meeting import Language
from wontak.ui.context import Context
from wontak.ui.minutes.field import Field
from wontak.ui.minutes.paper import Paper
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

    def bring_into_view(self, row: BlockRow) -> None:
        """Scroll so far that a row's field is seen."""
        self.ensureWidgetVisible(row.focus_field(), 0, AROUND_PX)

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
