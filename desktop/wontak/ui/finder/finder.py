"""The command finder: one field that finds commands in both languages, people, times and what was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.search_text import find
from wontak.ui.commands import CONTEXT, Command
from wontak.ui.context import Context
from wontak.ui.theme import Theme

WIDTH_PX = 640
SHOWN = 12
FIND = "find_anything"
HINT = Qt.ItemDataRole.UserRole
_TIME = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")


@dataclass(frozen=True)
class Match:
    """One line of the list: what it is, a hint such as its key, and what pressing Enter does."""

    text: str
    hint: str
    run: Callable[[], object]


class _HintPainter(QStyledItemDelegate):
    """Text on the left, cut where it is too long, the hint at the right in a quiet colour."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_wash"))
            painter.drawRoundedRect(area, 6, 6)
        inner = area.adjusted(12, 0, -12, 0)
        hint, metrics = str(index.data(HINT) or ""), option.fontMetrics
        hint_px = metrics.horizontalAdvance(hint) + 16 if hint else 0
        painter.setPen(self._theme.colour("quiet"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
        painter.setPen(self._theme.colour("text"))
        room = inner.adjusted(0, 0, -hint_px, 0)
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


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
        self._list.setObjectName("navigation")
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setItemDelegate(_HintPainter(context.theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = QLabel(self.tr("Nothing was found."), self)
        self._nothing.setProperty("role", "quiet")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self._field, self._nothing, self._list):
            column.addWidget(part)
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
        kinds = (self._time(query), self._commands(query), self._people(query), self._said(typed.strip()))
        # The half of the list at most is for commands, so that people and words said are seen too.
        commands = list(islice(kinds[1], SHOWN))
        others = list(islice(chain(kinds[2], kinds[3]), SHOWN))
        room = max(SHOWN // 2, SHOWN - len(others))
        self._matches = [*kinds[0], *commands[:room], *others][:SHOWN]
        self._list.clear()
        for match in self._matches:
            item = QListWidgetItem(match.text)
            item.setData(HINT, match.hint)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{match.text}, {match.hint}")
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setVisible(not self._matches)

    def _take(self) -> None:
        row = self._list.currentRow()
        self.close()
        if 0 <= row < len(self._matches):
            self._matches[row].run()

    def _commands(self, query: str) -> Iterator[Match]:
        """The commands that can be given now: those given last first, then those that begin with what is typed."""
        context = self._context
        fitting = []
        for command in context.commands:
            names = [
                name.casefold()
                for name in (command.text, command.label, context.language.korean(CONTEXT, command.text))
            ]
            if command.action.isEnabled() and command.id != FIND and any(query in name for name in names):
                begins = any(name.startswith(query) for name in names)
                fitting.append((context.commands.last_given(command.id), not begins, command))
        for _last, _begins, command in sorted(fitting, key=lambda one: one[:2]):
            keys = context.commands.keys(command.id)
            shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
            yield Match(command.label, shown, partial(self._give, command))

    def _give(self, command: Command) -> None:
        self._context.commands.note_given(command.id)
        command.action.trigger()

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
            text = segment.text if hit.where == "original" else segment.text_in(segment.language.other)
            start = max(0, hit.start - 16)
            yield Match(
                f"…{text[start:]}" if start else text,
                self.tr("in the transcript"),
                partial(self._context.show_segment, segment.id),
            )
            if len(seen) >= SHOWN:
                return
