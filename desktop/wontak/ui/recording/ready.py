"""Before a recording: which inputs, where the second copy goes, a test, the room there is, and the button that begins."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wontak.desk.recording_room import Room, look
from wontak.domain.messages import interface_language, spoken_duration
from wontak.ui.background import in_background
from wontak.ui.context import Context
from wontak.ui.icons import icon
from wontak.ui.recording.input_picker import InputPicker
from wontak.ui.recording.second_copy import SecondCopy
from wontak.ui.recording.trial_bar import TrialBar

WIDTH_PX = 760
LOOK_EVERY_MS = 5_000
SHORT_S = 3600.0
"""Room for less than this is said as something to look at."""


class Ready(QWidget):
    """`wanted_files` tells that files are to be imported instead, `left` that one would rather see what is here already."""

    wanted_files = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._recorder = context.recorder
        self._session = context.session
        self._asked = 0
        self._free = True
        self.inputs = InputPicker(context, self)
        self.second = SecondCopy(context, self)
        self.trial = TrialBar(context, lambda: self.inputs.chosen, self)
        self.trial.begun.connect(self.inputs.rest)
        self.trial.over.connect(self._listen_again)
        self._lay_out()
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        for signal in (self.inputs.changed, self.second.changed):
            signal.connect(self._look)
        for signal in (self.inputs.changed, self.trial.changed):
            signal.connect(lambda: self.enable())

    def show_recordings(self, count: int) -> None:
        """Be fit for a meeting that has so many recordings already."""
        self._title.setText(self.tr("Record in the room") if not count else self.tr("Record another part"))
        self.back.setVisible(count > 0)
        self.files.setVisible(count == 0)
        self._or.setVisible(count == 0)
        self.enable()

    def enable(self, free: bool | None = None) -> None:
        """Offer what can be done now; `free` says whether anything may be added, as long as nothing else is said."""
        self._free = self._free if free is None else free
        self.record.setEnabled(self._free and self.inputs.has_inputs and not self.trial.is_recording)
        self.trial.record.setEnabled(self.inputs.has_inputs and not self.trial.is_recording)
        self.files.setEnabled(self._free)

    def begin(self) -> None:
        """Record from what is chosen."""
        from wontak.desk.recording import Order

        if not self.record.isEnabled():
            return
        self.trial.give_up()
        self.inputs.rest()
        self._context.player.pause()
        self._recorder.record(Order(self.inputs.chosen, self.second.folder))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._recorder.prepare()
        self._looking.start()
        self._look()
        self.enable()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._recorder.dismiss()
        self._looking.stop()

    # Parts ------------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        body = QWidget(self)
        body.setMaximumWidth(WIDTH_PX)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addStretch(1)
        column.addLayout(self._heading())
        column.addWidget(self._card(self.tr("Inputs"), self._inputs_hint(), self.inputs, self.trial))
        column.addWidget(self._card(self.tr("Second copy"), self._second_hint(), self.second))
        column.addLayout(self._line_of_record())
        column.addLayout(self._line_of_files())
        column.addStretch(2)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(body, 100)
        line.addStretch(1)

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.back = QPushButton(self.tr("Show what is recorded"), self)
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.left)
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self.back)
        return line

    def _inputs_hint(self) -> str:
        return self.tr(
            "Each input that is chosen becomes a channel of its own. Speak, and see which one it is."
        )

    def _second_hint(self) -> str:
        return self.tr("Written at the same time, for example to a USB stick, should this computer fail.")

    def _card(self, title: str, hint: str, *parts: QWidget) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        heading, explanation = QLabel(title, card), QLabel(hint, card)
        heading.setProperty("role", "heading")
        explanation.setProperty("role", "quiet")
        explanation.setWordWrap(True)
        for widget in (heading, explanation):
            column.addWidget(widget)
        for part in parts:
            column.addSpacing(4)
            column.addWidget(part)
        return card

    def _line_of_record(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        self.record = QPushButton(
            icon("record", self._context.theme.colour("on_accent")), self.tr("Record"), self
        )
        self.record.setObjectName("recordButton")
        self.record.setProperty("primary", True)
        self.record.setIconSize(QSize(16, 16))
        self.record.setAutoDefault(True)  # it has the keyboard, and Enter presses it as well
        self.record.clicked.connect(self.begin)
        self._context.theme.changed.connect(self._paint)
        self._room = QLabel(self)
        self._room.setProperty("role", "quiet")
        self._room.setWordWrap(True)
        line.addWidget(self.record)
        line.addWidget(self._room, 1)
        return line

    def _line_of_files(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._or = QLabel(self.tr("Recorded elsewhere? Drop the files here, or choose them."), self)
        self._or.setProperty("role", "quiet")
        self._or.setWordWrap(True)
        self.files = QPushButton(self.tr("Import audio files…"), self)
        self.files.setAutoDefault(True)
        self.files.clicked.connect(self.wanted_files)
        line.addWidget(self.files)
        line.addSpacing(8)
        line.addWidget(self._or, 1, Qt.AlignmentFlag.AlignVCenter)
        return line

    # What is shown ----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """See what room the disk has, and the second copy's folder; on another thread, disks may take their time."""
        if not self._session.is_open:
            return
        self._asked += 1
        asked, folder = self._asked, self._session.folder
        channels, second = len(self.inputs.chosen), self.second.folder

        def show(room: Room) -> None:
            if asked == self._asked:
                self._show_room(room)

        in_background(lambda: look(folder, channels, second), show, self._context.notices.fault)

    def _show_room(self, room: Room) -> None:
        self.second.show_room(room)
        if room.left_s is None:
            self._room.clear()
            return
        length = spoken_duration(room.left_s // 60 * 60, interface_language())
        self._room.setText(self.tr("The disk has room for {length}.").replace("{length}", length))
        self._room.setProperty("role", "review" if room.left_s < SHORT_S else "quiet")
        self._room.style().unpolish(self._room)
        self._room.style().polish(self._room)

    def _listen_again(self) -> None:
        if self.isVisible() and not self._recorder.is_recording:
            self.inputs.listen()

    def _paint(self) -> None:
        self.record.setIcon(icon("record", self._context.theme.colour("on_accent")))
