"""What marks stand for, in the interface language: speakers of the roster, items of the agenda, stars and notes."""

from __future__ import annotations

from wontak.domain.meeting import AgendaItem, Participant
from wontak.domain.naming import record_name
from wontak.domain.recording import Marked, MarkKind
from wontak.ui.choices import agenda_names
from wontak.ui.context import Context
from wontak.ui.session import Session


class Names:
    """Reads the open meeting as it is at the moment."""

    def __init__(self, context: Context) -> None:
        self._session: Session = context.session
        self._language = context.language

    def speakers(self) -> tuple[Participant, ...]:
        """Those who are expected to speak, in the roster's order: their hues and keys go by it."""
        return tuple(one for one in self._session.meeting.participants if one.role.speaks)

    def agenda(self) -> tuple[AgendaItem, ...]:
        return self._session.meeting.agenda

    def person(self, person: Participant) -> str:
        """Office and name."""
        return record_name(person, self._language.current)

    def item(self, place: int) -> str:
        """An agenda item by its place, from 0: number, and topic or kind."""
        item = self.agenda()[place]
        topic = item.topic.either(self._language.current) or agenda_names()[item.kind]
        return f"{place + 1}. {topic}"

    def of_mark(self, mark: Marked) -> str:
        """What a mark stands for; empty for a star."""
        if mark.kind is MarkKind.SPEAKER:
            person = self._session.meeting.participant(mark.value)
            return self.person(person) if person else mark.value
        if mark.kind is MarkKind.AGENDA and mark.value.isdigit() and int(mark.value) < len(self.agenda()):
            return self.item(int(mark.value))
        return mark.value
