"""Painting a row of the transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from wontak.domain.review import DOUBTFUL_WORD
from wontak.domain.transcript import Review, Segment, TranslationState
from wontak.ui.icons import icon
from wontak.ui.theme import Theme
from wontak.ui.transcript.head import DOT_PX, ICON_PX, HeadItem
from wontak.ui.transcript.setting import ALIGNED, Block, Field, Row
from wontak.ui.transcript.wording import translate
from wontak.ui.transcript.words import Span, word_spans

BAR_PX = 3


@dataclass(frozen=True)
class Look:
    """What of a row depends on the moment. `edited` is the text that the editor lies over; `hits` are found places."""

    current: bool = False
    selected: bool = False
    edited: Field | None = None
    playing: int | None = None
    hits: tuple[tuple[Field, Span, bool], ...] = ()
    shaded: bool = True


@dataclass(frozen=True)
class Mark:
    """Characters of a text with a colour behind them, and one for the letters if they need another."""

    span: Span
    colour: QColor
    ink: QColor | None = None


class RowPainter:
    """Paints rows in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self, painter: QPainter, row: Row, head: Sequence[HeadItem], look: Look, y: int, width_px: int
    ) -> None:
        """Paint a row whose top is at `y` of a page `width_px` wide."""
        area = QRect(0, y, width_px, row.height)
        if look.selected:
            painter.fillRect(area, self._theme.colour("accent_wash"))
        if look.current:
            bar = QRect(0, y + 8, BAR_PX, row.height - 16)
            painter.fillRect(bar, self._theme.colour("accent"))
        painter.save()
        painter.translate(0, y)
        for item in head:
            self._paint_item(painter, item)
        self._paint_text(painter, row, Field.ORIGINAL, look)
        if row.translation is not None:
            self._paint_text(painter, row, Field.TRANSLATION, look)
        if row.comment is not None:
            self._paint_comment(painter, row.comment)
        painter.restore()

    def marks(self, segment: Segment, field: Field, look: Look) -> tuple[Mark, ...]:
        """What is marked in a text: doubtful words, found places, the word being played above them."""
        marks = []
        if field is Field.ORIGINAL and (look.shaded or look.playing is not None):
            spans = word_spans(segment.text, segment.words)
            if look.shaded and segment.review not in (Review.VERIFIED, Review.APPROVED):
                doubtful = self._theme.colour("doubtful")
                for word, span in zip(segment.words, spans, strict=True):
                    if word.probability < DOUBTFUL_WORD:
                        marks.append(Mark(span, doubtful))
            if look.playing is not None and look.playing < len(spans):
                marks.append(Mark(spans[look.playing], self._theme.colour("playing")))
        for where, span, here in look.hits:
            if where is field:
                wash, ink = ("accent", "on_accent") if here else ("accent_wash", "text")
                marks.append(Mark(span, self._theme.colour(wash), self._theme.colour(ink)))
        return tuple(marks)

    def _paint_item(self, painter: QPainter, item: HeadItem) -> None:
        left = item.rect.left()
        middle = item.rect.center().y() + 1
        if item.dot is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(item.dot)
            painter.drawEllipse(QRectF(left, middle - DOT_PX / 2, DOT_PX, DOT_PX))
            left += DOT_PX + 7
        elif item.icon:
            place = QRect(left, middle - ICON_PX // 2, ICON_PX, ICON_PX)
            icon(item.icon, item.colour).paint(painter, place)
            left += ICON_PX + 4
        painter.setFont(item.font)
        painter.setPen(item.colour)
        painter.drawText(
            QRect(left, item.rect.top(), item.rect.right() - left + 2, item.rect.height()), ALIGNED, item.text
        )

    def _paint_text(self, painter: QPainter, row: Row, field: Field, look: Look) -> None:
        block = row.block(field)
        if block is None or look.edited is field:
            return
        painter.setPen(self._ink(row.segment, field))
        if not block.text:
            self._paint_missing(painter, row.segment, block, field)
            return
        formats = [_format(mark) for mark in self.marks(row.segment, field, look)]
        if row.segment.off_record:
            formats.append(_struck(len(block.text)))
        block.layout.draw(painter, QPointF(block.x, block.y), formats)

    def _paint_missing(self, painter: QPainter, segment: Segment, block: Block, field: Field) -> None:
        if field is Field.TRANSLATION and segment.text.strip():
            painter.setFont(block.layout.font())
            painter.setPen(self._theme.colour("quiet"))
            area = QRect(block.x, block.y, block.width_px, block.height)
            painter.drawText(area, ALIGNED, translate("Transcript", "No translation yet"))

    def _paint_comment(self, painter: QPainter, block: Block) -> None:
        colour = self._theme.colour("review")
        place = QRect(block.x - 22, block.y + 2, ICON_PX, ICON_PX)
        icon("message-square", colour).paint(painter, place)
        painter.setPen(colour)
        block.layout.draw(painter, QPointF(block.x, block.y))

    def _ink(self, segment: Segment, field: Field) -> QPen:
        translation = segment.translation
        stale = translation is not None and translation.state is TranslationState.STALE
        quiet = segment.off_record or (field is Field.TRANSLATION and stale)
        return QPen(self._theme.colour("quiet" if quiet else "text"))


def style_of(mark: Mark) -> QTextCharFormat:
    """A mark as Qt has it."""
    style = QTextCharFormat()
    style.setBackground(QBrush(mark.colour))
    if mark.ink:
        style.setForeground(QBrush(mark.ink))
    return style


def _format(mark: Mark) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = mark.span[0], mark.span[1] - mark.span[0]
    made.format = style_of(mark)
    return made


def _struck(length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = 0, length
    style = QTextCharFormat()
    style.setFontStrikeOut(True)
    made.format = style
    return made
