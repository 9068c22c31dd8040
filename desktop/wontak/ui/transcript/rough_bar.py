"""The line that says that a transcript is still the rough one from the recording, and leads to the final one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wontak.ui.context import Context
from wontak.ui.transcript.engine_operations import TRANSCRIBE, EngineOperations


class RoughBar(QFrame):
    """Shown while rough text awaits a full pass; hidden while one is under way, and for good after it."""

    def __init__(self, context: Context, engines: EngineOperations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._session, self._engines = context.session, engines
        self._text = QLabel(
            self.tr(
                "This is the rough transcript from the recording. Transcribe it for the final one; "
                "what you have corrected stays."
            ),
            self,
        )
        self._text.setWordWrap(True)
        self.button = QPushButton(self.tr("Transcribe"), self)
        self.button.clicked.connect(lambda _checked=False: self._transcribe())
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 6, 16, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self.button)
        self.hide()

    def refresh(self) -> None:
        """See whether anything rough is there, and nothing is done about it."""
        session = self._session
        waits = (
            session.is_open
            and not (session.is_read_only or session.is_approved)
            and not self._engines.is_under_way(TRANSCRIBE)
            and session.desk.store.rough_count() > 0
        )
        self.setVisible(waits)

    def _transcribe(self) -> None:
        self._engines.transcribe()
        self.refresh()
