"""The line that says why the transcript cannot be changed, or what a change would be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wontak.ui.context import Context
from wontak.ui.notices import fault_sentence


class StandingBar(QFrame):
    """Shown for a meeting that another program has, and for one that is approved; hidden else."""

    unlocked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("weight", "review")
        self._session = context.session
        self._correcting = False
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self.button = QPushButton(self.tr("Correct it all the same"), self)
        self.button.clicked.connect(lambda _checked=False: self._unlock())
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 6, 16, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self.button)

    @property
    def may_write(self) -> bool:
        """Whether a person's changes are taken."""
        session = self._session
        if not session.is_open or session.is_read_only:
            return False
        return self._correcting or not session.is_approved

    def forget(self) -> None:
        """Another meeting: nobody has said that it should be corrected."""
        self._correcting = False

    def refresh(self) -> None:
        """Say how the meeting stands."""
        session = self._session
        read_only = session.is_read_only
        approved = session.is_open and session.is_approved
        if read_only:
            self._text.setText(fault_sentence(session.desk.store.refusal()))
        elif self._correcting:
            self._text.setText(
                self.tr("The minutes are approved. What you change now is recorded as a corrigendum.")
            )
        else:
            self._text.setText(self.tr("The minutes are approved, and the transcript with them."))
        self.button.setVisible(approved and not read_only and not self._correcting)
        self.setVisible(read_only or approved)

    def _unlock(self) -> None:
        self._correcting = True
        self.unlocked.emit()
