"""A list that was pasted or imported, shown as it will be understood before it is taken over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
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
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        column.addWidget(self._heading)
        self._choosers = QHBoxLayout()
        column.addLayout(self._choosers)
        self._table = QTableWidget(self)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setAccessibleName(self.windowTitle())
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
        self._fill(preview)

    def _fill(self, preview: RosterPreview | AgendaPreview) -> None:
        names: Mapping[Any, str] = agenda_column_names() if self._agenda else person_column_names()
        width = max((len(row) for row in self._rows), default=0)
        self._table.setColumnCount(width)
        self._table.setRowCount(len(self._rows))
        for row, cells in enumerate(self._rows):
            for place, text in enumerate(cells):
                self._table.setItem(row, place, QTableWidgetItem(text))
        if not self._boxes:
            for place in range(width):
                box = QComboBox(self)
                box.setAccessibleName(self.tr("Column {number}").replace("{number}", str(place + 1)))
                for value, name in names.items():
                    box.addItem(name, value)
                box.setCurrentIndex(list(names).index(preview.columns[place]))
                box.currentIndexChanged.connect(self._on_chosen)
                self._choosers.addWidget(box)
                self._boxes.append(box)
        labels = [names[column] for column in preview.columns]
        self._table.setHorizontalHeaderLabels(labels)
        self._table.resizeColumnsToContents()

    def _on_chosen(self) -> None:
        self._columns = tuple(box.currentData() for box in self._boxes)
        self._look()
