"""Find and replace above the page: what is found is counted and marked while one types, and replacing can be looked at first."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.search_text import FindOptions, Hit, Replacement, Where, find, preview, replace_all
from wontak.ui.context import Context
from wontak.ui.icons import icon
from wontak.ui.transcript.setting import Field
from wontak.ui.transcript.view import TranscriptView

FIELD_PX = 280
LATER_MS = 120
"""What is found is sought again this long after a change of the transcript."""


class FindBar(QFrame):
    """One line to find, and one to replace below it when it is wanted."""

    closed = Signal()

    def __init__(self, context: Context, view: TranscriptView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._context, self._view = context, view
        self._session = context.session
        self._hits: tuple[Hit, ...] = ()
        self._here: Hit | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._seek)
        self._lay_out()
        for signal in (self._session.segments_changed, self._session.segments_moved):
            signal.connect(self._on_transcript)
        self.hide()

    def open(self, *, replacing: bool) -> None:
        """Show the bar, with what is selected in the text to be found."""
        selected = self._view.editor.textCursor().selectedText()
        if selected:
            self.query.setText(selected)
        self._second.setVisible(replacing or self._second.isVisibleTo(self))
        self.show()
        self._seek()
        target = self.replacement if replacing and self.query.text() else self.query
        target.setFocus()
        target.selectAll()

    def close_bar(self) -> None:
        """Go, and give the keyboard back to the text."""
        self._hits, self._here = (), None
        self._view.show_hits((), None)
        self._second.hide()
        self.hide()
        self._view.setFocus()
        self.closed.emit()

    def step(self, step: int) -> None:
        """To the next place (1) or the one before (-1), seen from the cursor."""
        self._view.cursor_.settle()
        if not self._hits:
            return
        if self._here in self._hits:
            number = (self._hits.index(self._here) + step) % len(self._hits)
        else:
            number = self._nearest(step)
        self._go(self._hits[number])

    @property
    def options(self) -> FindOptions:
        """How to look."""
        where = {Where.ORIGINAL, Where.TRANSLATION} if self._in_translation.isChecked() else {Where.ORIGINAL}
        return FindOptions(self._case.isChecked(), self._whole.isChecked(), frozenset(where))

    def replace_here(self) -> None:
        """Replace the place one is at, and go on to the next."""
        if self._here not in self._hits or self._here is None:
            self.step(1)
            return
        hit, at = self._here, self._hits.index(self._here)
        self._session.perform(replace_all(self._session.segments, (hit,), self.replacement.text()))
        self._seek()
        if self._hits:
            self._go(self._hits[min(at, len(self._hits) - 1)])

    def replace_everywhere(self) -> None:
        """Replace all that was found, as one step."""
        self._view.cursor_.settle()
        self._seek()
        count = len(self._hits)
        if self._session.perform(replace_all(self._session.segments, self._hits, self.replacement.text())):
            self._context.notices.say(self.tr("%n place(s) replaced.", "", count), key="replaced")
        self._seek()

    # ------------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(self._first_line())
        self._second = QWidget(self)
        self._second.setLayout(self._second_line())
        self._second.hide()
        column.addWidget(self._second)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Preview of what will be replaced"))
        self.list.setUniformItemSizes(True)
        self.list.setMaximumHeight(176)
        self.preview = PreviewModel(self)
        self.list.setModel(self.preview)
        self.list.activated.connect(self._show_previewed)
        self.list.hide()
        column.addWidget(self.list)

    def _first_line(self) -> QHBoxLayout:
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("Find in this meeting"))
        self.query.setAccessibleName(self.tr("Find"))
        self.query.setFixedWidth(FIELD_PX)
        self.query.textChanged.connect(self._seek)
        self.query.returnPressed.connect(lambda: self.step(1))
        self.count = QLabel(self)
        self.count.setProperty("role", "quiet")
        self.count.setMinimumWidth(96)
        self._case = self._box(self.tr("Match case"))
        self._whole = self._box(self.tr("Whole words"))
        self._in_translation = self._box(self.tr("Translations too"), checked=True)
        line = QHBoxLayout()
        line.addWidget(self.query)
        line.addWidget(self._tool("chevron-up", self.tr("Previous place"), lambda: self.step(-1)))
        line.addWidget(self._tool("chevron-down", self.tr("Next place"), lambda: self.step(1)))
        line.addWidget(self.count)
        for box in (self._case, self._whole, self._in_translation):
            line.addWidget(box)
        line.addStretch(1)
        line.addWidget(self._tool("x", self.tr("Close"), self.close_bar))
        return line

    def _second_line(self) -> QHBoxLayout:
        self.replacement = QLineEdit(self)
        self.replacement.setPlaceholderText(self.tr("Replace with"))
        self.replacement.setAccessibleName(self.tr("Replace with"))
        self.replacement.setFixedWidth(FIELD_PX)
        self.replacement.textChanged.connect(self._refresh_preview)
        self.replacement.returnPressed.connect(self.replace_here)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.replacement)
        for text, action in (
            (self.tr("Replace"), self.replace_here),
            (self.tr("Replace all"), self.replace_everywhere),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(lambda _checked=False, action=action: action())
            line.addWidget(button)
        self._previewing = self._box(self.tr("Preview"))
        self._previewing.toggled.connect(self._refresh_preview)
        line.addWidget(self._previewing)
        line.addStretch(1)
        return line

    def _box(self, text: str, *, checked: bool = False) -> QToolButton:
        box = QToolButton(self)
        box.setText(text)
        box.setCheckable(True)
        box.setChecked(checked)
        box.toggled.connect(self._seek)
        return box

    def _tool(self, name: str, text: str, action: object) -> QToolButton:
        tool = QToolButton(self)
        tool.setIcon(icon(name))
        tool.setAccessibleName(text)
        tool.setToolTip(text)
        tool.clicked.connect(action)
        return tool

    def _on_transcript(self) -> None:
        if self.isVisible():
            self._later.start()

    def _seek(self) -> None:
        self._later.stop()
        segments = self._view.segments if self._session.is_open else ()
        self._hits = find(segments, self.query.text(), self.options)
        if self._here not in self._hits:
            self._here = None
        self._tell()

    def _go(self, hit: Hit) -> None:
        self._here = hit
        place = self._view.place_of(hit.segment_id)
        if place is not None:
            field = Field(hit.where.value)
            self._view.move_cursor(place, field, hit.end, hit.start)
        self._tell()

    def _nearest(self, step: int) -> int:
        here = self._view.place_of(self._view.cursor_.segment_id) or 0
        places = [self._view.place_of(hit.segment_id) or 0 for hit in self._hits]
        if step > 0:
            return next((number for number, place in enumerate(places) if place >= here), 0)
        return next((number for number in reversed(range(len(places))) if places[number] <= here), -1)

    def _tell(self) -> None:
        total = len(self._hits)
        if not self.query.text():
            self.count.clear()
        elif self._here in self._hits:
            self.count.setText(f"{self._hits.index(self._here) + 1:,} / {total:,}")
        else:
            self.count.setText(self.tr("%n found", "", total) if total else self.tr("Not found"))
        self._view.show_hits(self._hits, self._here)
        self._refresh_preview()

    def _refresh_preview(self) -> None:
        shown = self._previewing.isChecked() and self._second.isVisibleTo(self)
        self.list.setVisible(shown)
        if shown:
            text = self.replacement.text()
            self.preview.show(preview(self._session.segments, self._hits, text))

    def _show_previewed(self, index: QModelIndex) -> None:
        one = self.preview.replacement(index.row())
        hit = next(
            (hit for hit in self._hits if (hit.segment_id, hit.where) == (one.segment_id, one.where)), None
        )
        if hit:
            self._go(hit)

    def event(self, event: QEvent) -> bool:
        overriding = event.type() is QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # here it closes the bar; the tape deck has it elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)


class PreviewModel(QAbstractListModel):
    """What replacing would make of each text: the words around the first difference, before and after."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._replacements: tuple[Replacement, ...] = ()

    def show(self, replacements: tuple[Replacement, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._replacements = replacements
        self.endResetModel()

    def replacement(self, row: int) -> Replacement:
        """The one in a row."""
        return self._replacements[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._replacements)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        one = self._replacements[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            before, after = _around(one.before, one.after)
            return f"{before}  →  {after}"
        return one.after if role == Qt.ItemDataRole.ToolTipRole else None


def _around(before: str, after: str, width: int = 36) -> tuple[str, str]:
    """Both texts cut to what is around their first difference."""
    first = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = max(0, first - width // 2)
    lead = "…" if start else ""

    def cut(text: str) -> str:
        return lead + text[start : start + width] + ("…" if len(text) > start + width else "")

    return cut(before), cut(after)
