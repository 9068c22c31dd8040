"""A meeting as it was planned: its event, the people on its roster and its agenda."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wontak.domain.kinds import NOTHING_SAID, Bilingual, EventKind, Language, Status

# The library lists meetings by the vocabulary alone; whoever has a meeting has its vocabulary with it.
__all__ = [
    "AgendaItem",
    "AgendaKind",
    "Bilingual",
    "Event",
    "EventKind",
    "Language",
    "Meeting",
    "Participant",
    "Pronoun",
    "Role",
    "Status",
]


class Role(StrEnum):
    """What a participant does at the event."""

    HOST = "host"
    OPENING = "opening"
    CONGRATULATORY = "congratulatory"
    KEYNOTE = "keynote"
    PRESENTER = "presenter"
    MODERATOR = "moderator"
    PANELIST = "panelist"
    ATTENDEE = "attendee"
    INTERPRETER = "interpreter"
    STAFF = "staff"

    @property
    def speaks(self) -> bool:
        """Whether someone with this role is expected to be heard."""
        return self not in (Role.ATTENDEE, Role.STAFF)


class AgendaKind(StrEnum):
    OPENING = "opening"
    CONGRATULATORY = "congratulatory"
    KEYNOTE = "keynote"
    PRESENTATION = "presentation"
    DISCUSSION = "discussion"
    QNA = "qna"
    CLOSING = "closing"
    RECESS = "recess"
    PROCEDURAL = "procedural"


class Pronoun(StrEnum):
    HE = "he"
    SHE = "she"
    THEY = "they"


@dataclass(frozen=True)
class Event:
    """What the meeting is about, when and where. Times are local to the venue."""

    kind: EventKind = EventKind.ROUNDTABLE
    topic: Bilingual = NOTHING_SAID
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    venue: Bilingual = NOTHING_SAID
    host: Bilingual = NOTHING_SAID
    host_short: Bilingual = NOTHING_SAID
    writer: str = ""
    board: Bilingual = NOTHING_SAID
    breadcrumb: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    status: Status = Status.DRAFT

    def house(self, language: Language) -> str:
        """The host's name as headlines and follow-up notes have it: the short one, else the full one."""
        return self.host_short.either(language) or self.host.either(language)


@dataclass(frozen=True)
class Participant:
    """One person of the roster. `id` is short and unique; texts may be missing in one language."""

    id: str
    name: Bilingual
    role: Role
    title: Bilingual = NOTHING_SAID
    affiliation: Bilingual = NOTHING_SAID
    short: Bilingual = NOTHING_SAID
    pronoun: Pronoun = Pronoun.THEY
    language: Language | None = None


@dataclass(frozen=True)
class AgendaItem:
    """One item of the agenda; `speakers` are participants' ids in their expected order.

    `id` is 0 until the store has given it one: by it a mark made while recording knows its item, wherever that has moved to.
    Two items are equal if they say the same.
    """

    kind: AgendaKind
    speakers: tuple[str, ...] = ()
    moderator: str | None = None
    topic: Bilingual = NOTHING_SAID
    id: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Meeting:
    """Event, roster and agenda together: what recognition, attribution and drafting are told beforehand."""

    event: Event = Event()
    participants: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()

    def participant(self, participant_id: str | None) -> Participant | None:
        """The participant with this id, if there is one."""
        return next((person for person in self.participants if person.id == participant_id), None)

    def with_role(self, *roles: Role) -> tuple[Participant, ...]:
        """Those with one of these roles, in the roster's order."""
        return tuple(person for person in self.participants if person.role in roles)

    @property
    def interpreter_ids(self) -> frozenset[str]:
        return frozenset(person.id for person in self.with_role(Role.INTERPRETER))
