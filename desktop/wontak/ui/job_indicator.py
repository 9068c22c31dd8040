"""The running job in the header: its stage, its share and the time left, and a panel with all jobs behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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

from wontak.jobs.state import JobState
from wontak.ui.jobs import Job, Jobs
from wontak.ui.notices import fault_sentence

if TYPE_CHECKING:
    from wontak.jobs.protocol import Stage

translate = QCoreApplication.translate

APPEARS_AFTER_MS = 500
"""Work that is done sooner shows no progress: nothing should blink."""


PANEL_PX = 420


class JobIndicator(QWidget):
    """Hidden while nothing runs; a press shows the panel."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._bar = _bar(self)
        self._bar.setFixedWidth(96)
        self._text = QToolButton(self)
        self._text.setAutoRaise(True)
        self._text.setAccessibleName(self.tr("Running jobs"))
        self._text.clicked.connect(self.show_panel)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._text)
        line.addWidget(self._bar)
        self._appearing = QTimer(self)
        self._appearing.setSingleShot(True)
        self._appearing.setInterval(APPEARS_AFTER_MS)
        self._appearing.timeout.connect(self._appear)
        jobs.changed.connect(self.show_running)
        self.hide()

    def show_running(self) -> None:
        """Show how far the running job is, once it has taken a moment."""
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

    def show_panel(self) -> JobPanel:
        """Show all jobs, below the indicator's right end."""
        panel = JobPanel(self._jobs, self)
        panel.adjustSize()
        header = self.parentWidget() or self
        end_px = self.geometry().right() if self.isVisible() else header.width() - 8
        corner = header.mapToGlobal(QPoint(end_px - panel.width(), header.height() + 4))
        panel.move(corner)
        panel.show()
        panel.setFocus()
        return panel


class JobPanel(QFrame):
    """All jobs of the open meeting, the running one first, each with what can be done about it."""

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("jobPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(PANEL_PX)
        self._jobs = jobs
        self._shown: list[tuple[Job, JobState]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(12)
        self._refresh()
        jobs.changed.connect(self._refresh)

    def _refresh(self) -> None:
        """Show how far the jobs are; their rows are made anew only where others are there, or in another state."""
        ordered = sorted(self._jobs.jobs, key=lambda job: (job.is_over, job.number))
        standing = [(job, job.state) for job in ordered]
        if standing != self._shown or not self._column.count():
            self._shown = standing
            self._fill(ordered)
        for row in self.findChildren(_JobRow):
            row.refresh()

    def _fill(self, jobs: list[Job]) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        for job in jobs:
            self._column.addWidget(_JobRow(self._jobs, job, self))
        if not jobs:
            self._column.addWidget(QLabel(self.tr("There are no jobs."), self))
        self.adjustSize()


class _JobRow(QWidget):
    """A job's name, how it stands, and a button."""

    def __init__(self, jobs: Jobs, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self._job = job
        title = QLabel(job.title, self)
        title.setProperty("role", "heading")
        self._state = QLabel(self)
        self._state.setProperty("role", "quiet")
        self._state.setWordWrap(True)
        for label in (title, self._state):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = _bar(self)
        self._bar.setVisible(job.state is JobState.RUNNING)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for part in (title, self._state, self._bar):
            texts.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addLayout(texts, 1)
        if not job.is_over:
            line.addWidget(self._button(self.tr("Cancel"), lambda: jobs.cancel(job)))
        elif job.state is not JobState.FINISHED:
            line.addWidget(self._button(self.tr("Try again"), lambda: jobs.retry(job)))

    def refresh(self) -> None:
        """Show how far the job is now."""
        running = self._job.state is JobState.RUNNING
        self._state.setText(summary(self._job, 1) if running else state_text(self._job))
        self._bar.setValue(round(1000 * self._job.share))

    def _button(self, text: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda _checked=False: action())
        return button


def _bar(parent: QWidget) -> QProgressBar:
    bar = QProgressBar(parent)
    bar.setRange(0, 1000)
    bar.setTextVisible(False)
    bar.setFixedHeight(6)
    return bar


def stage_text(stage: Stage | None) -> str:
    """What a job is doing, in the interface language."""
    from wontak.jobs.protocol import Stage

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


def progress_text(share: float | None, left_s: float | None) -> str:
    """How much is done and how long it will still take, as far as either is known: "12% · 40 s left"."""
    from wontak.domain.messages import interface_language, spoken_duration

    parts = [] if share is None else [f"{share:.0%}"]
    if left_s is not None and left_s >= 1:
        left = translate("Jobs", "{length} left")
        parts.append(left.replace("{length}", spoken_duration(left_s, interface_language())))
    elif left_s is not None:
        parts.append(translate("Jobs", "almost done"))
    return " · ".join(parts)


def summary(job: Job, count: int) -> str:
    """One short line for the header."""
    parts = [stage_text(job.stage), progress_text(job.share, job.left_s)]
    if count > 1:
        parts.append(translate("Jobs", "{count} more waiting").replace("{count}", str(count - 1)))
    return " · ".join(parts)
