"""The recorder of one take: keeps a capture child at work, and goes on with another one where it or its sound system is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from wontak.desk.spare import Spare
from wontak.domain.alone import LoneTake
from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    CaptureCommand,
    CaptureEvent,
    GapKind,
    GapMarked,
    Level,
    Listening,
    Mark,
    Marked,
    MarkKind,
    Pause,
    Record,
    RecordingBegan,
    RecordingEnded,
    Resume,
    Stop,
    TakenOver,
    Unmark,
    Unmarked,
    Warned,
    WarningOver,
)
from wontak.jobs.capture import CaptureChild
from wontak.jobs.capture_child import OpenDevices, system_devices

MOST_RESTARTS = 5
"""A recorder that dies more often than this without `CALM_S` of sound in between is not started again."""

CALM_S = 30.0
TRY_AGAIN_S = 2.0
"""Between two looks for a sound system that is gone."""

MARKS_A_SECOND = 1000
"""Nobody marks so often: what is numbered from so many a second on is above all marks before, also those that only a second copy
knows for the moment."""

WORTH_SAYING_S = 0.5
"""Less than this that is missing is marked, but not said."""

SOUND_LOST = "sound_server_lost"


class RecorderState(StrEnum):
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    OVER = "over"


class TakeRecorder:
    """Records one take, until it is over. Nothing here waits; `poll` is to be called some twenty times a second.

    `at_s` is how long the recording is, `channels` are the names of its inputs, `fault` is why it failed, if it did.
    """

    def __init__(
        self,
        record: Record,
        open_devices: OpenDevices = system_devices,
        *,
        has_spare: bool = True,
        ready: CaptureChild | None = None,
        lone: LoneTake | None = None,
    ) -> None:
        """`has_spare`: another child stands by, so that nothing is missing should this one be lost.

        `ready` is a child that has loaded everything: with it the recording begins seconds earlier. `lone` is the take as it
        stands where it goes on alone and `record` takes it over; what it holds so far is told first.
        """
        self.record = record
        self._has_spare = has_spare
        self.state = RecorderState.STARTING
        self.at_s = 0.0
        self.channels: tuple[str, ...] = ()
        self.fault: WontakError | None = None
        self.ended: RecordingEnded | None = None
        self._open_devices = open_devices
        self._child: CaptureChild | None = ready or CaptureChild(open_devices=open_devices)
        self._child.begin(record)
        self._spare = Spare(open_devices)
        if has_spare and not lone:
            self._spare.start()  # else once this one is at work: two that are loaded at once take longer
        self._parting: tuple[CaptureChild, ...] = ()
        self._ending = False
        self._zero_s: float | None = None
        self._paused_at_s: float | None = None
        self._heard: tuple[str, ...] = ()
        self._restarts: list[float] = []
        self._try_again_at_s = 0.0
        self._without_sound = False
        self._marks_made = 0
        self._unwritten: list[Mark | Unmark] = []
        self._known: list[CaptureEvent] = []
        if lone:
            self._stand_as(lone)

    @property
    def is_over(self) -> bool:
        return self.state is RecorderState.OVER

    @property
    def child_pid(self) -> int | None:
        """The process number of the capture child, while there is one."""
        return self._child.pid if self._child else None

    @property
    def spare_pid(self) -> int | None:
        """The process number of the child that stands by for it, while there is one."""
        return self._spare.pid

    def poll(self, timeout_s: float = 0.0) -> tuple[CaptureEvent, ...]:
        """What has happened since the last time; waits up to `timeout_s` for something.

        A capture child that is lost is replaced by another one that goes on with the same take.
        """
        known, self._known = tuple(self._known), []
        return (*known, *self._poll(timeout_s))

    @property
    def takes_over(self) -> bool:
        """Whether a lone recorder still records in place of this one."""
        return self.record.takes_over and not self.is_over

    def _poll(self, timeout_s: float) -> tuple[CaptureEvent, ...]:
        if self.takes_over and self.state is RecorderState.RUNNING and self._zero_s is not None:
            self.at_s = time.monotonic() - self._zero_s
        self._spare.poll()
        self._parting = tuple(
            one for one in self._parting if not one.has_left(timeout_s if self._ending else 0.0)
        )
        if self._ending:
            if not self._parting:
                self.state = RecorderState.OVER
            return ()
        if self._child is None:
            return self._wait_for_sound(timeout_s)
        try:
            events = list(self._child.poll(timeout_s))
        except WontakError as fault:
            return self._failed(fault)
        for event in tuple(events):
            events.extend(self._take(event))
        if self._child.lost:
            self._child_lost()
        elif self._child.finished:
            self._end()
        return tuple(events)

    def pause(self) -> None:
        """Leave out what comes until `resume`."""
        if self.state in (RecorderState.STARTING, RecorderState.RUNNING):
            self.state, self._paused_at_s = RecorderState.PAUSED, time.monotonic()
            self._send(Pause())
            self._spare.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self.state is RecorderState.PAUSED:
            self.state, self._paused_at_s = RecorderState.RUNNING, None
            self._send(Resume())
            self._spare.resume()

    def mark(self, kind: MarkKind, value: str = "", pressed_at_s: float | None = None) -> int:
        """Mark this very moment: a note, the participant who now speaks, the agenda item that begins, or a star.

        `pressed_at_s`, of the monotonic clock, is given where it began before. Gives the mark's id.
        """
        self._marks_made += 1
        now_s = time.monotonic()
        self._send_mark(Mark(kind, value, now_s if pressed_at_s is None else pressed_at_s, self._marks_made))
        return self._marks_made

    def correct(self, marked: Marked, value: str) -> None:
        """Have a mark say something else; it stays where it is."""
        self._send_mark(Mark(marked.kind, value, 0.0, marked.id, marked.at_s))

    def unmark(self, mark_id: int) -> None:
        """Take a mark away."""
        self._send_mark(Unmark(mark_id))

    def stop(self) -> None:
        """Ask it to end; `poll` goes on until it is over."""
        if not self.is_over:
            self.state = RecorderState.STOPPING
            self._send(Stop())

    def close(self) -> None:
        """End it and wait, at most a few seconds; everything that was recorded stays."""
        self._end()
        for child in self._parting:
            child.close()
        self._parting, self.state = (), RecorderState.OVER

    def _stand_as(self, lone: LoneTake) -> None:
        """Be where the lone recorder is."""
        self.state = RecorderState.RUNNING if lone.paused_since_s is None else RecorderState.PAUSED
        self.at_s, self.channels = lone.at_s, lone.channels
        self._zero_s, self._paused_at_s = lone.zero_s, lone.paused_since_s
        self._heard = lone.devices
        self._marks_made = max(round(lone.at_s * MARKS_A_SECOND), *(mark.id for mark in lone.marks), 0)
        self._known = [*lone.marks, *map(GapMarked, lone.gaps)]

    def _send(self, command: CaptureCommand) -> None:
        if self._child:
            self._child.send(command)

    def _send_mark(self, command: Mark | Unmark) -> None:
        """Send it, and keep it until it is on the disk: a child that is lost meanwhile must not take it along."""
        self._unwritten.append(command)
        self._send(command)

    def _take(self, event: CaptureEvent) -> Iterator[CaptureEvent]:
        """Keep what is to be known of an event; gives what is to be said besides."""
        if isinstance(event, RecordingBegan):
            self.channels = event.channels
            if self.state is RecorderState.STARTING:
                self.state = RecorderState.RUNNING
            missing_s = event.missing_s if event.missing_s >= WORTH_SAYING_S else 0.0
            if self.record.takes_over:
                self.record = replace(self.record, takes_over=False)
                yield TakenOver(missing_s)
            elif event.at_s and not self._without_sound:
                yield Warned("recorder_restarted", (("length_s", missing_s),) if missing_s else ())
            if self._without_sound:
                self._without_sound = False
                yield WarningOver(SOUND_LOST)
        elif isinstance(event, Listening):
            self._heard = event.devices
            if self._has_spare:
                self._spare.listen(event.devices)
        elif isinstance(event, Level):
            self.at_s = event.at_s
            self._zero_s = time.monotonic() - event.at_s if event.zero_s is None else event.zero_s
        elif isinstance(event, Marked | Unmarked):
            self._written(event)
        elif isinstance(event, RecordingEnded):
            self.ended, self.at_s = event, event.length_s

    def _written(self, event: Marked | Unmarked) -> None:
        """The first command of that kind for this mark is on the disk; they come in the order in which they were sent."""
        kind = Mark if isinstance(event, Marked) else Unmark
        done = next((one for one in self._unwritten if isinstance(one, kind) and one.id == event.id), None)
        if done:
            self._unwritten.remove(done)

    def _child_lost(self) -> None:
        """Another child goes on with the take, silence standing for the time in between; but not for ever.

        Before there is any sound it is tried once.
        """
        now_s = time.monotonic()
        self._restarts = [at_s for at_s in self._restarts if now_s - at_s < CALM_S]
        if len(self._restarts) >= (MOST_RESTARTS if self._zero_s is not None else 1):
            self.fault = WontakError(Code.CAPTURE_LOST)
            self._end()
            return
        self._restarts.append(now_s)
        self._start_again(GapKind.SERVER if self._without_sound else GapKind.RESTART)

    def _failed(self, fault: WontakError) -> tuple[CaptureEvent, ...]:
        """A recording that is under way outlives its sound system; any other fault ends it."""
        going_on = self._zero_s is not None and self.state is not RecorderState.STOPPING
        if fault.code not in (Code.NO_INPUT, Code.INPUT_UNUSABLE) or not going_on:
            if self.state is not RecorderState.STOPPING:
                self.fault = fault
            self._end()
            return ()
        self._let_go()
        # It has heard the same sound system; asking that for anything may end it.
        self._spare.drop()
        self._try_again_at_s = time.monotonic() + TRY_AGAIN_S
        said, self._without_sound = self._without_sound, True
        return () if said else (Warned(SOUND_LOST),)

    def _wait_for_sound(self, timeout_s: float) -> tuple[CaptureEvent, ...]:
        """No child is there, because no sound system was: see from time to time whether it is back."""
        if self.state is RecorderState.STOPPING:
            self._end()
            self.ended = RecordingEnded(self.at_s)
            return (self.ended,)
        time.sleep(min(timeout_s, max(0.0, self._try_again_at_s - time.monotonic())))
        if time.monotonic() >= self._try_again_at_s:
            self._start_again(GapKind.SERVER)
        return ()

    def _start_again(self, lost_by: GapKind) -> None:
        self._let_go()
        record = replace(
            self.record,
            devices=self.record.devices or self._heard,
            zero_s=self._zero_s,
            lost_by=lost_by,
            paused_since_s=self._paused_at_s,
        )
        self._child = self._spare.take() or CaptureChild(open_devices=self._open_devices)
        self._child.begin(record)
        for command in self._unwritten:
            self._child.send(command)
        if self.state is RecorderState.STOPPING:
            self._child.send(Stop())

    def _let_go(self) -> None:
        """Have the child that recorded leave, without waiting for it."""
        if self._child:
            self._child.leave()
            self._parting += (self._child,)
        self._child = None

    def _end(self) -> None:
        """Let go of everybody; it is over once they are gone, which `poll` will see."""
        self._let_go()
        self._spare.drop()
        self._ending = True
        if not self.is_over:
            self.state = RecorderState.STOPPING
