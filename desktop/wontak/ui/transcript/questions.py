"""The few dialogs of the transcript: each asks one thing and gives the answer, or None where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from wontak.domain.glossary import Term
from wontak.ui.dialog import FormDialog


@dataclass(frozen=True)
class VoiceAnswer:
    """Whose voice it is; None, that nobody knows."""

    participant: str | None


@dataclass(frozen=True)
class TermAnswer:
    """A term, and whether it is for every meeting of the house."""

    term: Term
    for_house: bool


class Questions(QObject):
    """Asks the person. Tests put an object with the same methods in its place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def comment(self, text: str) -> str | None:
        """A comment; empty to take it away."""
        dialog = FormDialog(self.tr("Comment"), self.tr("Keep"), self._window)
        field = QPlainTextEdit(text, dialog)
        field.setAccessibleName(self.tr("Comment"))
        field.setTabChangesFocus(True)
        field.setMinimumSize(360, 96)
        field.selectAll()
        field.setMaximumHeight(120)
        dialog.body.addRow(field)
        field.setFocus()
        return field.toPlainText() if dialog.ask() else None

    def whose_voice(
        self, voice: str, count: int, people: Sequence[tuple[str, str]], now: str | None
    ) -> VoiceAnswer | None:
        """Who speaks with a voice that is heard in `count` segments, of these people (id, name)."""
        dialog = FormDialog(self.tr("Assign a voice"), self.tr("Assign"), self._window)
        said = self.tr("{voice} is heard in %n segment(s). All of them get this speaker.", "", count)
        text = QLabel(said.replace("{voice}", voice), dialog)
        text.setWordWrap(True)
        dialog.body.addRow(text)
        choice = QComboBox(dialog)
        choice.addItem(self.tr("Nobody known"), None)
        for person, name in people:
            choice.addItem(name, person)
        choice.setCurrentIndex(max(0, choice.findData(now)))
        dialog.body.addRow(self.tr("Speaker"), choice)
        return VoiceAnswer(choice.currentData()) if dialog.ask() else None

    def term(self, korean: str, english: str) -> TermAnswer | None:
        """A term for the glossary, begun with what was selected."""
        dialog = FormDialog(self.tr("Add to the glossary"), self.tr("Add"), self._window)
        ko, en = QLineEdit(korean, dialog), QLineEdit(english, dialog)
        dialog.body.addRow(self.tr("Korean"), ko)
        dialog.body.addRow(self.tr("English"), en)
        place = QComboBox(dialog)
        place.addItem(self.tr("This meeting"), False)
        place.addItem(self.tr("All meetings"), True)
        dialog.body.addRow(self.tr("For"), place)

        def check() -> None:
            dialog.allow(bool(ko.text().strip() and en.text().strip()))

        for field in (ko, en):
            field.setMinimumWidth(280)
            field.textChanged.connect(check)
        check()
        (en if korean else ko).setFocus()
        if not dialog.ask():
            return None
        return TermAnswer(Term(ko.text().strip(), en.text().strip()), bool(place.currentData()))

    def time(self, now: str) -> str | None:
        """A time of the meeting to go to."""
        dialog = FormDialog(self.tr("Go to time"), self.tr("Go"), self._window)
        field = QLineEdit(now, dialog)
        field.setPlaceholderText(self.tr("1:02:30, 62:30 or 3750"))
        field.selectAll()
        dialog.body.addRow(self.tr("Time"), field)
        return field.text() if dialog.ask() else None
