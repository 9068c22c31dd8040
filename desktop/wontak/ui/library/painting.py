"""How a line of the library is drawn: a meeting as title and facts, a passage with what was found in it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wontak.ui.library.rows import Index, LibraryRows, Row, facts, is_approved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QColor

    from wontak.domain.found import Snippet
    from wontak.domain.kinds import Language
    from wontak.ui.theme import Theme

MARGIN_PX = 16
SNIPPET_INDENT_PX = 40

ENDLESS_PX = 10_000
"""A line is cut to its place beforehand; it is never broken into two."""


class LibraryPainter(QStyledItemDelegate):
    """Draws the rows of `LibraryRows`; the ground under them is the style sheet's."""

    def __init__(self, rows: LibraryRows, theme: Theme, language: Language) -> None:
        super().__init__(rows)
        self._rows = rows
        self._theme = theme
        self._language = language

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line_px = option.fontMetrics.height()
        height_px = line_px + 12 if self._rows.row(index).snippet else round(line_px * 2.3) + 2 * 12
        return QSize(200, height_px)

    def displayText(self, _value: object, _locale: QLocale | QLocale.Language) -> str:
        """Nothing for the style to draw over the ground: `paint` draws the text."""
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        row = self._rows.row(index)
        area = option.rect.adjusted(4, 2, -4, -2)
        if row.snippet:
            self._paint_snippet(painter, area, option.font, row.snippet)
        else:
            self._paint_meeting(painter, area, option.font, row)
        painter.restore()

    def _paint_meeting(self, painter: QPainter, area: QRect, font: QFont, row: Row) -> None:
        inner = area.adjusted(MARGIN_PX, 10, -MARGIN_PX, -10)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        bold.setPointSizeF(font.pointSizeF() * 1.12)
        right = self._badge(row)
        right_px = QFontMetrics(font).horizontalAdvance(right)
        title_px = inner.width() - (right_px + MARGIN_PX if right else 0)
        title = QRect(inner.left(), inner.top(), title_px, inner.height() // 2)
        self._text(painter, title, bold, "text", row.entry.name(self._language))
        if right:
            place = QRect(inner.right() - right_px, inner.top(), right_px, inner.height() // 2)
            self._text(painter, place, font, "danger" if row.entry.problem else "accent", right)
        below = QRect(inner.left(), inner.top() + inner.height() // 2, inner.width(), inner.height() // 2)
        self._text(painter, below, font, "danger" if row.entry.problem else "quiet", self._facts(row))

    def _facts(self, row: Row) -> str:
        if row.entry.problem:
            from wontak.domain.errors import Code
            from wontak.domain.messages import sentence  # brings all sentences of the program along

            return sentence(Code(row.entry.problem), {"folder": row.entry.folder.name}, self._language)
        segments = (
            self.tr("%n segment(s)", "", row.entry.segments)
            if row.entry.segments
            else self.tr("No transcript yet")
        )
        line = facts(row.entry, self._language)
        return f"{line}   {segments}" if line else segments

    def _badge(self, row: Row) -> str:
        if row.passages:
            return self.tr("%n passage(s)", "", row.passages)
        return self.tr("Approved") if is_approved(row.entry) else ""

    def _paint_snippet(self, painter: QPainter, area: QRect, font: QFont, snippet: Snippet) -> None:
        place = area.adjusted(SNIPPET_INDENT_PX, 0, -MARGIN_PX, 0)
        marked = _ink(self._theme.colour("text"))
        marked.setBackground(self._theme.colour("playing"))
        marks = [_part(start, end, marked) for start, end in snippet.matches]
        self._text(painter, place, font, "quiet", snippet.text, marks)

    def _text(
        self,
        painter: QPainter,
        place: QRect,
        font: QFont,
        colour: str,
        text: str,
        marks: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        """One line, half-way between the upper and the lower edge of its place, its end left out where it is too long."""
        metrics = QFontMetrics(font)
        shown = _fitting(text, metrics, place.width())
        layout = QTextLayout(shown, font)
        whole = _part(0, len(shown), _ink(self._theme.colour(colour)))
        layout.setFormats([whole, *(mark for mark in marks if mark.start < len(shown))])
        layout.beginLayout()
        layout.createLine().setLineWidth(ENDLESS_PX)
        layout.endLayout()
        layout.draw(painter, QPointF(place.left(), place.top() + (place.height() - metrics.height()) / 2))


def _ink(colour: QColor) -> QTextCharFormat:
    """Text of a colour, its brush taken from a palette: a pen, or a brush that is made, would load all of `Qt`."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, colour)
    ink = QTextCharFormat()
    ink.setForeground(palette.brush(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
    return ink


def _part(start: int, end: int, ink: QTextCharFormat) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = start, end - start, ink
    return part


def _fitting(text: str, metrics: QFontMetrics, width_px: int) -> str:
    if metrics.horizontalAdvance(text) <= width_px:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)
