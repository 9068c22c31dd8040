"""The menu of a paragraph: its text, how people are named in it, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from wontak.domain import naming
from wontak.domain.meeting import Language, Meeting, Pronoun
from wontak.domain.minutes import BlockKind, Mention, MentionForm, Origin
from wontak.ui.minutes.operations import MinutesOperations
from wontak.ui.minutes.rows import BlockRow
from wontak.ui.minutes.wording import form_name

translate = QCoreApplication.translate
_FORMS = (None, MentionForm.FIRST, MentionForm.LATER, MentionForm.PRONOUN)


def block_menu(
    parent: QWidget,
    row: BlockRow,
    operations: MinutesOperations,
    actions: list[QAction],
    meeting: Meeting,
    *,
    may_write: bool,
) -> QMenu:
    """The menu for a row; `actions` are the page's commands for the paragraph with the cursor."""
    menu = QMenu(parent)
    field = row.focus_field()
    chosen = field.textCursor().hasSelection()
    for text, run, enabled in (
        (translate("Minutes", "Cut"), field.cut, chosen and may_write),
        (translate("Minutes", "Copy"), field.copy, chosen),
        (translate("Minutes", "Paste"), field.paste, field.canPaste() and may_write),
    ):
        menu.addAction(text, run).setEnabled(enabled)
    mentions = list(_mentions_at(row)) if may_write else []
    if mentions:
        menu.addSeparator()
    for number, mention in mentions:
        menu.addMenu(_naming_menu(menu, row, number, mention, operations, meeting))
    menu.addSeparator()
    for action in actions:
        menu.addAction(action)
    return menu


def _mentions_at(row: BlockRow) -> list[tuple[int, Mention]]:
    """The people named in a drafted paragraph: the one at the cursor, else all."""
    block = row.line.block
    if block.origin is not Origin.DRAFTED or row.is_pending or block.kind is BlockKind.SUMMARY:
        return []
    offset = row.focus_field().offset
    numbered = list(enumerate(block.mentions))
    here = [(number, one) for number, one in numbered if one.start <= offset <= one.end]
    return here or numbered


def _naming_menu(
    parent: QMenu,
    row: BlockRow,
    number: int,
    mention: Mention,
    operations: MinutesOperations,
    meeting: Meeting,
) -> QMenu:
    """How one person is to be named in one place."""
    person = meeting.participant(mention.person)
    language = row.line.block.language
    words = naming.short(person, language) if person else row.line.block.text[mention.start : mention.end]
    menu = QMenu(translate("Minutes", "Name {person}").replace("{person}", words), parent)
    for form in _FORMS:
        if form is MentionForm.PRONOUN and (
            language is Language.KO or person is None or person.pronoun is Pronoun.THEY
        ):
            continue
        action = menu.addAction(form_name(form), partial(operations.name_person, row, number, form))
        action.setCheckable(True)
        action.setChecked(mention.override is form)
    return menu
