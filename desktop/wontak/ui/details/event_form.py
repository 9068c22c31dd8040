"""The event as a form: what, when, where, whose; stored as it is typed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDate, QTime, QTimer
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

from wontak.domain.meeting import Bilingual, Event, EventKind, Language
from wontak.ui.choices import event_names, fill
from wontak.ui.session import Session

STORE_AFTER_MS = 600
"""A pause in typing after which the form is stored."""

NO_DATE = QDate(1900, 1, 1)


class EventForm(QFrame):
    """Fields in Korean and in English, one above the other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filling = False
        self._pairs: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(STORE_AFTER_MS)
        self._pause.timeout.connect(self.store)
        self._lay_out()

    def show_event(self, event: Event) -> None:
        """Fill the form, except a field that is being typed in."""
        self._filling = True
        self._kind.setCurrentIndex(self._kind.findData(event.kind.value))
        self._date.setDate(
            QDate(event.date.year, event.date.month, event.date.day) if event.date else NO_DATE
        )
        for field, time in ((self._start, event.start), (self._end, event.end)):
            field.setTime(QTime(time.hour, time.minute) if time else QTime(0, 0))
        for name, (korean, english) in self._pairs.items():
            text = _pair_of(event, name)
            for field_, shown in ((korean, text.ko), (english, text.en)):
                if field_.text() != shown and not (field_.hasFocus() and self._pause.isActive()):
                    field_.setText(shown)
        if not self._writer.hasFocus():
            self._writer.setText(event.writer)
        self._filling = False

    def store(self) -> None:
        """Store what the form says now."""
        self._pause.stop()
        if self._session.is_open:
            meeting = self._session.meeting
            event = self._event(meeting.event)
            self._session.save_meeting(dataclasses.replace(meeting, event=event), joined=True)

    def settle(self) -> None:
        """Store what is being typed, if anything is."""
        if self._pause.isActive():
            self.store()

    def _lay_out(self) -> None:
        self._kind = QComboBox(self)
        fill(self._kind, event_names())
        self._date = QDateEdit(self)
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("yyyy-MM-dd")
        self._date.setMinimumDate(NO_DATE)
        self._date.setSpecialValueText(self.tr("no date yet"))
        self._start, self._end = self._time_field(self.tr("Start")), self._time_field(self.tr("End"))
        self._writer = QLineEdit(self)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(10)
        self._pair(form, "topic", self.tr("Topic"))
        form.addRow(self.tr("Kind of event"), self._kind)
        form.addRow(self.tr("Date"), self._date)
        times = QHBoxLayout()
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
        fields = []
        column = QVBoxLayout()
        column.setSpacing(4)
        for language in (self.tr("Korean"), self.tr("English")):
            field = QLineEdit(self)
            field.setPlaceholderText(language)
            field.setAccessibleName(f"{label}, {language}")
            field.textEdited.connect(self._pause.start)
            column.addWidget(field)
            fields.append(field)
        self._pairs[name] = (fields[0], fields[1])
        form.addRow(label, column)

    def _time_field(self, name: str) -> QTimeEdit:
        field = QTimeEdit(self)
        field.setDisplayFormat("HH:mm")
        field.setSpecialValueText("–")
        field.setAccessibleName(name)
        return field

    def _event(self, before: Event) -> Event:
        """The event as the form has it."""
        pairs: dict[str, Any] = {
            name: Bilingual(korean.text().strip(), english.text().strip())
            for name, (korean, english) in self._pairs.items()
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
