"""The line above a segment's text: who, when, in which language, and what should be known about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics

from wontak.domain.review import ConcernKind
from wontak.domain.transcript import Review, Segment, TranslationState
from wontak.ui.theme import Theme
from wontak.ui.transcript.lines import Lines
from wontak.ui.transcript.setting import HEAD_GAP_PX, Columns, Row, Type, line_y
from wontak.ui.transcript.wording import (
    Wording,
    concern_name,
    language_name,
    review_name,
    shortened,
    translate,
    translation_state_name,
)

GAP_PX = 14
DOT_PX = 9
ICON_PX = 14
HEARD_LETTERS = 48
"""So much of what the recogniser heard instead stands in the head; the history has all of it."""


class Part(StrEnum):
    """What a part of the head tells, and so what a press on it does."""

    SPEAKER = "speaker"
    TIME = "time"
    LANGUAGE = "language"
    REVIEW = "review"
    FLAG = "flag"
    STAR = "star"
    COMMENT = "comment"
    HIDDEN = "hidden"
    INTERPRETS = "interprets"
    TRANSLATION = "translation"
    LINE = "line"


@dataclass(frozen=True)
class HeadItem:
    """One part of the head as it is painted: an icon or a dot, words, and what they mean in full.

    `at_s` is the time of the recording to which a line above the head leads.
    """

    part: Part
    rect: QRect
    text: str
    font: QFont
    colour: QColor
    icon: str = ""
    tip: str = ""
    dot: QColor | None = None
    at_s: float | None = None


class HeadMaker:
    """Makes the heads of rows."""

    def __init__(self, theme: Theme, wording: Wording, lines: Lines) -> None:
        self._theme = theme
        self._wording = wording
        self._lines = lines

    def make(self, row: Row, type_: Type, columns: Columns, *, continues: bool) -> tuple[HeadItem, ...]:
        """The parts of a row's head from left to right, their places counted from the row's corner.

        `continues` says that the speaker is that of the row before, and need not be noticed again.
        """
        above = self._above(row, type_, columns)
        room_px = (
            columns.width_px if columns.beside_px is None else columns.beside_px - GAP_PX - columns.left_px
        )
        line = _Line(type_, columns.left_px, row.head_y, room_px)
        self._who(line, row.segment, continues=continues)
        self._how(line, row.segment)
        self._why(line, row.segment)
        if row.translation is not None:
            below = columns.beside_px is None
            y = row.translation.y - type_.small_px - HEAD_GAP_PX if below else row.head_y
            other = _Line(type_, row.translation.x, y, columns.width_px)
            self._translation(other, row.segment)
            return (*line.items, *other.items, *above)
        return (*line.items, *above)

    def _who(self, line: _Line, segment: Segment, *, continues: bool) -> None:
        quiet = self._theme.colour("quiet")
        hue, name = self._wording.hue(segment.speaker), self._wording.speaker(segment)
        ink = quiet if continues else hue
        if segment.speaker:
            line.put(Part.SPEAKER, name, ink, strong=not continues, icon="dot", dot=hue)
        else:
            line.put(Part.SPEAKER, name, ink, strong=not continues, icon="circle")
        hint = translate(
            "Transcript", "Play from here. Alt+click plays from a word; while it plays, any click does."
        )
        line.put(Part.TIME, self._wording.clock(segment), quiet, tip=hint)
        code = segment.language.value.upper()
        line.put(Part.LANGUAGE, code, quiet, tip=language_name(segment.language))
        if self._wording.is_interpreting(segment):
            line.put(Part.INTERPRETS, translate("Transcript", "interpretation"), quiet, icon="languages")

    def _above(self, row: Row, type_: Type, columns: Columns) -> list[HeadItem]:
        """The lines above the head: headings of agenda items, gaps and notes, each cut to the width of the text."""
        items = []
        for number, one in enumerate(self._lines.of(row.segment.id)):
            font = type_.strong if one.heads else type_.small
            room_px = columns.width_px - ICON_PX - 4
            text = QFontMetrics(font).elidedText(one.text, Qt.TextElideMode.ElideRight, room_px)
            line = _Line(type_, columns.left_px, line_y(number, type_), columns.width_px)
            colour = self._theme.colour("text" if one.heads else "quiet")
            line.put(Part.LINE, text, colour, strong=one.heads, icon=one.icon, tip=one.text)
            items.append(replace(line.items[0], at_s=one.at_s))
        return items

    def _how(self, line: _Line, segment: Segment) -> None:
        quiet, accent = self._theme.colour("quiet"), self._theme.colour("accent")
        if segment.review in (Review.VERIFIED, Review.APPROVED):
            line.put(Part.REVIEW, "", accent, icon="circle-check", tip=review_name(segment.review))
        elif segment.review is Review.EDITED:
            line.put(Part.REVIEW, "", quiet, icon="pencil", tip=review_name(segment.review))
        if segment.starred:
            tip = translate("Transcript", "marked as a quotation")
            line.put(Part.STAR, "", accent, icon="star", tip=tip)
        if segment.off_record:
            text = translate("Transcript", "off the record")
            line.put(Part.HIDDEN, text, self._theme.colour("danger"), icon="eye-off")

    def _why(self, line: _Line, segment: Segment) -> None:
        settled = segment.review in (Review.VERIFIED, Review.APPROVED)
        if segment.flags and not settled:
            reasons = ", ".join(concern_name(ConcernKind(flag.value)) for flag in segment.flags)
            heard = self._wording.heard_instead(segment)
            text = f"{reasons}: “{shortened(heard, HEARD_LETTERS)}”" if heard else reasons
            tip = f"{reasons}: “{heard}”" if heard else ""
            line.put(Part.FLAG, text, self._theme.colour("review"), icon="flag", tip=tip)

    def _translation(self, line: _Line, segment: Segment) -> None:
        translation, quiet = segment.translation, self._theme.colour("quiet")
        code = segment.language.other.value.upper()
        if translation is None:
            line.put(Part.TRANSLATION, code, quiet, tip=concern_name(ConcernKind.NO_TRANSLATION))
            return
        state = translation.state
        tip = translation_state_name(state)
        if state is TranslationState.STALE:
            text = f"{code}  {tip}"
            line.put(Part.TRANSLATION, text, self._theme.colour("review"), icon="refresh-cw", tip=tip)
        elif state is TranslationState.APPROVED:
            line.put(Part.TRANSLATION, code, self._theme.colour("accent"), icon="circle-check", tip=tip)
        else:
            edited = state is TranslationState.EDITED
            line.put(Part.TRANSLATION, code, quiet, icon="pencil" if edited else "", tip=tip)
        if translation.flags and state is not TranslationState.STALE:
            reasons = ", ".join(concern_name(ConcernKind(flag.value)) for flag in translation.flags)
            line.put(Part.FLAG, reasons, self._theme.colour("review"), icon="flag")


def continues_speech(one: Segment, other: Segment) -> bool:
    """Whether the same person, or the same voice nobody knows, goes on speaking."""
    if one.speaker or other.speaker:
        return one.speaker == other.speaker
    return one.voice == other.voice


class _Line:
    """Parts put one after the other; a flag, whose reasons may be long, is cut where the column ends."""

    def __init__(self, type_: Type, x: int, y: int, width_px: int) -> None:
        self._type, self._x, self._y, self._end_x = type_, x, y, x + width_px
        self.items: list[HeadItem] = []

    def put(
        self,
        part: Part,
        text: str,
        colour: QColor,
        *,
        strong: bool = False,
        icon: str = "",
        tip: str = "",
        dot: QColor | None = None,
    ) -> None:
        font = self._type.strong if strong else self._type.small
        icon_px = {"": 0, "dot": DOT_PX + 7}.get(icon, ICON_PX + (4 if text else 0))
        tip = tip or text
        if part is Part.FLAG:
            room_px = max(0, self._end_x - self._x - icon_px)
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room_px)
        width_px = icon_px + (QFontMetrics(font).horizontalAdvance(text) if text else 0)
        rect = QRect(self._x, self._y, width_px, self._type.small_px)
        self.items.append(HeadItem(part, rect, text, font, colour, icon, tip, dot))
        self._x += width_px + GAP_PX
