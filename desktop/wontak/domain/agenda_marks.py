"""Where the items of an agenda begin, as the clerk's agenda keys say: at a turn or a sentence, never in the middle of words."""

from collections.abc import Iterable, Sequence

from wontak.domain.recording import Label, MarkKind
from wontak.domain.transcript import Segment

NEAR_S = 10.0
"""How far from its press a turn may begin that opens an item: pressed some seconds late, or while the next speaker walks up.
Farther away, whoever speaks goes over to the item within a turn, and the sentence under way opens it."""


def beginnings(segments: Sequence[Segment], labels: Iterable[Label]) -> dict[int, int]:
    """The places of `segments`, which are in meeting order, at which an item begins, each with the item's position.

    Of two presses for the same place the later one counts; an item that is under way does not begin again.
    """
    pressed = [one for one in labels if one.kind is MarkKind.AGENDA and one.value.isdigit()]
    opened: dict[int, int] = {}
    for label in sorted(pressed, key=lambda one: (one.recording, one.at_s)):
        place = _place_of(label, segments)
        if place is not None:
            opened[place] = int(label.value)
    begun: dict[int, int] = {}
    under_way = None
    for place in sorted(opened):
        if opened[place] != under_way:
            under_way = begun[place] = opened[place]
    return begun


def _place_of(label: Label, segments: Sequence[Segment]) -> int | None:
    """The segment with which an item begins: that opens the nearest turn, else the one under way, else the next one."""
    own = [place for place, segment in enumerate(segments) if segment.recording == label.recording]
    if not own:
        return None
    turns = [place for place in own if _opens_a_turn(place, segments)]
    nearest = min(turns, key=lambda place: abs(segments[place].start_s - label.at_s))
    if abs(segments[nearest].start_s - label.at_s) <= NEAR_S:
        return nearest
    begun = [place for place in own if segments[place].start_s <= label.at_s]
    if not begun:
        return own[0]
    under_way = segments[begun[-1]].end_s > label.at_s
    following = begun[-1] if under_way else begun[-1] + 1
    return following if following < len(segments) else None


def _opens_a_turn(place: int, segments: Sequence[Segment]) -> bool:
    if place == 0:
        return True
    before, segment = segments[place - 1], segments[place]
    return (before.recording, before.speaker or before.voice) != (
        segment.recording,
        segment.speaker or segment.voice,
    )
