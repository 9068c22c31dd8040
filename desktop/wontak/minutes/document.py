"""What a document prints: the blocks of its kinds, with those that event, roster and accepted actions determine."""

from collections.abc import Sequence

from wontak.domain.meeting import Language, Meeting, Status
from wontak.domain.minutes import ORDERS, Block, BlockKind, DocumentKind, Origin
from wontak.minutes import follow_up, generated, overview, release, stages
from wontak.minutes.mentions import settle
from wontak.minutes.placing import merged, stands_for

_DETERMINED = frozenset(
    {
        BlockKind.BREADCRUMB,
        BlockKind.BOARD,
        BlockKind.LIST_TITLE,
        BlockKind.META,
        BlockKind.HEADLINE,
        BlockKind.LEAD,
        BlockKind.ATTENDANCE,
        BlockKind.DATELINE,
        BlockKind.OVERVIEW,
        BlockKind.AGENDA,
        BlockKind.SIGNATURE,
    }
)
# Kinds the minutes share with the notice, by the kind of the minutes' own that says the same where it is given whole.
_SAID_BY = {
    BlockKind.PANEL: BlockKind.REMARK,
    BlockKind.CROSS_REFERENCE: BlockKind.REMARK,
    BlockKind.FOLLOW_UP: BlockKind.ACTION,
}


def document(
    kind: DocumentKind, meeting: Meeting, language: Language, blocks: Sequence[Block]
) -> tuple[Block, ...]:
    """What a document of `kind` prints in `language`, in its order.

    Of `blocks` those of its kinds are taken as they stand, in their order; generated ones are made anew from the meeting as
    it now is, and those that nobody gave are added. Decisions and actions that were only offered are left out once the
    minutes are approved. Names are decided for this document alone.
    """
    approved = meeting.event.status is Status.APPROVED
    chosen = [
        block
        for block in blocks
        if block.language is language and block.kind in ORDERS[kind] and (block.accepted or not approved)
    ]
    if kind is DocumentKind.MINUTES:
        chosen = [block for block in chosen if not _is_said_already(block, chosen)]
    fresh = [block for block in determined(meeting, language) if block.kind in ORDERS[kind]]
    if kind is DocumentKind.NOTICE:
        fresh += follow_up.from_actions(meeting, language, blocks)
    current = [now for block in chosen if (now := _brought_up_to_date(block, fresh))]
    missing = [block for block in fresh if not any(stands_for(given, block) for given in current)]
    return settle(meeting, language, merged(current, missing, stages.agenda_of(meeting)))


def determined(meeting: Meeting, language: Language) -> tuple[Block, ...]:
    """All blocks that event, roster and agenda determine, of whatever document."""
    return (
        *generated.blocks(meeting, language),
        *overview.blocks(meeting, language),
        *release.dateline(meeting, language),
    )


def _is_said_already(block: Block, chosen: Sequence[Block]) -> bool:
    """Whether a drafted paragraph is one of the notice's that the meeting's own minutes leave no room for."""
    said_by = _SAID_BY.get(block.kind)
    if said_by is None or block.origin is Origin.WRITTEN:
        return False
    own = [other for other in chosen if other.kind is said_by]
    return bool(own) and all(other.origin is Origin.WRITTEN and not other.key for other in own)


def _brought_up_to_date(block: Block, fresh: Sequence[Block]) -> Block | None:
    """A block as it stands; a generated one as it would be now, or nothing where it would not be made any more."""
    if block.origin is not Origin.GENERATED or block.kind not in _DETERMINED:
        return block
    return next((now for now in fresh if now.key == (block.key or block.kind.value)), None)
