"""The icons: Lucide's line drawings, painted in the colour of the text beside them at any size."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from wontak import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon `resources/icons/lucide/{name}.svg`; without a colour, in that of the palette's button text."""
    return QIcon(_Drawing(name, colour))


class Mark(QWidget):
    """An icon that is only looked at, in the colour of the text about it whatever the theme."""

    def __init__(self, name: str, size_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name)
        self.setFixedSize(size_px, size_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class _Drawing(QIconEngine):
    """Paints one SVG in one colour, asked of the palette each time so that a change of theme needs nothing more."""

    def __init__(self, name: str, colour: QColor | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, _state: QIcon.State) -> None:
        palette = QApplication.palette()
        group = palette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else palette.ColorGroup.Active
        colour = self._colour or palette.color(group, palette.ColorRole.ButtonText)
        _renderer(self._name, colour.name()).render(painter, QRectF(rect))  # type: ignore[call-overload]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._colour)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (paths.resources() / "icons" / "lucide" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
