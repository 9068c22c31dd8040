"""Export: choose a document, see its pages, look over what should be looked over, save it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from wontak.desk import templates
from wontak.desk.documents import write_unless_stopped
from wontak.desk.estimate import Estimates, said_of_seconds
from wontak.desk.file_work import document_work
from wontak.desk.files import EXPORTS, document_name
from wontak.desk.preview import Preview, preview
from wontak.domain.errors import Code, WontakError
from wontak.domain.minutes import DocumentKind
from wontak.ui.background import in_background
from wontak.ui.context import Context, Page
from wontak.ui.export.choices import Choices
from wontak.ui.export.pages import PagesView
from wontak.ui.file_errands import run_errand
from wontak.ui.findings_list import FindingsList
from wontak.ui.notices import fault_sentence

LOOK_AFTER_MS = 400
"""A pause in choosing after which the preview is made."""

SIDE_PX = 280


def make_page(context: Context) -> Page:
    return ExportPage(context)


class ExportPage(Page):
    """Choices on the left, pages in the middle, findings on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.choices = Choices(self)
        self.pages = PagesView(context.theme, self)
        self._findings = FindingsList(context, self)
        self._state = QLabel(self)
        self._state.setProperty("role", "quiet")
        self._state.setWordWrap(True)
        self.length = QLabel(self)
        self.length.setProperty("role", "quiet")
        self.length.setWordWrap(True)
        self._wanted = 0
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_AFTER_MS)
        self._pause.timeout.connect(self.look)
        self.choices.changed.connect(self._pause.start)
        for signal in (self.choices.changed, self.choices.format_changed):
            signal.connect(self._tell_length)
        context.commands.add(
            "save_document", QT_TRANSLATE_NOOP("Commands", "Save the document"), self._ask, "Ctrl+S"
        ).setEnabled(False)

    def entered(self) -> None:
        self.context.commands["save_document"].setEnabled(True)
        self.look()

    def settle(self) -> None:
        self.context.commands["save_document"].setEnabled(False)

    def look(self) -> None:
        """Make the preview aside; the present one stays until the new one is there."""
        if not self.session.is_open:
            return
        self._wanted += 1
        number, folder, order = self._wanted, self.session.folder, self.choices.order()
        parts = self._parts()
        self._state.setText(self.tr("Making the preview…"))
        self._tell_length()
        in_background(
            lambda: preview(folder, order, parts),
            lambda made: self._show(number, made),
            lambda fault: self._fail(number, fault),
        )
        self._findings.look(order.languages)

    def save(self, target: Path) -> None:
        """Write the document, off this thread; say how far that is, and where it lies then."""
        folder, order = self.session.folder, self.choices.order()
        run_errand(
            self.context.notices,
            self.tr("Saving “{file}”").replace("{file}", target.name),
            lambda _watch, stop: write_unless_stopped(folder, order, target, stop),
            self._on_saved,
            document_work(order.kind, target.suffix, self._parts()),
        )

    def _parts(self) -> int:
        """How many segments or paragraphs the document prints, all its languages together."""
        order = self.choices.order()
        if order.kind in tuple(DocumentKind):
            return sum(len(self.session.blocks(language)) for language in order.languages)
        return self.session.segment_count * len(order.languages)

    def _tell_length(self) -> None:
        """How long saving will take here."""
        if self.session.is_open and self.choices.ending:
            work = document_work(self.choices.kind, self.choices.ending, self._parts())
            length_s = Estimates().file_work_s(work)
            self.length.setText(said_of_seconds(length_s, self.context.language.current))

    def _show(self, number: int, made: Preview) -> None:
        if number != self._wanted:
            return
        self.pages.show_preview(made)
        self._tell_length()  # the pages have taught how long a PDF takes
        if made.fault and made.fault.code is Code.OFFICE_MISSING:
            self._state.setText(
                self.tr(
                    "LibreOffice is not installed here, so the text is shown instead of the pages; Word files can be saved."
                )
            )
        elif made.pdf:
            self._state.setText(self.tr("%n page(s)", "", self.pages.page_count))
        else:
            self._state.setText("")

    def _fail(self, number: int, fault: Exception) -> None:
        if number == self._wanted:
            self.pages.show_preview(Preview(text=fault_sentence(fault)))
            self._state.setText("")

    def _ask(self) -> None:
        """Ask where, and save there."""
        ending = self.choices.ending
        order = self.choices.order()
        name = document_name(self.session.meeting.event, order.kind, order.languages, ending)
        start = self.session.folder / EXPORTS / name
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the document"), str(start), f"*{ending}"
        )
        if chosen:
            target = Path(chosen)
            self.save(target if target.suffix else target.with_suffix(ending))

    def _on_saved(self, target: Path | None) -> None:
        self._tell_length()
        if target is None:
            return
        self.context.notices.say(
            self.tr("Saved as “{file}”.").replace("{file}", target.name),
            (self.tr("Open"), lambda: _open(target)),
            (self.tr("Show in its folder"), lambda: _open(target.parent)),
            key="saved",
        )

    def _show_templates(self) -> None:
        place = templates.folder()
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.context.notices.fault(WontakError(Code.NOT_WRITABLE, file=str(place)))
        else:
            _open(place)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        choices = QScrollArea(self)  # some documents have more choices than a small screen has room for
        choices.setWidgetResizable(True)
        choices.setFrameShape(QFrame.Shape.NoFrame)
        choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        choices.setWidget(self.choices)
        left.addWidget(choices, 1)
        own = QPushButton(self.tr("Templates of your own…"), self)
        own.clicked.connect(self._show_templates)
        save = QPushButton(self.tr("Save…"), self)
        save.setProperty("primary", True)
        save.clicked.connect(self._ask)
        left.addWidget(own)
        left.addWidget(save)
        left.addWidget(self.length)
        side = QFrame(self)
        side.setFixedWidth(SIDE_PX)
        side.setLayout(left)
        right = QFrame(self)
        right.setObjectName("side")
        right.setFixedWidth(SIDE_PX)
        column = QVBoxLayout(right)
        column.addWidget(self._state)
        column.addWidget(self._findings, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 16, 0, 0)
        line.setSpacing(16)
        line.addWidget(side)
        line.addWidget(self.pages, 1)
        line.addWidget(right)
        self._state.setAlignment(Qt.AlignmentFlag.AlignTop)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
