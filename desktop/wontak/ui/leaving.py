"""Before a recording is stopped, or a meeting left that is being recorded: the one question that may stand between."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from wontak.ui.room_recorder import RoomRecorder

translate = QCoreApplication.translate


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
        return ask_to_stop(
            self.tr("A recording is under way. Stop it and keep it, or go on recording?"),
            self.tr("Stop and keep"),
            self._window,
        )


def ask_to_stop(text: str, stops: str, window: QWidget) -> bool:
    """Ask whether to stop; `stops` is what the button that does it says. Everything recorded so far is kept either way."""
    from PySide6.QtWidgets import QMessageBox, QPushButton

    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Leaving", "Stop recording?"))
    box.setText(translate("Leaving", "Stop recording?"))
    box.setInformativeText(text)
    stop = QPushButton(stops, box)
    go_on = QPushButton(translate("Leaving", "Go on recording"), box)
    box.addButton(stop, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(go_on, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(go_on)
    box.exec()
    stopped = box.clickedButton() is stop
    box.deleteLater()
    return stopped
