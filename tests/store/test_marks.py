"""What was pressed while recording: it follows its agenda item, stars what was said, and speaks for a person."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.store.conftest import CLERK, ENGINE, said
from wontak.desk.editing import Editing
from wontak.domain import edits
from wontak.domain.changes import MarkersChange
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import AgendaItem, AgendaKind, Bilingual, Language, Meeting
from wontak.domain.recording import Label, MarkKind
from wontak.domain.transcript import Marker, VoiceTurn
from wontak.store.ledger import RECORDING_KEY, Actor, By
from wontak.store.meetings import MeetingStore
from wontak.store.migrations import NAMED_STEPS, steps
from wontak.store.shape import as_json

VOICES = Actor.machine("voices", "GE2E")
OPENING, DISCUSSION = "개회사", "한미동맹의 미래"


def pressed(store: MeetingStore, at_s: float, kind: MarkKind, value: str = "") -> None:
    store.add_label(Label(1, at_s, kind, value))


def starred(store: MeetingStore) -> list[str]:
    return [segment.text for segment in store.segments() if segment.starred]


def agenda_marks(store: MeetingStore) -> list[tuple[float, str]]:
    """Time and present position of what marks an agenda item."""
    return [(one.at_s, one.value) for one in store.labels() if one.kind is MarkKind.AGENDA]


def with_agenda(meeting: Meeting, *items: AgendaItem) -> Meeting:
    return replace(meeting, agenda=items)


# The agenda ----------------------------------------------------------------------------------------------------------


def test_a_mark_follows_its_item_to_another_place(store: MeetingStore) -> None:
    pressed(store, 1.0, MarkKind.AGENDA, "0")
    pressed(store, 5.0, MarkKind.AGENDA, "1")
    opening, discussion = store.meeting().agenda
    greeting = AgendaItem(AgendaKind.CONGRATULATORY, ("miller",))
    store.save_meeting(with_agenda(store.meeting(), greeting, discussion, opening))
    assert agenda_marks(store) == [(1.0, "2"), (5.0, "1")]
    assert [marker.note for marker in store.markers()] == ["3. 개회사", "2."]


def test_a_mark_stays_with_an_item_that_is_worded_anew(store: MeetingStore) -> None:
    pressed(store, 1.0, MarkKind.AGENDA, "0")
    opening, discussion = store.meeting().agenda
    anew = replace(opening, topic=Bilingual("국회의장 개회사"), speakers=())
    store.save_meeting(with_agenda(store.meeting(), anew, discussion))
    assert agenda_marks(store) == [(1.0, "0")]
    assert store.markers()[0].note == "1. 국회의장 개회사"


def test_a_mark_of_an_item_that_is_gone_divides_nothing_and_comes_back_with_it(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    pressed(store, 1.0, MarkKind.AGENDA, "0")
    pressed(store, 5.0, MarkKind.AGENDA, "1")
    editing.perform(editing.meeting_change(with_agenda(store.meeting(), store.meeting().agenda[1])))
    assert agenda_marks(store) == [(5.0, "0")]
    assert [marker.note for marker in store.markers()] == ["개회사", "1."]
    stranger = AgendaItem(AgendaKind.CLOSING, ("miller",))
    editing.perform(editing.meeting_change(with_agenda(store.meeting(), *store.meeting().agenda, stranger)))
    assert agenda_marks(store) == [(5.0, "0")]
    editing.undo()
    editing.undo()
    assert agenda_marks(store) == [(1.0, "0"), (5.0, "1")]


def test_an_agenda_put_in_again_from_a_list_keeps_its_marks(store: MeetingStore) -> None:
    pressed(store, 1.0, MarkKind.AGENDA, "0")
    pressed(store, 5.0, MarkKind.AGENDA, "1")
    store.save_meeting(
        with_agenda(
            store.meeting(),
            AgendaItem(AgendaKind.DISCUSSION, ("miller", "han"), "miller", Bilingual("토론")),
            AgendaItem(AgendaKind.CLOSING),
            AgendaItem(AgendaKind.CONGRATULATORY, ("han",), None, Bilingual("개회사", "Opening")),
        )
    )
    assert agenda_marks(store) == [(1.0, "2"), (5.0, "0")]


def test_an_item_is_meant_as_it_stood_when_its_key_was_pressed(store: MeetingStore) -> None:
    second = store.meeting().agenda[1]
    store.save_meeting(with_agenda(store.meeting(), second))
    pressed(store, 5.0, MarkKind.AGENDA, f"1#{second.id}")
    pressed(store, 6.0, MarkKind.AGENDA, "7#99")
    assert agenda_marks(store) == [(5.0, "0")]


# Stars ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at_s", "words"),
    [
        (12.0, "다음 안건으로 넘어가겠습니다 감사합니다"),
        (9.8, "Parliaments must listen to the people"),
        (10.2, "다음 안건으로 넘어가겠습니다 감사합니다"),
        (17.9, "다음 안건으로 넘어가겠습니다 감사합니다"),
    ],
)
def test_a_star_marks_what_is_said_or_has_just_been_said(
    store: MeetingStore, at_s: float, words: str
) -> None:
    store.clear_transcript(1, CLERK)
    pressed(store, at_s, MarkKind.STAR)
    transcribe(store)
    assert starred(store) == [words]
    segment = next(one for one in store.segments() if one.starred)
    assert store.history("segment", segment.id)[-1].actor == Actor.key()


def transcribe(store: MeetingStore) -> None:
    store.store_stretch(
        1,
        0.0,
        30.0,
        [
            said(0.0, 4.0, "의회는 국민의 말을 들어야 합니다"),
            said(5.0, 9.0, "Parliaments must listen to the people", Language.EN),
            said(10.0, 14.0, "다음 안건으로 넘어가겠습니다 감사합니다"),
        ],
        ENGINE,
    )


def test_a_star_long_after_the_last_words_marks_nothing(store: MeetingStore) -> None:
    store.clear_transcript(1, CLERK)
    pressed(store, 18.5, MarkKind.STAR)
    transcribe(store)
    assert starred(store) == []


def test_a_full_transcription_stars_again_unless_a_person_has_taken_the_star_back(
    store: MeetingStore,
) -> None:
    editing = Editing(store, CLERK)
    store.clear_transcript(1, CLERK)
    pressed(store, 2.0, MarkKind.STAR)
    pressed(store, 12.0, MarkKind.STAR)
    transcribe(store)
    assert len(starred(store)) == 2
    editing.perform(edits.star(store.segments()[:1], False))
    store.clear_transcript(1, CLERK)
    transcribe(store)
    assert starred(store) == ["다음 안건으로 넘어가겠습니다 감사합니다"]


def test_taking_a_star_back_can_itself_be_taken_back(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    store.clear_transcript(1, CLERK)
    pressed(store, 2.0, MarkKind.STAR)
    transcribe(store)
    editing.perform(edits.star(store.segments()[:1], False))
    editing.undo()
    store.clear_transcript(1, CLERK)
    transcribe(store)
    assert starred(store) == ["의회는 국민의 말을 들어야 합니다"]


def test_the_star_goes_over_to_what_is_heard_better_later(store: MeetingStore) -> None:
    store.clear_transcript(1, CLERK)
    pressed(store, 30.5, MarkKind.STAR)
    store.store_stretch(1, 0.0, 30.0, [said(27.0, 29.9, "앞의 말입니다 아마도")], ENGINE)
    assert starred(store) == ["앞의 말입니다 아마도"]
    store.store_stretch(1, 30.0, 60.0, [said(30.2, 34.0, "이 말이 중요합니다 정말로")], ENGINE)
    assert starred(store) == ["이 말이 중요합니다 정말로"]
    store.store_stretch(1, 30.0, 60.0, [said(30.2, 34.0, "이 말이 더욱 중요합니다")], ENGINE)
    assert starred(store) == ["이 말이 더욱 중요합니다"], "a key's star keeps no machine from hearing again"


def test_of_a_starred_segment_that_is_cut_the_part_keeps_the_star_in_which_it_was_pressed(
    store: MeetingStore,
) -> None:
    store.clear_transcript(1, CLERK)
    pressed(store, 7.5, MarkKind.STAR)
    (whole,) = store.store_stretch(
        1, 0.0, 30.0, [said(0.0, 9.0, "첫째 말씀입니다 이어서 둘째 말씀입니다")], ENGINE
    )
    first = replace(
        said(0.0, 4.5, "첫째 말씀입니다"), id=whole.id, voice="V1", words=whole.words[:2], end_s=3.6
    )
    second = replace(said(3.6, 9.0, "이어서 둘째 말씀입니다"), voice="V2", words=whole.words[2:])
    turns = [VoiceTurn(1, 0.0, 3.6, "V1"), VoiceTurn(1, 3.6, 9.0, "V2")]
    store.apply_voices(turns, [first, second], (), VOICES)
    assert starred(store) == ["이어서 둘째 말씀입니다"]


def test_both_parts_of_a_starred_segment_that_a_person_has_split_keep_the_star(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    store.clear_transcript(1, CLERK)
    pressed(store, 3.5, MarkKind.STAR)
    transcribe(store)
    whole = store.segments()[0]
    editing.perform(edits.split(whole, whole.text.index("들어야")))
    heard = [replace(one, voice="V1") for one in store.segments()]
    store.apply_voices([VoiceTurn(1, 0.0, 14.0, "V1")], heard, (), VOICES)
    assert starred(store) == ["의회는 국민의 말을", "들어야 합니다"]


def test_a_star_a_person_has_set_is_theirs(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    editing.perform(edits.star(store.segments()[:1], True))
    pressed(store, 2.0, MarkKind.STAR)
    transcribe(store)
    assert starred(store) == ["의회는 국민의 말을 들어야 합니다"]
    assert [one.actor.by for one in store.history("segment", 1)] == [By.MACHINE, By.PERSON]


# Speakers ------------------------------------------------------------------------------------------------------------


def test_what_rests_on_speaker_keys_is_a_persons_word_in_the_history_and_can_be_corrected(
    store: MeetingStore,
) -> None:
    editing = Editing(store, CLERK)
    heard = [replace(one, voice="V1" if one.id < 3 else "V2") for one in store.segments()]
    turns = [VoiceTurn(1, one.start_s, one.end_s, one.voice or "") for one in heard]
    names = {"V1": "han", "V2": "miller"}
    store.apply_voices(turns, heard, names, VOICES, by_key={"V1"})
    engines = [store.history("segment", number)[-1].actor.engine for number in (1, 3)]
    said_by = {store.history("segment", 1)[place].actor for place in (-1, -2)}
    assert Actor.key() in said_by and "voices" in engines
    assert {voice.voice: voice.named_by_person for voice in store.voices()} == {"V1": False, "V2": False}
    store.apply_voices(turns, heard, {"V1": "miller", "V2": "han"}, VOICES)
    assert [one.speaker for one in store.segments()] == ["miller", "miller", "han"], "a later run may differ"
    editing.perform(edits.change_speaker(store.segments()[:1], "moon"))
    store.apply_voices(turns, heard, names, VOICES, by_key={"V1"})
    assert [one.speaker for one in store.segments()] == ["moon", "han", "miller"], "a later hand edit wins"
    assert RECORDING_KEY in {one.actor.engine for one in store.history("segment", 2)}


# Markers -------------------------------------------------------------------------------------------------------------


def test_markers_are_added_renamed_and_deleted_and_all_of_it_is_taken_back(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    pressed(store, 8.0, MarkKind.STAR, "좋은 말")
    editing.perform(MarkersChange((), (Marker(1, 3.0, "인용"),)))
    note, star = store.markers()
    assert (note.note, star.note) == ("인용", "★ 좋은 말")
    editing.perform(MarkersChange((note,), (replace(note, note="다시 들을 것"),)))
    editing.perform(MarkersChange((star,), ()))
    assert [one.note for one in store.markers()] == ["다시 들을 것"]
    store.add_marker(1, 40.0, "나중")
    for _ in range(3):
        editing.undo()
    assert [one.note for one in store.markers()] == ["★ 좋은 말", "나중"]
    for _ in range(3):
        editing.redo()
    assert [one.note for one in store.markers()] == ["다시 들을 것", "나중"]


def test_what_divides_approved_minutes_stays_until_the_approval_is_withdrawn(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    editing.perform(MarkersChange((), (Marker(1, 3.0, "인용"),)))
    store.approve("김서기")
    for change in (lambda: editing.perform(MarkersChange((), (Marker(1, 9.0, "x"),))), editing.undo):
        with pytest.raises(WontakError) as fault:
            change()
        assert fault.value.code is Code.MEETING_APPROVED
    assert [one.note for one in store.markers()] == ["인용"]
    store.withdraw_approval("김서기")
    editing.undo()
    assert store.markers() == ()


def test_the_key_of_an_item_that_the_agenda_never_had_is_told_by_its_number(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    pressed(store, 3.0, MarkKind.AGENDA, "7")
    (marker,) = store.markers()
    assert (marker.note, agenda_marks(store)) == ("8.", [])
    editing.perform(MarkersChange((marker,), ()))
    editing.undo()
    assert store.markers() == (marker,)


def test_a_marker_that_is_not_there_any_more_cannot_be_changed(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    editing.perform(MarkersChange((), (Marker(1, 3.0, "인용"),)))
    (marker,) = store.markers()
    editing.perform(MarkersChange((marker,), ()))
    with pytest.raises(WontakError) as fault:
        editing.perform(MarkersChange((marker,), (replace(marker, note="x"),)))
    assert fault.value.code is Code.EDIT_OUTDATED


def test_the_json_shows_markers_as_ever(store: MeetingStore) -> None:
    pressed(store, 20.0, MarkKind.AGENDA, "0")
    pressed(store, 21.0, MarkKind.SPEAKER, "han")
    store.add_marker(1, 22.0, "인용")
    assert as_json(store)["markers"] == [
        {"recording": 1, "at_s": 20.0, "note": "1. 개회사"},
        {"recording": 1, "at_s": 22.0, "note": "인용"},
    ]


def test_marks_of_an_earlier_version_are_brought_over(tmp_path: Path) -> None:
    folder = tmp_path / "older"
    folder.mkdir()
    db = Database(folder / "meeting.db")
    names = [name for name, _step in NAMED_STEPS]
    steps().apply(db, stop_before="0007_marks")
    assert "0007_marks" in names
    with db.atomic():
        for statement in (
            "INSERT INTO event SELECT 1, 'hearing', '', '', NULL, NULL, NULL, '', '', '', '', '', '', '', '', '', '{}', 'draft'",
            f"INSERT INTO agenda_items VALUES (0, 'opening', NULL, '{OPENING}', '')",
            f"INSERT INTO agenda_items VALUES (1, 'discussion', NULL, '{DISCUSSION}', '')",
            "INSERT INTO recordings VALUES (1, 'audio/a.flac', 60.0, 0.0, '')",
            "INSERT INTO labels VALUES (1, 1, 4.0, 'speaker', 'kim'), (2, 1, 5.0, 'agenda', '1'), (3, 1, 6.0, 'star', '')",
            "INSERT INTO labels VALUES (4, 1, 8.0, 'agenda', '2')",
            f"INSERT INTO markers VALUES (1, 1, 5.0, '2. {DISCUSSION}'), (2, 1, 6.0, '★'), (3, 1, 9.0, '표결')",
            "INSERT INTO markers VALUES (4, 1, 8.0, '3. 종합 토론')",
        ):
            db.execute(statement)
    db.close()
    with MeetingStore.open(folder) as store:
        assert [(one.kind, one.value) for one in store.labels()] == [
            (MarkKind.SPEAKER, "kim"),
            (MarkKind.AGENDA, "1"),
            (MarkKind.STAR, ""),
            (MarkKind.NOTE, "표결"),
        ]
        assert [one.note for one in store.markers()] == [
            f"2. {DISCUSSION}",
            "★",
            "3. 종합 토론",
            "표결",
        ], "what was marked says the same, even of an item that is gone"
        opening, discussion = store.meeting().agenda
        store.save_meeting(with_agenda(store.meeting(), discussion, opening))
        assert agenda_marks(store) == [(5.0, "0")]
