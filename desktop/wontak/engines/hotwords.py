"""The names and terms the model is told before it listens: as many as fit, those most likely to be heard first."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from wontak.domain.glossary import Term
from wontak.domain.meeting import AgendaItem, AgendaKind, Language, Meeting, Participant

WEIGHTS = {
    AgendaKind.OPENING: 1.0,
    AgendaKind.CONGRATULATORY: 1.0,
    AgendaKind.KEYNOTE: 3.0,
    AgendaKind.PRESENTATION: 3.0,
    AgendaKind.DISCUSSION: 5.0,
    AgendaKind.QNA: 3.0,
    AgendaKind.CLOSING: 1.0,
    AgendaKind.RECESS: 1.0,
    AgendaKind.PROCEDURAL: 0.5,
}
"""How long an item of a kind usually takes, relative to the others (remarks and keynotes: for each speaker)."""

SLACK = 0.15
"""Share of the meeting by which an item may come earlier or later than its place in the agenda suggests."""

SEPARATOR = ", "

CountTokens = Callable[[str], int]


def hotwords_for(
    meeting: Meeting,
    glossary: Sequence[Term],
    language: Language,
    begins: float,
    ends: float,
    count_tokens: CountTokens,
    limit: int,
) -> str:
    """What to tell the model for the part from `begins` to `ends` (shares of the recording), at most `limit` tokens long.

    First the people the agenda expects in this part, then everybody else, then the glossary, all as `language` writes
    them; at last the names in the other script. What does not fit is left out, whole.
    """
    chosen: list[str] = []
    used = 0
    for phrase in _distinct(_by_likelihood(meeting, glossary, language, begins, ends)):
        # Measured with its separator, a phrase costs at most this much however its neighbours are cut into tokens.
        cost = count_tokens(phrase + SEPARATOR)
        if used + cost <= limit:
            chosen.append(phrase)
            used += cost
    return SEPARATOR.join(chosen)


def _by_likelihood(
    meeting: Meeting, glossary: Sequence[Term], language: Language, begins: float, ends: float
) -> Iterator[str]:
    expected = expected_speakers(meeting, begins, ends)
    people = sorted(meeting.participants, key=lambda person: person.id not in expected)
    near = [person for person in people if person.id in expected]
    for person in near:
        yield from _called(person, language)
    yield meeting.event.house(language)
    yield from (person.name[language] for person in people)
    yield from _topics(meeting, language)
    yield from (person.title[language] for person in people)
    yield from (person.affiliation[language] for person in people)
    yield from (term[language] for term in glossary)
    yield from (person.name[language.other] for person in people)


def _called(person: Participant, language: Language) -> Iterator[str]:
    yield person.name[language]
    yield person.short[language]
    yield person.title[language]


def _topics(meeting: Meeting, language: Language) -> Iterator[str]:
    yield meeting.event.topic[language]
    yield from (item.topic[language] for item in meeting.agenda)


def expected_speakers(meeting: Meeting, begins: float, ends: float) -> frozenset[str]:
    """The ids of those who may be speaking or be spoken of from `begins` to `ends`, as far as the agenda can tell.

    Interpreters are heard throughout. Without an agenda that names speakers nobody is expected more than others.
    """
    total = sum(_weight(item) for item in meeting.agenda) or 1.0
    found: set[str] = set()
    clock = 0.0
    for item in meeting.agenda:
        starts, clock = clock / total, clock + _weight(item)
        if starts - SLACK <= ends and begins <= clock / total + SLACK:
            found.update(item.speakers)
            if item.moderator:
                found.add(item.moderator)
    return frozenset(found | meeting.interpreter_ids) if found else frozenset()


def _weight(item: AgendaItem) -> float:
    for_each = item.kind in (AgendaKind.CONGRATULATORY, AgendaKind.KEYNOTE, AgendaKind.PRESENTATION)
    return WEIGHTS[item.kind] * (max(1, len(item.speakers)) if for_each else 1)


def _distinct(phrases: Iterable[str]) -> Iterator[str]:
    """`phrases` NFC-normalised, without empty ones and repetitions."""
    seen: set[str] = set()
    for phrase in phrases:
        clean = unicodedata.normalize("NFC", " ".join(phrase.split()))
        if clean and clean.casefold() not in seen:
            seen.add(clean.casefold())
            yield clean
