"""Painting marks over the waveform: a flag for each marked moment, its shape by its kind, and hatching where sound is missing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from wontak.domain.marks import MarkKind
from wontak.ui.deck.marks import Marks, Tick
from wontak.ui.deck.scale import Scale
from wontak.ui.deck.waveform_paint import FOOT_PX, RULER_PX
from wontak.ui.theme import Theme

HALF_PX = 4.5
"""Half the width of a flag."""

FLAG_TOP_PX, FLAG_BOTTOM_PX = RULER_PX - 2, RULER_PX + 12
"""Where a flag can be pressed."""

NARROWEST_HOLE_PX = 5.0
"""So wide a gap is painted at least: one whose time was left out has no width of its own."""

_COLOURS = {MarkKind.NOTE: "review", MarkKind.STAR: "accent", MarkKind.AGENDA: "text"}


def paint_marks(painter: QPainter, marks: Marks, scale: Scale, height_px: int, theme: Theme) -> None:
    """All marks of the part of the meeting that is in view."""
    for hole in marks.holes:
        left = scale.x(hole.at_s)
        width = max(scale.x(hole.at_s + hole.length_s) - left, NARROWEST_HOLE_PX)
        if left < scale.width_px and left + width > 0:
            area = QRectF(left, RULER_PX + 1, width, height_px - RULER_PX - FOOT_PX - 1)
            painter.fillRect(area, theme.colour("panel"))
            painter.fillRect(area, QBrush(theme.colour("quiet"), Qt.BrushStyle.BDiagPattern))
    for tick in marks.ticks:
        x = scale.x(tick.at_s)
        if -HALF_PX <= x <= scale.width_px + HALF_PX:
            _paint_flag(painter, tick, x, theme)


def _paint_flag(painter: QPainter, tick: Tick, x: float, theme: Theme) -> None:
    """A wedge for a note, a diamond for a quotation, a square for an agenda item, on a short stem."""
    colour = theme.colour(_COLOURS.get(tick.kind, "review"))
    painter.setPen(QPen(colour, 1))
    painter.drawLine(QPointF(x, RULER_PX), QPointF(x, FLAG_BOTTOM_PX + 6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    top, middle, bottom = RULER_PX, RULER_PX + HALF_PX, RULER_PX + 2 * HALF_PX
    left, right = x - HALF_PX, x + HALF_PX
    shapes = {
        MarkKind.STAR: ((x, top), (right, middle), (x, bottom), (left, middle)),
        MarkKind.AGENDA: ((left, top), (right, top), (right, bottom), (left, bottom)),
    }
    corners = shapes.get(tick.kind, ((left, top), (right, top), (x, bottom)))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
