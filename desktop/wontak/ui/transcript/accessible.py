"""The transcript for a screen reader: its page is a list, each segment an item that tells who, when, what and its translation.

Rows are painted and are no widgets, so that nothing else would tell of them. The items are made when they are asked for; where
nobody asks, there are none. (An item has no actions: PySide 6.11 cannot hand out further interfaces of an interface made in
Python. The keyboard does with segments all that there is to do.)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QWindow,
)
from PySide6.QtWidgets import QWidget

from wontak.ui.transcript.head import HeadItem, Part

if TYPE_CHECKING:
    from wontak.ui.transcript.view import TranscriptView

_LEAD = (Part.SPEAKER, Part.TIME, Part.LANGUAGE)


class RowsPaper(QWidget):
    """What the rows of a transcript are painted on; a screen reader sees a list in its place."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self.view = view
        self._list: _List | None = None
        _install()

    def accessible(self) -> QAccessibleInterface:
        """The list, made once: it must live as long as this does."""
        self._list = _List(self)
        self.destroyed.connect(self._list.items.forget_all)
        return self._list

    def tell_changed(self, ids: Iterable[int]) -> None:
        """Segments say something else."""
        for item in self._items(ids):
            QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.NameChanged))

    def tell_moved(self) -> None:
        """There are other segments, or in another order."""
        if self._list is not None:
            self._list.items.forget_gone()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))

    def tell_selected(self, ids: Iterable[int]) -> None:
        """These are selected now, or no longer."""
        for item in self._items(ids):
            selected = QAccessible.State()
            selected.selected = True  # which part of the state is another one
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(item, selected))

    def announce(self, text: str) -> None:
        """Have a screen reader say this at once."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _items(self, ids: Iterable[int]) -> list[_Item]:
        return self._list.items.known(ids) if self._list is not None else []


class _Items:
    """The items a screen reader has asked for, by their segments' ids. Qt holds them too, and must be told to let go."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._made: dict[int, _Item] = {}

    def at(self, place: int) -> _Item:
        """The item of the segment at a place."""
        number = self._view.segments[place].id
        if number not in self._made:
            self._made[number] = _Item(self._view, number)
            QAccessible.registerAccessibleInterface(self._made[number])
        return self._made[number]

    def known(self, ids: Iterable[int]) -> list[_Item]:
        return [self._made[number] for number in ids if number in self._made]

    def forget_gone(self) -> None:
        """Let go of what stands for segments that are gone."""
        self._forget([number for number in self._made if self._view.place_of(number) is None])

    def forget_all(self) -> None:
        self._forget(list(self._made))

    def _forget(self, ids: Iterable[int]) -> None:
        for number in ids:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self._made[number]))
            del self._made[number]


class _Part(QAccessibleInterface):
    """What list and items have in common."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__()
        self.view = view

    def isValid(self) -> bool:
        return shiboken6.isValid(self.view)

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing is written in this way."""

    def window(self) -> QWindow:
        return self.view.window().windowHandle()


class _List(_Part):
    """All segments that are shown, in view or not, and the editor behind them."""

    def __init__(self, paper: RowsPaper) -> None:
        super().__init__(paper.view)
        self._paper = paper
        self.items = _Items(paper.view)

    def object(self) -> QObject:
        return self._paper

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.view)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.multiSelectable = True
        return state

    def rect(self) -> QRect:
        return QRect(self._paper.mapToGlobal(QPoint()), self._paper.size())

    def text(self, kind: QAccessible.Text) -> str:
        return self.view.accessibleName() if kind is QAccessible.Text.Name else ""

    def childCount(self) -> int:
        return len(self.view.segments) + 1

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if 0 <= index < len(self.view.segments):
            return self.items.at(index)
        is_editor = index == len(self.view.segments)
        return QAccessible.queryAccessibleInterface(self.view.editor) if is_editor else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        point = self._paper.mapFromGlobal(QPoint(x, y))
        if self.view.editor.geometry().contains(point):
            return QAccessible.queryAccessibleInterface(self.view.editor)
        below = [place for place, top in self.view.scroller.visible() if top <= point.y()]
        return self.items.at(below[-1]) if below else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, _Item):
            place = self.view.place_of(child.segment_id)
            return -1 if place is None else place
        return len(self.view.segments) if child.object() is self.view.editor else -1


class _Item(_Part):
    """One segment."""

    def __init__(self, view: TranscriptView, segment_id: int) -> None:
        super().__init__(view)
        self.segment_id = segment_id

    @property
    def _place(self) -> int | None:
        return self.view.place_of(self.segment_id) if shiboken6.isValid(self.view) else None

    def isValid(self) -> bool:
        return self._place is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.view.viewport())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, place = QAccessible.State(), self._place
        state.selectable = True
        state.selected = self.segment_id in self.view.selected
        state.active = self.segment_id == self.view.cursor_.segment_id
        state.offscreen = place is None or self.view.scroller.y_of(place) is None
        return state

    def rect(self) -> QRect:
        place = self._place
        y = None if place is None else self.view.scroller.y_of(place)
        if place is None or y is None:
            return QRect()
        paper = self.view.viewport()
        return QRect(paper.mapToGlobal(QPoint(0, y)), QSize(paper.width(), self.view.row(place).height))

    def text(self, kind: QAccessible.Text) -> str:
        place = self._place
        if place is None:
            return ""
        if kind is QAccessible.Text.Name:
            return f"{lead(self.view.head(place))}: {self.view.row(place).segment.text}"
        return _rest(self.view, place) if kind is QAccessible.Text.Description else ""

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1


def lead(head: Iterable[HeadItem]) -> str:
    """Who, when and in which language."""
    return ", ".join(item.text if item.part is Part.TIME else item.tip for item in head if item.part in _LEAD)


def _rest(view: TranscriptView, place: int) -> str:
    """The marks of a segment in words, its translation, and what was commented on it."""
    segment = view.row(place).segment
    told = [item.tip for item in view.head(place) if item.part not in _LEAD]
    if segment.translation is not None and view.columns.translated:
        told.append(segment.translation.text)
    if segment.comment:
        told.append(segment.comment)
    return ". ".join(filter(None, told))


def _make(_kind: str, one: QObject) -> QAccessibleInterface | None:
    """Qt asks for each thing that is looked at, by each of its classes."""
    return one.accessible() if _kind == RowsPaper.__name__ and isinstance(one, RowsPaper) else None


_installed: list[bool] = []


def _install() -> None:
    """Once in a process, whatever the number of windows."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)
