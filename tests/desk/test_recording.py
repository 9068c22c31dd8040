"""Recording into a meeting, from simulated inputs: marks, pauses, and what a crash leaves between two steps of joining."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.engines.simulated_sound import is_counting, one_counting_input
from wontak.desk import reach
from wontak.desk.inputs import InputSearch, chosen, inputs, remember, remembered
from wontak.desk.joining import Joining, free_name, recover, takes
from wontak.desk.recording import Order, Recorder
from wontak.desk.second_copies import second_copies
from wontak.desk.spare import Spare
from wontak.desk.take_recorder import RecorderState
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import AgendaItem, AgendaKind, Bilingual, Language, Meeting
from wontak.domain.recording import (
    RATE_HZ,
    TAKES,
    ChunkClosed,
    CopiesFare,
    CopyState,
    Gap,
    GapKind,
    InputDevice,
    Label,
    Level,
    Marked,
    MarkKind,
    RecordingBegan,
    RecordingEnded,
    Unmarked,
    Warned,
    WarningOver,
)
from wontak.domain.transcript import Review, Segment
from wontak.engines.capture_join import join
from wontak.engines.capture_journal import JOURNAL
from wontak.store.meetings import MeetingStore
from wontak.store.shape import as_json

PATIENCE_S = 60.0
AGENDA = (AgendaItem(AgendaKind.OPENING, topic=Bilingual("개회사", "Opening")),)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[MeetingStore]:
    with MeetingStore.create(tmp_path / "meeting.wontak", Meeting(agenda=AGENDA)) as opened:
        yield opened


def recorded(store: MeetingStore, *, paused: bool = False, second_copy: Path | None = None) -> Recorder:
    """A recording of about a second with one mark of each kind, over but not yet joined."""
    recorder = Recorder(store, Order(second_copy=second_copy), one_counting_input)
    while not any(isinstance(event, RecordingBegan) for event in recorder.poll(1.0)):
        assert recorder.fault is None
    recorder.mark(MarkKind.NOTE, "표결")
    recorder.mark(MarkKind.SPEAKER, "kim")
    recorder.mark(MarkKind.AGENDA, "0")
    recorder.mark(MarkKind.STAR)
    if paused:
        recorder.pause()
        levels = 0
        while levels < 5:
            levels += sum(isinstance(event, Level) and event.paused for event in recorder.poll(1.0))
        recorder.resume()
    end_s = recorder.at_s + 0.5
    while recorder.at_s < end_s:
        recorder.poll(1.0)
    recorder.stop()
    assert recorder.state is RecorderState.STOPPING
    while not recorder.is_over:
        recorder.poll(1.0)
    assert isinstance(recorder.ended, RecordingEnded)
    return recorder


def test_a_recording_comes_into_the_meeting_with_what_was_pressed(store: MeetingStore) -> None:
    recorder = recorded(store, paused=True)
    assert recorder.live_copy.exists() and takes(store.folder)
    (recording,) = recover(store)
    assert not takes(store.folder) and not recorder.live_copy.exists()
    assert [label.kind for label in store.labels()] == list(MarkKind)
    assert [label.value for label in store.labels()] == ["표결", "kim", "0", ""]
    shown = as_json(store)
    assert [marker["note"] for marker in shown["markers"]] == ["표결", "1. 개회사", "★"]
    assert {marker["recording"] for marker in shown["markers"]} == {recording.id}
    assert [gap.kind for gap in store.gaps(recording.id)] == [GapKind.PAUSE]
    assert recover(store) == ()


def heard(recorder: Recorder, kind: type) -> list:
    """What the recorder tells until there is something of this kind; gives all of it."""
    deadline_s = time.monotonic() + PATIENCE_S
    events: list = []
    while not any(isinstance(event, kind) for event in events):
        assert time.monotonic() < deadline_s
        events.extend(recorder.poll(0.1))
    return [event for event in events if isinstance(event, kind)]


def ended(recorder: Recorder) -> None:
    recorder.stop()
    while not recorder.is_over:
        recorder.poll(1.0)


def test_a_mark_is_corrected_and_another_taken_away(store: MeetingStore) -> None:
    recorder = Recorder(store, Order(), one_counting_input)
    heard(recorder, RecordingBegan)
    first_s = time.monotonic()
    heard(recorder, Level)
    recorder.mark(MarkKind.NOTE, "표경", first_s)
    (wrong,) = heard(recorder, Marked)
    recorder.correct(wrong, "표결")
    (right,) = heard(recorder, Marked)
    assert (right.id, right.at_s, right.value) == (wrong.id, wrong.at_s, "표결")
    star = recorder.mark(MarkKind.STAR)
    heard(recorder, Marked)
    recorder.unmark(star)
    assert heard(recorder, Unmarked) == [Unmarked(star)]
    ended(recorder)
    recover(store)
    assert [(label.at_s, label.value) for label in store.labels()] == [(wrong.at_s, "표결")]


def test_a_mark_lies_where_it_began_not_where_it_was_done(store: MeetingStore) -> None:
    recorder = Recorder(store, Order(), one_counting_input)
    heard(recorder, RecordingBegan)
    (level, *_) = heard(recorder, Level)
    began_s, began_at_s = time.monotonic(), level.at_s
    while recorder.at_s < began_at_s + 1.0:
        recorder.poll(0.1)
    recorder.mark(MarkKind.NOTE, "한참 뒤에 다 쓴 메모", began_s)
    (marked,) = heard(recorder, Marked)
    assert marked.at_s == pytest.approx(began_at_s, abs=0.3)
    recorder.close()


def test_a_mark_outlives_the_recorder_that_is_lost_with_it(store: MeetingStore) -> None:
    recorder = Recorder(store, Order(), one_counting_input)
    heard(recorder, RecordingBegan)
    heard(recorder, Level)
    assert recorder.child_pid is not None
    os.kill(recorder.child_pid, signal.SIGKILL)
    recorder.mark(MarkKind.SPEAKER, "kim")
    (marked,) = heard(recorder, Marked)
    assert marked.value == "kim"
    ended(recorder)
    recover(store)
    assert [label.value for label in store.labels()] == ["kim"]


def test_joining_never_keeps_its_caller_waiting(store: MeetingStore) -> None:
    recorded(store)
    work = Joining(store)
    shares, deadline_s = [], time.monotonic() + PATIENCE_S
    while not work.is_over:
        assert time.monotonic() < deadline_s
        shares.append(work.poll())
    assert work.fault is None
    assert work.added == store.recordings() and len(work.added) == 1
    assert shares == sorted(shares) and work.share == 1.0
    # It was asked again and again while the child was at work.
    assert len(shares) > 100


def test_joining_that_is_given_up_leaves_the_take_for_another_time(store: MeetingStore) -> None:
    recorded(store)
    work = Joining(store)
    work.poll()
    work.close()
    assert store.recordings() == () and takes(store.folder)
    assert len(recover(store)) == 1


def test_joining_says_why_it_failed_and_keeps_the_take(store: MeetingStore) -> None:
    recorded(store)
    (take,) = takes(store.folder)
    (store.folder / "audio" / f".{take.stem}.flac.part").mkdir()
    work = Joining(store)
    while not work.is_over:
        work.poll(1.0)
    assert work.fault is not None and work.added == ()
    assert takes(store.folder)


def test_an_agenda_changed_before_the_recording_is_in_place_shifts_no_mark(store: MeetingStore) -> None:
    recorded(store)
    greeting = AgendaItem(AgendaKind.CONGRATULATORY, topic=Bilingual("축사"))
    store.save_meeting(Meeting(agenda=(greeting, *store.meeting().agenda)))
    recover(store)
    assert [label.value for label in store.labels() if label.kind is MarkKind.AGENDA] == ["1"]
    assert "2. 개회사" in [marker.note for marker in store.markers()]


def test_a_crash_between_joining_and_clearing_up_adds_nothing_twice(
    store: MeetingStore, tmp_path: Path
) -> None:
    recorded(store)
    kept = shutil.copytree(store.folder / TAKES, tmp_path / "kept")
    (recording,) = recover(store)
    shutil.copytree(kept, store.folder / TAKES, dirs_exist_ok=True)
    assert takes(store.folder)
    assert recover(store) == ()
    assert store.recordings() == (recording,)
    assert is_counting(soundfile.read(store.folder / recording.file, dtype="int16")[0])


def test_whoever_stands_by_is_replaced_when_it_is_lost() -> None:
    spare = Spare(one_counting_input, again_s=0.0)
    assert spare.pid is None
    spare.listen(("table",))
    first = spare.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    deadline_s = time.monotonic() + PATIENCE_S
    while spare.pid == first:
        assert time.monotonic() < deadline_s
        spare.poll()
    assert spare.pid is not None
    spare.drop()
    spare.poll()
    assert spare.pid is None


def test_a_recording_that_the_meeting_cannot_note_down_leaves_nobody_recording(
    store: MeetingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_name: str, _value: str) -> None:
        raise WontakError(Code.DISK_FULL, path="meeting.db")

    monkeypatch.setattr(store, "set_setting", full)
    with pytest.raises(WontakError):
        Recorder(store, Order(second_copy=tmp_path), one_counting_input)
    assert not [one for one in multiprocessing.active_children() if one.name == "wontak-capture"]


@pytest.mark.parametrize("lost", ["folder", "journal", "pieces", "all but the folder"])
def test_what_is_lost_on_the_first_disk_is_taken_from_the_second_copy(
    store: MeetingStore, tmp_path: Path, lost: str
) -> None:
    stick = tmp_path / "stick"
    recorded(store, second_copy=stick)
    (take,) = takes(store.folder)
    for path in take.iterdir():
        if lost == "all but the folder" or (lost == "journal" and path.name == JOURNAL):
            path.unlink()
        elif lost == "pieces" and path.suffix == ".flac":
            path.write_bytes(b"worn out")
    if lost == "folder":
        shutil.rmtree(take)
    (recording,) = recover(store)
    sound = soundfile.read(store.folder / recording.file, dtype="int16")[0]
    assert is_counting(sound) and len(sound) > RATE_HZ // 3
    assert [label.kind for label in store.labels()] == list(MarkKind)
    assert store.gaps(recording.id) == ()
    assert not takes(store.folder) and second_copies(store) == {}
    # What lies on the stick now is the whole recording.
    (copy,) = stick.iterdir()
    assert np.array_equal(soundfile.read(copy, dtype="int16")[0], sound)


def test_a_second_copy_that_is_out_of_reach_is_waited_for(store: MeetingStore, tmp_path: Path) -> None:
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    recorded(store, second_copy=stick)
    (take,) = takes(store.folder)
    shutil.rmtree(take)
    stick.rename(drawer)
    assert recover(store) == ()
    drawer.rename(stick)
    assert len(recover(store)) == 1


@pytest.fixture
def halved(store: MeetingStore, tmp_path: Path) -> Recorder:
    """A recording whose end is in the second copy alone: the first place was away meanwhile, and is back."""
    recorder = Recorder(store, Order(second_copy=tmp_path / "stick"), one_counting_input)
    heard(recorder, RecordingBegan)
    heard(recorder, ChunkClosed)
    away = (store.folder / TAKES).rename(tmp_path / "away")
    assert [event.code for event in heard(recorder, Warned)] == ["first_copy_failed"]
    end_s = recorder.at_s + 1.0
    while recorder.at_s < end_s:
        recorder.poll(1.0)
    ended(recorder)
    assert recorder.fault is None
    away.rename(store.folder / TAKES)
    return recorder


def test_a_recorder_killed_while_the_second_copy_catches_up_goes_on_with_that_as_well(
    store: MeetingStore, tmp_path: Path
) -> None:
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    recorder = Recorder(store, Order(second_copy=stick), one_counting_input)
    heard(recorder, ChunkClosed)
    stick.rename(drawer)
    assert [event.code for event in heard(recorder, Warned)] == ["second_copy_failed"]
    heard(recorder, ChunkClosed)
    drawer.rename(stick)
    heard(recorder, WarningOver)
    assert recorder.child_pid is not None
    os.kill(recorder.child_pid, signal.SIGKILL)
    while heard(recorder, CopiesFare)[-1] != CopiesFare(CopyState.WRITTEN, CopyState.WRITTEN):
        pass
    ended(recorder)
    assert recorder.record.second_copy is not None
    sounds = []
    for folder in (recorder.record.take, recorder.record.second_copy):
        joined = join(folder, tmp_path / "copy.flac", lambda _share: None, away=True)
        assert joined is not None and joined.gaps == ()
        sounds.append(soundfile.read(joined.target, dtype="int16")[0])
    assert np.array_equal(*sounds) and is_counting(sounds[0])
    (recording,) = recover(store)
    sound = soundfile.read(store.folder / recording.file, dtype="int16")[0]
    assert is_counting(sound) and recording.duration_s == pytest.approx(recorder.at_s)


def test_what_the_second_copy_alone_has_is_put_in_its_place_with_the_rest(
    store: MeetingStore, halved: Recorder, tmp_path: Path
) -> None:
    (recording,) = recover(store)
    sound = soundfile.read(store.folder / recording.file, dtype="int16")[0]
    assert is_counting(sound)
    assert len(sound) / RATE_HZ == pytest.approx(halved.at_s) == recording.duration_s
    assert store.gaps(recording.id) == ()


def test_a_recording_waits_for_a_second_copy_that_may_have_more_of_it(
    store: MeetingStore, halved: Recorder, tmp_path: Path
) -> None:
    (tmp_path / "stick").rename(tmp_path / "drawer")
    work = Joining(store)
    while not work.is_over:
        work.poll(1.0)
    assert work.fault is None and work.added == () and takes(store.folder)
    assert work.waits is not None and work.waits.code is Code.SECOND_COPY_AWAY
    (tmp_path / "drawer").rename(tmp_path / "stick")
    (recording,) = recover(store)
    assert recording.duration_s == pytest.approx(halved.at_s)


def test_who_does_without_the_second_copy_has_what_there_is(
    store: MeetingStore, halved: Recorder, tmp_path: Path
) -> None:
    (tmp_path / "stick").rename(tmp_path / "drawer")
    work = Joining(store, settle=True)
    while not work.is_over:
        work.poll(1.0)
    (recording,) = work.added
    sound = soundfile.read(store.folder / recording.file, dtype="int16")[0]
    assert is_counting(sound) and 5.0 < recording.duration_s < halved.at_s
    assert not takes(store.folder) and second_copies(store) == {}


def test_a_recording_that_is_whole_does_not_wait_for_its_second_copy(
    store: MeetingStore, tmp_path: Path
) -> None:
    recorded(store, second_copy=tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "drawer")
    assert len(recover(store)) == 1 and not takes(store.folder)


def test_a_disk_that_never_answers_keeps_nobody_waiting(
    store: MeetingStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, asked, answered = tmp_path / "dead", threading.Event(), threading.Event()
    recorded(store, second_copy=dead)
    is_dir = Path.is_dir

    def hangs(path: Path) -> bool:
        if path.parent == dead:
            asked.set()
            answered.wait(PATIENCE_S)
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", hangs)
    began_s = time.monotonic()
    work = Joining(store)
    assert asked.wait(PATIENCE_S) and not work.is_over
    work.poll()
    assert time.monotonic() - began_s < reach.PATIENCE_S / 2
    monkeypatch.setattr(work._reach, "_deadline_s", time.monotonic())
    while not work.is_over:
        work.poll(1.0)
    assert len(work.added) == 1
    answered.set()


def test_a_recording_never_takes_the_name_of_another_whatever_the_clock_says(tmp_path: Path) -> None:
    assert free_name(tmp_path, "10-00") == "10-00"
    (tmp_path / TAKES / "10-00.take").mkdir(parents=True)
    (tmp_path / "audio" / "10-00 (2).flac").write_bytes(b"")
    assert free_name(tmp_path, "10-00") == "10-00 (3)"


def test_a_take_without_any_sound_leaves_nothing(store: MeetingStore) -> None:
    (store.folder / TAKES / "2026-01-01 10-00-00.take").mkdir(parents=True)
    assert recover(store) == ()
    assert not takes(store.folder)


def test_a_take_s_labels_and_gaps_are_stored_with_it(store: MeetingStore) -> None:
    gap = Gap(2.0, 1.5, GapKind.DEVICE, 1)
    recording = store.add_take("audio/a.flac", 9.0, [Label(0, 3.0, MarkKind.SPEAKER, "kim")], [gap])
    assert store.labels() == (Label(recording.id, 3.0, MarkKind.SPEAKER, "kim"),)
    assert store.gaps(recording.id) == (gap,)
    assert store.markers() == ()


def test_the_inputs_are_listed_and_the_choice_is_remembered() -> None:
    assert inputs(one_counting_input) == (InputDevice("table", "Table", True),)
    assert remembered() == ()
    remember(("table",))
    assert remembered() == ("table",)


def test_the_inputs_can_be_asked_for_without_waiting() -> None:
    search = InputSearch(one_counting_input)
    assert search.poll() is None
    while search.poll(1.0) is None:
        pass
    search.close()
    assert search.found == (InputDevice("table", "Table", True),)


def test_an_input_is_meant_by_its_id_its_name_or_a_part_of_it() -> None:
    found = (InputDevice("a1", "Table microphone"), InputDevice("b2", "USB interpreter feed"))
    assert chosen(("a1", "USB interpreter feed"), found) == ("a1", "b2")
    assert chosen(("interpreter",), found) == ("b2",)
    with pytest.raises(WontakError) as fault:
        chosen(("e",), found)
    assert fault.value.code is Code.INPUT_MISSING
    with pytest.raises(WontakError) as fault:
        chosen(("a1",), ())
    assert fault.value.code is Code.NO_INPUT


def test_what_was_heard_while_recording_comes_into_the_meeting_with_it(store: MeetingStore) -> None:
    recorder = recorded(store)
    take = recorder.record.take.stem
    heard = (
        Segment(0, 0.1, 0.4, Language.KO, "의회는"),
        Segment(0, 0.5, 1.0, Language.EN, "lissen"),
        Segment(0, 90.0, 91.0, Language.EN, "never"),
    )
    _first, second, _third = store.store_live(take, heard, "small")
    store.correct_live(second.id, "listen", "김")
    (recording,) = recover(store)
    found = store.segments()
    assert [(one.text, one.review) for one in found] == [
        ("의회는", Review.MACHINE),
        ("listen", Review.EDITED),
    ]
    assert {one.recording for one in found} == {recording.id}
    assert store.covered(recording.id) == () and store.rough_count() == 2
    assert store.live_lines(take) == ()
