"""The public notice: each block of the minutes is one paragraph in the style of its kind."""

from collections.abc import Sequence

from wontak.domain import korean
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import NOTICE_ORDER, Block, BlockKind, Origin
from wontak.export.page import Document, plain

STYLES = {kind: "".join(part.capitalize() for part in kind.value.split("_")) for kind in NOTICE_ORDER}


def compose(meeting: Meeting, blocks: Sequence[Block], language: Language) -> Document:
    """The notice in `language`: its blocks as they are, in their order, and nothing else."""
    shown = [
        block
        for block in blocks
        if block.kind in STYLES and block.language is language and block.text.strip()
    ]
    headline = next((block.text for block in shown if block.kind is BlockKind.HEADLINE), "")
    return Document(
        title=headline or meeting.event.topic.either(language),
        running_title=running_title(meeting, language),
        author=meeting.event.host.either(language) or meeting.event.writer,
        language=language,
        paragraphs=tuple(plain(STYLES[block.kind], block.text.strip(), language) for block in shown),
        machine_made=any(block.origin is Origin.DRAFTED for block in shown),
    )


def running_title(meeting: Meeting, language: Language) -> str:
    """What the foot of every page says: topic and date."""
    event = meeting.event
    date = ""
    if event.date:
        date = korean.official_date(event.date) if language is Language.KO else event.date.isoformat()
    return " · ".join(part for part in (event.topic.either(language), date) if part)
