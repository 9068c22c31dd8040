"""Which item of the agenda each segment belongs to, and whose turn it was.

The agenda is a sequence and a meeting keeps to it, so the assignment of segments to items never goes backwards. Among all
such assignments the one is taken in which the fewest words are spoken by people the item does not name (dynamic
programming over segments and items, as in sequence alignment). What the clerk pressed while recording goes before.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from wontak.domain.agenda_marks import beginnings
from wontak.domain.marks import Label
from wontak.domain.meeting import AgendaItem, AgendaKind, Meeting, Role
from wontak.domain.transcript import Segment

# What someone with a role speaks in where a meeting has no agenda, in the usual order.
_USUAL_ORDER = (
    (AgendaKind.OPENING, (Role.HOST, Role.OPENING)),
    (AgendaKind.CONGRATULATORY, (Role.CONGRATULATORY,)),
    (AgendaKind.KEYNOTE, (Role.KEYNOTE,)),
    (AgendaKind.PRESENTATION, (Role.PRESENTER,)),
    (AgendaKind.DISCUSSION, (Role.PANELIST,)),
)


@dataclass(frozen=True)
class Staged:
    """A segment and the agenda item (by index) during which it was spoken."""

    segment: Segment
    item: int


def agenda_of(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The meeting's agenda, or the usual one for the roles on its roster where none is given."""
    if meeting.agenda:
        return meeting.agenda
    moderator = next((person.id for person in meeting.with_role(Role.MODERATOR)), None)
    items = []
    for kind, roles in _USUAL_ORDER:
        speakers = tuple(person.id for person in meeting.with_role(*roles))
        discussed = kind is AgendaKind.DISCUSSION and moderator is not None
        if speakers or discussed:
            items.append(AgendaItem(kind, speakers, moderator if discussed else None))
    return tuple(items)


def assign(
    segments: Sequence[Segment], agenda: Sequence[AgendaItem], labels: Iterable[Label] = ()
) -> tuple[Staged, ...]:
    """Each of `segments` (in meeting order) with its agenda item; with an empty agenda, nothing.

    Where the clerk's agenda keys say that an item begins, it does, even out of the agenda's order. Items nobody pressed for
    may follow the one before them on the agenda, as who speaks tells.
    """
    if not agenda or not segments:
        return ()
    begun = {place: item for place, item in beginnings(segments, labels).items() if item < len(agenda)}
    pressed = set(begun.values())
    edges = sorted({0, *begun})
    items: list[int] = []
    for first, last in pairwise([*edges, len(segments)]):
        open_to = _open_to(begun.get(first), pressed, len(agenda))
        own = _cheapest([agenda[item] for item in open_to], segments[first:last], begins=first in begun)
        items += [open_to[place] for place in own]
    return tuple(Staged(segment, item) for segment, item in zip(segments, items, strict=True))


def _open_to(item: int | None, pressed: Collection[int], count: int) -> list[int]:
    """The items that may be spoken of from the beginning of `item` until the next one that was pressed for: it, and those after
    it that nobody pressed for. None stands for the time before the first press."""
    if item is None:
        before = list(range(min(pressed, default=count)))
        return before or [min(pressed)]
    after = takewhile(lambda number: number not in pressed, range(item + 1, count))
    return [item, *after]


def _cheapest(agenda: Sequence[AgendaItem], segments: Sequence[Segment], *, begins: bool) -> list[int]:
    """The item of each segment in the best assignment that never goes backwards; `begins`: the first one's is the first."""
    people = [{*item.speakers, *([item.moderator] if item.moderator else [])} for item in agenda]
    best: list[float] = [0.0, *(math.inf if begins else 0.0 for _ in agenda[1:])]
    came_from: list[list[int]] = []
    for number, segment in enumerate(segments):
        cost = [0 if segment.speaker in allowed else max(len(segment.text), 1) for allowed in people]
        reached, origins, cheapest = [], [], 0
        for item in range(len(agenda)):
            if best[item] < best[cheapest]:
                cheapest = item
            origin = item if begins and number == 0 else cheapest
            origins.append(origin)
            reached.append(best[origin] + cost[item])
        best = reached
        came_from.append(origins)
    return _walk_back(best, came_from)


def _walk_back(best: Sequence[float], came_from: Sequence[Sequence[int]]) -> list[int]:
    item = best.index(min(best))
    items = []
    for origins in reversed(came_from):
        items.append(item)
        item = origins[item]
    return items[::-1]
