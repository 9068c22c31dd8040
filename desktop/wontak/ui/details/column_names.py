"""What the columns of imported lists are called in the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from wontak.domain.lists import AgendaColumn, PersonColumn

translate = QCoreApplication.translate


def person_column_names() -> dict[PersonColumn, str]:
    """Columns of a roster."""
    return {
        PersonColumn.NAME: translate("Columns", "Name"),
        PersonColumn.NAME_KO: translate("Columns", "Name (Korean)"),
        PersonColumn.NAME_EN: translate("Columns", "Name (English)"),
        PersonColumn.TITLE: translate("Columns", "Title"),
        PersonColumn.TITLE_KO: translate("Columns", "Title (Korean)"),
        PersonColumn.TITLE_EN: translate("Columns", "Title (English)"),
        PersonColumn.AFFILIATION: translate("Columns", "Affiliation"),
        PersonColumn.AFFILIATION_KO: translate("Columns", "Affiliation (Korean)"),
        PersonColumn.AFFILIATION_EN: translate("Columns", "Affiliation (English)"),
        PersonColumn.POST: translate("Columns", "Affiliation and title"),
        PersonColumn.ROLE: translate("Columns", "Role"),
        PersonColumn.PRONOUN: translate("Columns", "Pronoun"),
        PersonColumn.LANGUAGE: translate("Columns", "Language"),
        PersonColumn.SHORT: translate("Columns", "Short form"),
        PersonColumn.IGNORED: translate("Columns", "(not taken over)"),
    }


def agenda_column_names() -> dict[AgendaColumn, str]:
    """Columns of an agenda."""
    return {
        AgendaColumn.KIND: translate("Columns", "Item"),
        AgendaColumn.TOPIC: translate("Columns", "Topic"),
        AgendaColumn.TOPIC_KO: translate("Columns", "Topic (Korean)"),
        AgendaColumn.TOPIC_EN: translate("Columns", "Topic (English)"),
        AgendaColumn.SPEAKERS: translate("Columns", "Speakers"),
        AgendaColumn.MODERATOR: translate("Columns", "Moderator"),
        AgendaColumn.IGNORED: translate("Columns", "(not taken over)"),
    }
