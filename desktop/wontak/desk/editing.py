"""Editing an open meeting: every step is stored at once, and can be taken back and done again while the meeting is open."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from wontak.domain import edits
from wontak.domain.changes import (
    Attributions,
    BlocksChange,
    Change,
    EditKind,
    MeetingChange,
    Step,
    VoiceChange,
)
from wontak.domain.edits_words import within
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Review, Segment, Translation, TranslationState
from wontak.store.ledger import Actor, Kind
from wontak.store.meetings import MeetingStore

Listener = Callable[[Step], None]


class Editing:
    """What a person does to one open meeting, without limit to what can be undone.

    It belongs to the thread of its store. Listeners hear of each step as it was stored, undoing and redoing included: a
    Change names the segments that are different now.
    """

    def __init__(self, store: MeetingStore, actor: Actor | None = None) -> None:
        self._store = store
        self._actor = actor or Actor.person()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._going_on = False  # whether the last step done is the last thing that happened
        self._listeners: list[Listener] = []

    def sign(self, actor: Actor) -> None:
        """Record what is done from now on as this actor's."""
        self._actor = actor

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def undo_kind(self) -> EditKind | None:
        """What `undo` would take back."""
        return self._done[-1].kind if self._done else None

    @property
    def redo_kind(self) -> EditKind | None:
        """What `redo` would do again."""
        return self._undone[-1].kind if self._undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each step; what comes back ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def perform(self, step: Step, *, joined: bool = False, actor: Actor | None = None) -> Step | None:
        """Do and store a step; as it was done, or None where it alters nothing.

        With `joined`, the same kind of step on the same thing as the one right before, as when somebody types on, becomes
        one with it for undoing. `actor` is who did it if not the person at the desk: the engine that decoded a stretch again.
        Raises WontakError(EDIT_OUTDATED) where what it is about has been replaced, and what the store raises.
        """
        if not step.alters:
            return None
        done = self._store.apply(step, actor or self._actor)
        if not done.alters:
            return None
        self._undone.clear()
        together = _together(self._done[-1], done) if joined and self._going_on else None
        if together:
            self._done[-1] = together
        else:
            self._done.append(done)
        self._going_on = True
        self._tell(done)
        return done

    def undo(self) -> Step | None:
        """Take the last step back; None where there is none.

        Raises WontakError(EDIT_OUTDATED) where a job has replaced what it was about: the step is given up, the text stays.
        """
        return self._reverse(self._done, self._undone)

    def redo(self) -> Step | None:
        """Do the step again that was taken back last; None where there is none. Raises like `undo`."""
        return self._reverse(self._undone, self._done)

    # Steps that need to know what is stored ---------------------------------------------------------------------------

    def voice_change(self, voice: str, participant_id: str | None) -> VoiceChange:
        """Saying whose voice it is; `len(change.segments.before)` segments follow."""
        return self._store.voice_change(voice, participant_id)

    def blocks_change(self, language: Language, blocks: Sequence[Block]) -> BlocksChange:
        """Other blocks in one language of the minutes."""
        return BlocksChange(language, self._store.blocks(language), tuple(blocks))

    def meeting_change(self, meeting: Meeting) -> MeetingChange:
        """Another event, roster or agenda. The status of the event stays what it is."""
        before = self._store.meeting()
        event = replace(meeting.event, status=before.event.status)
        return MeetingChange(before, replace(meeting, event=event))

    def restore(self, segment_id: int) -> Step | None:
        """Bring a deleted segment back. Raises KeyError for one that was not deleted."""
        for deleted in self._store.deleted_segments():
            if deleted.segment.id == segment_id:
                return self.perform(edits.restore(deleted.segment))
        raise KeyError(f"segment {segment_id} has not been deleted")

    def restore_version(self, kind: Kind, item: int, index: int) -> Step | None:
        """Make a segment, a translation or a block say what it said before the entry `index` of its history.

        Raises WontakError(EDIT_OUTDATED) where it does not exist any more, IndexError for no such entry, ValueError where
        there was nothing before that entry.
        """
        was = self._store.history(kind, item)[index].before
        if isinstance(was, Segment):
            return self.perform(_version(self._segment(item), was))
        if isinstance(was, Translation):
            segment = self._segment(item)
            own = replace(was, state=TranslationState.EDITED)
            changed = replace(segment, translation=own)
            return self.perform(Change(EditKind.VERSION, (segment,), (changed,)))
        if isinstance(was, Block):
            return self.perform(self._block_version(item, was))
        raise ValueError("there was nothing before this entry")

    def _segment(self, segment_id: int) -> Segment:
        try:
            return self._store.segment(segment_id)
        except KeyError as fault:
            raise WontakError(Code.EDIT_OUTDATED) from fault

    def _block_version(self, item: int, was: Block) -> BlocksChange:
        ids = self._store.block_ids(was.language)
        if item not in ids:
            raise WontakError(Code.EDIT_OUTDATED)
        blocks = list(self._store.blocks(was.language))
        place = ids.index(item)
        blocks[place] = replace(was, sources=blocks[place].sources)
        return self.blocks_change(was.language, blocks)

    def _reverse(self, source: list[Step], target: list[Step]) -> Step | None:
        if not source:
            return None
        self._going_on = False
        try:
            done = self._store.apply(source[-1].inverse(), self._actor)
        except WontakError as fault:
            if fault.code is Code.EDIT_OUTDATED:
                source.pop()
            raise
        source.pop()
        target.append(done)
        self._tell(done)
        return done

    def _tell(self, step: Step) -> None:
        for listener in tuple(self._listeners):
            listener(step)


def _together(former: Step, done: Step) -> Step | None:
    """The two as one step, where the second goes on with what the first did; None where it does not."""
    if isinstance(former, Change) and isinstance(done, Change):
        same = [one.id for one in former.after] == [one.id for one in done.before]
        told = done.added or done.removed or done.attributed or done.evidence
        goes_on = former.kind is done.kind and same and not told
        return replace(former, after=done.after) if goes_on else None
    if isinstance(former, BlocksChange) and isinstance(done, BlocksChange):
        same_blocks = former.language is done.language and len(former.after) == len(done.after)
        return replace(former, after=done.after) if same_blocks and former.after == done.before else None
    if isinstance(former, MeetingChange) and isinstance(done, MeetingChange):
        told_all = done.lost == former.lost == Attributions()
        return replace(former, after=done.after) if told_all else None
    return None


def _version(segment: Segment, was: Segment) -> Change:
    """An earlier wording of a segment, at the time it has now."""
    changed = replace(
        segment,
        language=was.language,
        text=was.text,
        words=within(was.words, segment.start_s, segment.end_s),
        confidence=was.confidence,
        flags=was.flags,
        review=Review.EDITED,
        translation=edits.stale(segment.translation),
    )
    return Change(EditKind.VERSION, (segment,), (changed,))
