"""People of a pasted or imported list: looked at first, then put on the roster."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wontak.domain.list_columns import Cells, Rows, roster_layout
from wontak.domain.list_people import (
    in_script,
    joined,
    new_id,
    people_in,
    read_person,
    read_post,
    same_name,
    same_person,
    tidy,
)
from wontak.domain.list_problems import ListProblem, RowProblem
from wontak.domain.list_words import PersonColumn, language_named, pronoun_named, role_named
from wontak.domain.meeting import Bilingual, Language, Meeting, Participant, Pronoun, Role

UNNAMED_ROLE = Role.PANELIST
"""What someone is whose role the list does not say."""


@dataclass(frozen=True)
class ListedPerson:
    """Someone on the list, as the roster would have them; `known` if they are on it already and are only completed."""

    row: int
    person: Participant
    known: bool


@dataclass(frozen=True)
class RosterPreview:
    """What a list of people was read as, and what in it was not taken as it stands. Rows count from 1."""

    columns: tuple[PersonColumn, ...]
    has_header: bool
    people: tuple[ListedPerson, ...]
    problems: tuple[RowProblem, ...]


@dataclass
class _Draft:
    """What a row says of someone, gathered cell by cell."""

    texts: dict[str, Bilingual] = field(default_factory=dict)
    role: Role | None = None
    pronoun: Pronoun | None = None
    language: Language | None = None

    def add(self, name: str, text: Bilingual) -> bool:
        """Take `text` where there is room for it; whether it was taken."""
        before = self.texts.get(name, Bilingual())
        self.texts[name] = joined(before, text)
        return not text or self.texts[name] != before or joined(text, before) == before

    def text(self, name: str) -> Bilingual:
        return self.texts.get(name, Bilingual())


def preview_roster(
    rows: Rows, meeting: Meeting, columns: tuple[PersonColumn, ...] | None = None
) -> RosterPreview:
    """How `rows` would be taken for people of `meeting`; `columns` where the person has said what they hold."""
    layout = roster_layout(rows, columns)
    above = range(layout.first - 1 if layout.has_header else 0)
    problems = [
        RowProblem(number + 1, ListProblem.CELL_NOT_USED, tidy(cell))
        for number in above
        for cell in rows[number]
        if tidy(cell)
    ]
    listed: list[ListedPerson] = []
    for number, row in enumerate(rows[layout.first :], start=layout.first + 1):
        if any(map(tidy, row)):
            for one in _one_each(row, layout.columns):
                _enlist(_read_row(one, layout.columns, number, problems), number, meeting, listed, problems)
    return RosterPreview(layout.columns, layout.has_header, tuple(listed), tuple(problems))


def with_roster(meeting: Meeting, preview: RosterPreview, *, replace_all: bool = False) -> Meeting:
    """The meeting with the people of the list: known ones completed, new ones at the end.

    With `replace_all` they are the whole roster, in the list's order; the agenda loses whoever is not among them.
    """
    listed = {one.person.id: one.person for one in preview.people}
    if not replace_all:
        kept = tuple(listed.pop(person.id, person) for person in meeting.participants)
        return replace(meeting, participants=(*kept, *listed.values()))
    agenda = tuple(
        replace(
            item,
            speakers=tuple(speaker for speaker in item.speakers if speaker in listed),
            moderator=item.moderator if item.moderator in listed else None,
        )
        for item in meeting.agenda
    )
    return replace(meeting, participants=tuple(listed.values()), agenda=agenda)


def _one_each(row: Cells, columns: Sequence[PersonColumn]) -> list[Cells]:
    """The row, or where its cell of names lists several people a row for each of them."""
    place = next((place for place, column in enumerate(columns) if column is PersonColumn.NAME), None)
    if place is None or place >= len(row):
        return [row]
    return [(*row[:place], piece, *row[place + 1 :]) for piece in people_in(row[place])]


def _read_row(row: Cells, columns: Sequence[PersonColumn], number: int, problems: list[RowProblem]) -> _Draft:
    draft = _Draft()
    for place, cell in enumerate(map(tidy, row)):
        column = columns[place] if place < len(columns) else None
        if not cell or column is PersonColumn.IGNORED:
            continue
        if column is None or not _take(draft, column, cell, number, problems):
            problems.append(RowProblem(number, ListProblem.CELL_NOT_USED, cell))
    return draft


def _take(draft: _Draft, column: PersonColumn, cell: str, row: int, problems: list[RowProblem]) -> bool:
    """Put a cell where it belongs; whether there was room for it."""
    if column is PersonColumn.ROLE:
        draft.role = role_named(cell)
        if draft.role is None:
            problems.append(RowProblem(row, ListProblem.UNKNOWN_ROLE, cell))
        return True
    if column is PersonColumn.PRONOUN:
        draft.pronoun = pronoun_named(cell)
        if draft.pronoun is None:
            problems.append(RowProblem(row, ListProblem.UNKNOWN_PRONOUN, cell))
        return True
    if column is PersonColumn.LANGUAGE:
        draft.language = language_named(cell)
        if draft.language is None:
            problems.append(RowProblem(row, ListProblem.UNKNOWN_LANGUAGE, cell))
        return True
    if column is PersonColumn.POST:
        house, title = read_post(cell)
        return draft.add("affiliation", house) and draft.add("title", title)
    name, _, language = column.value.partition("_")
    if name == "name":
        return _take_name(draft, cell)
    text = in_script(cell) if not language else Bilingual(**{language: cell})
    return draft.add(name, text)


def _take_name(draft: _Draft, cell: str) -> bool:
    """A name, with what stands around it: a title in a column of its own counts for more."""
    called = read_person(cell)
    draft.pronoun = draft.pronoun or called.pronoun
    draft.role = draft.role or called.role
    draft.texts.setdefault("beside_title", called.title)
    draft.texts.setdefault("beside_affiliation", called.affiliation)
    return draft.add("name", called.name)


def _enlist(
    draft: _Draft, row: int, meeting: Meeting, listed: list[ListedPerson], problems: list[RowProblem]
) -> None:
    name = draft.text("name")
    if not name:
        said = ", ".join(text.ko or text.en for text in draft.texts.values() if text)
        problems.append(RowProblem(row, ListProblem.NO_NAME, said))
        return
    texts = {
        "name": name,
        "short": draft.text("short"),
        "title": joined(draft.text("title"), draft.text("beside_title")),
        "affiliation": joined(draft.text("affiliation"), draft.text("beside_affiliation")),
    }
    if any(_again(name, texts, one.person) for one in listed):
        problems.append(RowProblem(row, ListProblem.TWICE, name.ko or name.en))
        return
    there = [
        one
        for one in same_person(name, meeting.participants)
        if all(one.id != known.person.id for known in listed)
    ]
    listed.append(_listed(draft, texts, row, there[0] if len(there) == 1 else None, meeting, listed))


def _listed(
    draft: _Draft,
    texts: dict[str, Bilingual],
    row: int,
    before: Participant | None,
    meeting: Meeting,
    listed: list[ListedPerson],
) -> ListedPerson:
    taken = {person.id for person in meeting.participants} | {one.person.id for one in listed}
    base = before or Participant(new_id(texts["name"], taken), texts["name"], UNNAMED_ROLE)
    person = replace(
        base,
        role=draft.role or base.role,
        pronoun=draft.pronoun or base.pronoun,
        language=draft.language or base.language,
        name=joined(texts["name"], base.name),
        title=joined(texts["title"], base.title),
        affiliation=joined(texts["affiliation"], base.affiliation),
        short=joined(texts["short"], base.short),
    )
    return ListedPerson(row, person, before is not None)


def _again(name: Bilingual, texts: dict[str, Bilingual], person: Participant) -> bool:
    """Whether a row is about someone further up: the same name, and nothing that tells two namesakes apart."""
    if not same_name(name, person.name):
        return False
    pairs = ((texts["affiliation"], person.affiliation), (texts["title"], person.title))
    return not any(
        one[language] and other[language] and one[language] != other[language]
        for one, other in pairs
        for language in Language
    )
