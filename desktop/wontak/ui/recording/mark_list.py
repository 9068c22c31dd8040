"""What was marked in the recording under way, the newest first; each can be corrected or taken away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.recording import Marked, MarkKind
from wontak.ui.context import Context
from wontak.ui.deck.scale import clock
from wontak.ui.icons import icon
from wontak.ui.recording.names import Names

ID = Qt.ItemDataRole.UserRole
WHAT = 1


class MarkList(QWidget):
    """A table of two columns, and two buttons for the mark one stands on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._recorder = context.recorder
        self._names = Names(context)
        self._shown: tuple[Marked, ...] = ()
        self._filling = False
        self.table = _Table(self.remove, self.correct, self)
        self.table.setAccessibleName(self.tr("What was marked"))
        self.table.itemChanged.connect(self._on_edited)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.doubleClicked.connect(lambda _index: self.correct())
        self._hint = QLabel(self.tr("What you mark appears here."), self)
        self._hint.setProperty("role", "quiet")
        self._hint.setWordWrap(True)
        self._change = QPushButton(icon("pencil"), self.tr("Correct"), self)
        self._change.clicked.connect(self.correct)
        self._drop = QPushButton(icon("trash-2"), self.tr("Remove"), self)
        self._drop.clicked.connect(self.remove)
        heading = QLabel(self.tr("Marked"), self)
        heading.setProperty("role", "heading")
        line = QHBoxLayout()
        line.addWidget(self._change)
        line.addWidget(self._drop)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (heading, self._hint):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(line)
        for signal in (self._recorder.marks_changed, context.session.details_changed, context.theme.changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the marks there are; the one someone stands on stays so."""
        marks = tuple(reversed(self._recorder.marks))
        standing = self._current()
        self._filling = True
        self.table.setRowCount(len(marks))
        for row, mark in enumerate(marks):
            for column, text in enumerate((clock(mark.at_s), self._names.of_mark(mark))):
                item = self._item(row, column)
                item.setData(ID, mark.id)
                item.setText(text)
                editable = column == WHAT and mark.kind is MarkKind.NOTE
                flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
                if column == WHAT:
                    item.setIcon(self._icon(mark))
                    item.setText(text or self.tr("Star"))
                    item.setToolTip(item.text())
            if standing and mark.id == standing.id:
                self.table.selectRow(row)
        self._shown = marks
        self._filling = False
        self._hint.setVisible(not marks)
        self._enable()

    def correct(self) -> None:
        """Have the mark one stands on say something else: a note is written, a person or an item is chosen."""
        mark = self._current()
        if mark is None:
            return
        item = self.table.item(self.table.currentRow(), WHAT)
        if mark.kind is MarkKind.NOTE and item:
            self.table.editItem(item)
        elif choices := self._choices(mark):
            self._ask(mark, choices)

    def remove(self) -> None:
        """Take away the mark one stands on."""
        if mark := self._current():
            self._recorder.unmark(mark.id)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(row, column, item)
        return item

    def _choices(self, mark: Marked) -> list[tuple[str, str]]:
        """What a mark may stand for instead: value and text."""
        if mark.kind is MarkKind.SPEAKER:
            return [(one.id, self._names.person(one)) for one in self._names.speakers()]
        if mark.kind is MarkKind.AGENDA:
            return [(str(place), self._names.item(place)) for place in range(len(self._names.agenda()))]
        return []

    def _ask(self, mark: Marked, choices: list[tuple[str, str]]) -> None:
        self.menu = QMenu(self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, text in choices:
            action = QAction(text, self.menu)
            action.setCheckable(True)
            action.setChecked(value == mark.value)
            action.triggered.connect(lambda _on=False, value=value: self._recorder.correct(mark, value))
            self.menu.addAction(action)
        self.menu.popup(self._change.mapToGlobal(QPoint(0, self._change.height())))

    def _current(self) -> Marked | None:
        rows = self.table.selectionModel().selectedRows()
        row = rows[0].row() if rows else -1
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _on_edited(self, item: QTableWidgetItem) -> None:
        mark = next((one for one in self._shown if one.id == item.data(ID)), None)
        if self._filling or mark is None or item.column() != WHAT:
            return
        if text := item.text().strip():
            self._recorder.correct(mark, text)
        else:
            self.refresh()

    def _enable(self) -> None:
        mark = self._current()
        self._drop.setEnabled(mark is not None)
        self._change.setEnabled(mark is not None and mark.kind is not MarkKind.STAR)

    def _icon(self, mark: Marked) -> QIcon:
        theme = self._context.theme
        if mark.kind is MarkKind.SPEAKER:
            number = self._context.session.speaker_number(mark.value)
            return icon("record", theme.colour("quiet") if number is None else theme.speaker(number))
        names = {MarkKind.AGENDA: "list", MarkKind.STAR: "star", MarkKind.NOTE: "message-square"}
        return icon(names[mark.kind], theme.colour("text"))


class _Table(QTableWidget):
    """Enter corrects and Delete takes away, where nothing is being written."""

    def __init__(self, on_delete: Callable[[], None], on_enter: Callable[[], None], parent: QWidget) -> None:
        super().__init__(0, 2, parent)
        self._on_delete = on_delete
        self._on_enter = on_enter
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(14, 14))
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(96)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        idle = self.state() != QAbstractItemView.State.EditingState
        if idle and event.key() == Qt.Key.Key_Delete:
            self._on_delete()
        elif idle and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        else:
            super().keyPressEvent(event)
