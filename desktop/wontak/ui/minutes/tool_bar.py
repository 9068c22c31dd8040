"""The line above the papers: which document, in which languages, and drafting and approving."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from wontak.domain.meeting import Language
from wontak.domain.minutes import DocumentKind
from wontak.ui.choices import language_names
from wontak.ui.minutes.wording import document_names

BOTH = tuple(Language)


class ToolBar(QFrame):
    """`chosen` tells that another document or other languages are wanted.

    Where one line is too narrow, the languages and what is done with the document stand in a second one.
    """

    chosen = Signal()

    def __init__(self, kind: DocumentKind, languages: tuple[Language, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("workBar")
        self.draft = QPushButton(self)
        self.approve = QPushButton(self.tr("Approve…"), self)
        self._kinds: dict[DocumentKind, QToolButton] = {}
        self._languages: dict[tuple[Language, ...], QToolButton] = {}
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(16, 6, 16, 6)
        self._lines.setSpacing(6)
        self._halves = (self._lay_out_kinds(), self._lay_out_rest())
        for half in self._halves:
            self._lines.addLayout(half, int(half is self._halves[-1]))
        self.choose(kind, languages)

    def _lay_out_kinds(self) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        kinds = QButtonGroup(self)
        for one, name in document_names().items():
            self._kinds[one] = self._choice(name, kinds)
            line.addWidget(self._kinds[one])
        line.addSpacing(16)
        line.addStretch(1)
        return line

    def _lay_out_rest(self) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        shown = QButtonGroup(self)
        for language, name in language_names().items():
            self._languages[(language,)] = self._choice(name, shown)
        self._languages[BOTH] = self._choice(self.tr("Side by side"), shown)
        for button in self._languages.values():
            line.addWidget(button)
        line.addStretch(1)
        for part in (self.draft, self.approve):
            line.addWidget(part)
            line.addSpacing(8)
        return line

    # Qt ---------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of its two lines."""
        return QSize(self._margins_px + max(self._widths_px), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._margins_px + self._lines.spacing() + sum(self._widths_px)
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(way)

    @property
    def _widths_px(self) -> list[int]:
        return [half.minimumSize().width() for half in self._halves]

    @property
    def _margins_px(self) -> int:
        margins = self._lines.contentsMargins()
        return margins.left() + margins.right()

    # ------------------------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> DocumentKind:
        """The document that is wanted."""
        return next(kind for kind, button in self._kinds.items() if button.isChecked())

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that are wanted."""
        return next(languages for languages, button in self._languages.items() if button.isChecked())

    def choose(self, kind: DocumentKind, languages: tuple[Language, ...]) -> None:
        """Choose for the person, as a jump to a finding does; nobody is told."""
        self._kinds[kind].setChecked(True)
        self._languages.get(languages, self._languages[BOTH]).setChecked(True)

    def show_state(self, *, drafting: bool, drafted: bool, may_write: bool, approved: bool) -> None:
        """Say what the buttons do now."""
        again = self.tr("Draft again") if drafted else self.tr("Draft the minutes")
        self.draft.setText(self.tr("Drafting…") if drafting else again)
        self.draft.setEnabled(not drafting and may_write and not approved)
        self.approve.setEnabled(drafted and may_write)
        self.approve.setVisible(not approved)

    def _choice(self, name: str, group: QButtonGroup) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("choice")
        button.setText(name)
        button.setCheckable(True)
        group.addButton(button)
        button.clicked.connect(self.chosen)
        return button
