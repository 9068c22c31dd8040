"""A large button that marks something: its key, a mark in a colour, and what it stands for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from wontak.ui.theme import Theme

HEIGHT_PX, PAD_PX, DOT_PX, GAP_PX = 40, 12, 10, 8
WIDEST_PX = 320


class Chip(QAbstractButton):
    """Checked, it is what holds at the moment. `number` is the speaker whose hue it has; None, none."""

    def __init__(self, theme: Theme, number: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._key = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_as(self, text: str, key: str) -> None:
        """What it stands for, and the key that does the same, in portable form."""
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(text)
        self.setToolTip(f"{text} ({self._key})" if self._key else text)
        self.setAccessibleName(self.toolTip())
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Whether it is checked, what was pressed decides; not the press itself."""

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._bold())
        width = 2 * PAD_PX + metrics.horizontalAdvance(self.text()) + DOT_PX + GAP_PX
        if self._key:
            width += metrics.horizontalAdvance(self._key) + 2 * GAP_PX
        return QSize(min(width, WIDEST_PX), max(HEIGHT_PX, metrics.height() + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hue = self._hue()
        self._paint_frame(painter, hue)
        font = self._bold() if self.isChecked() else self.font()
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x = float(PAD_PX)
        if self._key:
            painter.setPen(self._theme.colour("quiet"))
            width = metrics.horizontalAdvance(self._key)
            painter.drawText(QRectF(x, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, self._key)
            x += width + 2 * GAP_PX
        painter.setPen(QPen(hue, 2))
        painter.setBrush(hue if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(x, (self.height() - DOT_PX) / 2, DOT_PX, DOT_PX))
        x += DOT_PX + GAP_PX
        painter.setPen(self._theme.colour("text" if self.isEnabled() else "quiet"))
        room = self.width() - x - PAD_PX
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room) + 1)
        painter.drawText(QRectF(x, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _paint_frame(self, painter: QPainter, hue: QColor) -> None:
        wide = 2.0 if self.isChecked() or self.hasFocus() else 1.0
        colour = hue if self.isChecked() else self._theme.colour("line")
        if self.hasFocus():
            colour = self._theme.colour("accent")
        elif self.underMouse() and not self.isChecked():
            colour = self._theme.colour("quiet")
        painter.setPen(QPen(colour, wide))
        painter.setBrush(self._theme.colour("accent_wash" if self.isDown() else "raised"))
        if self.isChecked():
            wash = QColor(hue)
            wash.setAlphaF(0.14)
            painter.setBrush(wash)
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def _hue(self) -> QColor:
        return self._theme.colour("accent") if self._number is None else self._theme.speaker(self._number)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
