"""The history of a segment beside the page: what it and its translation said before, and what has been deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.transcript import Segment, Translation
from wontak.store.edits import Deleted
from wontak.store.ledger import RECORDING_KEY, Change, Kind
from wontak.ui.context import Context
from wontak.ui.icons import icon
from wontak.ui.transcript.view import TranscriptView
from wontak.ui.transcript.wording import Wording, edit_name

MOST_DELETED = 50


class HistoryPanel(QWidget):
    """Follows the cursor while it is shown; each earlier wording can be restored."""

    closed = Signal()

    def __init__(self, context: Context, view: TranscriptView, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._view, self._wording = context.session, view, wording
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 0)
        column.addLayout(self._top())
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        # Later: a card is not taken away while its own button is being pressed.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        view.cursor_.moved.connect(self._later.start)
        self._session.undo_changed.connect(self._later.start)

    def refresh(self) -> None:
        """Show the history of the segment the cursor is in."""
        if not self.isVisible() or not self._session.is_open:
            return
        segment = self._view.cursor_.segment
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 4, 12)
        column.setSpacing(8)
        if segment is not None:
            self._title.setText(self.tr("History of {time}").replace("{time}", self._wording.clock(segment)))
            self._fill(column, segment)
        self._fill_deleted(column)
        column.addStretch(1)
        former = self._scroll.takeWidget()
        if former is not None:
            former.deleteLater()
        self._scroll.setWidget(body)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def _top(self) -> QHBoxLayout:
        self._title = QLabel(self.tr("History"), self)
        self._title.setProperty("role", "heading")
        closer = QToolButton(self)
        closer.setIcon(icon("x"))
        closer.setAccessibleName(self.tr("Close the history"))
        closer.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 0, 0)
        line.addWidget(self._title, 1)
        line.addWidget(closer)
        return line

    def _fill(self, column: QVBoxLayout, segment: Segment) -> None:
        store = self._session.desk.store
        entries = [
            (change, kind, index)
            for kind in (Kind.SEGMENT, Kind.TRANSLATION)
            for index, change in enumerate(store.history(kind, segment.id))
            if change.before is not None and _words(change) != _now(segment, kind)
        ]
        shown: set[tuple[Kind, str]] = set()
        for change, kind, index in sorted(entries, key=lambda entry: entry[0].at, reverse=True):
            if (kind, _words(change)) not in shown:
                shown.add((kind, _words(change)))
                column.addWidget(self._entry(change, kind, index, segment.id))
        if not entries:
            column.addWidget(self._quiet(self.tr("It has said this from the beginning.")))

    def _fill_deleted(self, column: QVBoxLayout) -> None:
        deleted = self._session.desk.store.deleted_segments()
        if deleted:
            column.addSpacing(8)
            heading = QLabel(self.tr("Deleted segments"), self)
            heading.setProperty("role", "heading")
            heading.setContentsMargins(8, 0, 0, 0)
            column.addWidget(heading)
        for one in deleted[:MOST_DELETED]:
            column.addWidget(self._deleted(one))

    def _entry(self, change: Change, kind: Kind, index: int, segment_id: int) -> QWidget:
        by_key = change.actor.engine == RECORDING_KEY
        made = self.tr("key pressed while recording") if by_key else self.tr("made by the machine")
        done = edit_name(change.edit) or made
        who = change.actor.name or change.actor.model or ("" if by_key else change.actor.engine)
        what = " · ".join(filter(None, (_when(change.at.timestamp()), done, who)))

        def restore() -> None:
            self._view.cursor_.settle()
            editing = self._session.editing
            self._session.attempt(lambda: editing.restore_version(kind, segment_id, index))
            self._view.setFocus()

        return self._card(what, _words(change), self.tr("Restore"), restore)

    def _deleted(self, one: Deleted) -> QWidget:
        what = " · ".join(
            filter(None, (self._wording.clock(one.segment), self._wording.speaker(one.segment)))
        )

        def restore() -> None:
            self._session.attempt(lambda: self._session.editing.restore(one.segment.id))
            self._view.show_segment(one.segment.id)
            self._view.setFocus()

        return self._card(what, one.segment.text, self.tr("Bring back"), restore)

    def _card(self, what: str, text: str, verb: str, action: Callable[[], object]) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._quiet(what))
        words = QLabel(text, card)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(words)
        button = QPushButton(verb, card)
        button.setEnabled(not self._session.is_read_only)
        button.clicked.connect(lambda _checked=False: action())
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _quiet(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setProperty("role", "quiet")
        return label


def _words(change: Change) -> str:
    return change.before.text if isinstance(change.before, Segment | Translation) else ""


def _now(segment: Segment, kind: Kind) -> str:
    if kind is Kind.SEGMENT:
        return segment.text
    return segment.translation.text if segment.translation else ""


def _when(seconds: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
