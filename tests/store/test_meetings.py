"""A meeting folder: made whole, opened by one process, read by others, upgraded and never spoiled."""

import dataclasses
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.by_hand import edit_text, mark, set_speaker
from tests.store.conftest import CLERK, ENGINE, said
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Bilingual, Event, Meeting, Status
from wontak.domain.transcript import Marker
from wontak.store.meetings import MeetingStore
from wontak.store.migrations import NAMED_STEPS, steps

WRITER = """
import sys
from pathlib import Path
from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore

def stretch(number):
    start_s = number * 30.0
    segments = [Segment(1, start_s + s, start_s + s + 1, Language.EN, f"sentence {number} {s}") for s in range(20)]
    store.store_stretch(1, start_s, start_s + 30.0, segments, Actor.machine("test"))

store = MeetingStore.open(Path(sys.argv[1]))
for number in range(1, 1 + int(sys.argv[2])):
    stretch(number)
with store.transaction():
    stretch(99)
    print("inside", flush=True)
    sys.stdin.read()
"""


def writer(folder: Path, stretches: int) -> subprocess.Popen[str]:
    """Another process that stores some stretches, begins one more and stays in the midst of it."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(stretches)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "inside\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def is_sound(folder: Path) -> bool:
    with sqlite3.connect(folder / "meeting.db") as connection:
        damage = connection.execute("PRAGMA integrity_check").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return damage == [("ok",)] and not orphans


def refused(folder: Path) -> WontakError:
    with pytest.raises(WontakError) as caught:
        MeetingStore.open(folder)
    return caught.value


def test_a_new_meeting_is_a_folder_with_its_places(tmp_path: Path, meeting: Meeting) -> None:
    folder = tmp_path / "회의.wontak"
    MeetingStore.create(folder, meeting).close()
    assert {"audio", "cache", "exports", "meeting.db"} <= {child.name for child in folder.iterdir()}
    assert [child.name for child in tmp_path.iterdir()] == ["회의.wontak"]


def test_a_new_meeting_takes_an_empty_folder_but_no_other(tmp_path: Path) -> None:
    MeetingStore.create(tmp_path / "empty", Meeting()).close()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear")
    with pytest.raises(WontakError) as caught:
        MeetingStore.create(tmp_path / "full", Meeting())
    assert caught.value.code is Code.MEETING_EXISTS
    assert [child.name for child in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_a_meeting_that_cannot_be_stored_leaves_no_half_folder(tmp_path: Path, meeting: Meeting) -> None:
    twice = dataclasses.replace(meeting, participants=meeting.participants * 2)
    with pytest.raises(ValueError, match="same id"):
        MeetingStore.create(tmp_path / "m.wontak", twice)
    assert list(tmp_path.iterdir()) == []


def test_event_roster_and_agenda_come_back_as_they_went_in(store: MeetingStore, meeting: Meeting) -> None:
    assert store.meeting() == meeting


def test_text_is_stored_in_one_normal_form(store: MeetingStore) -> None:
    store.save_meeting(Meeting(Event(topic=Bilingual(ko="\u1100\u116e\u11a8\u1112\u116c"))))
    assert store.meeting().event.topic.ko == "국회"


def test_recordings_follow_one_another(store: MeetingStore) -> None:
    second = store.add_recording("audio/2.wav", 20.5, "broken_tail")
    third = store.add_recording("audio/3.wav", 1.0)
    assert (second.offset_s, second.note, third.offset_s) == (60.0, "broken_tail", 80.5)
    assert [recording.id for recording in store.recordings()] == [1, 2, 3]


def test_settings_and_markers_are_kept(store: MeetingStore) -> None:
    assert store.setting("recogniser") is None
    store.set_setting("recogniser", "starter")
    store.set_setting("recogniser", "large-v3")
    assert store.setting("recogniser") == "large-v3"
    store.add_marker(1, 12.5, "중요")
    assert store.markers() == (Marker(1, 12.5, "중요", id=1),)


def test_who_leaves_the_roster_is_credited_with_nothing(store: MeetingStore, meeting: Meeting) -> None:
    first = store.segments()[0]
    set_speaker(store, first.id, "miller", CLERK)
    shorter = dataclasses.replace(meeting, participants=meeting.participants[:1], agenda=meeting.agenda[:1])
    store.save_meeting(shorter, CLERK)
    assert store.meeting() == shorter
    assert store.segment(first.id).speaker is None
    assert store.history("segment", first.id)[-1].actor == CLERK


def test_an_agenda_of_strangers_is_refused_and_nothing_changes(store: MeetingStore, meeting: Meeting) -> None:
    with pytest.raises(ValueError, match="not on the roster"):
        store.save_meeting(dataclasses.replace(meeting, participants=()))
    assert store.meeting() == meeting


def test_a_moved_folder_is_the_same_meeting(store: MeetingStore, tmp_path: Path) -> None:
    segments = store.segments()
    store.close()
    shutil.move(store.folder, tmp_path / "moved")
    with MeetingStore.open(tmp_path / "moved") as moved:
        assert moved.segments() == segments
        assert not moved.read_only


def test_a_second_opener_reads_and_is_told_who_works_on_it(store: MeetingStore) -> None:
    with MeetingStore.open(store.folder) as second:
        assert second.read_only
        assert second.owner and second.owner.pid == os.getpid()
        assert second.segments() == store.segments()
        with pytest.raises(WontakError) as caught:
            second.set_setting("a", "b")
        assert caught.value.code is Code.MEETING_IN_USE
        assert str(os.getpid()) in str(caught.value.fields["owner"])


def test_a_reader_sees_what_the_owner_has_stored_since(store: MeetingStore) -> None:
    with MeetingStore.open(store.folder, read_only=True) as reader:
        store.store_stretch(1, 30.0, 60.0, [said(31.0, 33.0, "새 구간입니다")], ENGINE)
        assert reader.segments() == store.segments()


def test_the_next_one_owns_the_meeting_once_it_is_closed(store: MeetingStore) -> None:
    store.close()
    with MeetingStore.open(store.folder) as second:
        assert not second.read_only
        second.set_setting("a", "b")


def test_another_process_has_the_meeting_until_it_dies(store: MeetingStore) -> None:
    store.close()
    process = writer(store.folder, 0)
    try:
        with MeetingStore.open(store.folder) as second:
            assert second.read_only
            assert second.owner and second.owner.pid == process.pid
    finally:
        kill(process)
    with MeetingStore.open(store.folder) as third:
        assert not third.read_only


def test_a_killed_writer_leaves_every_whole_stretch_and_nothing_of_the_one_it_was_at(
    store: MeetingStore,
) -> None:
    store.close()
    kill(writer(store.folder, 3))
    with MeetingStore.open(store.folder) as after:
        assert after.covered(1) == ((0.0, 30.0), (30.0, 60.0), (60.0, 90.0), (90.0, 120.0))
        assert len(after.segments()) == 3 + 3 * 20
    assert is_sound(store.folder)


def test_a_reader_of_a_meeting_whose_writer_was_killed_sees_what_was_stored(store: MeetingStore) -> None:
    store.close()
    kill(writer(store.folder, 2))
    with MeetingStore.open(store.folder, read_only=True) as reader:
        assert len(reader.segments()) == 3 + 2 * 20


def older(store: MeetingStore, tmp_path: Path) -> Path:
    """A meeting as a version before the last migration left it."""
    store.close()
    folder = tmp_path / "older"
    folder.mkdir()
    db = Database(folder / "meeting.db")
    steps().apply(db, stop_before=NAMED_STEPS[-1][0])
    with db.atomic():
        db.execute(
            "INSERT INTO event SELECT * FROM (SELECT 1, 'hearing', '청문회', '', NULL, NULL, NULL, '', '', '', '', '', '', '', "
            "'', '', '{}', 'draft')"
        )
    db.close()
    return folder


def test_an_older_database_is_upgraded_after_a_backup(store: MeetingStore, tmp_path: Path) -> None:
    folder = older(store, tmp_path)
    with MeetingStore.open(folder) as upgraded:
        assert upgraded.meeting().event.topic.ko == "청문회"
        assert upgraded.history("segment", 1) == ()
    backup = Database(folder / f"meeting.db.backup-v{len(NAMED_STEPS) - 1}")
    assert len(steps().applied(backup)) == len(NAMED_STEPS) - 1
    backup.close()
    assert is_sound(folder)


def test_an_older_database_can_be_read_without_being_changed(store: MeetingStore, tmp_path: Path) -> None:
    folder = older(store, tmp_path)
    before = (folder / "meeting.db").read_bytes()
    with MeetingStore.open(folder, read_only=True) as reader:
        assert reader.meeting().event.topic.ko == "청문회"
        assert reader.history("segment", 1) == ()
    assert (folder / "meeting.db").read_bytes() == before


def test_a_newer_database_is_refused_and_left_alone(store: MeetingStore) -> None:
    store.close()
    with sqlite3.connect(store.folder / "meeting.db") as connection:
        row = ("wontak", "9999_from_the_future", "2099-01-01")
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", row
        )
    connection.close()
    before = (store.folder / "meeting.db").read_bytes()
    fault = refused(store.folder)
    assert fault.code is Code.MEETING_IS_NEWER
    assert fault.fields["version"] == len(NAMED_STEPS) + 1
    assert (store.folder / "meeting.db").read_bytes() == before
    assert refused(store.folder).code is Code.MEETING_IS_NEWER, "the lock was kept by the failed attempt"


def test_a_damaged_database_is_refused(store: MeetingStore) -> None:
    store.close()
    database = store.folder / "meeting.db"
    whole = database.read_bytes()
    for spoilt in (b"", b"no database at all" * 100, whole[:4096] + b"\xff" * 4096 + whole[8192:]):
        database.write_bytes(spoilt)
        assert refused(store.folder).code is Code.MEETING_DAMAGED


def test_a_folder_without_a_meeting_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).code is Code.NOT_A_MEETING
    assert refused(tmp_path / "nowhere").code is Code.NOT_A_MEETING


def in_an_unprivileged_child(folder: Path) -> str:
    """What a process that may write nothing finds when it opens the meeting: runs as nobody where this one is root."""
    reader, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            with MeetingStore.open(folder) as store:
                found = f"{store.read_only} {store.owner} {len(store.segments())}"
        except BaseException as fault:  # noqa: BLE001 - whatever it is, the parent shall see it
            found = repr(fault)
        os.write(pipe, found.encode())
        os._exit(0)
    os.close(pipe)
    os.waitpid(child, 0)
    with os.fdopen(reader, encoding="utf-8") as answers:
        return answers.read()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and setuid")
@pytest.mark.parametrize("killed", [False, True])
def test_a_meeting_on_a_read_only_medium_can_be_read(store: MeetingStore, killed: bool) -> None:
    store.close()
    if killed:
        kill(writer(store.folder, 1))
    with tempfile.TemporaryDirectory() as place:
        medium = Path(place) / "medium"
        shutil.copytree(store.folder, medium)
        (medium / "meeting.db-shm").unlink(missing_ok=True)
        for path in (Path(place), medium, *medium.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            assert in_an_unprivileged_child(medium) == f"True None {23 if killed else 3}"
        finally:
            for path in (Path(place), medium):
                path.chmod(0o755)


def test_several_changes_are_stored_together_or_not_at_all(store: MeetingStore) -> None:
    before = store.segments()
    with pytest.raises(RuntimeError), store.transaction():
        edit_text(store, before[0].id, "다른 말", CLERK)
        mark(store, before[1].id, CLERK, starred=True)
        raise RuntimeError
    assert store.segments() == before


def test_no_machine_changes_an_approved_meeting_but_a_person_may_correct_it(
    store: MeetingStore, meeting: Meeting
) -> None:
    approved = dataclasses.replace(meeting, event=dataclasses.replace(meeting.event, status=Status.APPROVED))
    store.save_meeting(approved, CLERK)
    with pytest.raises(WontakError) as caught:
        store.store_stretch(1, 30.0, 60.0, [], ENGINE)
    assert caught.value.code is Code.MEETING_APPROVED
    assert store.covered(1) == ((0.0, 30.0),)
    edit_text(store, 1, "고친 말", CLERK)
    assert store.segment(1).text == "고친 말"
