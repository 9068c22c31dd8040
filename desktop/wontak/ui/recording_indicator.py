"""That a recording is under way, in the header of every page: a red dot, the time, and the way to its page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from wontak.ui.context import Context, Place
from wontak.ui.deck.scale import clock
from wontak.ui.icons import icon


class RecordingIndicator(QToolButton):
    """Hidden while nothing is recorded."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._recorder = context.recorder
        self.setObjectName("recordingIndicator")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("Go to the recording"))
        self.clicked.connect(lambda _checked=False: context.go(Place.RECORDING))
        for signal in (self._recorder.changed, self._recorder.ended, context.theme.changed):
            signal.connect(self._show_state)
        self._recorder.levelled.connect(self._show_time)
        self._show_state()

    def _show_state(self) -> None:
        paused = self._recorder.is_paused
        self.setIcon(icon("pause" if paused else "record", self._context.theme.colour(_COLOUR[paused])))
        self.setProperty("paused", paused)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText("")
        self._show_time()
        self.setVisible(self._recorder.is_recording)

    def _show_time(self) -> None:
        time = clock(self._recorder.at_s)
        if time == self.text():
            return
        self.setText(time)
        state = self.tr("Paused") if self._recorder.is_paused else self.tr("Recording")
        self.setAccessibleName(f"{state} {time}")


_COLOUR = {False: "danger", True: "review"}
