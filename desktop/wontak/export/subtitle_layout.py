"""Cutting what someone says into subtitles, and a subtitle into lines.

All ways of cutting a stretch of words are weighed against each other (dynamic programming over the places where a cut may be),
by where the cuts fall, whether each piece can be read in its time, and whether any is left with a word or two.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from wontak.domain.meeting import Language
from wontak.export.subtitle_breaks import CLAUSE, cost
from wontak.export.subtitle_rules import LONGEST_S, RULES, SHORTEST_S, Rule
from wontak.export.subtitle_timing import TimedWord

_EACH_PIECE = 1.0  # so that what fits one subtitle is not cut without need
_TOO_FAST = 8.0  # for each whole time over the reading speed
_TOO_SHORT = 12.0  # for each second short of the shortest
_INNER = 0.5  # of what it costs to end a subtitle, for ending a line inside one
_SLIGHT = 6.0  # for a piece of next to nothing, ever less the nearer it comes to filling a line
_PAUSE_S = 0.35  # a silence as long as this is as good a place as the end of a clause
_UNEVEN = 4.0  # for lines of a subtitle of very different length
_IMPOSSIBLE = math.inf


@dataclass(frozen=True)
class Stretch:
    """Words of one person in one language, to be cut into subtitles of at most `lines` lines; `label` stands before the first."""

    words: tuple[TimedWord, ...]
    language: Language
    lines: int
    label: str = ""
    _prices: dict[tuple[int, int], float] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def rule(self) -> Rule:
        return RULES[self.language]

    @cached_property
    def ends(self) -> tuple[float, ...]:
        """What it costs to end a line or a subtitle after each word."""
        costs = []
        for word, following in zip(self.words, self.words[1:], strict=False):
            told = cost(word.text, following.text, self.language)
            paused = following.start_s - word.end_s >= _PAUSE_S
            costs.append(min(told, CLAUSE) if paused else told)
        return (*costs, 0.0)

    @cached_property
    def _edges(self) -> tuple[float, ...]:
        """How wide all words up to each are, a space after each of them."""
        widths = (self.rule.width(word.text) + self._space for word in self.words)
        return tuple(accumulate(widths, initial=0.0))

    @cached_property
    def _space(self) -> float:
        return self.rule.width(" ")

    @cached_property
    def _label_width(self) -> float:
        return self.rule.width(self.label)

    def text(self, begin: int, end: int) -> str:
        """The words from `begin` up to `end`, the label before the very first."""
        text = " ".join(word.text for word in self.words[begin:end])
        return f"{self.label}{text}" if begin == 0 else text

    def width(self, begin: int, end: int) -> float:
        """How wide `text` is on one line, in characters of the language's rule."""
        width = self._edges[end] - self._edges[begin] - self._space
        return width + self._label_width if begin == 0 else width

    def lines_of(self, begin: int, end: int) -> tuple[str, ...]:
        """The lines of one subtitle: one if it fits, else two broken where it reads best."""
        parts = self._parts(begin, end)
        return tuple(self.text(*part) for part in parts)

    def _parts(self, begin: int, end: int) -> tuple[tuple[int, int], ...]:
        if self.lines == 1 or self.width(begin, end) <= self.rule.line or end - begin < 2:
            return ((begin, end),)
        place = min(range(begin + 1, end), key=lambda place: self._break(begin, place, end))
        return (begin, place), (place, end)

    def duration_s(self, begin: int, end: int) -> float:
        """How long it takes to say the words from `begin` up to `end`."""
        return self.words[end - 1].end_s - self.words[begin].start_s

    def reading_s(self, begin: int, end: int) -> float:
        """How long it takes to read the words from `begin` up to `end`."""
        return self.width(begin, end) / self.rule.per_second

    def price_in(self, slot: "Slot", begin: int, end: int) -> float:
        """What it costs to show the words from `begin` up to `end` in this slot; infinite where they do not fit."""
        if (begin, end) not in self._prices:
            self._prices[begin, end] = self._price(begin, end)
        told = self._prices[begin, end]
        duration_s = self.duration_s(begin, end) if slot.duration_s is None else slot.duration_s
        too_long = duration_s > LONGEST_S and end - begin > 1
        if told == _IMPOSSIBLE or too_long:
            return _IMPOSSIBLE
        needed_s = max(self.reading_s(begin, end), slot.beside_s)
        hurry = max(0.0, needed_s / max(duration_s, SHORTEST_S / 2) - 1)
        return told + _TOO_FAST * hurry + _TOO_SHORT * max(0.0, SHORTEST_S - duration_s)

    def _price(self, begin: int, end: int) -> float:
        width = self.width(begin, end)
        alone = end - begin == 1
        if not alone and width > self.rule.line * self.lines:
            return _IMPOSSIBLE
        parts = self._parts(begin, end)
        if not alone and max(self.width(*part) for part in parts) > self.rule.line:
            return _IMPOSSIBLE
        filled = min(1.0, width / self.rule.line)
        inner = sum(self.ends[last - 1] for _, last in parts[:-1])
        return _EACH_PIECE + self.ends[end - 1] + _INNER * inner + _SLIGHT * (1 - filled) ** 2

    def _break(self, begin: int, place: int, end: int) -> tuple[float, float]:
        upper, lower = self.width(begin, place), self.width(place, end)
        over = max(0.0, max(upper, lower) - self.rule.line)
        return over, self.ends[place - 1] + _UNEVEN * abs(upper - lower) / (upper + lower)


def cut(stretch: Stretch) -> tuple[tuple[int, int], ...]:
    """The best subtitles of a stretch, each as the numbers of its first word and of the one after its last."""
    count = len(stretch.words)
    best = [0.0] + [_IMPOSSIBLE] * count
    begins = [0] * (count + 1)
    free = Slot()
    for end in range(1, count + 1):
        for begin in range(end - 1, -1, -1):
            price = stretch.price_in(free, begin, end)
            if price == _IMPOSSIBLE:
                break
            if best[begin] + price < best[end]:
                best[end], begins[end] = best[begin] + price, begin
    pieces = []
    end = count
    while end:
        pieces.append((begins[end], end))
        end = begins[end]
    return tuple(reversed(pieces))


@dataclass(frozen=True)
class Pair:
    """What two renderings of the same words show at once, and when, in seconds."""

    first: str
    second: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Slot:
    """A subtitle to be filled: how long it is shown (None: as long as it takes to say its words), and how long it takes to
    read what stands beside them in the other language."""

    duration_s: float | None = None
    beside_s: float = 0.0


def cut_together(first: Stretch, second: Stretch) -> tuple[Pair, ...]:
    """The best way to show two renderings of the same words side by side: both in as many pieces, as few as will do.

    The first one, the words spoken, sets the time, unless it has fewer words than pieces are needed; then the second does,
    and pieces of the first stay while the second goes on. The one that leads is cut twice, the second time with regard to
    what then stands beside it.
    """
    count = max(len(cut(first)), len(cut(second)))
    leading, other = (first, second) if len(first.words) >= count else (second, first)
    led = cut_into(leading, [Slot()] * count)
    followed = _following(leading, led, other)
    led = cut_into(leading, [Slot(beside_s=other.reading_s(*piece)) for piece in followed])
    followed = _following(leading, led, other)
    firsts, seconds = (led, followed) if leading is first else (followed, led)
    return tuple(
        Pair(first.text(*one), second.text(*two), leading.words[begin].start_s, leading.words[end - 1].end_s)
        for one, two, (begin, end) in zip(firsts, seconds, led, strict=True)
    )


def _following(leading: Stretch, led: Sequence[tuple[int, int]], other: Stretch) -> list[tuple[int, int]]:
    """The pieces of `other` that go with those of `leading`; too few words for that many stay longer."""
    slots = [Slot(leading.duration_s(*piece)) for piece in led]
    pieces = cut_into(other, slots[: len(other.words)])
    return [pieces[number * len(pieces) // len(led)] for number in range(len(led))]


def cut_into(stretch: Stretch, slots: Sequence[Slot]) -> tuple[tuple[int, int], ...]:
    """The best pieces of a stretch, one for each slot, of which there must not be more than words."""
    words = len(stretch.words)
    best = [0.0] + [_IMPOSSIBLE] * words
    steps: list[list[int]] = []
    for slot in slots:
        reached = [_IMPOSSIBLE] * (words + 1)
        begins = [0] * (words + 1)
        for end in range(1, words + 1):
            for begin in range(end - 1, -1, -1):
                price = stretch.price_in(slot, begin, end)
                if price == _IMPOSSIBLE:
                    break
                if best[begin] + price < reached[end]:
                    reached[end], begins[end] = best[begin] + price, begin
        best = reached
        steps.append(begins)
    pieces, end = [], words
    for begins in reversed(steps):
        pieces.append((begins[end], end))
        end = begins[end]
    return tuple(reversed(pieces))
