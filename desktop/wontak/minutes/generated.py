"""The blocks of a notice that event and roster determine, by the contract's English patterns and by Korean ones of their own."""

import datetime as dt

from wontak.domain import dates, english, korean, naming
from wontak.domain.meeting import Event, Language, Meeting, Role
from wontak.domain.minutes import Block, BlockKind, Origin

_PRESENTING = (Role.KEYNOTE, Role.PRESENTER, Role.OPENING, Role.CONGRATULATORY)
_DISCUSSING = (Role.PANELIST, Role.MODERATOR)


def blocks(meeting: Meeting, language: Language) -> tuple[Block, ...]:
    """Breadcrumb, board, title, date line, headline, lead and attendance, as far as event and roster have what they need."""
    texts = _korean(meeting) if language is Language.KO else _english(meeting)
    return tuple(
        Block(kind, language, text, origin=Origin.GENERATED, key=kind.value)
        for kind, text in texts.items()
        if text
    )


def lead(meeting: Meeting, language: Language) -> str:
    """The sentence that says who held what, when and where; empty where host or topic are not known."""
    return _korean_lead(meeting) if language is Language.KO else _english_lead(meeting)


def announcement(meeting: Meeting, language: Language) -> str:
    """The sentence that says who made something public; empty where host or topic are not known."""
    return _korean_announcement(meeting) if language is Language.KO else _english_announcement(meeting)


def _english(meeting: Meeting) -> dict[BlockKind, str]:
    event = meeting.event
    title = _english_title(event)
    return {
        BlockKind.BREADCRUMB: _breadcrumb(event, Language.EN),
        BlockKind.BOARD: event.board.en,
        BlockKind.LIST_TITLE: title,
        BlockKind.META: _joined(
            f"Date : {event.date.isoformat()}" if event.date else "",
            f"Writer : {event.writer}" if event.writer else "",
        ),
        BlockKind.HEADLINE: title,
        BlockKind.LEAD: _english_lead(meeting),
        BlockKind.ATTENDANCE: _english_attendance(meeting),
    }


def _korean(meeting: Meeting) -> dict[BlockKind, str]:
    event = meeting.event
    title = _korean_title(event)
    return {
        BlockKind.BREADCRUMB: _breadcrumb(event, Language.KO),
        BlockKind.BOARD: event.board.ko,
        BlockKind.LIST_TITLE: title,
        BlockKind.META: _joined(
            f"작성일 : {dates.official_date(event.date)}" if event.date else "",
            f"작성자 : {event.writer}" if event.writer else "",
        ),
        BlockKind.HEADLINE: title,
        BlockKind.LEAD: _korean_lead(meeting),
        BlockKind.ATTENDANCE: _korean_attendance(meeting),
    }


def _breadcrumb(event: Event, language: Language) -> str:
    steps = event.breadcrumb.get(language, ())
    return " ".join(f"> {step}" for step in steps)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


# English


def english_topic(event: Event) -> str:
    """The topic between quotation marks, with its own question mark but without a full stop."""
    return english.quoted(event.topic.either(Language.EN).rstrip().removesuffix("."))


def _english_title(event: Event) -> str:
    house = english.capitalised(english.with_the(event.house(Language.EN)))
    if not event.topic or not house:
        return event.topic.either(Language.EN)
    kind = event.kind.value.capitalize()
    return f"{house} Hosts {english.with_article(kind)} on the {english_topic(event)}"


def _english_lead(meeting: Meeting) -> str:
    event = meeting.event
    house = english.with_the(event.host.either(Language.EN) or event.house(Language.EN))
    if not house or not event.topic:
        return ""
    leadership = _english_leadership(meeting)
    opening = f"On {english.month_day(event.date)}, {house}" if event.date else english.capitalised(house)
    venue = event.venue.either(Language.EN)
    place = f" at {english.with_the(venue)}" if venue else ""
    time = f" at {english.clock(event.start)}" if event.start else ""
    held = f"held {english.with_article(event.kind.value)} on {english_topic(event)}"
    return english.full_stop(f"{opening}{leadership} {held}{place}{time}")


def _english_leadership(meeting: Meeting) -> str:
    hosts = [naming.short(person, Language.EN) for person in meeting.with_role(Role.HOST)]
    return f", under the leadership of {english.listed(hosts)}," if hosts else ""


def _english_announcement(meeting: Meeting) -> str:
    event = meeting.event
    house = english.capitalised(english.with_the(event.host.either(Language.EN) or event.house(Language.EN)))
    if not house or not event.topic:
        return ""
    return english.full_stop(f"{house}{_english_leadership(meeting)} today announced {english_topic(event)}")


def _english_attendance(meeting: Meeting) -> str:
    attendees = meeting.with_role(Role.ATTENDEE)
    if not attendees:
        return ""
    joined = english.listed([naming.with_title(person, Language.EN) for person in attendees])
    besides = [naming.short(person, Language.EN) for person in meeting.with_role(Role.HOST)]
    besides += ["presenters"] if meeting.with_role(*_PRESENTING) else []
    besides += ["panelists"] if meeting.with_role(*_DISCUSSING) else []
    opening = f"In addition to {english.listed(besides)}, " if besides else ""
    return f"{opening}{joined}{',' if ',' in joined and len(attendees) == 1 else ''} joined the debate."


# Korean


def _korean_title(event: Event) -> str:
    house, topic = event.house(Language.KO), event.topic.either(Language.KO)
    if not topic or not house:
        return topic
    return f"{house}, {korean_topic(topic)} {naming.event_name(event.kind, Language.KO)} 개최"


def korean_topic(topic: str) -> str:
    """A topic between corner brackets, 「인공지능과 의회의 미래」."""
    return f"「{topic.strip().removesuffix('.')}」"


def _korean_lead(meeting: Meeting) -> str:
    event = meeting.event
    house, topic = event.host.either(Language.KO) or event.house(Language.KO), event.topic.either(Language.KO)
    if not house or not topic:
        return ""
    subject = _korean_subject(meeting, house)
    when = _joined(_korean_day(event.date), korean.spoken_time(event.start) if event.start else "")
    venue = event.venue.either(Language.KO)
    about = korean.with_particle(korean_topic(topic), "을/를")
    held = korean.with_particle(naming.event_name(event.kind, Language.KO), "을/를")
    place = f"{venue}에서" if venue else ""
    return _joined(subject, when, place, about, "주제로", held, "개최했다.")


def _korean_announcement(meeting: Meeting) -> str:
    event = meeting.event
    house, topic = event.host.either(Language.KO) or event.house(Language.KO), event.topic.either(Language.KO)
    if not house or not topic:
        return ""
    about = korean.with_particle(korean_topic(topic), "을/를")
    return _joined(_korean_subject(meeting, house), _korean_day(event.date), about, "발표했다.")


def _korean_subject(meeting: Meeting, house: str) -> str:
    """The house and who leads it, as the subject: 대한민국 국회(국회의장 한서진)는."""
    leaders = _korean_leaders(meeting)
    return korean.with_particle(f"{house}({leaders})" if leaders else house, "은/는")


def _korean_leaders(meeting: Meeting) -> str:
    """국회의장 한서진; 공동대표 도현우·박나래, where two hosts have one title."""
    by_title: dict[str, list[str]] = {}
    for person in meeting.with_role(Role.HOST):
        by_title.setdefault(person.title.ko, []).append(person.name.either(Language.KO))
    return ", ".join(_joined(title, "·".join(names)) for title, names in by_title.items())


def _korean_day(date: dt.date | None) -> str:
    return korean.spoken_day(date) if date else ""


def _korean_attendance(meeting: Meeting) -> str:
    attendees = [naming.full(person, Language.KO).text for person in meeting.with_role(Role.ATTENDEE)]
    if not attendees:
        return ""
    besides = [naming.short(person, Language.KO) for person in meeting.with_role(Role.HOST)]
    besides += ["발제자"] if meeting.with_role(Role.KEYNOTE, Role.PRESENTER) else []
    besides += ["토론자"] if meeting.with_role(*_DISCUSSING) else []
    occasion = f"이날 {naming.event_name(meeting.event.kind, Language.KO)}에는"
    including = f"{korean.with_particle(_korean_list(besides), '을/를')} 비롯해 " if besides else ""
    if len(attendees) > 2:
        return f"{occasion} {including}{korean.listed(tuple(attendees))} 등이 참석했다."
    return f"{occasion} {including}{korean.with_particle(_korean_list(attendees), '이/가')} 참석했다."


def _korean_list(words: list[str]) -> str:
    """가; 가와 나; 가, 나, 다."""
    if len(words) == 2:
        return f"{korean.with_particle(words[0], '과/와')} {words[1]}"
    return korean.listed(tuple(words))
