"""The cursor of the transcript: in which text of which segment it is, and how what is typed there comes into the store."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from wontak.domain import edits
from wontak.domain.changes import Change
from wontak.domain.terms import TermIndex
from wontak.domain.transcript import Segment
from wontak.ui.session import Session
from wontak.ui.transcript.editor import SegmentEditor
from wontak.ui.transcript.setting import Field, text_of

STORED_AFTER_MS = 600
"""What is typed is stored within a second, and so is what is typed on."""


class Cursor(QObject):
    """Loads a text into the editor and stores what becomes of it.

    `moved` tells that it is in another text; `drafted`, that the text in the editor is another one than is stored.
    """

    moved = Signal()
    drafted = Signal()

    def __init__(self, session: Session, editor: SegmentEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.editor = editor
        self.segment_id: int | None = None
        self.field = Field.ORIGINAL
        self._unsaved = False
        self._storing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STORED_AFTER_MS)
        self._timer.timeout.connect(self.store)
        editor.typed.connect(self._on_typed)

    @property
    def segment(self) -> Segment | None:
        """The segment the cursor is in, as it is stored."""
        return None if self.segment_id is None else self._session.segment(self.segment_id)

    def place(self, segment: Segment | None, field: Field, position: int, anchor: int | None = None) -> None:
        """Put the cursor into a text; what was typed in the one before is stored."""
        segment_id = segment.id if segment else None
        if (segment_id, field) == (self.segment_id, self.field):
            self.editor.move_to(position, anchor)
            return
        self.settle()
        # What was just stored may have been this very segment.
        segment = self._session.segment(segment_id) if segment_id is not None else None
        self.segment_id, self.field = segment_id, field
        self.editor.load(text_of(segment, field) if segment else "", position, anchor)
        self._unsaved = False
        self.moved.emit()

    def leave(self) -> None:
        """Forget the text: the meeting is another one."""
        self._timer.stop()
        self.segment_id, self._unsaved = None, False
        self.editor.load("", 0)
        self.moved.emit()

    def settle(self) -> None:
        """Store all that has been typed, the syllable in the making included."""
        self.editor.compose_to_end()
        self.store()

    def store(self) -> None:
        """Store what has been typed so far."""
        self._timer.stop()
        segment = self.segment
        if segment is None or not self._unsaved or self._storing:
            return
        self._unsaved, self._storing = False, True
        try:
            self._session.perform(self._change(segment, self.editor.text), joined=True)
        finally:
            self._storing = False

    def refresh(self) -> None:
        """The segment may have become another one: show it, unless somebody is typing in it."""
        segment = self.segment
        if segment is None or self._unsaved or self._storing or self.editor.composing:
            return
        text = text_of(segment, self.field)
        if text != self.editor.text:
            self.editor.load(text, self.editor.position)

    def _change(self, segment: Segment, text: str) -> Change:
        if self.field is Field.ORIGINAL:
            return edits.retype(segment, text)
        from wontak.domain import faithfulness  # slow to load, and most of what is typed is no translation

        meeting, terms = self._session.meeting, TermIndex(self._session.desk.glossary)
        flags = faithfulness.check(segment.text, segment.language, text, meeting.participants, terms)
        return edits.retype_translation(segment, text, flags)

    def _on_typed(self) -> None:
        if self.segment_id is None:
            return
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start()
        self.drafted.emit()
