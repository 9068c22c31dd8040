"""The public notice: each block of the minutes is one paragraph in the style of its kind."""

from collections.abc import Mapping

from wontak.domain.meeting import Language
from wontak.domain.minutes import NOTICE_ORDER, BlockKind, Origin
from wontak.export import corrigenda, overview
from wontak.export.material import Material
from wontak.export.page import Document, plain

_STYLE_OF: Mapping[BlockKind, str] = {
    kind: "".join(part.capitalize() for part in kind.value.split("_")) for kind in NOTICE_ORDER
}
STYLES = (*_STYLE_OF.values(), *corrigenda.STYLES)


def compose(material: Material, language: Language) -> Document:
    """The notice in `language`: its blocks as they are, in their order, and nothing else but corrigenda."""
    meeting = material.meeting
    shown = [
        block
        for block in material.blocks.get(language, ())
        if block.kind in _STYLE_OF and block.language is language and block.text.strip()
    ]
    headline = next((block.text for block in shown if block.kind is BlockKind.HEADLINE), "")
    paragraphs = tuple(plain(_STYLE_OF[block.kind], block.text.strip(), language) for block in shown)
    return Document(
        title=headline or meeting.event.topic.either(language),
        running_title=overview.running_title(meeting, language),
        author=meeting.event.host.either(language) or meeting.event.writer,
        language=language,
        body=(*paragraphs, *corrigenda.listed(material.options.corrigenda if shown else (), (language,))),
        machine_made=any(block.origin is Origin.DRAFTED for block in shown),
    )
