"""Items of a pasted or imported agenda: looked at first, then put on the meeting's agenda."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wontak.domain.list_columns import Cells, Rows, agenda_layout
from wontak.domain.list_people import in_script, joined, read_person, same_person, tidy
from wontak.domain.list_problems import ListProblem, RowProblem
from wontak.domain.list_words import AgendaColumn, agenda_kind_named
from wontak.domain.meeting import AgendaItem, AgendaKind, Bilingual, Meeting, Participant

_NOTHING = Bilingual()
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[,、;·/\n]|\s및\s|\sand\s|\s&\s)\s*")
_MODERATES = re.compile(
    r"^[(\[]?(?:좌장|사회자?|진행자?|moderated by|moderator|chair)\s*[:：)\]]?\s*(?=\S)", re.IGNORECASE
)
_TOPIC_AFTER = re.compile(r"^[^:：]{1,24}[:：]\s*(\S.*)$")


@dataclass(frozen=True)
class ListedItem:
    """An item on the list, as the agenda would have it."""

    row: int
    item: AgendaItem


@dataclass(frozen=True)
class AgendaPreview:
    """What a list of agenda items was read as, and what in it was not taken as it stands. Rows count from 1."""

    columns: tuple[AgendaColumn, ...]
    has_header: bool
    items: tuple[ListedItem, ...]
    problems: tuple[RowProblem, ...]


@dataclass
class _Draft:
    """What a row says of an item, gathered cell by cell."""

    kind: str = ""
    topic: Bilingual = _NOTHING
    speakers: list[str] = field(default_factory=list)
    moderator: str | None = None


class _Roster:
    """Finds those a cell names, and notes whom it does not find."""

    def __init__(self, meeting: Meeting, problems: list[RowProblem]) -> None:
        self._people = meeting.participants
        self._problems = problems

    def find(self, text: str, row: int) -> Participant | None:
        found = self._called(text)
        if len(found) != 1:
            several = ListProblem.SEVERAL_OF_THAT_NAME if found else ListProblem.NOT_ON_ROSTER
            self._problems.append(RowProblem(row, several, text))
            return None
        return found[0]

    def _called(self, text: str) -> tuple[Participant, ...]:
        """Those with this name, or else with this title."""
        called = read_person(text)
        named = same_person(called.name, self._people)
        if len(named) > 1 and called.title:
            titled = tuple(person for person in named if joined(called.title, person.title) == person.title)
            named = titled or named
        return named or tuple(person for person in self._people if text in (person.title.ko, person.title.en))

    def belongs_to(self, text: str, person_id: str) -> bool:
        """Whether `text` is a title or house of this person rather than someone else."""
        person = next(one for one in self._people if one.id == person_id)
        return text in (*_both(person.title), *_both(person.affiliation))


def preview_agenda(
    rows: Rows, meeting: Meeting, columns: tuple[AgendaColumn, ...] | None = None
) -> AgendaPreview:
    """How `rows` would be taken for the agenda of `meeting`, whose roster its speakers must be on."""
    layout = agenda_layout(rows, meeting, columns)
    above = range(layout.first - 1 if layout.has_header else 0)
    problems = [
        RowProblem(number + 1, ListProblem.CELL_NOT_USED, tidy(cell))
        for number in above
        for cell in rows[number]
        if tidy(cell)
    ]
    roster = _Roster(meeting, problems)
    items = []
    for number, row in enumerate(rows[layout.first :], start=layout.first + 1):
        if any(map(tidy, row)):
            item = _item(_read_row(row, layout.columns, number, roster, problems), row, number, problems)
            items.extend([ListedItem(number, item)] if item else [])
    return AgendaPreview(layout.columns, layout.has_header, tuple(items), tuple(problems))


def with_agenda(meeting: Meeting, preview: AgendaPreview, *, replace_all: bool = False) -> Meeting:
    """The meeting with the list's items after those there are, or instead of them."""
    before = () if replace_all else meeting.agenda
    return replace(meeting, agenda=(*before, *(one.item for one in preview.items)))


def _read_row(
    row: Cells, columns: Sequence[AgendaColumn], number: int, roster: _Roster, problems: list[RowProblem]
) -> _Draft:
    draft = _Draft()
    for place, cell in enumerate(row):
        column = columns[place] if place < len(columns) else None
        if not tidy(cell) or column is AgendaColumn.IGNORED:
            continue
        if column in (AgendaColumn.SPEAKERS, AgendaColumn.MODERATOR):
            _take_people(draft, cell, number, roster, moderates=column is AgendaColumn.MODERATOR)
        elif column is AgendaColumn.KIND and not draft.kind:
            draft.kind = tidy(cell)
        elif column is None or not _take_topic(draft, tidy(cell), column):
            problems.append(RowProblem(number, ListProblem.CELL_NOT_USED, tidy(cell)))
    return draft


def _take_topic(draft: _Draft, cell: str, column: AgendaColumn) -> bool:
    if column is AgendaColumn.KIND:
        return False
    language = column.value.partition("_")[2]
    text = Bilingual(**{language: cell}) if language else in_script(cell)
    before, draft.topic = draft.topic, joined(draft.topic, text)
    return draft.topic != before


def _take_people(draft: _Draft, cell: str, row: int, roster: _Roster, *, moderates: bool) -> None:
    last: str | None = None
    for piece in map(tidy, _BETWEEN_PEOPLE.split(cell)):
        text = _MODERATES.sub("", piece)
        if not text or (last and roster.belongs_to(text, last)):
            continue
        person = roster.find(text, row)
        if person is None:
            continue
        last = person.id
        if (moderates or text != piece) and draft.moderator is None:
            draft.moderator = person.id
        elif person.id not in draft.speakers:
            draft.speakers.append(person.id)


def _item(draft: _Draft, row: Cells, number: int, problems: list[RowProblem]) -> AgendaItem | None:
    if not draft.kind and not draft.topic:
        said = ", ".join(tidy(cell) for cell in row if tidy(cell))
        problems.append(RowProblem(number, ListProblem.NO_TOPIC_OR_KIND, said))
        return None
    kind = agenda_kind_named(draft.kind)
    topic = draft.topic
    if draft.kind and kind is None:
        problems.append(RowProblem(number, ListProblem.UNKNOWN_KIND, draft.kind))
    if not topic:
        after = _TOPIC_AFTER.match(draft.kind)
        topic = in_script(draft.kind) if kind is None else in_script(after[1]) if after else topic
    return AgendaItem(kind or _kind_from(draft), tuple(draft.speakers), draft.moderator, topic)


def _kind_from(draft: _Draft) -> AgendaKind:
    """What an item is whose kind the list does not name: what its topic says, else by whether anyone speaks."""
    if draft.kind:
        return AgendaKind.PROCEDURAL
    named = agenda_kind_named(draft.topic.ko) or agenda_kind_named(draft.topic.en)
    return named or (AgendaKind.PRESENTATION if draft.speakers else AgendaKind.PROCEDURAL)


def _both(text: Bilingual) -> tuple[str, str]:
    return text.ko, text.en
