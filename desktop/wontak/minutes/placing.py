"""Where blocks stand in a set: what a person gave keeps its order, what the machine made goes where the contract has it."""

from collections.abc import Iterable, Sequence

from wontak.domain.meeting import AgendaItem
from wontak.domain.minutes import DRAFT_ORDER, Block, BlockKind
from wontak.minutes import occasions

# Kinds of which there is one for each speaker; of all others what a person gave with the meeting replaces the whole kind.
_PER_SPEAKER = frozenset({BlockKind.REMARK, BlockKind.PANEL})


def stands_for(given: Block, made: Block) -> bool:
    """Whether `given` says what the machine's block `made` would say.

    A block that was the machine's own before stands for itself alone. One given with the meeting stands for its kind, for
    remarks and panels for its kind and speaker, or for anyone's where it names no speaker.
    """
    if given.kind is not made.kind or given.language is not made.language:
        return False
    if given.key:
        return given.key == made.key
    return given.kind not in _PER_SPEAKER or given.speaker in (None, made.speaker)


def merged(given: Sequence[Block], made: Iterable[Block], agenda: Sequence[AgendaItem]) -> tuple[Block, ...]:
    """`given` in its order, with each of `made` put where the contract's order has it."""
    together = list(given)
    for block in made:
        place = _place(block, agenda)
        at = next(
            (index for index, other in enumerate(together) if _place(other, agenda) > place), len(together)
        )
        together.insert(at, block)
    return tuple(together)


def _place(block: Block, agenda: Sequence[AgendaItem]) -> tuple[int, int]:
    """Where a block stands: by kind, then by when its speaker is on the agenda."""
    kind = DRAFT_ORDER.index(block.kind)
    if block.kind not in _PER_SPEAKER:
        return kind, 0
    wanted = occasions.REMARKS if block.kind is BlockKind.REMARK else occasions.DISCUSSIONS
    speakers = [person for item in agenda if item.kind in wanted for person in item.speakers]
    return kind, speakers.index(block.speaker) if block.speaker in speakers else len(speakers)
