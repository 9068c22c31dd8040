"""The line that says how a meeting stands: who approved it and when, what a change would be; or why nothing can be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wontak.ui.context import Context
from wontak.ui.minutes.wording import moment_text
from wontak.ui.notices import fault_sentence


class StandingBar(QFrame):
    """Hidden while the meeting can be worked on. `unlocked` tells that it is to be corrected all the same, `withdrawn` that its
    minutes are to be a draft again, which is offered where `withdrawable`."""

    unlocked = Signal()
    withdrawn = Signal()

    def __init__(self, context: Context, parent: QWidget, *, withdrawable: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._session = context.session
        self._correcting, self._withdrawable = False, withdrawable
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self.correct = QPushButton(self.tr("Correct it all the same"), self)
        self.correct.clicked.connect(lambda _checked=False: self._unlock())
        self.withdraw = QPushButton(self.tr("Withdraw the approval"), self)
        self.withdraw.clicked.connect(lambda _checked=False: self.withdrawn.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 6, 16, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self.correct)
        line.addWidget(self.withdraw)

    @property
    def may_write(self) -> bool:
        """Whether a person's changes are taken."""
        session = self._session
        if not session.is_open or session.is_read_only:
            return False
        return self._correcting or not session.is_approved

    def forget(self) -> None:
        """Nobody has said that it should be corrected."""
        self._correcting = False

    def refresh(self) -> None:
        """Say how the meeting stands."""
        session = self._session
        approval = session.desk.store.approval() if session.is_open else None
        self.setVisible(session.is_read_only or approval is not None)
        changeable = approval is not None and not session.is_read_only
        self.correct.setVisible(changeable and not self._correcting)
        self.withdraw.setVisible(changeable and self._withdrawable)
        if session.is_read_only:
            self._text.setText(fault_sentence(session.desk.store.refusal()))
        elif approval is not None:
            at = moment_text(approval.at)
            text = self.tr("Approved by {person} on {date}.")
            if self._correcting:
                text = self.tr("Approved by {person} on {date}. What you change now is a corrigendum.")
            self._text.setText(text.replace("{person}", approval.person).replace("{date}", at))

    def _unlock(self) -> None:
        self._correcting = True
        self.unlocked.emit()
