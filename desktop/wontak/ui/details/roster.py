"""The roster: who takes part, in which role, as a table that can be pasted into."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from wontak.domain.errors import WontakError
from wontak.domain.lists import new_id
from wontak.domain.meeting import Bilingual, Language, Meeting, Participant, Pronoun, Role
from wontak.store.people import Person
from wontak.ui.choices import language_names, pronoun_names, role_names
from wontak.ui.context import Context
from wontak.ui.details.table_panel import TablePanel
from wontak.ui.details.tables import Column, ItemTable, bilingual

translate = QCoreApplication.translate


class Roster(TablePanel):
    """The table of participants. Their numbers are the keys by which speakers are assigned."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        self._offered: dict[str, Person] = {}
        model: ItemTable[Participant] = ItemTable(self._columns(), self._store, parent)
        super().__init__(translate("Details", "Roster"), model, self._new, parent)
        for column in model.columns_of("name"):
            self.suggest_in(column, self._suggest, self._take)

    def show_meeting(self, meeting: Meeting) -> None:
        self.model.show_items(meeting.participants)

    def _columns(self) -> list[Column[Any]]:
        first = self._context.language.current
        names = _headings()

        def texts(language: Language) -> list[Column[Any]]:
            widths = {"name": 130, "title": 150, "affiliation": 150}
            return [
                bilingual(names[field, language], field, language, width) for field, width in widths.items()
            ]

        roles = {str(key): name for key, name in role_names().items()}
        pronouns = {str(key): name for key, name in pronoun_names().items()}
        return [
            *texts(first),
            _chosen(translate("Details", "Role"), "role", Role, roles, 120),
            *texts(first.other),
            _language_column(translate("Details", "Speaks")),
            _chosen(translate("Details", "Pronoun"), "pronoun", Pronoun, pronouns, 100),
            *(bilingual(names["short", one], "short", one, 150) for one in (first, first.other)),
        ]

    def _new(self) -> Participant:
        taken = {person.id for person in self._context.session.meeting.participants}
        return Participant(new_id(Bilingual(), taken), Bilingual(), Role.PANELIST)

    def _store(self, people: tuple[Participant, ...]) -> None:
        """Store the roster; who is on it no more leaves the agenda too."""
        session = self._context.session
        meeting = session.meeting
        ids = {person.id for person in people}
        agenda = tuple(
            dataclasses.replace(
                item,
                speakers=tuple(speaker for speaker in item.speakers if speaker in ids),
                moderator=item.moderator if item.moderator in ids else None,
            )
            for item in meeting.agenda
        )
        session.save_meeting(dataclasses.replace(meeting, participants=people, agenda=agenda))
        try:
            self._context.people.remember(person for person in people if person.name)
        except WontakError as fault:
            self._context.notices.fault(fault)

    def _suggest(self, typed: str) -> list[str]:
        found = self._context.people.suggest(typed)
        language = self._context.language.current
        self._offered = {_offer(person, language): person for person in found}
        return list(self._offered)

    def _take(self, row: int, text: str) -> bool:
        """Put the person that was offered as `text` into this row; whether there is one."""
        person, before = self._offered.get(text), self.model.items[row]
        if person:
            known = person.participant(before.id, before.role)
            self._store((*self.model.items[:row], known, *self.model.items[row + 1 :]))
        return person is not None


def _headings() -> dict[tuple[str, Language], str]:
    """What the columns of texts are called, by field and language."""
    return {
        ("name", Language.KO): translate("Details", "Name (Korean)"),
        ("title", Language.KO): translate("Details", "Title (Korean)"),
        ("affiliation", Language.KO): translate("Details", "Affiliation (Korean)"),
        ("short", Language.KO): translate("Details", "Short form (Korean)"),
        ("name", Language.EN): translate("Details", "Name (English)"),
        ("title", Language.EN): translate("Details", "Title (English)"),
        ("affiliation", Language.EN): translate("Details", "Affiliation (English)"),
        ("short", Language.EN): translate("Details", "Short form (English)"),
    }


def _offer(person: Person, language: Language) -> str:
    return " · ".join(part for part in (person.name.either(language), person.title.either(language)) if part)


def _chosen(heading: str, field: str, kind: Any, names: dict[str, str], width_px: int) -> Column[Any]:
    """A column with choices of one enumeration."""
    return Column(
        heading,
        lambda item: str(getattr(item, field)),
        lambda item, value: dataclasses.replace(item, **{field: kind(value)}),
        names,
        width_px,
    )


def _language_column(heading: str) -> Column[Any]:
    names = {"": "–", **{str(key): name for key, name in language_names().items()}}
    return Column(
        heading,
        lambda person: str(person.language or ""),
        lambda person, value: dataclasses.replace(person, language=Language(value) if value else None),
        names,
        90,
    )
