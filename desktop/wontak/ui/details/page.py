"""Details: event, roster and agenda, which tell recognition, attribution and drafting what to expect."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from wontak.desk.lists import read_list_file, read_pasted
from wontak.domain.errors import WontakError
from wontak.domain.lists import Rows
from wontak.domain.meeting import Meeting
from wontak.ui.context import Context, Page
from wontak.ui.details.agenda import Agenda
from wontak.ui.details.event_form import EventForm
from wontak.ui.details.list_preview import ListPreview
from wontak.ui.details.roster import Roster
from wontak.ui.theme import BASE_POINT

FORM_PX = 380


def make_page(context: Context) -> Page:
    return DetailsPage(context)


class DetailsPage(Page):
    """The form on the left, the two tables on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("page")
        self._form = EventForm(self.session, context.language.current)
        self._roster = Roster(context, self)
        self._agenda = Agenda(context, self)
        self._lay_out()
        self._add_commands()
        for signal in (self.session.opened, self.session.details_changed):
            signal.connect(self._show)
        if self.session.is_open:
            self._show()

    def entered(self) -> None:
        self._form.take_focus()

    def settle(self) -> None:
        self._form.settle()

    def paste(self, *, agenda: bool) -> None:
        """Take a list from the clipboard, after showing how it is understood."""
        data = QApplication.clipboard().mimeData()
        rows = read_pasted(data.text(), data.html())
        if rows:
            self._preview(rows, agenda=agenda)
        else:
            self.context.notices.say(
                self.tr("There is no list on the clipboard; copy one in Excel or Word first.")
            )

    def import_file(self, *, agenda: bool) -> None:
        """Take a list from a file, after showing how it is understood."""
        kinds = self.tr("Lists (*.xlsx *.csv *.tsv *.txt *.docx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Import a list"), "", kinds)
        if chosen:
            try:
                rows = read_list_file(Path(chosen))
            except WontakError as fault:
                self.context.notices.fault(fault)
            else:
                self._preview(rows, agenda=agenda)

    def _preview(self, rows: Rows, *, agenda: bool) -> None:
        self.settle()
        dialog = ListPreview(self.context, rows, agenda=agenda, parent=self)
        dialog.accepted.connect(lambda: self._take_over(dialog.result_meeting()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_over(self, meeting: Meeting) -> None:
        self.session.save_meeting(meeting)
        try:
            self.context.people.remember(meeting.participants)
        except WontakError as fault:
            self.context.notices.fault(fault)

    def _lay_out(self) -> None:
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._form)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tables = QSplitter(Qt.Orientation.Vertical, self)
        for panel, agenda in ((self._roster, False), (self._agenda, True)):
            panel.add_button(
                "clipboard-paste",
                self.tr("Paste a list from Excel or Word"),
                partial(self.paste, agenda=agenda),
                self.tr("Paste list"),
            )
            panel.add_button(
                "file-down",
                self.tr("Import a list from a file"),
                partial(self.import_file, agenda=agenda),
                self.tr("Import list…"),
            )
            panel.pasted = partial(self.paste, agenda=agenda)
            frame = QWidget(tables)
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(0, 4, 0, 4)
            inside.addWidget(panel)
            tables.addWidget(frame)
        tables.setSizes([420, 260])
        tables.setChildrenCollapsible(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 16, 24, 16)
        line.setSpacing(24)
        line.addWidget(scroll)
        line.addWidget(tables, 1)
        self._fit_form()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_form()

    def _fit_form(self) -> None:
        """As wide as the text is large."""
        self._scroll.setFixedWidth(round(FORM_PX * max(1.0, self.font().pointSizeF() / BASE_POINT)))

    def _add_commands(self) -> None:
        add = self.context.commands.add
        add(
            "paste_roster",
            QT_TRANSLATE_NOOP("Commands", "Paste the roster from Excel or Word"),
            lambda: self.paste(agenda=False),
        )
        add(
            "import_roster",
            QT_TRANSLATE_NOOP("Commands", "Import the roster from a file"),
            lambda: self.import_file(agenda=False),
        )
        add(
            "paste_agenda",
            QT_TRANSLATE_NOOP("Commands", "Paste the agenda from Excel or Word"),
            lambda: self.paste(agenda=True),
        )
        add(
            "import_agenda",
            QT_TRANSLATE_NOOP("Commands", "Import the agenda from a file"),
            lambda: self.import_file(agenda=True),
        )

    def _show(self) -> None:
        meeting = self.session.meeting
        self._form.show_event(meeting.event)
        self._roster.show_meeting(meeting)
        self._agenda.show_meeting(meeting)
        writable = self.session.is_open and not self.session.is_read_only
        self._form.setEnabled(writable)
        for panel in (self._roster, self._agenda):
            panel.set_writable(writable)
