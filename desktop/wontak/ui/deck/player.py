"""Playing the open meeting's recordings, in meeting order, at any speed without a change of pitch."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

from wontak.ui.session import Session
from wontak.ui.settings import AUTO_BACK_S, Settings


class Player(QObject):
    """The tape deck's machine. A moment is a recording's id and seconds from its start.

    `moved` tells the moment being heard, `started` and `stopped` whether it plays, `failed` why it cannot.
    """

    moved = Signal(int, float)
    started = Signal()
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._recording = 0
        self._output = QAudioOutput(self)
        self._media = QMediaPlayer(self)
        self._media.setAudioOutput(self._output)
        self._media.positionChanged.connect(lambda ms: self.moved.emit(self._recording, ms / 1000))
        session.closing.connect(self._unload)

    @property
    def moment(self) -> tuple[int, float]:
        """The recording and the second that is heard or would be heard next."""
        return self._recording, self._media.position() / 1000

    @property
    def is_playing(self) -> bool:
        return self._media.isPlaying()

    def seek(self, recording: int, at_s: float) -> None:
        """Go to a moment; plays on from there if it is playing."""
        if recording != self._recording:
            found = next(one for one in self._session.recordings() if one.id == recording)
            self._recording = recording
            self._media.setSource(QUrl.fromLocalFile(str(self._session.folder / found.file)))
        self._media.setPosition(int(at_s * 1000))

    def play(self) -> None:
        """Go on from where it stands, a little before where it was paused."""
        if not self._recording and self._session.is_open and self._session.recordings():
            self.seek(self._session.recordings()[0].id, 0.0)
        back_ms = int(self._settings.number(AUTO_BACK_S, 1.0) * 1000)
        self._media.setPosition(max(0, self._media.position() - back_ms))
        self._media.play()
        self.started.emit()

    def pause(self) -> None:
        self._media.pause()
        self.stopped.emit()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def _unload(self) -> None:
        self._media.stop()
        self._media.setSource(QUrl())
        self._recording = 0
