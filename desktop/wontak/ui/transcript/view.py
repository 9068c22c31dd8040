"""The transcript as a page of text: rows are set when they come into view, and one editor lies over the text one is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from wontak.domain.search_text import Hit
from wontak.domain.transcript import Segment, Translation
from wontak.ui.context import Context
from wontak.ui.settings import SHADE_DOUBTFUL, SHOW_TRANSLATION, TEXT_SCALE, TRANSLATION_BESIDE
from wontak.ui.transcript.accessible import RowsPaper, lead
from wontak.ui.transcript.cursor import Cursor
from wontak.ui.transcript.editor import SLACK_PX, SegmentEditor
from wontak.ui.transcript.head import HeadItem, HeadMaker, continues_speech
from wontak.ui.transcript.lines import Lines
from wontak.ui.transcript.painting import Look, RowPainter, style_of
from wontak.ui.transcript.rows import Rows
from wontak.ui.transcript.scroller import Scroller
from wontak.ui.transcript.setting import Columns, Field, Row, Type, guessed_heights
from wontak.ui.transcript.wording import Wording, language_name

AWAY_PX = -100_000
"""Where the editor waits while its row is out of view: hidden, it would lose the keyboard."""

KEPT_ROWS = 200


class TranscriptView(QAbstractScrollArea):
    """Paints the segments and holds the cursor.

    `arranged` tells that other rows, or other heights, are in view; `wheeled`, that somebody turns the wheel.
    """

    arranged = Signal()
    wheeled = Signal()

    def __init__(self, context: Context, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setAccessibleName(self.tr("Transcript"))
        self._context, self._settings = context, context.settings
        self._segments: list[Segment] = []
        self._places: dict[int, int] = {}
        self._set: dict[int, tuple[Segment, object, Row, tuple[HeadItem, ...]]] = {}
        self.selected: frozenset[int] = frozenset()
        self.playing: tuple[int, int | None] | None = None
        self._hits: dict[int, list[tuple[Field, tuple[int, int], bool]]] = {}
        self._painter = RowPainter(context.theme)
        self.lines = Lines(context)
        self._heads = HeadMaker(context.theme, wording, self.lines)
        self._type = Type.of(QApplication.font())
        self.columns = self._fitting_columns()
        self.rows = Rows(self._guess, self._measure, self.lines.of)
        self.scroller = Scroller(self.rows, self._height)
        self._paper = RowsPaper(self)
        self.setViewport(self._paper)
        self.editor = SegmentEditor(context.commands.claims, self._paper)
        self.cursor_ = Cursor(context.session, self.editor, self)
        self._typed: tuple[Segment, object, Segment] | None = None
        self._arranging = False
        self._prepare()

    def _prepare(self) -> None:
        self.setFocusProxy(self.editor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.dress(self._type, self.columns.width_px)
        self.editor.hide()
        bar = self.verticalScrollBar()
        bar.setSingleStep(3 * self._type.pitch_px)
        bar.valueChanged.connect(self._on_scroll_bar)
        self.cursor_.moved.connect(self._on_cursor)
        self.cursor_.drafted.connect(self._on_draft)
        self.editor.touched.connect(self._follow_composition)
        self._context.theme.changed.connect(self.dress)
        self._settings.changed.connect(self._on_setting)

    # What is shown ----------------------------------------------------------------------------------------------------

    @property
    def segments(self) -> Sequence[Segment]:
        return self._segments

    def place_of(self, segment_id: int | None) -> int | None:
        """Where a segment stands in the order."""
        return None if segment_id is None else self._places.get(segment_id)

    def show_segments(self, segments: Iterable[Segment]) -> None:
        """Show these segments; what is in view stays where it is, the cursor's row first of all."""
        held = self._held()
        former = self._places.get(self.cursor_.segment_id or 0, 0)
        self._segments = list(segments)
        self._places = {segment.id: place for place, segment in enumerate(self._segments)}
        self.selected &= self._places.keys()
        self.rows.take(self._segments)
        self._hold(held)
        if self.cursor_.segment_id is not None and self.cursor_.segment_id not in self._places:
            self.move_cursor(min(former, len(self._segments) - 1))
        self.cursor_.refresh()
        self._arrange()
        self._paper.tell_moved()

    def change_segments(self, ids: Iterable[int]) -> None:
        """Segments say something else at the same place."""
        held, ids = self._held(), tuple(ids)
        for number in ids:
            place, segment = self._places.get(number), self._context.session.segment(number)
            if place is not None and segment is not None:
                self._segments[place] = segment
                self.rows.change(place, segment)
        self._hold(held)
        self.cursor_.refresh()
        self._arrange()
        self._paper.tell_changed(ids)

    def dress(self) -> None:
        """Set everything anew: type, colours, columns or words are others."""
        held = self._held()
        self._type = Type.of(QApplication.font())
        self.columns = self._fitting_columns()
        self._set.clear()
        self.rows.forget()
        self.editor.dress(self._type, self.columns.width_px)
        self._hold(held)
        self._arrange()

    def move_cursor(
        self, place: int, field: Field | None = None, position: int = 0, anchor: int | None = None
    ) -> None:
        """Put the cursor into the text of a row, and bring it into view."""
        if not self._segments:
            self.cursor_.leave()
            return
        segment = self._segments[max(0, min(place, len(self._segments) - 1))]
        wanted = field or self.cursor_.field
        if not self.columns.translated:
            wanted = Field.ORIGINAL
        self.cursor_.place(segment, wanted, position, anchor)
        self.reveal_cursor()

    def show_segment(self, segment_id: int) -> None:
        """Put the cursor into a segment."""
        place = self._places.get(segment_id)
        if place is not None:
            self.move_cursor(place)

    def reveal_cursor(self) -> None:
        """Scroll as little as needed for the cursor's line to be seen."""
        place = self.place_of(self.cursor_.segment_id)
        if place is None:
            return
        row = self.row(place)
        block = row.block(self.cursor_.field) or row.original
        line = self.editor.cursorRect()
        from_px = 0 if line.top() < self._type.pitch_px else block.y + line.top()
        until_px = min(row.height, block.y + line.bottom() + 2 * self._type.pitch_px)
        self.scroller.reveal(place, from_px, until_px)
        self._arrange()

    def reveal(self, place: int) -> None:
        """Bring a whole row into view; the cursor stays where it is."""
        if self.scroller.reveal(place, 0, self.row(place).height):
            self._arrange()

    def select(self, ids: Iterable[int]) -> None:
        """Select whole segments."""
        chosen = frozenset(ids)
        if chosen != self.selected:
            others, self.selected = chosen ^ self.selected, chosen
            self._paper.tell_selected(others)
            self.viewport().update()
            self.arranged.emit()

    def play(self, playing: tuple[int, int | None] | None) -> None:
        """Mark the word that is heard: a segment's id and the number of the word in it."""
        if playing == self.playing:
            return
        concerned = {one[0] for one in (playing, self.playing) if one}
        self.playing = playing
        for place, y in self.scroller.visible():
            if self._segments[place].id in concerned:
                self.viewport().update(0, y, self.viewport().width(), self._height(place))
        if self.cursor_.segment_id in concerned:
            self._mark_editor()

    def show_hits(self, hits: Sequence[Hit], here: Hit | None) -> None:
        """Mark what was found, and the one that one is at."""
        self._hits.clear()
        for hit in hits:
            mark = (Field(hit.where.value), (hit.start, hit.end), hit == here)
            self._hits.setdefault(hit.segment_id, []).append(mark)
        self._mark_editor()
        self.viewport().update()

    def row(self, place: int) -> Row:
        """A row as it is set, with what is being typed in it."""
        return self._setting(place, self._shown(place))[0]

    def head(self, place: int) -> tuple[HeadItem, ...]:
        """The parts of a row's head."""
        return self._setting(place, self._shown(place))[1]

    # Arranging --------------------------------------------------------------------------------------------------------

    def _shown(self, place: int) -> Segment:
        """A segment as it looks now: with the text that is in the editor, and with what is still composed."""
        segment = self._segments[place]
        if segment.id != self.cursor_.segment_id:
            return segment
        written = (self.editor.text, self.editor.composing, self.editor.position, self.cursor_.field)
        if self._typed is None or self._typed[0] is not segment or self._typed[1] != written:
            self._typed = (segment, written, self._with_what_is_typed(segment))
        return self._typed[2]

    def _with_what_is_typed(self, segment: Segment) -> Segment:
        text = self.editor.text
        if self.editor.composing:
            position = self.editor.position
            text = text[:position] + self.editor.composing + text[position:]
        if self.cursor_.field is Field.ORIGINAL:
            return segment if text == segment.text else replace(segment, text=text)
        known = segment.translation
        if text == (known.text if known else ""):
            return segment
        made = replace(known, text=text) if known else Translation(segment.language.other, text)
        return replace(segment, translation=made)

    def _setting(self, place: int, segment: Segment) -> tuple[Row, tuple[HeadItem, ...]]:
        continues = place > 0 and continues_speech(self._segments[place - 1], segment)
        known, lines = self._set.get(segment.id), self.lines.of(segment.id)
        if known and known[1] == (continues, lines) and (known[0] is segment or known[0] == segment):
            return known[2:]
        if len(self._set) > KEPT_ROWS:
            self._set.clear()
        row = Row(segment, self._type, self.columns, len(lines))
        head = self._heads.make(row, self._type, self.columns, continues=continues)
        self._set[segment.id] = (segment, (continues, lines), row, head)
        return row, head

    def _height(self, place: int) -> int:
        segment, shown = self._segments[place], self._shown(place)
        if shown is segment:
            return self.rows.height(place, segment)
        height = self._setting(place, shown)[0].height
        self.rows.correct(place, shown, height)
        return height

    def _measure(self, segment: Segment) -> int:
        return self._setting(self._places[segment.id], segment)[0].height

    def _guess(self, segments: Iterable[Segment]) -> list[int]:
        return guessed_heights(segments, self._type, self.columns, self.lines.above)

    def _fitting_columns(self) -> Columns:
        return Columns.within(
            self.viewport().width(),
            self._type,
            beside=self._settings.flag(TRANSLATION_BESIDE, True),
            translated=self._settings.flag(SHOW_TRANSLATION, True),
        )

    def _held(self) -> tuple[int, int] | None:
        """The row that must not move, by its segment's id, and the y of its top: the cursor's, else the first in view."""
        visible = self.scroller.visible() if self._segments else []
        if not visible:
            return None
        own = self.place_of(self.cursor_.segment_id)
        place, y = next((one for one in visible if one[0] == own), visible[0])
        return self._segments[place].id, y

    def _hold(self, held: tuple[int, int] | None) -> None:
        if held and (place := self._places.get(held[0])) is not None:
            self.scroller.keep(place, held[1])
        else:
            self.scroller.keep(self.scroller.place, -self.scroller.hidden_px)

    def _arrange(self) -> None:
        """Bring scroll bar and editor in line with what is in view."""
        self.scroller.room_px = self.viewport().height()
        self.scroller.keep(self.scroller.place, -self.scroller.hidden_px)
        self.scroller.visible()
        bar = self.verticalScrollBar()
        self._arranging = True
        bar.setRange(0, self.scroller.limit)
        bar.setPageStep(self.scroller.room_px)
        bar.setValue(self.scroller.value)
        self._arranging = False
        self._place_editor()
        self.viewport().update()
        self.arranged.emit()

    def _place_editor(self) -> None:
        place = self.place_of(self.cursor_.segment_id)
        if place is None:
            self.editor.hide()
            return
        block = self.row(place).block(self.cursor_.field)
        y = self.scroller.y_of(place)
        if block is None:
            return
        top = AWAY_PX if y is None else y + block.y
        self.editor.setGeometry(QRect(block.x, top, block.width_px + SLACK_PX, block.height + 2))
        self.editor.show()

    # Signals ----------------------------------------------------------------------------------------------------------

    def _on_cursor(self) -> None:
        place, segment = self.place_of(self.cursor_.segment_id), self.cursor_.segment
        if place is not None and segment is not None:
            told = lead(self.head(place))
            if self.cursor_.field is Field.TRANSLATION:
                told = f"{told}, {language_name(segment.language.other)}"
            self.editor.setAccessibleName(told)
            self._paper.announce(told)
        self._mark_editor()
        self._arrange()

    def _on_draft(self) -> None:
        """While one types within a line only that row is painted again."""
        place = self.place_of(self.cursor_.segment_id)
        y = None if place is None else self.scroller.y_of(place)
        if (
            place is None
            or y is None
            or self.rows.top(place + 1) - self.rows.top(place) != self._height(place)
        ):
            self._hold(self._held())
            self.reveal_cursor()
        else:
            self._place_editor()
            self.viewport().update(0, y, self.viewport().width(), self._height(place))
        self._mark_editor()

    def _follow_composition(self) -> None:
        if self.editor.composing:
            self._arrange()

    def _on_scroll_bar(self, value: int) -> None:
        if not self._arranging:
            self.scroller.scroll_to(value)
            self._arrange()

    def _on_setting(self, name: str) -> None:
        if name in (TRANSLATION_BESIDE, SHOW_TRANSLATION, SHADE_DOUBTFUL, TEXT_SCALE):
            self.dress()
            if not self.columns.translated and self.cursor_.field is Field.TRANSLATION:
                self.move_cursor(self.place_of(self.cursor_.segment_id) or 0, Field.ORIGINAL)

    def _mark_editor(self) -> None:
        """The same colours behind the words of the editor as behind those that are painted."""
        place = self.place_of(self.cursor_.segment_id)
        if place is None:
            self.editor.show_marks(())
            return
        segment = self._shown(place)
        marks = self._painter.marks(segment, self.cursor_.field, self._look(segment))
        self.editor.show_marks((mark.span, style_of(mark)) for mark in marks)

    def _look(self, segment: Segment) -> Look:
        current = segment.id == self.cursor_.segment_id
        playing = self.playing[1] if self.playing and self.playing[0] == segment.id else None
        return Look(
            current=current,
            selected=segment.id in self.selected,
            edited=self.cursor_.field if current else None,
            playing=playing,
            hits=tuple(self._hits.get(segment.id, ())),
            shaded=self._settings.flag(SHADE_DOUBTFUL, True),
        )

    # Qt ---------------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._context.theme.colour("page"))
        width_px = self.viewport().width()
        for place, y in self.scroller.visible():
            row, head = self._setting(place, self._shown(place))
            if event.rect().intersects(QRect(0, y, width_px, row.height)):
                self._painter.paint(painter, row, head, self._look(row.segment), y, width_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting_columns() != self.columns:
            self.dress()
        else:
            self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit()
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.dress()
