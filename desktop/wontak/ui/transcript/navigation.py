"""Going through the transcript: to a time, to what should be looked at next, and along with what is being played."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from wontak.domain import review
from wontak.domain.review import ConcernKind
from wontak.domain.transcript import Segment
from wontak.ui.context import Context
from wontak.ui.transcript.questions import Questions
from wontak.ui.transcript.view import TranscriptView
from wontak.ui.transcript.wording import Wording, clock
from wontak.ui.transcript.words import word_at, word_heard, word_spans

Next = Callable[[Sequence[Segment], int | None], int | None]


class Navigation(QObject):
    """Moves the cursor of the view to where one wants to be."""

    def __init__(
        self, context: Context, view: TranscriptView, wording: Wording, questions: Questions
    ) -> None:
        super().__init__(view)
        self._context, self._view, self._wording = context, view, wording
        self._questions = questions

    def next_unverified(self) -> None:
        """To the next segment that nobody has verified."""
        self._go(review.next_unverified, self.tr("Every segment is verified."))

    def next_doubtful(self) -> None:
        """To the next segment that was heard uncertainly."""
        self._go(review.next_doubtful, self.tr("Nothing was heard uncertainly."))

    def next_flagged(self) -> None:
        """To the next segment with a flag."""
        self._go(review.next_flagged, self.tr("No segment is flagged."))

    def next_of(self, kind: ConcernKind) -> None:
        """To the next segment that raises one kind of concern."""

        def following(segments: Sequence[Segment], after: int | None) -> int | None:
            return review.next_of_kind(segments, after, kind)

        self._go(following, self.tr("Nothing is left of this kind."))

    def next_in_queue(self) -> None:
        """To the segment with the greatest risk but the one the cursor is in; then to the one after it in the queue."""
        self._view.cursor_.settle()
        waiting = [one.segment_id for one in review.queue(self._view.segments)]
        here = self._view.cursor_.segment_id
        if not waiting or waiting == [here]:
            self._context.notices.say(self.tr("Nothing is left to review."), key="next")
            return
        place = waiting.index(here) + 1 if here in waiting else 0
        self._show(waiting[place % len(waiting)])

    def go_to_time(self) -> None:
        """Ask for a time of the meeting and go to what is said then."""
        segment = self._view.cursor_.segment
        answer = self._questions.time(self._wording.clock(segment) if segment else clock(0))
        if answer is None:
            return
        seconds = read_clock(answer)
        if seconds is None:
            self._context.notices.warn(self.tr("That is no time: write 1:02:30, 62:30 or 3750."), key="time")
            return
        self.show_time(seconds)

    def show_time(self, meeting_s: float) -> None:
        """Go to what is said at a time of the meeting."""
        segments = self._view.segments
        if segments:
            place = bisect_right(segments, meeting_s, key=self._wording.meeting_s) - 1
            self._view.select(())
            self._view.move_cursor(max(0, place), position=0)

    def play_from_cursor(self) -> None:
        """Play from the word the cursor is in."""
        segment = self._view.cursor_.segment
        if segment is not None:
            self.seek_word(segment, self._view.editor.position)
            if not self._context.player.is_playing:
                self._context.player.play()

    def seek_word(self, segment: Segment, offset: int) -> None:
        """Let the tape stand at the word around a character of a segment's text."""
        number = word_at(word_spans(segment.text, segment.words), offset)
        at_s = segment.start_s if number is None else segment.words[number].start_s
        self._context.player.seek(segment.recording, at_s)

    def _go(self, following: Next, none_left: str) -> None:
        self._view.cursor_.settle()
        found = following(self._view.segments, self._view.cursor_.segment_id)
        if found is None:
            self._context.notices.say(none_left, key="next")
        else:
            self._show(found)

    def _show(self, segment_id: int) -> None:
        self._view.select(())
        self._view.show_segment(segment_id)


class Following(QObject):
    """Marks the word that is heard, and keeps its row in view until one scrolls, clicks or types."""

    def __init__(self, context: Context, view: TranscriptView) -> None:
        super().__init__(view)
        self._view, self._session = view, context.session
        self._follows = False
        context.player.moved.connect(self._on_moved)
        context.player.started.connect(self.follow)
        context.player.stopped.connect(self.rest)
        view.verticalScrollBar().actionTriggered.connect(self.rest)
        view.editor.touched.connect(self.rest)
        view.cursor_.moved.connect(self.rest)
        view.wheeled.connect(self.rest)

    def follow(self) -> None:
        """Keep what is heard in view from now on."""
        self._follows = True
        if self._view.playing is not None:
            self._reveal(self._view.playing[0])

    def rest(self) -> None:
        """Leave the page where it is."""
        self._follows = False

    def _on_moved(self, recording: int, at_s: float) -> None:
        segments = self._session.segments  # of those that are shown, none may be the one that is heard
        place = bisect_right(segments, (recording, at_s), key=_moment) - 1
        if place < 0 or segments[place].recording != recording or not self._view.isVisible():
            self._view.play(None)
            return
        segment = segments[place]
        former = self._view.playing
        self._view.play((segment.id, word_heard(segment.words, at_s)))
        if self._follows and (former is None or former[0] != segment.id):
            self._reveal(segment.id)

    def _reveal(self, segment_id: int) -> None:
        place = self._view.place_of(segment_id)
        if place is not None:
            self._view.reveal(place)


def read_clock(text: str) -> float | None:
    """The seconds that are meant by 1:02:30, 62:30 or 3750; None where it is no time."""
    if not re.fullmatch(r"\s*(\d+:){0,2}\d+([.,]\d+)?\s*", text):
        return None
    seconds = 0.0
    for part in text.strip().replace(",", ".").split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


def _moment(segment: Segment) -> tuple[int, float]:
    return segment.recording, segment.start_s
