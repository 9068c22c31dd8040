"""Shortcut keys: all commands with their keys, changeable, checked for conflicts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from wontak.ui.context import Context
from wontak.ui.preferences.section import Section

ID = Qt.ItemDataRole.UserRole
_PORTABLE, _NATIVE = QKeySequence.SequenceFormat.PortableText, QKeySequence.SequenceFormat.NativeText


class ShortcutsSection(Section):
    """A table of commands; below it, the keys of the marked one."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, QCoreApplication.translate("PreferencesPage", "Shortcut keys"), parent)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Find a command or a key"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.textChanged.connect(self.read)
        self._table = QTableWidget(0, 2, self)
        self._table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._table.setColumnWidth(1, 200)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setAccessibleName(self.tr("Shortcut keys"))
        self._table.setMinimumHeight(400)
        self._keys = QKeySequenceEdit(self)
        self._keys.setMaximumSequenceLength(1)
        self._keys.setAccessibleName(self.tr("New keys"))
        self._keys.editingFinished.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self._keys, 1)
        for text, action in (
            (self.tr("No keys"), lambda: self._give(())),
            (self.tr("Default keys"), lambda: self._give(None)),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(action)
            line.addWidget(button)
        self.column.addWidget(self._search)
        self.column.addWidget(self._table, 1)
        self.add_text(self.tr("Mark a command, then press its new keys in the field:"))
        self.column.addLayout(line)

    def read(self) -> None:
        """Show all commands that fit what is searched for."""
        query = self._search.text().strip().casefold()
        marked = self._marked()
        self._table.setRowCount(0)
        for command in sorted(self.context.commands, key=lambda one: one.label):
            keys = [QKeySequence(key).toString(_NATIVE) for key in self.context.commands.keys(command.id)]
            shown = ",  ".join(keys)
            if query in command.label.casefold() or query in shown.casefold():
                row = self._table.rowCount()
                self._table.insertRow(row)
                name = QTableWidgetItem(command.label)
                name.setData(ID, command.id)
                self._table.setItem(row, 0, name)
                self._table.setItem(row, 1, QTableWidgetItem(shown))
                if command.id == marked:
                    self._table.selectRow(row)

    def _marked(self) -> str:
        item = self._table.item(self._table.currentRow(), 0)
        return str(item.data(ID)) if item else ""

    def _choose(self) -> None:
        key = self._keys.keySequence().toString(_PORTABLE)
        self._keys.clear()
        marked = self._marked()
        if key and marked:
            # The first key gives way; further ones, such as those of pedals, stay.
            others = [one for one in self.context.commands.keys(marked)[1:] if one != key]
            self._give((key, *others))

    def _give(self, keys: tuple[str, ...] | None) -> None:
        """Give the marked command these keys, unless another one has them."""
        command_id = self._marked()
        if not command_id:
            return
        for key in keys or ():
            other = self.context.commands.conflict(command_id, key)
            if other:
                text = self.tr("“{key}” belongs to “{command}” already; give that one other keys first.")
                shown = QKeySequence(key).toString(_NATIVE)
                self.context.notices.warn(
                    text.replace("{key}", shown).replace("{command}", other.label), key="shortcut"
                )
                return
        self.context.commands.choose_keys(command_id, keys)
        self.read()
