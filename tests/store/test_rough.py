"""What is heard while recording: kept, joined to its recording, and given up for a full pass but for a person's work."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.by_hand import edit_text, mark, set_speaker
from tests.store.conftest import CLERK, ENGINE, said
from wontak.desk.editing import Editing
from wontak.domain import edits
from wontak.domain.changes import EditKind
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.recording import Label, MarkKind
from wontak.domain.review import ConcernKind, queue
from wontak.domain.transcript import Recording, Review, Segment, SegmentFlag, VoiceTurn
from wontak.store.ledger import Actor, ChangeKind
from wontak.store.meetings import MeetingStore

TAKE = "2026-03-18 14-00-00"
ROUGH = (
    said(1.0, 4.0, "의회는 국민의 말을"),
    said(5.0, 9.0, "Parliaments must lesson", Language.EN),
    said(10.0, 14.0, "다음 안건으로 넘어가겠습니다"),
)


def adopted(
    store: MeetingStore, segments: Sequence[Segment] = ROUGH, labels: Sequence[Label] = ()
) -> Recording:
    """A take that has become a recording of a minute, with what was heard in it."""
    store.store_live(TAKE, segments, "small")
    with store.transaction():
        recording = store.add_take("audio/take.flac", 60.0, labels, ())
        store.adopt_live(TAKE, recording)
    return recording


def of(store: MeetingStore, recording: Recording) -> list[Segment]:
    return [one for one in store.segments() if one.recording == recording.id]


def texts(store: MeetingStore, recording: Recording) -> list[str]:
    return [one.text for one in of(store, recording)]


def full_pass(store: MeetingStore, recording: Recording, *segments: Segment) -> None:
    moved = [type(one)(**{**vars(one), "recording": recording.id}) for one in segments]
    store.store_stretch(recording.id, 0.0, 60.0, moved, ENGINE)


def test_what_is_heard_is_on_the_disk_at_once_and_in_order(store: MeetingStore) -> None:
    store.store_live(TAKE, ROUGH[1:], "small")
    store.store_live(TAKE, ROUGH[:1], "small")
    store.store_live("another", ROUGH[:1], "small")
    with MeetingStore.open(store.folder, read_only=True) as other:
        lines = other.live_lines(TAKE)
    assert [line.text for line in lines] == [one.text for one in ROUGH]
    assert next((line.start_s, line.end_s, line.edited) for line in lines) == (1.0, 4.0, False)
    assert store.segments() == store.segments(public=True)  # the transcript itself knows nothing of it yet


def test_a_line_is_corrected_while_the_recording_runs(store: MeetingStore) -> None:
    first, *_others = store.store_live(TAKE, ROUGH, "small")
    corrected = store.correct_live(first.id, "의회는 국민의 말을 들어야", "김")
    assert corrected and corrected.edited and corrected.text == "의회는 국민의 말을 들어야"
    assert store.live_lines(TAKE)[0] == corrected
    back = store.correct_live(first.id, ROUGH[0].text, "김")
    assert back and not back.edited
    store.forget_live(TAKE)
    assert store.correct_live(first.id, "너무 늦게") is None


def test_a_joined_take_brings_its_rough_text_and_still_awaits_a_full_pass(store: MeetingStore) -> None:
    recording = adopted(store)
    assert texts(store, recording) == [one.text for one in ROUGH]
    assert all(one.review is Review.MACHINE for one in of(store, recording))
    assert [word.text for word in of(store, recording)[0].words] == ["의회는", "국민의", "말을"]
    assert store.covered(recording.id) == ()
    assert store.rough_count() == 3
    assert store.live_lines(TAKE) == ()
    (added,) = store.history("segment", of(store, recording)[0].id)
    assert (added.change, added.actor.engine, added.actor.model) == (ChangeKind.ADDED, "live", "small")


def test_a_corrected_line_is_a_persons_text_with_the_machines_before_it(store: MeetingStore) -> None:
    _first, second, _third = store.store_live(TAKE, ROUGH, "small")
    store.correct_live(second.id, "Parliaments must listen", "김")
    with store.transaction():
        recording = store.add_take("audio/take.flac", 60.0, (), ())
        store.adopt_live(TAKE, recording)
    segment = of(store, recording)[1]
    assert (segment.text, segment.review) == ("Parliaments must listen", Review.EDITED)
    assert [word.text for word in segment.words] == ["Parliaments", "must", "listen"]
    change = store.history("segment", segment.id)[-1]
    assert (change.actor.name, change.edit) == ("김", EditKind.RETYPE)
    assert isinstance(change.before, Segment) and change.before.text == "Parliaments must lesson"


def test_speaker_keys_give_rough_segments_their_speaker(store: MeetingStore) -> None:
    labels = [
        Label(0, 0.5, MarkKind.SPEAKER, "han"),
        Label(0, 5.5, MarkKind.SPEAKER, "miller"),
        Label(0, 6.0, MarkKind.STAR),
        Label(0, 11.0, MarkKind.SPEAKER, "nobody"),
    ]
    recording = adopted(store, labels=labels)
    assert [one.speaker for one in of(store, recording)] == ["han", "miller", None]


def test_whom_the_clerk_pressed_for_is_seen_as_soon_as_the_full_pass_has_heard_something(
    store: MeetingStore,
) -> None:
    labels = [
        Label(0, 2.9, MarkKind.SPEAKER, "han"),
        Label(0, 7.8, MarkKind.SPEAKER, "moon"),
        Label(0, 8.6, MarkKind.SPEAKER, "miller"),
    ]
    recording = adopted(store, labels=labels)
    first, second, third = (
        said(1.0, 4.0, "의회는 국민의 말을 들어야"),
        said(5.0, 9.0, "Parliaments must listen"),
        said(12.0, 20.0, "to the people"),
    )
    full_pass(store, recording, first, second, third)
    # Late as they are, presses count from the beginning of what is said; the slip of the finger does not count.
    assert [one.speaker for one in of(store, recording)] == ["han", "miller", "miller"]
    assert {store.history("segment", one.id)[-1].actor for one in of(store, recording)} == {Actor.key()}


def test_a_full_pass_names_nobody_before_the_first_press_and_nobody_who_is_not_on_the_roster(
    store: MeetingStore,
) -> None:
    labels = [Label(0, 9.6, MarkKind.SPEAKER, "han"), Label(0, 20.0, MarkKind.SPEAKER, "nobody")]
    recording = adopted(store, labels=labels)
    full_pass(
        store,
        recording,
        said(1.0, 4.0, "의회는 국민의 말을"),
        said(8.9, 12.0, "들어야 합니다"),
        said(19.0, 25.0, "Parliaments must listen"),
    )
    assert [one.speaker for one in of(store, recording)] == [None, "han", None]


def test_a_full_pass_replaces_what_only_a_machine_has_written(store: MeetingStore) -> None:
    recording = adopted(store)
    full_pass(
        store,
        recording,
        said(1.1, 4.1, "의회는 국민의 말을 들어야"),
        said(5.0, 14.0, "Parliaments must listen"),
    )
    assert texts(store, recording) == ["의회는 국민의 말을 들어야", "Parliaments must listen"]
    assert store.rough_count() == 0
    assert store.covered(recording.id) == ((0.0, 60.0),)


def test_what_a_full_pass_has_not_reached_yet_stays_rough(store: MeetingStore) -> None:
    recording = adopted(store)
    store.store_stretch(recording.id, 0.0, 9.5, [], ENGINE)
    assert texts(store, recording) == [ROUGH[2].text]
    assert store.rough_count() == 1


def test_no_word_is_there_twice_around_what_a_person_has_written(store: MeetingStore) -> None:
    recording = adopted(store)
    second = of(store, recording)[1]
    edit_text(store, second.id, "Parliaments must listen", CLERK)
    # The full pass cuts otherwise: one long segment over all three.
    whole = said(1.0, 14.0, "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 열둘 열셋")
    full_pass(store, recording, whole)
    assert texts(store, recording) == ["하나 둘 셋 넷", "Parliaments must listen", "아홉 열 열하나 열둘 열셋"]
    now = of(store, recording)
    assert all(a.end_s <= b.start_s + 0.05 for a, b in itertools.pairwise(now))


def test_the_same_words_heard_again_confirm_a_persons_text(store: MeetingStore) -> None:
    recording = adopted(store)
    edit_text(store, of(store, recording)[1].id, "Parliaments must listen.", CLERK)
    full_pass(store, recording, said(5.0, 9.0, "parliaments must Listen", Language.EN))
    (kept,) = of(store, recording)
    assert kept.text == "Parliaments must listen."
    assert kept.flags == ()


def test_other_words_heard_are_said_and_can_be_restored(store: MeetingStore) -> None:
    recording = adopted(store)
    edited = of(store, recording)[1]
    edit_text(store, edited.id, "Parliaments must listen.", CLERK)
    full_pass(store, recording, said(5.0, 9.0, "Parliaments must lessen", Language.EN))
    (kept,) = of(store, recording)
    assert (kept.id, kept.text, kept.review) == (edited.id, "Parliaments must listen.", Review.EDITED)
    assert kept.flags == (SegmentFlag.DIFFERS,)
    (concern,) = [one for one in queue(store.segments()) if one.segment_id == kept.id]
    assert concern.kinds[0] is ConcernKind.DIFFERS
    assert store.heard_instead(kept.id) == "Parliaments must lessen"
    history = store.history("segment", kept.id)
    index = max(
        index
        for index, change in enumerate(history)
        if isinstance(change.before, Segment) and change.before.text == "Parliaments must lessen"
    )
    Editing(store).restore_version("segment", kept.id, index)  # type: ignore[arg-type]
    restored = store.segment(kept.id)
    assert restored.text == "Parliaments must lessen"
    assert restored.flags == ()
    assert store.heard_instead(kept.id) is None


def test_a_person_who_types_anew_settles_the_difference(store: MeetingStore) -> None:
    recording = adopted(store)
    edit_text(store, of(store, recording)[1].id, "Parliaments must listen.", CLERK)
    full_pass(store, recording, said(5.0, 9.0, "Parliaments must lessen", Language.EN))
    edit_text(store, of(store, recording)[0].id, "Parliaments must listen and act.", CLERK)
    assert of(store, recording)[0].flags == ()


def test_marks_on_text_that_is_replaced_go_to_what_is_heard_there(store: MeetingStore) -> None:
    recording = adopted(store)
    first, second, third = of(store, recording)
    mark(store, first.id, CLERK, starred=True, comment="인용")
    set_speaker(store, second.id, "miller", CLERK)
    mark(store, third.id, CLERK, off_record=True)
    full_pass(
        store,
        recording,
        said(0.9, 4.2, "의회는 국민의 말을 들어야"),
        said(5.1, 8.8, "Parliaments must listen", Language.EN),
        said(10.1, 13.8, "다음 안건으로"),
    )
    one, two, three = of(store, recording)
    assert (one.starred, one.comment, one.text) == (True, "인용", "의회는 국민의 말을 들어야")
    assert (two.speaker, two.text) == ("miller", "Parliaments must listen")
    assert three.off_record
    assert {first.id, second.id, third.id}.isdisjoint(segment.id for segment in (one, two, three))


def test_what_is_heard_around_a_corrected_segment_off_the_record_is_off_the_record(
    store: MeetingStore,
) -> None:
    recording = adopted(store)
    second = of(store, recording)[1]
    edit_text(store, second.id, "Parliaments must listen", CLERK)
    mark(store, second.id, CLERK, off_record=True)
    full_pass(
        store,
        recording,
        said(1.0, 4.0, "의회는 국민의 말을"),
        said(4.2, 9.8, "but between us Parliaments must listen", Language.EN),
        said(11.5, 14.0, "다음 안건으로"),
    )
    shown = [one.text for one in store.segments(public=True) if one.recording == recording.id]
    assert shown == ["의회는 국민의 말을", "다음 안건으로"]


def test_a_star_pressed_while_recording_goes_from_rough_text_to_the_final_one_once(
    store: MeetingStore,
) -> None:
    recording = adopted(store, labels=[Label(0, 7.0, MarkKind.STAR)])
    assert [one.starred for one in of(store, recording)] == [False, True, False]
    full_pass(
        store, recording, said(1.0, 4.0, "의회는"), said(5.0, 9.0, "Parliaments must listen", Language.EN)
    )
    assert [one.starred for one in of(store, recording)] == [False, True]
    assert store.rough_count() == 0


def test_a_voice_found_in_rough_text_does_not_keep_it(store: MeetingStore) -> None:
    recording = adopted(store)
    heard = of(store, recording)
    turns = [VoiceTurn(recording.id, 0.0, 60.0, "V1")]
    voiced = [replace(one, voice="V1") for one in heard]
    store.apply_voices(turns, voiced, [("V1", "han")], Actor.machine("voices", "GE2E"))
    assert {one.speaker for one in of(store, recording)} == {"han"}
    full_pass(store, recording, said(1.0, 4.0, "의회는 국민의 말을 들어야"))
    assert texts(store, recording) == ["의회는 국민의 말을 들어야"]


def test_a_marked_segment_in_whose_place_nothing_is_heard_stays(store: MeetingStore) -> None:
    recording = adopted(store)
    mark(store, of(store, recording)[0].id, CLERK, starred=True)
    full_pass(store, recording, said(5.0, 9.0, "Parliaments must listen", Language.EN))
    assert texts(store, recording) == [ROUGH[0].text, "Parliaments must listen"]


def test_beginning_anew_takes_the_rough_text_as_well(store: MeetingStore) -> None:
    recording = adopted(store)
    edit_text(store, of(store, recording)[1].id, "Parliaments must listen.", CLERK)
    store.clear_transcript(recording.id, CLERK)
    assert of(store, recording) == []
    assert store.rough_count() == 0


def test_a_deleted_and_restored_rough_segment_is_still_rough(store: MeetingStore) -> None:
    recording = adopted(store)
    editing = Editing(store)
    editing.perform(edits.delete((of(store, recording)[0],)))
    editing.undo()
    assert texts(store, recording)[0] == ROUGH[0].text
    assert store.rough_count() == 3
    full_pass(store, recording, said(1.0, 4.0, "새로"))
    assert texts(store, recording) == ["새로"]


def test_an_approved_meeting_takes_no_rough_text(store: MeetingStore) -> None:
    store.store_live(TAKE, ROUGH, "small")
    store.approve("김서기")
    with pytest.raises(WontakError) as fault:
        store.store_live(TAKE, ROUGH, "small")
    assert fault.value.code is Code.MEETING_APPROVED
    recording = store.add_take("audio/take.flac", 60.0, (), ())
    assert store.adopt_live(TAKE, recording) == ()
    assert of(store, recording) == []
    assert store.live_lines(TAKE) == ()
