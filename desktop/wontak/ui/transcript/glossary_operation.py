"""From the transcript into the glossary: what is selected becomes one side of a term."""

from __future__ import annotations

from PySide6.QtCore import QObject

from wontak.desk import glossary
from wontak.domain.errors import WontakError
from wontak.domain.meeting import Language
from wontak.ui.context import Context
from wontak.ui.transcript.questions import Questions
from wontak.ui.transcript.setting import Field
from wontak.ui.transcript.view import TranscriptView


class GlossaryOperation(QObject):
    """Adds a term to the glossary of the meeting or of the house."""

    def __init__(self, context: Context, view: TranscriptView, questions: Questions) -> None:
        super().__init__(view)
        self._context, self._view, self._questions = context, view, questions

    def add(self) -> None:
        """Ask for the term, begun with the selected words, and store it."""
        cursor = self._view.cursor_
        cursor.settle()
        segment = cursor.segment
        if segment is None:
            return
        selected = cursor.editor.textCursor().selectedText().strip()
        language = segment.language if cursor.field is Field.ORIGINAL else segment.language.other
        korean, english = (selected, "") if language is Language.KO else ("", selected)
        answer = self._questions.term(korean, english)
        if answer is None:
            return
        session = self._context.session
        file = glossary.house_file() if answer.for_house else glossary.meeting_file(session.folder)
        try:
            terms = glossary.merged(glossary.load(file).terms, (answer.term,))
            glossary.save(file, terms)
        except WontakError as fault:
            self._context.notices.fault(fault)
            return
        said = self.tr("“{ko} – {en}” is in the glossary now.")
        said = said.replace("{ko}", answer.term.ko).replace("{en}", answer.term.en)
        self._context.notices.say(said, key="term")
