"""The Minutes page: the document as it will print, its evidence beside it, and what leads to its being signed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wontak.domain.findings import Finding
from wontak.domain.meeting import Language
from wontak.domain.minutes import ORDERS, BlockKind, DocumentKind
from wontak.ui.context import Context, Page, Place
from wontak.ui.minutes.block_menu import block_menu
from wontak.ui.minutes.empty_state import EmptyState
from wontak.ui.minutes.manuscript import Manuscript
from wontak.ui.minutes.operations import MinutesOperations
from wontak.ui.minutes.rows import BlockRow, RowSignals
from wontak.ui.minutes.sheets import Sheets
from wontak.ui.minutes.side import SidePanel
from wontak.ui.minutes.tool_bar import BOTH, ToolBar
from wontak.ui.minutes.wording import length_text
from wontak.ui.segments_mime import Dragged
from wontak.ui.standing_bar import StandingBar
from wontak.ui.transcript.wording import Wording

EVIDENCE_AFTER_MS = 80
LOOK_AFTER_MS = 1_000
"""Findings and conflicts follow the text this far behind."""

DOCUMENT = "minutes_document"
LANGUAGES = "minutes_languages"


def make_page(context: Context) -> Page:
    """The Minutes page of a window."""
    return MinutesPage(context)


class MinutesPage(Page):
    """Puts the parts together and keeps them in line with the meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.wording = Wording(context)
        self.signals = RowSignals(self)
        self.manuscript = Manuscript(context.session, self)
        self.sheets = Sheets(context, self.signals, self)
        self.bar = StandingBar(context, self, withdrawable=True)
        self.operations = MinutesOperations(context, self.manuscript, lambda: self.bar.may_write, self)
        self.tools = ToolBar(*_remembered(context), self)
        self.side = SidePanel(context, self.wording, self)
        self.empty = EmptyState(self)
        self.current: BlockRow | None = None
        self._evidence_pause = self._timer(EVIDENCE_AFTER_MS, self._show_evidence)
        self._look_pause = self._timer(LOOK_AFTER_MS, self._look)
        self._add_commands()
        self._lay_out()
        self._listen()
        self._switch_commands(on=False)
        self._make_papers()

    # Page -------------------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        self.wording.refresh()
        self._refresh()
        self._look()
        rows = list(self.manuscript.rows())
        if self.current is None and rows:
            rows[0].focus_field().setFocus()
        elif self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()

    def settle(self) -> None:
        self.manuscript.settle()

    def show_finding(self, finding: Finding) -> None:
        """Go to the paragraph a finding is about, in whichever document."""
        if finding.block is None:
            return
        self.settle()
        kinds = (self.manuscript.kind, *(kind for kind in ORDERS if kind is not self.manuscript.kind))
        kind = self.manuscript.find(finding.language, finding.block, kinds)
        if kind is None:
            return
        languages = self.tools.languages
        if kind is not self.tools.kind or finding.language not in languages:
            self.tools.choose(kind, languages if finding.language in languages else BOTH)
            self._choose()
        _begin_at(self.manuscript.row_listed(finding.language, finding.block))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._switch_commands(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._switch_commands(on=False)

    # Parts ------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.tools)
        left.addWidget(self.sheets, 1)
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)

    def _make_papers(self) -> None:
        """Lay out one sheet for each language that is wanted."""
        self.settle()
        self.current = None
        self.manuscript.kind = self.tools.kind
        self.manuscript.papers = self.sheets.lay_out(self.tools.languages)
        self._refresh()

    def _add_commands(self) -> None:
        self._actions = {}
        for name, text, run, key, icon_name in (
            ("draft_minutes", QT_TRANSLATE_NOOP("Commands", "Draft the minutes"), self.operations.draft, "", "sparkles"),
            ("redraft_block", QT_TRANSLATE_NOOP("Commands", "Draft the paragraph again"),
             self._here(self.operations.redraft), "Alt+Shift+R", "refresh-cw"),
            ("add_block", QT_TRANSLATE_NOOP("Commands", "Add a paragraph below"),
             self._here(self._add_below), "Alt+Return", "plus"),
            ("remove_block", QT_TRANSLATE_NOOP("Commands", "Remove the paragraph"),
             self._here(self.operations.remove), "Alt+Shift+Del", "trash-2"),
            ("play_evidence", QT_TRANSLATE_NOOP("Commands", "Play the evidence"), self._play_evidence,
             "Alt+P", "play"),
            ("show_evidence", QT_TRANSLATE_NOOP("Commands", "Show the evidence in the transcript"),
             self._go_to_evidence, "Alt+E", "external-link"),
            ("quote_in_minutes", QT_TRANSLATE_NOOP("Commands", "Quote in the minutes"), self.side.show_quotes,
             "Alt+Q", "quote"),
            ("add_decision", QT_TRANSLATE_NOOP("Commands", "Add a decision"),
             lambda: self._add_to_table(BlockKind.DECISION), "", "plus"),
            ("add_action", QT_TRANSLATE_NOOP("Commands", "Add an action item"),
             lambda: self._add_to_table(BlockKind.ACTION), "", "plus"),
            ("approve_minutes", QT_TRANSLATE_NOOP("Commands", "Approve the minutes"), self._ask_approval, "", "lock"),
        ):  # fmt: skip
            keys = (key,) if key else ()
            self._actions[name] = self.context.commands.add(name, text, run, *keys, icon_name=icon_name)

    def _here(self, run: Callable[[BlockRow], object]) -> Callable[[], object]:
        """What a command does with the paragraph that has the cursor."""
        return lambda: run(self.current) if self.current else None

    def _listen(self) -> None:
        session, signals = self.session, self.signals
        for signal in (session.opened, session.closed):
            signal.connect(self._on_meeting)
        session.blocks_changed.connect(self._on_blocks)
        session.details_changed.connect(self._on_details)
        session.approval_changed.connect(self._refresh)
        session.segments_changed.connect(self._on_transcript)
        session.segments_moved.connect(self._on_transcript)
        self.context.theme.changed.connect(self._make_papers)
        self.manuscript.shown.connect(self._on_shown)
        self.operations.drafting_changed.connect(self._show_state)
        self.operations.looked.connect(self._show_evidence)
        self.tools.chosen.connect(self._choose)
        self.tools.draft.clicked.connect(lambda _checked=False: self.operations.draft())
        self.tools.approve.clicked.connect(lambda _checked=False: self._ask_approval())
        self.bar.unlocked.connect(self._refresh)
        self.bar.withdrawn.connect(self.operations.withdraw)
        self.empty.pressed.connect(self._on_empty)
        signals.typed.connect(self._on_typed)
        signals.focused.connect(self._on_focus)
        signals.moved.connect(lambda _row: self._evidence_pause.start())
        signals.left.connect(self.sheets.step)
        signals.broken.connect(self._add_below)
        signals.emptied.connect(self.operations.remove_empty)
        signals.dropped.connect(self._on_dropped)
        for signal in (signals.menu_asked, signals.mark_pressed):
            signal.connect(self._show_menu)
        signals.accepted.connect(self.operations.accept)
        signals.discarded.connect(self.operations.remove)
        self.side.evidence.taken.connect(self._here(self.operations.take_draft))
        self.side.evidence.kept.connect(self._here(self.operations.keep_mine))
        self.side.evidence.list.heard.connect(self._play)
        self.side.evidence.list.chosen.connect(self.context.show_segment)
        self.side.quotes.list.heard.connect(self._play)
        self.side.quotes.picked.connect(lambda number: self._quote(Dragged((number,)), self.current))

    # What changes -----------------------------------------------------------------------------------------------------

    def _on_meeting(self) -> None:
        self.bar.forget()
        self.manuscript.conflicts = ()
        self.current = None
        self.wording.refresh()
        self._refresh()

    def _on_details(self) -> None:
        self.wording.refresh()
        self._refresh()

    def _on_transcript(self, _ids: frozenset[int] = frozenset()) -> None:
        if self.isVisible():
            self._evidence_pause.start()
            self._look_pause.start()

    def _on_blocks(self, language: Language) -> None:
        if self.isVisible():
            self.manuscript.refresh(language)
            self._look_pause.start()

    def _on_shown(self) -> None:
        if self.current not in list(self.manuscript.rows()):
            self.current = self._focused_row()
        for row in self.manuscript.rows():
            row.set_read_only(not self.bar.may_write)
        self._show_lengths()
        self._show_state()
        self._evidence_pause.start()

    def _refresh(self) -> None:
        """Show everything anew, where the page is seen."""
        self.bar.refresh()
        if self.session.is_open and self.isVisible():
            if not self.session.is_approved:
                self.bar.forget()
            self.manuscript.refresh()
            self.side.show_corrigenda(self.session.desk.store.corrigenda())

    def _show_state(self) -> None:
        if not self.session.is_open:
            return
        drafted = any(self.session.blocks(language) for language in Language)
        drafting, may_write = self.operations.is_drafting, self.bar.may_write
        approved = self.session.is_approved
        self.tools.show_state(drafting=drafting, drafted=drafted, may_write=may_write, approved=approved)
        has_transcript = bool(self.session.segment_count)
        self.empty.show_state(has_transcript=has_transcript, drafting=drafting, may_write=may_write)
        self._stack.setCurrentIndex(0 if drafted else 1)

    def _show_lengths(self) -> None:
        for paper in self.manuscript.papers:
            paper.show_length(length_text(self.manuscript.length(paper.language), paper.language))

    def _show_evidence(self) -> None:
        row = self.current
        self.side.evidence.show_row(row, self.manuscript.conflict(row) if row else None)

    def _look(self) -> None:
        """Look for findings and conflicts anew, and at what has been changed since the approval."""
        if self.session.is_open and self.isVisible():
            self.side.findings.look(BOTH)
            self.operations.look_for_conflicts()
            self.side.show_corrigenda(self.session.desk.store.corrigenda())
            self.side.quotes.show_language(self._language)

    def _switch_commands(self, *, on: bool) -> None:
        """Keys of this page act on this page alone; drafting can be asked for from anywhere else by going here."""
        for action in self._actions.values():
            action.setEnabled(on)

    # What is pressed --------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        self.context.settings.choose(DOCUMENT, self.tools.kind.value)
        self.context.settings.choose(LANGUAGES, " ".join(self.tools.languages))
        self._make_papers()
        self.sheets.to_the_top()

    def _on_empty(self) -> None:
        if self.session.segment_count:
            self.operations.draft()
        else:
            self.context.go(Place.TRANSCRIPT)

    def _on_typed(self, row: BlockRow) -> None:
        self.manuscript.note_typed(row)
        self.context.player.note_typing()
        self._show_lengths()

    def _on_focus(self, row: BlockRow) -> None:
        if row is not self.current:
            self.current = row
            self.manuscript.begin_anew()
        self.sheets.bring_into_view(row)
        self._evidence_pause.start()

    def _add_below(self, row: BlockRow, offset: int | None = None) -> None:
        _begin_at(self.operations.add_below(row, offset))

    def _add_to_table(self, kind: BlockKind) -> None:
        if self.tools.kind is not DocumentKind.MINUTES:
            self.tools.choose(DocumentKind.MINUTES, self.tools.languages)
            self._choose()
        _begin_at(self.operations.add_decision(kind, self._language))

    def _on_dropped(self, row: BlockRow, dragged: Dragged) -> None:
        self._quote(dragged, row)

    def _quote(self, dragged: Dragged, after: BlockRow | None) -> None:
        language = after.line.block.language if after else self._language
        _begin_at(self.operations.quote(dragged, language, after))

    def _show_menu(self, row: BlockRow, where: QPoint) -> None:
        names = (
            "redraft_block",
            "add_block",
            "remove_block",
            "play_evidence",
            "show_evidence",
            "quote_in_minutes",
        )
        actions = [self._actions[name] for name in names]
        menu = block_menu(
            self, row, self.operations, actions, self.session.meeting, may_write=self.bar.may_write
        )
        menu.exec(where)
        menu.deleteLater()

    def _play_evidence(self) -> None:
        wanted = self.side.evidence.first_id
        if wanted is not None:
            self._play(wanted)

    def _go_to_evidence(self) -> None:
        wanted = self.side.evidence.first_id
        if wanted is not None:
            self.context.show_segment(wanted)

    def _play(self, segment_id: int) -> None:
        segment = self.session.segment(segment_id)
        if segment is not None:
            self.context.player.play_stretch(segment.recording, segment.start_s, segment.end_s)

    def _ask_approval(self) -> None:
        self.settle()
        self.operations.ask_approval(len(self.side.findings.findings))

    # ------------------------------------------------------------------------------------------------------------------

    @property
    def _language(self) -> Language:
        """The language of the sheet with the cursor, else of the first one."""
        return self.current.line.block.language if self.current else self.tools.languages[0]

    def _focused_row(self) -> BlockRow | None:
        return next(
            (row for row in self.manuscript.rows() if row.isAncestorOf(self.focusWidget() or self)), None
        )

    def _timer(self, after_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(run)
        return timer


def _begin_at(row: BlockRow | None) -> None:
    """Put the keyboard into a row, behind its text."""
    if row is not None:
        field = row.focus_field()
        field.move_to(len(field.text))
        field.setFocus()


def _remembered(context: Context) -> tuple[DocumentKind, tuple[Language, ...]]:
    """The document and the languages that were shown last."""
    kind = context.settings.text(DOCUMENT)
    languages = tuple(
        language
        for language in Language
        if language.value in context.settings.text(LANGUAGES, "ko en").split()
    )
    return DocumentKind(kind) if kind in tuple(DocumentKind) else DocumentKind.NOTICE, languages or BOTH
