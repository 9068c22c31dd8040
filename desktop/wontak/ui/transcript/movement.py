"""Where the cursor goes from one text to another, and how whole segments are selected from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject

from wontak.ui.transcript.editor import Way
from wontak.ui.transcript.setting import Block, Field
from wontak.ui.transcript.view import TranscriptView


class Movement(QObject):
    """Moves the cursor of a view when it leaves a text."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._anchor: int | None = None
        view.editor.leaving.connect(self.go)

    def go(self, way: Way) -> None:
        """Go a way from where the cursor is."""
        view = self._view
        place = view.place_of(view.cursor_.segment_id)
        if place is None:
            return
        if way in (Way.SELECT_UP, Way.SELECT_DOWN):
            self.select_on(-1 if way is Way.SELECT_UP else 1)
            return
        view.select(())
        self._anchor = None
        last = len(view.segments) - 1
        match way:
            case Way.UP if place > 0:
                self._to_line(place - 1, from_below=True)
            case Way.DOWN if place < last:
                self._to_line(place + 1, from_below=False)
            case Way.BEFORE if place > 0:
                view.move_cursor(place - 1, position=self._length(place - 1))
            case Way.AFTER if place < last:
                view.move_cursor(place + 1, position=0)
            case Way.FIRST:
                view.move_cursor(0, position=0)
            case Way.LAST:
                view.move_cursor(last, position=self._length(last))
            case Way.NEXT_FIELD | Way.PREVIOUS_FIELD:
                self._to_field(place, 1 if way is Way.NEXT_FIELD else -1)
            case Way.PAGE_UP | Way.PAGE_DOWN:
                self._by_page(1 if way is Way.PAGE_DOWN else -1)

    def select_on(self, step: int) -> None:
        """Select the cursor's segment, and one more for each further step up (-1) or down (1)."""
        view = self._view
        place = view.place_of(view.cursor_.segment_id)
        if place is None:
            return
        anchor = view.place_of(self._anchor)
        if anchor is None or not view.selected:
            self._anchor, anchor, target = view.segments[place].id, place, place
        else:
            target = max(0, min(place + step, len(view.segments) - 1))
        self._select_between(anchor, target)
        view.move_cursor(target)

    def select_to(self, place: int, *, extend: bool, add: bool) -> None:
        """Select a segment in the margin: alone, from the last one on, or besides what is selected."""
        view = self._view
        anchor = view.place_of(self._anchor)
        if extend and anchor is not None:
            self._select_between(anchor, place)
        elif add:
            view.select(view.selected ^ {view.segments[place].id})
            self._anchor = view.segments[place].id
        else:
            self._anchor = view.segments[place].id
            view.select((self._anchor,))
        view.move_cursor(place)

    def select_all(self) -> None:
        """Select every segment."""
        self._view.select(segment.id for segment in self._view.segments)

    def _select_between(self, one: int, other: int) -> None:
        first, last = sorted((one, other))
        self._view.select(segment.id for segment in self._view.segments[first : last + 1])

    def _to_line(self, place: int, *, from_below: bool) -> None:
        """To the last or the first line of a row, right above or below where the cursor is."""
        view = self._view
        block = self._block(place)
        x = block.x + view.editor.cursorRect().center().x()
        y = block.bottom - 1 if from_below else block.y
        view.move_cursor(place, position=block.offset_at(x, y))

    def _to_field(self, place: int, step: int) -> None:
        """On to the translation and then to the next segment, or back the same way."""
        view = self._view
        if not view.columns.translated:
            view.move_cursor(place + step)
            return
        onwards = view.cursor_.field is Field.ORIGINAL
        if onwards is (step > 0):
            view.move_cursor(place, Field.TRANSLATION if onwards else Field.ORIGINAL)
        elif 0 <= place + step < len(view.segments):
            view.move_cursor(place + step, Field.ORIGINAL if step > 0 else Field.TRANSLATION)
            return
        if onwards and step < 0 and place > 0:
            view.move_cursor(place - 1, Field.TRANSLATION)

    def _by_page(self, step: int) -> None:
        view = self._view
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + step * (bar.pageStep() - 2 * bar.singleStep()))
        visible = view.scroller.visible()
        whole = [place for place, y in visible if y >= 0]
        view.move_cursor((whole or [visible[0][0]])[0] if step < 0 else (whole or [visible[-1][0]])[-1])

    def _length(self, place: int) -> int:
        return len(self._block(place).text)

    def _block(self, place: int) -> Block:
        row = self._view.row(place)
        return row.block(self._view.cursor_.field) or row.original
