"""What is on the papers and in the store, kept one: typing is stored within a second, every change is undoable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from wontak.desk.proofs import Line, added, proof, put, without
from wontak.domain.lengths import Length, length
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, DocumentKind
from wontak.minutes.editing import Conflict
from wontak.ui.minutes.paper import Name, Paper
from wontak.ui.minutes.rows import BlockRow
from wontak.ui.session import Session

STORE_AFTER_MS = 600
"""A pause in typing after which it is stored."""


class Manuscript(QObject):
    """The open meeting's document of one kind in the languages of the papers. `shown` tells that rows may be others now."""

    shown = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.kind = DocumentKind.NOTICE
        self.papers: tuple[Paper, ...] = ()
        self.conflicts: tuple[Conflict, ...] = ()
        self._typed_last: tuple[Language, Name] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(STORE_AFTER_MS)
        self._pause.timeout.connect(self.store)

    # Reading ----------------------------------------------------------------------------------------------------------

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(paper.language for paper in self.papers)

    def refresh(self, *languages: Language) -> None:
        """Show what the store has, in these languages or in all."""
        if not self._session.is_open:
            return
        for paper in self.papers:
            if not languages or paper.language in languages:
                lines = self.lines(self.kind, paper.language)
                paper.show_lines(self.kind, self._session.meeting, lines, self.conflicts)
        self.shown.emit()

    def lines(self, kind: DocumentKind, language: Language) -> tuple[Line, ...]:
        """A document as it prints."""
        store = self._session.desk.store
        stored, public = store.blocks(language), store.blocks(language, public=True)
        return proof(kind, self._session.meeting, language, stored, public)

    def rows(self) -> Iterable[BlockRow]:
        """All rows on the papers."""
        return (row for paper in self.papers for row in paper.rows)

    def paper(self, language: Language) -> Paper | None:
        """The paper in this language, if there is one."""
        return next((paper for paper in self.papers if paper.language is language), None)

    def conflict(self, row: BlockRow) -> Conflict | None:
        """The conflict a row's block is in."""
        return next((one for one in self.conflicts if one.written == row.line.block), None)

    def length(self, language: Language) -> Length:
        """How long the document is as it stands, with what is being typed."""
        paper = self.paper(language)
        return length(block.whole for block in paper.blocks) if paper else Length(0, 0, 0)

    # Typing -----------------------------------------------------------------------------------------------------------

    def note_typed(self, _row: BlockRow) -> None:
        """Something is being typed: store it after a pause."""
        self._pause.start()

    def store(self) -> None:
        """Store all that has been typed, without what is still being composed."""
        self._pause.stop()
        for row in list(self.rows()):
            if not row.is_pending or not self._session.is_open:
                continue
            paper = self.paper(row.line.block.language)
            assert paper is not None
            here = (paper.language, paper.name_of(row))
            block = row.typed_block()
            row.is_pending = False
            self.change(row, block, joined=self._typed_last == here)
            self._typed_last = here

    def settle(self) -> None:
        """Store all that has been typed, with what is still being composed."""
        for row in list(self.rows()):
            for field in row.fields:
                field.compose_to_end()
        self.store()

    def begin_anew(self) -> None:
        """What is typed next is a step of its own for undoing."""
        self._typed_last = None

    # Changing ---------------------------------------------------------------------------------------------------------

    def change(self, row: BlockRow, block: Block, *, joined: bool = False) -> None:
        """Store a block in a row's place."""
        self._typed_last = None
        stored = self._session.blocks(block.language)
        changed = put(self._session.meeting, stored, row.line, block)
        self._session.save_blocks(block.language, changed, joined=joined)

    def remove(self, row: BlockRow) -> None:
        """Take a block out."""
        language = row.line.block.language
        self._session.save_blocks(language, without(self._session.blocks(language), row.line))

    def add(self, block: Block, after: BlockRow | None) -> BlockRow | None:
        """Put a person's new block behind a row; the row it has got."""
        stored = self._session.blocks(block.language)
        fresh = added(self._session.meeting, stored, block, after.line if after else None)
        self._session.save_blocks(block.language, fresh)
        return self._row_of_new(stored, block)

    def split(self, row: BlockRow, first: Block, second: Block) -> BlockRow | None:
        """Make one paragraph two; the row of the second."""
        meeting = self._session.meeting
        row.is_pending = False
        former = self._session.blocks(first.language)
        stored = put(meeting, former, row.line, first)
        place = stored.index(first) if row.line.stored is None else row.line.stored
        fresh = added(meeting, stored, second, Line(first, place))
        self._session.save_blocks(first.language, fresh)
        return self._row_of_new(former, second)

    def _row_of_new(self, stored: Sequence[Block], block: Block) -> BlockRow | None:
        known = {(one.kind, one.key) for one in stored}
        paper = self.paper(block.language)
        rows = paper.rows if paper else ()
        return next(
            (
                row
                for row in rows
                if row.line.block.kind is block.kind and (block.kind, row.line.block.key) not in known
            ),
            None,
        )

    def find(self, language: Language, listed: int, kinds: Iterable[DocumentKind]) -> DocumentKind | None:
        """Which document, of these, prints a block that findings know by its number."""
        return next(
            (kind for kind in kinds if any(line.listed == listed for line in self.lines(kind, language))),
            None,
        )

    def row_listed(self, language: Language, listed: int) -> BlockRow | None:
        """The row of the block that findings know by its number."""
        paper = self.paper(language)
        return next((row for row in paper.rows if row.line.listed == listed), None) if paper else None


SPLITTING = frozenset(
    {
        BlockKind.PULL_QUOTE,
        BlockKind.REMARK,
        BlockKind.PANEL,
        BlockKind.CROSS_REFERENCE,
        BlockKind.FOLLOW_UP,
        BlockKind.QUOTE,
        BlockKind.PARAGRAPH,
        BlockKind.AGENDA,
        BlockKind.DECISION,
        BlockKind.ACTION,
    }
)
"""The kinds of paragraph of which there may be several: Enter makes another one."""
