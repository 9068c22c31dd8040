"""The page's words for kinds of paragraphs, who made them and what a document calls its parts."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from wontak.domain.lengths import Length
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, DocumentKind, MentionForm, Origin

translate = QCoreApplication.translate


def document_names() -> dict[DocumentKind, str]:
    """The documents, in the order in which they are offered."""
    return {
        DocumentKind.NOTICE: translate("Minutes", "Public notice"),
        DocumentKind.MINUTES: translate("Minutes", "Minutes"),
        DocumentKind.RELEASE: translate("Minutes", "Press release"),
    }


def kind_name(kind: BlockKind) -> str:
    """What a kind of paragraph is called."""
    return {
        BlockKind.BREADCRUMB: translate("Minutes", "Where it is posted"),
        BlockKind.BOARD: translate("Minutes", "Board"),
        BlockKind.LIST_TITLE: translate("Minutes", "Title in the list"),
        BlockKind.META: translate("Minutes", "Date and writer"),
        BlockKind.HEADLINE: translate("Minutes", "Headline"),
        BlockKind.PULL_QUOTE: translate("Minutes", "Pull quote"),
        BlockKind.LEAD: translate("Minutes", "Lead"),
        BlockKind.REMARK: translate("Minutes", "Remarks"),
        BlockKind.PANEL: translate("Minutes", "Discussion"),
        BlockKind.CROSS_REFERENCE: translate("Minutes", "Further remarks"),
        BlockKind.ATTENDANCE: translate("Minutes", "Attendance"),
        BlockKind.FOLLOW_UP: translate("Minutes", "Follow-up"),
        BlockKind.DECK: translate("Minutes", "Title"),
        BlockKind.DATELINE: translate("Minutes", "Place and date"),
        BlockKind.QUOTE: translate("Minutes", "Quotation"),
        BlockKind.LINK: translate("Minutes", "Link"),
        BlockKind.PARAGRAPH: translate("Minutes", "Paragraph"),
        BlockKind.BULLETS: translate("Minutes", "List"),
        BlockKind.OVERVIEW: translate("Minutes", "Overview"),
        BlockKind.AGENDA: translate("Minutes", "Agenda item"),
        BlockKind.SUMMARY: translate("Minutes", "Summary"),
        BlockKind.DECISION: translate("Minutes", "Decision"),
        BlockKind.ACTION: translate("Minutes", "Action item"),
        BlockKind.SIGNATURE: translate("Minutes", "Signature"),
    }[kind]


def origin_name(block: Block) -> str:
    """Who made a block."""
    if not block.accepted:
        return translate("Minutes", "found in the transcript, not accepted yet")
    return {
        Origin.GENERATED: translate("Minutes", "made from the details of the meeting"),
        Origin.DRAFTED: translate("Minutes", "drafted from the transcript"),
        Origin.WRITTEN: translate("Minutes", "written by a person"),
    }[block.origin]


def form_name(form: MentionForm | None) -> str:
    """How somebody is to be named."""
    return {
        None: translate("Minutes", "As the order of the text has it"),
        MentionForm.FIRST: translate("Minutes", "In full, with title"),
        MentionForm.LATER: translate("Minutes", "By the short form"),
        MentionForm.PRONOUN: translate("Minutes", "By a pronoun"),
    }[form]


def length_text(length: Length, language: Language) -> str:
    """How long a text is, as clerks of its language count."""
    if language is Language.EN:
        words = translate("Minutes", "{count} words")
        return words.replace("{count}", f"{length.words:,}")
    letters = translate("Minutes", "{count} characters, {solid} without spaces")
    return letters.replace("{count}", f"{length.letters:,}").replace("{solid}", f"{length.solid:,}")


def moment_text(at: dt.datetime) -> str:
    """A moment in this computer's time, as the interface language writes it."""
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(moment, translate("Minutes", "MMMM d, yyyy, HH:mm"))
