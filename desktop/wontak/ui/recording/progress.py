"""The import under way: how far it is, how long it will still take, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from wontak.ui.job_indicator import APPEARS_AFTER_MS, progress_text, state_text
from wontak.ui.jobs import Job, Jobs


class ImportProgress(QFrame):
    """Hidden while nothing is imported, and for imports that are done at once."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._jobs = jobs
        self._job: Job | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(16)
        self._text = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(self.tr("Import progress"))
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self._cancel)
        line.addWidget(self._text)
        line.addWidget(self._bar, 1)
        line.addWidget(cancel)
        self._appearing = QTimer(self)
        self._appearing.setSingleShot(True)
        self._appearing.setInterval(APPEARS_AFTER_MS)
        self._appearing.timeout.connect(lambda: self.setVisible(self.is_busy))
        jobs.changed.connect(self._refresh)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return self._job is not None and not self._job.is_over

    def watch(self, job: Job) -> None:
        """Show this job from now on."""
        self._job = job
        self._appearing.start()
        self._refresh()

    def _refresh(self) -> None:
        if self._job is None:
            return
        if not self.is_busy:
            self._appearing.stop()
            self.hide()
            return
        self._text.setText(f"{state_text(self._job)} · {progress_text(self._job.share, self._job.left_s)}")
        self._bar.setValue(round(1000 * self._job.share))

    def _cancel(self) -> None:
        if self._job:
            self._jobs.cancel(self._job)
