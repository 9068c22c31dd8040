"""A table with its buttons: add, remove, move, paste, import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wontak.ui.details.cells import ChoosingDelegate, Suggest, SuggestingDelegate
from wontak.ui.details.tables import ItemTable
from wontak.ui.icons import icon
from wontak.ui.theme import BASE_POINT

_EDITING = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
)


class TablePanel(QWidget):
    """Heading, buttons and table. In the table, Enter edits a cell, Delete removes rows, and the clipboard's list is pasted."""

    def __init__(
        self, heading: str, model: ItemTable[Any], new_item: Callable[[], Any], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.pasted: Callable[[], object] = lambda: None
        self._new_item = new_item
        self._place = (0, 0)
        self._buttons: list[QToolButton] = []
        self.table = self._table(heading)
        self.line = QHBoxLayout()
        self.line.setSpacing(4)
        label = QLabel(heading, self)
        label.setProperty("role", "heading")
        label.setBuddy(self.table)
        self.line.addWidget(label, 1)
        self.add_button("plus", self.tr("Add a row"), self.add)
        self.add_button("trash-2", self.tr("Remove the selected rows"), self.remove)
        self.add_button("arrow-up", self.tr("Move up"), lambda: self.move_row(-1))
        self.add_button("arrow-down", self.tr("Move down"), lambda: self.move_row(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.line)
        column.addWidget(self.table)
        self.table.installEventFilter(self)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._take_place)

    def add_button(self, icon_name: str, text: str, action: Callable[[], object], label: str = "") -> None:
        """A button at the end of the heading line, with a label where it is used much."""
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        if label:
            button.setText(label)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda _checked=False: action())
        self.line.addWidget(button)
        self._buttons.append(button)

    def set_writable(self, writable: bool) -> None:
        """Let the table be changed, or only be read."""
        for button in self._buttons:
            button.setEnabled(writable)
        self.table.setEditTriggers(_EDITING if writable else QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def is_writable(self) -> bool:
        return self.table.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers

    def suggest_in(self, column: int, suggest: Suggest, taken: Callable[[int, str], bool]) -> None:
        """Offer known texts while a cell of this column is typed in; `taken`, told row and text, says if it knows it."""
        self.table.setItemDelegateForColumn(column, SuggestingDelegate(suggest, taken, self.table))

    def add(self) -> None:
        """Add an empty row and begin to type in it."""
        before = self.model.rowCount()
        self.model.put(self._new_item())
        if self.model.rowCount() > before:
            last = self.model.index(self.model.rowCount() - 1, 0)
            self.table.setCurrentIndex(last)
            self.table.edit(last)

    def remove(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        if rows:
            self.model.remove(rows)

    def move_row(self, by: int) -> None:
        at = self.table.currentIndex()
        if at.isValid():
            row = self.model.move(at.row(), by)
            self.table.setCurrentIndex(self.model.index(row, at.column()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.is_writable and self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit_here()
        else:
            return False
        return True

    def _edit_here(self) -> None:
        at = self.table.currentIndex()
        if at.isValid() and not self.table.isPersistentEditorOpen(at):
            self.table.edit(at)

    def _keep_place(self) -> None:
        at = self.table.currentIndex()
        self._place = (at.row(), at.column()) if at.isValid() else (0, 0)

    def _take_place(self) -> None:
        """After rows came or went the keyboard stands where it stood, or on the last row."""
        row, column = self._place
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), column))

    def _table(self, heading: str) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setItemDelegate(ChoosingDelegate(table))
        table.setAccessibleName(heading)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(_EDITING)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for number, column in enumerate(self.model.columns):
            table.setColumnWidth(number, round(column.width_px * self.font().pointSizeF() / BASE_POINT))
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setMinimumWidth(36)
        table.verticalHeader().setHighlightSections(False)
        table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        return table
