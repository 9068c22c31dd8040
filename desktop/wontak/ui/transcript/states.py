"""What the page says where there is no transcript yet, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from wontak.domain.errors import WontakError
from wontak.domain.packs import Pack
from wontak.ui.context import Context, Place
from wontak.ui.job_indicator import stage_text, summary
from wontak.ui.notices import fault_sentence
from wontak.ui.transcript.engine_operations import TRANSCRIBE, EngineOperations

WIDTH_PX = 520


class EmptyState(QWidget):
    """One sentence on why there is nothing to read, and the button that changes it."""

    started = Signal()

    def __init__(self, context: Context, engines: EngineOperations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context, self._engines = context, engines
        self._packs: tuple[Pack, ...] = ()
        self._title, self._text, self._fault = self._label("title"), self._label(""), self._label("danger")
        self._starter = self._label("review")
        self._length = self._label("quiet")
        self._models = QComboBox(self)
        self._models.setAccessibleName(self.tr("Recognition model"))
        self._models.currentIndexChanged.connect(self._on_model)
        self._choice = QWidget(self)
        form = QFormLayout(self._choice)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Recognition model"), self._models)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.button = QPushButton(self)
        self.button.setProperty("primary", True)
        self.button.clicked.connect(lambda _checked=False: self._press())
        self._goes_to: Place | None = None
        self._lay_out()
        engines.looked.connect(self.refresh)

    def refresh(self) -> None:
        """Say how things stand."""
        session = self._context.session
        if not session.is_open or session.segment_count:
            return
        job = self._engines.whole.get(TRANSCRIBE)
        for part in (self._choice, self._bar, self._fault, self._starter, self._length):
            part.hide()
        self.button.show()
        self.button.setEnabled(not session.is_read_only)
        self._goes_to = None
        if not session.recordings():
            self._say(
                self.tr("No sound yet"), self.tr("The transcript is made from a recording. Import one first.")
            )
            self._offer(self.tr("Go to Recording"), Place.RECORDING)
        elif job is not None and not job.is_over:
            self._say(self.tr("Transcribing"), summary(job, 1) if job.stage else stage_text(None))
            self._bar.setValue(round(1000 * job.share))
            self._bar.show()
            self.button.hide()
        else:
            self._offer_transcription(job.fault if job else None)

    def _offer_transcription(self, fault: Exception | None) -> None:
        self._packs = self._engines.recognisers()
        if not self._engines.has_looked:
            self._say(self.tr("Not transcribed yet"), "")
            self.button.hide()
            return
        if fault is not None:
            self._fault.setText(fault_sentence(fault))
            self._fault.show()
        if not self._packs:
            self._say(
                self.tr("No model to transcribe with"),
                self.tr("Models are installed, or brought in from a file, in the settings."),
            )
            self._offer(self.tr("Open the settings"), Place.SETTINGS)
            return
        self._say(
            self.tr("Not transcribed yet"),
            self.tr("The text appears here as it is recognised, and can be corrected at once."),
        )
        self._models.blockSignals(True)
        self._models.clear()
        for pack in self._packs:
            self._models.addItem(pack.name)
        self._models.blockSignals(False)
        self._choice.show()
        self._offer(self.tr("Transcribe"), None)
        self._on_model()

    def _on_model(self) -> None:
        from wontak.desk.estimate import Estimates, said, untranscribed_s

        pack = self._packs[max(0, self._models.currentIndex())]
        sound_s = untranscribed_s(self._context.session.desk.store)
        self._length.setText(said(Estimates().transcription_s(pack, sound_s), self._context.language.current))
        self._length.show()
        self._starter.setText(
            self.tr(
                "This starter model knows only the voices of the sample. Install a real model for a real meeting."
            )
        )
        self._starter.setVisible(pack.starter)

    def _say(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)

    def _offer(self, verb: str, place: Place | None) -> None:
        self.button.setText(verb)
        self._goes_to = place

    def _press(self) -> None:
        if self._goes_to is not None:
            self._context.go(self._goes_to)
            return
        try:
            self._engines.choose(self._packs[max(0, self._models.currentIndex())])
            self._engines.transcribe()
        except WontakError as fault:
            self._context.notices.fault(fault)
        self.refresh()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label

    def _lay_out(self) -> None:
        middle = QWidget(self)
        middle.setMaximumWidth(WIDTH_PX)
        column = QVBoxLayout(middle)
        column.setSpacing(16)
        parts = (self._title, self._text, self._fault, self._choice, self._starter, self._length, self._bar)
        for part in parts:
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 64, 40, 40)
        whole.addWidget(middle)
        whole.addStretch(1)
