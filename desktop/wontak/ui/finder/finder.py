"""The command finder: one field that finds commands in both languages, people, times and what was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wontak.domain.search_text import find
from wontak.ui.commands import CONTEXT
from wontak.ui.context import Context

WIDTH_PX = 640
SHOWN = 12
_TIME = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")


@dataclass(frozen=True)
class Match:
    """One line of the list: what it is, a hint such as its key, and what pressing Enter does."""

    text: str
    hint: str
    run: Callable[[], object]


class Finder(QDialog):
    """Opens over the window's top; Enter takes the marked line, Escape goes back."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._matches: list[Match] = []
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(
            self.tr("A command, a name, a time such as 12:30, or words that were said")
        )
        self._field.setAccessibleName(self.tr("Find anything"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Found"))
        column = QVBoxLayout(self)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._field.textChanged.connect(self._look)
        self._field.returnPressed.connect(self._take)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item: self._take())
        self._list.itemClicked.connect(lambda _item: self._take())
        self.setFixedSize(WIDTH_PX, 420)
        corner = window.mapToGlobal(QPoint((window.width() - WIDTH_PX) // 2, 56))
        self.move(corner)
        self._look("")
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in keys:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = (self._list.currentRow() + step) % max(1, self._list.count())
            self._list.setCurrentRow(row)
            return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        query = typed.strip().casefold()
        found = (*self._time(query), *self._commands(query), *self._people(query), *self._said(typed.strip()))
        self._matches = list(found)[:SHOWN]
        self._list.clear()
        for match in self._matches:
            item = QListWidgetItem(f"{match.text}    {match.hint}" if match.hint else match.text)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _take(self) -> None:
        row = self._list.currentRow()
        self.close()
        if 0 <= row < len(self._matches):
            self._matches[row].run()

    def _commands(self, query: str) -> Iterator[Match]:
        for command in self._context.commands:
            names = (command.text, command.label, self._context.language.korean(CONTEXT, command.text))
            if command.action.isEnabled() and any(query in name.casefold() for name in names):
                keys = self._context.commands.keys(command.id)
                yield Match(command.label, keys[0] if keys else "", command.action.trigger)

    def _people(self, query: str) -> Iterator[Match]:
        session = self._context.session
        if not query or not session.is_open:
            return
        for person in session.meeting.participants:
            names = (person.name.ko, person.name.en, person.title.ko, person.title.en)
            if any(query in name.casefold() for name in names if name):
                first = next((one.id for one in session.segments if one.speaker == person.id), None)
                if first is not None:
                    name = person.name.either(self._context.language.current)
                    hint = self.tr("first words")
                    yield Match(name, hint, partial(self._context.show_segment, first))

    def _time(self, query: str) -> Iterator[Match]:
        session, typed = self._context.session, _TIME.fullmatch(query)
        if not typed or not session.is_open:
            return
        hours, minutes, seconds = (int(part or 0) for part in typed.groups())
        at_s = hours * 3600 + minutes * 60 + seconds
        offsets = {recording.id: recording.offset_s for recording in session.recordings()}
        place = next((one.id for one in session.segments if offsets[one.recording] + one.end_s > at_s), None)
        if place is not None:
            yield Match(
                self.tr("Go to {time}").replace("{time}", query),
                "",
                partial(self._context.show_segment, place),
            )

    def _said(self, query: str) -> Iterator[Match]:
        session = self._context.session
        if len(query) < 2 or not session.is_open:
            return
        seen = set()
        for hit in find(session.segments, query):
            segment = session.segment(hit.segment_id)
            if segment is None or segment.id in seen:
                continue
            seen.add(segment.id)
            start = max(0, hit.start - 24)
            text = segment.text if hit.where == "original" else segment.text_in(segment.language.other)
            yield Match(
                text[start : start + 64],
                self.tr("in the transcript"),
                partial(self._context.show_segment, segment.id),
            )
            if len(seen) >= SHOWN:
                return
