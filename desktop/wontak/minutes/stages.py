"""Which item of the agenda each segment belongs to, and whose turn it was.

The agenda is a sequence and a meeting keeps to it, so the assignment of segments to items never goes backwards. Among all
such assignments the one is taken in which the fewest words are spoken by people the item does not name (dynamic
programming over segments and items, as in sequence alignment).
"""

from collections.abc import Sequence
from dataclasses import dataclass

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


def assign(segments: Sequence[Segment], agenda: Sequence[AgendaItem]) -> tuple[Staged, ...]:
    """Each of `segments` (in meeting order) with its agenda item; with an empty agenda, nothing."""
    if not agenda or not segments:
        return ()
    people = [{*item.speakers, *([item.moderator] if item.moderator else [])} for item in agenda]
    best = [0] * len(agenda)
    came_from: list[list[int]] = []
    for segment in segments:
        cost = [0 if segment.speaker in allowed else max(len(segment.text), 1) for allowed in people]
        reached, origins, cheapest = [], [], 0
        for item in range(len(agenda)):
            if best[item] < best[cheapest]:
                cheapest = item
            origins.append(cheapest)
            reached.append(best[cheapest] + cost[item])
        best = reached
        came_from.append(origins)
    return _walk_back(segments, best, came_from)


def _walk_back(
    segments: Sequence[Segment], best: list[int], came_from: list[list[int]]
) -> tuple[Staged, ...]:
    item = best.index(min(best))
    items = []
    for origins in reversed(came_from):
        items.append(item)
        item = origins[item]
    return tuple(Staged(segment, item) for segment, item in zip(segments, reversed(items), strict=True))
