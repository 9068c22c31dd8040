"""What can be done on the Minutes page: drafting, redrafting, quoting, naming, adding and removing, approving."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from wontak.desk.drafting import conflicts_from, drafts_from, redraft_from
from wontak.desk.proofs import OWN
from wontak.domain.errors import WontakError
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, DocumentKind, MentionForm, Origin
from wontak.minutes import editing
from wontak.minutes.editing import Conflict, rewrite
from wontak.minutes.quotation import KIND_OF, quotation
from wontak.store.ledger import Actor
from wontak.ui.background import in_background
from wontak.ui.context import Context
from wontak.ui.minutes.manuscript import SPLITTING, Manuscript
from wontak.ui.minutes.rows import BlockRow, moved_to
from wontak.ui.segments_mime import Dragged
from wontak.ui.settings import PERSON

_QUOTABLE = (
    BlockKind.PULL_QUOTE,
    BlockKind.REMARK,
    BlockKind.PANEL,
    BlockKind.CROSS_REFERENCE,
    BlockKind.QUOTE,
)


class MinutesOperations(QObject):
    """Each operation stores at once and can be undone. `drafting_changed` tells that a draft is being made, or no more;
    `looked` that the conflicts with a new draft are known anew."""

    drafting_changed = Signal()
    looked = Signal()

    def __init__(
        self, context: Context, manuscript: Manuscript, may_write: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._manuscript, self._may_write = context, manuscript, may_write
        self._session = context.session
        self._window = parent
        self._looks = 0
        self.is_drafting = False

    # Drafting ---------------------------------------------------------------------------------------------------------

    def draft(self) -> None:
        """Draft the minutes in both languages, off this thread; what people wrote stays."""
        if self.is_drafting or not self._may_write():
            return
        self._manuscript.settle()
        folder = self._session.folder
        self._set_drafting(True)

        def take(drafts: Mapping[Language, tuple[Block, ...]]) -> None:
            self._set_drafting(False)
            if self._session.is_open and self._session.folder == folder:
                self._take_drafts(drafts)

        def fail(fault: Exception) -> None:
            self._set_drafting(False)
            self._context.notices.fault(fault)

        in_background(lambda: drafts_from(folder, tuple(Language)), take, fail)

    def redraft(self, row: BlockRow) -> None:
        """Let the machine say anew what one block says; a person's words there go, and undoing brings them back."""
        place, language = row.line.stored, row.line.block.language
        if place is None or not self._may_write():
            return
        self._manuscript.settle()
        folder, former = self._session.folder, self._session.blocks(language)

        def take(block: Block) -> None:
            if not self._session.is_open or self._session.blocks(language) != former:
                return  # it has been written over meanwhile: what a person does goes first
            if block == former[place]:
                self._context.notices.say(self.tr("The draft has nothing else to say here."), key="redraft")
            self._session.save_blocks(language, (*former[:place], block, *former[place + 1 :]))

        in_background(lambda: redraft_from(folder, language, place), take, self._context.notices.fault)

    def look_for_conflicts(self) -> None:
        """Compare what people wrote with what a new draft would say, off this thread."""
        if not self._session.is_open:
            return
        self._looks += 1
        number, folder = self._looks, self._session.folder

        def take(found: tuple[Conflict, ...]) -> None:
            if number == self._looks and self._session.is_open:
                self._manuscript.conflicts = found
                self._manuscript.refresh()
                self.looked.emit()

        in_background(lambda: conflicts_from(folder, tuple(Language)), take, self._context.notices.fault)

    def take_draft(self, row: BlockRow) -> None:
        """Let the new draft stand instead of what a person wrote."""
        self._decide(row, lambda conflict: conflict.drafted)

    def keep_mine(self, row: BlockRow) -> None:
        """Leave what a person wrote: the new draft has been seen."""
        self._decide(row, editing.keep)

    def _decide(self, row: BlockRow, choose: Callable[[Conflict], Block]) -> None:
        conflict = self._manuscript.conflict(row)
        if conflict is None or not self._may_write():
            return
        self._manuscript.conflicts = tuple(one for one in self._manuscript.conflicts if one != conflict)
        self._manuscript.change(row, choose(conflict))

    def _take_drafts(self, drafts: Mapping[Language, tuple[Block, ...]]) -> None:
        machine = Actor.machine("draft")
        for language, blocks in drafts.items():
            self._session.perform(self._session.editing.blocks_change(language, blocks), actor=machine)

    def _set_drafting(self, drafting: bool) -> None:
        self.is_drafting = drafting
        self.drafting_changed.emit()

    # Blocks -----------------------------------------------------------------------------------------------------------

    def accept(self, row: BlockRow) -> None:
        """Let an offered decision or action item hold, with what has been typed in it."""
        if self._may_write():
            block = row.block
            row.is_pending = False
            self._manuscript.change(row, editing.accept(block))

    def remove(self, row: BlockRow) -> None:
        """Take a block out; one that the details of the meeting would bring back is left empty."""
        if not self._may_write():
            return
        row.is_pending = False
        if row.line.stored is None or row.line.block.origin is Origin.GENERATED:
            self._manuscript.change(row, rewrite(row.line.block, text="", intro="", items=()))
        else:
            self._manuscript.remove(row)

    def remove_empty(self, row: BlockRow) -> None:
        """Backspace in an empty paragraph that a person has added takes it out."""
        if row.line.block.key.startswith(OWN) and not row.block.text:
            self.remove(row)

    def add_below(self, row: BlockRow, offset: int | None = None) -> BlockRow | None:
        """Another paragraph of the same kind, with what stood behind the character `offset`; its row."""
        block = row.block
        if block.kind not in SPLITTING or not self._may_write():
            return None
        offset = len(block.text) if offset is None else offset
        before, behind = block.text[:offset].rstrip(), block.text[offset:].lstrip()
        if not before and not behind:
            return None
        second = moved_to(block, behind)
        if not behind:
            return self._manuscript.add(second, row)
        return self._manuscript.split(row, rewrite(block, text=before), second)

    def add_decision(self, kind: BlockKind, language: Language) -> BlockRow | None:
        """A decision or action item that a person adds; its row."""
        if not self._may_write():
            return None
        paper = self._manuscript.paper(language)
        rows = [row for row in paper.rows if row.line.block.kind is kind] if paper else []
        return self._manuscript.add(Block(kind, language, ""), rows[-1] if rows else None)

    def name_person(self, row: BlockRow, number: int, form: MentionForm | None) -> None:
        """Name somebody in a paragraph in another form; None leaves it to the order of the text."""
        if row.line.stored is None or not self._may_write():
            return
        self._manuscript.settle()
        language = row.line.block.language
        stored = self._session.blocks(language)[row.line.stored]
        self._manuscript.change(row, editing.override(stored, number, form))

    def quote(self, dragged: Dragged, language: Language, after: BlockRow | None) -> BlockRow | None:
        """Put what was said into the document as a quotation, behind a row; its row."""
        said = [segment for number in dragged.segments if (segment := self._session.segment(number))]
        if not said or not self._may_write():
            return None
        if any(segment.off_record for segment in said):
            self._context.notices.warn(self.tr("What was said off the record cannot be quoted."), key="quote")
            return None
        kind = self._quotes_as(after)
        block = quotation(self._session.meeting, said, dragged.words, kind, language)
        return self._manuscript.add(block, after)

    def _quotes_as(self, after: BlockRow | None) -> BlockKind:
        """As what a quotation behind a row goes into the document."""
        if after is not None and after.line.block.kind in _QUOTABLE:
            return after.line.block.kind
        return KIND_OF[DocumentKind(self._manuscript.kind)]

    # Approval ---------------------------------------------------------------------------------------------------------

    def ask_approval(self, findings: int) -> None:
        """Ask for the person's name where it is not known, and whether the minutes are to be locked; then do it.

        Locked minutes take no more text: while a recording is under way there is still some to come.
        """
        context = self._context
        if context.recorder.is_recording or context.live.is_busy or context.placing.is_busy:
            context.notices.warn(self.tr("A recording is under way; approve the minutes when it is over."))
            return
        person = self._context.settings.text(PERSON).strip() or self._ask_name()
        if not person:
            return
        text = self.tr(
            "Approve the minutes as {person}? They are locked then: what is changed later is a corrigendum."
        ).replace("{person}", person)
        if findings:
            warning = self.tr("%n thing(s) should still be looked at.", "", findings)
            text = f"{warning} {text}"
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Approve and lock"), text, parent=self._window)
        approve = box.addButton(self.tr("Approve and lock"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is approve:
            self.approve(person)

    def approve(self, person: str) -> None:
        """Lock the minutes in a person's name."""
        self._manuscript.settle()
        self._attempt(lambda: self._session.desk.store.approve(person))

    def withdraw(self) -> None:
        """Make the minutes a draft again."""
        self._manuscript.settle()
        person = self._context.settings.text(PERSON)
        self._attempt(lambda: self._session.desk.store.withdraw_approval(person))

    def _attempt(self, action: Callable[[], object]) -> None:
        try:
            action()
        except WontakError as fault:
            self._context.notices.fault(fault)
        self._session.refresh()

    def _ask_name(self) -> str:
        name, given = QInputDialog.getText(
            self._window, self.tr("Approve and lock"), self.tr("In whose name are the minutes approved?")
        )
        if not given or not name.strip():
            return ""
        self._context.settings.choose(PERSON, name.strip())
        return name.strip()
