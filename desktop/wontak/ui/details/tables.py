"""Roster and agenda as tables: models over the meeting whose every edit is stored at once and undoable."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wontak.domain.meeting import Language

Index = QModelIndex | QPersistentModelIndex
Item = TypeVar("Item")
NAMES = Qt.ItemDataRole.UserRole
"""The choices of a cell as {value: name}; None where text is typed."""


@dataclass(frozen=True)
class Column(Generic[Item]):
    """One column: its heading, how to read an item and how to change it; `names` are the choices, if it has some.

    `field` is the field of the item that it shows, where there is one to be found by.
    """

    heading: str
    read: Callable[[Item], str]
    write: Callable[[Item, str], Item]
    names: dict[str, str] | None = None
    width_px: int = 120
    field: str = ""


class ItemTable(QAbstractTableModel, Generic[Item]):
    """Items in rows. `store` is given all of them after each edit."""

    def __init__(
        self, columns: list[Column[Item]], store: Callable[[tuple[Item, ...]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.items: tuple[Item, ...] = ()
        self._store = store

    def columns_of(self, field: str) -> tuple[int, ...]:
        """The places of the columns that show this field."""
        return tuple(place for place, column in enumerate(self.columns) if column.field == field)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show other items; where only cells differ, selection and scroll position stay."""
        if len(items) == len(self.items):
            self.items = items
            if items:
                self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self.items = items
            self.endResetModel()

    def put(self, item: Item) -> None:
        """Add an item at the end."""
        self._store((*self.items, item))

    def remove(self, rows: set[int]) -> None:
        """Remove the items of these rows."""
        self._store(tuple(item for row, item in enumerate(self.items) if row not in rows))

    def move(self, row: int, by: int) -> int:
        """Move an item up (-1) or down (1); the row it has then."""
        target = row + by
        if not 0 <= target < len(self.items):
            return row
        items = list(self.items)
        items[row], items[target] = items[target], items[row]
        self._store(tuple(items))
        return target

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns[section].heading if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        column = self.columns[index.column()]
        value = column.read(self.items[index.row()])
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.names.get(value, value) if column.names else value
        return column.names if role == NAMES else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        column, row = self.columns[index.column()], index.row()
        item = self.items[row]
        changed = column.write(item, str(value).strip())
        if changed == item:
            return False
        self._store((*self.items[:row], changed, *self.items[row + 1 :]))
        return True


def bilingual(heading: str, field: str, language: Language, width_px: int = 140) -> Column[Any]:
    """A column for one language of a bilingual field."""

    def read(item: Any) -> str:
        return str(getattr(item, field)[language])

    def write(item: Any, text: str) -> Any:
        return dataclasses.replace(
            item, **{field: dataclasses.replace(getattr(item, field), **{language.value: text})}
        )

    return Column(heading, read, write, width_px=width_px, field=field)
