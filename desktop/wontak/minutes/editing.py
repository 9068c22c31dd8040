"""What a person does to blocks: writes over them, accepts what is offered, names people otherwise; and what a new draft thinks.

A person's words stay. Where a new draft would say something else than the one that was written over, the two are shown side by
side as a conflict.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wontak.domain.minutes import Block, MentionForm, Origin
from wontak.minutes.placing import stands_for


@dataclass(frozen=True)
class Conflict:
    """A block a person wrote and what a new draft would have said there."""

    written: Block
    drafted: Block


def rewrite(
    block: Block,
    *,
    text: str | None = None,
    intro: str | None = None,
    items: tuple[str, ...] | None = None,
    owner: str | None = None,
    due: str | None = None,
) -> Block:
    """`block` as a person's own, with what they changed; "" takes an owner away. What the machine had said is remembered."""
    return replace(
        block,
        text=block.text if text is None else text,
        intro=block.intro if intro is None else intro,
        items=block.items if items is None else items,
        owner=block.owner if owner is None else owner or None,
        due=block.due if due is None else due,
        origin=Origin.WRITTEN,
        base=block.base if block.origin is Origin.WRITTEN else block.whole,
        mentions=(),
    )


def accept(block: Block) -> Block:
    """An offered decision or action as accepted: from now on it is a person's, and no draft takes it away."""
    return replace(rewrite(block), accepted=True)


def override(block: Block, number: int, form: MentionForm | None) -> Block:
    """`block` with the form of its mention `number` (from 0) as a person wants it; None leaves it to the pass again.

    The words change when the document is next settled. Raises IndexError for a mention there is not.
    """
    mentions = list(block.mentions)
    mentions[number] = replace(mentions[number], override=form)
    return replace(block, mentions=tuple(mentions))


def conflicts(blocks: Sequence[Block], fresh: Sequence[Block]) -> tuple[Conflict, ...]:
    """Where `fresh`, a new draft made without regard to what people wrote, differs from what their blocks were made from.

    A written block that was never the machine's is in conflict with whatever was drafted in its stead.
    """
    found = []
    for block in blocks:
        if block.origin is not Origin.WRITTEN:
            continue
        rival = next((made for made in fresh if stands_for(block, made)), None)
        if rival and rival.origin is Origin.DRAFTED and rival.whole not in (block.whole, block.base):
            found.append(Conflict(block, rival))
    return tuple(found)


def keep(conflict: Conflict) -> Block:
    """The written block as it is, the new draft having been seen: they are in conflict no more."""
    return replace(conflict.written, base=conflict.drafted.whole)
