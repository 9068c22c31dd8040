"""The live transcript: what is said in a running recording, heard along by whatever model keeps up, and kept as it comes.

It never waits and never stands in the way of the recording: a model that falls behind is given up for a faster one or for none.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wontak.desk.engine_work import note_starter
from wontak.desk.estimate import Estimates
from wontak.desk.glossary import terms_for
from wontak.desk.live_models import Plan, plan_for
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Status
from wontak.domain.packs import Pack
from wontak.domain.transcript import Segment
from wontak.jobs.host import InferenceHost
from wontak.jobs.pipeline import Perform, perform
from wontak.jobs.protocol import Event, LiveHeard, Noticed, TranscribeLive
from wontak.store.meetings import MeetingStore
from wontak.store.packs import Packs

FELL_BEHIND_S = 30.0
"""A model whose text is further behind the recording than this does not keep up."""

CATCHES_UP_WITHIN_S = 20.0
"""Unless it comes nearer within so much of the recording: loading it, or a busy machine, may have kept it for a moment."""

FINISH_WITHIN_S = 8.0
"""How long the last words may take when the recording is over; a full pass follows anyway."""

LEARN_FROM_S = 60.0
"""So much of a recording tells how fast a model really is."""

CATCHES_UP_S = 180.0
"""What was said while there was no window is heard after all where that is no longer ago than this: a model that keeps up has
caught up in minutes then. Behind more of it the text would be late for long: it is left to the full pass."""

OVER_SUFFIX = ".over"


class LiveState(StrEnum):
    LOOKING = "looking"
    HEARING = "hearing"
    FINISHING = "finishing"
    NONE = "none"
    OVER = "over"


@dataclass(frozen=True)
class _Using:
    """Another model is at work from here on."""

    pack: Pack
    from_s: float


class LiveTranscript:
    """What is said in one running take. Belongs to the thread of its store; `poll` is to be called a few times a second.

    `lines` is what has been heard, `model` who hears it, `behind_s` how long after it was said the last text came, `reason` why
    it is another model than the one wanted, or none. `from_s`: what was said before is left to the full pass.
    """

    def __init__(
        self,
        store: MeetingStore,
        live_copy: Path,
        packs: Packs | None = None,
        chosen: str = "",
        estimates: Estimates | None = None,
        perform: Perform = perform,
        from_s: float = 0.0,
    ) -> None:
        self.take = take_of(live_copy)
        self.state = LiveState.LOOKING
        self.lines = store.live_lines(self.take)
        self.model = ""
        self.behind_s = 0.0
        self.reason: Noticed | None = None
        self._store = store
        self._over = live_copy.with_suffix(OVER_SUFFIX)
        self._over.unlink(missing_ok=True)
        self._pack: Pack | None = None
        self._heard_s = 0.0
        self._fell_behind: tuple[float, float] | None = None
        self._finish_by_s: float | None = None
        request = TranscribeLive(live_copy, self._over, Path(), store.meeting(), from_s=from_s)
        self._hearing = _Hearing(
            request, packs or Packs(), chosen, estimates or Estimates(), store.folder, perform
        )

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.state is LiveState.OVER

    @property
    def child_pid(self) -> int | None:
        """The process number of the engine at work, while there is one."""
        return self._hearing.child_pid

    def poll(self, at_s: float) -> tuple[Noticed, ...]:
        """Store what has been heard since the last time, with the recording `at_s` long; gives what the clerk should know."""
        notices: list[Noticed] = []
        for event in self._hearing.told():
            try:
                notices += self._take(event)
            except WontakError as fault:
                # The disk is full, or the meeting was approved: the recording has troubles of its own.
                self.reason = Noticed(fault.code, tuple(fault.fields.items()))
                notices.append(self.reason)
                self.close()
        if self._finish_by_s is not None and time.monotonic() > self._finish_by_s:
            self.close()
        elif self.state is LiveState.HEARING and self._has_fallen_behind(at_s):
            self._hearing.fall_back()
        if self._hearing.is_over and not self.is_over:
            ended = self._finish_by_s is not None
            self.state = LiveState.OVER if ended else LiveState.NONE
        return tuple(notices)

    def correct(self, line_id: int, text: str, person: str = "") -> None:
        """Have a line say what a person has heard; stored at once."""
        line = self._store.correct_live(line_id, text.strip(), person)
        if line is not None:
            self.lines = tuple(line if one.id == line_id else one for one in self.lines)

    def finish(self) -> None:
        """The recording is over: hear its last words, but not for long."""
        if self._finish_by_s is None:
            try:
                self._over.touch()
            except OSError:  # the disk is full, or the cache was deleted, as it may be at any time
                self.close()
                return
            self._finish_by_s = time.monotonic() + FINISH_WITHIN_S
            self.state = LiveState.FINISHING if self.state is not LiveState.NONE else LiveState.OVER

    def close(self) -> None:
        """Hear nothing more; what has been heard stays. Waits for nobody."""
        self._hearing.give_up()
        self._over.unlink(missing_ok=True)
        self.state = LiveState.OVER
        self._finish_by_s = None

    def join(self, timeout_s: float) -> None:
        """Wait until the engines are gone, as the program ends."""
        self._hearing.join(timeout_s)

    def _take(self, event: Event | _Using) -> Iterator[Noticed]:
        if isinstance(event, _Using):
            self._pack, self.model = event.pack, event.pack.name
            self._heard_s, self._fell_behind = event.from_s, None
            if self.state is LiveState.LOOKING:
                self.state = LiveState.HEARING
        elif isinstance(event, LiveHeard) and not self.is_over:
            self._heard_s = event.to_s
            if event.segments:
                self.behind_s = event.behind_s
                self._keep(event.segments)
        elif isinstance(event, Noticed):
            self.reason = event
            yield event

    def _keep(self, segments: tuple[Segment, ...]) -> None:
        with self._store.transaction():
            added = self._store.store_live(self.take, segments, self.model)
            if self._pack is not None:
                note_starter(self._store, self._pack.starter, afresh=False)
        self.lines = tuple(sorted((*self.lines, *added), key=lambda line: line.start_s))

    def _has_fallen_behind(self, at_s: float) -> bool:
        """Whether the text is far behind and has come no nearer for a while."""
        behind_s = at_s - self._heard_s
        if behind_s <= FELL_BEHIND_S:
            self._fell_behind = None
            return False
        if self._fell_behind is None or behind_s < self._fell_behind[1]:
            self._fell_behind = at_s, behind_s
        return at_s - self._fell_behind[0] > CATCHES_UP_WITHIN_S


class _Hearing:
    """The models at work one after the other, on a thread of its own that alone deals with the engines."""

    def __init__(
        self,
        request: TranscribeLive,
        packs: Packs,
        chosen: str,
        estimates: Estimates,
        folder: Path,
        perform: Perform,
    ) -> None:
        self._request = request
        self._packs = packs
        self._chosen = chosen
        self._estimates = estimates
        self._folder = folder
        self._host = InferenceHost(perform=perform)
        self._told: queue.SimpleQueue[Event | _Using] = queue.SimpleQueue()
        self._given_up = threading.Event()
        self._falls_back = threading.Event()
        self._heard_s = request.from_s
        self._thread = threading.Thread(target=self._work, name="wontak-live", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether nobody hears any more and everything told has been taken."""
        return not self._thread.is_alive() and self._told.empty()

    @property
    def child_pid(self) -> int | None:
        return self._host.child_pid

    def told(self) -> Iterator[Event | _Using]:
        """What has been told since the last time."""
        while not self._told.empty():
            yield self._told.get()

    def fall_back(self) -> None:
        """Have a faster model go on, or none."""
        self._falls_back.set()
        self._host.cancel()

    def give_up(self) -> None:
        self._given_up.set()
        self._host.cancel()

    def join(self, timeout_s: float) -> None:
        self._thread.join(timeout_s)

    def _work(self) -> None:
        try:
            if self._request.meeting.event.status is Status.APPROVED:
                raise WontakError(Code.MEETING_APPROVED, folder=str(self._folder))
            plan = plan_for(self._packs, self._chosen, self._estimates)
            if plan.notice:
                self._told.put(plan.notice)
            self._hear_with(plan)
        except WontakError as fault:
            self._told.put(Noticed(fault.code, tuple(fault.fields.items())))
        finally:
            self._host.close()

    def _hear_with(self, plan: Plan) -> None:
        for place, pack in enumerate(plan.packs):
            if self._given_up.is_set():
                return
            self._falls_back.clear()
            self._told.put(_Using(pack, self._heard_s))
            if self._heard_out(pack):
                return
            following = plan.packs[place + 1].name if place + 1 < len(plan.packs) else ""
            if not self._given_up.is_set():
                code = "live_fell_behind" if self._falls_back.is_set() else "live_lost"
                self._told.put(Noticed(code, (("model", pack.name), ("other", following))))

    def _heard_out(self, pack: Pack) -> bool:
        """Have one model hear the recording; whether it came to its end."""
        request = TranscribeLive(
            self._request.live_copy,
            self._request.over,
            pack.folder,
            self._request.meeting,
            terms_for(self._folder),
            self._heard_s,
        )
        last: LiveHeard | None = None
        try:
            for event in self._host.run(request):
                if self._given_up.is_set() or self._falls_back.is_set():
                    self._host.cancel()  # it may have been asked before the host had begun
                if isinstance(event, LiveHeard):
                    last, self._heard_s = event, event.to_s
                self._told.put(event)
        except WontakError:
            return False
        finally:
            self._learn(pack, request.from_s, last)
        return not (self._given_up.is_set() or self._falls_back.is_set())

    def _learn(self, pack: Pack, from_s: float, last: LiveHeard | None) -> None:
        if last is not None and last.to_s - from_s >= LEARN_FROM_S:
            self._estimates.learn_live(pack, last.worked_s / (last.to_s - from_s))


def goes_on_from_s(store: MeetingStore, live_copy: Path, at_s: float) -> float:
    """Where to go on hearing a take that is `at_s` long: where its text ends, or now where that is too long ago."""
    ended_s = max((line.end_s for line in store.live_lines(take_of(live_copy))), default=0.0)
    return ended_s if at_s - ended_s <= CATCHES_UP_S else at_s


def take_of(live_copy: Path) -> str:
    """The name of the take that a live copy belongs to."""
    return live_copy.stem.removeprefix("live-")
