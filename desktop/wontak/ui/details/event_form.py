"""The event as a form: what, when, where, whose; stored as it is typed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QTime, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.meeting import Bilingual, Event, EventKind, Language, Meeting
from wontak.ui.choices import event_names, fill
from wontak.ui.session import Session

STORE_AFTER_MS = 600
"""A pause in typing after which the form is stored."""

NO_DATE = QDate(1900, 1, 1)


class EventForm(QFrame):
    """Fields in Korean and in English, one above the other, the interface's language first."""

    def __init__(self, session: Session, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._languages = (language, language.other)
        self._filling = False
        self._pairs: dict[str, dict[Language, QLineEdit]] = {}
        self._stored = _Stored()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(STORE_AFTER_MS)
        self._pause.timeout.connect(self.store)
        self._lay_out()

    def show_event(self, event: Event) -> None:
        """Fill the form; what is right already is left alone, and with it a cursor that stands in it."""
        self._filling = True
        self._kind.setCurrentIndex(self._kind.findData(event.kind.value))
        date = QDate(event.date.year, event.date.month, event.date.day) if event.date else NO_DATE
        if self._date.date() != date:
            self._date.setDate(date)
        for field, time in ((self._start, event.start), (self._end, event.end)):
            shown = QTime(time.hour, time.minute) if time else QTime(0, 0)
            if field.time() != shown:
                field.setTime(shown)
        for name, fields in self._pairs.items():
            text = _pair_of(event, name)
            for language, line in fields.items():
                self._show_text(line, text[language])
        self._show_text(self._writer, event.writer)
        self._filling = False

    def store(self) -> None:
        """Store what the form says now; going on in the same field is one step of undoing with what it stored before."""
        self._pause.stop()
        if self._session.is_open:
            meeting = self._session.meeting
            event = self._event(meeting.event)
            changed = _changed(meeting.event, event)
            goes_on = self._stored == _Stored(meeting, changed)
            self._session.save_meeting(dataclasses.replace(meeting, event=event), joined=goes_on)
            self._stored = _Stored(self._session.meeting, changed)

    def _show_text(self, line: QLineEdit, text: str) -> None:
        being_typed = line.hasFocus() and self._pause.isActive()
        if line.text().strip() != text and not being_typed:
            line.setText(text)

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self._pairs["topic"].values())).setFocus()

    def settle(self) -> None:
        """Store what is being typed, if anything is."""
        if self._pause.isActive():
            self.store()

    def _lay_out(self) -> None:
        self._kind = QComboBox(self)
        fill(self._kind, event_names())
        self._date = _DateField(self)
        self._date.setSpecialValueText(self.tr("no date yet"))
        self._start, self._end = self._time_field(self.tr("Start")), self._time_field(self.tr("End"))
        self._writer = FormLine(self)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(8)
        self._pair(form, "topic", self.tr("Topic"))
        form.addRow(self.tr("Kind of event"), self._kind)
        form.addRow(self.tr("Date"), self._date)
        times = QHBoxLayout()
        times.setSpacing(8)
        times.addWidget(self._start)
        times.addWidget(QLabel("–", self))
        times.addWidget(self._end)
        times.addStretch(1)
        form.addRow(self.tr("Time"), times)
        self._pair(form, "venue", self.tr("Venue"))
        self._pair(form, "host", self.tr("Host institution"))
        self._pair(form, "host_short", self.tr("Host institution, short form"))
        form.addRow(self.tr("Writer of the notice"), self._writer)
        self._pair(form, "board", self.tr("Notice board"))
        self._pair(form, "breadcrumb", self.tr("Where the notice is posted (steps with >)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 0)
        column.addLayout(form)
        column.addStretch(1)
        self._listen()

    def _listen(self) -> None:
        typed: Callable[..., None] = lambda *_args: None if self._filling else self._pause.start()  # noqa: E731
        self._kind.currentIndexChanged.connect(typed)
        self._date.dateChanged.connect(typed)
        for time in (self._start, self._end):
            time.timeChanged.connect(typed)
        self._writer.textEdited.connect(typed)

    def _pair(self, form: QFormLayout, name: str, label: str) -> None:
        names = {Language.KO: self.tr("Korean"), Language.EN: self.tr("English")}
        self._pairs[name] = {}
        column = QVBoxLayout()
        column.setSpacing(4)
        for language in self._languages:
            field = FormLine(self)
            field.setPlaceholderText(names[language])
            field.setAccessibleName(f"{label}, {names[language]}")
            field.textEdited.connect(self._pause.start)
            column.addWidget(field)
            self._pairs[name][language] = field
        form.addRow(label, column)

    def _time_field(self, name: str) -> QTimeEdit:
        field = QTimeEdit(self)
        field.setDisplayFormat("HH:mm")
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("00:00") + 40)
        line = field.findChild(QLineEdit)
        if line is not None:
            line.setTextMargins(8, 0, 0, 0)  # the style sheet's padding does not reach it
        field.setSpecialValueText("–")
        field.setAccessibleName(name)
        return field

    def _event(self, before: Event) -> Event:
        """The event as the form has it."""
        pairs: dict[str, Any] = {
            name: Bilingual(**{language.value: line.text().strip() for language, line in fields.items()})
            for name, fields in self._pairs.items()
        }
        steps: Bilingual = pairs.pop("breadcrumb")
        breadcrumb = {
            language: tuple(step.strip() for step in steps[language].split(">") if step.strip())
            for language in Language
            if steps[language]
        }
        return dataclasses.replace(
            before,
            kind=EventKind(self._kind.currentData()),
            date=None if self._date.date() == NO_DATE else _date(self._date.date()),
            start=_time(self._start),
            end=_time(self._end),
            writer=self._writer.text().strip(),
            breadcrumb=breadcrumb,
            **pairs,
        )


class FormLine(QLineEdit):
    """A line whose text is stored as it is typed, so that undoing is the window's."""

    def event(self, event: QEvent) -> bool:
        undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in undoing)
        ):
            event.ignore()
            return False
        return super().event(event)


class _DateField(QDateEdit):
    """A date; where there is none yet, its calendar opens at today."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setMinimumDate(NO_DATE)
        self.calendarWidget().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self.date() == NO_DATE:
            today = QDate.currentDate()
            self.calendarWidget().setCurrentPage(today.year(), today.month())
        return super().eventFilter(watched, event)


@dataclass(frozen=True)
class _Stored:
    """What the form has stored last: the meeting as it was then, and the fields that were others."""

    meeting: Meeting | None = None
    fields: tuple[str, ...] = ()


def _changed(before: Event, now: Event) -> tuple[str, ...]:
    """The names of the fields, of either language, that differ."""
    changed: list[str] = []
    for field in dataclasses.fields(Event):
        was, is_ = getattr(before, field.name), getattr(now, field.name)
        if isinstance(was, Bilingual):
            changed.extend(f"{field.name} {one}" for one in Language if was[one] != is_[one])
        elif was != is_:
            changed.append(field.name)
    return tuple(changed)


def _pair_of(event: Event, name: str) -> Bilingual:
    if name != "breadcrumb":
        text: Bilingual = getattr(event, name)
        return text
    steps = {language: " > ".join(event.breadcrumb.get(language, ())) for language in Language}
    return Bilingual(ko=steps[Language.KO], en=steps[Language.EN])


def _date(shown: QDate) -> dt.date:
    return dt.date(shown.year(), shown.month(), shown.day())


def _time(field: QTimeEdit) -> dt.time | None:
    """Midnight stands for no time: no event of this kind begins then."""
    shown = field.time()
    return dt.time(shown.hour(), shown.minute()) if shown != QTime(0, 0) else None
