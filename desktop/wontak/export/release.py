"""The press release in the congressional style: deck, dateline, quotations over paragraphs, a link, bullets as a real list."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.export import corrigenda, overview
from wontak.export.material import Material
from wontak.export.page import Document, Paragraph, Span, plain

DECK, DATELINE, QUOTE, LINK, PARAGRAPH = "Deck", "Dateline", "Quotation", "LinkLine", "Paragraph"
BULLET_INTRO, BULLET = "BulletIntro", "Bullet"
PLACE, HYPERLINK = "Place", "Link"
STYLES = (
    DECK,
    DATELINE,
    QUOTE,
    LINK,
    PARAGRAPH,
    BULLET_INTRO,
    BULLET,
    PLACE,
    HYPERLINK,
    *corrigenda.STYLES,
)
_STYLE_OF = {
    BlockKind.DECK: DECK,
    BlockKind.DATELINE: DATELINE,
    BlockKind.QUOTE: QUOTE,
    BlockKind.LINK: LINK,
    BlockKind.PARAGRAPH: PARAGRAPH,
    BlockKind.BULLETS: BULLET_INTRO,
}
# Place and date before the dash that begins the news: "Washington (June 17, 2020) –", "March 18, 2026 –", "2026. 3. 18.(수) –".
_PLACE = re.compile(
    r"^(?:[^.!?–—]{0,60}\([^)]*\d[^)]*\)|[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.?(?:\([가-힣]\))?)"
    r"(?= [–—-] )"
)
_SCHEMES = frozenset({"http", "https", "mailto"})
_MARK_AT_END = ".,;:!?。”’\"')"


def compose(material: Material, language: Language) -> Document:
    """The release in `language`: its blocks as they are, in their order."""
    meeting = material.meeting
    shown = [
        block
        for block in material.blocks.get(language, ())
        if block.kind in _STYLE_OF and block.language is language and (block.text.strip() or block.items)
    ]
    deck = next((block.text for block in shown if block.kind is BlockKind.DECK), "")
    return Document(
        title=deck or meeting.event.topic.either(language),
        running_title=overview.running_title(meeting, language),
        author=meeting.event.host.either(language) or meeting.event.writer,
        language=language,
        body=(
            *(paragraph for block in shown for paragraph in _set(block)),
            *corrigenda.listed(material.options.corrigenda if shown else (), (language,)),
        ),
        machine_made=any(block.origin is Origin.DRAFTED for block in shown),
    )


def _set(block: Block) -> Iterator[Paragraph]:
    text, language = block.text.strip(), block.language
    if block.kind is BlockKind.BULLETS:
        yield from _bullets(block)
    elif block.kind is BlockKind.LINK:
        yield Paragraph(LINK, linked(text, block.url, block.anchor, language))
    elif block.kind is BlockKind.DATELINE and (place := _PLACE.match(text)):
        rest = text[place.end() :]
        yield Paragraph(DATELINE, (Span(place.group(), language, PLACE), Span(rest, language)))
    else:
        yield plain(_STYLE_OF[block.kind], text, language)


def _bullets(block: Block) -> Iterator[Paragraph]:
    """The line that introduces them, then one list item each; given as text alone they are one paragraph."""
    intro = block.intro.strip() or ("" if block.items else block.text.strip())
    if intro:
        yield plain(BULLET_INTRO, intro, block.language)
    for number, item in enumerate(block.items):
        close = number > 0
        yield Paragraph(BULLET, (Span(item.strip(), block.language),), close=close, marker="•")


def linked(text: str, url: str, anchor: str, language: Language) -> tuple[Span, ...]:
    """`text` with the address on `anchor`, or on its last word where no anchor is given. Only addresses of the web and of
    mail become links: a document must not open anything else."""
    if urlsplit(url.strip()).scheme.lower() not in _SCHEMES:
        return (Span(text, language),)
    words = text.rstrip(_MARK_AT_END)
    anchor = anchor or words[words.rfind(" ") + 1 :]
    start = text.rfind(anchor) if anchor else -1
    if start < 0:
        return (Span(text, language),)
    end = start + len(anchor)
    spans = (
        Span(text[:start], language),
        Span(anchor, language, HYPERLINK, url.strip()),
        Span(text[end:], language),
    )
    return tuple(span for span in spans if span.text)
