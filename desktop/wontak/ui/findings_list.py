"""What should be looked at before signing, as a list whose lines lead to their place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.findings import Finding
from wontak.domain.meeting import Language
from wontak.domain.messages import sentence
from wontak.ui.background import in_background
from wontak.ui.context import Context

PADDING_PX = 14
FINDING = Qt.ItemDataRole.UserRole


class _WrappedText(QStyledItemDelegate):
    """A row as high as its text, which the style sheet's padding makes narrower than Qt reckons with."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        width_px = view.viewport().width() - 2 * PADDING_PX
        wrapped = option.fontMetrics.boundingRect(
            QRect(0, 0, width_px, 10_000), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(0, wrapped.height() + PADDING_PX + 6)


class FindingsList(QWidget):
    """The findings of one or both languages; a press on one shows what it is about."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = 0
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._heading.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setObjectName("navigation")
        self._list.setWordWrap(True)
        self._list.setItemDelegate(_WrappedText(self._list))
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("To look at before signing"))
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._list, 1)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that are shown."""
        return tuple(self._list.item(row).data(FINDING) for row in range(self._list.count()))

    def look(self, languages: tuple[Language, ...]) -> None:
        """Look over the minutes anew, off this thread."""
        self._wanted += 1
        number, folder = self._wanted, self._context.session.folder
        in_background(
            lambda: _findings(folder, languages),
            lambda found: self._show(number, found),
            self._context.notices.fault,
        )

    def _show(self, number: int, found: tuple[Finding, ...]) -> None:
        if number != self._wanted:
            return
        self._list.clear()
        language = self._context.language.current
        for finding in found:
            mark = finding.language.value.upper()
            item = QListWidgetItem(f"{mark}  {sentence(finding.kind, dict(finding.fields), language)}")
            item.setData(FINDING, finding)
            self._list.addItem(item)
        self._heading.setText(
            self.tr("%n thing(s) to look at before signing", "", len(found))
            if found
            else self.tr("Nothing to look at before signing")
        )

    def _take(self, item: QListWidgetItem) -> None:
        self._context.show_finding(item.data(FINDING))


def _findings(folder: Path, languages: tuple[Language, ...]) -> tuple[Finding, ...]:
    from wontak.desk.documents import (
        findings_from,
    )  # all writers come with it: the page need not wait for them

    return findings_from(folder, languages)
