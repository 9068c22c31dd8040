"""Subtitles: readable, in time with the speech, in one language or both, as files that players accept."""

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import pysubs2
import pytest

from tests.minutes.sample import said, sample_meeting, sample_segments
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.transcript import Recording, Segment, Word
from wontak.export import subtitles
from wontak.export.export import export
from wontak.export.mark import Mark
from wontak.export.material import Level, Material, Options
from wontak.export.subtitle_rules import GAP_S, LONGEST_S, RULES, SHORTEST_S

KO, EN = Language.KO, Language.EN
LONG_KO = (
    "정부는 2027년까지 350억 원을 투자하여 의회 데이터 센터를 설립하고, 지역 의회와 협력하는 방안을 "
    "함께 검토할 계획이며 그 결과를 내년 상반기에 국회에 보고하겠습니다."
)
LONG_EN = (
    "The government plans to invest 35 billion won by 2027 to establish a parliamentary data center, and it will also "
    "review ways of working with local councils and report the results to the National Assembly next spring."
)


def timed(segment: Segment, pace_s: float = 0.5) -> Segment:
    """The segment with its words spoken at an even pace."""
    words = segment.text.split()
    start_s = segment.start_s
    return replace(
        segment,
        end_s=start_s + pace_s * len(words),
        words=tuple(
            Word(start_s + pace_s * number, start_s + pace_s * (number + 1), word, 0.9)
            for number, word in enumerate(words)
        ),
    )


def material(*segments: Segment, languages: tuple[Language, ...] = (KO,), **fields: object) -> Material:
    return Material("subtitles", languages, sample_meeting(), segments, **fields)  # type: ignore[arg-type]


def shown(*segments: Segment, languages: tuple[Language, ...] = (KO,)) -> list[subtitles.Subtitle]:
    return list(subtitles.subtitles(material(*segments, languages=languages), labelled=False))


def texts(found: list[subtitles.Subtitle], language: Language) -> str:
    """All that is shown in one language, as one text."""
    return " ".join(line.text for one in found for line in one.lines if line.language is language)


@pytest.mark.parametrize(("language", "text"), [(KO, LONG_KO), (EN, LONG_EN)])
def test_a_long_segment_is_cut_at_words_into_subtitles_that_keep_the_rules(
    language: Language, text: str
) -> None:
    found = shown(timed(said(1, "oh", text)), languages=(language,))
    rule = RULES[language]
    assert len(found) > 2
    assert texts(found, language).split() == text.split()
    for one in found:
        assert len(one.lines) <= 2
        assert all(rule.width(line.text) <= rule.line for line in one.lines)
        assert SHORTEST_S <= one.end_s - one.start_s <= LONGEST_S
        assert one.reading_s <= one.end_s - one.start_s
    for one, following in pairwise(found):
        assert following.start_s - one.end_s >= GAP_S - 0.001


def test_subtitles_begin_when_their_first_word_is_heard() -> None:
    segment = timed(said(1, "oh", LONG_KO))
    starts = {word.start_s: word.text for word in segment.words}
    for one in shown(segment):
        assert one.lines[0].text.split()[0] == starts[one.start_s]


def test_cuts_fall_after_clauses_and_never_part_words_that_belong_together() -> None:
    korean = shown(timed(said(1, "oh", LONG_KO)))
    assert any(one.lines[-1].text.endswith("설립하고,") for one in korean)
    english = shown(timed(said(1, "oh", LONG_EN)), languages=(EN,))
    bound = {"the", "a", "of", "to", "and", "by", "with", "35"}
    for line in (line for one in english for line in one.lines):
        assert line.text.split()[-1] not in bound, line.text


def test_a_word_longer_than_a_line_is_kept_whole() -> None:
    word = "https://www.example.org/parliament/records/2026/03/18/roundtable"
    found = shown(timed(said(1, "oh", f"See {word} please.")), languages=(EN,))
    assert word in texts(found, EN).split()


def test_words_a_person_put_in_share_the_time_between_those_that_were_heard() -> None:
    heard = timed(said(1, "oh", "하나 둘 다섯"), pace_s=2.0)
    edited = replace(heard, text="하나 둘 셋 넷 다섯")
    words = subtitles.spoken(edited)
    assert [word.text for word in words] == edited.text.split()
    assert (words[0].start_s, words[1].end_s, words[4].end_s) == (10.0, 14.0, 16.0)
    assert all(one.end_s <= following.start_s for one, following in pairwise(words))


def test_a_retyped_segment_without_words_is_spread_over_its_time() -> None:
    words = subtitles.spoken(said(1, "oh", "하 둘둘 셋셋셋"))
    assert (words[0].start_s, words[-1].end_s) == pytest.approx((10.0, 18.0))
    assert words[2].end_s - words[2].start_s == pytest.approx(4.0)


def test_a_translation_is_shown_while_the_sentence_it_renders_is_spoken() -> None:
    spoken = "의장님과 의원 여러분께 몇 말씀만 간단히 드리겠습니다. 정부는 국회와 긴밀히 협력하겠습니다."
    rendering = "Mister Speaker and honorable members, allow me to say only a few words. The government will cooperate."
    segment = timed(said(1, "oh", spoken, rendering), 1.0)
    second = next(word for word in segment.words if word.text == "정부는")
    starts = {one.lines[0].text.split()[0]: one.start_s for one in shown(segment, languages=(EN,))}
    assert starts["The"] == second.start_s


def test_fillers_can_be_left_out_and_what_remains_keeps_its_time() -> None:
    segment = timed(said(1, "oh", "음, 정부는 국회와 협력하겠습니다."))
    given = replace(material(segment), options=Options(level=Level.CLEAN))
    (shown_clean,) = subtitles.subtitles(given, labelled=False)
    assert shown_clean.lines[0].text == "정부는 국회와 협력하겠습니다."
    assert shown_clean.start_s == segment.words[1].start_s


def test_what_has_no_translation_is_shown_as_spoken() -> None:
    assert shown(said(1, "oh", "번역이 없습니다."), languages=(EN,))[0].lines[0].language is KO


def test_two_languages_have_a_line_each_always_in_the_same_place() -> None:
    found = shown(
        timed(said(1, "oh", LONG_KO, LONG_EN)), timed(said(9, "miller", LONG_EN, LONG_KO)), languages=(KO, EN)
    )
    assert all([line.language for line in one.lines] == [KO, EN] for one in found)
    assert texts(found, KO) == f"{LONG_KO} {LONG_KO}"
    assert texts(found, EN) == f"{LONG_EN} {LONG_EN}"
    for line in (line for one in found for line in one.lines):
        assert RULES[line.language].width(line.text) <= RULES[line.language].line


def test_a_short_remark_with_a_long_rendering_stays_while_that_goes_on() -> None:
    long = "Thank you very much indeed for everything that you have done for all of us here today."
    found = shown(said(1, "oh", "감사합니다.", long), languages=(KO, EN))
    assert {one.lines[0].text for one in found} == {"감사합니다."}
    assert texts(found, EN) == long
    assert all(one.end_s <= following.start_s for one, following in pairwise(found))


def test_names_stand_where_someone_else_begins_to_speak_and_nowhere_else() -> None:
    segments = (said(1, "oh", "하나."), said(2, "oh", "둘."), said(3, "han", "셋."), said(4, None, "넷."))
    file = pysubs2.SSAFile.from_string(subtitles.srt(material(*segments)).decode())
    assert [event.plaintext for event in file] == ["오민석: 하나.", "둘.", "한서진: 셋.", "목소리 4: 넷."]


def test_what_is_off_the_record_or_an_interpreter_s_is_never_shown() -> None:
    hidden = replace(said(2, "oh", "비밀입니다."), off_record=True)
    rendering = replace(said(3, "moon", "Interpreted."), interprets=1)
    text = subtitles.srt(
        material(said(1, "oh", "공개합니다."), hidden, rendering, languages=(KO, EN))
    ).decode()
    assert "공개합니다." in text and "비밀" not in text and "Interpreted" not in text
    with pytest.raises(WontakError) as caught:
        subtitles.srt(material(hidden))
    assert caught.value.code is Code.NOTHING_TO_EXPORT


def test_times_count_from_the_beginning_of_the_meeting() -> None:
    second = replace(said(1, "oh", "둘째 녹음입니다."), recording=2)
    given = material(second, recordings=(Recording(1, "a", 3600.0), Recording(2, "b", 60.0, offset_s=3600.0)))
    assert "01:00:10,000 -->" in subtitles.srt(given).decode()
    assert "01:00:10.000 -->" in subtitles.vtt(given).decode()


def test_people_who_speak_at_once_are_both_shown() -> None:
    first, second = (
        said(1, "oh", "제 말씀을 끝까지 들어 주십시오."),
        said(2, "han", "잠깐만 기다려 주십시오."),
    )
    found = shown(first, replace(second, start_s=10.2, end_s=17.0))
    assert {one.speaker for one in found} == {"오민석", "한서진"}
    assert all(one.end_s - one.start_s >= SHORTEST_S for one in found)


def test_webvtt_has_voices_a_note_and_no_loose_brackets() -> None:
    segment = said(1, "miller", "We say <yes> & “R&D --> peace”.", "우리는 <예>라고 합니다.")
    text = subtitles.vtt(material(segment, languages=(KO, EN), mark=Mark(starter=True))).decode()
    head, note, *cues = text.strip().split("\n\n")
    assert head == "WEBVTT"
    assert note.startswith("NOTE\n") and "시험용 모델" in note and "-->" not in note
    for cue in cues:
        number, times, *lines = cue.split("\n")
        assert number.isdigit() and re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}", times)
        body = "\n".join(lines)
        assert body.startswith("<v 그레이스 밀러><lang ko>") and body.endswith("</lang></v>")
        assert "-->" not in body
        assert not re.sub(r"</?(?:v|lang)(?: [^>]+)?>|&(?:amp|lt|gt);", "", body).count("&")
    assert "&lt;yes&gt; &amp;" in text


@pytest.mark.parametrize("ending", [".srt", ".vtt"])
@pytest.mark.parametrize("languages", [(KO,), (EN,), (KO, EN)])
def test_players_read_every_subtitle_of_the_sample(
    ending: str, languages: tuple[Language, ...], tmp_path: Path
) -> None:
    segments = tuple(timed(segment, 0.6) for segment in sample_segments())
    target = export("subtitles", languages, sample_meeting(), segments, {}, tmp_path / f"sample{ending}")
    found = subtitles.subtitles(material(*segments, languages=languages), labelled=ending == ".srt")
    with av.open(str(target)) as container:
        packets = [packet for packet in container.demux() if packet.pts is not None]
    assert len(packets) == len(found)
    assert len(pysubs2.load(str(target))) == len(found)


def test_the_file_is_the_same_whichever_way_segments_are_handed_over() -> None:
    segments = sample_segments()
    assert subtitles.vtt(material(*segments)) == subtitles.vtt(material(*reversed(segments)))


def test_libraries_read_back_what_was_written() -> None:
    segments = tuple(timed(segment) for segment in sample_segments())
    written = subtitles.subtitles(material(*segments), labelled=True)
    file = pysubs2.SSAFile.from_file(io.StringIO(subtitles.srt(material(*segments)).decode()), "srt")
    assert [event.plaintext for event in file] == [
        "\n".join(line.text for line in one.lines) for one in written
    ]
