"""The occasions on which a notice reports someone: whose words, at which item of the agenda, and which of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wontak.domain.meeting import AgendaItem, AgendaKind, Bilingual, Meeting, Participant, Role
from wontak.minutes.salience import Ranking, Unit
from wontak.minutes.stages import Staged

REMARKS = frozenset(
    {AgendaKind.OPENING, AgendaKind.CONGRATULATORY, AgendaKind.KEYNOTE, AgendaKind.PRESENTATION}
)
DISCUSSIONS = frozenset({AgendaKind.DISCUSSION, AgendaKind.QNA})

# How many statements an occasion is given at most; it gets no more than three fifths of what was said, but two if there are two.
_MOST = {
    AgendaKind.OPENING: 3,
    AgendaKind.CONGRATULATORY: 3,
    AgendaKind.KEYNOTE: 4,
    AgendaKind.PRESENTATION: 4,
    AgendaKind.DISCUSSION: 3,
    AgendaKind.QNA: 2,
    AgendaKind.CLOSING: 1,
}


@dataclass(frozen=True)
class Occasion:
    """One person's words at one agenda item.

    `chosen` are the units to report, in the order they were spoken; `quote` the indexes of those to set between quotation
    marks in any case. `spoken` holds the ids of all segments the person spoke here: the evidence that they spoke at all.
    `first` tells whether this is the first occasion of its item, `moderating` whether the person chairs it.
    """

    person: Participant
    kind: AgendaKind
    topic: Bilingual
    moderator: Participant | None
    item: int
    first: bool
    spoken: tuple[int, ...]
    moderating: bool = False
    chosen: tuple[Unit, ...] = ()
    quote: frozenset[int] = field(default_factory=frozenset)

    @property
    def sources(self) -> tuple[int, ...]:
        """The segments reported, or all that were spoken where none could be quoted."""
        return tuple(dict.fromkeys(source for unit in self.chosen for source in unit.sources)) or self.spoken


def find(
    meeting: Meeting,
    agenda: Sequence[AgendaItem],
    staged: Sequence[Staged],
    ranking: Ranking,
    passed: frozenset[int],
) -> tuple[Occasion, ...]:
    """All occasions in the agenda's order; units whose index is in `passed` (told elsewhere) are chosen last, if at all."""
    found: list[Occasion] = []
    for number, item in enumerate(agenda):
        spoken = [place for place in staged if place.item == number]
        first = True
        for person_id in _who(item, spoken, meeting):
            person = meeting.participant(person_id)
            ids = tuple(place.segment.id for place in spoken if place.segment.speaker == person_id)
            if person is None or not ids:
                continue
            moderating = person_id == item.moderator
            chosen = _choose(ranking, person_id, number, 1 if moderating else _MOST.get(item.kind, 0), passed)
            found.append(
                Occasion(
                    person=person,
                    kind=item.kind,
                    topic=item.topic,
                    moderator=None if moderating else meeting.participant(item.moderator),
                    item=number,
                    first=first,
                    spoken=ids,
                    moderating=moderating,
                    chosen=chosen,
                    quote=_to_quote(chosen),
                )
            )
            first = first and moderating
    return tuple(found)


def _who(item: AgendaItem, spoken: Sequence[Staged], meeting: Meeting) -> Iterator[str]:
    """Those the item names, in its order, then in a discussion whoever else spoke; nobody in a recess."""
    if item.kind in (AgendaKind.RECESS, AgendaKind.PROCEDURAL):
        return
    named = list(item.speakers)
    if item.kind in DISCUSSIONS:
        hosts = {person.id for person in meeting.with_role(Role.HOST)}
        joined = dict.fromkeys(place.segment.speaker for place in spoken if place.segment.speaker)
        others = [person for person in joined if person not in named and person != item.moderator]
        named += sorted(others, key=lambda person: person in hosts)
        if item.moderator:
            named.append(item.moderator)
    yield from dict.fromkeys(named)


def _choose(ranking: Ranking, speaker: str, item: int, most: int, passed: frozenset[int]) -> tuple[Unit, ...]:
    said = [
        unit
        for unit in ranking.units
        if unit.statements[0].speaker == speaker and unit.statements[0].item == item
    ]
    fresh = [unit for unit in said if unit.index not in passed]
    singles = {part.position for unit in said for part in unit.statements}
    count = min(most, max(2, (3 * len(singles) + 4) // 5))
    return ranking.choose(fresh if len(fresh) >= min(2, most) else said, count)


def _to_quote(chosen: Sequence[Unit]) -> frozenset[int]:
    """The most telling unit and every one a person has starred."""
    if not chosen:
        return frozenset()
    top = max(chosen, key=lambda unit: unit.score)
    return frozenset({top.index, *(unit.index for unit in chosen if unit.starred)})
