"""The live transcript on the desk: text comes as it is said, a model that falls behind is given up, and nobody waits."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.jobs.errands import abort_live, hear_a_minute, hear_once_and_hang, hear_one_line_each
from wontak.desk.engine_work import STARTER
from wontak.desk.estimate import Estimates
from wontak.desk.live import CATCHES_UP_WITHIN_S, FELL_BEHIND_S, LiveState, LiveTranscript
from wontak.desk.live_models import plan_for
from wontak.domain.errors import Code
from wontak.domain.meeting import Language, Meeting
from wontak.domain.messages import sentence
from wontak.domain.packs import Pack, PackKind
from wontak.engines.audio import import_audio
from wontak.jobs.protocol import Noticed
from wontak.store.meetings import MeetingStore
from wontak.store.packs import STARTER_RECOGNISER, Packs

SECOND = 32_000
PATIENCE_S = 120.0
TOO_FAR_S = FELL_BEHIND_S + 5.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[MeetingStore]:
    with MeetingStore.create(tmp_path / "meeting.wontak", Meeting()) as opened:
        yield opened


@pytest.fixture
def live_copy(store: MeetingStore) -> Path:
    path = store.folder / "cache" / "live-2026-03-18 14-00-00.pcm"
    path.touch()
    return path


@pytest.fixture
def estimates(tmp_path: Path) -> Estimates:
    return Estimates(tmp_path / "speeds.json", cores=2)


class TwoModels(Packs):
    """A large and a small model beside the bundled starter; only their names and sizes are looked at."""

    def installed(self) -> tuple[Pack, ...]:
        return (*super().installed(), _model("slow-large", 900), _model("small", 90))


def _model(name: str, megabytes: int) -> Pack:
    return Pack(name, PackKind.RECOGNISER, Path(name), tuple(Language), megabytes * 1_000_000)


def measured(estimates: Estimates, **shares: float) -> Estimates:
    for name, share in shares.items():
        estimates.learn_live(_model(name.replace("_", "-"), 1), share)
    return estimates


class Session:
    """A live transcript, polled until something is the case."""

    def __init__(self, live: LiveTranscript) -> None:
        self.live = live
        self.notices: list[Noticed] = []
        self.longest_poll_s = 0.0

    def until(self, so: Callable[[], bool], at_s: float = 0.0) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while not so():
            assert time.monotonic() < deadline_s, (self.live.state, self.notices)
            began_s = time.monotonic()
            self.notices += self.live.poll(at_s)
            self.longest_poll_s = max(self.longest_poll_s, time.monotonic() - began_s)
            self.live.join(0.02)

    def fall_behind(self, from_s: float = 0.0) -> None:
        """Let the recording run away: first it is far ahead, and some time later still."""
        self.notices += self.live.poll(from_s + TOO_FAR_S)
        self.notices += self.live.poll(from_s + TOO_FAR_S + CATCHES_UP_WITHIN_S + 1)


# Which model --------------------------------------------------------------------------------------------------------------


def test_the_model_that_is_wanted_hears_along_where_it_keeps_up(estimates: Estimates) -> None:
    plan = plan_for(TwoModels(), "", measured(estimates, slow_large=0.4, small=0.1))
    assert [one.name for one in plan.packs] == ["slow-large", "small"]
    assert plan.notice is None


def test_a_smaller_one_stands_in_for_one_that_does_not_and_that_is_said(estimates: Estimates) -> None:
    plan = plan_for(TwoModels(), "", measured(estimates, slow_large=0.9, small=0.1))
    assert [one.name for one in plan.packs] == ["small"]
    assert plan.notice == Noticed("live_other_model", (("model", "slow-large"), ("other", "small")))


def test_none_hears_along_where_none_keeps_up_and_no_starter_stands_in(estimates: Estimates) -> None:
    plan = plan_for(TwoModels(), "", measured(estimates, slow_large=3.0, small=0.7))
    assert plan.packs == ()
    assert plan.notice and plan.notice.code == "live_too_slow"


def test_the_bundled_starter_hears_along_where_there_is_nothing_else(estimates: Estimates) -> None:
    plan = plan_for(Packs(), "", estimates)
    assert [one.name for one in plan.packs] == [STARTER_RECOGNISER]


def test_without_any_model_that_is_said(estimates: Estimates, tmp_path: Path) -> None:
    plan = plan_for(Packs(tmp_path / "none", tmp_path / "nothing"), "", estimates)
    assert (plan.packs, plan.notice) == ((), Noticed("live_no_model"))


def test_a_full_pass_tells_how_fast_a_model_will_be_on_one_thread(
    estimates: Estimates, tmp_path: Path
) -> None:
    (tmp_path / "speeds.json").write_text(json.dumps({"transcribe/small": 0.2}))
    known = Estimates(tmp_path / "speeds.json", cores=4)
    assert known.live_share(_model("small", 90)) == pytest.approx(0.8)
    known.learn_live(_model("small", 90), 0.3)
    assert Estimates(tmp_path / "speeds.json", cores=4).live_share(_model("small", 90)) == pytest.approx(0.3)


# While it runs ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_text_is_in_the_meeting_while_the_recording_grows(
    store: MeetingStore, live_copy: Path, estimates: Estimates, tmp_path: Path
) -> None:
    import_audio(SAMPLE / "roundtable.flac", tmp_path / "copy", tmp_path / "peaks")
    sound = (tmp_path / "copy").read_bytes()[: 70 * SECOND]
    session = Session(LiveTranscript(store, live_copy, estimates=estimates))
    live = session.live
    with live_copy.open("ab") as file:
        file.write(sound[: 30 * SECOND])
    session.until(lambda: len(live.lines) >= 2, at_s=30.0)
    assert (live.state, live.model) == (LiveState.HEARING, STARTER_RECOGNISER)
    assert store.live_lines(live.take) == live.lines
    assert store.setting(STARTER) == "1"
    live.correct(live.lines[0].id, "  고친 말  ", "김")
    assert (live.lines[0].text, live.lines[0].edited) == ("고친 말", True)
    assert store.live_lines(live.take)[0] == live.lines[0]
    with live_copy.open("ab") as file:
        file.write(sound[30 * SECOND :])
    live.finish()
    session.until(lambda: live.is_over, at_s=70.0)
    assert live.lines[0].text == "고친 말"
    assert live.lines[-1].end_s > 60.0
    assert session.notices == []
    assert session.longest_poll_s < 0.5
    assert 0 < estimates.live_share(Packs().default_recogniser()) < 0.6


def test_a_model_that_stalls_is_given_up_and_the_next_goes_on_where_it_was(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    packs = TwoModels()
    session = Session(
        LiveTranscript(
            store,
            live_copy,
            packs,
            estimates=measured(estimates, slow_large=0.1, small=0.1),
            perform=hear_one_line_each,
        )
    )
    session.until(lambda: len(session.live.lines) == 1)
    session.fall_behind(from_s=3.0)
    session.until(lambda: len(session.live.lines) == 2, at_s=10.0)
    assert [line.text for line in session.live.lines] == ["slow-large", "small"]
    assert [line.start_s for line in session.live.lines] == [1.0, 4.0]
    assert session.notices == [Noticed("live_fell_behind", (("model", "slow-large"), ("other", "small")))]
    assert sentence("live_fell_behind", dict(session.notices[0].fields), Language.EN).endswith(
        "goes on with “small”."
    )


def test_where_no_other_is_left_it_ends_and_says_so(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_once_and_hang))
    session.until(lambda: session.live.state is LiveState.HEARING)
    session.fall_behind()
    session.until(lambda: session.live.state is LiveState.NONE, at_s=60.0)
    assert session.live.reason == session.notices[-1]
    for language, said in (
        (Language.EN, "ends here, the recording goes on."),
        (Language.KO, "녹음은 계속됩니다."),
    ):
        assert sentence("live_fell_behind", dict(session.notices[-1].fields), language).endswith(said)
    session.live.finish()
    assert session.live.is_over


def test_a_moment_behind_is_no_reason_to_give_up(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_once_and_hang))
    session.until(lambda: session.live._heard_s == 1.0)
    session.live.poll(TOO_FAR_S)
    session.live._heard_s = 20.0  # it comes nearer
    session.live.poll(TOO_FAR_S + CATCHES_UP_WITHIN_S + 1)
    assert session.live.state is LiveState.HEARING
    session.live.close()
    session.live.join(PATIENCE_S)


def test_an_engine_that_aborts_ends_the_live_transcript_only(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=abort_live))
    session.until(lambda: session.live.state is LiveState.NONE)
    assert [notice.code for notice in session.notices] == ["live_lost"]


def test_what_a_recording_tells_of_a_models_speed_is_remembered(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_a_minute))
    session.until(lambda: session.live.state is LiveState.NONE)
    assert estimates.live_share(Packs().default_recogniser()) == pytest.approx(0.25)


def test_last_words_that_do_not_come_are_not_waited_for_for_long(
    store: MeetingStore, live_copy: Path, estimates: Estimates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wontak.desk.live.FINISH_WITHIN_S", 0.5)
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_once_and_hang))
    session.until(lambda: session.live.state is LiveState.HEARING)
    began_s = time.monotonic()
    session.live.finish()
    session.until(lambda: session.live.is_over)
    assert time.monotonic() - began_s < 2.0
    assert session.longest_poll_s < 0.5
    session.live.join(PATIENCE_S)
    assert not list(live_copy.parent.glob("*.over"))


def test_nothing_is_heard_along_in_a_meeting_that_is_approved_and_that_is_said(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    store.approve("김서기")
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_once_and_hang))
    session.until(lambda: session.live.state is LiveState.NONE)
    assert [one.code for one in session.notices] == [Code.MEETING_APPROVED]
    assert session.live.reason == session.notices[0]
    assert session.live.lines == ()


def test_approving_while_it_hears_ends_it_and_that_is_said(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_one_line_each))
    store.approve("김서기")
    session.until(lambda: session.live.is_over)
    assert [one.code for one in session.notices] == [Code.MEETING_APPROVED]
    assert store.live_lines(session.live.take) == () and store.setting(STARTER) is None
    session.live.join(PATIENCE_S)


def test_a_cache_that_was_deleted_ends_it_with_the_recording(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_once_and_hang))
    session.until(lambda: session.live.state is LiveState.HEARING)
    shutil.rmtree(live_copy.parent)
    session.live.finish()
    assert session.live.is_over
    session.live.join(PATIENCE_S)


def test_closing_waits_for_nobody_and_nothing_comes_after_it(
    store: MeetingStore, live_copy: Path, estimates: Estimates
) -> None:
    session = Session(LiveTranscript(store, live_copy, estimates=estimates, perform=hear_once_and_hang))
    began_s = time.monotonic()
    session.live.close()
    assert time.monotonic() - began_s < 0.5
    assert session.live.is_over and session.live.poll(1.0) == ()
    session.live.join(PATIENCE_S)
    assert session.live.lines == ()
