"""The draft: what a person wrote is kept, what event and roster determine is generated, the rest is drafted.

Nothing here touches a file or the store: meeting and segments in, blocks out. One set of blocks serves notice, minutes and
release; `wontak.minutes.document` takes from it what each of them prints.
"""

from collections.abc import Sequence

from wontak.domain.marks import Label
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import NOTICE_ORDER, RELEASE_ORDER, Block, BlockKind
from wontak.domain.transcript import Segment
from wontak.minutes import notice, offers, release, stages, summaries
from wontak.minutes.document import determined
from wontak.minutes.material import gather
from wontak.minutes.mentions import placed, settle
from wontak.minutes.placing import merged, stands_for


def draft(
    meeting: Meeting,
    segments: Sequence[Segment],
    language: Language,
    written: Sequence[Block] = (),
    labels: Sequence[Label] = (),
) -> tuple[Block, ...]:
    """The blocks of all documents in `language`, in one order of which the contract's orders are parts.

    `written` blocks of that language are kept word for word and in their order; they stand in for the generated or drafted
    ones they replace (see `stands_for`). Every drafted block carries the ids of the segments that support it. Without usable
    speech only generated and written blocks come out. `labels` are what was pressed while recording: items of the agenda begin
    where they say.
    """
    written = tuple(block for block in written if block.language is language)
    wanted = [
        block
        for block in _made(meeting, segments, language, labels)
        if not any(stands_for(given, block) for given in written)
    ]
    return _settled(meeting, language, merged(written, wanted, stages.agenda_of(meeting)))


def redraft(
    meeting: Meeting,
    segments: Sequence[Segment],
    language: Language,
    blocks: Sequence[Block],
    index: int,
    labels: Sequence[Label] = (),
) -> Block:
    """What the drafter now says in place of `blocks[index]`, the others staying as they are; the block itself where it says
    nothing there any more. The names in it are right for the place where it stands."""
    replaced = blocks[index]
    made = _made(meeting, segments, language, labels)
    fresh = next((block for block in made if stands_for(replaced, block)), None)
    if fresh is None:
        return replaced
    return _settled(meeting, language, (*blocks[:index], fresh, *blocks[index + 1 :]))[index]


def _made(
    meeting: Meeting, segments: Sequence[Segment], language: Language, labels: Sequence[Label]
) -> tuple[Block, ...]:
    """Everything the machine has to say, places for names included, names not."""
    made = [*determined(meeting, language)]
    if segments:
        material = gather(meeting, segments, language, labels)
        made += [
            *notice.blocks(material),
            *summaries.blocks(material),
            *offers.blocks(material),
            *release.blocks(material),
        ]
    return tuple(placed(block) for block in made)


def _settled(meeting: Meeting, language: Language, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with their names decided as the document has them to which each belongs, the notice first."""
    settled = list(blocks)
    others = frozenset(BlockKind).difference(NOTICE_ORDER, RELEASE_ORDER)
    for kinds in (NOTICE_ORDER, RELEASE_ORDER, others):
        places = [place for place, block in enumerate(blocks) if block.kind in kinds]
        named = settle(meeting, language, [settled[place] for place in places])
        for place, block in zip(places, named, strict=True):
            settled[place] = block
    return tuple(settled)
