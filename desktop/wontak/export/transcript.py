"""The transcript in the house's convention: ○직함 이름, or Title Name, a time code for every turn, notes in brackets.

Left out, each with a procedural note: what is off the record, and what an interpreter renders of others' words. Words that
are a translation say so before they begin, and whose it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wontak.domain import english, korean, naming
from wontak.domain.meeting import Language, Meeting, Participant, Role
from wontak.domain.transcript import Recording, Review, Segment, SegmentFlag, TranslationState
from wontak.export.notice import running_title
from wontak.export.page import Document, Paragraph, Span, plain

BOARD, HEADLINE, DETAIL, NOTE = "Board", "Headline", "Detail", "Note"
SPEAKER, SPEECH, PROCEDURAL = "Speaker", "Speech", "Procedural"
LABEL, TIMECODE, ASIDE = "Label", "Timecode", "Aside"
STYLES = (BOARD, HEADLINE, DETAIL, NOTE, SPEAKER, SPEECH, PROCEDURAL, LABEL, TIMECODE, ASIDE)

_LONGEST_PARAGRAPH = 900  # characters; a new segment begins a new paragraph beyond this
_NOT_SPEECH = frozenset({SegmentFlag.LOOP, SegmentFlag.PHANTOM, SegmentFlag.WRONG_SCRIPT})

_WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.KO: {
        "transcript": "녹취록",
        "event": "행사",
        "when": "일시",
        "where": "장소",
        "host": "주최",
        "speakers": "발언자",
        "attendees": "배석자",
        "interpreters": "통역",
        "off_record": "(비공개 발언은 싣지 않음)",
        "interpretation": "(통역 생략)",
        "machine": "기계 번역",
        "edited": "번역",
        "stale": "번역 뒤 원문이 바뀜",
        "untranslated": "번역 없음",
        "doubtful": " [확인 필요]",
        "unknown": "화자 미상",
    },
    Language.EN: {
        "transcript": "Transcript",
        "event": "Event",
        "when": "Date",
        "where": "Place",
        "host": "Host",
        "speakers": "Speakers",
        "attendees": "Attending",
        "interpreters": "Interpretation",
        "off_record": "(Remarks off the record are not included.)",
        "interpretation": "(Interpretation omitted.)",
        "machine": "machine translation",
        "edited": "translation",
        "stale": "translation older than the words spoken",
        "untranslated": "not translated",
        "doubtful": " [to be checked]",
        "unknown": "Unidentified speaker",
    },
}
_SPOKEN_IN = {
    Language.KO: {Language.KO: "한국어 발언", Language.EN: "영어 발언"},
    Language.EN: {Language.KO: "Spoken in Korean", Language.EN: "Spoken in English"},
}


@dataclass(frozen=True)
class Turn:
    """Consecutive segments of one person, or a note about what is left out (then without segments)."""

    speaker: str | None
    voice: str | None
    segments: tuple[Segment, ...] = ()
    note: str = ""


def compose(
    meeting: Meeting, segments: Sequence[Segment], language: Language, recordings: Sequence[Recording] = ()
) -> Document:
    """The transcript in `language`, of `segments` in any order. Time codes count from the meeting's beginning, for which
    `recordings` give each recording's offset."""
    offsets = {recording.id: recording.offset_s for recording in recordings}
    ordered = sorted(
        segments, key=lambda segment: (_start_s(segment, offsets), segment.recording, segment.id)
    )
    found = turns(ordered, meeting)
    shown = [segment for turn in found for segment in turn.segments]
    host = meeting.event.host.either(language)
    name = naming.event_name(meeting.event.kind, language)
    title = f"{name} 녹취록" if language is Language.KO else f"Transcript of the {name.capitalize()}"
    paragraphs = [
        plain(BOARD, title, language),
        plain(HEADLINE, meeting.event.topic.either(language) or title, language),
        *_details(meeting, shown, language),
        *_note(shown, language),
    ]
    for turn in found:
        paragraphs.extend(_told(turn, meeting, language, offsets))
    return Document(
        title=f"{title} – {meeting.event.topic.either(language)}",
        running_title=running_title(meeting, language),
        author=host or meeting.event.writer,
        language=language,
        paragraphs=tuple(paragraphs),
        machine_made=any(_is_machine(segment, language) for segment in shown),
    )


def turns(segments: Iterable[Segment], meeting: Meeting) -> tuple[Turn, ...]:
    """Segments in meeting order as turns; what is left out becomes one note however many segments it was."""
    found: list[Turn] = []
    for segment in segments:
        note = _left_out(segment, meeting)
        last = found[-1] if found else None
        if note:
            if last is None or last.note != note:
                found.append(Turn(None, None, note=note))
        elif last and not last.note and _same_person(last, segment):
            found[-1] = Turn(last.speaker, last.voice, (*last.segments, segment))
        else:
            found.append(Turn(segment.speaker, segment.voice, (segment,)))
    return tuple(found)


def speaker_label(turn: Turn, meeting: Meeting, language: Language) -> str:
    """Who speaks, as the record has it: ○의장 한서진, ○서예린 의원, Speaker Han Seojin, Unidentified speaker V3."""
    person = meeting.participant(turn.speaker)
    if person is None:
        unknown = " ".join(part for part in (_WORDS[language]["unknown"], turn.voice) if part)
        return f"○{unknown}" if language is Language.KO else unknown
    if language is Language.EN:
        return naming.record_name(person, language)
    return f"○{_korean_label(person)}"


def timecode(seconds: float) -> str:
    """Hours, minutes and seconds since the meeting began: 00:03:27."""
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _korean_label(person: Participant) -> str:
    """Title before name, but the name first for members of a body, as the Assembly's record has it."""
    name, title = person.name.either(Language.KO), person.title.ko
    office = korean.office(title) if title else ""
    if office.endswith("의원") or office == "위원":
        return f"{name} {office}"
    return f"{title} {name}".strip()


def _left_out(segment: Segment, meeting: Meeting) -> str:
    if segment.off_record:
        return "off_record"
    renders = segment.interprets is not None or segment.speaker in meeting.interpreter_ids
    return "interpretation" if renders else ""


def _same_person(turn: Turn, segment: Segment) -> bool:
    if turn.speaker or segment.speaker:
        return turn.speaker == segment.speaker
    return turn.voice == segment.voice


def _start_s(segment: Segment, offsets: Mapping[int, float]) -> float:
    return segment.start_s + offsets.get(segment.recording, 0.0)


def _told(turn: Turn, meeting: Meeting, language: Language, offsets: Mapping[int, float]) -> list[Paragraph]:
    if turn.note:
        return [plain(PROCEDURAL, _WORDS[language][turn.note], language)]
    began = timecode(_start_s(turn.segments[0], offsets))
    label = Span(speaker_label(turn, meeting, language), language)
    told = [Paragraph(SPEAKER, (label, Span(f"\t{began}", language, TIMECODE)))]
    told.extend(_speech(group, language) for group in _paragraphs(turn.segments, language))
    return told


def _paragraphs(segments: Sequence[Segment], language: Language) -> list[list[Segment]]:
    """A turn's segments by paragraph: a new one where the aside changes, and where one would grow too long."""
    groups: list[list[Segment]] = []
    length = 0
    for segment in segments:
        text = _text(segment, language)
        if (
            groups
            and _aside(groups[-1][-1], language) == _aside(segment, language)
            and length < _LONGEST_PARAGRAPH
        ):
            groups[-1].append(segment)
            length += len(text)
        else:
            groups.append([segment])
            length = len(text)
    return groups


def _speech(segments: Sequence[Segment], language: Language) -> Paragraph:
    aside = _aside(segments[0], language)
    spans = [Span(f"[{aside}] ", language, ASIDE)] if aside else []
    for number, segment in enumerate(segments):
        written_in = language if segment.text_in(language) else segment.language
        spans.append(Span((" " if number else "") + _text(segment, language), written_in))
        if segment.review is Review.MACHINE and not _NOT_SPEECH.isdisjoint(segment.flags):
            spans.append(Span(_WORDS[language]["doubtful"], language, ASIDE))
    return Paragraph(SPEECH, tuple(spans), close=True)


def _text(segment: Segment, language: Language) -> str:
    """The words in `language`, or as spoken where they have not been translated."""
    return (segment.text_in(language) or segment.text).strip()


def _aside(segment: Segment, language: Language) -> str:
    """What must be said before words that are not the speaker's own; empty for those that are."""
    if segment.language is language:
        return ""
    words = _WORDS[language]
    translation = segment.translation
    if translation is None or not translation.text:
        state = words["untranslated"]
    elif translation.state is TranslationState.MACHINE:
        state = words["machine"]
    else:
        state = words["stale" if translation.state is TranslationState.STALE else "edited"]
    separator = " · " if language is Language.KO else ", "
    return f"{_SPOKEN_IN[language][segment.language]}{separator}{state}"


def _is_machine(segment: Segment, language: Language) -> bool:
    translated = segment.language is not language and segment.translation is not None
    machine = (
        translated
        and segment.translation is not None
        and segment.translation.state is TranslationState.MACHINE
    )
    return segment.review is Review.MACHINE or machine


def _details(meeting: Meeting, shown: Sequence[Segment], language: Language) -> list[Paragraph]:
    event, words = meeting.event, _WORDS[language]
    spoke = {segment.speaker for segment in shown}
    speakers = [person for person in meeting.participants if person.id in spoke]
    rows = (
        ("event", naming.event_name(event.kind, language).capitalize()),
        ("when", _when(meeting, language)),
        ("where", event.venue.either(language)),
        ("host", event.host.either(language)),
        ("speakers", _people(speakers, language)),
        ("attendees", _people(meeting.with_role(Role.ATTENDEE), language)),
        ("interpreters", _people(meeting.with_role(Role.INTERPRETER), language)),
    )
    return [
        Paragraph(DETAIL, (Span(words[row], language, LABEL), Span(f"\t{text}", language)), close=number > 0)
        for number, (row, text) in enumerate(row for row in rows if row[1])
    ]


def _when(meeting: Meeting, language: Language) -> str:
    event = meeting.event
    if event.date is None:
        return ""
    if language is Language.KO:
        end = f"–{event.end:%H:%M}" if event.start and event.end else ""
        return f"{korean.official_date(event.date, event.start)}{end}"
    hours = " to ".join(english.clock(time) for time in (event.start, event.end) if time)
    return ", ".join(part for part in (english.long_date(event.date), hours) if part)


def _people(people: Sequence[Participant], language: Language) -> str:
    separator = ", " if language is Language.KO else "; "
    return separator.join(naming.with_title(person, language) for person in people)


def _note(shown: Sequence[Segment], language: Language) -> list[Paragraph]:
    """How much of the text is a machine's: what a reader must know before relying on it."""
    heard = sum(segment.review is Review.MACHINE for segment in shown)
    translated = sum(_aside(segment, language).endswith(_WORDS[language]["machine"]) for segment in shown)
    if not heard and not translated:
        return []
    if language is Language.KO:
        text = (
            f"발언 {len(shown)}개 구간 가운데 {heard}개는 기계가 받아쓴 뒤 아직 사람이 확인하지 않았고, "
            f"{translated}개는 기계 번역입니다."
        )
    else:
        text = (
            f"Of {len(shown)} segments, {heard} were transcribed by machine and have not yet been checked by a person; "
            f"{translated} are machine translations."
        )
    return [plain(NOTE, text, language)]
