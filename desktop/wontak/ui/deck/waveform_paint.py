"""Painting the waveform: the sound in its speakers' colours as one image, and what is drawn over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from wontak.domain.transcript import Segment
from wontak.ui.deck.scale import Scale, clock
from wontak.ui.deck.strip import NOBODY, UNKNOWN, Strip
from wontak.ui.theme import Theme

if TYPE_CHECKING:
    from wontak.desk.waveform import Sounding

RULER_PX = 18
"""Height of the line of times at the top."""

FOOT_PX = 20
"""Height of the line of names and words at the bottom."""

NAME_FROM_PX = 44
"""A segment narrower than this shows no name."""

EDGES_FROM_PX = 24
"""A segment narrower than this shows no edges."""

WORDS_FROM_S_PER_PX = 0.014
"""Closer than this the foot shows words instead of names."""

QUIETEST_SHOWN = 0.08
"""Recordings softer than this are not drawn larger, so that silence looks like silence."""

HEADROOM = 0.94


def wave_image(
    soundings: Sequence[Sounding], strip: Strip, scale: Scale, height_px: int, ratio: float, theme: Theme
) -> QImage:
    """The sound of the view, `height_px` high, at `ratio` device pixels a pixel, on a clear ground."""
    width, height = max(1, round(scale.width_px * ratio)), max(1, round(height_px * ratio))
    column_s = scale.s_per_px / ratio
    if not soundings:  # numpy, which is slow to load, comes with the sound
        return _line_image(strip, scale.start_s, column_s, QSize(width, height), ratio, theme)
    import numpy as np

    heights = np.zeros((width, 2), np.float32)
    loudest = QUIETEST_SHOWN
    for one in soundings:
        heights += one.waveform.columns(scale.start_s - one.offset_s, column_s, width)
        loudest = max(loudest, one.waveform.loudest)
    middle = (height - 1) / 2
    heights *= HEADROOM * middle / loudest
    rows = np.arange(height, dtype=np.float32)[:, None]
    highest, lowest = np.floor(middle - heights[:, 1]), np.ceil(middle - heights[:, 0])
    times_s = (scale.start_s + (np.arange(width) + 0.5) * column_s).astype(np.float64)
    palette = np.array([colour.rgba() for colour in _palette(theme)], np.uint32)
    colours = palette[strip.hues_at(times_s) - NOBODY]
    pixels = np.where((rows >= highest) & (rows <= lowest), colours, np.uint32(0)).astype(np.uint32)
    image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
    image.setDevicePixelRatio(ratio)
    return image


def paint_segments(
    painter: QPainter, strip: Strip, scale: Scale, chosen: int, height_px: int, theme: Theme
) -> None:
    """The ground under the sound: the chosen segment's wash, and the edges of those that are wide enough."""
    span = strip.span(chosen)
    if span:
        left, right = scale.x(span[0]), scale.x(span[1])
        ground = QRectF(left, RULER_PX, max(right - left, 1.0), height_px - RULER_PX)
        painter.fillRect(ground, theme.colour("accent_wash"))
        painter.fillRect(QRectF(left, height_px - 3, ground.width(), 3), theme.colour("accent"))
    for place in strip.wide(scale.start_s, scale.end_s, EDGES_FROM_PX * scale.s_per_px):
        painter.setPen(QPen(theme.colour("accent" if strip.ids[place] == chosen else "line"), 1))
        for edge_s in (float(strip.starts_s[place]), float(strip.ends_s[place])):
            x = round(scale.x(edge_s)) + 0.5
            painter.drawLine(QPointF(x, RULER_PX), QPointF(x, height_px))


def paint_ruler(painter: QPainter, scale: Scale, theme: Theme, font: QFont) -> None:
    """Times along the top."""
    painter.setFont(font)
    step_s = scale.tick_s
    tick = int(scale.start_s / step_s)
    while tick * step_s <= scale.end_s:
        x = scale.x(tick * step_s)
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(round(x) + 0.5, RULER_PX - 5), QPointF(round(x) + 0.5, RULER_PX))
        painter.setPen(theme.colour("quiet"))
        label = clock(tick * step_s, tenths=step_s < 1)
        painter.drawText(QRectF(x + 4, 0, 90, RULER_PX), Qt.AlignmentFlag.AlignVCenter, label)
        tick += 1
    painter.setPen(theme.colour("line"))
    painter.drawLine(QPointF(0, RULER_PX + 0.5), QPointF(scale.width_px, RULER_PX + 0.5))


def paint_foot(
    painter: QPainter,
    scale: Scale,
    segments: Iterable[tuple[Segment, float, str]],
    height_px: int,
    theme: Theme,
    colours: Sequence[QColor],
) -> None:
    """Names of who speaks, or, close enough, the words; `segments` come with their offset and their speaker's name."""
    metrics = QFontMetricsF(painter.font())
    for (segment, offset_s, name), colour in zip(segments, colours, strict=True):
        if scale.s_per_px > WORDS_FROM_S_PER_PX:
            left = max(scale.x(segment.start_s + offset_s), 0.0)
            right = min(scale.x(segment.end_s + offset_s), scale.width_px)
            if right - left >= NAME_FROM_PX:
                _label(painter, metrics, name, left, right, height_px, colour)
            continue
        for word in segment.words:
            left, right = scale.x(word.start_s + offset_s), scale.x(word.end_s + offset_s)
            if right > 0 and left < scale.width_px:
                _label(painter, metrics, word.text, left, right, height_px, theme.colour("text"))


def paint_playhead(painter: QPainter, x: float, height_px: int, theme: Theme) -> None:
    """Where it plays: a line with a head, so that it is not told by colour alone."""
    painter.setPen(QPen(theme.colour("text"), 1.5))
    painter.drawLine(QPointF(x, RULER_PX), QPointF(x, height_px))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    corners = [QPointF(x - 5, RULER_PX - 7), QPointF(x + 5, RULER_PX - 7), QPointF(x, RULER_PX + 1)]
    painter.drawPolygon(QPolygonF(corners))


def paint_edge(painter: QPainter, x: float, height_px: int, theme: Theme) -> None:
    """The edge that is being dragged, where it will stand."""
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.drawLine(QPointF(x, RULER_PX), QPointF(x, height_px))


def speaker_colour(theme: Theme, hue: int) -> QColor:
    """The colour of a speaker's number, or of nobody in particular."""
    return theme.speaker(hue) if hue > UNKNOWN else theme.colour("quiet")


def _label(
    painter: QPainter,
    metrics: QFontMetricsF,
    text: str,
    left: float,
    right: float,
    height_px: int,
    colour: QColor,
) -> None:
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(right - left - 6, 8))
    painter.setPen(colour)
    painter.drawText(
        QRectF(left + 5, height_px - FOOT_PX - 1, right - left, FOOT_PX),
        Qt.AlignmentFlag.AlignVCenter,
        shown,
    )


def _line_image(
    strip: Strip, start_s: float, column_s: float, size: QSize, ratio: float, theme: Theme
) -> QImage:
    """What there is to see of a meeting whose sound has not been read: a line that says who speaks when."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    palette, middle = _palette(theme), (size.height() - 1) // 2
    thick_px = 1 if size.height() % 2 else 2
    hues = [strip.hue_at(start_s + (column + 0.5) * column_s) for column in range(size.width())]
    painter = QPainter(image)
    left = 0
    for hue, run in groupby(hues):
        width = len(list(run))
        painter.fillRect(left, middle, width, thick_px, palette[hue - NOBODY])
        left += width
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _palette(theme: Theme) -> list[QColor]:
    """Colours of nobody, an unknown speaker, and each of the roster; far more of these than any roster has."""
    quiet, page = theme.colour("quiet"), theme.colour("page")
    nobody = QColor(
        (2 * quiet.red() + 3 * page.red()) // 5,
        (2 * quiet.green() + 3 * page.green()) // 5,
        (2 * quiet.blue() + 3 * page.blue()) // 5,
    )
    return [nobody, quiet, *(theme.speaker(number) for number in range(256))]
