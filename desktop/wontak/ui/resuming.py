"""Going on where the last sitting ended: that meeting is offered, and opened unasked only where it is still being recorded."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from wontak.ui.context import STEPS, Place
from wontak.ui.notices import Notices
from wontak.ui.session import Session
from wontak.ui.settings import LAST_MEETING, LAST_PLACE, TAKEN_OVER_AT, Settings

OFFER = "resume"
"""The notice that offers; it is over once any meeting is open."""

AGAIN_S = 60.0
"""A window that was started sooner than this after one that took a recording over by itself only offers it."""


class Resuming(QObject):
    """Remembers which meeting is open, and offers it at the next start."""

    def __init__(self, settings: Settings, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._session = session
        session.opened.connect(self._remember)

    def take_over(self, resume: Callable[[Path], object]) -> bool:
        """Have the meeting that was open last opened where it is still being recorded; whether that is so.

        Not twice within a minute: a window that dies of what it opens would die at each start, and must leave a way round.
        """
        folder = self._last()
        if folder is None or not self._is_recorded(folder):
            return False
        if 0.0 <= time.time() - self._settings.number(TAKEN_OVER_AT, 0.0) < AGAIN_S:
            return False
        self._settings.choose(TAKEN_OVER_AT, time.time())
        self._settings.keep()  # at once, as below
        resume(folder)
        return True

    def offer(self, notices: Notices, resume: Callable[[Path, Place], object]) -> None:
        """Offer the meeting that was open last, where it still is; `resume` is called with it and its place."""
        folder = self._last()
        if folder is None:
            return
        known = self._settings.text(LAST_PLACE)
        place = Place(known) if known in STEPS else Place.TRANSCRIPT
        if self._is_recorded(folder):
            place, text = Place.RECORDING, self.tr("The meeting “{name}” is still being recorded.")
        else:
            text = self.tr("The meeting “{name}” was open last.")
        action = (self.tr("Go on with it"), lambda: resume(folder, place))
        notices.say(text.replace("{name}", folder.stem), action, key=OFFER)
        self._session.opened.connect(lambda: notices.withdraw(OFFER))

    def _last(self) -> Path | None:
        """The meeting that was open last, where it still is."""
        folder = Path(self._settings.text(LAST_MEETING))
        return folder if folder.is_absolute() and folder.is_dir() else None

    @staticmethod
    def _is_recorded(folder: Path) -> bool:
        """Whether a meeting is being recorded though its window has died."""
        from wontak.ui.room_recorder import may_go_on_alone

        if not may_go_on_alone(folder):
            return False
        from wontak.desk.joining import lone_takes

        return bool(lone_takes(folder))

    def _remember(self) -> None:
        self._settings.choose(LAST_MEETING, str(self._session.folder))
        self._settings.keep()  # at once: it is needed most after a sitting that ended badly
