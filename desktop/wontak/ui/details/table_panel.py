"""A table with its buttons: add, remove, move, paste, import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wontak.ui.details.tables import NAMES, ItemTable
from wontak.ui.icons import icon

Suggest = Callable[[str], list[str]]


class TablePanel(QWidget):
    """Heading, buttons and table."""

    def __init__(
        self, heading: str, model: ItemTable[Any], new_item: Callable[[], Any], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._new_item = new_item
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
        column.addLayout(self.line)
        column.addWidget(self.table)
        self.table.installEventFilter(self)
        self.pasted: Callable[[], None] = lambda: None

    def add_button(self, icon_name: str, text: str, action: Callable[[], object]) -> None:
        """A button at the end of the heading line."""
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: action())
        self.line.addWidget(button)

    def suggest_in(self, column: int, suggest: Suggest, taken: Callable[[int, str], None]) -> None:
        """Offer known texts while a cell of this column is typed in; `taken` hears of (row, text) that was chosen."""
        self.table.setItemDelegateForColumn(column, _SuggestingDelegate(suggest, taken, self.table))

    def add(self) -> None:
        """Add an empty row and begin to type in it."""
        self.model.put(self._new_item())
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
            if event.matches(QKeySequence.StandardKey.Paste):
                self.pasted()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
        return super().eventFilter(watched, event)

    def _table(self, heading: str) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setItemDelegate(_ChoosingDelegate(table))
        table.setAccessibleName(heading)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        for number, column in enumerate(self.model.columns):
            table.setColumnWidth(number, column.width_px)
        table.horizontalHeader().setStretchLastSection(True)
        table.verticalHeader().setMinimumWidth(32)
        return table


class _ChoosingDelegate(QStyledItemDelegate):
    """A box for cells that hold one of several choices, a line for the others."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        names = index.data(NAMES)
        if names is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, name in names.items():
            box.addItem(name, value)
        QTimer.singleShot(0, box, box.showPopup)
        box.activated.connect(lambda _place: self._commit(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class _SuggestingDelegate(QStyledItemDelegate):
    """A line that offers what is known."""

    def __init__(self, suggest: Suggest, taken: Callable[[int, str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._taken = taken

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        row = index.row()

        def offer(typed: str) -> None:
            completer = QCompleter(self._suggest(typed), line)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.activated.connect(lambda text: self._take(line, row, str(text)))
            line.setCompleter(completer)
            completer.complete()

        line.textEdited.connect(offer)
        return line

    def _take(self, line: QLineEdit, row: int, text: str) -> None:
        self.closeEditor.emit(line)
        self._taken(row, text)
