"""What a person does to segments: on the selected ones, else on the one the cursor is in; each stored at once and undoable."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from wontak.domain import edits
from wontak.domain.changes import Change, EditKind, Step
from wontak.domain.meeting import Participant
from wontak.domain.transcript import Review, Segment
from wontak.ui.context import Context
from wontak.ui.transcript.questions import Questions
from wontak.ui.transcript.setting import Field
from wontak.ui.transcript.view import TranscriptView
from wontak.ui.transcript.wording import Wording


class Operations(QObject):
    """The edits of the transcript as commands run them. What has been typed is stored before each."""

    def __init__(
        self, context: Context, view: TranscriptView, wording: Wording, questions: Questions
    ) -> None:
        super().__init__(view)
        self._context, self._view, self._wording = context, view, wording
        self._session = context.session
        self._questions = questions

    @property
    def chosen(self) -> tuple[Segment, ...]:
        """The segments that a command is about, in order."""
        self._view.cursor_.settle()
        if len(self._view.selected) > 0:
            ids = self._view.selected
            return tuple(segment for segment in self._view.segments if segment.id in ids)
        segment = self._view.cursor_.segment
        return (segment,) if segment else ()

    # Cutting and joining ----------------------------------------------------------------------------------------------

    def split(self) -> None:
        """Make two segments of the one the cursor is in, at the word it stands before."""
        cursor = self._view.cursor_
        cursor.settle()
        segment = cursor.segment
        if segment is None:
            return
        if cursor.field is Field.TRANSLATION:
            self._context.notices.say(
                self.tr("Put the cursor into the original text to split it."), key="split"
            )
            return
        step = self._session.perform(edits.split(segment, cursor.editor.position))
        if isinstance(step, Change):
            self._go_to(step.after[-1], 0)

    def merge_previous(self) -> None:
        """Join the cursor's segment to the one before."""
        place = self._place
        if place:
            self._merge(place - 1)

    def merge_next(self) -> None:
        """Join the segment after to the cursor's."""
        place = self._place
        if place is not None and place + 1 < self._session.segment_count:
            self._merge(place)

    def merge_chosen(self) -> None:
        """Make one segment of all that are selected; they must follow one another in one recording."""
        chosen = self.chosen
        places = [self._session.place_of(segment.id) or 0 for segment in chosen]
        adjoining = all(later - place == 1 for place, later in pairwise(places))
        if len(chosen) < 2 or not adjoining or len({one.recording for one in chosen}) > 1:
            self._context.notices.say(
                self.tr("Select segments that follow one another to merge them."), key="merge"
            )
            return
        whole = chosen[0]
        for segment in chosen[1:]:
            (whole,) = edits.merge(whole, segment).after
        self._view.select(())
        self._session.perform(Change(EditKind.MERGE, chosen, (whole,)))
        self._go_to(whole, 0)

    def delete(self) -> None:
        """Take segments out; they can be brought back from the history."""
        chosen = self.chosen
        if chosen:
            self._view.select(())
            self._session.perform(edits.delete(chosen))

    @property
    def _place(self) -> int | None:
        """Where the cursor's segment stands among all, shown or not."""
        here = self._view.cursor_.segment_id
        return None if here is None else self._session.place_of(here)

    def _merge(self, place: int) -> None:
        self._view.cursor_.settle()
        first, second = self._session.segment_at(place), self._session.segment_at(place + 1)
        if first.recording != second.recording:
            self._context.notices.say(self.tr("Segments of two recordings cannot be merged."), key="merge")
            return
        field = self._view.cursor_.field
        texts = [self._text(one, field).strip() for one in (first, second)]
        seam = len(texts[0]) + (1 if all(texts) else 0)
        if self._session.perform(edits.merge(first, second)):
            self._go_to(first, seam)

    # Who speaks, and in which language --------------------------------------------------------------------------------

    @property
    def speaking(self) -> tuple[Participant, ...]:
        """The people of the roster who speak, in its order: their numbers are keys."""
        return tuple(person for person in self._session.meeting.participants if person.role.speaks)

    def assign(self, participant_id: str | None) -> None:
        """Say who speaks."""
        self._do(edits.change_speaker(self.chosen, participant_id))

    def assign_number(self, number: int) -> None:
        """Say that the n-th of the roster speaks, counted from 0."""
        if number < len(self.speaking):
            self.assign(self.speaking[number].id)

    def assign_voice(self, voice: str | None = None) -> None:
        """Say who a voice is, for all its segments; how many they are is said first."""
        segment = self._view.cursor_.segment
        voice = voice or (segment.voice if segment else None)
        if voice is None:
            self._context.notices.say(
                self.tr("Tell the voices apart first: this segment has no voice yet."), key="voice"
            )
            return
        self._view.cursor_.settle()
        count = len(self._session.editing.voice_change(voice, None).segments.before)
        now = next((one.participant for one in self._session.voices() if one.voice == voice), None)
        people = [(person.id, self._wording.person(person.id)) for person in self.speaking]
        answer = self._questions.whose_voice(self._wording.voice(voice), count, people, now)
        if answer is not None:
            self._do(self._session.editing.voice_change(voice, answer.participant))

    # Marks ------------------------------------------------------------------------------------------------------------

    def star(self) -> None:
        """Mark for quotation, or no longer."""
        chosen = self.chosen
        self._do(edits.star(chosen, not all(segment.starred for segment in chosen)))

    def off_record(self) -> None:
        """Take off the record, or put on it again."""
        chosen = self.chosen
        self._do(edits.off_record(chosen, not all(segment.off_record for segment in chosen)))

    def verify(self) -> None:
        """Stand for what is said, or no longer."""
        chosen = self.chosen
        self._do(edits.verify(chosen, not all(_settled(segment) for segment in chosen)))

    def verify_and_next(self) -> None:
        """Stand for what is said and go on to the next segment."""
        chosen = self.chosen
        if not chosen:
            return
        self._do(edits.verify(chosen))
        self._view.select(())
        place = self._view.place_of(chosen[-1].id)
        if place is not None and place + 1 < len(self._view.segments):
            self._view.move_cursor(place + 1)

    def approve_translation(self) -> None:
        """Stand for the translations as they are."""
        self._do(edits.approve_translation(self.chosen))

    def comment(self) -> None:
        """Write a comment on the cursor's segment."""
        self._view.cursor_.settle()
        segment = self._view.cursor_.segment
        if segment is None:
            return
        text = self._questions.comment(segment.comment or "")
        if text is not None:
            self._do(edits.comment(segment, text))

    # Text -------------------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Copy what the chosen segments say, with speaker and time, original and translation."""
        lines = []
        for segment in self.chosen:
            lines.append(f"{self._wording.speaker(segment)} {self._wording.clock(segment)}")
            lines.append(segment.text)
            if segment.translation and self._view.columns.translated:
                lines.append(segment.translation.text)
            lines.append("")
        QGuiApplication.clipboard().setText("\n".join(lines).strip())

    def _text(self, segment: Segment, field: Field) -> str:
        if field is Field.ORIGINAL:
            return segment.text
        return segment.translation.text if segment.translation else ""

    def _do(self, step: Step) -> Step | None:
        return self._session.perform(step)

    def _go_to(self, segment: Segment, position: int) -> None:
        place = self._view.place_of(segment.id)
        if place is not None:
            self._view.move_cursor(place, position=position)


def _settled(segment: Segment) -> bool:
    return segment.review in (Review.VERIFIED, Review.APPROVED)
