"""A dialog that asks one thing: a form, a button that does it and one that does not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget


class FormDialog(QDialog):
    """A form with a button that does it and one that does not."""

    def __init__(self, title: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        self.body = QFormLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body)
        buttons = QDialogButtonBox(self)
        self._does = QPushButton(verb, self)
        self._does.setProperty("primary", True)
        self._does.setDefault(True)
        buttons.addButton(self._does, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def allow(self, allowed: bool) -> None:
        """Let it be done, or not yet."""
        self._does.setEnabled(allowed)

    def ask(self) -> bool:
        """Show it and wait for the answer."""
        answer = self.exec()
        self.deleteLater()
        return answer == QDialog.DialogCode.Accepted
