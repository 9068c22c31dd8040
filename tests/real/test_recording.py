"""Recording for real, from virtual microphones of a sound server: what was played is what is in the meeting."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from tests.real.recording_session import Session, sound_of
from tests.real.virtual_microphone import (
    Samples,
    SoundServer,
    likeness,
    needs_sound_server,
    noise,
    place_of,
    sound_server,
)
from wontak.cli.main import wontak
from wontak.desk.inputs import chosen, inputs
from wontak.desk.joining import recover
from wontak.desk.recording import Order, Recorder, Trial
from wontak.domain.meeting import Meeting
from wontak.domain.recording import (
    RATE_HZ,
    GapKind,
    MarkKind,
)
from wontak.store.meetings import MeetingStore

pytestmark = [needs_sound_server, pytest.mark.slow]


PROBE = 6
"""Samples by which a place in noise is told from all others."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server(monkeypatch, "table", "spare") as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[MeetingStore]:
    with MeetingStore.create(tmp_path / "meeting.wontak", Meeting()) as opened:
        yield opened


def test_the_recording_is_what_was_played(server: SoundServer, store: MeetingStore) -> None:
    assert [one.id for one in inputs() if not one.is_own_sound] == ["table", "spare"]
    session = Session(Recorder(store))
    session.until_began()
    played = noise(6.0, seed=1)
    began_s = session.recorder.at_s
    server.play(played, "table")
    session.for_s(7.5)
    session.recorder.mark(MarkKind.STAR)
    session.stop()
    (recording,) = recover(store)
    heard = sound_of(store, recording)[:, 0]
    place = place_of(played, heard)
    assert place / RATE_HZ - began_s < 1.0
    assert len(heard) >= place + len(played)
    assert likeness(played, heard[place:]) >= 0.98
    # Nothing is missing inside: every second lies where it should.
    for second in range(6):
        piece = slice(second * RATE_HZ, (second + 1) * RATE_HZ)
        assert likeness(played[piece], heard[place:][piece]) >= 0.98
    assert [label.kind for label in store.labels()] == [MarkKind.STAR]
    assert store.gaps(recording.id) == ()


def test_sound_that_plays_already_is_recorded_from_the_start(
    server: SoundServer, store: MeetingStore
) -> None:
    played = noise(12.0, seed=2)
    server.play(played, "table")
    session = Session(Recorder(store))
    session.until_began()
    session.for_s(2.0)
    session.stop()
    (recording,) = recover(store)
    heard = sound_of(store, recording)[:, 0]
    tenth = RATE_HZ // 10
    place = place_of(heard[tenth : tenth + RATE_HZ], played)
    assert likeness(heard[tenth : tenth + RATE_HZ], played[place:]) >= 0.98


def test_two_microphones_are_two_channels_side_by_side(server: SoundServer, store: MeetingStore) -> None:
    session = Session(Recorder(store, Order(devices=("table", "spare"))))
    session.until_began()
    assert session.recorder.channels == ("table", "spare")
    first, second = noise(3.0, seed=3), noise(3.0, seed=4)
    server.play(first, "table")
    server.play(second, "spare")
    session.for_s(5.0)
    session.stop()
    (recording,) = recover(store)
    heard = sound_of(store, recording)
    assert heard.shape[1] == 2
    for channel, played in enumerate((first, second)):
        place = place_of(played, heard[:, channel])
        assert likeness(played, heard[place:, channel]) >= 0.98, store.gaps(recording.id)


def test_a_microphone_that_is_unplugged_is_replaced_until_it_is_plugged_in_again(
    server: SoundServer, store: MeetingStore
) -> None:
    session = Session(Recorder(store, Order(devices=("table",))))
    session.until_began()
    session.for_s(1.5)
    server.unplug("table")
    session.until(lambda: session.warned("input_replaced"))
    played = noise(3.0, seed=5)
    server.play(played, "spare")
    session.for_s(4.5)
    server.plug_in("table")
    session.until(lambda: session.over("input_replaced"))
    back = noise(2.0, seed=8)
    server.play(back, "table")
    session.for_s(3.5)
    session.stop()
    (recording,) = recover(store)
    heard = sound_of(store, recording)[:, 0]
    assert session.warned("input_lost") and session.over("input_lost")
    for sound in (played, back):
        assert likeness(sound, heard[place_of(sound, heard) :]) >= 0.98
    (gap,) = store.gaps(recording.id)
    assert gap.kind is GapKind.DEVICE
    assert gap.length_s < 5.0


def test_a_sound_server_that_dies_is_noticed_and_its_return_too(
    server: SoundServer, store: MeetingStore
) -> None:
    session = Session(Recorder(store))
    session.until_began()
    played = noise(2.0, seed=6)
    server.play(played, "table")
    session.for_s(3.5)
    server.kill()
    session.until(lambda: session.warned("sound_server_lost"))
    server.start("table")
    session.until(lambda: session.over("sound_server_lost") or session.warned("recorder_restarted"))
    again = noise(2.0, seed=7)
    server.play(again, "table")
    session.for_s(3.5)
    session.stop()
    (recording,) = recover(store)
    heard = sound_of(store, recording)[:, 0]
    for sound in (played, again):
        assert likeness(sound, heard[place_of(sound, heard) :]) >= 0.98
    assert {gap.kind for gap in store.gaps(recording.id)} <= {GapKind.SERVER, GapKind.RESTART}
    assert store.gaps(recording.id)


def test_a_sound_server_that_is_held_up_costs_nothing(server: SoundServer, store: MeetingStore) -> None:
    session = Session(Recorder(store))
    session.until_began()
    played = noise(8.0, seed=9)
    server.play(played, "table")
    session.for_s(1.0)
    for _ in range(10):
        server.hold_up(0.1)
        session.for_s(0.4)
    session.for_s(3.5)
    session.stop()
    (recording,) = recover(store)
    assert _missing(played, sound_of(store, recording)[:, 0]) == 0
    assert store.gaps(recording.id) == ()


@pytest.mark.soak
def test_on_an_overloaded_machine_every_sample_is_there(server: SoundServer, store: MeetingStore) -> None:
    session = Session(Recorder(store))
    session.until_began()
    with busy_machine():
        played = noise(40.0, seed=10)
        server.play(played, "table")
        session.for_s(43.0)
    session.stop()
    (recording,) = recover(store)
    assert _missing(played, sound_of(store, recording)[:, 0]) == 0


def test_what_the_computer_plays_can_be_recorded(server: SoundServer, store: MeetingStore) -> None:
    own_sound = chosen(["Monitor of spare-sink"], inputs())
    session = Session(Recorder(store, Order(devices=("table", *own_sound))))
    session.until_began()
    assert session.recorder.channels == ("table", "Monitor of spare-sink")
    played = noise(3.0, seed=11)
    server.play(played, "spare")
    session.for_s(5.0)
    session.stop()
    (recording,) = recover(store)
    heard = sound_of(store, recording)
    assert likeness(played, heard[place_of(played, heard[:, 1]) :, 1]) >= 0.98
    assert not heard[:, 0].any()


def test_an_output_recorded_alone_is_what_was_played(server: SoundServer, store: MeetingStore) -> None:
    session = Session(Recorder(store, Order(devices=chosen(["table-sink.monitor"], inputs()))))
    session.until_began()
    played = noise(5.0, seed=12)
    server.play(played, "table")
    session.for_s(7.0)
    session.stop()
    (recording,) = recover(store)
    # An output takes a player up within its first milliseconds: `parec` beside us begins to hear it at the same sample.
    assert _missing(played[RATE_HZ // 10 :], sound_of(store, recording)[:, 0]) == 0


def test_an_output_that_vanishes_is_replaced_by_a_microphone(
    server: SoundServer, store: MeetingStore
) -> None:
    session = Session(Recorder(store, Order(devices=("spare-sink.monitor",))))
    session.until_began()
    session.for_s(1.0)
    server.unplug("spare")
    session.until(lambda: session.warned("input_replaced"))
    played = noise(2.0, seed=13)
    server.play(played, "table")
    session.for_s(3.5)
    session.stop()
    (recording,) = recover(store)
    heard = sound_of(store, recording)[:, 0]
    assert likeness(played, heard[place_of(played, heard) :]) >= 0.98
    assert [gap.kind for gap in store.gaps(recording.id)] == [GapKind.DEVICE]


def test_a_trial_gives_a_file_to_listen_to(server: SoundServer, tmp_path: Path) -> None:
    session = Session(Trial(tmp_path / "trial", ("table",), 1.0))
    session.until_began()
    while not session.recorder.is_over:
        session.recorder.poll(0.05)
    assert isinstance(session.recorder, Trial)
    assert soundfile.info(session.recorder.joined()).duration == pytest.approx(1.0, abs=0.2)


def test_the_commands_record_and_list_inputs(server: SoundServer, store: MeetingStore) -> None:
    folder = store.folder
    store.close()
    listed = CliRunner().invoke(wontak, ["devices"])
    microphones, own_sound = ["table\ttable\tdefault", "spare\tspare"], listed.stdout.splitlines()[2:]
    assert listed.stdout.splitlines()[:2] == microphones
    assert set(own_sound) == {f"{one}-sink.monitor\tMonitor of {one}-sink" for one in ("table", "spare")}
    done = CliRunner().invoke(
        wontak, ["record", str(folder), "--device", "spare", "--minutes", "0.03", "--quiet"]
    )
    assert done.exit_code == 0, done.output
    with MeetingStore.open(folder) as again:
        (recording,) = again.recordings()
        assert recording.duration_s == pytest.approx(1.8, abs=0.2)


def _missing(played: Samples, heard: Samples) -> int:
    """How many samples of what was played are not in what was heard. Silence in between is the player's own faltering."""
    places = {played[place : place + PROBE].tobytes(): place for place in range(len(played) - PROBE + 1)}
    found = np.zeros(len(played), bool)
    for place in range(len(heard) - PROBE + 1):
        first = places.get(heard[place : place + PROBE].tobytes())
        if first is not None:
            found[first : first + PROBE] = True
    return int((~found).sum())


@contextmanager
def busy_machine() -> Iterator[None]:
    """Eight processes that do nothing but compute, at usual priority."""
    running = [subprocess.Popen([sys.executable, "-c", "while True: sum(range(9999))"]) for _ in range(8)]
    try:
        yield
    finally:
        for one in running:
            one.kill()
            one.wait()
