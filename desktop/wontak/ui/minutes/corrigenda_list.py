"""What has been changed since the minutes were approved: each change with who made it, when, and what it was before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from wontak.store.approval import Corrected, Corrigendum
from wontak.ui.minutes.wording import moment_text


class CorrigendaList(QListWidget):
    """One item a change, the last one first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("Corrigenda"))

    def show_corrigenda(self, corrigenda: Sequence[Corrigendum]) -> None:
        """Show these."""
        names = {
            Corrected.TEXT: self.tr("Transcript"),
            Corrected.SPEAKER: self.tr("Speaker"),
            Corrected.TRANSLATION: self.tr("Translation"),
            Corrected.MINUTES: self.tr("Minutes"),
        }
        self.clear()
        for one in reversed(corrigenda):
            at = moment_text(one.at)
            head = " · ".join(part for part in (names[one.kind], at, one.by) if part)
            before, after = one.before or self.tr("nothing"), one.after or self.tr("nothing")
            self.addItem(QListWidgetItem(f"{head}\n{before}\n→ {after}"))
