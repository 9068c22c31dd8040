"""How the styles of a Word template look, told so that other formats can set them alike.

So staff change one template, in Word, and every format follows it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import docx  # noqa: F401 - as a whole before its parts: see wontak.export
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.styles.style import BaseStyle

from wontak.export import wordxml

_ALIGNMENTS = {
    WD_ALIGN_PARAGRAPH.LEFT: "LEFT",
    WD_ALIGN_PARAGRAPH.CENTER: "CENTER",
    WD_ALIGN_PARAGRAPH.RIGHT: "RIGHT",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "JUSTIFY",
}
_TABS = {WD_TAB_ALIGNMENT.LEFT: "LEFT", WD_TAB_ALIGNMENT.CENTER: "CENTER", WD_TAB_ALIGNMENT.RIGHT: "RIGHT"}


@dataclass(frozen=True)
class Letters:
    """How a style sets its letters; None where it leaves that to what stands around it. `colour` is RRGGBB."""

    size_pt: float | None
    bold: bool | None
    italic: bool | None
    colour: str | None


@dataclass(frozen=True)
class Tab:
    """A tab stop: how far from the left edge of the text, and what is set against it (LEFT, CENTER, RIGHT)."""

    at_mm: float
    align: str


@dataclass(frozen=True)
class Rule:
    """A line at one side (top, bottom, left, right) of a paragraph. `colour` is RRGGBB."""

    side: str
    width_pt: float
    colour: str


@dataclass(frozen=True)
class Look:
    """How a paragraph style looks. `line` is a multiple of the font's own line height; `first_mm` is on top of `left_mm`."""

    letters: Letters
    align: str
    line: float
    before_pt: float
    after_pt: float
    left_mm: float
    right_mm: float
    first_mm: float
    keep_with_next: bool
    tabs: tuple[Tab, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Sheet:
    """The paper and its margins, in millimetres."""

    width_mm: float
    height_mm: float
    left_mm: float
    right_mm: float
    top_mm: float
    bottom_mm: float
    header_mm: float
    footer_mm: float

    @property
    def text_mm(self) -> float:
        """How wide a line of text can be."""
        return self.width_mm - self.left_mm - self.right_mm


def paragraph_looks(template: Document, names: Iterable[str]) -> Mapping[str, Look]:
    """The looks of the named paragraph styles, what they take from the styles they are based on included."""
    return {name: _look(template.styles[name]) for name in names}


def letters(style: BaseStyle) -> Letters:
    """How a paragraph or character style sets its letters."""
    size = _first(style, lambda one: one.font.size)
    colour = _first(style, lambda one: one.font.color.rgb)
    return Letters(
        size_pt=size.pt if size is not None else None,
        bold=_first(style, lambda one: one.font.bold),
        italic=_first(style, lambda one: one.font.italic),
        colour=str(colour) if colour is not None else None,
    )


def sheet(template: Document) -> Sheet:
    """The paper of the template's first section."""
    section = template.sections[0]
    return Sheet(
        section.page_width.mm,
        section.page_height.mm,
        section.left_margin.mm,
        section.right_margin.mm,
        section.top_margin.mm,
        section.bottom_margin.mm,
        section.header_distance.mm,
        section.footer_distance.mm,
    )


def _look(style: BaseStyle) -> Look:
    line = _first(style, lambda one: one.paragraph_format.line_spacing)
    align = _first(style, lambda one: one.paragraph_format.alignment)
    return Look(
        letters=letters(style),
        align=_ALIGNMENTS.get(align, "LEFT"),
        line=line if isinstance(line, float) else 1.0,
        before_pt=_length(style, "space_before", "pt"),
        after_pt=_length(style, "space_after", "pt"),
        left_mm=_length(style, "left_indent", "mm"),
        right_mm=_length(style, "right_indent", "mm"),
        first_mm=_length(style, "first_line_indent", "mm"),
        keep_with_next=bool(_first(style, lambda one: one.paragraph_format.keep_with_next)),
        tabs=tuple(
            Tab(stop.position.mm, _TABS.get(stop.alignment, "LEFT"))
            for stop in style.paragraph_format.tab_stops
        ),
        rules=tuple(Rule(side, *line) for side, line in wordxml.borders(style).items()),
    )


def _length(style: BaseStyle, name: str, unit: str) -> float:
    length = _first(style, lambda one: getattr(one.paragraph_format, name))
    return float(getattr(length, unit)) if length is not None else 0.0


def _first(style: BaseStyle, value: Callable[[Any], Any]) -> Any:
    """What the style says, or the nearest of those it is based on that says anything."""
    return next((told for one in _lineage(style) if (told := value(one)) is not None), None)


def _lineage(style: Any) -> Iterator[Any]:
    while style is not None:
        yield style
        style = style.base_style
