"""Going on where the last sitting ended: that meeting is offered, and opened unasked only where it is still being recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from wontak.ui.context import STEPS, Place
from wontak.ui.notices import Notices
from wontak.ui.session import Session
from wontak.ui.settings import LAST_MEETING, LAST_PLACE, Settings

OFFER = "resume"
"""The notice that offers; it is over once any meeting is open."""


class Resuming(QObject):
    """Remembers which meeting is open, and offers it at the next start."""

    def __init__(self, settings: Settings, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._session = session
        session.opened.connect(self._remember)

    def offer(self, notices: Notices, resume: Callable[[Path, Place], object]) -> None:
        """Offer the meeting that was open last, where it still is; `resume` is called with it and its place."""
        folder = self._last()
        if folder is None:
            return
        known = self._settings.text(LAST_PLACE)
        place = Place(known) if known in STEPS else Place.TRANSCRIPT
        text = self.tr("The meeting “{name}” was open last.").replace("{name}", folder.stem)
        notices.say(text, (self.tr("Go on with it"), lambda: resume(folder, place)), key=OFFER)
        self._session.opened.connect(lambda: notices.withdraw(OFFER))

    def recorded(self) -> Path | None:
        """The meeting that was open last where it is still being recorded, its window having died."""
        from wontak.ui.room_recorder import may_go_on_alone

        folder = self._last()
        if folder is None or not may_go_on_alone(folder):
            return None
        from wontak.desk.joining import lone_takes

        return folder if lone_takes(folder) else None

    def _last(self) -> Path | None:
        """The meeting that was open last, where it still is."""
        folder = Path(self._settings.text(LAST_MEETING))
        return folder if folder.is_absolute() and folder.is_dir() else None

    def _remember(self) -> None:
        self._settings.choose(LAST_MEETING, str(self._session.folder))
        self._settings.keep()  # at once: it is needed most after a sitting that ended badly
