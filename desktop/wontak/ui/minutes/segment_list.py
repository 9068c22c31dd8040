"""Segments as a list: each shows its time, its speaker and its words, can be heard, opened in the transcript, and dragged."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment
from wontak.ui.icons import icon
from wontak.ui.segments_mime import Dragged, packed
from wontak.ui.theme import Theme
from wontak.ui.transcript.wording import Wording

SEGMENT, HEAD, STRONG = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
ICON_PX = 14
LEFT_PX, RIGHT_PX, ABOVE_PX, GAP_PX = 28, 8, 6, 2
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TALLEST_PX = 10_000


class SegmentList(QListWidget):
    """`heard` tells the id of a segment someone wants to hear (the mark at its left, or the space key); `chosen`, of one that
    was pressed, or Enter pressed on."""

    heard = Signal(int)
    chosen = Signal(int)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._wording = wording
        self._pressed_x = 0
        self.setItemDelegate(_SegmentPainter(theme, self))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_click)

    def show_segments(
        self, segments: Sequence[Segment], language: Language, strong: Collection[int] | None = None
    ) -> None:
        """Show these, their words in `language` where there are any; the `strong` ones stand out, all where None is given."""
        self.clear()
        for segment in segments:
            head = f"{self._wording.clock(segment)}  {self._wording.speaker(segment)}"
            item = QListWidgetItem(segment.text_in(language) or segment.text)
            item.setData(SEGMENT, segment.id)
            item.setData(HEAD, head)
            item.setData(STRONG, strong is None or segment.id in strong)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head} {item.text()}")
            item.setToolTip(self.tr("Press the mark or the space bar to hear it, the text to see it"))
            self.addItem(item)

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of those that are shown."""
        return tuple(self.item(row).data(SEGMENT) for row in range(self.count()))

    @property
    def current_id(self) -> int | None:
        """The one the cursor is on, else the first."""
        item = self.currentItem() or self.item(0)
        return int(item.data(SEGMENT)) if item else None

    # Qt ---------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_x = event.position().toPoint().x()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self.current_id
        if wanted is not None and event.key() == Qt.Key.Key_Space:
            self.heard.emit(wanted)
        elif wanted is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(wanted)
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        plain = "\n".join(item.text() for item in items)
        return packed(Dragged(tuple(int(item.data(SEGMENT)) for item in items)), plain)

    def _on_click(self, item: QListWidgetItem) -> None:
        signal = self.heard if self._pressed_x < LEFT_PX else self.chosen
        signal.emit(int(item.data(SEGMENT)))


class _SegmentPainter(QStyledItemDelegate):
    """Time and speaker in one quiet line, the words below as they wrap, the mark for hearing them at the left."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width_px = self._view.viewport().width()
        room = QRect(0, 0, width_px - LEFT_PX - RIGHT_PX, _TALLEST_PX)
        words = self._view.fontMetrics().boundingRect(room, _WRAP, str(index.data()))
        return QSize(width_px, 2 * ABOVE_PX + self._small().height() + GAP_PX + words.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: QRect = option.rect
        painter.save()
        if place.contains(self._view.viewport().mapFromGlobal(self._view.cursor().pos())) or (
            self._view.hasFocus() and self._view.currentIndex() == index
        ):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_wash"))
            painter.drawRoundedRect(place, 6, 6)
        head = place.adjusted(LEFT_PX, ABOVE_PX, -RIGHT_PX, -ABOVE_PX)
        mark = QRect(place.left() + 6, head.top() + 2, ICON_PX, ICON_PX)
        icon("play", self._theme.colour("accent")).paint(painter, mark)
        small = self._small()
        painter.setFont(self._small_font())
        painter.setPen(self._theme.colour("quiet"))
        cut = small.elidedText(str(index.data(HEAD)), Qt.TextElideMode.ElideRight, head.width())
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)
        painter.setFont(self._view.font())
        painter.setPen(self._ink(index))
        painter.drawText(head.adjusted(0, small.height() + GAP_PX, 0, ABOVE_PX), _WRAP, str(index.data()))
        painter.restore()

    def _ink(self, index: QModelIndex | QPersistentModelIndex) -> QColor:
        return self._theme.colour("text" if index.data(STRONG) else "quiet")

    def _small_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def _small(self) -> QFontMetrics:
        return QFontMetrics(self._small_font())
