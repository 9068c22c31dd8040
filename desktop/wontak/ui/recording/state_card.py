"""How a recording stands: its state in a word and a colour, its length, each channel's level, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wontak.domain.messages import interface_language, spoken_duration
from wontak.ui.context import Context
from wontak.ui.deck.scale import clock
from wontak.ui.icons import icon
from wontak.ui.recording.copy_words import CopyWords
from wontak.ui.recording.meter import LevelRow, align

TIME_FACTOR = 2.6
"""The size of the elapsed time in that of the text."""

DOT_PX = 18
AT_LEAST_MINUTES = 60.0
"""Room is said in whole minutes."""


class StateCard(QFrame):
    """Its two buttons are wired by whoever shows it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._recorder = context.recorder
        self._copies = CopyWords(self)
        self._names: tuple[str, ...] = ()
        self._rows: list[LevelRow] = []
        self._dot, self._state, self._time = QLabel(self), QLabel(self), QLabel(self)
        self._time.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setProperty("role", "heading")
        self.pause, self.stop = QPushButton(self), QPushButton(self)
        self._where = QLabel(self)
        self._where.setProperty("role", "quiet")
        self._where.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(10)
        column.addLayout(self._line())
        self._levels = QVBoxLayout()
        self._levels.setSpacing(8)
        column.addLayout(self._levels)
        column.addWidget(self._where)
        for signal in (self._recorder.changed, self._recorder.began, context.theme.changed):
            signal.connect(self.refresh)
        self._recorder.levelled.connect(self._on_level)
        self._recorder.copies_changed.connect(self._say_where)
        self.refresh()

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._dot)
        line.addWidget(self._time)
        line.addWidget(self._state)
        line.addStretch(1)
        line.addWidget(self.pause)
        line.addWidget(self.stop)
        return line

    def refresh(self) -> None:
        """Show how it stands."""
        recorder = self._recorder
        paused = recorder.is_paused
        colour = "review" if paused else "danger"
        picture = icon("pause" if paused else "record", self._context.theme.colour(colour))
        self._dot.setPixmap(picture.pixmap(DOT_PX, DOT_PX))
        self._state.setText(self._word())
        self._state.setProperty("role", colour)
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        self._state.setFont(_strong(self.font()))
        self._set_time_font()
        self.pause.setText(self.tr("Go on recording") if paused else self.tr("Pause"))
        self.pause.setIcon(icon("record" if paused else "pause"))
        self.stop.setText(self.tr("Stop…"))
        self.stop.setIcon(icon("square"))
        for button in (self.pause, self.stop):
            button.setEnabled(recorder.is_recording and not recorder.is_stopping)
        if recorder.channels != self._names:
            self._fill(recorder.channels)
        self._on_level()

    def _word(self) -> str:
        recorder = self._recorder
        if not recorder.is_recording:
            return self.tr("Being put together…")
        if recorder.is_paused:
            return self.tr("Paused – nothing is recorded")
        if recorder.is_stopping:
            return self.tr("Being closed…")
        if not recorder.has_begun:
            return self.tr("Beginning…")
        return self.tr("Recording")

    def _set_time_font(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * TIME_FACTOR)
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width: the time does not jump
        self._time.setFont(font)
        self._time.setMinimumWidth(QFontMetrics(font).horizontalAdvance("00:00:00"))

    def _fill(self, names: tuple[str, ...]) -> None:
        self._names = names
        for row in self._rows:
            row.deleteLater()
        self._rows = []
        for name in names:
            label = QLabel(name, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            row = LevelRow(self._context.theme, label, self)
            row.meter.setAccessibleName(name)
            self._rows.append(row)
            self._levels.addWidget(row)
        align(self._rows)

    def _on_level(self) -> None:
        if not self.isVisible() and self._recorder.level is not None and self._time.text():
            return
        self._time.setText(clock(self._recorder.at_s))
        level = self._recorder.level
        for place, row in enumerate(self._rows):
            row.show_level(level.channels[place] if level and place < len(level.channels) else None)
        self._say_where()

    def _say_where(self, _news: str = "") -> None:
        """Room on the disk, and how the copies fare."""
        parts = []
        left_s = self._recorder.level.space_left_s if self._recorder.level else None
        if left_s is not None:
            length = spoken_duration(left_s // AT_LEAST_MINUTES * AT_LEAST_MINUTES, interface_language())
            parts.append(self.tr("Room for {length} more").replace("{length}", length))
        text = " · ".join([*parts, *self._copies.tell(self._recorder)])
        if text != self._where.text():
            self._where.setText(text)
            self._where.setProperty("role", "quiet" if self._copies.are_whole(self._recorder) else "review")
            self._where.style().unpolish(self._where)
            self._where.style().polish(self._where)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
