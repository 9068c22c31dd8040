"""The live transcript as one reads it: time and language at the left, who speaks above the words, and each line correctable."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wontak.ui.context import Context
from wontak.ui.deck.scale import clock
from wontak.ui.icons import icon
from wontak.ui.recording.live_lines import LINE_ROLE, LiveLines

Index = QModelIndex | QPersistentModelIndex

PAD_PX = 6
GAP_PX = 12
PENCIL_PX = 12
EDGE_PX = 2
"""The edge of what a line is corrected in lies around its words."""

NEAR_END_PX = 8
LEAST_LINES = 5
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class LiveView(QListView):
    """Follows the end, unless somebody has scrolled up or is correcting; `following_changed` tells which."""

    following_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LiveLines(context, self)
        self.is_following = True
        self._scrolls_itself = False
        self.setAccessibleName(self.tr("Live transcript"))
        self.setModel(self.lines)
        self.setItemDelegate(_Painter(context, self.lines, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setWordWrap(True)
        self.setMinimumHeight(LEAST_LINES * self.fontMetrics().height())
        self.clicked.connect(self.edit)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._follow)
        self.lines.rowsInserted.connect(self._later.start)
        self.lines.modelReset.connect(self.go_to_end)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._later.start)

    def sizeHint(self) -> QSize:
        """No more than its least: it takes what height there is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def go_to_end(self) -> None:
        """Show the last line, and follow from here on."""
        self._set_following(True)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentIndex().isValid() and not event.modifiers():
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _follow(self) -> None:
        if self.is_following and self.state() != QAbstractItemView.State.EditingState:
            self._scrolls_itself = True
            self.scrollToBottom()
            self._scrolls_itself = False

    def _on_scrolled(self, value: int) -> None:
        """Whoever scrolls up reads there; whoever comes back to the end follows it again."""
        if not self._scrolls_itself:
            self._set_following(value >= self.verticalScrollBar().maximum() - NEAR_END_PX)

    def _set_following(self, following: bool) -> None:
        if following != self.is_following:
            self.is_following = following
            self.following_changed.emit()


class _Painter(QStyledItemDelegate):
    """Paints and edits one line."""

    def __init__(self, context: Context, lines: LiveLines, view: LiveView) -> None:
        super().__init__(view)
        self._theme, self._lines, self._view = context.theme, lines, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width_px = self._view.viewport().width()
        text = self._text_rect(QRect(0, 0, width_px, 0), index)
        bounds = QFontMetrics(option.font).boundingRect(
            QRect(0, 0, text.width(), 100_000), WRAPPED, str(index.data() or "")
        )
        return QSize(width_px, text.top() + max(bounds.height(), option.fontMetrics.height()) + PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if line is None:
            return
        painter.save()
        standing = option.state & QStyle.StateFlag.State_Selected
        if standing:
            painter.fillRect(option.rect, self._theme.colour("accent_wash"))
        quiet, text = self._theme.colour("quiet"), self._text_rect(option.rect, index)
        left = option.rect.left() + GAP_PX
        height = option.fontMetrics.height()
        painter.setPen(quiet)
        head = f"{clock(line.start_s)}  {line.language.value.upper()}"
        painter.drawText(left, text.top(), text.left() - left, height, Qt.AlignmentFlag.AlignLeft, head)
        if line.edited:
            pencil = QRect(
                text.left() - PENCIL_PX - 4, text.top() + (height - PENCIL_PX) // 2, PENCIL_PX, PENCIL_PX
            )
            icon("pencil", quiet).paint(painter, pencil)
        if name := self._lines.speaker_name(index.row()):
            self._paint_name(painter, option, text, name, index.row())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(text, WRAPPED, line.text)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setObjectName("liveEditor")
        editor.setAccessibleName(self.tr("What was said"))
        editor.setTabChangesFocus(True)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.document().setDocumentMargin(0)  # the words stay where they are read
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            editor.setPlainText(str(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        text = self._text_rect(option.rect, index)
        editor.setGeometry(text.adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, PAD_PX))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QWidget)
        ) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, text: QRect, name: str, row: int
    ) -> None:
        font = option.font
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._lines.hue_of(row)))
        above = QRect(
            text.left(),
            text.top() - option.fontMetrics.height() - 2,
            text.width(),
            option.fontMetrics.height(),
        )
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _text_rect(self, rect: QRect, index: Index) -> QRect:
        """Where the words stand: right of the time, below the name where there is one."""
        metrics = self._view.fontMetrics()
        left = GAP_PX + metrics.horizontalAdvance("0:00:00  KO") + GAP_PX + PENCIL_PX
        top = PAD_PX + (metrics.height() + 4 if self._lines.speaker_name(index.row()) else 0)
        return rect.adjusted(left, top, -GAP_PX, 0)
