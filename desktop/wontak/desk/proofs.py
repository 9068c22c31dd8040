"""A document as it will print, each of its blocks with its place among the stored ones: what is read and edited on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block, DocumentKind, Origin
from wontak.minutes.document import document
from wontak.minutes.placing import merged
from wontak.minutes.stages import agenda_of

OWN = "own:"
"""The keys of blocks that a person has added begin so: no draft takes them for its own."""


@dataclass(frozen=True)
class Line:
    """A block as it prints. `stored` is its index among the stored blocks of its language, `listed` that among those on the
    record, by which findings go; None where it is made from the details of the meeting each time."""

    block: Block
    stored: int | None = None
    listed: int | None = None


def proof(
    kind: DocumentKind, meeting: Meeting, language: Language, stored: Sequence[Block], public: Sequence[Block]
) -> tuple[Line, ...]:
    """What a document of `kind` prints, line by line. `public` are those of the `stored` blocks that are on the record."""
    free = list(enumerate(_places(stored, public)))
    lines = []
    for block in document(kind, meeting, language, public):
        listed = _listed(block, public, [number for number, _ in free])
        if listed is None:
            lines.append(Line(block))
            continue
        place = next(entry for entry in free if entry[0] == listed)
        free.remove(place)
        lines.append(Line(block, place[1], listed))
    return tuple(lines)


def put(meeting: Meeting, stored: Sequence[Block], line: Line, block: Block) -> tuple[Block, ...]:
    """The stored blocks with `block` instead of the one `line` shows; one that was not stored goes where the order has it.

    What the machine had said is remembered as it was drafted, not as it stands in this one document, so that a new draft
    can be compared with it.
    """
    if line.stored is None:
        return merged(stored, (block,), agenda_of(meeting))
    former = stored[line.stored]
    if block.origin is Origin.WRITTEN and former.origin is not Origin.WRITTEN:
        block = replace(block, base=former.whole)
    return (*stored[: line.stored], block, *stored[line.stored + 1 :])


def without(stored: Sequence[Block], line: Line) -> tuple[Block, ...]:
    """The stored blocks without the one `line` shows."""
    return tuple(block for place, block in enumerate(stored) if place != line.stored)


def added(meeting: Meeting, stored: Sequence[Block], block: Block, after: Line | None) -> tuple[Block, ...]:
    """The stored blocks with a person's new one behind `after`, where that is of the same kind; else where the order has it."""
    block = replace(block, key=_own_key(stored), origin=Origin.WRITTEN)
    if after is not None and after.stored is not None and after.block.kind is block.kind:
        return (*stored[: after.stored + 1], block, *stored[after.stored + 1 :])
    return merged(stored, (block,), agenda_of(meeting))


def _own_key(stored: Iterable[Block]) -> str:
    numbers = [int(block.key.removeprefix(OWN)) for block in stored if block.key.startswith(OWN)]
    return f"{OWN}{max(numbers, default=0) + 1}"


def _places(stored: Sequence[Block], public: Iterable[Block]) -> list[int]:
    """The index of each public block among the stored ones, of which they are a part in the same order."""
    places = iter(enumerate(stored))
    return [next(place for place, other in places if other == block) for block in public]


def _listed(block: Block, public: Sequence[Block], free: Sequence[int]) -> int | None:
    """Which public block this one is: the very same, else the one with its name; those not keyed go by their kind."""
    same = next((number for number in free if public[number] == block), None)
    if same is not None:
        return same
    names = (block.key, "") if block.key == block.kind.value else (block.key,)
    return next(
        (number for number in free if public[number].kind is block.kind and public[number].key in names), None
    )
