"""The transcript: who spoke, when, in whose words."""

from dataclasses import replace
from pathlib import Path

import docx
from docx.oxml.ns import qn

from tests.export.documents import EN, KO, sample_document, spoken
from tests.minutes.sample import said, sample_segments
from wontak.domain.meeting import Language
from wontak.domain.recording import Label, MarkKind
from wontak.domain.transcript import Recording, Segment, SegmentFlag, Translation, TranslationState
from wontak.export import bilingual, transcript
from wontak.export.material import Level, Options


def lines(
    language: Language,
    *segments: Segment,
    recordings: tuple[Recording, ...] = (),
    options: Options | None = None,
) -> list[str]:
    """The record alone, without what stands before it."""
    composed = transcript.compose(spoken(*segments, recordings=recordings, options=options), language)
    return [
        paragraph.text
        for paragraph in composed.paragraphs
        if paragraph.style in ("Speaker", "Speech", "Procedural")
    ]


def test_labels_follow_the_houses_convention() -> None:
    korean = lines(KO, *sample_segments())
    english = lines(EN, *sample_segments())
    for label in (
        "○국회의장 한서진\t00:00:01",
        "○서예린 의원\t",
        "○교수 강태호\t",
        "○주한뉴질랜드대사 그레이스 밀러\t",
    ):
        assert any(line.startswith(label) for line in korean), label
    for label in (
        "Speaker Han Seojin\t00:00:01",
        "Assembly Member Seo Yerin\t",
        "Professor Kang Taeho\t",
        "Vice Minister Oh Minseok\t",
    ):
        assert any(line.startswith(label) for line in english), label


def test_consecutive_segments_of_one_speaker_are_one_turn() -> None:
    found = lines(
        KO,
        said(1, "han", "첫 문장입니다."),
        said(2, "han", "둘째 문장입니다."),
        said(3, "oh", "셋째 문장입니다."),
    )
    assert found == [
        "○국회의장 한서진\t00:00:10",
        "첫 문장입니다. 둘째 문장입니다.",
        "○외교부 제1차관 오민석\t00:00:30",
        "셋째 문장입니다.",
    ]


def test_time_codes_count_from_the_beginning_of_the_meeting() -> None:
    second = replace(said(1, "han", "이어서 하겠습니다."), recording=2)
    recordings = (Recording(1, "a.wav", 3600.0), Recording(2, "b.wav", 60.0, offset_s=3600.0))
    assert lines(KO, second, said(2, "oh", "먼저 하겠습니다."), recordings=recordings) == [
        "○외교부 제1차관 오민석\t00:00:20",
        "먼저 하겠습니다.",
        "○국회의장 한서진\t01:00:10",
        "이어서 하겠습니다.",
    ]


def test_translations_say_that_they_are_and_whose() -> None:
    spoken = said(1, "miller", "We agree.", "우리는 동의합니다.")
    assert lines(KO, spoken)[1] == "[영어 발언 · 기계 번역] 우리는 동의합니다."
    assert lines(EN, spoken)[1] == "We agree."
    stale = replace(spoken, translation=Translation(KO, "동의합니다.", TranslationState.STALE))
    assert lines(KO, stale)[1] == "[영어 발언 · 번역 뒤 원문이 바뀜] 동의합니다."
    assert lines(EN, said(1, "han", "동의합니다."))[1] == "[Spoken in Korean, not translated] 동의합니다."


def test_an_unknown_speaker_is_called_by_the_voice() -> None:
    assert lines(KO, said(3, None, "누구신지요?"))[0] == "○화자 미상 V3\t00:00:30"
    assert lines(EN, said(3, None, "Who is it?"))[0] == "Unidentified speaker V3\t00:00:30"


def test_interpretation_and_what_is_off_the_record_leave_a_note_alone() -> None:
    found = lines(
        EN, *(replace(segment, off_record=segment.speaker == "seo") for segment in sample_segments())
    )
    assert found.count("(Interpretation omitted.)") == 4
    assert "(Remarks off the record are not included.)" in found
    assert not any("1,200" in line for line in found)


def test_doubtful_speech_is_printed_but_marked() -> None:
    assert (
        lines(EN, said(1, "han", "Thank you.", flags=(SegmentFlag.PHANTOM,)))[1]
        == "Thank you. [to be checked]"
    )


def test_the_head_says_how_much_is_a_machines() -> None:
    composed = transcript.compose(spoken(*sample_segments()), EN)
    note = next(paragraph.text for paragraph in composed.paragraphs if paragraph.style == "Note")
    shown = [segment for segment in sample_segments() if segment.interprets is None]
    korean = [segment for segment in shown if segment.language is KO]
    assert note.startswith("Transcribed by machine and not yet checked by a person: ")
    assert note.endswith(f"{len(shown)} of {len(shown)} segments; machine translations: {len(korean)}.")


def test_the_word_file_has_styles_for_every_part(tmp_path: Path) -> None:
    document = docx.Document(str(sample_document("transcript", (KO, EN), tmp_path / "t.docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert styles == {"Board", "Headline", "Note", "Speaker", "Speech", "Procedural"}
    overview = document.tables[0]
    assert [cell.text for cell in overview.columns[0].cells][:3] == ["행사", "일시", "장소"]
    assert {p.style.name for cell in overview.columns[0].cells for p in cell.paragraphs} == {"OverviewLabel"}
    timecodes = [
        run for paragraph in document.paragraphs for run in paragraph.runs if run.style.name == "Timecode"
    ]
    assert timecodes and all(run.text.startswith("\t00:") for run in timecodes)
    assert document.core_properties.title.startswith(
        "라운드테이블 녹취록 – 인공지능과 의회의 미래 / Transcript of the Roundtable"
    )


def test_time_codes_are_printed_only_if_wanted() -> None:
    found = lines(EN, said(1, "miller", "We agree."), options=Options(time_codes=False))
    assert found == ["Ambassador Grace Miller", "We agree."]


def test_the_clean_level_leaves_out_fillers_and_says_so() -> None:
    segment = said(1, "miller", "Um, we, uh, we agree.")
    assert lines(EN, segment)[1] == "Um, we, uh, we agree."
    assert lines(EN, segment, options=Options(level=Level.CLEAN))[1] == "We agree."
    composed = transcript.compose(spoken(segment, options=Options(level=Level.CLEAN)), EN)
    note = next(paragraph.text for paragraph in composed.paragraphs if paragraph.style == "Note")
    assert note.startswith("Fillers and stammered words are left out.")


def test_lines_are_numbered_in_the_margin_if_wanted(tmp_path: Path) -> None:
    def numbers(options: Options) -> list[str]:
        document = docx.Document(
            str(sample_document("transcript", (EN,), tmp_path / "t.docx", options=options))
        )
        return [element.get(qn("w:countBy")) for element in document.element.body.iter(qn("w:lnNumType"))]

    assert numbers(Options()) == []
    assert numbers(Options(line_numbers=True)) == ["5"]


def test_an_item_pressed_for_has_its_heading_where_it_begins() -> None:
    talk = (said(1, "han", "개회합니다."), said(2, "han", "이제 듣겠습니다."), said(3, "brown", "Thank you."))
    labels = tuple(Label(1, at_s, MarkKind.AGENDA, item) for at_s, item in ((11.0, "0"), (31.5, "2")))
    material = replace(spoken(*talk), labels=labels)
    for language, opening, keynote in ((KO, "1. 개회사", "3. 기조연설"), (EN, "1. Opening", "3. Keynote")):
        told = [
            one.text
            for one in transcript.compose(material, language).paragraphs
            if one.style in ("SectionTitle", "Speaker")
        ]
        assert told[0].startswith(opening) and told[2].startswith(keynote) and len(told) == 4
    rows = [one.text for one in bilingual.compose(material).paragraphs]
    assert (
        sum(text.startswith(("1. 개회사", "1. Opening", "3. 기조연설", "3. Keynote")) for text in rows) == 4
    )
    assert not any(one.text.startswith("1. ") for one in transcript.compose(spoken(*talk), KO).paragraphs)
