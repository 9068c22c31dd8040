"""Where the items of an agenda begin, as the clerk's agenda keys say: at a turn or a sentence, never in the middle of words."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from wontak.domain.marks import Label, MarkKind
from wontak.domain.transcript import Segment

NEAR_S = 10.0
"""How far from its press a turn may begin that opens an item: pressed some seconds late, or while the next speaker walks up.
Farther away, whoever speaks goes over to the item within a turn, and the sentence under way opens it."""


def beginnings(segments: Sequence[Segment], labels: Iterable[Label]) -> dict[int, int]:
    """The places of `segments`, which are in meeting order, at which an item begins, each with the item's position.

    Of two presses for the same place the later one counts; an item that is under way does not begin again.
    """
    pressed = [one for one in labels if one.kind is MarkKind.AGENDA and one.value.isdigit()]
    if not pressed:
        return {}
    places, opened = _Places(segments), {}
    for label in sorted(pressed, key=lambda one: (one.recording, one.at_s)):
        place = places.opened_by(label)
        if place is not None:
            opened[place] = int(label.value)
    begun: dict[int, int] = {}
    under_way = None
    for place in sorted(opened):
        if opened[place] != under_way:
            under_way = begun[place] = opened[place]
    return begun


class _Places:
    """Where segments and turns begin, by recording."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._all: dict[int, list[int]] = {}
        self._turns: dict[int, list[int]] = {}
        recording, who = -1, None
        all_here: list[int] = []
        turns_here: list[int] = []
        for place, segment in enumerate(segments):  # thousands, each time the transcript is shown
            speaks = segment.speaker or segment.voice
            if segment.recording != recording:
                recording = segment.recording
                all_here = self._all.setdefault(recording, [])
                turns_here = self._turns.setdefault(recording, [])
                turns_here.append(place)
            elif speaks != who:
                turns_here.append(place)
            all_here.append(place)
            who = speaks

    def opened_by(self, label: Label) -> int | None:
        """The segment with which an item begins: that opens the nearest turn, else the one under way, else the next one."""
        own = self._all.get(label.recording)
        if not own:
            return None
        nearest = self._nearest_turn(label)
        if nearest is not None and abs(self._start_s(nearest) - label.at_s) <= NEAR_S:
            return nearest
        begun = bisect_right(own, label.at_s, key=self._start_s) - 1
        if begun < 0:
            return own[0]
        under_way = self._segments[own[begun]].end_s > label.at_s
        following = own[begun] if under_way else own[begun] + 1
        return following if following < len(self._segments) else None

    def _nearest_turn(self, label: Label) -> int | None:
        turns = self._turns.get(label.recording, [])
        after = bisect_right(turns, label.at_s, key=self._start_s)
        return min(
            turns[max(0, after - 1) : after + 1],
            key=lambda place: abs(self._start_s(place) - label.at_s),
            default=None,
        )

    def _start_s(self, place: int) -> float:
        return self._segments[place].start_s
