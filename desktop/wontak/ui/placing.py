"""Recordings made here come to their place in the meeting, after a stop or a crash, without a question and without waiting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wontak.ui.live_listening import LiveListening
from wontak.ui.room_recorder import RoomRecorder
from wontak.ui.session import Session

if TYPE_CHECKING:
    from wontak.desk.joining import Joining
    from wontak.domain.transcript import Recording

POLL_MS = 100


class Placing(QObject):
    """Works for the open meeting. `placed` tells the recordings that are now in it, and whether a crash had left them;
    `failed`, why what waits must go on waiting; `changed`, how far it is.
    """

    placed = Signal(object, bool)
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self, session: Session, recorder: RoomRecorder, live: LiveListening, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recorder = recorder
        self._live = live
        self._joining: Joining | None = None
        self.is_copied = False
        """Whether the second copy of what was put in its place last is whole."""
        self.left_by_crash = False
        """Whether what is being put in its place was left by a crash."""
        self._beat = QTimer(self)
        self._beat.setInterval(POLL_MS)
        self._beat.timeout.connect(self._go_on)
        session.opened.connect(self._begin)
        session.closing.connect(self._give_up)
        live.settled.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        return self._joining is not None

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self._joining.share if self._joining else 0.0

    def do_without(self) -> None:
        """Put in their place also recordings of which more may lie in a second copy that is out of reach."""
        self._begin(settle=True)

    def _begin(self, *, settle: bool = False) -> None:
        """Look whether anything waits in the open meeting."""
        if not self._session.is_open or self._session.is_read_only:
            return
        if self._joining or self._recorder.is_recording or self._live.is_busy:
            return
        from wontak.desk.second_copies import second_copies
        from wontak.domain.marks import TAKES

        store = self._session.desk.store
        if not any((self._session.folder / TAKES).glob("*")) and not second_copies(store):
            return  # as nearly always, and known without loading what joins
        from wontak.desk.joining import Joining

        self._joining = Joining(store, settle=settle)
        last = self._recorder.recorder
        self.left_by_crash = last is None or not last.record.take.is_relative_to(self._session.folder)
        self._beat.start()
        self.changed.emit()

    def _go_on(self) -> None:
        joining = self._joining
        if joining is None:
            return
        joining.poll()
        if not joining.is_over:
            self.changed.emit()
            return
        self._give_up()
        if joining.added:
            self.is_copied = joining.is_copied
            self._prepare(joining.added)
            self._session.recordings_changed.emit()
            self._session.read_segments()  # what was heard while recording came along
            self.placed.emit(joining.added, self.left_by_crash)
        if fault := joining.fault or joining.waits:
            self.failed.emit(fault)

    def _prepare(self, recordings: tuple[Recording, ...]) -> None:
        """Have working copies and waveforms made, as of files that are imported."""
        from wontak.desk.sound import working_copy

        store = self._session.desk.store
        for recording in recordings:
            self._session.run(self.tr("Preparing the sound"), partial(working_copy, store, recording))

    def _give_up(self) -> None:
        """Be done: what is not in its place yet waits for the next time the meeting is opened."""
        self._beat.stop()
        if self._joining:
            self._joining.close()
        self._joining = None
        self.changed.emit()
