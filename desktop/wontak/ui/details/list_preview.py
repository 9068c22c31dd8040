"""A list that was pasted or imported, shown as it will be understood before it is taken over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.lists import (
    AgendaColumn,
    AgendaPreview,
    PersonColumn,
    RosterPreview,
    Rows,
    preview_agenda,
    preview_roster,
    with_agenda,
    with_roster,
)
from wontak.domain.meeting import Meeting
from wontak.ui.context import Context
from wontak.ui.details.column_names import agenda_column_names, person_column_names

SHOWN_PROBLEMS = 6
WIDEST_PX = 320


class ListPreview(QDialog):
    """The rows as a table; above each column what it is taken for, to be changed; below, what is wrong with which row."""

    def __init__(self, context: Context, rows: Rows, *, agenda: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._rows = rows
        self._agenda = agenda
        self._boxes: list[QComboBox] = []
        self._columns: tuple[PersonColumn, ...] | tuple[AgendaColumn, ...] | None = None
        self.setWindowTitle(self.tr("Agenda from a list") if agenda else self.tr("Roster from a list"))
        self.resize(860, 520)
        self._lay_out()
        self._fill()
        self._look()

    def result_meeting(self) -> Meeting:
        """The meeting with the list taken over."""
        meeting, replace = self._context.session.meeting, self._replace.isChecked()
        preview = self._preview()
        if isinstance(preview, RosterPreview):
            return with_roster(meeting, preview, replace_all=replace)
        return with_agenda(meeting, preview, replace_all=replace)

    def _preview(self) -> RosterPreview | AgendaPreview:
        look: Callable[..., RosterPreview | AgendaPreview] = (
            preview_agenda if self._agenda else preview_roster
        )
        return look(self._rows, self._context.session.meeting, self._columns)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        column.addWidget(self._heading)
        self._table = QTableWidget(self)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setAccessibleName(self.windowTitle())
        self._table.horizontalHeader().hide()
        self._table.setWordWrap(False)
        column.addWidget(self._table, 1)
        self._problems = QLabel(self)
        self._problems.setWordWrap(True)
        self._problems.setProperty("role", "review")
        column.addWidget(self._problems)
        self._replace = QCheckBox(self.tr("Instead of what is there now"), self)
        column.addWidget(self._replace)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = buttons.addButton(self.tr("Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setProperty("primary", True)
        self._accept.style().polish(self._accept)  # it has been looked at already, within the box
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _look(self) -> None:
        """Show the list as it is understood now."""
        preview = self._preview()
        count = len(preview.people if isinstance(preview, RosterPreview) else preview.items)
        self._heading.setText(self.tr("%n row(s) will be taken over", "", count))
        self._accept.setEnabled(count > 0)
        language = self._context.language.current
        told = [problem.sentence(language) for problem in preview.problems[:SHOWN_PROBLEMS]]
        if len(preview.problems) > SHOWN_PROBLEMS:
            told.append(self.tr("… and %n more", "", len(preview.problems) - SHOWN_PROBLEMS))
        self._problems.setText("\n".join(told))
        self._problems.setVisible(bool(told))

    def _fill(self) -> None:
        """The rows, with a box above each column that says what it is taken for."""
        names: Mapping[Any, str] = agenda_column_names() if self._agenda else person_column_names()
        taken = self._preview().columns
        self._table.setColumnCount(max((len(row) for row in self._rows), default=0))
        self._table.setRowCount(len(self._rows) + 1)
        self._table.setVerticalHeaderLabels(["", *(str(number + 1) for number in range(len(self._rows)))])
        for row, cells in enumerate(self._rows, start=1):
            for place, text in enumerate(cells):
                self._table.setItem(row, place, QTableWidgetItem(text))
        for place in range(self._table.columnCount()):
            box = QComboBox(self._table)
            box.setAccessibleName(self.tr("Column {number}").replace("{number}", str(place + 1)))
            for value, name in names.items():
                box.addItem(name, value)
            box.setCurrentIndex(list(names).index(taken[place]))
            box.currentIndexChanged.connect(self._on_chosen)
            self._table.setCellWidget(0, place, box)
            self._boxes.append(box)
        self._table.resizeColumnsToContents()
        for place, box in enumerate(self._boxes):
            width_px = max(box.sizeHint().width(), min(WIDEST_PX, self._table.columnWidth(place)))
            self._table.setColumnWidth(place, width_px)
        self._table.setRowHeight(0, self._boxes[0].sizeHint().height() if self._boxes else 0)

    def _on_chosen(self) -> None:
        chosen = [box.currentData() for box in self._boxes]  # plain texts: Qt keeps no enumerations
        self._columns = tuple(map(AgendaColumn, chosen)) if self._agenda else tuple(map(PersonColumn, chosen))
        self._look()
