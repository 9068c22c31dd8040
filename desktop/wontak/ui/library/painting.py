"""How a line of the library is drawn: a meeting as title and facts, a passage with what was found in it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wontak.ui.library.rows import Index, LibraryRows, Row, facts, is_approved

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

    from wontak.domain.found import Snippet
    from wontak.domain.kinds import Language
    from wontak.ui.theme import Theme

MARGIN_PX = 16
SNIPPET_INDENT_PX = 40


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
        width_px = QFontMetrics(font).horizontalAdvance(right) + 16 if right else 0
        title = QRect(inner.left(), inner.top(), inner.width() - width_px, inner.height() // 2)
        self._text(painter, title, bold, "text", row.entry.name(self._language))
        if right:
            place = QRect(inner.right() - width_px, inner.top(), width_px, inner.height() // 2)
            colour = "accent" if not row.entry.problem else "danger"
            self._text(painter, place, font, colour, right, Qt.AlignmentFlag.AlignRight)
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

    def _text(
        self,
        painter: QPainter,
        place: QRect,
        font: QFont,
        colour: str,
        text: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_snippet(self, painter: QPainter, area: QRect, font: QFont, snippet: Snippet) -> None:
        from PySide6.QtCore import QPointF
        from PySide6.QtGui import QTextCharFormat, QTextLayout

        place = area.adjusted(SNIPPET_INDENT_PX, 0, -MARGIN_PX, 0)
        text = QFontMetrics(font).elidedText(snippet.text, Qt.TextElideMode.ElideRight, place.width())
        layout = QTextLayout(text, font)
        marked = QTextCharFormat()
        marked.setBackground(self._theme.colour("playing"))
        marked.setForeground(self._theme.colour("text"))
        formats = []
        for start, end in snippet.matches:
            if start < len(text):
                found = QTextLayout.FormatRange()
                found.start, found.length, found.format = start, end - start, marked
                formats.append(found)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(10_000)
        layout.endLayout()
        painter.setClipRect(place)
        painter.setPen(self._theme.colour("quiet"))
        top = place.top() + (place.height() - line.height()) / 2
        layout.draw(painter, QPointF(place.left(), top))
