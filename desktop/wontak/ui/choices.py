"""What roles, kinds and the like are called in the interface, in the order in which they are offered."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from wontak.domain.meeting import AgendaKind, EventKind, Language, Pronoun, Role

translate = QCoreApplication.translate
Choice = TypeVar("Choice", bound=StrEnum)


def role_names() -> dict[Role, str]:
    """Roles of participants."""
    return {
        Role.HOST: translate("Choices", "Host"),
        Role.OPENING: translate("Choices", "Opening remarks"),
        Role.CONGRATULATORY: translate("Choices", "Congratulatory remarks"),
        Role.KEYNOTE: translate("Choices", "Keynote speech"),
        Role.PRESENTER: translate("Choices", "Presenter"),
        Role.MODERATOR: translate("Choices", "Moderator"),
        Role.PANELIST: translate("Choices", "Panelist"),
        Role.ATTENDEE: translate("Choices", "Attendee"),
        Role.INTERPRETER: translate("Choices", "Interpreter"),
        Role.STAFF: translate("Choices", "Staff"),
    }


def event_names() -> dict[EventKind, str]:
    """Kinds of events."""
    return {
        EventKind.ROUNDTABLE: translate("Choices", "Roundtable"),
        EventKind.SEMINAR: translate("Choices", "Seminar"),
        EventKind.HEARING: translate("Choices", "Hearing"),
        EventKind.MEETING: translate("Choices", "Meeting"),
        EventKind.RELEASE: translate("Choices", "Press release"),
    }


def agenda_names() -> dict[AgendaKind, str]:
    """Kinds of agenda items."""
    return {
        AgendaKind.OPENING: translate("Choices", "Opening"),
        AgendaKind.CONGRATULATORY: translate("Choices", "Congratulatory remarks"),
        AgendaKind.KEYNOTE: translate("Choices", "Keynote speech"),
        AgendaKind.PRESENTATION: translate("Choices", "Presentation"),
        AgendaKind.DISCUSSION: translate("Choices", "Discussion"),
        AgendaKind.QNA: translate("Choices", "Questions and answers"),
        AgendaKind.CLOSING: translate("Choices", "Closing remarks"),
        AgendaKind.RECESS: translate("Choices", "Recess"),
        AgendaKind.PROCEDURAL: translate("Choices", "Procedural"),
    }


def pronoun_names() -> dict[Pronoun, str]:
    """Pronouns for English texts."""
    return {
        Pronoun.THEY: translate("Choices", "they"),
        Pronoun.SHE: translate("Choices", "she"),
        Pronoun.HE: translate("Choices", "he"),
    }


def language_names() -> dict[Language, str]:
    """The languages of the record."""
    return {Language.KO: translate("Choices", "Korean"), Language.EN: translate("Choices", "English")}


def term_kind_names() -> dict[str, str]:
    """Kinds of terms that the bundled glossary has, by the words in its file; a house may have others."""
    return {
        "institution": translate("Choices", "institution"),
        "title": translate("Choices", "title"),
        "legislative": translate("Choices", "legislative"),
        "alliance": translate("Choices", "alliance"),
        "event": translate("Choices", "event"),
    }


def fill(box: QComboBox, names: dict[Choice, str]) -> None:
    """Offer these choices in a box."""
    for value, name in names.items():
        box.addItem(name, value.value)
