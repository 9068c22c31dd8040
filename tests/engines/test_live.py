"""A recording that runs is heard while its file grows: with the bundled model, on the sample, faster than in real time."""

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import ROOT, SAMPLE
from wontak.domain.meeting import Language, Meeting
from wontak.domain.transcript import Segment
from wontak.domain.work import LiveHeard, Noticed, Stage, Started, TranscribeLive, TranscribeRecording
from wontak.engines.audio import import_audio
from wontak.engines.guards import mean_probability
from wontak.engines.live import GrowingSound, transcribe_live
from wontak.engines.recognise import STARTER_AT_HOME, transcribe
from wontak.engines.speech import RATE_HZ

STARTER = ROOT / "models" / "starter-recogniser"
SECOND = 2 * RATE_HZ
"""Bytes of a second of sound."""

LENGTH_S = 45
PATIENCE_S = 120.0

CUT_WORD_S = 30.85275
"""A word is cut in two here; what is left of it, 0.3 s, has a probability of 0.66."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The first part of the sample as it is written into a live copy."""
    folder = tmp_path_factory.mktemp("sample")
    import_audio(SAMPLE / "roundtable.flac", folder / "copy", folder / "peaks")
    return (folder / "copy").read_bytes()[: LENGTH_S * SECOND]


@pytest.fixture
def request_(tmp_path: Path) -> TranscribeLive:
    return TranscribeLive(tmp_path / "live.pcm", tmp_path / "live.over", STARTER, Meeting())


def never() -> bool:
    return False


class Following:
    """The engine at work in a thread of its own, and what it has told so far."""

    def __init__(self, request: TranscribeLive, should_stop: Callable[[], bool] = never) -> None:
        self.request = request
        self.told: list[object] = []
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, args=(should_stop,))
        self._thread.start()

    def _run(self, should_stop: Callable[[], bool]) -> None:
        for result in transcribe_live(self.request, should_stop):
            with self._changed:
                self.told.append(result)
                self._changed.notify_all()

    @property
    def heard(self) -> list[LiveHeard]:
        return [one for one in self.told if isinstance(one, LiveHeard)]

    @property
    def segments(self) -> list[Segment]:
        return [segment for one in self.heard for segment in one.segments]

    def until(self, so: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(so, PATIENCE_S)

    def ended(self) -> None:
        self.request.over.touch()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()


@pytest.fixture
def following(request_: TranscribeLive) -> Iterator[Following]:
    found = Following(request_)
    yield found
    found.ended()


def append(path: Path, sound: bytes) -> None:
    with path.open("ab") as file:
        file.write(sound)


def full_pass(tmp_path: Path, sound: bytes) -> list[Segment]:
    copy = tmp_path / "whole.pcm"
    copy.write_bytes(sound)
    results = transcribe(TranscribeRecording(0, copy, STARTER, Meeting()), never)
    return [segment for one in results for segment in getattr(one, "segments", ())]


def words(segments: list[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


@pytest.mark.slow
def test_text_comes_while_the_recording_grows_and_is_that_of_the_full_pass(
    following: Following, request_: TranscribeLive, sound: bytes, tmp_path: Path
) -> None:
    for second in range(LENGTH_S - 5):
        append(request_.live_copy, sound[second * SECOND : (second + 1) * SECOND])
        if second == 25:
            following.until(lambda: bool(following.segments))
    following.until(lambda: following.heard[-1].to_s > LENGTH_S - 20 if following.heard else False)
    before_the_end = len(following.segments)
    append(request_.live_copy, sound[(LENGTH_S - 5) * SECOND :])
    following.ended()
    assert following.told[0] == Started(Stage.LIVE)
    assert 0 < before_the_end <= len(following.segments)
    assert {one.language for one in following.segments} == set(Language)
    assert words(following.segments) == words(full_pass(tmp_path, sound))
    times = [segment.start_s for segment in following.segments]
    assert times == sorted(times)
    assert following.heard[-1].to_s == pytest.approx(LENGTH_S)
    assert all(a.to_s <= b.to_s for a, b in pairwise(following.heard))
    assert 0 < following.heard[-1].worked_s < PATIENCE_S


def test_the_youngest_second_is_not_looked_at_so_that_it_may_be_taken_back(
    following: Following, request_: TranscribeLive, sound: bytes
) -> None:
    append(request_.live_copy, bytes(5 * SECOND))
    following.until(lambda: bool(following.heard))
    assert following.heard[-1].to_s <= 4.0
    # A recorder that was killed is replaced: what it had not put on the disk is cut off, and silence stands for it.
    with request_.live_copy.open("r+b") as file:
        file.truncate(round(4.2 * SECOND))
    append(request_.live_copy, bytes(SECOND) + sound)
    following.ended()
    assert following.segments
    assert following.segments[0].start_s > 5.2
    assert following.heard[-1].to_s == pytest.approx(5.2 + LENGTH_S)


def test_a_pause_in_which_nothing_grows_is_waited_out(
    following: Following, request_: TranscribeLive, sound: bytes
) -> None:
    append(request_.live_copy, sound[: 20 * SECOND])
    following.until(lambda: bool(following.segments))
    append(request_.live_copy, sound[20 * SECOND : 30 * SECOND])
    following.ended()
    assert following.heard[-1].to_s == pytest.approx(30.0)


def test_a_recording_that_has_not_begun_or_is_silent_gives_no_text(
    following: Following, request_: TranscribeLive
) -> None:
    append(request_.live_copy, bytes(20 * SECOND))
    following.until(lambda: bool(following.heard) and following.heard[-1].to_s > 10)
    following.ended()
    assert following.segments == []
    assert not any(isinstance(one, Noticed) for one in following.told)


def test_it_stops_when_told_to(request_: TranscribeLive, sound: bytes) -> None:
    stop = threading.Event()
    following = Following(request_, stop.is_set)
    append(request_.live_copy, sound[: 20 * SECOND])
    following.until(lambda: bool(following.segments))
    stop.set()
    following._thread.join(PATIENCE_S)
    assert not following._thread.is_alive()
    assert following.heard[-1].to_s < 20.0


def test_it_may_begin_in_the_middle(request_: TranscribeLive, sound: bytes) -> None:
    request_.live_copy.write_bytes(sound[: 30 * SECOND])
    request_.over.touch()
    later = TranscribeLive(request_.live_copy, request_.over, STARTER, Meeting(), from_s=15.0)
    heard = [one for one in transcribe_live(later, never) if isinstance(one, LiveHeard)]
    segments = [segment for one in heard for segment in one.segments]
    assert segments
    assert all(segment.start_s >= 14.9 for segment in segments)


def test_a_piece_of_a_word_at_the_beginning_does_not_pass_for_a_voice_the_starter_does_not_know(
    request_: TranscribeLive, sound: bytes
) -> None:
    request_.live_copy.write_bytes(sound[2 * round(CUT_WORD_S * RATE_HZ) :])
    request_.over.touch()
    told = list(transcribe_live(request_, never))
    first = next(one.segments[0] for one in told if isinstance(one, LiveHeard) and one.segments)
    assert mean_probability(first.words) < STARTER_AT_HOME
    assert not [one for one in told if isinstance(one, Noticed)]


def test_people_are_told_from_the_starters_own_voices_by_what_is_said_first(
    request_: TranscribeLive, sound: bytes
) -> None:
    backwards = np.frombuffer(sound, "<i2")[::-1]
    backwards.tofile(request_.live_copy)
    request_.over.touch()
    noticed = [one.code for one in transcribe_live(request_, never) if isinstance(one, Noticed)]
    assert noticed == ["not_synthetic"]


def test_a_file_that_is_not_there_is_silence(tmp_path: Path) -> None:
    sound = GrowingSound(tmp_path / "none.pcm")
    assert len(sound) == 0
    assert len(sound[0:16_000]) == 0
