"""What goes wrong in a room is survived and said: simulated inputs, turned clocks, real files."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest
import soundfile

from tests.engines.capture_room import MakeRoom
from tests.engines.simulated_sound import TURN, SimulatedInput, is_counting
from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    RATE_HZ,
    ChunkClosed,
    Ending,
    GapKind,
    GapMarked,
    Level,
    Listening,
    Mark,
    Marked,
    MarkKind,
    Pause,
    RecordingBegan,
    RecordingEnded,
    Resume,
    WarningOver,
)
from wontak.engines.capture_join import join
from wontak.engines.capture_journal import JOURNAL, read_take


def test_what_is_recorded_is_what_was_heard(room: MakeRoom) -> None:
    here = room().begin().run(25.0).stop()
    joined, sound = here.joined()
    assert is_counting(sound[:, 0])
    assert joined.duration_s == pytest.approx(25.0, abs=0.1)
    assert here.of(RecordingBegan) == [RecordingBegan(("Table",))]
    assert [event.number for event in here.events if isinstance(event, ChunkClosed)] == [1, 2, 3, 4, 5]
    assert here.events[-1] == RecordingEnded(len(sound) / RATE_HZ, Ending.ASKED)
    levels = [event for event in here.events if isinstance(event, Level)]
    assert len(levels) == pytest.approx(250, abs=5)


def test_a_pause_is_left_out_and_marked(room: MakeRoom) -> None:
    here = room().begin().run(3.0)
    here.capture.command(Pause())
    here.run(60.0)
    here.capture.command(Resume())
    joined, sound = here.run(3.0).stop().joined()
    assert joined.duration_s == pytest.approx(6.0, abs=0.15)
    (gap,) = joined.gaps
    assert gap.kind is GapKind.PAUSE
    assert gap.length_s == pytest.approx(60.0, abs=0.1)
    edge = round(gap.at_s * RATE_HZ)
    assert is_counting(sound[:edge, 0]) and is_counting(sound[edge:, 0])


def test_a_mark_has_the_moment_at_which_it_was_pressed(room: MakeRoom) -> None:
    here = room().begin().run(5.0)
    pressed_at_s = here.clock.now_s - 1.0
    here.capture.command(Mark(MarkKind.SPEAKER, "kim", pressed_at_s))
    joined, _ = here.run(2.0).stop().joined()
    (label,) = joined.labels
    assert (label.kind, label.value) == (MarkKind.SPEAKER, "kim")
    assert label.at_s == pytest.approx(4.0, abs=0.1)
    assert [event.at_s for event in here.events if isinstance(event, Marked)] == [label.at_s]


def test_when_an_input_is_unplugged_another_one_goes_on(room: MakeRoom) -> None:
    table, spare = SimulatedInput("table"), SimulatedInput("spare")
    here = room(table, spare).begin(devices=("table",)).run(5.0)
    table.present = False
    joined, sound = here.run(10.0).stop().joined()
    assert "input_lost" in here.warned and "input_replaced" in here.warned
    assert WarningOver("input_lost") in here.events
    (gap,) = joined.gaps
    assert gap.kind is GapKind.DEVICE
    assert gap.at_s == pytest.approx(5.0, abs=0.2)
    assert gap.length_s < 3.0
    assert joined.duration_s == pytest.approx(15.0, abs=0.2)
    before, after = round(gap.at_s * RATE_HZ), round((gap.at_s + gap.length_s) * RATE_HZ)
    assert is_counting(sound[: before - 1, 0]) and is_counting(sound[after + 1 :, 0])
    assert not sound[before + 1 : after - 1].any()


def test_an_input_that_is_plugged_in_again_takes_its_place_again(room: MakeRoom) -> None:
    table, other = SimulatedInput("table"), SimulatedInput("other")
    here = room(table, other).begin(devices=("table",)).run(5.0)
    table.present = False
    here.run(6.0)
    table.present = True
    joined, sound = here.run(6.0).stop().joined()
    assert here.of(Listening) == [Listening((one,)) for one in ("table", "", "other", "table")]
    assert WarningOver("input_replaced") in here.events
    assert joined.duration_s == pytest.approx(17.0, abs=0.2)
    (gap,) = joined.gaps
    again = sound[round((gap.at_s + gap.length_s) * RATE_HZ) + 1 :, 0]
    # Where the one takes the other's place, no more than two readings are there twice or not at all.
    edges = np.flatnonzero(np.diff(again.astype(np.int64)) % TURN != 1)
    assert len(edges) <= 1
    for edge in edges:
        step = (int(again[edge + 1]) - int(again[edge])) % TURN
        assert min(step, TURN - step) <= RATE_HZ // 10


def test_of_two_inputs_the_other_goes_on_undisturbed(room: MakeRoom) -> None:
    table, feed = SimulatedInput("table"), SimulatedInput("feed")
    here = room(table, feed).begin(devices=("table", "feed")).run(5.0)
    table.present = False
    here.run(5.0)
    table.present = True
    joined, sound = here.run(5.0).stop().joined()
    assert is_counting(sound[: len(sound) - RATE_HZ // 10, 1])
    assert [(gap.kind, gap.channel) for gap in joined.gaps] == [(GapKind.DEVICE, 0)]
    assert joined.gaps[0].length_s == pytest.approx(5.0, abs=2.5)
    assert joined.duration_s == pytest.approx(15.0, abs=0.2)


def test_a_dead_sound_system_is_noticed_by_its_silence_on_the_wire(room: MakeRoom) -> None:
    table = SimulatedInput("table")
    here = room(table).begin().run(5.0)
    zero_s = here.clock.now_s - 5.0
    table.stalled = True
    with pytest.raises(WontakError) as fault:
        here.run(10.0)
    assert fault.value.code is Code.NO_INPUT
    table.stalled = False
    joined, sound = here.begin(zero_s=zero_s, lost_by=GapKind.SERVER).run(5.0).stop().joined()
    (gap,) = joined.gaps
    assert gap.kind is GapKind.SERVER
    assert gap.at_s + gap.length_s == pytest.approx(joined.duration_s - 5.0, abs=0.3)
    assert is_counting(sound[: round(gap.at_s * RATE_HZ) - 1, 0])


def test_sleep_is_marked_and_not_filled(room: MakeRoom) -> None:
    here = room().begin().run(5.0)
    here.slept_s += 3_600.0
    joined, sound = here.run(5.0).stop().joined()
    assert [(gap.kind, gap.length_s) for gap in joined.gaps] == [(GapKind.SUSPEND, 3_600.0)]
    assert "machine_slept" in here.warned
    assert len(sound) < 11 * RATE_HZ


def test_the_system_s_clock_may_jump_as_it_likes(room: MakeRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", iter(range(2_000_000_000, 0, -3_600)).__next__)
    here = room().begin().run(6.0)
    here.capture.command(Mark(MarkKind.STAR, "", here.clock.now_s - 1.0))
    joined, sound = here.run(6.0).stop().joined()
    assert is_counting(sound[:, 0]) and joined.gaps == ()
    assert joined.duration_s == pytest.approx(12.0, abs=0.1)
    assert joined.labels[0].at_s == pytest.approx(5.0, abs=0.1)


def test_missed_samples_are_marked(room: MakeRoom) -> None:
    table = SimulatedInput("table")
    here = room(table).begin().run(12.0)
    table.missed_s = 0.4
    joined, _ = here.run(14.0).stop().joined()
    assert [gap.kind for gap in joined.gaps] == [GapKind.OVERRUN]
    assert joined.gaps[0].length_s == pytest.approx(0.4, abs=0.02)
    assert "sound_missed" in here.warned


def test_samples_missed_shortly_before_the_end_are_marked(room: MakeRoom) -> None:
    table = SimulatedInput("table")
    here = room(table).begin().run(12.0)
    table.missed_s = 0.4
    joined, sound = here.run(3.0).stop().joined()
    assert [gap.kind for gap in joined.gaps] == [GapKind.OVERRUN]
    assert joined.gaps[0].length_s == pytest.approx(0.4, abs=0.02)
    assert len(sound) / RATE_HZ == pytest.approx(15.0, abs=0.1)
    assert "sound_missed" in here.warned


def test_silence_and_a_low_battery_are_said_once(room: MakeRoom) -> None:
    mute = SimulatedInput("table", wave=lambda places: np.zeros_like(places))
    here = room(mute).begin()
    here.battery = 9
    here.run(15.0).stop()
    assert here.warned.count("input_silent") == 1
    assert here.warned.count("battery_low") == 1


def test_a_filling_disk_is_warned_of_twice_and_then_the_recording_is_closed(room: MakeRoom) -> None:
    here = room().begin()
    a_minute = 60 * RATE_HZ * 2
    here.free = 29 * a_minute
    here.run(2.0)
    here.free = 9 * a_minute
    here.run(2.0)
    assert here.warned == ["space_30_min", "space_10_min"]
    here.free = a_minute // 4
    here.run(5.0)
    assert here.capture.ended is Ending.DISK_FULL
    assert here.warned[-1] == "disk_full_stopped"
    assert is_counting(here.joined()[1][:, 0])


def test_it_ends_by_itself_when_its_time_is_up(room: MakeRoom) -> None:
    here = room().begin(longest_s=4.0).run(60.0)
    assert here.capture.ended is Ending.TIME
    assert here.joined()[0].duration_s == pytest.approx(4.0, abs=0.1)


def test_a_second_copy_stands_in_for_a_piece_that_cannot_be_read(room: MakeRoom) -> None:
    here = room()
    here.begin(second_copy=here.folder / "stick" / "a.take").run(25.0).stop()
    (here.folder / "a.take" / "000002.flac").write_bytes(b"worn out")
    joined, sound = here.joined()
    assert joined.gaps == ()
    assert is_counting(sound[:, 0])
    assert sorted(path.name for path in (here.folder / "stick").iterdir()) == ["a.flac"]


def test_a_second_copy_that_fails_does_not_disturb_the_recording(room: MakeRoom) -> None:
    here = room()
    blocked = here.folder / "stick"
    blocked.write_text("not a folder")
    here.begin(second_copy=blocked / "a.take").run(3.0).stop()
    assert here.warned == ["second_copy_failed", "second_copy_incomplete"]
    assert is_counting(here.joined()[1][:, 0])


def test_a_piece_that_cannot_be_read_is_silence_and_a_gap(room: MakeRoom) -> None:
    here = room().begin().run(25.0).stop()
    (here.folder / "a.take" / "000002.flac").write_bytes(b"worn out")
    joined, sound = here.joined()
    (gap,) = joined.gaps
    assert gap.kind is GapKind.DAMAGED
    assert gap.at_s == pytest.approx(5.0, abs=0.2)
    edges = [round(gap.at_s * RATE_HZ), round((gap.at_s + gap.length_s) * RATE_HZ)]
    assert is_counting(sound[: edges[0], 0]) and is_counting(sound[edges[1] :, 0])
    assert not sound[edges[0] : edges[1]].any()


def test_a_take_that_was_cut_off_is_joined_from_what_is_there(room: MakeRoom) -> None:
    here = room().begin().run(12.0)
    take = here.folder / "a.take"
    copy = here.folder / "b.take"
    here.capture.stop(Ending.ASKED)
    copy.mkdir()
    for number in (1, 2):
        (copy / f"{number:06}.flac").write_bytes((take / f"{number:06}.flac").read_bytes())
    tail = soundfile.read(take / "000003.flac", dtype="int16")[0]
    (copy / "000003.pcm").write_bytes(tail.tobytes() + b"\x01")
    lines = (take / JOURNAL).read_bytes().splitlines(keepends=True)
    (copy / JOURNAL).write_bytes(b"".join(lines[:6]) + b'{"event": "chu')
    joined = join(copy, here.folder / "b.flac", lambda _share: None)
    assert joined is not None
    assert is_counting(soundfile.read(joined.target, dtype="int16")[0])
    assert joined.duration_s == pytest.approx(12.0, abs=0.1)


def test_a_take_is_gone_on_with_after_a_crash(room: MakeRoom) -> None:
    here = room().begin().run(12.0)
    here.capture.stop(Ending.ASKED)
    zero_s = here.clock.now_s - 12.0
    here.clock.now_s += 2.0
    joined, sound = here.begin(zero_s=zero_s).run(5.0).stop().joined()
    (gap,) = joined.gaps
    assert gap.kind is GapKind.RESTART
    assert gap.at_s == pytest.approx(12.0, abs=0.2)
    assert joined.duration_s == pytest.approx(19.0, abs=0.3)
    assert is_counting(sound[: round(gap.at_s * RATE_HZ), 0])


def test_the_live_copy_grows_with_the_recording(room: MakeRoom) -> None:
    tone = SimulatedInput(
        "table",
        wave=lambda places: np.rint(9_000 * np.sin(2 * np.pi * 440 * places / RATE_HZ)).astype(np.int64),
    )
    here = room(tone)
    live = here.folder / "live.pcm"
    here.begin(live_copy=live).run(3.0)
    heard = np.fromfile(live, "<i2")
    assert len(heard) == pytest.approx(3.0 * 16_000, abs=0.1 * 16_000)
    spectrum = np.abs(np.fft.rfft(heard[:32_000]))
    assert spectrum.argmax() * 0.5 == pytest.approx(440, abs=1)
    here.stop()


def test_an_input_that_is_not_there_is_named(room: MakeRoom) -> None:
    with pytest.raises(WontakError) as fault:
        room().begin(devices=("nothing",))
    assert fault.value.code is Code.INPUT_MISSING


def test_an_input_that_never_delivers_ends_the_attempt(room: MakeRoom) -> None:
    here = room(SimulatedInput("table", stalled=True)).begin()
    with pytest.raises(WontakError) as fault:
        here.run(20.0)
    assert fault.value.code is Code.INPUT_UNUSABLE


def test_every_line_of_the_journal_can_be_read_again(room: MakeRoom) -> None:
    here = room().begin().run(12.0).stop()
    lines = [json.loads(line) for line in (here.folder / "a.take" / JOURNAL).read_text().split("\n") if line]
    assert [line["event"] for line in lines] == ["began", "chunk", "chunk", "chunk", "ended"]
    take = read_take(here.folder / "a.take")
    assert take is not None and take.channels == ("Table",)
    assert here.of(GapMarked) == []
