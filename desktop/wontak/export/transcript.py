"""The transcript in the house's convention: ○직함 이름, or Title Name, time codes if wanted, notes in brackets.

Words that are a translation say so before they begin, and whose it is.
"""

from collections.abc import Sequence

from wontak.domain import naming
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.transcript import Review, Segment
from wontak.export import corrigenda, levels, overview, record
from wontak.export.material import Material, Options
from wontak.export.page import Document, Paragraph, Span, plain

BOARD, HEADLINE, NOTE = "Board", "Headline", "Note"
SPEAKER, SPEECH, PROCEDURAL = "Speaker", "Speech", "Procedural"
TIMECODE = "Timecode"
STYLES = (
    BOARD,
    HEADLINE,
    *overview.STYLES,
    NOTE,
    SPEAKER,
    SPEECH,
    PROCEDURAL,
    TIMECODE,
    record.ASIDE,
    *corrigenda.STYLES,
)

_SPOKEN_IN = {
    Language.KO: {Language.KO: "한국어 발언", Language.EN: "영어 발언"},
    Language.EN: {Language.KO: "Spoken in Korean", Language.EN: "Spoken in English"},
}


def compose(material: Material, language: Language) -> Document:
    """The transcript in `language`; time codes count from the meeting's beginning.

    Raises WontakError(NOTHING_TO_EXPORT) where nothing has been transcribed.
    """
    if not material.segments:
        raise WontakError(Code.NOTHING_TO_EXPORT, kind=material.kind)
    meeting = material.meeting
    turns = record.turns_of(material)
    shown = record.shown(turns)
    name = naming.event_name(meeting.event.kind, language)
    title = f"{name} 녹취록" if language is Language.KO else f"Transcript of the {name.capitalize()}"
    topic = meeting.event.topic.either(language)
    clock = record.Clock.of(material.recordings)
    told = [
        part
        for turn in turns
        for part in (*_item(turn, material, language), *_told(turn, material, language, clock))
    ]
    return Document(
        title=" – ".join(part for part in (title, topic) if part),
        running_title=overview.running_title(meeting, language),
        author=meeting.event.host.either(language) or meeting.event.writer,
        language=language,
        body=(
            plain(BOARD, title, language),
            plain(HEADLINE, topic or title, language),
            overview.table(meeting, {segment.speaker for segment in shown}, (language,)),
            *_note(shown, language, material.options),
            *told,
            *corrigenda.listed(material.options.corrigenda, (language,)),
        ),
        machine_made=any(record.is_machine(segment, language) for segment in shown),
    )


def _item(turn: record.Turn, material: Material, language: Language) -> list[Paragraph]:
    heading = record.item_heading(turn, material.meeting, language)
    return [plain(corrigenda.HEADING, heading, language)] if heading else []


def _told(turn: record.Turn, material: Material, language: Language, clock: record.Clock) -> list[Paragraph]:
    if turn.note:
        return [plain(PROCEDURAL, record.NOTES[language][turn.note], language)]
    label = [Span(record.speaker_label(turn, material.meeting, language), language)]
    if material.options.time_codes:
        label.append(Span(f"\t{clock.code(turn.segments[0])}", language, TIMECODE))
    level = material.options.level
    return [
        Paragraph(SPEAKER, tuple(label)),
        *(
            record.speech(group, language, SPEECH, level, _aside(group[0], language))
            for group in record.paragraphs(turn.segments, language)
        ),
    ]


def _aside(segment: Segment, language: Language) -> str:
    """What must be said before words that are not the speaker's own; empty for those that are."""
    state = record.state(segment, language)
    if not state:
        return ""
    separator = " · " if language is Language.KO else ", "
    return separator.join((_SPOKEN_IN[language][segment.language], record.STATES[language][state]))


def _note(shown: Sequence[Segment], language: Language, options: Options) -> list[Paragraph]:
    """How much of the text is a machine's, and what the level leaves out: what a reader must know before relying on it."""
    heard = sum(segment.review is Review.MACHINE for segment in shown)
    translated = sum(record.state(segment, language) == "machine" for segment in shown)
    told = [levels.NOTES[options.level][language]] if options.level in levels.NOTES else []
    if heard or translated:
        told.append(_machine_made(len(shown), heard, translated, language))
    return [plain(NOTE, " ".join(told), language)] if told else []


def _machine_made(shown: int, heard: int, translated: int, language: Language) -> str:
    if language is Language.KO:
        return (
            f"발언 {shown}개 구간 가운데 {heard}개는 기계가 받아쓴 뒤 아직 사람이 확인하지 않았고, "
            f"{translated}개는 기계 번역입니다."
        )
    return (
        f"Transcribed by machine and not yet checked by a person: {heard} of {shown} segments; "
        f"machine translations: {translated}."
    )
