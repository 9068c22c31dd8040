"""Setting a segment as a row of the page: its lines of text, where they stand, and which character is where."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
)

from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment

ABOVE_PX, HEAD_GAP_PX, BETWEEN_PX, BELOW_PX = 12, 4, 8, 12
MARGIN_PX, GUTTER_PX = 40, 40
LINE_HEIGHT = 1.6
"""Line height in ems: what Hangul wants, and Latin between it does not mind."""

WIDEST_EM = 40
"""The longest a line becomes: 40 Hangul or about 75 Latin letters."""

BESIDE_FROM_EM = 2 * 17
"""Room for text, both columns together, from which a translation can stand beside."""

_WIDTH_EM = {Language.KO: 0.86, Language.EN: 0.53}
WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class Field(StrEnum):
    """Which text of a segment."""

    ORIGINAL = "original"
    TRANSLATION = "translation"


@dataclass(frozen=True)
class Type:
    """The faces of the page and their measures in pixels. `first_px` is where the first line's text begins in its block."""

    body: QFont
    small: QFont
    strong: QFont
    em_px: int
    pitch_px: int
    first_px: float
    small_px: int

    @classmethod
    def of(cls, base: QFont) -> Type:
        """The page's type for the application's font."""
        body, small = QFont(base), QFont(base)
        body.setPointSizeF(base.pointSizeF() * 1.1)
        small.setPointSizeF(base.pointSizeF() * 0.9)
        strong = QFont(small)
        strong.setWeight(QFont.Weight.DemiBold)
        em_px = QFontInfo(body).pixelSize()
        pitch_px = round(LINE_HEIGHT * em_px)
        small_px = math.ceil(QFontMetricsF(strong).height())
        return cls(body, small, strong, em_px, pitch_px, _first_line(body, pitch_px), small_px)


@dataclass(frozen=True)
class Columns:
    """Where text stands: a column for the original, and one beside or below it for the translation unless it is hidden."""

    left_px: int
    width_px: int
    beside_px: int | None
    translated: bool

    @classmethod
    def within(cls, room_px: int, type_: Type, *, beside: bool, translated: bool) -> Columns:
        """The columns of a page `room_px` wide."""
        room_px = max(room_px - 2 * MARGIN_PX, 8 * type_.em_px)
        widest_px = WIDEST_EM * type_.em_px
        if not (translated and beside and room_px - GUTTER_PX >= BESIDE_FROM_EM * type_.em_px):
            return cls(MARGIN_PX, min(room_px, widest_px), None, translated)
        width_px = min((room_px - GUTTER_PX) // 2, widest_px)
        return cls(MARGIN_PX, width_px, MARGIN_PX + width_px + GUTTER_PX, translated)


class Block:
    """One text in lines of a width. `x`, `y` are its place in its row."""

    def __init__(
        self, text: str, type_: Type, width_px: int, x: int, y: int, font: QFont | None = None
    ) -> None:
        self.text = text
        self.x, self.y, self.width_px = x, y, width_px
        self._pitch_px = type_.pitch_px if font is None else type_.small_px + 2
        self.layout = QTextLayout(text, font or type_.body)
        option = QTextOption()
        option.setWrapMode(WRAP)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        self.lines = self._set(type_.first_px if font is None else 0.0)

    @property
    def height(self) -> int:
        return self.lines * self._pitch_px

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def offset_at(self, x: float, y: float) -> int:
        """The character at a place of the row."""
        number = min(max(int((y - self.y) // self._pitch_px), 0), self.lines - 1)
        return int(self.layout.lineAt(number).xToCursor(x - self.x))

    def _set(self, first_px: float) -> int:
        count = 0
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(self.width_px)
            line.setPosition(QPointF(0, count * self._pitch_px + first_px))
            count += 1
        self.layout.endLayout()
        return max(count, 1)


class Row:
    """A segment as it is set: its blocks below its head, and how high it is. `lines` is how many lines stand above its head."""

    def __init__(self, segment: Segment, type_: Type, columns: Columns, lines: int = 0) -> None:
        self.segment = segment
        self.head_y = ABOVE_PX + _lines_px(lines, type_)
        top = self.head_y + type_.small_px + HEAD_GAP_PX
        self.original = Block(segment.text, type_, columns.width_px, columns.left_px, top)
        self.translation = self._translation(type_, columns, top) if columns.translated else None
        self.comment: Block | None = None
        bottom = max(self.original.bottom, self.translation.bottom if self.translation else 0)
        if segment.comment:
            width_px, x = columns.width_px - 24, columns.left_px + 24
            self.comment = Block(segment.comment, type_, width_px, x, bottom + BETWEEN_PX, type_.small)
            bottom = self.comment.bottom
        self.height = bottom + BELOW_PX

    def block(self, field: Field) -> Block | None:
        """The lines of one text; None for a translation that is not shown."""
        return self.original if field is Field.ORIGINAL else self.translation

    def _translation(self, type_: Type, columns: Columns, top: int) -> Block:
        text = self.segment.translation.text if self.segment.translation else ""
        if columns.beside_px is not None:
            return Block(text, type_, columns.width_px, columns.beside_px, top)
        below = self.original.bottom + HEAD_GAP_PX + type_.small_px + HEAD_GAP_PX
        return Block(text, type_, columns.width_px, columns.left_px, below)


def line_y(number: int, type_: Type) -> int:
    """Where the n-th line above a head stands in its row, counted from 0."""
    return ABOVE_PX + number * (type_.small_px + BETWEEN_PX)


def _lines_px(lines: int, type_: Type) -> int:
    return line_y(lines, type_) - ABOVE_PX + (BETWEEN_PX if lines else 0)


def guessed_heights(
    segments: Iterable[Segment], type_: Type, columns: Columns, lines: Mapping[int, Sequence[object]]
) -> list[int]:
    """About how high the rows of segments will be; `lines` are those above each head, by the segment's id.

    All that segments have in common is reckoned once: this is done for each of thousands before the page is first seen.
    """
    korean, english = (_WIDTH_EM[one] * type_.em_px / columns.width_px for one in (Language.KO, Language.EN))
    translated, below = columns.translated, columns.translated and columns.beside_px is None
    bare_px = ABOVE_PX + type_.small_px + HEAD_GAP_PX + BELOW_PX
    if below:
        bare_px += type_.small_px + 2 * HEAD_GAP_PX
    pitch_px, heights = type_.pitch_px, []
    for segment in segments:
        own, other = (korean, english) if segment.language is Language.KO else (english, korean)
        count = math.ceil(len(segment.text) * own) or 1
        if translated:
            rendered = math.ceil(len(segment.translation.text) * other) or 1 if segment.translation else 1
            count = count + rendered if below else max(count, rendered)
        height = bare_px + count * pitch_px
        if segment.comment:
            height += BETWEEN_PX + type_.small_px + 2
        if segment.id in lines:
            height += _lines_px(len(lines[segment.id]), type_)
        heights.append(height)
    return heights


def text_of(segment: Segment, field: Field) -> str:
    """What a segment says in one of its texts."""
    if field is Field.ORIGINAL:
        return segment.text
    return segment.translation.text if segment.translation else ""


def spaced(pitch_px: int) -> QTextBlockFormat:
    """The paragraph format whose lines are as far apart as those of a block."""
    spacing = QTextBlockFormat()
    spacing.setLineHeight(pitch_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return spacing


def _first_line(font: QFont, pitch_px: int) -> float:
    """Where Qt's text editor puts the text of the first line: painted text must not move when the editor comes over it."""
    document = QTextDocument()
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setPlainText("가")
    cursor = QTextCursor(document)
    cursor.mergeBlockFormat(spaced(pitch_px))
    document.setTextWidth(100)
    document.documentLayout().documentSize()
    return float(document.firstBlock().layout().lineAt(0).y())


ALIGNED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
