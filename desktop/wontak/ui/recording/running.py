"""A recording under way: how long it is, how loud, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wontak.ui.context import Context
from wontak.ui.deck.scale import clock


class Running(QWidget):
    """The page while something is recorded. `live_place` takes the transcript that is written along."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recorder = context.recorder
        self._state, self._time = QLabel(self), QLabel(self)
        self._time.setProperty("role", "title")
        self.pause = QPushButton(self)
        self.pause.clicked.connect(self._pause)
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.clicked.connect(self._recorder.stop)
        line = QHBoxLayout()
        for widget in (self._time, self._state):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        for button in (self.pause, self.stop):
            line.addWidget(button)
        self.live_place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addLayout(self.live_place, 1)
        self._recorder.changed.connect(self._show)
        self._recorder.levelled.connect(self._show)
        self._show()

    def _show(self) -> None:
        paused = self._recorder.is_paused
        self._time.setText(clock(self._recorder.at_s))
        self._state.setText(self.tr("Paused") if paused else self.tr("Recording"))
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause.setEnabled(not self._recorder.is_stopping)
        self.stop.setEnabled(not self._recorder.is_stopping)

    def _pause(self) -> None:
        if self._recorder.is_paused:
            self._recorder.resume()
        else:
            self._recorder.pause()
