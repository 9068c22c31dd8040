"""The glossary: the terms of the house and of this meeting, which recognition and translation go by."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTabWidget, QVBoxLayout, QWidget

from wontak.desk.glossary import checked, house_file, load, meeting_file, merged, save, terms_in
from wontak.desk.lists import read_pasted
from wontak.domain.errors import WontakError
from wontak.domain.glossary import Term
from wontak.domain.meeting import Language
from wontak.ui.choices import term_kind_names
from wontak.ui.context import Context, Page
from wontak.ui.details.table_panel import TablePanel
from wontak.ui.details.tables import Column, ItemTable

EMPTY = Term("", "")


def make_page(context: Context) -> Page:
    return GlossaryPage(context)


class GlossaryPage(Page):
    """One table for the house and, while a meeting is open, one for it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("page")
        self._tabs = QTabWidget(self)
        self._house = TermTable(context, house_file, self.tr("Terms of the house"), self)
        self._meeting = TermTable(
            context, lambda: meeting_file(self.session.folder), self.tr("Terms of this meeting"), self
        )
        self._tabs.addTab(self._house, self.tr("House"))
        self._tabs.addTab(self._meeting, self.tr("This meeting"))
        title = QLabel(self.tr("Glossary"), self)
        title.setProperty("role", "title")
        text = QLabel(
            self.tr(
                "Names and terms as they are to be heard and translated. What stands here comes before the terms that the "
                "program brings along; the meeting's own come first."
            ),
            self,
        )
        text.setProperty("role", "quiet")
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        for part in (title, text, self._tabs):
            column.addWidget(part, 1 if part is self._tabs else 0)
        context.commands.add(
            "paste_terms",
            QT_TRANSLATE_NOOP("Commands", "Paste terms from Excel or Word"),
            lambda: self._current().paste(),
        )

        self.session.closed.connect(self._on_closed)

    def entered(self) -> None:
        is_open = self.session.is_open
        self._tabs.setTabEnabled(1, is_open)
        self._house.read()
        if is_open:
            self._meeting.read()
            self._meeting.set_writable(not self.session.is_read_only)

    def _on_closed(self) -> None:
        self._tabs.setCurrentIndex(0)
        self._tabs.setTabEnabled(1, False)
        self._meeting.forget()

    def _current(self) -> TermTable:
        return self._meeting if self._tabs.currentIndex() else self._house


class TermTable(QWidget):
    """The terms of one file as a table; each edit is stored at once."""

    def __init__(self, context: Context, file: Callable[[], Path], heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._file = file
        texts = {
            Language.KO: _column(self.tr("Korean"), "ko", 240),
            Language.EN: _column(self.tr("English"), "en", 280),
        }
        first = context.language.current
        columns = [
            texts[first],
            texts[first.other],
            _kind_column(self.tr("Kind"), 120),
            _column(self.tr("Note (avoid: wrong renderings)"), "note", 260),
        ]
        self._model: ItemTable[Term] = ItemTable(columns, self._store, self)
        self._panel = TablePanel(heading, self._model, lambda: EMPTY, self)
        self._panel.add_button(
            "clipboard-paste", self.tr("Paste terms from Excel or Word"), self.paste, self.tr("Paste terms")
        )
        self._panel.add_button(
            "file-down", self.tr("Import a CSV or Excel file"), self.import_file, self.tr("Import…")
        )
        self._panel.add_button(
            "upload", self.tr("Save as a CSV file"), self.export_file, self.tr("Save as CSV…")
        )
        self._panel.pasted = self.paste
        self._problems = QLabel(self)
        self._problems.setProperty("role", "review")
        self._problems.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self._panel, 1)
        column.addWidget(self._problems)

    def read(self) -> None:
        """Show what the file holds now, and the rows that are not whole yet."""
        unfinished = tuple(term for term in self._model.items if not _is_whole(term) and term != EMPTY)
        self._guarded(lambda: self._show((*load(self._file()).terms, *unfinished)))

    def forget(self) -> None:
        """Show nothing: the meeting is closed."""
        self._show(())

    def set_writable(self, writable: bool) -> None:
        self._panel.set_writable(writable)

    def paste(self) -> None:
        """Add the terms on the clipboard."""
        data = QApplication.clipboard().mimeData()
        self._add(terms_in(read_pasted(data.text(), data.html())).terms)

    def import_file(self) -> None:
        """Add the terms of a file."""
        kinds = self.tr("Tables (*.csv *.xlsx *.tsv *.docx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Import terms"), "", kinds)
        if chosen:
            self._guarded(lambda: self._add(load(Path(chosen)).terms))

    def export_file(self) -> None:
        """Write the terms to a CSV file, where asked."""
        kinds = self.tr("CSV files (*.csv)")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Save terms"), "glossary.csv", kinds)
        if chosen:
            self._guarded(lambda: save(Path(chosen), self._model.items))

    def _add(self, terms: tuple[Term, ...]) -> None:
        if terms:
            self._store(merged(self._model.items, terms))
        else:
            self._context.notices.say(
                self.tr("No terms were found there; two columns are needed, Korean and English.")
            )

    def _store(self, terms: tuple[Term, ...]) -> None:
        """Show all rows, keep those that are whole; what was removed can be had back."""
        before = self._model.items
        self._show(terms)
        self._guarded(partial(save, self._file(), tuple(filter(_is_whole, terms))))
        gone = [term for term in before if _is_whole(term)]
        if len(terms) < len(before) and gone:
            self._context.notices.say(
                self.tr("%n term(s) removed.", "", len(before) - len(terms)),
                (self.tr("Undo"), partial(self._store, before)),
                key="terms",
            )

    def _show(self, terms: tuple[Term, ...]) -> None:
        self._model.show_items(terms)
        language = self._context.language.current
        problems = checked(term for term in terms if term != EMPTY)
        self._problems.setText("\n".join(problem.sentence(language) for problem in problems[:4]))
        self._problems.setVisible(bool(problems))

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
        except WontakError as fault:
            self._context.notices.fault(fault)


def _is_whole(term: Term) -> bool:
    return bool(term.ko and term.en)


def _kind_column(heading: str, width_px: int) -> Column[Term]:
    """Shows a known kind by its name in the interface language, and keeps the word that stands for it in the file."""
    names = term_kind_names()
    kinds = {name: kind for kind, name in names.items()}
    return Column(
        heading,
        lambda term: names.get(term.kind, term.kind),
        lambda term, text: dataclasses.replace(term, kind=kinds.get(text.strip(), text)),
        width_px=width_px,
    )


def _column(heading: str, field: str, width_px: int) -> Column[Term]:
    return Column(
        heading,
        lambda term: str(getattr(term, field)),
        lambda term, text: dataclasses.replace(term, **{field: text}),
        width_px=width_px,
    )
