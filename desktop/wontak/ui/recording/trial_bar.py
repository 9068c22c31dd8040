"""A test before the meeting: five seconds recorded from the chosen inputs, and heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QTemporaryDir, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from wontak.domain.messages import interface_language, sentence
from wontak.ui.context import Context
from wontak.ui.icons import icon
from wontak.ui.settings import AUDIO_OUTPUT

if TYPE_CHECKING:
    from wontak.desk.playback import Playback
    from wontak.desk.recording import Trial
    from wontak.ui.deck.output import Output

POLL_MS = 50
LENGTH_S = 5.0


class TrialBar(QWidget):
    """`begun` and `over` tell when it needs the inputs for itself, `changed` that it stands otherwise."""

    begun = Signal()
    over = Signal()
    changed = Signal()

    def __init__(
        self, context: Context, chosen: Callable[[], tuple[str, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = chosen
        self._trial: Trial | None = None
        self._given_up = False
        self._playback: Playback | None = None
        self._output: Output | None = None
        self.open_output: Callable[[str], Output] | None = None
        self._folder: QTemporaryDir | None = None
        self.record = QPushButton(icon("mic"), self.tr("Record a test (5 s)"), self)
        self.record.clicked.connect(self._record)
        self.listen = QPushButton(icon("play"), self.tr("Listen to it"), self)
        self.listen.setEnabled(False)
        self.listen.clicked.connect(self._play)
        self._said = QLabel(self)
        self._said.setProperty("role", "quiet")
        self._said.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.record)
        line.addWidget(self.listen)
        line.addSpacing(8)
        line.addWidget(self._said, 1)
        self._beat = QTimer(self)
        self._beat.setInterval(POLL_MS)
        self._beat.timeout.connect(self._go_on)

    @property
    def is_recording(self) -> bool:
        return self._trial is not None and not self._trial.is_over

    def give_up(self) -> None:
        """End whatever it is at; a test that is being recorded is closed meanwhile, which nobody waits for."""
        self._halt()
        if self._trial and self.is_recording:
            self._given_up = True
            self._trial.stop()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.give_up()

    def _record(self) -> None:
        from wontak.desk.recording import Trial
        from wontak.jobs.capture_child import system_devices

        self._halt()
        self.begun.emit()
        self._folder = QTemporaryDir(QDir.temp().filePath("wontak-test-XXXXXX"))
        folder = Path(self._folder.path()) / "trial"
        devices = self._context.recorder.open_devices or system_devices
        self._trial, self._given_up = Trial(folder, self._chosen(), LENGTH_S, devices), False
        self._said.setText(self.tr("Speak now…"))
        self._beat.start()
        self._show()

    def _go_on(self) -> None:
        if self._trial and self.is_recording:
            self._trial.poll()
            if self._trial.is_over:
                self._beat.stop()
                self._recorded(self._trial)
            elif self._trial.at_s:
                left_s = max(0, round(LENGTH_S - self._trial.at_s))
                self._said.setText(self.tr("Speak now: %n second(s) left", "", left_s))
        elif self._playback and self._output:
            self._feed(self._playback, self._output)

    def _recorded(self, trial: Trial) -> None:
        if self._given_up:
            self._said.clear()
        elif trial.fault:
            self._said.setText(sentence(trial.fault.code, trial.fault.fields, interface_language()))
        else:
            self._said.setText(self.tr("Listen to it: is everybody heard clearly?"))
        self.over.emit()
        self._show()

    def _play(self) -> None:
        if self._playback:
            self._halt()
            self._show()
            return
        from wontak.desk.playback import Playback
        from wontak.ui.deck.output import open_output

        assert self._trial is not None
        self._playback = Playback(self._trial.tape(), (1, 0.0))
        self._output = (self.open_output or open_output)(self._context.settings.text(AUDIO_OUTPUT))
        self._output.start()
        self._beat.start()
        self._show()

    def _feed(self, playback: Playback, output: Output) -> None:
        if room := output.room():
            sound = playback.read(room)
            if len(sound):
                output.write(sound)
        if output.is_lost or output.heard() >= playback.frames:
            self._halt()
            self._show()

    def _halt(self) -> None:
        """Play no more."""
        if self._output:
            self._beat.stop()
            self._output.stop()
        self._playback = self._output = None

    def _show(self) -> None:
        self.record.setEnabled(not self.is_recording)
        there_is = self._trial is not None and self._trial.is_over and self._trial.fault is None
        self.listen.setEnabled(there_is and not self._given_up)
        self.listen.setText(self.tr("Stop listening") if self._playback else self.tr("Listen to it"))
        self.listen.setIcon(icon("square" if self._playback else "play"))
        self.changed.emit()
