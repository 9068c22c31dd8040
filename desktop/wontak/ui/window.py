"""The main window: header, notices, the page of the place one is in, and the tape deck under it."""

from __future__ import annotations

from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wontak.domain.errors import WontakError
from wontak.ui.commands import Commands
from wontak.ui.context import STEPS, WITH_SOUND, Context, Page, Place
from wontak.ui.first_picture import SOON_MS, after_first_picture
from wontak.ui.header import Header
from wontak.ui.notice_bar import NoticeBar
from wontak.ui.notices import Notices, fault_sentence
from wontak.ui.recording_notices import RecordingNotices
from wontak.ui.settings import GEOMETRY, LAST_PLACE, Settings

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from wontak.desk.library import Library
    from wontak.domain.findings import Finding
    from wontak.jobs.protocol import Noticed
    from wontak.ui.deck.deck import TapeDeck
    from wontak.ui.deck.player import Player
    from wontak.ui.jobs import Job, Jobs
    from wontak.ui.language import InterfaceLanguage
    from wontak.ui.leaving import Leaving
    from wontak.ui.live_listening import LiveListening
    from wontak.ui.placing import Placing
    from wontak.ui.preparing import Preparing
    from wontak.ui.room_recorder import RoomRecorder
    from wontak.ui.session import Session
    from wontak.ui.theme import Theme

_GO = (
    (Place.LIBRARY, QT_TRANSLATE_NOOP("Commands", "Meetings"), "Ctrl+Shift+L", "library"),
    (Place.DETAILS, QT_TRANSLATE_NOOP("Commands", "Details"), "Alt+1", ""),
    (Place.RECORDING, QT_TRANSLATE_NOOP("Commands", "Recording"), "Alt+2", ""),
    (Place.TRANSCRIPT, QT_TRANSLATE_NOOP("Commands", "Transcript"), "Alt+3", ""),
    (Place.MINUTES, QT_TRANSLATE_NOOP("Commands", "Minutes"), "Alt+4", ""),
    (Place.EXPORT, QT_TRANSLATE_NOOP("Commands", "Export"), "Alt+5", ""),
    (Place.GLOSSARY, QT_TRANSLATE_NOOP("Commands", "Glossary"), "Alt+6", "book-a"),
    (Place.SETTINGS, QT_TRANSLATE_NOOP("Commands", "Settings"), "Ctrl+,", "settings"),
)


READ_ONLY = "read only"

_SHOWN, _NOT_SHOWN = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
"""Only the page that is shown has a say in how small the window may be."""


class MainWindow(QMainWindow):
    """One window for one meeting at a time. Pages are made when they are first shown."""

    def __init__(
        self,
        settings: Settings,
        theme: Theme,
        language: InterfaceLanguage,
        session: Session,
        jobs: Jobs,
        player: Player,
        recorder: RoomRecorder,
        live: LiveListening,
        placing: Placing,
        library: Library,
    ) -> None:
        super().__init__()
        self._settings = settings
        self.session = session
        self.commands = Commands(self, settings)
        self.notices = Notices(self)
        self.context = Context(
            settings=settings,
            theme=theme,
            language=language,
            commands=self.commands,
            session=session,
            jobs=jobs,
            player=player,
            recorder=recorder,
            live=live,
            placing=placing,
            notices=self.notices,
            library=library,
            open_meeting=self.open_meeting,
            may_leave=lambda: self.leaving.is_allowed(),
            go=self.go,
            show_segment=self.show_segment,
            show_finding=self.show_finding,
        )
        self._pages: dict[Place, Page] = {}
        self._preparing: Preparing | None = None
        self.place: Place | None = None
        self._add_commands()
        self._lay_out()
        self._listen()
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self.restoreGeometry(settings.bytes(GEOMETRY))
        self._on_session()
        self._say_read_only()

    # Places -----------------------------------------------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Show a place; without an open meeting, only those that need none."""
        if place in STEPS and not self.session.is_open:
            place = Place.LIBRARY
        if place is Place.SETTINGS:
            self.prepare_all()  # the shortcut keys are those of all pages
        if place is self.place:
            self._header.show_place(place)
            return
        self.settle()
        self.place = place
        if place in STEPS:
            self._settings.choose(LAST_PLACE, place.value)
        page = self.page(place)
        if before := self._stack.currentWidget():
            before.setSizePolicy(_NOT_SHOWN, _NOT_SHOWN)
        page.setSizePolicy(_SHOWN, _SHOWN)
        self._stack.setCurrentWidget(page)
        self._header.show_place(place)
        self._show_deck()
        page.entered()

    def page(self, place: Place) -> Page:
        """The page of a place, made when it is first asked for."""
        if place not in self._pages:
            module = import_module(f"wontak.ui.{_ROOMS[place]}.page")
            page: Page = module.make_page(self.context)
            page.setSizePolicy(_NOT_SHOWN, _NOT_SHOWN)
            self._pages[place] = page
            self._stack.addWidget(page)
        return self._pages[place]

    def show_segment(self, segment_id: int) -> None:
        """Show the transcript at a segment."""
        self.go(Place.TRANSCRIPT)
        self.page(Place.TRANSCRIPT).show_segment(segment_id)

    def show_finding(self, finding: Finding) -> None:
        """Show the paragraph a finding is about, else what was said."""
        if finding.block is not None:
            self.go(Place.MINUTES)
            self.page(Place.MINUTES).show_finding(finding)
        elif finding.segments:
            self.show_segment(finding.segments[0])

    def open_meeting(self, path: Path) -> None:
        """Open a meeting and go to where its work stands; a fault is told and leaves things as they are.

        The one that is open already stays so, with its undo and its jobs.
        """
        try:
            if not self._has_open(path):
                if not self.leaving.is_allowed():
                    return
                self.session.open(path)
        except WontakError as fault:
            self.notices.fault(fault)
            return
        self.context.library.note_opened(self.session.folder, self.session.meeting.event.topic)
        if self.context.recorder.is_recording:
            self.go(Place.RECORDING)  # it went on without a window, or is the reason for coming back
        else:
            self.go(Place.TRANSCRIPT if self.session.segment_count else Place.DETAILS)

    def prepare_all(self) -> None:
        """Make the pages that were never shown: with them come their commands."""
        self._stop_preparing()
        self._deck  # noqa: B018 - made by being asked for
        for place in Place:
            self.page(place)

    def settle(self) -> None:
        """Store what is still being typed on the page that is shown."""
        if self.place in self._pages:
            self._pages[self.place].settle()

    def _has_open(self, path: Path) -> bool:
        from wontak.desk.files import find_meeting

        return self.session.is_open and self.session.folder.resolve() == find_meeting(path).resolve()

    def _prepare(self) -> None:
        """Load, and make, what was never shown, while nobody is kept waiting by it."""
        if self._preparing is not None:
            return
        from wontak.ui.idle import Idle, Step
        from wontak.ui.preparing import Preparing

        rooms = ("deck", *(_ROOMS[place] for place in _MADE_AHEAD))
        steps: tuple[Step, ...] = (lambda: self._deck, *(partial(self.page, place) for place in _MADE_AHEAD))
        self._preparing = Preparing(Idle(self), rooms, steps, self)

    def _stop_preparing(self) -> None:
        if self._preparing:
            self._preparing.give_up()

    # Parts ------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._header = Header(self.context, self)
        self._stack = QStackedWidget(self)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notice_bar = NoticeBar(self.notices, body)
        for part in (self._header, self.notice_bar):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._column = column
        self.setCentralWidget(body)

    @cached_property
    def leaving(self) -> Leaving:
        """Asks before a meeting is left that is being recorded."""
        from wontak.ui.leaving import Leaving

        return Leaving(self.context.recorder, self)

    @cached_property
    def _deck(self) -> TapeDeck:
        """The tape deck, made when there is something to be heard for the first time."""
        from wontak.ui.deck.deck import TapeDeck

        deck = TapeDeck(self.context, self)
        self._column.addWidget(deck)
        return deck

    def _add_commands(self) -> None:
        for place, text, key, icon_name in _GO:
            self.commands.add(f"go_{place}", text, partial(self.go, place), key, icon_name=icon_name)
        add = self.commands.add
        add(
            "undo",
            QT_TRANSLATE_NOOP("Commands", "Undo"),
            self._undo,
            "Ctrl+Z",
            icon_name="undo-2",
        )
        add(
            "redo",
            QT_TRANSLATE_NOOP("Commands", "Redo"),
            self._redo,
            "Ctrl+Shift+Z",
            "Ctrl+Y",
            icon_name="redo-2",
        )
        add(
            "find_anything",
            QT_TRANSLATE_NOOP("Commands", "Find anything"),
            self._find_anything,
            "Ctrl+Shift+P",
            icon_name="search",
        )
        add(
            "show_jobs",
            QT_TRANSLATE_NOOP("Commands", "Show the jobs"),
            lambda: self._header.jobs.show_panel(),
        )
        add("quit", QT_TRANSLATE_NOOP("Commands", "Quit"), self.close, "Ctrl+Q")

    def _listen(self) -> None:
        for signal in (self.session.opened, self.session.closed, self.session.details_changed):
            signal.connect(self._on_session)
        self.session.opened.connect(self._say_read_only)
        self.session.closed.connect(self._take_back_read_only)
        self.session.undo_changed.connect(self._on_undo)
        self.session.recordings_changed.connect(self._show_deck)
        self.session.faulted.connect(self.notices.fault)
        self.session.closing.connect(self._on_closing)
        self.context.jobs.noticed.connect(self._on_noticed)
        self.context.jobs.failed.connect(self._on_failed)
        self.context.player.failed.connect(self.notices.warn)
        RecordingNotices(self.context, self)

    def _on_session(self) -> None:
        is_open = self.session.is_open
        for step in STEPS:
            self.commands[f"go_{step}"].setEnabled(is_open)
        if is_open:
            topic = self.session.meeting.event.topic.either(self.context.language.current)
            self.setWindowTitle(f"{topic or self.session.folder.stem} – {self.tr('Wontak')}")
        else:
            self.setWindowTitle(self.tr("Wontak"))
            if self.place in STEPS:
                self.go(Place.LIBRARY)
        self._on_undo()

    def _say_read_only(self) -> None:
        """Say why nothing can be changed: who has the meeting, or that its folder cannot be written to."""
        if self.session.is_read_only and self.session.refusal:
            self.notices.warn(fault_sentence(self.session.refusal), key=READ_ONLY)

    def _take_back_read_only(self) -> None:
        self.notices.withdraw(READ_ONLY)

    def _on_closing(self) -> None:
        self.settle()
        self.context.library.note_opened(self.session.folder, self.session.meeting.event.topic)
        if self.context.jobs.open:
            self.notices.say(
                self.tr("The running job was stopped; what it has done so far is kept."), key="stopped"
            )

    def _on_undo(self) -> None:
        editing = self.session.editing if self.session.is_open else None
        self.commands["undo"].setEnabled(bool(editing and editing.can_undo))
        self.commands["redo"].setEnabled(bool(editing and editing.can_redo))

    def _undo(self) -> None:
        self.settle()
        self.session.undo()

    def _redo(self) -> None:
        self.settle()
        self.session.redo()

    def _find_anything(self) -> None:
        from wontak.ui.finder.finder import Finder

        self.prepare_all()
        Finder(self.context, self).open()

    def _show_deck(self) -> None:
        is_wanted = self.place in WITH_SOUND and self.session.is_open and bool(self.session.recordings())
        if is_wanted or "_deck" in vars(self):
            self._deck.setVisible(is_wanted)

    def _on_noticed(self, event: Noticed) -> None:
        from wontak.domain.messages import interface_language, sentence

        self.notices.warn(sentence(event.code, dict(event.fields), interface_language()), key=event.code)

    def _on_failed(self, job: Job) -> None:
        if job.fault:
            again = (self.tr("Try again"), lambda: self.context.jobs.retry(job))
            self.notices.fault(job.fault, again, key=f"job {job.title}")

    # Qt ---------------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            from wontak.ui.dropped import take_files

            event.acceptProposedAction()
            take_files(self, files)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            after_first_picture(self, self._prepare, SOON_MS)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.is_allowed():
            event.ignore()
            return
        self._stop_preparing()
        self.settle()
        self._settings.choose(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)


_ROOMS = {
    Place.LIBRARY: "library",
    Place.DETAILS: "details",
    Place.RECORDING: "recording",
    Place.TRANSCRIPT: "transcript",
    Place.MINUTES: "minutes",
    Place.EXPORT: "export",
    Place.GLOSSARY: "glossary",
    Place.SETTINGS: "preferences",
}

_MADE_AHEAD = (
    Place.TRANSCRIPT,
    Place.DETAILS,
    Place.RECORDING,
    Place.MINUTES,
    Place.EXPORT,
    Place.GLOSSARY,
    Place.SETTINGS,
)
"""The order in which pages are made before they are asked for: the one that a meeting is mostly opened at comes first."""
