"""The live transcript as the window sees it: it follows the recording under way and outlives pages and windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wontak.domain.errors import WontakError
from wontak.ui.room_recorder import RoomRecorder
from wontak.ui.session import Session
from wontak.ui.settings import LIVE_TRANSCRIPT, PERSON, RECOGNISER, Settings

if TYPE_CHECKING:
    # What hears along is loaded with the first recording: the window stands sooner without.
    from wontak.desk.live import LiveTranscript
    from wontak.domain.work import Noticed
    from wontak.jobs.pipeline import Perform
    from wontak.store.live import LiveLine

POLL_MS = 250
LEAVING_S = 5.0
"""How long the engines may take to leave as the program ends."""


class LiveListening(QObject):
    """Hears along where that is wanted. `changed` tells that its state is another one, `lines_changed` that there is other text;
    `settled`, once after each recording, that nothing more will come of it.
    """

    changed = Signal()
    lines_changed = Signal()
    settled = Signal()

    def __init__(
        self, session: Session, recorder: RoomRecorder, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recorder = recorder
        self._settings = settings
        self.perform: Perform | None = None
        """What hears; None for this computer's engines."""
        self.live: LiveTranscript | None = None
        """What hears the recording under way, or has heard the last one."""
        self._shown: object = None
        self._beat = QTimer(self)
        self._beat.setInterval(POLL_MS)
        self._beat.timeout.connect(self._hear)
        recorder.began.connect(self._begin)
        recorder.changed.connect(self._on_recorder)
        recorder.ended.connect(self._finish)
        session.closing.connect(self.close)
        settings.changed.connect(self._on_choice)

    @property
    def is_wanted(self) -> bool:
        return self._settings.flag(LIVE_TRANSCRIPT, True)

    @property
    def is_busy(self) -> bool:
        """Whether text of the last recording may still come."""
        return self.live is not None and not self.live.is_over

    @property
    def lines(self) -> tuple[LiveLine, ...]:
        return self.live.lines if self.live else ()

    def want(self, wanted: bool) -> None:
        """Have it on or off, now and in later recordings."""
        self._settings.choose(LIVE_TRANSCRIPT, wanted)

    def correct(self, line_id: int, text: str) -> None:
        """Have a line say what a person has heard; stored at once."""
        if self.live is None:
            return
        try:
            self.live.correct(line_id, text, self._settings.text(PERSON))
        except WontakError as fault:
            self._session.faulted.emit(fault)
        self.lines_changed.emit()

    def close(self) -> None:
        """Hear nothing more, at once; what was heard stays."""
        self._beat.stop()
        if self.live is not None and not self.live.is_over:
            self.live.close()

    def join(self) -> None:
        """Wait for the engines to leave, as the program ends."""
        if self.live is not None:
            self.live.join(LEAVING_S)

    # What happens -----------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._shown = None
        if self.is_wanted:
            self._listen(self._goes_on_from_s())
        self.changed.emit()

    def _goes_on_from_s(self) -> float:
        """Where to begin: with the recording, or behind what another window has heard of it."""
        recorder = self._recorder.recorder
        if recorder is None:
            return 0.0
        from wontak.desk.live import goes_on_from_s

        return goes_on_from_s(self._session.desk.store, recorder.live_copy, recorder.at_s)

    def _on_recorder(self) -> None:
        """A new recording begins with an empty page."""
        if self._recorder.is_recording and not self._recorder.has_begun and not self.is_busy:
            self.live = None
            self.lines_changed.emit()

    def _listen(self, from_s: float) -> None:
        from wontak.desk.live import LiveTranscript
        from wontak.jobs.pipeline import perform

        recorder = self._recorder.recorder
        if recorder is None:
            return
        self.close()
        self.live = LiveTranscript(
            self._session.desk.store,
            recorder.live_copy,
            chosen=self._settings.text(RECOGNISER),
            perform=self.perform or perform,
            from_s=from_s,
        )
        self._beat.start()
        self.lines_changed.emit()

    def _on_choice(self, name: str) -> None:
        if name != LIVE_TRANSCRIPT or not self._recorder.has_begun:
            return
        if not self.is_wanted:
            self.close()
        elif not self.is_busy:
            self._listen(self._recorder.at_s)
        self.changed.emit()

    def _hear(self) -> None:
        live = self.live
        if live is None:
            return
        before = live.lines
        live.poll(self._recorder.at_s)
        if live.lines != before:
            self.lines_changed.emit()
        shown = (live.state, live.model, round(live.behind_s), live.reason)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
        if live.is_over:
            self._beat.stop()
            if not self._recorder.is_recording:
                self.settled.emit()

    def _finish(self) -> None:
        """The recording is over: its last words may still come, for a moment."""
        if self.live is not None and self.is_busy:
            self.live.finish()
            self.changed.emit()
        else:
            self.settled.emit()

    @property
    def reason(self) -> Noticed | None:
        return self.live.reason if self.live else None
