"""How each kind of paragraph is set on the page: as the Word templates set it, in proportion to the interface's own type."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat

from wontak.domain.minutes import BlockKind, DocumentKind

PERCENT = 1
"""QTextBlockFormat.LineHeightTypes.ProportionalHeight, which takes the line height in percent."""


@dataclass(frozen=True)
class Look:
    """`size` is a factor of the body's; `ink` names a colour of the style sheet; the space above and below is in pixels."""

    size: float = 1.0
    bold: bool = False
    ink: str = ""
    centred: bool = False
    above_px: int = 0
    below_px: int = 10
    line_percent: int = 150

    def font(self, base: QFont) -> QFont:
        """The face for the interface's font."""
        font = QFont(base)
        font.setPointSizeF(base.pointSizeF() * self.size)
        font.setWeight(QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal)
        return font

    def paragraph(self) -> QTextBlockFormat:
        """What Qt is told of the lines."""
        form = QTextBlockFormat()
        form.setLineHeight(self.line_percent, PERCENT)
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter if self.centred else Qt.AlignmentFlag.AlignLeft)
        return form


BODY = Look()
TITLE = Look(1.6, bold=True, ink="head", centred=True, above_px=8, below_px=4, line_percent=120)
TOPIC = Look(1.15, bold=True, centred=True, below_px=12, line_percent=130)
SECTION = Look(1.1, bold=True, ink="head", above_px=16, below_px=6, line_percent=120)
LABEL = Look(0.92, bold=True, ink="head", below_px=0, line_percent=130)
CELL = Look(0.92, below_px=0, line_percent=135)
ITEM = Look(1.0, bold=True, above_px=6, below_px=2, line_percent=130)
POINT = Look(below_px=6, line_percent=145)

_OF_KIND = {
    BlockKind.BREADCRUMB: Look(0.82, ink="quiet", below_px=4, line_percent=120),
    BlockKind.BOARD: Look(1.2, bold=True, ink="head", below_px=4, line_percent=120),
    BlockKind.LIST_TITLE: Look(1.02, bold=True, above_px=4, below_px=2, line_percent=130),
    BlockKind.META: Look(0.86, ink="quiet", below_px=4, line_percent=120),
    BlockKind.HEADLINE: Look(1.4, bold=True, ink="head", above_px=12, below_px=10, line_percent=130),
    BlockKind.PULL_QUOTE: Look(1.02, bold=True, ink="head", centred=True, below_px=6, line_percent=140),
    BlockKind.LEAD: Look(above_px=8),
    BlockKind.DECK: Look(1.35, bold=True, ink="head", centred=True, below_px=14, line_percent=130),
    BlockKind.AGENDA: Look(below_px=0, line_percent=135),
    BlockKind.OVERVIEW: CELL,
    BlockKind.DECISION: CELL,
    BlockKind.ACTION: CELL,
    BlockKind.SIGNATURE: Look(above_px=8, below_px=0),
}
RULED = {DocumentKind.NOTICE: (BlockKind.BOARD, BlockKind.META)}
"""After which paragraphs of a document a line is drawn."""


def look_of(kind: BlockKind) -> Look:
    """How a paragraph of this kind is set."""
    return _OF_KIND.get(kind, BODY)
