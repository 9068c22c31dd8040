"""The Transcript page: the text, the line of jobs above it, and people, review or history beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QFontInfo, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.changes import Change, Step, VoiceChange
from wontak.domain.showing import Showing
from wontak.ui.context import Context, Page
from wontak.ui.first_picture import after_first_picture
from wontak.ui.settings import SHADE_DOUBTFUL, SHOW_TRANSLATION, TRANSLATION_BESIDE
from wontak.ui.standing_bar import StandingBar
from wontak.ui.transcript.command_list import (
    SPEAKER_KEYS,
    Doers,
    Entry,
    add_commands,
    edit_entries,
    engine_entries,
    going_entries,
    speaker_entries,
)
from wontak.ui.transcript.dragging import Dragging
from wontak.ui.transcript.engine_operations import EngineOperations
from wontak.ui.transcript.filtering import Filtering
from wontak.ui.transcript.find_bar import FindBar
from wontak.ui.transcript.glossary_operation import GlossaryOperation
from wontak.ui.transcript.history_panel import HistoryPanel
from wontak.ui.transcript.menus import Menus
from wontak.ui.transcript.movement import Movement
from wontak.ui.transcript.navigation import Following, Navigation
from wontak.ui.transcript.operations import Operations
from wontak.ui.transcript.pointing import Pointing
from wontak.ui.transcript.presses import Presses
from wontak.ui.transcript.questions import Questions
from wontak.ui.transcript.rough_bar import RoughBar
from wontak.ui.transcript.side import WIDTH_EM, WIDTH_PX, SidePanel
from wontak.ui.transcript.states import EmptyState
from wontak.ui.transcript.summary import Summary
from wontak.ui.transcript.summing_up import SummingUp
from wontak.ui.transcript.view import TranscriptView
from wontak.ui.transcript.wording import Wording
from wontak.ui.transcript.work_bar import WorkBar

_SWITCHES = {
    "show_translation": (SHOW_TRANSLATION, True),
    "translation_beside": (TRANSLATION_BESIDE, True),
    "shade_doubtful": (SHADE_DOUBTFUL, True),
}


def make_page(context: Context) -> Page:
    """The Transcript page of a window."""
    return TranscriptPage(context)


class TranscriptPage(Page):
    """Puts the parts together and keeps them in line with the meeting."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("page")
        self.wording = Wording(context)
        self.questions = Questions(self)
        self.view = TranscriptView(context, self.wording, self)
        self.filtering = Filtering(context, self.wording, lambda: self.view.cursor_.segment, self)
        self.find_bar = FindBar(context, self.view, self)
        self.engines = EngineOperations(context, self)
        self.movement = Movement(self.view)
        self.pointing = Pointing(self.view, self.movement)
        Dragging(self.view, self.pointing)
        self.operations = Operations(context, self.view, self.wording, self.questions)
        self.navigation = Navigation(context, self.view, self.wording, self.questions)
        self.following = Following(context, self.view)
        self._glossary = GlossaryOperation(context, self.view, self.questions)
        self.standing = StandingBar(context, self)
        self.side = SidePanel(context, self.wording, self)
        self.history = HistoryPanel(context, self.view, self.wording, self)
        self._summing_up = SummingUp(context, self)
        self._writing: list[str] = []
        self._add_commands()
        self.work_bar = WorkBar(context, self.engines, self)
        self.rough_bar = RoughBar(context, self.engines, self)
        self.empty = EmptyState(context, self.engines, self)
        self._lay_out()
        self._listen()
        self._switch_commands(on=False)
        self._is_read = False
        if not self.session.is_open:
            self._on_meeting()

    # Page -------------------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Read what has changed meanwhile, and take the keyboard."""
        if not self._is_read:  # before, it had not the width that rows are set for
            self._on_meeting()
        self._refresh_state()
        if self.view.cursor_.segment_id is None and self.view.segments:
            self.view.move_cursor(0)
        after_first_picture(self, self._look_around)
        (self.view if self.view.segments else self.empty.button).setFocus()

    def show_segment(self, segment_id: int) -> None:
        """Put the cursor into a segment."""
        self.view.select(())
        if self.view.place_of(segment_id) is None:
            self.filtering.show_all()
        self.view.show_segment(segment_id)
        self.view.setFocus()

    def settle(self) -> None:
        """Store all that has been typed."""
        self.view.cursor_.settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._switch_commands(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._switch_commands(on=False)

    # Parts ------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        text = QWidget(self)
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (self.standing, self.rough_bar, self.work_bar, self.find_bar, self.filtering):
            column.addWidget(bar)
        column.addWidget(self.view, 1)
        self._beside = QStackedWidget(self)
        self._beside.setObjectName("side")
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._widen()
        self._beside.addWidget(self.side)
        self._beside.addWidget(self.history)
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(text, 1)
        row.addWidget(self._beside)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _add_commands(self) -> None:
        doers = Doers(
            self.operations, self.engines, self.navigation, self.following, self.movement, self.find_bar
        )
        entries = (
            *edit_entries(doers),
            *speaker_entries(doers),
            *going_entries(doers),
            *engine_entries(doers),
            *self.filtering.entries(),
            *self._own_entries(),
        )
        self._actions = add_commands(self.context.commands, entries, self.view.editor)
        menus = Menus(self._actions, self.operations, self.wording, self.engines, self)
        Presses(
            self.context,
            self.pointing,
            self.operations,
            self.navigation,
            self.following,
            menus,
            self.show_segment,
        )
        self._writing = [entry.id for entry in entries if entry.writes]
        for name, (setting, default) in _SWITCHES.items():
            action = self._actions[name]
            action.setCheckable(True)
            action.setChecked(self.context.settings.flag(setting, default))

    def _own_entries(self) -> tuple[Entry, ...]:
        return (
            Entry("transcribe_again", QT_TRANSLATE_NOOP("Commands", "Transcribe the segment again"),
                  partial(self._transcribe_again, other=False), ("Alt+R",), "refresh-cw", writes=True),
            Entry("change_language", QT_TRANSLATE_NOOP("Commands", "Other language: transcribe again"),
                  partial(self._transcribe_again, other=True), ("Alt+L",), "languages", writes=True),
            Entry("translate_again", QT_TRANSLATE_NOOP("Commands", "Translate again"), self._translate_again,
                  ("Alt+T",), "languages", writes=True),
            Entry("add_to_glossary", QT_TRANSLATE_NOOP("Commands", "Add to the glossary…"), self._glossary.add,
                  ("Alt+G",), "book-a"),
            Entry("segment_history", QT_TRANSLATE_NOOP("Commands", "History of the segment"), self._toggle_history,
                  ("Alt+H",), "history"),
            Entry("show_translation", QT_TRANSLATE_NOOP("Commands", "Show the translation"),
                  partial(self._switch, "show_translation"), ("Ctrl+Alt+T",), "languages"),
            Entry("translation_beside", QT_TRANSLATE_NOOP("Commands", "Translation beside the original"),
                  partial(self._switch, "translation_beside"), (), "columns-2"),
            Entry("shade_doubtful", QT_TRANSLATE_NOOP("Commands", "Shade uncertain words"),
                  partial(self._switch, "shade_doubtful"), (), "circle-help"),
            Entry("next_pane", QT_TRANSLATE_NOOP("Commands", "To the text or the side panel"), self._next_pane,
                  ("F6",)),
        )  # fmt: skip

    def _listen(self) -> None:
        session = self.session
        session.opened.connect(self._on_meeting)
        session.closed.connect(self._on_meeting)
        session.segments_changed.connect(self._on_changed)
        session.segments_moved.connect(self._on_moved)
        for signal in (session.details_changed, session.recordings_changed):
            signal.connect(self._on_details)
        session.voices_changed.connect(self._summing_up.follow)
        session.markers_changed.connect(self._on_marks)
        session.arriving.connect(self.view.cursor_.store)
        session.approval_changed.connect(self._refresh_state)
        self.context.theme.changed.connect(self._on_theme)
        self.context.jobs.changed.connect(self._on_jobs)
        self.standing.unlocked.connect(self._refresh_state)
        self.engines.looked.connect(self._summing_up.follow)
        self._summing_up.found.connect(self._take_summary)
        self.pointing.line_pressed.connect(self.context.player.seek)
        self.view.cursor_.moved.connect(self._on_cursor)
        self.side.person_pressed.connect(self.filtering.show_person)
        self.filtering.changed.connect(self._on_filter)
        self.side.voice_pressed.connect(self.operations.assign_voice)
        self.side.concern_pressed.connect(self.navigation.next_of)
        self.side.queue_pressed.connect(self.navigation.next_in_queue)
        self.side.segment_pressed.connect(self.show_segment)
        self.side.markers.gone_to.connect(self.following.follow)
        self.history.closed.connect(self._toggle_history)

    # What changes -----------------------------------------------------------------------------------------------------

    def _on_meeting(self) -> None:
        self._is_read = True
        self.engines.forget()
        self._summing_up.forget()
        self.find_bar.close_bar()
        self.filtering.showing = Showing()
        self.standing.forget()
        self.wording.refresh()
        self.view.cursor_.leave()
        self.view.lines.read()
        self._show_segments()
        self._refresh_state()
        if self.view.segments:
            self.view.move_cursor(0)
        if self.session.is_open:
            self.session.editing.subscribe(self._on_step)
        self._summing_up.follow()

    def _on_step(self, step: Step) -> None:
        """What is undone or done again must be seen."""
        change = step.segments if isinstance(step, VoiceChange) else step
        if isinstance(change, Change) and change.restoring and self.isVisible():
            if change.after and all(self.view.place_of(one.id) is None for one in change.after):
                self.filtering.show_all()
            places = [self.view.place_of(one.id) for one in change.after]
            known = [place for place in places if place is not None]
            in_view = {place for place, _y in self.view.scroller.visible()}
            if known and in_view.isdisjoint(known):
                self.view.move_cursor(known[0])

    def _on_changed(self, ids: frozenset[int]) -> None:
        self.view.change_segments(ids)
        self._summing_up.follow()

    def _on_moved(self) -> None:
        was_empty = not self.view.segments
        self._show_segments()
        if was_empty or not self.view.segments:
            self._refresh_state()
            if self.view.segments and self.view.cursor_.segment_id is None:
                self.view.move_cursor(0)
                self.view.setFocus()
        self._summing_up.follow()

    def _on_filter(self) -> None:
        self.view.cursor_.settle()
        self._show_segments()
        if self.view.cursor_.segment_id is None:
            self.view.move_cursor(0)
        self.view.setFocus()

    def _show_segments(self) -> None:
        segments = self.filtering.segments()
        self.view.lines.place(segments)
        self.view.show_segments(segments)

    def _on_marks(self) -> None:
        self.view.lines.read()
        self._show_segments()
        self.side.refresh()

    def _on_details(self) -> None:
        if not self.session.is_open:
            return
        self.wording.refresh()
        self.view.lines.renew(self.view.segments)
        self.view.dress()
        self._name_speakers()
        self._refresh_state()
        self._summing_up.follow()

    def _on_theme(self) -> None:
        self._widen()
        self._summing_up.now()

    def _widen(self) -> None:
        """The panel is as wide as names need at this size of text."""
        self._beside.setFixedWidth(max(WIDTH_PX, WIDTH_EM * QFontInfo(QApplication.font()).pixelSize()))

    def _on_jobs(self) -> None:
        if self.isVisible() and not self.view.segments:
            self.empty.refresh()
        if self.context.jobs.running is None:
            self._summing_up.follow()

    def _look_around(self) -> None:
        """What the text need not wait for: which models there are, and the figures beside it."""
        self.engines.look()
        self._summing_up.now()

    def _take_summary(self, summary: Summary) -> None:
        if self.session.is_open:
            self.side.show_summary(summary)
            self.work_bar.show_summary(summary)
            self.rough_bar.refresh()

    def _refresh_state(self) -> None:
        self._stack.setCurrentIndex(0 if self.session.segment_count else 1)
        self.empty.refresh()
        self.standing.refresh()
        self.rough_bar.refresh()
        writable = self.standing.may_write
        self.view.editor.setReadOnly(not writable)
        for command in self._writing:
            self._actions[command].setEnabled(writable and self.isVisible())
        self._name_speakers()

    def _name_speakers(self) -> None:
        for number, person in enumerate(self.operations.speaking[:SPEAKER_KEYS], 1):
            self._actions[f"speaker_{number}"].setText(self.wording.person(person.id))

    def _switch_commands(self, *, on: bool) -> None:
        """Keys of this page act on this page alone."""
        for name, action in self._actions.items():
            action.setEnabled(on and (name not in self._writing or self.standing.may_write))

    def _switch(self, name: str) -> None:
        setting, _default = _SWITCHES[name]
        self.context.settings.choose(setting, self._actions[name].isChecked())

    # What is pressed --------------------------------------------------------------------------------------------------

    def _on_cursor(self) -> None:
        self.context.player.choose(self.view.cursor_.segment_id or 0)

    def _transcribe_again(self, *, other: bool) -> None:
        self.settle()
        segment = self.view.cursor_.segment
        if segment is not None:
            language = segment.language.other if other else segment.language
            self.engines.transcribe_again(segment, language)

    def _translate_again(self) -> None:
        self.engines.translate_again(self.operations.chosen)

    def _toggle_history(self) -> None:
        shown = self._beside.currentWidget() is not self.history
        self._beside.setCurrentWidget(self.history if shown else self.side)
        if not shown:
            self.view.setFocus()

    def _next_pane(self) -> None:
        """From the text to the panel beside it, and back."""
        if not self.view.editor.hasFocus():
            self.view.setFocus()
            return
        inside = self._beside.findChildren(QPushButton)
        target = next((one for one in inside if one.isVisible() and one.isEnabled()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
