"""What a reader must know of a meeting before its text: what, when, where, who. As rows, and as a table with header cells."""

from collections.abc import Collection, Sequence

from wontak.domain import dates, english, naming
from wontak.domain.meeting import Language, Meeting, Participant, Role
from wontak.export.page import Cell, Paragraph, Row, Span, Table, plain

TABLE, LABEL, TEXT = "Overview", "OverviewLabel", "OverviewText"
STYLES = (TABLE, LABEL, TEXT)
WIDTHS = (0.17, 0.83)

_LABELS = {
    Language.KO: {
        "event": "행사",
        "when": "일시",
        "where": "장소",
        "host": "주최",
        "speakers": "발언자",
        "attendees": "배석자",
        "interpreters": "통역",
    },
    Language.EN: {
        "event": "Event",
        "when": "Date",
        "where": "Place",
        "host": "Host",
        "speakers": "Speakers",
        "attendees": "Attending",
        "interpreters": "Interpretation",
    },
}
_TITLES = {Language.KO: "회의 개요", Language.EN: "Overview of the meeting"}
_DESCRIPTIONS = {
    Language.KO: "왼쪽 칸은 항목, 오른쪽 칸은 내용입니다.",
    Language.EN: "The left column names what the right column says.",
}


def rows(meeting: Meeting, spoke: Collection[str | None], language: Language) -> dict[str, str]:
    """What there is to say, by key; `spoke` are the ids of those who are heard in the text."""
    event = meeting.event
    speakers = [person for person in meeting.participants if person.id in spoke]
    found = {
        "event": naming.event_name(event.kind, language).capitalize(),
        "when": when(meeting, language),
        "where": event.venue.either(language),
        "host": event.host.either(language),
        "speakers": people(speakers, language),
        "attendees": people(meeting.with_role(Role.ATTENDEE), language),
        "interpreters": people(meeting.with_role(Role.INTERPRETER), language),
    }
    return {key: text for key, text in found.items() if text}


def table(meeting: Meeting, spoke: Collection[str | None], languages: Sequence[Language]) -> Table:
    """The overview as a table; in two languages each cell says it in one below the other."""
    by_language = {language: rows(meeting, spoke, language) for language in languages}
    keys = by_language[languages[0]]
    return as_table(
        [
            (
                tuple(plain(LABEL, _LABELS[language][key], language) for language in languages),
                tuple(_texts(by_language[language][key], language) for language in languages),
            )
            for key in keys
        ],
        languages,
    )


def as_table(
    pairs: Sequence[tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]], languages: Sequence[Language]
) -> Table:
    """Labels and what they say, as a table whose first column is its header."""
    return Table(
        rows=tuple(Row((Cell(labels, header=True), Cell(texts))) for labels, texts in pairs),
        widths=WIDTHS,
        title=" / ".join(_TITLES[language] for language in languages),
        description=" ".join(_DESCRIPTIONS[language] for language in languages),
        style=TABLE,
    )


def _texts(text: str, language: Language) -> Paragraph:
    return Paragraph(TEXT, (Span(text, language),), close=True)


def when(meeting: Meeting, language: Language) -> str:
    """Date and hours: 2026. 3. 18.(수) 14:00–16:10; March 18, 2026, 2 p.m. to 4:10 p.m."""
    event = meeting.event
    if event.date is None:
        return ""
    if language is Language.KO:
        end = f"–{event.end:%H:%M}" if event.start and event.end else ""
        return f"{dates.official_date(event.date, event.start)}{end}"
    hours = " to ".join(english.clock(time) for time in (event.start, event.end) if time)
    return ", ".join(part for part in (dates.long_date(event.date), hours) if part)


def people(persons: Sequence[Participant], language: Language) -> str:
    """Names with their titles, in the roster's order."""
    separator = ", " if language is Language.KO else "; "
    return separator.join(naming.with_title(person, language) for person in persons)


def running_title(meeting: Meeting, language: Language) -> str:
    """What the foot of every page says: topic and date."""
    event = meeting.event
    date = ""
    if event.date:
        date = dates.official_date(event.date) if language is Language.KO else dates.long_date(event.date)
    return " · ".join(part for part in (event.topic.either(language), date) if part)
