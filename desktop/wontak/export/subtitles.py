"""Subtitles of the meeting as SubRip (SRT) and WebVTT, in one language or in both, in meeting time.

Off the record and what an interpreter renders of others' words are left out, as in the transcript. In one language, words
spoken in the other are shown in translation (as spoken where there is none). With two, each language has one line, always
in the same place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pysubs2 import SSAEvent, SSAFile

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Review, Segment, TranslationState
from wontak.export import levels
from wontak.export.material import Material
from wontak.export.record import Clock, shown, turns_of
from wontak.export.subtitle_layout import Stretch, cut, cut_together
from wontak.export.subtitle_rules import GAP_S, LONGEST_S, MOST_LINES, OVERRUN_S, RULES, SHORTEST_S
from wontak.export.subtitle_timing import TimedWord, paired, rendered, spoken

_VOICE = {Language.KO: "목소리", Language.EN: "Voice"}


@dataclass(frozen=True)
class Line:
    """One line of a subtitle, in one language."""

    text: str
    language: Language


@dataclass(frozen=True)
class Subtitle:
    """What stands on the screen from `start_s` to `end_s`, in seconds since the meeting began; `speaker` is who is heard."""

    start_s: float
    end_s: float
    lines: tuple[Line, ...]
    speaker: str

    @property
    def reading_s(self) -> float:
        """How long it takes to read: both languages together are read by different people."""
        return max(
            RULES[language].reading_s(" ".join(line.text for line in self.lines if line.language is language))
            for language in {line.language for line in self.lines}
        )


def srt(material: Material) -> bytes:
    """SubRip in UTF-8, "Name: " wherever someone else begins to speak. Raises WontakError(NOTHING_TO_EXPORT)."""
    file = SSAFile()
    for subtitle in subtitles(material, labelled=True):
        file.append(_event(subtitle, "\\N".join(_harmless(line.text) for line in subtitle.lines)))
    text: str = file.to_string("srt", keep_ssa_tags=True)
    return text.encode()


def vtt(material: Material) -> bytes:
    """WebVTT with a voice on every cue, and a note of what the file is. Raises WontakError(NOTHING_TO_EXPORT)."""
    several = len(material.languages) > 1
    file = SSAFile()
    for subtitle in subtitles(material, labelled=False):
        lines = "\\N".join(_cue_line(line, tagged=several) for line in subtitle.lines)
        file.append(_event(subtitle, f"<v {_escaped(subtitle.speaker)}>{lines}</v>"))
    head, cues = file.to_string("vtt", keep_ssa_tags=True).split("\n\n", 1)
    return f"{head}\n\nNOTE\n{_note(material)}\n\n{cues}".encode()


def subtitles(material: Material, *, labelled: bool) -> tuple[Subtitle, ...]:
    """All subtitles in their order, `labelled` with the speaker's name in the text wherever someone else begins to speak.

    Raises WontakError(NOTHING_TO_EXPORT) where nothing is said on the record.
    """
    clock = Clock.of(material.recordings)
    found: list[Subtitle] = []
    before = None
    for segment in shown(turns_of(material)):
        who = segment.speaker or segment.voice
        label = labelled and who is not None and who != before
        moved_s = clock.start_s(segment) - segment.start_s
        made = [_moved(one, moved_s) for one in _of_segment(segment, material, label=label)]
        found += made
        before = who if made else before
    if not found:
        raise WontakError(Code.NOTHING_TO_EXPORT, kind=material.kind)
    return tuple(_settled(sorted(found, key=lambda subtitle: subtitle.start_s)))


def _of_segment(segment: Segment, material: Material, *, label: bool) -> Iterator[Subtitle]:
    languages = material.languages
    names = {language: _name(segment, material.meeting, language) for language in languages}
    labels = {language: f"{names[language]}: " if label else "" for language in languages}
    speaker = names[languages[0]]
    texts = {
        language: levels.printed(segment, language, material.options.level)
        for language in Language
        if segment.text_in(language).strip()
    }
    words = spoken(replace(segment, text=texts.get(segment.language, "")))
    if not words:
        return
    told = [language for language in languages if texts.get(language, "").strip()]
    if len(told) > 1:
        yield from _side_by_side(segment.language, words, texts, told, labels, speaker)
        return
    language = told[0] if told else segment.language
    if language is not segment.language:
        words = rendered(words, texts[language])
    stretch = Stretch(words, language, MOST_LINES, labels.get(language, ""))
    for begin, end in cut(stretch):
        lines = tuple(Line(text, language) for text in stretch.lines_of(begin, end))
        yield Subtitle(words[begin].start_s, words[end - 1].end_s, lines, speaker)


def _side_by_side(
    spoken_in: Language,
    words: Sequence[TimedWord],
    texts: Mapping[Language, str],
    languages: Sequence[Language],
    labels: Mapping[Language, str],
    speaker: str,
) -> Iterator[Subtitle]:
    """One line in each of two languages; the time is that of the words spoken."""
    other = spoken_in.other
    for number, (original, rendering) in enumerate(paired(words, texts[other])):
        first, second = (
            Stretch(told, language, 1, "" if number else labels[language])
            for language, told in ((spoken_in, original), (other, rendering))
        )
        for pair in cut_together(first, second):
            shown_now = {spoken_in: pair.first, other: pair.second}
            lines = tuple(Line(shown_now[language], language) for language in languages)
            yield Subtitle(pair.start_s, pair.end_s, lines, speaker)


def _name(segment: Segment, meeting: Meeting, language: Language) -> str:
    """The speaker's name, or the number of a voice nobody has named yet: 목소리 3, Voice 3."""
    person = meeting.participant(segment.speaker)
    if person is not None:
        return person.name.either(language)
    return " ".join([_VOICE[language], *(segment.voice or "").removeprefix("V").split()])


def _moved(subtitle: Subtitle, offset_s: float) -> Subtitle:
    return replace(subtitle, start_s=subtitle.start_s + offset_s, end_s=subtitle.end_s + offset_s)


def _settled(found: Sequence[Subtitle]) -> Iterator[Subtitle]:
    """Give each subtitle the time it needs to be read, as far as the speech and the next one leave it.

    One that runs into the next ends before it, unless people speak at once: then both are shown.
    """
    following = [subtitle.start_s for subtitle in found[1:]] + [float("inf")]
    for subtitle, next_s in zip(found, following, strict=True):
        start_s = subtitle.start_s
        wanted_s = max(subtitle.end_s, start_s + SHORTEST_S, start_s + subtitle.reading_s)
        end_s = min(wanted_s, max(subtitle.end_s + OVERRUN_S, start_s + SHORTEST_S), start_s + LONGEST_S)
        free_s = next_s - GAP_S
        at_once = subtitle.end_s - next_s > SHORTEST_S and free_s - start_s < SHORTEST_S
        if end_s > free_s and not at_once:
            end_s = max(free_s, start_s + GAP_S)
        yield replace(subtitle, end_s=end_s)


def _event(subtitle: Subtitle, text: str) -> SSAEvent:
    return SSAEvent(start=round(subtitle.start_s * 1000), end=round(subtitle.end_s * 1000), text=text)


def _harmless(text: str) -> str:
    """SubRip has no way to write a bracket that is no tag, nor pysubs2 a backslash that is no line break."""
    return text.replace("<", "＜").replace(">", "＞").replace("\\", "＼")


def _cue_line(line: Line, *, tagged: bool) -> str:
    text = _escaped(line.text)
    return f"<lang {line.language.value}>{text}</lang>" if tagged else text


def _escaped(text: str) -> str:
    for letter, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\\", "＼")):
        text = text.replace(letter, reference)
    return text


def _note(material: Material) -> str:
    """What the file is, for who opens it in an editor; players do not show it."""
    topic = material.meeting.event.topic
    titles = dict.fromkeys(topic.either(language) for language in material.languages)
    told = material.mark.text(material.languages, _is_machine_made(material.segments, material.languages))
    text = "\n".join(line for line in (" / ".join(titles), told) if line.strip())
    return text.replace("-->", "→")


def _is_machine_made(segments: Iterable[Segment], languages: Iterable[Language]) -> bool:
    wanted = set(languages)
    return any(
        segment.review is Review.MACHINE
        or (
            segment.language.other in wanted
            and segment.translation is not None
            and segment.translation.state is TranslationState.MACHINE
        )
        for segment in segments
    )
