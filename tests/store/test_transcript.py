"""What was said, as stored: replaced by machines, kept when a person has touched it, never forgotten by the history."""

import dataclasses
import datetime as dt
import time

import pytest

from tests.by_hand import edit_text, mark, name_voice, set_interprets, set_speaker
from tests.store.conftest import CLERK, ENGINE, said
from wontak.domain.meeting import Language
from wontak.domain.transcript import (
    Review,
    Segment,
    SegmentFlag,
    Translation,
    TranslationFlag,
    TranslationState,
    VoiceTurn,
    Word,
)
from wontak.store.ledger import Actor, ChangeKind
from wontak.store.meetings import MeetingStore

ARGOS = Actor.machine("argos", "starter")
VOICES = Actor.machine("voices", "GE2E")


def english(text: str, state: TranslationState = TranslationState.MACHINE) -> Translation:
    return Translation(Language.EN, text, state)


def texts(store: MeetingStore) -> list[str]:
    return [segment.text for segment in store.segments()]


def test_every_field_of_a_segment_comes_back(store: MeetingStore) -> None:
    full = Segment(
        recording=1,
        start_s=30.123456789,
        end_s=33.3,
        language=Language.KO,
        text="“국회” 미래",
        words=(Word(30.12, 31.0, "“국회”", 0.9876), Word(31.0, 33.3, "미래", 0.5)),
        confidence=0.7438,
        flags=(SegmentFlag.LOOP, SegmentFlag.OVERLAP),
        voice="V2",
        speaker="moon",
        review=Review.VERIFIED,
        starred=True,
        off_record=True,
        interprets=1,
        comment="확인 요망",
        translation=Translation(Language.EN, "Assembly", TranslationState.EDITED, (TranslationFlag.NUMBER,)),
    )
    (stored,) = store.store_stretch(1, 30.0, 60.0, [full], ENGINE)
    assert stored == dataclasses.replace(full, id=stored.id)
    assert store.segments()[-1] == stored


def test_the_same_stretch_again_gives_the_same_transcript(store: MeetingStore) -> None:
    before = [dataclasses.replace(segment, id=0) for segment in store.segments()]
    store.store_stretch(1, 0.0, 30.0, before, ENGINE)
    assert [dataclasses.replace(segment, id=0) for segment in store.segments()] == before
    assert store.covered(1) == ((0.0, 30.0),)


def test_what_a_person_has_edited_survives_a_new_recognition_once(store: MeetingStore) -> None:
    first, _second, third = store.segments()
    edit_text(store, first.id, "의회는 들어야 합니다.", CLERK)
    again = [said(0.1, 4.1, "의회는 드러야"), said(5.0, 9.0, "Parliaments hear", Language.EN)]
    store.store_stretch(1, 0.0, 30.0, again, ENGINE)
    assert texts(store) == ["의회는 들어야 합니다.", "Parliaments hear"]
    assert store.segments()[0].id == first.id
    assert store.history("segment", third.id)[-1].before == third


def test_editing_makes_the_translation_stale_and_says_who_did_it(store: MeetingStore) -> None:
    first = store.segments()[0]
    store.set_translation(first.id, english("Parliament must listen."), ARGOS)
    edit_text(store, first.id, "의회는 듣습니다", CLERK)
    now = store.segment(first.id)
    assert (now.text, now.review) == ("의회는 듣습니다", Review.EDITED)
    assert [word.text for word in now.words] == ["의회는", "듣습니다"]
    assert now.translation == english("Parliament must listen.", TranslationState.STALE)
    added, edited = store.history("segment", first.id)
    assert (added.change, added.actor, added.before) == (ChangeKind.ADDED, ENGINE, None)
    assert (edited.change, edited.actor, edited.before) == (ChangeKind.CHANGED, CLERK, first)
    assert dt.datetime.now(dt.UTC) - edited.at < dt.timedelta(minutes=1)
    assert store.history("translation", first.id)[-1].before == english("Parliament must listen.")


def test_the_history_gives_each_state_in_turn(store: MeetingStore) -> None:
    for text in ("하나", "둘", "셋"):
        edit_text(store, 1, text, CLERK)
    befores = [change.before for change in store.history("segment", 1) if isinstance(change.before, Segment)]
    assert [one.text for one in befores] == ["의회는 국민의 말을 들어야 합니다", "하나", "둘"]


def test_an_edit_that_changes_nothing_leaves_no_trace(store: MeetingStore) -> None:
    before = store.segment(1)
    edit_text(store, 1, before.text, CLERK)
    assert store.segment(1) == before
    assert len(store.history("segment", 1)) == 1


def test_missing_and_stale_translations_are_due(store: MeetingStore) -> None:
    first, second, third = store.segments()
    store.set_translation(first.id, english("One."), ARGOS)
    store.set_translation(second.id, Translation(Language.KO, "둘", TranslationState.EDITED), CLERK)
    assert [segment.id for segment in store.segments_to_translate()] == [third.id]
    edit_text(store, second.id, "Other words", CLERK)
    assert [segment.id for segment in store.segments_to_translate()] == [second.id, third.id]


def test_a_machine_does_not_overrule_a_person_s_translation(store: MeetingStore) -> None:
    assert store.set_translation(1, english("By hand.", TranslationState.EDITED), CLERK)
    assert not store.set_translation(1, english("By machine."), ARGOS)
    assert store.segment(1).translation == english("By hand.", TranslationState.EDITED)


def test_a_translation_of_words_that_have_changed_since_is_stale(store: MeetingStore) -> None:
    asked = store.segment(1).text
    edit_text(store, 1, "그 사이에 고친 말", CLERK)
    store.set_translation(1, english("Of the old words."), ARGOS, of_text=asked)
    translation = store.segment(1).translation
    assert translation and translation.state is TranslationState.STALE


def test_marks_are_set_one_by_one(store: MeetingStore) -> None:
    mark(store, 1, CLERK, starred=True, comment="좋은 말", review=Review.APPROVED)
    mark(store, 1, CLERK, starred=False)
    now = store.segment(1)
    assert (now.starred, now.comment, now.review) == (False, "좋은 말", Review.APPROVED)
    mark(store, 1, CLERK, comment="")
    assert store.segment(1).comment is None


def test_what_is_off_the_record_is_not_public_nor_what_renders_it(store: MeetingStore) -> None:
    first, second, third = store.segments()
    mark(store, first.id, CLERK, off_record=True)
    set_interprets(store, second.id, first.id, CLERK)
    assert [segment.id for segment in store.segments(public=True)] == [third.id]
    assert len(store.segments()) == 3


def test_starting_anew_keeps_off_the_record_what_was(store: MeetingStore) -> None:
    first, second, _third = store.segments()
    mark(store, first.id, CLERK, off_record=True)
    store.clear_transcript(1, CLERK)
    assert store.segments() == ()
    assert store.covered(1) == ()
    assert store.history("segment", second.id)[-1].before == second
    again = [said(0.5, 3.5, "다시 받아쓴 말"), said(5.0, 9.0, "Parliaments", Language.EN)]
    store.store_stretch(1, 0.0, 20.0, again, ENGINE)
    assert [segment.off_record for segment in store.segments()] == [True, False]
    mark(store, store.segments()[0].id, CLERK, off_record=False)
    store.store_stretch(1, 0.0, 20.0, again, ENGINE)
    assert [segment.off_record for segment in store.segments()] == [False, False]


def test_a_longer_segment_over_one_off_the_record_is_off_the_record_too(store: MeetingStore) -> None:
    first = store.segments()[0]
    mark(store, first.id, CLERK, off_record=True)
    start_s, end_s = store.covered(1)[0]
    longer = said(first.start_s, first.start_s + 3 * first.duration_s, "비공개로 한 말과 그다음 말")
    store.store_stretch(1, start_s, end_s, [longer], ENGINE)
    assert all("비공개로" not in one.text for one in store.segments(public=True))


def test_ids_are_never_used_twice(store: MeetingStore) -> None:
    used = {segment.id for segment in store.segments()}
    store.clear_transcript(1, CLERK)
    store.store_stretch(1, 0.0, 30.0, [said(0.0, 1.0, "처음")], ENGINE)
    assert used.isdisjoint({segment.id for segment in store.segments()})


def test_a_stranger_cannot_be_the_speaker(store: MeetingStore) -> None:
    with pytest.raises(ValueError, match="not on the roster"):
        set_speaker(store, 1, "nobody", CLERK)
    with pytest.raises(KeyError):
        store.segment(12345)


def cut(segment: Segment) -> tuple[Segment, Segment]:
    """A segment in two, as the voices engine cuts it: V1, then V2."""
    middle = len(segment.words) // 2
    left, right = segment.words[:middle], segment.words[middle:]
    first = dataclasses.replace(
        segment, end_s=left[-1].end_s, words=left, text=" ".join(word.text for word in left), voice="V1"
    )
    rest = dataclasses.replace(
        segment,
        id=0,
        start_s=right[0].start_s,
        words=right,
        text=" ".join(word.text for word in right),
        voice="V2",
    )
    return first, rest


TURNS = (VoiceTurn(1, 0.0, 12.0, "V1"), VoiceTurn(1, 12.0, 14.0, "V2"))


def test_a_segment_is_cut_where_the_voice_changes(store: MeetingStore) -> None:
    first, second, third = store.segments()
    store.set_translation(third.id, english("Next item. Thank you."), ARGOS)
    mark(store, third.id, CLERK, off_record=True)
    parts = (dataclasses.replace(first, voice="V1"), dataclasses.replace(second, voice="V1"), *cut(third))
    store.apply_voices(TURNS, parts, (("V1", "han"),), VOICES)
    now = store.segments()
    assert [segment.id for segment in now[:3]] == [first.id, second.id, third.id]
    assert [segment.voice for segment in now] == ["V1", "V1", "V1", "V2"]
    assert [segment.speaker for segment in now] == ["han", "han", "han", None]
    assert [segment.off_record for segment in now] == [False, False, True, True]
    assert f"{now[2].text} {now[3].text}" == third.text
    assert (*now[2].words, *now[3].words) == tuple(third.words)
    assert now[2].translation and now[2].translation.state is TranslationState.STALE
    assert store.turns() == TURNS
    assert [(voice.voice, voice.speech_s, voice.participant) for voice in store.voices()] == [
        ("V1", 12.0, "han"),
        ("V2", 2.0, None),
    ]


def test_a_segment_that_a_person_has_edited_is_not_cut(store: MeetingStore) -> None:
    third = store.segments()[2]
    edit_text(store, third.id, "다음 안건입니다", CLERK)
    store.apply_voices(TURNS, cut(third), (("V1", "han"),), VOICES)
    now = store.segments()
    assert len(now) == 3
    assert (now[2].text, now[2].end_s, now[2].voice) == ("다음 안건입니다", third.end_s, "V1")


def test_naming_a_voice_names_what_nobody_was_credited_with_one_by_one(store: MeetingStore) -> None:
    first, second, third = (dataclasses.replace(one, voice="V1") for one in store.segments())
    store.apply_voices(TURNS, (first, second, third), (("V1", "miller"),), VOICES)
    set_speaker(store, second.id, "moon", CLERK)
    assert name_voice(store, "V1", "han", CLERK) == 2
    assert [segment.speaker for segment in store.segments()] == ["han", "moon", "han"]
    assert store.voices()[0].named_by_person


def test_the_name_of_one_voice_does_not_pass_to_another_that_is_cut_off(store: MeetingStore) -> None:
    third = dataclasses.replace(store.segments()[2], voice="V1")
    store.apply_voices(TURNS, (third,), (), VOICES)
    name_voice(store, "V1", "han", CLERK)
    store.apply_voices(TURNS, cut(third), (("V2", "miller"),), VOICES)
    assert [segment.speaker for segment in store.segments()[2:]] == ["han", "miller"]


def test_finding_voices_again_overrules_the_machine_but_no_person(store: MeetingStore) -> None:
    first, second, third = (dataclasses.replace(one, voice="V1") for one in store.segments())
    store.apply_voices(TURNS, (first, second, third), (("V1", "miller"),), VOICES)
    set_speaker(store, first.id, "han", CLERK)
    store.apply_voices(TURNS, (first, second, third), (("V1", "moon"), ("V2", "not on the roster")), VOICES)
    assert [segment.speaker for segment in store.segments()] == ["han", "moon", "moon"]
    store.apply_voices(TURNS, (first, second, third), (), VOICES)
    assert [segment.speaker for segment in store.segments()] == ["han", None, None]


def test_a_five_hour_meeting_loads_in_a_moment(store: MeetingStore) -> None:
    sentence = " ".join(["회의록은"] * 20)
    with store.transaction():
        for number in range(1, 301):
            start_s = number * 60.0
            hour = [said(start_s + 6 * place, start_s + 6 * place + 5, sentence) for place in range(10)]
            store.store_stretch(1, start_s, start_s + 60.0, hour, ENGINE)
    began = time.perf_counter()
    segments = store.segments()
    taken_s = time.perf_counter() - began
    assert sum(len(segment.words) for segment in segments) > 60_000
    assert taken_s < 3.0
