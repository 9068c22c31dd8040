"""The agenda: what follows what, and who speaks in it."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from wontak.domain.meeting import AgendaItem, AgendaKind, Language, Meeting
from wontak.ui.choices import agenda_names
from wontak.ui.context import Context
from wontak.ui.details.table_panel import TablePanel
from wontak.ui.details.tables import Column, ItemTable, bilingual

translate = QCoreApplication.translate


class Agenda(TablePanel):
    """The table of agenda items. Speakers are typed by name, or by their numbers on the roster."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context = context
        model: ItemTable[AgendaItem] = ItemTable(self._columns(), self._store, parent)
        super().__init__(
            translate("Details", "Agenda"), model, lambda: AgendaItem(AgendaKind.DISCUSSION), parent
        )

    def show_meeting(self, meeting: Meeting) -> None:
        self.model.show_items(meeting.agenda)

    def _columns(self) -> list[Column[Any]]:
        kinds = {str(key): name for key, name in agenda_names().items()}
        first = self._context.language.current
        topics = {
            Language.KO: translate("Details", "Topic (Korean)"),
            Language.EN: translate("Details", "Topic (English)"),
        }
        return [
            Column(
                translate("Details", "Item"),
                lambda item: str(item.kind),
                lambda item, value: dataclasses.replace(item, kind=AgendaKind(value)),
                kinds,
                140,
            ),
            Column(translate("Details", "Speakers"), self._speakers, self._with_speakers, width_px=240),
            Column(translate("Details", "Moderator"), self._moderator, self._with_moderator, width_px=120),
            *(bilingual(topics[one], "topic", one, 200) for one in (first, first.other)),
        ]

    def _store(self, items: tuple[AgendaItem, ...]) -> None:
        session = self._context.session
        session.save_meeting(dataclasses.replace(session.meeting, agenda=items))

    def _name(self, participant_id: str | None) -> str:
        person = self._context.session.meeting.participant(participant_id)
        return person.name.either(self._context.language.current) if person else ""

    def _speakers(self, item: AgendaItem) -> str:
        return ", ".join(self._name(speaker) for speaker in item.speakers)

    def _with_speakers(self, item: AgendaItem, typed: str) -> AgendaItem:
        wanted = [self._find(text) for text in re.split(r"[,;、·]", typed) if text.strip()]
        self._say_strangers(typed, wanted)
        speakers = tuple(dict.fromkeys(found for found in wanted if found))
        return dataclasses.replace(item, speakers=speakers)

    def _moderator(self, item: AgendaItem) -> str:
        return self._name(item.moderator)

    def _with_moderator(self, item: AgendaItem, typed: str) -> AgendaItem:
        found = self._find(typed) if typed else None
        if typed:
            self._say_strangers(typed, [found])
        return dataclasses.replace(item, moderator=found)

    def _find(self, typed: str) -> str | None:
        """The participant that is meant: by number, by id, by name in either language or its beginning."""
        people = self._context.session.meeting.participants
        text = typed.strip().casefold()
        if text.isdigit() and 1 <= int(text) <= len(people):
            return people[int(text) - 1].id
        names = [
            (person.id, {person.id, *(person.name[one].casefold() for one in Language)}) for person in people
        ]
        exact = [number for number, known in names if text in known]
        begun = [number for number, known in names if any(name.startswith(text) for name in known if name)]
        return next(iter(exact or begun), None)

    def _say_strangers(self, typed: str, found: list[str | None]) -> None:
        if None in found:
            text = self.tr("“{names}”: at least one of these is not on the roster; add them there first.")
            self._context.notices.warn(text.replace("{names}", typed), key="agenda")
