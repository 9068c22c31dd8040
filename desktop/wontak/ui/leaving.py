"""Before a meeting in which a recording is under way is left: the one question that may stand between."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from wontak.ui.room_recorder import RoomRecorder


class Leaving(QObject):
    """Asks whether to stop the recording. Tests put another function in the place of `ask`."""

    def __init__(self, recorder: RoomRecorder, window: QWidget) -> None:
        super().__init__(window)
        self._recorder = recorder
        self._window = window
        self.ask = self._ask

    def is_allowed(self) -> bool:
        """Whether the meeting may be left: nothing is recorded, or the person had it stopped, which is done by then."""
        if not self._recorder.is_recording:
            return True
        if not self._recorder.is_stopping and not self.ask():
            return False
        self._recorder.stop_and_stay()
        return True

    def _ask(self) -> bool:
        """Whether to stop; everything recorded so far is kept either way."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Stop recording?"))
        box.setText(self.tr("A recording is under way. Stop it and keep it, or go on recording?"))
        stop = QPushButton(self.tr("Stop and keep"), box)
        go_on = QPushButton(self.tr("Go on recording"), box)
        box.addButton(stop, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(go_on, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.exec()
        stopped = box.clickedButton() is stop
        box.deleteLater()
        return stopped
