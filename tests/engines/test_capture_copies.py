"""Two copies of a running recording stand in for each other: whichever fails is gone on with, and made whole, when it is back."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.engines.capture_room import MakeRoom, Room
from tests.engines.simulated_sound import is_counting
from wontak.domain.errors import WontakError
from wontak.domain.recording import (
    RATE_HZ,
    CopiesFare,
    CopyState,
    Ending,
    GapKind,
    Mark,
    Marked,
    MarkKind,
    Pause,
    Resume,
    Warned,
    WarningOver,
)
from wontak.engines import capture_files, capture_return, capture_writer
from wontak.engines.capture_align import Frames
from wontak.engines.capture_join import join
from wontak.engines.capture_journal import JOURNAL, closed_in, read_lines, read_take

PATIENCE_S = 60.0
MOST_WAITING = 80


@pytest.fixture(autouse=True)
def no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture_return, "LOOK_AGAIN_S", 0.01)
    monkeypatch.setattr(capture_return, "LEAST_REST_S", 0.001)


@pytest.fixture
def here(room: MakeRoom) -> Room:
    """A recording with a second copy, a quarter of a minute long."""
    made = room()
    (made.folder / "stick").mkdir()
    made.home = "meeting"
    going(made).run(15.5)
    deadline_s = time.monotonic() + PATIENCE_S
    while len(closed_in(read_lines(second(made)))) < 3 or len(closed_in(read_lines(made.take))) < 3:
        assert time.monotonic() < deadline_s
        time.sleep(0.001)
    return made


def going(room: Room, **order: object) -> Room:
    return room.begin(second_copy=second(room), **order)


def second(room: Room) -> Path:
    return room.folder / "stick" / "a.take"


def until(room: Room, reached: Callable[[], object]) -> None:
    """Record on until something has come about."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not reached():
        assert time.monotonic() < deadline_s
        room.run(0.05)
        while room.capture.waiting > MOST_WAITING:
            time.sleep(0.001)


def fare(room: Room) -> CopiesFare:
    return [event for event in room.events if isinstance(event, CopiesFare)][-1]


def second_fails(room: Room) -> None:
    until(room, lambda: fare(room).second is CopyState.INTERRUPTED)
    assert room.warned == ["second_copy_failed"]


def first_is_away(room: Room) -> None:
    (room.folder / "meeting").rename(room.folder / "away")


def first_is_back(room: Room) -> None:
    (room.folder / "away").rename(room.folder / "meeting")


def both_are_whole_again(room: Room) -> None:
    until(room, lambda: WarningOver("first_copy_failed") in room.events)
    until(room, lambda: are_whole(room))


def are_whole(room: Room) -> bool:
    return fare(room) == CopiesFare(CopyState.WRITTEN, CopyState.WRITTEN)


def joined_of(folder: Path, target: Path) -> Frames:
    """The sound of one copy, without any help of the other."""
    alone = shutil.copytree(folder, target.with_suffix(".alone") / "a.take")
    lines = (alone / JOURNAL).read_text()
    (alone / JOURNAL).write_text(lines.replace("stick", "gone"))
    joined = join(alone, target, lambda _share: None)
    assert joined is not None and not [gap for gap in joined.gaps if gap.kind is GapKind.DAMAGED]
    return np.asarray(soundfile.read(target, dtype="int16", always_2d=True)[0])


def both(room: Room) -> tuple[Frames, Frames]:
    return joined_of(room.take, room.folder / "1.flac"), joined_of(second(room), room.folder / "2.flac")


def test_a_stick_that_is_plugged_in_again_has_everything_in_the_end(here: Room) -> None:
    stick, drawer = here.folder / "stick", here.folder / "drawer"
    stick.rename(drawer)
    second_fails(here)
    here.capture.command(Mark(MarkKind.NOTE, "표결", here.clock.now_s))
    here.run(20.0)
    here.capture.command(Pause())
    here.run(5.0)
    here.capture.command(Resume())
    until(here, lambda: fare(here).second_missing_s > 20)
    assert fare(here).second is CopyState.INTERRUPTED and fare(here).first is CopyState.WRITTEN
    drawer.rename(stick)
    until(here, lambda: WarningOver("second_copy_failed") in here.events)
    until(here, lambda: are_whole(here))
    here.run(7.0).stop()
    assert here.warned == ["second_copy_failed"]
    first, copy = both(here)
    assert np.array_equal(first, copy)
    assert is_counting(first[: 30 * RATE_HZ, 0]) and len(first) > 50 * RATE_HZ
    takes = [read_take(here.take), read_take(second(here))]
    assert takes[0] and takes[1] and takes[0].labels == takes[1].labels and len(takes[0].labels) == 1
    assert takes[0].gaps == takes[1].gaps and takes[0].gaps[0].kind is GapKind.PAUSE


def test_what_lacks_is_brought_over_while_it_is_recorded(here: Room) -> None:
    stick, drawer = here.folder / "stick", here.folder / "drawer"
    stick.rename(drawer)
    until(here, lambda: fare(here).second_missing_s > 30)
    drawer.rename(stick)
    until(here, lambda: are_whole(here))
    states = [event.second for event in here.events if isinstance(event, CopiesFare)]
    assert [one for one, before in zip(states, [None, *states], strict=False) if one is not before] == [
        CopyState.WRITTEN,
        CopyState.INTERRUPTED,
        CopyState.CATCHING_UP,
        CopyState.WRITTEN,
    ]
    assert not list(second(here).glob("*.copy"))
    here.stop()


def test_an_empty_stick_in_its_place_is_given_all_of_it(here: Room) -> None:
    stick = here.folder / "stick"
    here.capture.command(Mark(MarkKind.STAR, "", here.clock.now_s))
    stick.rename(here.folder / "lost")
    second_fails(here)
    stick.mkdir()
    until(here, lambda: are_whole(here))
    here.run(3.0).stop()
    first, copy = both(here)
    assert np.array_equal(first, copy) and is_counting(copy[:, 0])
    take = read_take(second(here))
    assert take is not None and [label.kind for label in take.labels] == [MarkKind.STAR]


def test_a_folder_of_another_recording_is_left_alone(here: Room) -> None:
    stick = here.folder / "stick"
    stick.rename(here.folder / "lost")
    second_fails(here)
    other = shutil.copytree(here.folder / "lost" / "a.take", here.folder / "other" / "a.take")
    head = (other / JOURNAL).read_text().replace('"started": "2', '"started": "1')
    (other / JOURNAL).write_text(head)
    other.parent.rename(stick)
    before = sorted((path.name, path.stat().st_size) for path in second(here).iterdir())
    here.run(30.0)
    assert fare(here).second is CopyState.INTERRUPTED
    here.stop()
    assert sorted((path.name, path.stat().st_size) for path in second(here).iterdir()) == before


def test_a_stick_that_stays_away_is_told_of_in_the_end(here: Room) -> None:
    (here.folder / "stick").rename(here.folder / "drawer")
    until(here, lambda: fare(here).second_missing_s > 20)
    here.stop()
    assert WarningOver("second_copy_failed") in here.events
    (missing,) = [one for one in here.of(Warned) if one.code == "second_copy_incomplete"]
    assert dict(missing.fields)["length_s"] > 20
    assert is_counting(here.joined()[1][:, 0])


def test_a_first_place_that_fails_is_done_without(here: Room) -> None:
    first_is_away(here)
    until(here, lambda: "first_copy_failed" in here.warned)
    here.capture.command(Mark(MarkKind.SPEAKER, "kim", here.clock.now_s))
    until(here, lambda: here.of(Marked))
    here.run(20.0).stop()
    assert here.capture.ended is Ending.ASKED
    assert here.warned == ["first_copy_failed", "first_copy_incomplete"]
    first_is_back(here)
    joined, sound = here.joined()
    assert is_counting(sound[:, 0]) and len(sound) > 35 * RATE_HZ
    assert joined.gaps == () and [label.value for label in joined.labels] == ["kim"]
    # What lies on the stick now is the whole recording.
    (copy,) = (here.folder / "stick").iterdir()
    assert np.array_equal(soundfile.read(copy, dtype="int16", always_2d=True)[0], sound)


def test_a_first_place_that_is_back_is_written_again_and_made_whole(here: Room) -> None:
    first_is_away(here)
    until(here, lambda: fare(here).first_missing_s > 20)
    first_is_back(here)
    both_are_whole_again(here)
    here.run(7.0).stop()
    assert here.warned == ["first_copy_failed"]
    first, copy = both(here)
    assert np.array_equal(first, copy) and is_counting(first[:, 0])


def test_a_mark_pressed_as_the_first_place_fails_is_told(here: Room) -> None:
    first_is_away(here)
    for number in range(1, 9):
        here.capture.command(Mark(MarkKind.STAR, "", here.clock.now_s, number))
        here.run(1.0)
    until(here, lambda: "first_copy_failed" in here.warned)
    until(here, lambda: len(here.of(Marked)) == 8)
    here.stop()


def test_a_recorder_that_is_lost_meanwhile_is_gone_on_with_on_the_second_copy(here: Room) -> None:
    first_is_away(here)
    until(here, lambda: fare(here).first_missing_s > 10)
    lost_at_s = here.clock.now_s
    here.stop()
    length = len(joined_of(second(here), here.folder / "0.flac"))
    zero_s = lost_at_s - length / RATE_HZ
    here.clock.now_s += 2.0
    going(here, zero_s=zero_s).run(12.0)
    assert here.warned[-1] == "first_copy_failed"
    first_is_back(here)
    both_are_whole_again(here)
    here.stop()
    first, copy = both(here)
    assert np.array_equal(first, copy)
    assert is_counting(first[:length, 0]) and not first[length + 1 : length + RATE_HZ].any()
    assert is_counting(first[length + 3 * RATE_HZ :, 0])


def test_what_the_second_copy_alone_had_and_lost_is_a_gap_of_its_length(here: Room) -> None:
    first_is_away(here)
    until(here, lambda: fare(here).first_missing_s > 20)
    kept = sorted(second(here).glob("*.flac"))[-1]
    kept.rename(here.folder / kept.name)
    first_is_back(here)
    until(here, lambda: WarningOver("first_copy_failed") in here.events)
    here.run(10.0).stop()
    frames = closed_in(read_lines(second(here)))[int(kept.stem)]
    joined, sound = here.joined()
    (gap,) = joined.gaps
    assert gap.kind is GapKind.DAMAGED and gap.length_s == frames / RATE_HZ
    edge = round(gap.at_s * RATE_HZ)
    assert is_counting(sound[:edge, 0]) and is_counting(sound[edge + frames :, 0])
    assert not sound[edge : edge + frames].any()


def test_where_both_fail_the_recording_ends_with_all_that_was_heard(here: Room) -> None:
    first_is_away(here)
    (here.folder / "stick").rename(here.folder / "drawer")
    with pytest.raises(WontakError):
        here.run(60.0)
    sound = joined_of(here.folder / "drawer" / "a.take", here.folder / "2.flac")
    assert is_counting(sound[:, 0]) and len(sound) > 14 * RATE_HZ


def test_a_first_place_without_room_is_left_before_it_is_full(room: MakeRoom) -> None:
    made = room()
    (made.folder / "stick").mkdir()
    here = going(made).run(6.0)
    here.room = {here.take: 0}
    until(here, lambda: "first_copy_failed" in here.warned)
    here.run(6.0)
    assert here.capture.ended is None and "disk_full_stopped" not in here.warned
    here.room = {here.take: 0, second(here): 0}
    here.run(3.0)
    assert here.capture.ended is Ending.DISK_FULL
    assert is_counting(here.joined()[1][:, 0])


@pytest.mark.parametrize("which", ["first", "second"])
def test_a_place_that_may_not_be_written_is_written_again_when_it_may(here: Room, which: str) -> None:
    folder = here.take if which == "first" else second(here)
    folder.chmod(0o555)
    if os.access(folder, os.W_OK):
        pytest.skip("root may write everywhere")
    until(here, lambda: getattr(fare(here), f"{which}_missing_s") > 10)
    assert here.warned == [f"{which}_copy_failed"]
    folder.chmod(0o755)
    until(here, lambda: are_whole(here))
    here.stop()
    first, copy = both(here)
    assert np.array_equal(first, copy) and is_counting(first[:, 0])


needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that makes its opener wait")


@needs_pipes
def test_a_place_that_hangs_holds_up_nobody_and_is_written_again_when_it_answers(
    here: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture_writer, "STUCK_S", 0.2)
    number = max(closed_in(read_lines(second(here)))) + 2
    hanging = second(here) / f"{number:06}.pcm"
    os.mkfifo(hanging)
    second_fails(here)
    here.run(12.0)
    # Whoever reads from it lets the writer go on, which cannot go back in a pipe.
    answers = os.open(hanging, os.O_RDONLY | os.O_NONBLOCK)
    until(here, lambda: are_whole(here))
    os.close(answers)
    here.stop()
    first, copy = both(here)
    assert np.array_equal(first, copy) and is_counting(first[:, 0])


@needs_pipes
@pytest.mark.parametrize("which", ["first", "second"])
def test_a_place_that_hangs_at_the_end_does_not_keep_the_recording_from_ending(
    here: Room, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture_files, "CLOSING_S", 0.2)
    hung, whole = (here.take, second(here)) if which == "first" else (second(here), here.take)
    hanging = hung / f"{max(closed_in(read_lines(hung))) + 2:06}.pcm"
    os.mkfifo(hanging)
    here.run(7.0).stop()
    assert here.warned == [f"{which}_copy_incomplete"]
    sound = joined_of(whole, here.folder / "whole.flac")
    assert is_counting(sound[:, 0]) and len(sound) > 22 * RATE_HZ
    os.close(os.open(hanging, os.O_RDONLY | os.O_NONBLOCK))
