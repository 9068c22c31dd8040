"""How loud an input is: a bar with the highest peak held for a moment, and in words what is wrong with it."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from wontak.domain.recording import ChannelLevel
from wontak.ui.theme import Theme

RANGE_DB = 60.0
LOUD_DB = -6.0
"""From here on the bar warns: speech should stay below."""

HOLD_S, CLIP_HOLD_S = 1.5, 3.0
"""For how long a peak and a clipped one stay to be seen."""

BAR_PX = 8
WIDEST_NAME_PX = 420


class Meter(QWidget):
    """The bar. Colour is never alone: what is wrong is said beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level: ChannelLevel | None = None
        self._held_db, self._held_at_s = -120.0, 0.0
        self._clipped_at_s = -CLIP_HOLD_S
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def held_db(self) -> float:
        """The peak that is held."""
        return self._held_db

    @property
    def has_clipped(self) -> bool:
        """Whether it has touched full scale within the last seconds."""
        return time.monotonic() - self._clipped_at_s < CLIP_HOLD_S

    def show_level(self, level: ChannelLevel | None) -> None:
        """Show a level; None where there is none."""
        now_s = time.monotonic()
        self._level = level
        if level is None:
            self._held_db = -120.0
        elif level.peak_db >= self._held_db or now_s - self._held_at_s > HOLD_S:
            self._held_db, self._held_at_s = level.peak_db, now_s
        if level and level.clipped:
            self._clipped_at_s = now_s
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, BAR_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, BAR_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(whole, BAR_PX / 2, BAR_PX / 2)
        if self._level is not None:
            part = QRectF(0, 0, whole.width() * _share(self._level.peak_db), whole.height())
            painter.setBrush(self._theme.colour(self._colour(self._level.peak_db)))
            painter.drawRoundedRect(part, BAR_PX / 2, BAR_PX / 2)
            if _share(self._held_db) > 0:
                painter.setBrush(self._theme.colour(self._colour(self._held_db)))
                at = min(whole.width() * _share(self._held_db), whole.width() - 3)
                painter.drawRect(QRectF(at, 0, 3, whole.height()))
        painter.end()

    def _colour(self, peak_db: float) -> str:
        if self.has_clipped:
            return "danger"
        return "review" if peak_db > LOUD_DB else "accent"


class LevelRow(QWidget):
    """An input's name (or a control in its place), its meter, and a word where something is wrong."""

    def __init__(self, theme: Theme, name: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meter = Meter(theme, self)
        self.word = QLabel(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        self.name = name
        for column, widget in enumerate((name, self.meter, self.word)):
            grid.addWidget(widget, 0, column)
        grid.setColumnStretch(1, 1)
        said = (self.tr("Too loud"), self.tr("Silent"))
        self.word.setMinimumWidth(max(self.fontMetrics().horizontalAdvance(text) for text in said) + 8)

    def show_level(self, level: ChannelLevel | None, *, matters: bool = True) -> None:
        """Show a level; None where there is none. That one is silent which does not matter is not worth a word."""
        self.meter.show_level(level)
        role, text = "", ""
        if self.meter.has_clipped:
            role, text = "danger", self.tr("Too loud")
        elif matters and level is not None and level.silent:
            role, text = "review", self.tr("Silent")
        if text != self.word.text():
            self.word.setText(text)
            self.word.setProperty("role", role)
            self.word.style().unpolish(self.word)
            self.word.style().polish(self.word)


def align(rows: Iterable[LevelRow]) -> None:
    """Have the meters of several rows begin at one place."""
    rows = tuple(rows)
    width = max((row.name.sizeHint().width() for row in rows), default=0)
    for row in rows:
        row.name.setMinimumWidth(min(width, WIDEST_NAME_PX))


def _share(level_db: float) -> float:
    return min(1.0, max(0.0, 1 + level_db / RANGE_DB))
