"""A document before it has a format: paragraphs with named styles, made of runs in one language each."""

from dataclasses import dataclass

from wontak.domain.meeting import Language


@dataclass(frozen=True)
class Span:
    """A run of text in one language; `style` names a character style of the template, "" for none."""

    text: str
    language: Language
    style: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph in a paragraph style of the template; in plain text a `close` one follows without a blank line."""

    style: str
    spans: tuple[Span, ...]
    close: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Document:
    """A whole document. `machine_made` tells whether any of its text is a machine's that no person has gone over."""

    title: str
    running_title: str
    author: str
    language: Language
    paragraphs: tuple[Paragraph, ...]
    machine_made: bool


def plain(style: str, text: str, language: Language) -> Paragraph:
    """A paragraph of a single run."""
    return Paragraph(style, (Span(text, language),))
