"""How cells are edited: a box of choices, or a line that offers what is known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wontak.ui.details.tables import NAMES

Suggest = Callable[[str], list[str]]
Index = QModelIndex | QPersistentModelIndex


class ChoosingDelegate(QStyledItemDelegate):
    """A box for cells that hold one of several choices, a line for the others."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        names = index.data(NAMES)
        if names is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, name in names.items():
            box.addItem(name, value)
        QTimer.singleShot(0, box, box.showPopup)
        box.activated.connect(lambda _place: self._commit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class SuggestingDelegate(QStyledItemDelegate):
    """A line that offers what is known while one types; what is taken from the offer fills the whole row."""

    def __init__(self, suggest: Suggest, taken: Callable[[int, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._taken = taken

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        line = _OfferedLine(self._suggest, parent)
        line.chosen.connect(lambda: self._commit(line))
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not self._taken(index.row(), editor.text()):
            super().setModelData(editor, model, index)

    def _commit(self, line: QLineEdit) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line)


class _OfferedLine(QLineEdit):
    """Asks what to offer at each letter, those of an unfinished Hangul syllable included."""

    chosen = Signal()

    def __init__(self, suggest: Suggest, parent: QWidget) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_chosen)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.preeditString():
            at = self.cursorPosition()
            self._offer(self.text()[:at] + event.preeditString() + self.text()[at:])

    def _offer(self, typed: str) -> None:
        self._offered.setStringList(self._suggest(typed))
        self.completer().complete()

    def _on_chosen(self, text: str) -> None:
        self.setText(text)
        self.chosen.emit()
