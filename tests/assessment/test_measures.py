"""The figures of `wontak evaluate`, on transcripts small enough to reckon by hand."""

import json
from pathlib import Path

import pytest

from wontak.assessment.measures import assess, diarization_error_rate, language_accuracy
from wontak.assessment.reference import Spoken, read_reference, transcript_as_spoken
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.transcript import Recording, Segment

KO, EN = Language.KO, Language.EN

REFERENCE = (
    Spoken(0.0, 4.0, KO, "kim", "국회의 예산안을 검토했습니다.", "We reviewed the budget of the Assembly."),
    Spoken(5.0, 9.0, EN, "lee", "We met on May 20th.", "우리는 5월 20일에 만났습니다."),
)


def test_a_perfect_transcript_has_no_error() -> None:
    report = assess(REFERENCE, REFERENCE)
    assert (report.wer, report.cer, report.language_accuracy, report.der) == (0.0, 0.0, 1.0, 0.0)
    assert report.chrf == pytest.approx(100.0)


def test_one_wrong_word_in_five_is_a_fifth() -> None:
    heard = (REFERENCE[0], Spoken(5.0, 9.0, EN, "lee", "We met on June 20th.", None))
    assert assess(REFERENCE, heard).wer == pytest.approx(1 / 5)


def test_korean_spacing_and_punctuation_do_not_count() -> None:
    heard = (Spoken(0.0, 4.0, KO, "kim", "국회의예산안을 검토 했습니다", None), REFERENCE[1])
    assert assess(REFERENCE, heard).cer == 0.0


def test_one_wrong_syllable_of_thirteen_is_a_thirteenth() -> None:
    heard = (Spoken(0.0, 4.0, KO, "kim", "국회의 예산안을 검토했습니까.", None), REFERENCE[1])
    assert assess(REFERENCE, heard).cer == pytest.approx(1 / 13)


def test_a_voice_under_the_wrong_name_is_confusion_and_a_missed_second_is_a_miss() -> None:
    heard = (
        Spoken(0.0, 4.0, KO, "lee", "x"),
        Spoken(6.0, 9.0, EN, "lee", "x"),
    )
    assert diarization_error_rate(REFERENCE, heard) == pytest.approx((4.0 + 1.0) / 8.0)


def test_overlapping_false_speech_counts() -> None:
    heard = (*REFERENCE, Spoken(0.0, 2.0, EN, "lee", "x"))
    assert diarization_error_rate(REFERENCE, heard) == pytest.approx(2.0 / 8.0)


def test_a_missed_segment_has_the_wrong_language_and_a_clipped_one_the_right_one() -> None:
    heard = (Spoken(0.5, 3.5, KO, "kim", "x"),)
    assert language_accuracy(REFERENCE, heard) == pytest.approx(0.5)


def test_translations_are_compared_however_the_speech_was_cut() -> None:
    whole = (Spoken(0.0, 9.0, KO, "kim", "x", f"{REFERENCE[0].translation} {REFERENCE[1].translation}"),)
    assert assess(REFERENCE, whole).chrf == pytest.approx(100.0)


def test_segments_of_a_second_recording_are_shifted_to_meeting_time() -> None:
    recordings = (Recording(1, "a.wav", 60.0, 0.0), Recording(2, "b.wav", 60.0, 60.0))
    spoken = transcript_as_spoken((Segment(2, 1.0, 2.0, KO, "네.", voice="V2"),), recordings)
    assert (spoken[0].start_s, spoken[0].speaker) == (61.0, "?V2")


@pytest.mark.parametrize(
    "content", ["", "{}", '{"segments": [{"start_s": "x"}]}', "[1]", '{"segments": [3]}']
)
def test_a_broken_reference_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "참고.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WontakError) as caught:
        read_reference(path)
    assert caught.value.code is Code.REFERENCE_INVALID
    assert "참고.json" in str(caught.value.fields["file"])


def test_a_reference_reads_back_what_was_written(tmp_path: Path) -> None:
    row = {
        "start_s": 1,
        "end_s": 2,
        "language": "ko",
        "speaker": "kim",
        "text": "네.",
        "translation": {"text": "Yes."},
    }
    path = tmp_path / "reference.json"
    path.write_text(json.dumps({"segments": [row]}), encoding="utf-8")
    assert read_reference(path) == (Spoken(1.0, 2.0, KO, "kim", "네.", "Yes."),)
