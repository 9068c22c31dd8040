"""Documents as plain text in UTF-8: one line a paragraph, a blank line between paragraphs."""

from collections.abc import Sequence

from wontak.export.mark import Mark
from wontak.export.page import Document

_BETWEEN_LANGUAGES = "\n\n\n"


def render(documents: Sequence[Document], mark: Mark) -> bytes:
    """The text of `documents`, one after the other. A mark stands first where there is machine-made text to own up to."""
    machine_made = any(document.machine_made for document in documents)
    told = mark.text([document.language for document in documents], machine_made) if machine_made else ""
    body = _BETWEEN_LANGUAGES.join(_one(document) for document in documents)
    return (f"[{told}]\n\n{body}\n" if told else f"{body}\n").encode()


def _one(document: Document) -> str:
    lines: list[str] = []
    for paragraph in document.paragraphs:
        if lines and not paragraph.close:
            lines.append("")
        lines.append(paragraph.text.replace("\t", "  "))
    return "\n".join(lines)
