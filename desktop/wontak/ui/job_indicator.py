"""The running job in the header: its stage, its share and the time left, and a panel with all jobs behind it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wontak.domain.messages import interface_language, spoken_duration
from wontak.jobs.host import JobState
from wontak.jobs.protocol import Stage
from wontak.ui.jobs import Job, Jobs
from wontak.ui.notices import fault_sentence

translate = QCoreApplication.translate

APPEARS_AFTER_MS = 500
"""Work that is done sooner shows no progress: nothing should blink."""


class JobIndicator(QWidget):
    """Hidden while nothing runs; a press shows the panel."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._panel: JobPanel | None = None
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(96, 6)
        self._text = QToolButton(self)
        self._text.setAutoRaise(True)
        self._text.setAccessibleName(self.tr("Running jobs"))
        self._text.clicked.connect(self._show_panel)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._text)
        line.addWidget(self._bar)
        self._appearing = QTimer(self)
        self._appearing.setSingleShot(True)
        self._appearing.setInterval(APPEARS_AFTER_MS)
        self._appearing.timeout.connect(self._appear)
        jobs.changed.connect(self._refresh)
        self.hide()

    def _refresh(self) -> None:
        running = self._jobs.running
        if running is None:
            self._appearing.stop()
            self.hide()
            return
        self._text.setText(summary(running, len(self._jobs.open)))
        self._bar.setValue(round(1000 * running.share))
        if not self.isVisible() and not self._appearing.isActive():
            self._appearing.start()

    def _appear(self) -> None:
        self.setVisible(self._jobs.running is not None)

    def _show_panel(self) -> None:
        self._panel = JobPanel(self._jobs, self)
        self._panel.adjustSize()
        corner = self.mapToGlobal(QPoint(self.width() - self._panel.width(), self.height() + 4))
        self._panel.move(corner)
        self._panel.show()


class JobPanel(QFrame):
    """All jobs of this sitting, the running one first, each with what can be done about it."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("jobPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs = jobs
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 12, 16, 12)
        self._fill()
        jobs.ended.connect(self._fill)

    def _fill(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for job in sorted(self._jobs.jobs, key=lambda job: (job.is_over, job.number)):
            self._rows.addWidget(self._row(job))

    def _row(self, job: Job) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        label = QLabel(f"{job.title} · {state_text(job)}", row)
        label.setWordWrap(True)
        label.setMinimumWidth(280)
        line.addWidget(label, 1)
        if not job.is_over:
            line.addWidget(self._button(self.tr("Cancel"), lambda: self._jobs.cancel(job)))
        elif job.state is not JobState.FINISHED:
            line.addWidget(self._button(self.tr("Try again"), lambda: self._jobs.retry(job)))
        return row

    def _button(self, text: str, action: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(action)
        button.clicked.connect(self.close)
        return button


def stage_text(stage: Stage | None) -> str:
    """What a job is doing, in the interface language."""
    texts = {
        Stage.IMPORT: translate("Jobs", "Importing audio"),
        Stage.LISTEN: translate("Jobs", "Finding speech"),
        Stage.TRANSCRIBE: translate("Jobs", "Transcribing"),
        Stage.VOICES: translate("Jobs", "Telling voices apart"),
        Stage.TRANSLATE: translate("Jobs", "Translating"),
    }
    return texts.get(stage, translate("Jobs", "Preparing")) if stage else translate("Jobs", "Preparing")


def state_text(job: Job) -> str:
    """How a job stands."""
    texts = {
        JobState.WAITING: translate("Jobs", "waiting"),
        JobState.RUNNING: stage_text(job.stage),
        JobState.FINISHED: translate("Jobs", "done"),
        JobState.CANCELLED: translate("Jobs", "cancelled; all work so far is kept"),
        JobState.FAILED: fault_sentence(job.fault) if job.fault else translate("Jobs", "failed"),
        JobState.LOST: translate("Jobs", "stopped unexpectedly; all work so far is kept"),
    }
    return texts[job.state]


def summary(job: Job, count: int) -> str:
    """One short line for the header."""
    parts = [stage_text(job.stage), f"{job.share:.0%}"]
    if job.left_s is not None:
        left = translate("Jobs", "{length} left")
        parts.append(left.replace("{length}", spoken_duration(job.left_s, interface_language())))
    if count > 1:
        parts.append(translate("Jobs", "{count} more waiting").replace("{count}", str(count - 1)))
    return " · ".join(parts)
