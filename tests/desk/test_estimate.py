"""How long a job will take: guessed, learned from jobs, said."""

from __future__ import annotations

from pathlib import Path

import pytest

from wontak.desk.estimate import Estimates, Workload, length_said, said, said_of_seconds, workload
from wontak.domain.meeting import Language, Meeting
from wontak.domain.packs import Pack, PackKind
from wontak.domain.transcript import Segment
from wontak.domain.work import Stage
from wontak.jobs.protocol import FindVoices, ImportAudio, TranscribeRecording, TranslateSegments


def pack(name: str, size_bytes: int) -> Pack:
    return Pack(name, PackKind.RECOGNISER, Path(name), (Language.KO, Language.EN), size_bytes)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "speeds.json"


def test_before_any_job_a_larger_model_is_expected_to_take_longer(file: Path) -> None:
    estimates = Estimates(file, cores=4)
    small, large = pack("small", 480_000_000), pack("large", 3_000_000_000)
    assert estimates.transcription_s(large, 600) > 4 * estimates.transcription_s(small, 600)


def test_before_any_job_more_cores_are_expected_to_be_faster(file: Path) -> None:
    small = pack("small", 480_000_000)
    assert Estimates(file, cores=2).transcription_s(small, 600) > Estimates(file, cores=8).transcription_s(
        small, 600
    )


def test_a_finished_job_teaches_how_fast_this_computer_is(file: Path) -> None:
    Estimates(file).learn(Workload(Stage.TRANSCRIBE, 1000.0, "small"), took_s=502.0)
    assert Estimates(file).transcription_s(pack("small", 1), 2000.0) == pytest.approx(1002.0)


def test_later_jobs_count_as_much_as_all_before(file: Path) -> None:
    estimates = Estimates(file)
    estimates.learn(Workload(Stage.TRANSLATE, 1000), took_s=102.0)
    estimates.learn(Workload(Stage.TRANSLATE, 1000), took_s=202.0)
    assert estimates.translation_s(1000) == pytest.approx(152.0)


def test_one_model_teaches_nothing_about_another(file: Path) -> None:
    estimates = Estimates(file, cores=8)
    before_s = estimates.transcription_s(pack("other", 480_000_000), 600)
    estimates.learn(Workload(Stage.TRANSCRIBE, 1000.0, "small"), took_s=9000.0)
    assert estimates.transcription_s(pack("other", 480_000_000), 600) == before_s


def test_very_short_jobs_and_empty_ones_teach_nothing(file: Path) -> None:
    estimates = Estimates(file)
    estimates.learn(Workload(Stage.VOICES, 5.0), took_s=1.0)
    estimates.learn(Workload(Stage.VOICES, 0.0), took_s=60.0)
    assert not file.exists()


def test_a_damaged_memory_is_begun_anew(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"voices": "fast", "translate": ', encoding="utf-8")
    estimates = Estimates(file)
    estimates.learn(Workload(Stage.VOICES, 100.0), took_s=12.0)
    assert Estimates(file).voices_s(100.0) == pytest.approx(12.0)


def test_the_workload_is_what_the_request_leaves_to_be_done(tmp_path: Path) -> None:
    copy = tmp_path / "1.pcm"
    copy.write_bytes(bytes(32_000 * 10))
    transcription = TranscribeRecording(1, copy, Path("models/small"), Meeting(), covered=((0.0, 4.0),))
    segments = (Segment(1, 0, 1, Language.KO, "예산안입니다"), Segment(1, 1, 2, Language.EN, "Yes"))
    assert workload(transcription) == Workload(Stage.TRANSCRIBE, 6.0, "small")
    assert workload(FindVoices(((1, copy), (2, copy)), Meeting(), ())) == Workload(Stage.VOICES, 20.0)
    assert workload(TranslateSegments(segments, tmp_path, Meeting())) == Workload(Stage.TRANSLATE, 9)
    assert workload(ImportAudio(tmp_path / "a.m4a", copy, tmp_path)) == Workload(Stage.IMPORT, 10.0)


def test_a_stretch_heard_alone_is_a_job_of_its_own_length(tmp_path: Path) -> None:
    stretch = TranscribeRecording(1, tmp_path / "1.pcm", Path("small"), Meeting(), only=(100.0, 106.5))
    assert workload(stretch) == Workload(Stage.TRANSCRIBE, 6.5, "small")


def test_a_stretch_heard_alone_teaches_how_long_stretches_take_and_nothing_about_the_whole(
    file: Path,
) -> None:
    estimates, small = Estimates(file), pack("small", 480_000_000)
    whole_s = estimates.transcription_s(small, 3600)
    estimates.learn(Workload(Stage.TRANSCRIBE, 6.5, "small"), took_s=9.0)
    estimates.learn(Workload(Stage.TRANSLATE, 40), took_s=1.5)
    again = Estimates(file)
    assert again.transcription_s(small, 12.0) == pytest.approx(9.0)
    assert again.translation_s(80) == pytest.approx(1.5)
    assert again.transcription_s(small, 3600) == whole_s


def test_before_any_job_a_word_is_expected_to_take_as_long_as_a_window_of_the_model(file: Path) -> None:
    estimates, small = Estimates(file), pack("small", 480_000_000)
    assert estimates.transcription_s(small, 1.0) == estimates.transcription_s(small, 20.0)


def test_what_a_job_works_on_tells_its_length_where_the_model_does_not_matter(file: Path) -> None:
    estimates = Estimates(file)
    assert estimates.work_s(Workload(Stage.IMPORT, 3600.0)) == pytest.approx(estimates.import_s(3600.0))
    assert estimates.work_s(Workload(Stage.TRANSCRIBE, 3600.0, "small")) is None
    assert estimates.work_s(Workload(Stage.IMPORT, 0.0)) is None


@pytest.mark.parametrize(
    ("length_s", "english", "korean"),
    [
        (1.2, "Takes only a moment.", "금방 끝납니다."),
        (2.6, "About 3 s on this computer.", "이 컴퓨터에서 약 3초 걸립니다."),
        (47, "About 50 s on this computer.", "이 컴퓨터에서 약 50초 걸립니다."),
    ],
)
def test_a_matter_of_seconds_is_said_in_seconds(length_s: float, english: str, korean: str) -> None:
    assert said_of_seconds(length_s, Language.EN) == english
    assert said_of_seconds(length_s, Language.KO) == korean


def test_a_command_says_nothing_of_a_moment(file: Path) -> None:
    assert [length_said(length_s, Language.EN) for length_s in (1.0, 4.2)] == ["", "about 5 s"]
    assert length_said(31.0, Language.KO) == "약 30초"


@pytest.mark.parametrize(
    ("length_s", "english", "korean"),
    [
        (3, "About 10 s on this computer.", "이 컴퓨터에서 약 10초 걸립니다."),
        (47, "About 50 s on this computer.", "이 컴퓨터에서 약 50초 걸립니다."),
        (731, "About 12 min on this computer.", "이 컴퓨터에서 약 12분 걸립니다."),
        (4700, "About 1 h 20 min on this computer.", "이 컴퓨터에서 약 1시간 20분 걸립니다."),
    ],
)
def test_an_estimate_is_said_no_more_exactly_than_it_is_known(
    length_s: float, english: str, korean: str
) -> None:
    assert said(length_s, Language.EN) == english
    assert said(length_s, Language.KO) == korean
