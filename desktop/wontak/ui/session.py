"""The open meeting as the window sees it: what is in it now, and word of everything that changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from wontak.domain.errors import Code, WontakError
from wontak.domain.kinds import Language, Status
from wontak.ui.settings import PERSON, Settings

if TYPE_CHECKING:
    # What works on a meeting is loaded with the first one: the window stands sooner without.
    from wontak.desk.desk import Desk
    from wontak.desk.editing import Editing
    from wontak.desk.tasks import Task
    from wontak.domain.changes import Change, Step
    from wontak.domain.marks import Gap, Label
    from wontak.domain.meeting import Event as Occasion
    from wontak.domain.meeting import Meeting
    from wontak.domain.minutes import Block
    from wontak.domain.transcript import Marker, Recording, Segment
    from wontak.jobs.protocol import Event
    from wontak.store.ledger import Actor
    from wontak.store.voices import Voice
    from wontak.ui.jobs import Job, Jobs


class Session(QObject):
    """At most one open meeting. All of it lives on the GUI thread; the snapshots it gives may go to any other.

    `segments_changed` tells the ids of segments whose content changed in place; `segments_moved`, that there are others or in
    another order; every other signal, that what it is named after should be read again.
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    details_changed = Signal()
    recordings_changed = Signal()
    segments_changed = Signal(frozenset)
    segments_moved = Signal()
    voices_changed = Signal()
    markers_changed = Signal()
    blocks_changed = Signal(object)
    approval_changed = Signal()
    undo_changed = Signal()
    faulted = Signal(object)
    arriving = Signal()
    """A job is about to store something: the moment to store what is being typed, which it will then leave alone."""

    def __init__(self, settings: Settings, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs
        self._desk: Desk | None = None
        self._editing: Editing | None = None
        self._segments: list[Segment] = []
        self._places: dict[int, int] = {}
        self.refusal: WontakError | None = None
        self._meeting: Meeting | None = None
        self._numbered: Meeting | None = None
        self._numbers: dict[str, int] = {}
        settings.changed.connect(self._on_choice)

    # The meeting ------------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The open meeting's desk. Raises RuntimeError where none is open."""
        if self._desk is None:
            raise RuntimeError("no meeting is open")
        return self._desk

    @property
    def editing(self) -> Editing:
        """The open meeting's edits and their undo."""
        if self._editing is None:
            raise RuntimeError("no meeting is open")
        return self._editing

    @property
    def is_read_only(self) -> bool:
        """Whether another process has the meeting, or its folder cannot be written to."""
        return self.is_open and self.desk.store.read_only

    @property
    def is_approved(self) -> bool:
        return self.meeting.event.status is Status.APPROVED

    def barred(self) -> WontakError | None:
        """Why nothing but corrections may be made now: the minutes are approved, or another process has the meeting."""
        if self.is_approved:
            return WontakError(Code.MEETING_APPROVED, folder=str(self.folder))
        return self.desk.store.refusal() if self.is_read_only else None

    @property
    def folder(self) -> Path:
        return self.desk.store.folder

    @property
    def meeting(self) -> Meeting:
        """Event, roster and agenda; nothing in them where none is open."""
        if self._meeting is None:
            from wontak.domain.meeting import Meeting

            self._meeting = Meeting()
        return self._meeting

    def open(self, path: Path) -> None:
        """Open a meeting instead of the one that is open; for reading where another process has it.

        Raises WontakError, and leaves the open one as it is then.
        """
        from wontak.desk.desk import Desk

        refusal = None
        try:
            desk = Desk.open(path, _unwatched)
        except WontakError as fault:
            if fault.code not in (Code.MEETING_IN_USE, Code.NOT_WRITABLE):
                raise
            refusal = fault
            desk = Desk.open(path, _unwatched, read_only=True)
        self.take(desk, refusal)

    def take(self, desk: Desk, refusal: WontakError | None = None) -> None:
        """Make this desk's meeting the open one; `refusal` is why it can only be read."""
        from wontak.desk.editing import Editing
        from wontak.store.ledger import Actor

        self.close()
        self._desk = desk
        self.refusal = refusal
        self._editing = Editing(desk.store, Actor.person(self._settings.text(PERSON)))
        self._editing.subscribe(self._on_step)
        self._meeting = desk.store.meeting()
        self._set_segments(desk.store.segments())
        self.opened.emit()

    def close(self) -> None:
        """Let go of the meeting; its jobs are cancelled, all they have yielded is kept."""
        if self._desk is None:
            return
        self.closing.emit()
        desk, self._desk, self._editing = self._desk, None, None
        self._meeting = None
        self._set_segments(())
        self._jobs.release(desk.host)
        self.closed.emit()
        desk.store.close()

    # What there is ----------------------------------------------------------------------------------------------------

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in order of recording and time."""
        return tuple(self._segments)

    @property
    def segment_count(self) -> int:
        return len(self._segments)

    def segment_at(self, place: int) -> Segment:
        """The segment at a place of the order."""
        return self._segments[place]

    def place_of(self, segment_id: int) -> int | None:
        """Where in the order a segment stands."""
        return self._places.get(segment_id)

    def segment(self, segment_id: int) -> Segment | None:
        """The segment with this id, if there is one."""
        place = self._places.get(segment_id)
        return None if place is None else self._segments[place]

    def recordings(self) -> tuple[Recording, ...]:
        return self.desk.store.recordings()

    def voices(self) -> tuple[Voice, ...]:
        return self.desk.store.voices()

    def markers(self) -> tuple[Marker, ...]:
        return self.desk.store.markers()

    def labels(self) -> tuple[Label, ...]:
        """What was pressed or marked, speaker keys included."""
        return self.desk.store.labels()

    def gaps(self) -> dict[int, tuple[Gap, ...]]:
        """Where sound is missing, by recording; recordings without a gap are left out."""
        found = {one.id: self.desk.store.gaps(one.id) for one in self.recordings()}
        return {number: gaps for number, gaps in found.items() if gaps}

    def blocks(self, language: Language) -> tuple[Block, ...]:
        return self.desk.store.blocks(language)

    def speaker_number(self, participant_id: str | None) -> int | None:
        """The place of a participant among those who speak, counted from 0: hue and Ctrl+number go by it."""
        if self._numbered is not self.meeting:
            speaking = [person.id for person in self.meeting.participants if person.role.speaks]
            self._numbers = {person: number for number, person in enumerate(speaking)}
            self._numbered = self.meeting
        return self._numbers.get(participant_id or "")

    # Changes ----------------------------------------------------------------------------------------------------------

    def perform(self, step: Step, *, joined: bool = False, actor: Actor | None = None) -> Step | None:
        """Make a change, stored at once and undoable; a fault is told by `faulted` and changes nothing."""
        return self.attempt(lambda: self.editing.perform(step, joined=joined, actor=actor))

    def undo(self) -> Step | None:
        return self.attempt(lambda: self.editing.undo())

    def redo(self) -> Step | None:
        return self.attempt(lambda: self.editing.redo())

    def save_meeting(self, meeting: Meeting, *, joined: bool = False) -> None:
        """Store event, roster and agenda, undoable; `joined` with the change before, as in typing."""
        if meeting != self.meeting:
            self.perform(self.editing.meeting_change(meeting), joined=joined)

    def save_blocks(self, language: Language, blocks: Iterable[Block], *, joined: bool = False) -> None:
        """Store the minutes in one language, undoable; `joined` with the change before, as in typing."""
        self.perform(self.editing.blocks_change(language, tuple(blocks)), joined=joined)

    def begin_with(self, event: Occasion) -> None:
        """Give a new meeting its first event: the state it begins in, nothing to be undone."""
        from wontak.domain.meeting import Meeting

        self.desk.store.save_meeting(Meeting(event))
        self._meeting = self.desk.store.meeting()
        self.details_changed.emit()

    def import_audio(self, files: Sequence[Path]) -> Job:
        """Queue the import of recordings, in this order."""
        from wontak.desk.sound import importing

        return self.run(
            self.tr("Import audio"), lambda: importing(self.desk.store, files, self._jobs.noticed.emit)
        )

    def run(
        self, title: str, begin: Callable[[], Task[Any]], done: Callable[[Any], object] = lambda _result: None
    ) -> Job:
        """Queue a job on this meeting; its events are stored, and seen, as they come."""
        return self._jobs.submit(self.desk.host, title, lambda: self._watched(begin()), done)

    def read_segments(self) -> None:
        """Read the transcript anew: something has been stored past jobs and edits."""
        self.arriving.emit()
        self._set_segments(self.desk.store.segments())
        self.segments_moved.emit()

    def refresh(self) -> None:
        """Read everything anew: after something has changed the store past the edits."""
        self._meeting = self.desk.store.meeting()
        self._set_segments(self.desk.store.segments())
        self.details_changed.emit()
        self.recordings_changed.emit()
        self.segments_moved.emit()
        self.voices_changed.emit()
        self.approval_changed.emit()
        for language in Language:
            self.blocks_changed.emit(language)

    def _watched(self, task: Task[Any]) -> Task[Any]:
        """The task, with the window told of what each of its events has changed."""
        try:
            step = next(task)
            while True:
                take = step.take

                def tell(event: Event, take: Callable[[Event], None] = take) -> None:
                    self.arriving.emit()
                    take(event)
                    self._on_event(event)

                try:
                    outcome = yield replace(step, take=tell)
                except WontakError as fault:
                    step = task.throw(fault)
                else:
                    step = task.send(outcome)
        except StopIteration as end:
            if self.is_open:
                self.recordings_changed.emit()
            return end.value

    def _on_event(self, event: Event) -> None:
        from wontak.jobs.protocol import SegmentTranslated, StretchTranscribed, VoicesFound

        if isinstance(event, StretchTranscribed | VoicesFound):
            self._set_segments(self.desk.store.segments())
            self.segments_moved.emit()
            if isinstance(event, VoicesFound):
                self.voices_changed.emit()
        elif isinstance(event, SegmentTranslated) and self.segment(event.segment_id):
            self._replace(self.desk.store.segment(event.segment_id))
            self.segments_changed.emit(frozenset({event.segment_id}))

    def _on_step(self, step: Step) -> None:
        from wontak.domain.changes import BlocksChange, Change, MarkersChange, MeetingChange, VoiceChange

        if isinstance(step, Change):
            self._on_segments(step)
        elif isinstance(step, VoiceChange):
            self._on_segments(step.segments)
            self.voices_changed.emit()
        elif isinstance(step, BlocksChange):
            self.blocks_changed.emit(step.language)
        elif isinstance(step, MarkersChange):
            self.markers_changed.emit()
        elif isinstance(step, MeetingChange):
            self._meeting = self.desk.store.meeting()
            self._set_segments(self.desk.store.segments())
            self.details_changed.emit()
            self.segments_changed.emit(frozenset(self._places))
        self.undo_changed.emit()

    def _on_segments(self, change: Change) -> None:
        from wontak.domain.changes import EditKind

        in_place = not (change.removed or change.added) and change.kind is not EditKind.EDGE
        if in_place:
            for segment in change.after:
                self._replace(segment)
            self.segments_changed.emit(change.ids)
            return
        gone = change.removed
        fresh = {segment.id: segment for segment in change.after}
        staying = [one for one in self._segments if one.id not in gone and one.id not in fresh]
        self._set_segments(sorted((*staying, *fresh.values()), key=_order))
        self.segments_moved.emit()

    def _on_choice(self, name: str) -> None:
        if name == PERSON and self._editing is not None:
            from wontak.store.ledger import Actor

            self._editing.sign(Actor.person(self._settings.text(PERSON)))

    def _replace(self, segment: Segment) -> None:
        place = self._places.get(segment.id)
        if place is not None:
            self._segments[place] = segment

    def _set_segments(self, segments: Iterable[Segment]) -> None:
        self._segments = list(segments)
        self._places = {segment.id: place for place, segment in enumerate(self._segments)}

    def attempt(self, action: Callable[[], Step | None]) -> Step | None:
        """Do something to the meeting; a fault is told by `faulted`, and None given."""
        try:
            return action()
        except WontakError as fault:
            self.faulted.emit(fault)
            return None


def _order(segment: Segment) -> tuple[int, float, int]:
    return segment.recording, segment.start_s, segment.id


def _unwatched(_event: Event) -> None:
    """The window hears of events through the queue of jobs."""
