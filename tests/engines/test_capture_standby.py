"""Whoever stands by has heard what a lost recorder has not: nothing is missing, nothing is there twice."""

from __future__ import annotations

import numpy as np
import pytest

from tests.engines.capture_room import MakeRoom, Room
from tests.engines.simulated_sound import SimulatedInput, is_counting
from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import RATE_HZ, GapKind, Listening, Pause, RecordingBegan, Resume
from wontak.engines.capture_standby import KEPT_S


def gone_on(here: Room, zero_s: float, **order: object) -> Room:
    """The recording, with whoever stood by as its recorder."""
    standby, here.standby = here.standby, None
    return here.begin(standby=standby, zero_s=zero_s, **order)


@pytest.mark.parametrize("unheard_s", [0.0, 0.05, 1.0, 7.0])
def test_what_the_lost_recorder_did_not_hear_is_there(room: MakeRoom, unheard_s: float) -> None:
    here = room().begin()
    zero_s = here.clock.now_s
    here.stand_by()
    here.run(12.0).lose()
    for _ in range(round(unheard_s / 0.05)):
        here.clock.now_s += 0.05
        assert here.standby is not None
        here.standby.step()
    joined, sound = gone_on(here, zero_s).run(5.0).stop().joined()
    assert joined.gaps == ()
    assert is_counting(sound[:, 0])
    assert joined.duration_s == pytest.approx(17.0 + unheard_s, abs=0.1)
    assert [event.missing_s for event in here.events if isinstance(event, RecordingBegan)] == [0.0, 0.0]


@pytest.mark.parametrize("off_s", [-0.08, 0.08])
def test_a_clock_that_is_a_little_off_neither_doubles_nor_drops_a_sample(
    room: MakeRoom, off_s: float
) -> None:
    here = room().begin()
    zero_s = here.clock.now_s
    here.stand_by()
    here.run(12.0).lose()
    _, sound = gone_on(here, zero_s + off_s).run(5.0).stop().joined()
    assert is_counting(sound[:, 0])


def test_an_input_that_cannot_be_had_is_not_waited_for(room: MakeRoom) -> None:
    table, feed = SimulatedInput("table", exclusive=True), SimulatedInput("feed")
    here = room(table, feed).begin(devices=("table", "feed"))
    standby = here.stand_by()
    here.run(1.0)
    assert not standby.has_heard(1.0)
    here.run(1.0)
    assert standby.has_heard(1.0)
    assert standby.source_of(0) is None and standby.source_of(1) is not None


def test_what_is_longer_ago_than_what_is_kept_is_marked(room: MakeRoom) -> None:
    here = room().begin()
    zero_s = here.clock.now_s
    here.stand_by()
    here.run(6.0).lose()
    while here.clock.now_s < zero_s + 26.0:
        here.clock.now_s += 0.05
        assert here.standby is not None
        here.standby.step()
    joined, sound = gone_on(here, zero_s).run(5.0).stop().joined()
    (gap,) = joined.gaps
    assert gap.kind is GapKind.RESTART
    assert gap.length_s == pytest.approx(20.0 - KEPT_S, abs=0.2)
    edges = [round(gap.at_s * RATE_HZ), round((gap.at_s + gap.length_s) * RATE_HZ)]
    first, silence, again = np.split(sound[:, 0], edges)
    assert is_counting(first) and not silence.any() and is_counting(again)


def test_two_channels_go_on_side_by_side(room: MakeRoom) -> None:
    table, feed = SimulatedInput("table"), SimulatedInput("feed", rate_hz=48_004.8, late_s=0.04)
    here = room(table, feed).begin(devices=("table", "feed"))
    zero_s = here.clock.now_s
    here.stand_by()
    here.run(12.0).lose()
    joined, sound = gone_on(here, zero_s, devices=("table", "feed")).run(5.0).stop().joined()
    assert joined.gaps == ()
    # Before it begins there is a little silence: the other one was heard that much earlier.
    assert is_counting(sound[RATE_HZ // 10 : -RATE_HZ // 10, 0])
    step = np.diff(sound[11 * RATE_HZ : 14 * RATE_HZ, 1].astype(np.int64))
    assert np.abs(step[np.abs(step) < 60_000]).max() < 20


def test_an_input_that_takes_one_listener_alone_is_gone_on_with_as_soon_as_it_can_be_had(
    room: MakeRoom,
) -> None:
    table, feed = SimulatedInput("table"), SimulatedInput("feed", exclusive=True)
    here = room(table, feed).begin(devices=("table", "feed"))
    zero_s = here.clock.now_s
    here.stand_by()
    here.run(6.0).lose()
    here.clock.now_s += 1.0
    joined, sound = gone_on(here, zero_s, devices=("table", "feed")).run(5.0).stop().joined()
    assert is_counting(sound[: -RATE_HZ // 10, 0])
    (gap,) = joined.gaps
    assert (gap.kind, gap.channel) == (GapKind.RESTART, 1)
    assert gap.length_s == pytest.approx(1.0, abs=0.15)
    edges = [round(gap.at_s * RATE_HZ), round((gap.at_s + gap.length_s) * RATE_HZ)]
    first, silence, again = np.split(sound[: -RATE_HZ // 10, 1], edges)
    assert is_counting(first[: -RATE_HZ // 10]) and not silence[1:-1].any() and is_counting(again[1:])


def test_nothing_is_kept_of_a_pause(room: MakeRoom) -> None:
    here = room().begin()
    standby = here.stand_by()
    here.run(6.0)
    paused_since_s = here.clock.now_s
    here.capture.command(Pause())
    standby.pause()
    here.run(20.0).lose()
    gone_on(here, 0.0, paused_since_s=paused_since_s).run(20.0)
    here.capture.command(Resume())
    joined, sound = here.run(3.0).stop().joined()
    assert joined.duration_s == pytest.approx(9.0, abs=0.15)
    (gap,) = joined.gaps
    assert gap.kind is GapKind.PAUSE
    assert gap.length_s == pytest.approx(40.0, abs=0.15)
    edge = round(gap.at_s * RATE_HZ)
    assert is_counting(sound[:edge, 0]) and is_counting(sound[edge:, 0])


def test_after_a_pause_nothing_of_it_is_put_in(room: MakeRoom) -> None:
    here = room().begin()
    standby = here.stand_by()
    here.run(6.0)
    here.capture.command(Pause())
    standby.pause()
    here.run(5.0)
    here.capture.command(Resume())
    standby.resume()
    zero_s = here.clock.now_s - 6.0
    here.run(3.0).lose()
    joined, sound = gone_on(here, zero_s).run(3.0).stop().joined()
    (gap,) = joined.gaps
    assert gap.kind is GapKind.PAUSE
    edge = round(gap.at_s * RATE_HZ)
    assert is_counting(sound[:edge, 0]) and is_counting(sound[edge:, 0])


def test_it_hears_what_is_recorded_now(room: MakeRoom) -> None:
    table, other = SimulatedInput("table"), SimulatedInput("other")
    here = room(table, other).begin(devices=("table",))
    zero_s = here.clock.now_s
    here.stand_by()
    here.run(5.0)
    table.present = False
    here.run(5.0)
    told = [event.devices for event in here.events if isinstance(event, Listening)]
    assert told == [("table",), ("",), ("other",)]
    here.run(3.0).lose()
    here.clock.now_s += 0.5
    joined, sound = gone_on(here, zero_s, devices=("table",)).run(3.0).stop().joined()
    (gap,) = joined.gaps
    assert gap.kind is GapKind.DEVICE
    assert is_counting(sound[round((gap.at_s + gap.length_s) * RATE_HZ) + 1 :, 0])


def test_it_ends_when_the_sound_system_is_dead(room: MakeRoom) -> None:
    table = SimulatedInput("table")
    here = room(table).begin()
    standby = here.stand_by()
    here.run(3.0)
    table.stalled = True
    with pytest.raises(WontakError) as fault:
        for _ in range(100):
            here.clock.now_s += 0.05
            standby.step()
    assert fault.value.code is Code.NO_INPUT


def test_it_keeps_a_few_seconds_and_no_more(room: MakeRoom) -> None:
    here = room().begin()
    standby = here.stand_by()
    here.run(60.0)
    (ear,) = standby.ears
    assert KEPT_S * RATE_HZ <= ear.kept < (KEPT_S + 0.2) * RATE_HZ
    assert ear.kept == len(ear.sound())
    standby.close()
    assert standby.ears == ()
