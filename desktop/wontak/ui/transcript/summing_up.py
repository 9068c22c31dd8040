"""Has the transcript summed up again and again, off the window's thread and some way behind what is typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from wontak.ui.background import in_background
from wontak.ui.context import Context
from wontak.ui.settings import translated_languages
from wontak.ui.transcript.summary import Summariser, Summary

SUMMED_UP_AFTER_MS = 250
"""The side panel follows the text this far behind, so that typing costs nothing."""


class SummingUp(QObject):
    """Sums up the open meeting while its `page` is shown. `found` tells a Summary."""

    found = Signal(object)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._summariser = Summariser()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SUMMED_UP_AFTER_MS)
        self._pause.timeout.connect(self.now)

    def forget(self) -> None:
        """Another meeting is open now."""
        self._summariser = Summariser()

    def follow(self) -> None:
        """Sum up once nothing more has changed for a moment."""
        self._pause.start()

    def now(self) -> None:
        """Sum up at once."""
        self._pause.stop()
        session = self._context.session
        if session.is_open and self._page.isVisible():
            languages = translated_languages(self._context.settings)
            in_background(
                partial(self._summariser.sum_up, session.segments, languages),
                partial(self._tell, self._summariser),
                self._context.notices.fault,
            )

    def _tell(self, summariser: Summariser, summary: Summary) -> None:
        """Nobody wants to hear what the meeting before came to."""
        if summariser is self._summariser:
            self.found.emit(summary)
