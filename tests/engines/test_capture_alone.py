"""What a recorder that goes on alone writes down, for how long it goes on, and who may take it over."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tests.engines.capture_room import MakeRoom
from tests.engines.simulated_sound import TurnedClock
from wontak.domain.recording import (
    Ending,
    Level,
    Listening,
    Mark,
    Marked,
    MarkKind,
    Pause,
    Record,
    Resume,
    Unmark,
)
from wontak.engines.capture_alone import HOLDER, Solitude, ask_for, holder_of, lone_holder
from wontak.engines.capture_journal import read_account
from wontak.engines.capture_lock import has_open, holding, is_held

HOUR_S = 3600.0


@pytest.fixture
def take(tmp_path: Path) -> Path:
    take = tmp_path / "a.take"
    take.mkdir()
    return take


def test_it_goes_on_for_as_long_as_it_may_and_no_longer(take: Path) -> None:
    clock = TurnedClock()
    solitude = Solitude(Record(take, alone_s=HOUR_S), clock)
    clock.now_s += 2 * HOUR_S
    assert solitude.ending() is None
    assert solitude.begin()
    clock.now_s += HOUR_S - 1.0
    assert solitude.ending() is None
    clock.now_s += 1.0
    assert solitude.ending() is Ending.NO_PARENT


def test_where_that_is_not_wanted_it_does_not_go_on(take: Path) -> None:
    assert not Solitude(Record(take)).begin()


def test_it_hands_over_when_asked_but_not_to_whoever_asked_another(take: Path) -> None:
    ask_for(take)
    solitude = Solitude(Record(take, alone_s=HOUR_S))
    solitude.begin()
    assert solitude.ending() is None
    ask_for(take)
    assert solitude.ending() is Ending.HANDED_OVER


def test_what_another_recorder_needs_is_written_down(take: Path) -> None:
    clock = TurnedClock()
    solitude = Solitude(Record(take, ("table",), alone_s=HOUR_S), clock)
    solitude.hear(Level(3.0, (), zero_s=990.0))
    solitude.hear(Listening(("table", "")))
    solitude.obey(Pause())
    paused_s, clock.now_s = clock.now_s, clock.now_s + 5.0
    solitude.obey(Pause())
    holder = holder_of(take)
    assert holder and (holder.pid, holder.devices, holder.at_s) == (os.getpid(), ("table", ""), 3.0)
    assert (holder.paused_since_s, holder.zero_s) == (paused_s, None)
    solitude.obey(Resume())
    solitude.hear(Level(4.0, (), zero_s=995.0))
    solitude.begin()
    holder = holder_of(take)
    assert holder and (holder.paused_since_s, holder.zero_s, holder.at_s) == (None, 995.0, 4.0)


def test_only_a_take_that_is_held_here_and_goes_on_alone_is_taken_over(take: Path) -> None:
    Solitude(Record(take, alone_s=HOUR_S))
    assert not is_held(take) and lone_holder(take) is None
    with holding(take):
        assert is_held(take) and lone_holder(take) is not None
        told = json.loads((take / HOLDER).read_text())
        for other in ({**told, "machine": "another"}, {**told, "alone_s": 0.0}, {"pid": 1}, []):
            (take / HOLDER).write_text(json.dumps(other))
            assert lone_holder(take) is None
        (take / HOLDER).write_text("{")
        assert lone_holder(take) is None
    assert not is_held(take)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not say who has a file open")
def test_nobody_is_taken_for_the_holder_who_has_not_got_the_take_open(take: Path) -> None:
    assert not has_open(take, os.getpid())
    with holding(take):
        assert has_open(take, os.getpid())
        assert not has_open(take, os.getppid())
    assert not has_open(take, os.getpid())


def test_a_take_is_waited_for_while_something_else_is_done(take: Path) -> None:
    first, waited = holding(take), []

    def meanwhile() -> None:
        waited.append(time.monotonic())
        if len(waited) == 3:
            first.__exit__(None, None, None)

    first.__enter__()
    with holding(take, meanwhile=meanwhile):
        assert len(waited) == 3


def test_the_journal_tells_what_was_marked_while_it_is_recorded(room: MakeRoom) -> None:
    here = room().begin().run(2.0)
    for number in (1, 2):
        here.capture.command(Mark(MarkKind.NOTE, f"{number}", here.clock.now_s, number))
    here.capture.command(Mark(MarkKind.NOTE, "one", 0.0, 1, 0.5))
    here.capture.command(Unmark(2))
    here.run(0.1)
    while here.capture.waiting:
        time.sleep(0.001)
    account = read_account(here.take)
    assert account and (account.channels, account.devices) == (("Table",), ("table",))
    assert account.marks == (Marked(0.5, MarkKind.NOTE, "one", 1),)
    here.stop()
