"""The blocks of a document as rows of the paper: a mark in the margin, and fields for what the block says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QToolButton, QVBoxLayout, QWidget

from wontak.desk.proofs import Line
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes.editing import rewrite
from wontak.ui.icons import icon
from wontak.ui.minutes.field import Field, IsCommand
from wontak.ui.minutes.typesetting import CELL, ITEM, LABEL, POINT, Look, look_of
from wontak.ui.minutes.wording import kind_name, origin_name
from wontak.ui.segments_mime import Dragged
from wontak.ui.theme import Theme

MARK_PX = 20
LABEL_PX = 128
_MARKS = {
    Origin.GENERATED: "list",
    Origin.DRAFTED: "sparkles",
    Origin.WRITTEN: "pencil",
}


class RowSignals(QObject):
    """What the rows of the papers tell; the first argument is the row."""

    typed = Signal(object)
    resized = Signal(object)
    focused = Signal(object)
    moved = Signal(object)
    left = Signal(object, int)
    broken = Signal(object, int)
    emptied = Signal(object)
    dropped = Signal(object, Dragged)
    menu_asked = Signal(object, QPoint)
    mark_pressed = Signal(object, QPoint)
    accepted = Signal(object)
    discarded = Signal(object)


class BlockRow(QWidget):
    """One block. `line` is what it shows; `is_pending`, that something typed in it has not been stored yet."""

    def __init__(
        self, line: Line, theme: Theme, signals: RowSignals, is_command: IsCommand, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.line = line
        self.is_pending = False
        self.in_conflict = False
        self.fields: list[Field] = []
        self.look = look_of(line.block.kind)
        self.signals, self._theme, self._is_command = signals, theme, is_command
        self._mark = QToolButton(self)
        self._mark.setObjectName("paperMark")
        self._mark.setFixedSize(MARK_PX, MARK_PX)
        self._mark.setIconSize(QSize(13, 13))
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu key does the same in the field
        self._mark.clicked.connect(lambda _checked=False: self._press_mark())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._frame = QHBoxLayout(self)
        self._room_px = 0
        self.leave_room(0)
        self._frame.setSpacing(6)
        self._frame.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._frame.addLayout(self.body, 1)
        self.build()
        self.show_line(line)

    # For each kind of row ---------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make the fields."""
        self.body.addWidget(self.field(self.look))

    def show_block(self, block: Block) -> None:
        """Put the block's words into the fields."""
        self.fields[0].show_text(block.text)

    def typed_block(self) -> Block:
        """The block as a person's own, with what the fields say now."""
        return rewrite(self.line.block, text=self.fields[0].text)

    # ------------------------------------------------------------------------------------------------------------------

    @property
    def block(self) -> Block:
        """What stands there now, stored or not."""
        return self.typed_block() if self.is_pending else self.line.block

    def show_line(self, line: Line, *, in_conflict: bool = False) -> None:
        """Show what is stored; what is being typed here stays."""
        self.line, self.in_conflict = line, in_conflict
        if not self.is_pending:
            self.show_block(line.block)
        self._dress_mark()

    @property
    def own_height(self) -> int:
        """How high the row is by itself, in pixels."""
        return self.sizeHint().height() - self._room_px

    def leave_room(self, room_px: int) -> None:
        """Leave so much room below, so that what follows stands beside its counterpart in the other language."""
        self._room_px = room_px
        self._frame.setContentsMargins(0, self.look.above_px, 0, self.look.below_px + room_px)

    def set_read_only(self, read_only: bool) -> None:
        """Whether what it says can be changed."""
        for field in self.fields:
            field.setReadOnly(read_only)

    def focus_field(self) -> Field:
        """The field with the keyboard, else the one with the text."""
        return next((field for field in self.fields if field.hasFocus()), self.fields[-1])

    def field(self, look: Look, name: str = "", *, points: bool = False) -> Field:
        """A new field of this row; it is named after what it holds."""
        name = name or kind_name(self.line.block.kind)
        field = Field(name, look, self._is_command, self, points=points)
        field.typed.connect(self.note_typed)
        field.resized.connect(self._on_resized)
        field.focused.connect(lambda: self.signals.focused.emit(self))
        field.moved.connect(lambda: self._on_moved(field))
        field.left.connect(lambda way: self.signals.left.emit(field, way))
        field.broken.connect(lambda offset: self.signals.broken.emit(self, offset))
        field.emptied.connect(lambda: self.signals.emptied.emit(self))
        field.dropped.connect(lambda dragged: self.signals.dropped.emit(self, dragged))
        field.menu_asked.connect(lambda where: self.signals.menu_asked.emit(self, where))
        self.fields.append(field)
        return field

    def _on_resized(self) -> None:
        """Reckon its height anew: what is not seen yet does not do so by itself."""
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        self.updateGeometry()
        self.signals.resized.emit(self)

    def _on_moved(self, field: Field) -> None:
        if field.hasFocus():
            self.signals.moved.emit(self)

    def note_typed(self) -> None:
        """Something in the row is another than what is stored."""
        self.is_pending = True
        self.signals.typed.emit(self)

    def _dress_mark(self) -> None:
        block = self.line.block
        offered = not block.accepted
        name = "triangle-alert" if self.in_conflict else "circle-help" if offered else _MARKS[block.origin]
        colour = "review" if self.in_conflict or offered else "quiet"
        self._mark.setIcon(icon(name, self._theme.colour(colour)))
        text = f"{kind_name(block.kind)}: {origin_name(block)}"
        if self.in_conflict:
            text = self.tr("{block}. A new draft would say something else.").replace("{block}", text)
        self._mark.setToolTip(text)
        self._mark.setAccessibleName(text)
        for field in self.fields:
            field.setAccessibleDescription(origin_name(block))

    def _press_mark(self) -> None:
        self.focus_field().setFocus()
        self.signals.mark_pressed.emit(self, self._mark.mapToGlobal(self._mark.rect().bottomLeft()))


class LabelledRow(BlockRow):
    """A row of the overview, or a line to sign on: what it is, and what it says."""

    def build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        kind = self.line.block.kind
        label = self.field(LABEL, self.tr("Label"))
        label.setFixedWidth(LABEL_PX)
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        look = CELL if kind is BlockKind.OVERVIEW else self.look
        line.addWidget(self.field(look), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def show_block(self, block: Block) -> None:
        self.fields[0].show_text(block.intro)
        self.fields[1].show_text(block.text)

    def typed_block(self) -> Block:
        return rewrite(self.line.block, intro=self.fields[0].text, text=self.fields[1].text)


class NumberedRow(BlockRow):
    """An item of the agenda: its number is the list's, not part of its text."""

    def build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        self._number = QLabel(self)
        self._number.setFont(self.look.font(self.font()))
        self._number.setContentsMargins(0, 2, 0, 0)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.field(self.look), 1)
        self.body.addLayout(line)

    def show_number(self, marker: str) -> None:
        """Show where it stands in its list."""
        self._number.setText(marker)


class PointsRow(BlockRow):
    """A summary or a list: what it is about, its points, and a paragraph where it has one."""

    def build(self) -> None:
        summary = self.line.block.kind is BlockKind.SUMMARY
        self._intro = self.field(ITEM if summary else self.look, self.tr("Heading"))
        self._items = self.field(POINT, self.tr("Points, one in a line"), points=True)
        self._text = self.field(self.look)
        for field in (self._intro, self._items, self._text):
            self.body.addWidget(field)

    def show_block(self, block: Block) -> None:
        self._intro.show_text(block.intro)
        self._items.show_text("\n".join(block.items))
        self._text.show_text(block.text)
        self._items.setVisible(bool(block.items) or not block.text)
        self._text.setVisible(bool(block.text))

    def typed_block(self) -> Block:
        items = tuple(line.strip() for line in self._items.text.splitlines() if line.strip())
        return rewrite(self.line.block, intro=self._intro.text, items=items, text=self._text.text)

    def focus_field(self) -> Field:
        shown: Iterable[Field] = (field for field in (self._items, self._text) if field.isVisibleTo(self))
        return next((field for field in self.fields if field.hasFocus()), next(iter(shown), self._intro))


def moved_to(block: Block, text: str) -> Block:
    """The second half of a paragraph that Enter has broken: of the same kind, speaker and evidence."""
    return replace(block, text=text, key="", base="", origin=Origin.WRITTEN, mentions=())
