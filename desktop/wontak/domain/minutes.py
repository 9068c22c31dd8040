"""The minutes as blocks: paragraphs with a kind, their evidence and who wrote them."""

from collections.abc import Mapping
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


RELEASE_ORDER = (
    BlockKind.DECK,
    BlockKind.DATELINE,
    BlockKind.QUOTE,
    BlockKind.LINK,
    BlockKind.PARAGRAPH,
    BlockKind.BULLETS,
)

MINUTES_ORDER = (
    BlockKind.OVERVIEW,
    BlockKind.AGENDA,
    BlockKind.SUMMARY,
    BlockKind.REMARK,
    BlockKind.PANEL,
    BlockKind.CROSS_REFERENCE,
    BlockKind.DECISION,
    BlockKind.ACTION,
    BlockKind.FOLLOW_UP,
    BlockKind.SIGNATURE,
)


# One order of which those of notice and minutes are parts, so that one set of blocks can serve both; then the release.
DRAFT_ORDER = (
    *NOTICE_ORDER[: NOTICE_ORDER.index(BlockKind.REMARK)],
    BlockKind.OVERVIEW,
    BlockKind.AGENDA,
    BlockKind.SUMMARY,
    BlockKind.REMARK,
    BlockKind.PANEL,
    BlockKind.CROSS_REFERENCE,
    BlockKind.ATTENDANCE,
    BlockKind.DECISION,
    BlockKind.ACTION,
    BlockKind.FOLLOW_UP,
    BlockKind.SIGNATURE,
    *RELEASE_ORDER,
)


class DocumentKind(StrEnum):
    """The documents that are made of blocks; one set of blocks in each language serves them all."""

    NOTICE = "notice"
    RELEASE = "release"
    MINUTES = "minutes"


ORDERS: Mapping[DocumentKind, tuple[BlockKind, ...]] = {
    DocumentKind.NOTICE: NOTICE_ORDER,
    DocumentKind.RELEASE: RELEASE_ORDER,
    DocumentKind.MINUTES: MINUTES_ORDER,
}


class Origin(StrEnum):
    """Who made a block: determined by event, roster and agenda; drafted from the transcript; or written by a person."""

    GENERATED = "generated"
    DRAFTED = "drafted"
    WRITTEN = "written"


class MentionForm(StrEnum):
    """How a person is named: in full when introduced, by a short form later, by a pronoun where it is plain who is meant."""

    FIRST = "first"
    LATER = "later"
    PRONOUN = "pronoun"


@dataclass(frozen=True)
class Mention:
    """One place where a block names someone: the characters from `start` to `end` of its text.

    `form` is what the pass over the document decided, `override` what a person decided instead. `apart` tells that an
    apposition must be closed by a comma here, which then belongs to the mention; `pronoun` that a pronoun may stand here.
    """

    person: str
    start: int
    end: int
    form: MentionForm = MentionForm.LATER
    override: MentionForm | None = None
    apart: bool = False
    pronoun: bool = False


@dataclass(frozen=True)
class Block:
    """One paragraph of the minutes in one language.

    `sources` are the ids of the segments that are its evidence. `url` and `anchor` belong to a link, `intro` and `items` to
    bullets and summaries, `intro` also to a row of the overview and a line for a signature, where it is the label;
    `open_quote` and `close_quote` say whether a quotation over several paragraphs opens and closes here. `key` names what
    the machine made, so that a new draft finds it again; it is empty for blocks given with the meeting. `base` is what the
    machine had said where a person has written over it. Actions have an `owner` (a participant's id) and say when they are
    `due` in the words that were used; decisions and actions that the machine found are offered, not `accepted`.
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
    key: str = ""
    base: str = ""
    mentions: tuple[Mention, ...] = ()
    owner: str | None = None
    due: str = ""
    accepted: bool = True

    @property
    def whole(self) -> str:
        """Everything the block says, line by line: introduction, items, text."""
        return "\n".join(part for part in (self.intro, *self.items, self.text) if part)
