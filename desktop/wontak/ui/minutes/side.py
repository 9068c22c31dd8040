"""Beside the papers: the evidence of the paragraph with the cursor, and below it findings, quotations and corrigenda."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

from wontak.store.approval import Corrigendum
from wontak.ui.context import Context
from wontak.ui.findings_list import FindingsList
from wontak.ui.minutes.corrigenda_list import CorrigendaList
from wontak.ui.minutes.evidence_panel import EvidencePanel
from wontak.ui.minutes.quote_picker import QuotePicker
from wontak.ui.transcript.wording import Wording

WIDTH_PX = 312


class SidePanel(QFrame):
    """Puts the panels together."""

    def __init__(self, context: Context, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setFixedWidth(WIDTH_PX)
        self.evidence = EvidencePanel(context, wording, self)
        self.findings = FindingsList(context, self)
        self.quotes = QuotePicker(context, wording, self)
        self._corrigenda = CorrigendaList(self)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self.findings.setContentsMargins(12, 8, 12, 8)
        self._tabs.addTab(self.findings, self.tr("To check"))
        self._tabs.addTab(self.quotes, self.tr("Quote"))
        self._tabs.addTab(self._corrigenda, self.tr("Corrigenda"))
        self._tabs.setTabVisible(2, False)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.evidence)
        parts.addWidget(self._tabs)
        parts.setSizes([300, 300])
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)

    def show_quotes(self) -> None:
        """Go to the choice of quotations."""
        self._tabs.setCurrentWidget(self.quotes)
        self.quotes.search.setFocus()

    def show_corrigenda(self, corrigenda: Sequence[Corrigendum]) -> None:
        """Show what has been changed since the approval; the list is there only where anything has."""
        self._corrigenda.show_corrigenda(corrigenda)
        self._tabs.setTabVisible(2, bool(corrigenda))
        name = self.tr("Corrigenda")
        self._tabs.setTabText(2, f"{name} {len(corrigenda)}")

    @property
    def corrigenda_count(self) -> int:
        """How many are shown."""
        return self._corrigenda.count()
