"""A recording on its way to its place: how far it is, where that takes long enough to be seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from wontak.ui.job_indicator import APPEARS_AFTER_MS
from wontak.ui.placing import Placing


class PlacingBar(QFrame):
    """Hidden while nothing waits."""

    def __init__(self, placing: Placing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._placing = placing
        text = QLabel(self.tr("The recording is being put together"), self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(text.text())
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(16)
        line.addWidget(text)
        line.addWidget(self._bar, 1)
        self._appearing = QTimer(self)
        self._appearing.setSingleShot(True)
        self._appearing.setInterval(APPEARS_AFTER_MS)
        self._appearing.timeout.connect(lambda: self.setVisible(placing.is_busy))
        placing.changed.connect(self._refresh)
        self.hide()
        self._refresh()

    def _refresh(self) -> None:
        if not self._placing.is_busy:
            self._appearing.stop()
            self.hide()
        elif self.isHidden() and not self._appearing.isActive():
            self._appearing.start()
        self._bar.setValue(round(1000 * self._placing.share))
