"""How a recording is cut for recognition: turns at pauses, windows the model reads at once, batches stored as one.

The plan depends on nothing but where speech is and on the model's traits, so an interrupted run that plans again
gets the same batches and may skip those already stored.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wontak.engines.speech import Stretch
from wontak.engines.traits import ModelTraits

BATCH_TURNS = 16
"""Turns decoded together where each has a window of its own."""

MIN_PIECE_S = 1.0
"""A turn too long for a window is not cut closer than this to its ends."""

Quietest = Callable[[float, float], float]
"""Gives the quietest moment between two times of the recording: where to cut speech that has no pause."""


LEAST_HEAD_S = 2.0
LEAST_TAIL_S = 2.0
"""A turn is parted to fill a window only if this much of it goes before and after the cut."""

CUT_WITHIN_S = 3.0
"""How far from the end of a full window the longest pause is looked for."""


@dataclass(frozen=True)
class Turn:
    """Speech without a long pause, or a part of it cut at a short one.

    `speech` are the stretches of voice, in seconds from the start of the recording; parts of one turn share its `number`.
    """

    speech: tuple[Stretch, ...]
    number: int

    @property
    def start_s(self) -> float:
        return self.speech[0].start_s

    @property
    def end_s(self) -> float:
        return self.speech[-1].end_s

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True)
class Window:
    """Turns heard by the model at once, one directly after the other."""

    turns: tuple[Turn, ...]

    @property
    def duration_s(self) -> float:
        return sum(turn.duration_s for turn in self.turns)

    def offsets_s(self) -> tuple[float, ...]:
        """When each turn begins on the window's own clock."""
        starts, clock = [], 0.0
        for turn in self.turns:
            starts.append(clock)
            clock += turn.duration_s
        return tuple(starts)


@dataclass(frozen=True)
class Batch:
    """The unit of work: the turns between two times of the recording. Batches follow one another without gap."""

    start_s: float
    end_s: float
    turns: tuple[Turn, ...]

    @property
    def speech_s(self) -> float:
        return sum(turn.duration_s for turn in self.turns)


def turns_of(stretches: Iterable[Stretch], traits: ModelTraits, quietest: Quietest) -> list[Turn]:
    """Turns, in order: stretches joined over pauses shorter than the model's, none longer than its window."""
    groups: list[list[Stretch]] = []
    for stretch in stretches:
        for piece in _fitting(stretch, traits.window_s, quietest):
            if groups and piece.start_s - groups[-1][-1].end_s < traits.pause_s:
                groups[-1].append(piece)
            else:
                groups.append([piece])
    parts = [part for group in groups for part in _cut_at_pauses(tuple(group), traits.window_s)]
    return [Turn(part, number) for number, part in enumerate(parts)]


def _fitting(stretch: Stretch, longest_s: float, quietest: Quietest) -> list[Stretch]:
    """`stretch` itself, or, where it is longer than a window, its parts between quiet moments."""
    if stretch.duration_s <= longest_s:
        return [stretch]
    earliest = stretch.start_s + max(MIN_PIECE_S, longest_s / 2)
    latest = min(stretch.start_s + longest_s, stretch.end_s - MIN_PIECE_S)
    cut = quietest(earliest, latest) if latest > earliest else stretch.start_s + stretch.duration_s / 2
    head, tail = Stretch(stretch.start_s, cut), Stretch(cut, stretch.end_s)
    return [head, *_fitting(tail, longest_s, quietest)]


def _cut_at_pauses(group: tuple[Stretch, ...], longest_s: float) -> list[tuple[Stretch, ...]]:
    """`group`, parted at its longest pauses, those near the middle first, until each part fits a window."""
    if len(group) == 1 or group[-1].end_s - group[0].start_s <= longest_s:
        return [group]

    def worth(cut: int) -> tuple[float, float]:
        pause_s = group[cut].start_s - group[cut - 1].end_s
        before_s, after_s = group[cut - 1].end_s - group[0].start_s, group[-1].end_s - group[cut].start_s
        balance = min(before_s, after_s)
        return (pause_s + 0.05) * balance, balance

    cut = max(range(1, len(group)), key=worth)
    return _cut_at_pauses(group[:cut], longest_s) + _cut_at_pauses(group[cut:], longest_s)


def batches_of(turns: Sequence[Turn], duration_s: float, traits: ModelTraits) -> list[Batch]:
    """Batches that cover the recording from 0 to `duration_s`, silence included; none if nobody speaks."""
    groups: list[list[Turn]] = []
    speech_s = 0.0
    for turn in turns:
        full = groups and (
            speech_s + turn.duration_s > traits.batch_windows * traits.window_s
            or (not traits.packed and len(groups[-1]) == BATCH_TURNS)
        )
        if full or not groups:
            groups.append([])
            speech_s = 0.0
        groups[-1].append(turn)
        speech_s += turn.duration_s
    ends = [(before[-1].end_s + after[0].start_s) / 2 for before, after in pairwise(groups)]
    bounds = [0.0, *(round(end, 3) for end in ends), round(duration_s, 3)]
    return [Batch(bounds[i], bounds[i + 1], tuple(group)) for i, group in enumerate(groups)]


def packed(turns: Sequence[Turn], traits: ModelTraits) -> list[Window]:
    """Windows of `turns` in order, each as full as pauses allow; a turn may be cut at a pause and go on in the next one."""
    if not traits.packed:
        return [Window((turn,)) for turn in turns]
    windows: list[list[Turn]] = [[]]
    room_s = traits.window_s
    for turn in turns:
        head, tail = _parted(turn, room_s)
        if head is not None:
            windows[-1].append(head)
            room_s -= head.duration_s
        if tail is not None:
            windows.append([tail])
            room_s = traits.window_s - tail.duration_s
    return [Window(tuple(window)) for window in windows if window]


def _parted(turn: Turn, room_s: float) -> tuple[Turn | None, Turn | None]:
    """What of `turn` goes into a window with `room_s` left, and what into the next: cut, if at all, at its best pause."""
    if turn.duration_s <= room_s:
        return turn, None
    cuts = [
        cut
        for cut in range(1, len(turn.speech))
        if LEAST_HEAD_S <= turn.speech[cut - 1].end_s - turn.start_s <= room_s
        and turn.end_s - turn.speech[cut].start_s >= LEAST_TAIL_S
    ]
    if not cuts:
        return None, turn
    latest_s = turn.speech[cuts[-1]].start_s
    near = [cut for cut in cuts if turn.speech[cut].start_s >= latest_s - CUT_WITHIN_S]
    best = max(near, key=lambda cut: (turn.speech[cut].start_s - turn.speech[cut - 1].end_s, cut))
    return Turn(turn.speech[:best], turn.number), Turn(turn.speech[best:], turn.number)
