"""What the minutes say before and after what was said: overview, agenda and the lines for signatures."""

from wontak.domain import dates, english, korean, naming
from wontak.domain.agenda_headings import heading
from wontak.domain.meeting import AgendaItem, Event, Language, Meeting, Participant, Role
from wontak.domain.minutes import Block, BlockKind, Origin

_LABELS = {
    Language.KO: {
        "title": "회의명",
        "when": "일시",
        "where": "장소",
        "host": "주최",
        "participants": "참석자",
        "attendees": "배석자",
        "interpreters": "통역",
        "writer": "작성자",
        "chair": "확인자",
    },
    Language.EN: {
        "title": "Title",
        "when": "Date and time",
        "where": "Place",
        "host": "Host",
        "participants": "Participants",
        "attendees": "Also attending",
        "interpreters": "Interpretation",
        "writer": "Recorded by",
        "chair": "Confirmed by",
    },
}
_BESIDE = (Role.ATTENDEE, Role.STAFF, Role.INTERPRETER)


def blocks(meeting: Meeting, language: Language) -> tuple[Block, ...]:
    """The rows of the overview, the items of the agenda, and a line for whoever signs, as far as they are known."""
    return (*_overview(meeting, language), *_agenda(meeting, language), *_signatures(meeting, language))


def when(event: Event, language: Language) -> str:
    """Day and hours: `2026. 3. 18.(수) 14:00–16:10`, `March 18, 2026, 2 p.m. to 4:10 p.m.`"""
    if event.date is None:
        return ""
    if language is Language.KO:
        end = f"–{event.end:%H:%M}" if event.start and event.end else ""
        return f"{dates.official_date(event.date, event.start)}{end}"
    hours = " to ".join(english.clock(time) for time in (event.start, event.end) if time)
    return ", ".join(part for part in (dates.long_date(event.date), hours) if part)


def _overview(meeting: Meeting, language: Language) -> list[Block]:
    event = meeting.event
    speaking = [person for person in meeting.participants if person.role not in _BESIDE]
    rows = {
        "title": _title(event, language),
        "when": when(event, language),
        "where": event.venue.either(language),
        "host": event.host.either(language),
        "participants": _people(speaking, language),
        "attendees": _people(meeting.with_role(Role.ATTENDEE), language),
        "interpreters": _people(meeting.with_role(Role.INTERPRETER), language),
    }
    return [
        Block(
            BlockKind.OVERVIEW,
            language,
            text,
            origin=Origin.GENERATED,
            intro=_LABELS[language][row],
            key=f"overview:{row}",
        )
        for row, text in rows.items()
        if text
    ]


def _title(event: Event, language: Language) -> str:
    topic, name = event.topic.either(language), naming.event_name(event.kind, language)
    if not topic:
        return ""
    if language is Language.KO:
        return f"「{topic}」 {name}"
    return f"{name.capitalize()} on {english.quoted(topic)}"


def _agenda(meeting: Meeting, language: Language) -> list[Block]:
    return [
        Block(
            BlockKind.AGENDA,
            language,
            _agenda_text(item, meeting, language),
            origin=Origin.GENERATED,
            key=f"agenda:{number}",
        )
        for number, item in enumerate(meeting.agenda)
    ]


def _agenda_text(item: AgendaItem, meeting: Meeting, language: Language) -> str:
    """The heading, who chairs and who speaks: `토론 – 좌장 강태호 교수, 토론자 서예린 의원`."""
    speakers = [naming.short(person, language) for person in _named(item.speakers, meeting)]
    chair = meeting.participant(item.moderator)
    if language is Language.KO:
        chairs = "주재" if chair and chair.role is Role.HOST else "좌장"
        people = [f"{chairs} {naming.short(chair, language)}"] if chair else []
        people += [f"토론자 {korean.listed(tuple(speakers))}"] if chair and speakers else speakers
        who = korean.listed(tuple(people))
    else:
        chaired = f"moderated by {naming.short(chair, language)}" if chair else ""
        who = ", with ".join(part for part in (chaired, english.listed(speakers)) if part)
    return " – ".join(part for part in (heading(item, language), who) if part)


def _named(ids: tuple[str, ...], meeting: Meeting) -> list[Participant]:
    return [person for id in ids if (person := meeting.participant(id))]


def _signatures(meeting: Meeting, language: Language) -> list[Block]:
    """A line for whoever wrote the minutes and one for each who led the meeting."""
    chairs = meeting.with_role(Role.HOST) or meeting.with_role(Role.MODERATOR)
    lines = [("writer", meeting.event.writer, "")]
    lines += [("chair", naming.with_title(person, language), person.id) for person in chairs]
    return [
        Block(
            BlockKind.SIGNATURE,
            language,
            text,
            person or None,
            origin=Origin.GENERATED,
            intro=_LABELS[language][line],
            key=f"signature:{person or line}",
        )
        for line, text, person in lines
        if text
    ]


def _people(people: list[Participant] | tuple[Participant, ...], language: Language) -> str:
    separator = ", " if language is Language.KO else "; "
    return separator.join(naming.with_title(person, language) for person in people)
