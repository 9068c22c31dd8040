"""Recognition through real Whisper-shaped models: everything heard once, the same each time, also after an interruption."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.bench.random_whisper import ONE_LAYER, write_model
from tests.conftest import ROOT, SAMPLE
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Segment, SegmentFlag
from wontak.domain.work import (
    Noticed,
    Progressed,
    Result,
    Stage,
    Started,
    StretchTranscribed,
    TranscribeRecording,
)
from wontak.engines import recognise
from wontak.engines.audio import import_audio
from wontak.engines.decode import Decoder
from wontak.engines.recognise import transcribe
from wontak.engines.segmenting import LONGEST_S
from wontak.engines.speech import RATE_HZ
from wontak.engines.traits import TRAITS_FILE, read_traits

STARTER = ROOT / "models" / "starter-recogniser"
TRAITS = {"max_tokens": 40, "batch_windows": 2}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working copy of the sample roundtable."""
    folder = tmp_path_factory.mktemp("sample")
    import_audio(SAMPLE / "roundtable.flac", folder / "copy", folder / "peaks")
    return folder / "copy"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A one-layer model with random weights that is to be used like an ordinary Whisper model."""
    folder = write_model(tmp_path_factory.mktemp("model"), ONE_LAYER)
    (folder / TRAITS_FILE).write_text(json.dumps(TRAITS))
    return folder


@pytest.fixture
def request_(sample: Path, model: Path) -> TranscribeRecording:
    return TranscribeRecording(1, sample, model, Meeting(), threads=1)


def never() -> bool:
    return False


def results(request: TranscribeRecording, should_stop: Callable[[], bool] = never) -> list[Result]:
    return list(transcribe(request, should_stop))


def stretches(found: Sequence[Result]) -> list[StretchTranscribed]:
    return [result for result in found if isinstance(result, StretchTranscribed)]


def segments(found: Sequence[Result]) -> list[Segment]:
    return [segment for stretch in stretches(found) for segment in stretch.segments]


def test_stretches_cover_the_recording_without_gap(request_: TranscribeRecording, sample: Path) -> None:
    found = stretches(results(request_))
    assert len(found) > 2
    assert found[0].start_s == 0.0
    assert found[-1].end_s == pytest.approx(sample.stat().st_size / 2 / RATE_HZ, abs=0.001)
    assert all(before.end_s == after.start_s for before, after in pairwise(found))
    for stretch in found:
        assert all(stretch.start_s <= s.start_s < s.end_s <= stretch.end_s for s in stretch.segments)


def test_segments_hold_their_words_in_order_and_none_is_too_long(request_: TranscribeRecording) -> None:
    for segment in segments(results(request_)):
        times = [moment for word in segment.words for moment in (word.start_s, word.end_s)]
        assert times == sorted(times)
        assert (segment.start_s, segment.end_s) == (times[0], times[-1])
        assert segment.text == " ".join(word.text for word in segment.words)
        assert segment.duration_s <= LONGEST_S
        assert 0 <= segment.confidence <= 1


@pytest.mark.parametrize("stored", [1, 2])
def test_an_interrupted_run_goes_on_to_the_same_transcript(
    request_: TranscribeRecording, stored: int
) -> None:
    whole = stretches(results(request_))
    covered = tuple((stretch.start_s, stretch.end_s) for stretch in whole[:stored])
    rest = stretches(results(replace(request_, covered=covered)))
    assert whole[:stored] + rest == whole


def test_everything_covered_leaves_nothing_to_do(request_: TranscribeRecording) -> None:
    assert segments(results(replace(request_, covered=((0.0, 10_000.0),)))) == []


def test_a_stop_keeps_whole_batches_only(request_: TranscribeRecording) -> None:
    whole = stretches(results(request_))
    asked = count()
    found = stretches(results(request_, lambda: next(asked) > 12))
    assert 0 < len(found) < len(whole)
    assert found == whole[: len(found)]


def test_progress_begins_with_an_estimate_and_ends_with_everything(request_: TranscribeRecording) -> None:
    found = results(request_)
    started = [result for result in found if isinstance(result, Started)]
    assert [result.stage for result in started] == [Stage.LISTEN, Stage.TRANSCRIBE]
    assert started[1].expected_s is not None
    assert started[1].expected_s > 0
    shares = [result.share for result in found if isinstance(result, Progressed)]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("language", list(Language))
def test_a_given_language_is_kept_and_never_in_doubt(
    request_: TranscribeRecording, language: Language
) -> None:
    found = segments(results(replace(request_, language=language)))
    assert {segment.language for segment in found} == {language}
    assert not any(SegmentFlag.LANGUAGE_DOUBT in segment.flags for segment in found)


def test_each_window_is_encoded_once_where_the_language_is_known(
    request_: TranscribeRecording, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[float] = []
    encode = Decoder.encode

    def counting(decoder: Decoder, sound: Any) -> Any:
        encoded.append(len(sound) / RATE_HZ)
        return encode(decoder, sound)

    monkeypatch.setattr(Decoder, "encode", counting)
    results(replace(request_, language=Language.EN))
    assert max(encoded) <= 30
    assert sum(encoded) / len(encoded) > 15
    assert sum(encoded) <= request_.working_copy.stat().st_size / 2 / RATE_HZ


def test_silence_is_said_to_hold_no_speech(request_: TranscribeRecording, tmp_path: Path) -> None:
    np.zeros(20 * RATE_HZ, "<i2").tofile(tmp_path / "silence")
    found = results(replace(request_, working_copy=tmp_path / "silence"))
    assert noticed(found) == [Code.NO_SPEECH.value]
    assert stretches(found) == [StretchTranscribed(1, 0.0, 20.0, ())]


@pytest.mark.parametrize("missing", ["model.bin", "tokenizer.json"])
def test_half_a_model_is_refused(request_: TranscribeRecording, tmp_path: Path, missing: str) -> None:
    folder = Path(shutil.copytree(request_.model_folder, tmp_path / "half"))
    (folder / missing).unlink()
    with pytest.raises(WontakError) as caught:
        results(replace(request_, model_folder=folder))
    assert caught.value.code is Code.MODEL_INVALID


def test_damaged_weights_are_refused(request_: TranscribeRecording, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(request_.model_folder, tmp_path / "damaged"))
    (folder / "model.bin").write_bytes(b"no weights")
    with pytest.raises(WontakError) as caught:
        results(replace(request_, model_folder=folder))
    assert caught.value.code is Code.MODEL_INVALID


def test_a_missing_model_is_said_to_be_missing(request_: TranscribeRecording, tmp_path: Path) -> None:
    with pytest.raises(WontakError) as caught:
        results(replace(request_, model_folder=tmp_path / "nowhere"))
    assert caught.value.code is Code.MODEL_MISSING


@pytest.mark.parametrize("text", ["no json", "[]", '{"window_s": 40}', '{"window_s": "long"}'])
def test_traits_that_make_no_sense_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / TRAITS_FILE).write_text(text)
    with pytest.raises(WontakError) as caught:
        read_traits(tmp_path)
    assert caught.value.code is Code.MODEL_INVALID


def test_traits_of_a_newer_version_are_read_as_far_as_they_are_known(tmp_path: Path) -> None:
    (tmp_path / TRAITS_FILE).write_text('{"starter": true, "window_s": 12, "reads_minds": true}')
    assert read_traits(tmp_path).starter
    assert read_traits(tmp_path).window_s == 12


def test_one_stretch_is_heard_alone_and_as_it_is_in_the_whole(sample: Path) -> None:
    whole = segments(results(TranscribeRecording(1, sample, STARTER, Meeting(), threads=1)))
    one = whole[len(whole) // 2]
    request = TranscribeRecording(
        1, sample, STARTER, Meeting(), language=one.language, only=(one.start_s, one.end_s), threads=1
    )
    heard = segments(results(request))
    assert one.start_s - 0.2 <= heard[0].start_s < heard[-1].end_s <= one.end_s + 0.2
    said = " ".join(segment.text for segment in heard)
    assert SequenceMatcher(None, said.split(), one.text.split()).ratio() > 0.8


def test_of_a_long_recording_only_the_stretch_is_looked_at(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    usual = recognise.speech_stretches

    def look(samples: Any, **how: Any) -> Any:
        looked_at.append(len(samples))
        return usual(samples, **how)

    monkeypatch.setattr(recognise, "speech_stretches", look)
    list(transcribe(TranscribeRecording(1, sample, STARTER, Meeting(), only=(20.0, 26.0), threads=1), never))
    assert looked_at == [16 * RATE_HZ]


def test_where_nobody_speaks_one_stretch_has_no_words(tmp_path: Path) -> None:
    np.zeros(30 * RATE_HZ, "<i2").tofile(tmp_path / "silence")
    request = TranscribeRecording(1, tmp_path / "silence", STARTER, Meeting(), only=(10.0, 14.0), threads=1)
    found = results(request)
    assert segments(found) == []
    assert noticed(found) == [Code.NO_SPEECH.value]


def noticed(found: Sequence[Result]) -> list[str]:
    return [result.code for result in found if isinstance(result, Noticed)]


def test_the_starter_reads_the_sample_in_the_right_languages(sample: Path) -> None:
    reference = json.loads((SAMPLE / "reference.json").read_text(encoding="utf-8"))["segments"]
    found = results(TranscribeRecording(1, sample, STARTER, Meeting(), threads=1))
    right_s = sum(
        max(0.0, min(one["end_s"], segment.end_s) - max(one["start_s"], segment.start_s))
        for one in reference
        for segment in segments(found)
        if segment.language == one["language"]
    )
    heard_s = sum(segment.duration_s for segment in segments(found))
    assert right_s / heard_s > 0.95
    assert noticed(found) == []


def test_the_starter_says_first_that_it_does_not_know_such_voices(sample: Path, tmp_path: Path) -> None:
    backwards = np.fromfile(sample, "<i2")[: 60 * RATE_HZ][::-1]
    backwards.tofile(tmp_path / "backwards")
    found = results(TranscribeRecording(1, tmp_path / "backwards", STARTER, Meeting(), threads=1))
    told = [result for result in found if isinstance(result, Noticed | StretchTranscribed)]
    assert isinstance(told[0], Noticed)
    assert told[0].code == "not_synthetic"
