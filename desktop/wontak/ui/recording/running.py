"""A recording under way: how it stands, who speaks, what is marked, and a place for the transcript that is written along."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from wontak.domain.marks import MarkKind
from wontak.ui.context import Context
from wontak.ui.icons import icon
from wontak.ui.leaving import ask_to_stop
from wontak.ui.recording.floor import Floor
from wontak.ui.recording.live_panel import LivePanel
from wontak.ui.recording.mark_list import MarkList
from wontak.ui.recording.marking import Marking
from wontak.ui.recording.note_field import NoteField
from wontak.ui.recording.state_card import StateCard

SIDE_PX = 320


class Running(QWidget):
    """The page while something is recorded. `live_place` takes the transcript that is written along.

    Tests put another function in the place of `ask`, which asks whether to stop.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recorder = context.recorder
        self._commands = context.commands
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Recording under way"))
        self.marking = Marking(context, self)
        self.card = StateCard(context, self)
        self.floor = Floor(context, self.marking, self)
        self.marks = MarkList(context, self)
        self.note = NoteField(self.marking, self)
        self.live = LivePanel(context, self)
        self.star = QPushButton(icon("star"), self.tr("Star"), self)
        self.ask = self._ask
        self._lay_out()
        self.card.pause.clicked.connect(self.marking.pause)
        self.card.stop.clicked.connect(self._stop)
        self.star.pressed.connect(self.marking.star)
        self.marking.note_wanted.connect(self.note.setFocus)
        self.marking.stop_wanted.connect(self._stop)
        self.note.noted.connect(lambda text, began_s: self._recorder.mark(MarkKind.NOTE, text, began_s))
        self.note.left.connect(self.take_keyboard)
        self._commands.keys_changed.connect(self._show_keys)
        self._recorder.changed.connect(self._enable)
        self._show_keys()

    def take_keyboard(self) -> None:
        """Have the bare keys work, and no space bar pause: nothing that takes keys itself has the keyboard."""
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._enable()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.marking.enable(False)

    def _lay_out(self) -> None:
        live = QWidget(self)
        live.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.live_place = QVBoxLayout(live)
        self.live_place.setContentsMargins(0, 0, 0, 0)
        self.live_place.addWidget(self.live)
        writing = QHBoxLayout()
        writing.setSpacing(8)
        writing.addWidget(self.note, 1)
        writing.addWidget(self.star)
        main = QWidget(self)
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(16)
        column.addWidget(self.floor)
        column.addLayout(writing)
        column.addWidget(live, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(main)
        self.marks.setMinimumWidth(SIDE_PX // 2)
        self.marks.setMaximumWidth(2 * SIDE_PX)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(scroll, 7)
        line.addWidget(self.marks, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self.card)
        whole.addLayout(line, 1)

    def _enable(self) -> None:
        active = self._recorder.is_recording and not self._recorder.is_stopping
        self.marking.enable(active and self.isVisible())
        for widget in (*self.floor.chips(), self.note, self.star):
            widget.setEnabled(active)

    def _show_keys(self) -> None:
        for widget, command in (
            (self.star, "mark_star"),
            (self.note, "write_note"),
            (self.card.pause, "pause_recording"),
            (self.card.stop, "stop_recording"),
        ):
            widget.setToolTip(self._commands[command].toolTip())

    def _stop(self) -> None:
        if self.ask():
            self._recorder.stop()

    def _ask(self) -> bool:
        return ask_to_stop(
            self.tr("Everything recorded so far is kept. A further recording becomes a part of its own."),
            self.tr("Stop"),
            self.window(),
        )
