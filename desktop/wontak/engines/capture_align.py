"""Several inputs as the channels of one recording: laid side by side by the monotonic clock, and kept there.

Every sound device has its own idea of a second. The first channel that is alive leads: its samples are taken as they are. How far
another one has run ahead or fallen behind shows in the earliest moment at which its samples could have been had; it is
brought back by a few samples at a time, too little to be heard.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from wontak.engines.capture_stretch import stretched

Samples = npt.NDArray[np.int16]
Frames = npt.NDArray[np.int16]

START_PATIENCE_S = 4.0
"""How long the first channel waits for the others to be heard before the recording begins without them."""

SETTLE_S = 0.6
"""How long several channels are heard before they are laid side by side: the first blocks come late and by chance."""

LAG_S = 0.6
"""How far a channel may lag before it is filled with silence, so that what the others heard gets to the disk."""

SILENCE_LAG_S = 0.3
"""How far behind the clock silence is written while no input is there at all."""

WINDOW_S = 5.0
"""Over this time the earliest moment is sought: long enough for one reading that was not late."""

LOSS_S = 0.018
"""An input whose samples come this much later than they used to, in two windows running, has lost samples, not time.

A sound server hands over 20 ms at a time. Even on a machine with eight processes for two cores, the earliest moments of two
windows were never 2 ms apart.
"""

ASTRAY_S = 0.15
"""Before an input's own pace is known, and between two channels, this much has to be missing."""

FOLLOWED_S = 0.005
"""A clock that has run off so far since the last window is followed; more is looked at again in the next one."""

END_S = 1.0
END_READINGS = 5
"""At the end there is no second window to wait for: there the last two stretches of this length have to agree, each of so many
readings. Even with sixteen busy processes on two cores, the earliest moments of 176 such stretches were never 12 ms apart.
"""

STEP_SHARE = 1 / 500
"""The largest share of a block that is taken out or put in to bring a channel back."""

DEAD_BAND_S = 0.002
"""Smaller distances are left alone."""

WINDOWS = 4
"""A distance is the median of so many windows: what one of them says is as much chance as clock."""


@dataclass(frozen=True)
class Loss:
    """Samples that never came, or too late: silence of `frames` was put in for them at `at_frame`."""

    channel: int
    at_frame: int
    frames: int


@dataclass(eq=False)
class _Lane:
    """One channel: what has come and is not yet taken, and how its clock stands.

    `earliest_s` is the earliest moment at which the recording can have begun, by what came in this window; `paced_s` the
    same by the number of samples the input has delivered, which nothing has been done to, and `usual_s` what that was before;
    `recent` is that of each of the last readings, with the moment of the reading.
    """

    blocks: list[Samples] = field(default_factory=list)
    held: int = 0
    alive: bool = True
    started: bool = False
    begins: int = 0
    early: list[Samples] = field(default_factory=list)
    early_held: int = 0
    early_at_s: float = 0.0
    earliest_s: float | None = None
    delivered: int = 0
    paced_s: float | None = None
    usual_s: float | None = None
    recent: deque[tuple[float, float]] = field(default_factory=deque)
    behind: int = 0
    owed: int = 0
    suspect: bool = False
    astray: bool = False
    lately_s: deque[float] = field(default_factory=lambda: deque(maxlen=WINDOWS))


class Aligner:
    """Takes blocks of single channels, gives blocks of frames. All times are monotonic seconds."""

    def __init__(
        self, channels: int, rate_hz: int, at_frame: int = 0, zero_s: float | None = None, now_s: float = 0.0
    ) -> None:
        """`zero_s`, where the beginning of the recording is known: what comes is laid down where the clock says."""
        self.frame = at_frame
        self.losses: list[Loss] = []
        self._rate_hz = rate_hz
        self._lanes = [_Lane() for _ in range(channels)]
        self._zero_s = zero_s
        self._waiting_since_s: float | None = None
        self._settles_since_s: float | None = None
        self._window_began_s = now_s

    @property
    def began(self) -> bool:
        """Whether the first sound has been laid down since the start or the last pause."""
        return self._zero_s is not None

    @property
    def zero_s(self) -> float | None:
        """The moment of the first frame, as the leading channel's clock has it now; None while nothing is laid down."""
        leading = next((lane for lane in self._lanes if lane.started and lane.earliest_s is not None), None)
        if self._zero_s is None or leading is None or leading.earliest_s is None:
            return self._zero_s
        # Its first block came late by chance: until the first window is over, a later one may know better.
        return min(self._zero_s, leading.earliest_s)

    def begins(self, channel: int) -> int | None:
        """The frame at which a channel was first heard since it was lost, or since the beginning; None before that."""
        lane = self._lanes[channel]
        return lane.begins if lane.started else None

    def frame_at(self, moment_s: float) -> int:
        """The frame that is heard at a moment; never before what has been taken by more than it may be."""
        if self._zero_s is None:
            return self.frame
        return max(0, round((moment_s - self._zero_s) * self._rate_hz))

    def moment_of(self, frame: int) -> float | None:
        """The moment at which a frame is heard."""
        return None if self._zero_s is None else self._zero_s + frame / self._rate_hz

    def feed(self, channel: int, samples: Samples, now_s: float) -> None:
        """Take in what an input has just delivered."""
        if not len(samples):
            return
        lane = self._lanes[channel]
        if self._zero_s is None:
            self._wait_with(lane, samples, now_s)
            return
        if not lane.started:
            self._lay_down(lane, now_s - len(samples) / self._rate_hz)
        self._add(lane, samples)
        lane.delivered += len(samples)
        lane.earliest_s = _earlier(lane.earliest_s, now_s - (self.frame + lane.held) / self._rate_hz)
        paced_s = now_s - lane.delivered / self._rate_hz
        lane.paced_s = _earlier(lane.paced_s, paced_s)
        lane.recent.append((now_s, paced_s))
        while lane.recent[0][0] <= now_s - 2 * END_S:
            lane.recent.popleft()

    def go_on(self, channel: int, samples: Samples, at_frame: int, now_s: float) -> None:
        """Take in what is known to belong at a frame that has not been taken yet; its last sample has just come."""
        lane = self._lanes[channel]
        self._lay_at(lane, at_frame)
        self.feed(channel, samples, now_s)

    def lose(self, channel: int) -> None:
        """This input is gone: its channel is silent from here."""
        lane = self._lanes[channel]
        lane.alive = lane.started = False
        lane.earliest_s, lane.behind, lane.owed = None, 0, 0
        lane.paced_s = lane.usual_s = None
        lane.suspect = lane.astray = False
        lane.recent.clear()
        lane.lately_s.clear()

    def find(self, channel: int) -> None:
        """This input, or another in its place, will deliver again."""
        self._lanes[channel].alive = True

    def begin_again(self) -> None:
        """After a pause: what comes next is laid down directly behind what has been taken."""
        self._zero_s, self._waiting_since_s, self._settles_since_s = None, None, None
        self._lanes = [_Lane(alive=lane.alive) for lane in self._lanes]

    def take(self, now_s: float, *, everything: bool = False) -> Frames:
        """The frames that are complete, shape (frames, channels); `everything`: also where some channels lack their end."""
        self._start_if_due(now_s)
        if self._zero_s is None:
            return np.zeros((0, len(self._lanes)), np.int16)
        if now_s - self._window_began_s >= WINDOW_S:
            self._compare_clocks(now_s)
        if everything:
            for lane in self._lanes:
                self._look_at_end(lane)
        count = self._complete(now_s, everything)
        columns = [self._cut(lane, count) for lane in self._lanes]
        self.frame += count
        return np.stack(columns, axis=1)

    # Beginning --------------------------------------------------------------------------------------------------------

    def _wait_with(self, lane: _Lane, samples: Samples, now_s: float) -> None:
        lane.early_held += len(samples)
        began_s = now_s - lane.early_held / self._rate_hz
        lane.early_at_s = min(lane.early_at_s, began_s) if lane.early else began_s
        lane.early.append(samples)
        if self._waiting_since_s is None:
            self._waiting_since_s = now_s
        if self._settles_since_s is None and not self._lacking():
            self._settles_since_s = now_s

    def _start_if_due(self, now_s: float) -> None:
        """Fix the beginning once every living channel has been heard, or the first has waited long enough."""
        if self._zero_s is not None or self._waiting_since_s is None:
            return
        heard = [lane for lane in self._lanes if lane.early]
        if self._lacking():
            if now_s - self._waiting_since_s < START_PATIENCE_S:
                return
        elif len(heard) > 1 and now_s - (self._settles_since_s or now_s) < SETTLE_S:
            return
        first_s = min(lane.early_at_s for lane in heard)
        self._zero_s = first_s - self.frame / self._rate_hz
        self._window_began_s = now_s
        for lane in heard:
            self._lay_down(lane, lane.early_at_s)
            for samples in lane.early:
                self._add(lane, samples)
            lane.early = []

    def _lacking(self) -> bool:
        return any(lane.alive and not lane.early for lane in self._lanes)

    def _lay_down(self, lane: _Lane, first_s: float) -> None:
        """Have a channel's next sample fall where the clock says; silence fills the time before it."""
        assert self._zero_s is not None
        self._lay_at(lane, round((first_s - self._zero_s) * self._rate_hz))

    def _lay_at(self, lane: _Lane, frame: int) -> None:
        place = frame - (self.frame + lane.held)
        if place > 0:
            self._add(lane, np.zeros(place, np.int16))
        lane.begins = self.frame + lane.held
        lane.started = True

    # Taking -----------------------------------------------------------------------------------------------------------

    def _complete(self, now_s: float, everything: bool) -> int:
        """How many frames can be given out: what the slowest channel has, if it is not slower than it may be."""
        held = [lane.held for lane in self._lanes if lane.alive and lane.started]
        if everything:
            return max((lane.held for lane in self._lanes), default=0)
        if not held:
            due = self.frame_at(now_s - SILENCE_LAG_S) - self.frame
            return max(0, due, *(lane.held for lane in self._lanes))
        return max(min(held), max(held) - round(LAG_S * self._rate_hz))

    def _cut(self, lane: _Lane, count: int) -> Samples:
        """The next `count` samples of a channel, silence where it has fewer."""
        if len(lane.blocks) == 1 and lane.held == count:
            sound = lane.blocks[0]
            lane.blocks, lane.held = [], 0
            return sound
        sound = np.concatenate([*lane.blocks, np.zeros(max(0, count - lane.held), np.int16)])
        if lane.started and count > lane.held:
            lane.owed += count - lane.held
        rest = sound[count:]
        lane.blocks, lane.held = ([rest] if len(rest) else []), len(rest)
        return sound[:count]

    def _add(self, lane: _Lane, samples: Samples) -> None:
        """Append to a channel: without what silence has already stood in for, and brought nearer to its place."""
        if lane.owed:
            late = min(lane.owed, len(samples))
            self.losses.append(Loss(self._lanes.index(lane), self.frame - lane.owed, late))
            lane.owed -= late
            samples = samples[late:]
        most = int(len(samples) * STEP_SHARE)
        step = max(-most, min(most, lane.behind))
        if step:
            samples = stretched(samples, len(samples) + step)
            lane.behind -= step
        if len(samples):
            lane.blocks.append(samples)
            lane.held += len(samples)

    # Keeping in step --------------------------------------------------------------------------------------------------

    def _compare_clocks(self, now_s: float) -> None:
        """At the end of a window: see who has lost samples, and how far each channel is from the one that leads."""
        self._window_began_s = now_s
        for lane in self._lanes:
            if lane.started and lane.paced_s is not None:
                self._look_at_pace(lane, lane.paced_s)
        leading = next((lane for lane in self._lanes if lane.started and lane.earliest_s is not None), None)
        if leading is None or leading.earliest_s is None:
            return
        self._follow(leading)
        for lane in self._lanes:
            if lane is not leading and lane.started and lane.earliest_s is not None and not leading.suspect:
                self._bring_back(lane, lane.earliest_s - leading.earliest_s)
        for lane in self._lanes:
            lane.earliest_s = None

    def _look_at_pace(self, lane: _Lane, paced_s: float) -> None:
        """Put in what an input has lost: two windows running in which everything comes later, where one may be a busy machine."""
        lane.paced_s = None
        if lane.usual_s is None:
            lane.usual_s = paced_s
            return
        late_s = paced_s - lane.usual_s
        if late_s > LOSS_S and lane.suspect:
            self._put_in_lost(lane, late_s)
        elif late_s < FOLLOWED_S:
            lane.usual_s = paced_s
        lane.suspect = late_s > LOSS_S and not lane.suspect

    def _look_at_end(self, lane: _Lane) -> None:
        """Put in what an input has lost shortly before the end, where what has come since leaves no doubt of it."""
        if not lane.started or lane.usual_s is None or not lane.recent:
            return
        middle_s = lane.recent[-1][0] - END_S
        halves = [
            [paced_s for at_s, paced_s in lane.recent if (at_s > middle_s) is later]
            for later in (False, True)
        ]
        if any(len(half) < END_READINGS for half in halves):
            return
        earlier_s, later_s = (min(half) - lane.usual_s for half in halves)
        if min(earlier_s, later_s) > LOSS_S and abs(earlier_s - later_s) < FOLLOWED_S:
            self._put_in_lost(lane, min(earlier_s, later_s))

    def _put_in_lost(self, lane: _Lane, missing_s: float) -> None:
        """Silence for samples that the input has lost: from here on its pace counts as if they had come."""
        self._put_in(lane, missing_s)
        lane.delivered += round(missing_s * self._rate_hz)
        lane.recent.clear()

    def _follow(self, leading: _Lane) -> None:
        """The leading channel's clock is the recording's, unless it jumps: then samples were lost."""
        assert self._zero_s is not None and leading.earliest_s is not None
        late_s = leading.earliest_s - self._zero_s
        if self._is_astray(leading, late_s):
            self._put_in(leading, late_s)
        elif not leading.astray and not leading.suspect:
            self._zero_s = leading.earliest_s

    def _bring_back(self, lane: _Lane, late_s: float) -> None:
        if self._is_astray(lane, late_s):
            self._put_in(lane, late_s)
        elif not lane.astray and not lane.suspect:
            lane.lately_s.append(late_s)
            usual_s = middle(lane.lately_s)
            if len(lane.lately_s) >= WINDOWS // 2 and abs(usual_s) > DEAD_BAND_S:
                lane.behind = round(usual_s * self._rate_hz)
                lane.lately_s = deque((one - usual_s for one in lane.lately_s), maxlen=WINDOWS)

    @staticmethod
    def _is_astray(lane: _Lane, late_s: float) -> bool:
        """Whether two windows running find a channel far behind its place; one alone may have been a busy machine."""
        twice = lane.astray and late_s > ASTRAY_S
        lane.astray = late_s > ASTRAY_S and not twice
        return twice

    def _put_in(self, lane: _Lane, missing_s: float) -> None:
        """Silence for what is missing."""
        frames = round(missing_s * self._rate_hz)
        if lane.earliest_s is not None:
            lane.earliest_s -= missing_s
        self.losses.append(Loss(self._lanes.index(lane), self.frame + lane.held, frames))
        lane.blocks.append(np.zeros(frames, np.int16))
        lane.held += frames


def _earlier(one_s: float | None, other_s: float) -> float:
    return other_s if one_s is None else min(one_s, other_s)


def middle(values: Collection[float]) -> float:
    """Their median. The libraries' own would bring in more than they are worth: 1 to 9 MB of this process's memory."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2
