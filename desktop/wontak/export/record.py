"""Who said what, as the record has it: segments as turns, what a speaker is called, whose words a translation is.

Left out, each with a procedural note: what is off the record, and what an interpreter renders of others' words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wontak.domain import agenda_headings, korean, naming
from wontak.domain.agenda_marks import beginnings
from wontak.domain.meeting import Language, Meeting, Participant
from wontak.domain.transcript import (
    Recording,
    Review,
    Segment,
    SegmentFlag,
    TranslationState,
    timecode,
)
from wontak.export import levels
from wontak.export.material import Level, Material
from wontak.export.page import Paragraph, Span

ASIDE = "Aside"
LONGEST_PARAGRAPH = 900
"""Characters; a new segment begins a new paragraph beyond this."""

_NOT_SPEECH = frozenset({SegmentFlag.LOOP, SegmentFlag.PHANTOM, SegmentFlag.WRONG_SCRIPT})

NOTES: Mapping[Language, Mapping[str, str]] = {
    Language.KO: {"off_record": "(비공개 발언은 싣지 않음)", "interpretation": "(통역 생략)"},
    Language.EN: {
        "off_record": "(Remarks off the record are not included.)",
        "interpretation": "(Interpretation omitted.)",
    },
}
STATES: Mapping[Language, Mapping[str, str]] = {
    Language.KO: {
        "machine": "기계 번역",
        "edited": "번역",
        "stale": "번역 뒤 원문이 바뀜",
        "untranslated": "번역 없음",
    },
    Language.EN: {
        "machine": "machine translation",
        "edited": "translation",
        "stale": "translation older than the words spoken",
        "untranslated": "not translated",
    },
}
_DOUBTFUL = {Language.KO: " [확인 필요]", Language.EN: " [to be checked]"}
_UNKNOWN = {Language.KO: "화자 미상", Language.EN: "Unidentified speaker"}


@dataclass(frozen=True)
class Turn:
    """Consecutive segments of one person, or a note about what is left out (then without segments).

    `item` is the position of the agenda item that begins with it, if it was pressed that one does.
    """

    speaker: str | None
    voice: str | None
    segments: tuple[Segment, ...] = ()
    note: str = ""
    item: int | None = None


@dataclass(frozen=True)
class Clock:
    """Meeting time: where each recording begins in it, in seconds."""

    offsets_s: Mapping[int, float]

    @classmethod
    def of(cls, recordings: Iterable[Recording]) -> "Clock":
        return cls({recording.id: recording.offset_s for recording in recordings})

    def start_s(self, segment: Segment) -> float:
        return segment.start_s + self.offsets_s.get(segment.recording, 0.0)

    def code(self, segment: Segment) -> str:
        """When a segment begins, as a time code."""
        return timecode(self.start_s(segment))


def turns_of(material: Material) -> tuple[Turn, ...]:
    """The meeting's turns in the order in which they were taken."""
    clock = Clock.of(material.recordings)
    ordered = sorted(material.segments, key=lambda one: (clock.start_s(one), one.recording, one.id))
    return turns(ordered, material.meeting, beginnings(ordered, material.labels))


def turns(
    segments: Iterable[Segment], meeting: Meeting, begun: Mapping[int, int] | None = None
) -> tuple[Turn, ...]:
    """Segments in meeting order as turns; what is left out becomes one note however many segments it was.

    `begun` has the places at which agenda items begin, with their positions: a turn begins there as well.
    """
    found: list[Turn] = []
    gathered: list[Segment] = []
    item: int | None = None

    def close() -> None:
        nonlocal item
        if gathered:
            found.append(Turn(gathered[0].speaker, gathered[0].voice, tuple(gathered), item=item))
            gathered.clear()
            item = None

    for place, segment in enumerate(segments):
        note = _left_out(segment, meeting)
        if begun and place in begun:
            close()
            item = begun[place]
        if note:
            close()
            if not found or found[-1].note != note or item is not None:
                found.append(Turn(None, None, note=note, item=item))
                item = None
            continue
        if gathered and not _same_person(gathered[-1], segment):
            close()
        gathered.append(segment)
    close()
    return tuple(found)


def shown(turns: Iterable[Turn]) -> tuple[Segment, ...]:
    """The segments that are printed."""
    return tuple(segment for turn in turns for segment in turn.segments)


def speaker_label(turn: Turn, meeting: Meeting, language: Language) -> str:
    """Who speaks, as the record has it: ○의장 한서진, ○서예린 의원, Speaker Han Seojin, Unidentified speaker V3."""
    person = meeting.participant(turn.speaker)
    if person is None:
        unknown = " ".join(part for part in (_UNKNOWN[language], turn.voice) if part)
        return f"○{unknown}" if language is Language.KO else unknown
    if language is Language.EN:
        return naming.record_name(person, language)
    return f"○{_korean_label(person)}"


def item_heading(turn: Turn, meeting: Meeting, language: Language) -> str:
    """The heading of the agenda item that begins with a turn: `2. 기조연설 「세계 의회와 인공지능」`; empty where none does."""
    if turn.item is None or turn.item >= len(meeting.agenda):
        return ""
    return f"{turn.item + 1}. {agenda_headings.heading(meeting.agenda[turn.item], language)}"


def paragraphs(segments: Sequence[Segment], language: Language | None) -> list[list[Segment]]:
    """A turn's segments by paragraph: a new one where the language or the state of the translation into `language` (None:
    into the other one) changes, and where one would grow too long."""
    groups: list[list[Segment]] = []
    length = 0
    last: tuple[Language, str] | None = None
    for segment in segments:
        into = language or segment.language.other
        told = (segment.language, state(segment, into))
        if told != last or length >= LONGEST_PARAGRAPH:
            groups.append([])
            length = 0
        groups[-1].append(segment)
        length += len(segment.text_in(into) or segment.text)
        last = told
    return groups


def speech(
    segments: Sequence[Segment], language: Language, style: str, level: Level, aside: str = ""
) -> Paragraph:
    """What was said, in `language` where there is a text in it, after an `aside` in brackets; doubtful passages say so."""
    spans = [Span(f"[{aside}] ", language, ASIDE)] if aside else []
    for number, segment in enumerate(segments):
        written_in = language if segment.text_in(language) else segment.language
        spans.append(Span((" " if number else "") + levels.printed(segment, written_in, level), written_in))
        if segment.review is Review.MACHINE and not _NOT_SPEECH.isdisjoint(segment.flags):
            spans.append(Span(_DOUBTFUL[language], language, ASIDE))
    return Paragraph(style, tuple(spans), close=True)


def state(segment: Segment, language: Language) -> str:
    """What the segment's text in `language` is, by the keys of `STATES`; "" for the speaker's own words."""
    if segment.language is language:
        return ""
    translation = segment.translation
    if translation is None or not translation.text:
        return "untranslated"
    if translation.state is TranslationState.MACHINE:
        return "machine"
    return "stale" if translation.state is TranslationState.STALE else "edited"


def is_machine(segment: Segment, language: Language) -> bool:
    """Whether a machine wrote what is printed of a segment in `language` and no person has gone over it."""
    return segment.review is Review.MACHINE or state(segment, language) == "machine"


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


def _same_person(earlier: Segment, segment: Segment) -> bool:
    if earlier.speaker or segment.speaker:
        return earlier.speaker == segment.speaker
    return earlier.voice == segment.voice
