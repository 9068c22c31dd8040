"""The line along the top: library, the steps of the work, the running job, and the way to everything else."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from wontak.ui.context import STEPS, Place

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent

    from wontak.ui.context import Context
    from wontak.ui.job_indicator import JobIndicator
    from wontak.ui.recording_indicator import RecordingIndicator

OPENS_AFTER_MS = 500
"""So long something dragged rests on a place's button before the place opens."""


class Header(QFrame):
    """Buttons that mirror the window's commands; the current place is pressed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._commands = context.commands
        self._places = QButtonGroup(self)
        self._buttons: dict[Place, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self._button(Place.LIBRARY))
        line.addSpacing(16)
        for step in STEPS:
            line.addWidget(self._button(step))
        line.addStretch(1)
        self._signs = QHBoxLayout()
        line.addLayout(self._signs)
        line.addSpacing(8)
        line.addWidget(self._tool("find_anything"))
        for place in (Place.GLOSSARY, Place.SETTINGS):
            line.addWidget(self._button(place))

        self._context = context
        context.recorder.changed.connect(self._show_recording)
        context.jobs.changed.connect(self._show_jobs)
        self._show_recording()
        self._show_jobs()

    @cached_property
    def recording(self) -> RecordingIndicator:
        """The sign of a recording, made with the first one."""
        from wontak.ui.recording_indicator import RecordingIndicator

        indicator = RecordingIndicator(self._context, self)
        self._signs.insertWidget(0, indicator)
        return indicator

    @cached_property
    def jobs(self) -> JobIndicator:
        """The running job, made with the first one."""
        from wontak.ui.job_indicator import JobIndicator

        indicator = JobIndicator(self._context.jobs, self)
        self._signs.addWidget(indicator)
        return indicator

    def show_place(self, place: Place) -> None:
        """Press the button of this place."""
        self._buttons[place].setChecked(True)

    def _show_recording(self) -> None:
        if self._context.recorder.is_recording:
            self.recording.show()

    def _show_jobs(self) -> None:
        if self._context.jobs.running:
            self.jobs.show_running()

    def _button(self, place: Place) -> QToolButton:
        """A button with its command's icon, or else its text, that stays pressed while one is at its place."""
        action = self._commands[f"go_{place}"]
        button = _PlaceButton(self)
        button.setText(action.text())
        button.setIcon(action.icon())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setCheckable(True)
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        if place in (Place.GLOSSARY, Place.SETTINGS, Place.LIBRARY):
            button.setIconSize(QSize(20, 20))
        self._places.addButton(button)
        self._buttons[place] = button
        return button

    def _tool(self, command_id: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._commands[command_id])
        button.setAccessibleName(self._commands[command_id].text())
        button.setIconSize(QSize(20, 20))
        return button


class _PlaceButton(QToolButton):
    """Segments that are dragged wait on it for a moment, and its place opens to take them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    @cached_property
    def _waiting(self) -> QTimer:
        waiting = QTimer(self)
        waiting.setSingleShot(True)
        waiting.setInterval(OPENS_AFTER_MS)
        waiting.timeout.connect(self.click)
        return waiting

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from wontak.ui.segments_mime import MIME

        if event.mimeData().hasFormat(MIME):
            event.accept()
            self._waiting.start()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._waiting.stop()
        super().dragLeaveEvent(event)
