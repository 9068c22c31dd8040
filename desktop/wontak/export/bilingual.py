"""The bilingual record: what was said and its translation side by side, one row a turn.

Each cell is in one language's convention; translations by a machine say so, and their number stands on the first page.
"""

from collections.abc import Iterator, Sequence

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment
from wontak.export import corrigenda, levels, overview, record
from wontak.export.material import Material
from wontak.export.page import Cell, Document, Paragraph, Row, Span, Table, plain

BOARD, HEADLINE, NOTE, TIMECODE = "Board", "Headline", "Note", "Timecode"
TABLE, HEAD = corrigenda.TABLE, corrigenda.HEAD
SPEAKER, SPEECH, PROCEDURAL = "CellSpeaker", "CellSpeech", "CellNote"
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
WIDTHS = (0.5, 0.5)
LONGEST_UNSPLIT = 700
"""Characters in a cell; a longer row, a third of a page and more, may run over two pages."""

_WORDS = {
    Language.KO: {
        "title": "한영 대역 기록",
        "proceedings": "발언 내용",
        "original": "원문",
        "translation": "번역",
    },
    Language.EN: {
        "title": "Bilingual Record",
        "proceedings": "Proceedings",
        "original": "Original",
        "translation": "Translation",
    },
}
_DESCRIPTION = {
    Language.KO: "왼쪽은 발언한 언어의 원문, 오른쪽은 그 번역이며 한 행이 한 차례의 발언입니다.",
    Language.EN: "The words as spoken on the left, their translation on the right, one row a turn.",
}


def compose(material: Material) -> Document:
    """The record of `material` with headings in its languages.

    Raises WontakError(NOTHING_TO_EXPORT) where nothing has been transcribed.
    """
    if not material.segments:
        raise WontakError(Code.NOTHING_TO_EXPORT, kind=material.kind)
    meeting, languages = material.meeting, material.languages
    first = languages[0]
    turns = record.turns_of(material)
    shown = record.shown(turns)
    title = " / ".join(_WORDS[language]["title"] for language in languages)
    topics = tuple(dict.fromkeys(meeting.event.topic.either(language) for language in languages))
    return Document(
        title=" – ".join(part for part in (title, *topics) if part),
        running_title=" / ".join(overview.running_title(meeting, language) for language in languages),
        author=meeting.event.host.either(first) or meeting.event.writer,
        language=first,
        body=(
            plain(BOARD, title, first),
            *(
                plain(HEADLINE, topic, language)
                for topic, language in zip(topics, languages, strict=False)
                if topic
            ),
            overview.table(meeting, {segment.speaker for segment in shown}, languages),
            *_notes(shown, material),
            Paragraph(corrigenda.HEADING, _both("proceedings", languages)),
            _table(turns, material),
            *corrigenda.listed(material.options.corrigenda, languages),
        ),
        machine_made=any(record.is_machine(segment, segment.language.other) for segment in shown),
    )


def _notes(shown: Sequence[Segment], material: Material) -> Iterator[Paragraph]:
    """What the level leaves out, how many of the translations are a machine's, how many missing or older than the words."""
    states = [record.state(segment, segment.language.other) for segment in shown]
    counts = {state: states.count(state) for state in ("machine", "stale", "untranslated")}
    level = levels.NOTES.get(material.options.level)
    for language in material.languages:
        told = [level[language]] if level else []
        told += [_counted(len(shown), counts, language)] if any(counts.values()) else []
        if told:
            yield plain(NOTE, " ".join(told), language, close=True)


def _counted(shown: int, counts: dict[str, int], language: Language) -> str:
    told = record.STATES[language]
    if language is Language.KO:
        others = "".join(
            f", {told[state]} {counts[state]}개" for state in ("stale", "untranslated") if counts[state]
        )
        return (
            f"전체 {shown}개 구간 가운데 기계 번역 {counts['machine']}개{others}. "
            "기계 번역은 사람이 확인하기 전까지 초안입니다."
        )
    others = "".join(
        f"; {told[state]}: {counts[state]}" for state in ("stale", "untranslated") if counts[state]
    )
    return (
        f"Machine translations: {counts['machine']} of {shown} segments{others}. "
        "A machine translation is a draft until a person has checked it."
    )


def _table(turns: Sequence[record.Turn], material: Material) -> Table:
    languages = material.languages
    clock = record.Clock.of(material.recordings)
    heads = tuple(
        Cell((Paragraph(HEAD, _both(column, languages), close=True),))
        for column in ("original", "translation")
    )
    return Table(
        rows=(
            Row(heads, header=True),
            *(row for turn in turns for row in (*_item(turn, material), _row(turn, material, clock))),
        ),
        widths=WIDTHS,
        title=" / ".join(_WORDS[language]["title"] for language in languages),
        description=" ".join(_DESCRIPTION[language] for language in languages),
        style=TABLE,
    )


def _both(key: str, languages: Sequence[Language]) -> tuple[Span, ...]:
    spans = [Span(_WORDS[language][key], language) for language in languages]
    return tuple(spans) if len(spans) == 1 else (spans[0], Span(" / ", languages[0]), *spans[1:])


def _item(turn: record.Turn, material: Material) -> list[Row]:
    """The heading of an agenda item, in the first language on the left."""
    first = material.languages[0]
    headings = [(record.item_heading(turn, material.meeting, one), one) for one in (first, first.other)]
    if not headings[0][0]:
        return []
    return [Row(tuple(Cell((plain(HEAD, text, one, close=True),)) for text, one in headings))]


def _row(turn: record.Turn, material: Material, clock: record.Clock) -> Row:
    if turn.note:
        first = material.languages[0]
        notes = (first, first.other)
        return Row(
            tuple(Cell((plain(PROCEDURAL, record.NOTES[one][turn.note], one, close=True),)) for one in notes)
        )
    spoken = turn.segments[0].language
    code = clock.code(turn.segments[0]) if material.options.time_codes else ""
    original = [_speaker(turn, material, spoken, code)]
    translation = [_speaker(turn, material, spoken.other, "")]
    for group in record.paragraphs(turn.segments, None):
        language = group[0].language
        original.append(record.speech(group, language, SPEECH, material.options.level))
        translation.append(_translated(group, language.other, material))
    length = max(sum(len(part.text) for part in side) for side in (original, translation))
    return Row((Cell(tuple(original)), Cell(tuple(translation))), splits=length > LONGEST_UNSPLIT)


def _speaker(turn: record.Turn, material: Material, language: Language, code: str) -> Paragraph:
    spans = [Span(record.speaker_label(turn, material.meeting, language), language)]
    if code:
        spans.append(Span(f"  {code}", language, TIMECODE))
    return Paragraph(SPEAKER, tuple(spans))


def _translated(group: Sequence[Segment], language: Language, material: Material) -> Paragraph:
    state = record.state(group[0], language)
    told = record.STATES[language][state]
    if state == "untranslated":
        return Paragraph(SPEECH, (Span(f"[{told}]", language, record.ASIDE),), close=True)
    return record.speech(group, language, SPEECH, material.options.level, told)
