"""The minutes as blocks: paragraphs with a kind, their evidence and who wrote them."""

from dataclasses import dataclass
from enum import StrEnum

from wontak.domain.meeting import Language


class BlockKind(StrEnum):
    """The kinds of paragraph of a notice, a release and minutes; names are part of the contract."""

    BREADCRUMB = "breadcrumb"
    BOARD = "board"
    LIST_TITLE = "list_title"
    META = "meta"
    HEADLINE = "headline"
    PULL_QUOTE = "pull_quote"
    LEAD = "lead"
    REMARK = "remark"
    PANEL = "panel"
    CROSS_REFERENCE = "cross_reference"
    ATTENDANCE = "attendance"
    FOLLOW_UP = "follow_up"
    DECK = "deck"
    DATELINE = "dateline"
    QUOTE = "quote"
    LINK = "link"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    OVERVIEW = "overview"
    AGENDA = "agenda"
    SUMMARY = "summary"
    DECISION = "decision"
    ACTION = "action"
    SIGNATURE = "signature"


NOTICE_ORDER = (
    BlockKind.BREADCRUMB,
    BlockKind.BOARD,
    BlockKind.LIST_TITLE,
    BlockKind.META,
    BlockKind.HEADLINE,
    BlockKind.PULL_QUOTE,
    BlockKind.LEAD,
    BlockKind.REMARK,
    BlockKind.PANEL,
    BlockKind.CROSS_REFERENCE,
    BlockKind.ATTENDANCE,
    BlockKind.FOLLOW_UP,
)


class Origin(StrEnum):
    """Who made a block: determined by event, roster and agenda; drafted from the transcript; or written by a person."""

    GENERATED = "generated"
    DRAFTED = "drafted"
    WRITTEN = "written"


@dataclass(frozen=True)
class Block:
    """One paragraph of the minutes in one language.

    `sources` are the ids of the segments that are its evidence. `url` and `anchor` belong to a link, `intro` and `items`
    to bullets; `open_quote` and `close_quote` say whether a quotation over several paragraphs opens and closes here.
    """

    kind: BlockKind
    language: Language
    text: str
    speaker: str | None = None
    sources: tuple[int, ...] = ()
    origin: Origin = Origin.GENERATED
    url: str = ""
    anchor: str = ""
    intro: str = ""
    items: tuple[str, ...] = ()
    open_quote: bool = True
    close_quote: bool = True
