"""Editing an open meeting: everything can be taken back and done again, and what is stored is always whole."""

import dataclasses
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.by_hand import edit_text, set_interprets, set_speaker
from tests.conftest import ROOT
from tests.store.conftest import CLERK, ENGINE, said
from wontak.desk.editing import Editing
from wontak.domain import edits
from wontak.domain.changes import BlocksChange, Change, EditKind, Step
from wontak.domain.edits import Edge
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Bilingual, Language, Meeting, Participant, Role
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.domain.search_text import find, replace_all
from wontak.domain.transcript import (
    Segment,
    SegmentFlag,
    Translation,
    TranslationState,
    VoiceTurn,
)
from wontak.store.ledger import Actor, Kind
from wontak.store.meetings import MeetingStore

ARGOS = Actor.machine("argos", "starter")
SENTENCES = (
    "의회는 국민의 말을 들어야 합니다",
    "Parliaments must listen to the people",
    "다음 안건으로 넘어가겠습니다 감사합니다",
    "예산안은 12월 2일까지 의결합니다",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[MeetingStore]:
    """A meeting of five minutes with forty segments, translations, two voices and minutes."""
    people = (
        Participant("han", Bilingual("한서진", "Han Seojin"), Role.HOST),
        Participant("miller", Bilingual(en="Grace Miller"), Role.KEYNOTE),
        Participant("moon", Bilingual(ko="문하늘"), Role.INTERPRETER),
    )
    with MeetingStore.create(tmp_path / "회의.wontak", Meeting(participants=people)) as made:
        made.add_recording("audio/녹음.wav", 300.0)
        for number in range(10):
            start_s = number * 30.0
            spoken = [
                dataclasses.replace(
                    said(start_s + 7 * place, start_s + 7 * place + 5, text, _language(text)),
                    voice=f"V{place % 2 + 1}",
                    flags=(SegmentFlag.LOW_PROBABILITY,),
                    translation=Translation(_language(text).other, f"#{number}.{place}"),
                )
                for place, text in enumerate(SENTENCES)
            ]
            made.store_stretch(1, start_s, start_s + 30.0, spoken, ENGINE)
        first = made.segments()
        turns = tuple(VoiceTurn(1, one.start_s, one.end_s, one.voice or "") for one in first)
        made.apply_voices(turns, first, (("V1", "han"),), Actor.machine("voices"))
        set_interprets(made, first[2].id, first[1].id, CLERK)
        set_interprets(made, first[7].id, first[6].id, CLERK)
        for language in Language:
            made.replace_blocks(language, _blocks(language), Actor.machine("draft"))
        yield made


def _language(text: str) -> Language:
    return Language.EN if text.isascii() else Language.KO


def _blocks(language: Language) -> tuple[Block, ...]:
    kinds = (BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.REMARK, BlockKind.REMARK)
    return tuple(
        Block(kind, language, f"{kind} {place}", "han", (place + 1, place + 5), Origin.DRAFTED)
        for place, kind in enumerate(kinds)
    )


def everything(store: MeetingStore) -> tuple[object, ...]:
    """All that a person can see of a meeting, and who attributed what."""
    tables = ("segments", "translations", "blocks", "voice_names", "participants", "event")
    return tuple(sorted(map(str, store._rows(f"SELECT * FROM {table}"))) for table in tables)


Maker = Callable[[random.Random, Editing, MeetingStore], Step | None]


def _any(dice: random.Random, store: MeetingStore) -> Segment:
    return dice.choice(store.segments())


def _retype(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step:
    segment = _any(dice, store)
    words = segment.text.split() or ["말"]
    words[dice.randrange(len(words))] = dice.choice(("국회", "bill", "예산안 심사를", ""))
    return edits.retype(segment, " ".join(filter(None, words)))


def _split(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step:
    segment = _any(dice, store)
    return edits.split(segment, dice.randint(0, len(segment.text)))


def _merge(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step | None:
    segments = store.segments()
    if len(segments) < 2:
        return None
    place = dice.randrange(len(segments) - 1)
    return edits.merge(segments[place], segments[place + 1])


def _delete(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step | None:
    segments = store.segments()
    return edits.delete(dice.sample(segments, 2)) if len(segments) > 20 else None


def _restore(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step | None:
    deleted = store.deleted_segments()
    return edits.restore(dice.choice(deleted).segment) if deleted else None


def _edge(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step:
    segments = store.segments()
    place = dice.randrange(len(segments))
    edge = dice.choice(tuple(Edge))
    beside = place + (1 if edge is Edge.END else -1)
    neighbour = segments[beside] if 0 <= beside < len(segments) else None
    to_s = segments[place].start_s + dice.uniform(-10, 10)
    return edits.move_edge(segments[place], edge, to_s, neighbour, latest_s=300.0)


def _marks(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step:
    chosen = dice.sample(store.segments(), 3)
    return dice.choice(
        (
            edits.star(chosen, dice.random() < 0.5),
            edits.verify(chosen, dice.random() < 0.5),
            edits.off_record(chosen, dice.random() < 0.5),
            edits.comment(chosen[0], dice.choice(("확인", ""))),
            edits.approve_translation(chosen),
            edits.retype_translation(chosen[0], dice.choice(("By hand.", "손으로", ""))),
            edits.replace_translation(chosen[0], Translation(chosen[0].language.other, "again")),
            edits.set_language(chosen[0], dice.choice(tuple(Language))),
        )
    )


def _speaker(dice: random.Random, editing: Editing, store: MeetingStore) -> Step:
    person = dice.choice((None, *(one.id for one in store.meeting().participants)))
    if dice.random() < 0.5:
        return editing.voice_change(dice.choice(("V1", "V2")), person)
    return edits.change_speaker(dice.sample(store.segments(), 3), person)


def _decode(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step:
    segment = _any(dice, store)
    middle_s = (segment.start_s + segment.end_s) / 2
    fresh = [said(segment.start_s, middle_s, "다시 들은 말"), said(middle_s, segment.end_s, "또 들은 말")]
    return edits.replace_recognised((segment,), fresh[: dice.randint(1, 2)])


def _replace(dice: random.Random, _editing: Editing, store: MeetingStore) -> Step:
    segments = store.segments()
    return replace_all(
        segments, find(segments, dice.choice(("의회", "말", "the"))), dice.choice(("국회", "뜻"))
    )


def _minutes(dice: random.Random, editing: Editing, store: MeetingStore) -> Step:
    language = dice.choice(tuple(Language))
    blocks = list(store.blocks(language))
    if blocks and dice.random() < 0.7:
        place = dice.randrange(len(blocks))
        changed = dataclasses.replace(blocks[place], text=f"말 {dice.random()}", origin=Origin.WRITTEN)
        blocks[place : place + 1] = dice.choice(([], [changed]))
    else:
        blocks.insert(0, Block(BlockKind.REMARK, language, f"new {dice.random()}", origin=Origin.WRITTEN))
    return editing.blocks_change(language, blocks)


def _details(dice: random.Random, editing: Editing, store: MeetingStore) -> Step:
    meeting = store.meeting()
    people = list(meeting.participants)
    if len(people) > 2 and dice.random() < 0.5:
        people.pop(dice.randrange(len(people)))
    elif dice.random() < 0.5:
        people.append(Participant(f"p{dice.random()}", Bilingual("새 사람"), Role.PANELIST))
    else:
        people[0] = dataclasses.replace(people[0], name=Bilingual(f"이름 {dice.random()}"))
    return editing.meeting_change(dataclasses.replace(meeting, participants=tuple(people)))


MAKERS: tuple[Maker, ...] = (
    *(_retype, _retype, _split, _split, _merge, _delete, _restore, _edge, _edge, _marks, _marks),
    *(_speaker, _speaker, _decode, _replace, _minutes, _details),
)


@pytest.mark.parametrize("seed", range(4))
def test_any_two_hundred_edits_can_be_taken_back_and_done_again(store: MeetingStore, seed: int) -> None:
    dice, editing = random.Random(seed), Editing(store, CLERK)
    start, steps = everything(store), 0
    states = []
    while steps < 200:
        step = dice.choice(MAKERS)(dice, editing, store)
        if step and editing.perform(step):
            steps += 1
            states.append(everything(store))
            _require_sound(store)
    while editing.can_undo:
        assert everything(store) == states.pop()
        editing.undo()
    assert everything(store) == start
    while editing.redo():
        states.append(everything(store))
    assert len(states) == 200
    end = states[-1]
    for _ in range(50):  # part of the way back and forth again
        editing.undo()
    while editing.redo():
        pass
    assert everything(store) == end


def _require_sound(store: MeetingStore) -> None:
    for segment in store.segments():
        assert segment.start_s <= segment.end_s
        assert [word.text for word in segment.words] == segment.text.split()
        clock_s = segment.start_s - 0.001
        for word in segment.words:
            assert clock_s <= word.start_s <= word.end_s <= segment.end_s + 0.001
            clock_s = word.end_s


def test_undo_and_redo_say_what_they_would_do_and_who_listens_hears_it(store: MeetingStore) -> None:
    editing, heard = Editing(store, CLERK), list[Step]()
    leave = editing.subscribe(heard.append)
    first = store.segments()[0]
    done = editing.perform(edits.split(first, 8))
    assert isinstance(done, Change) and (done.before[0].id, len(done.added)) == (first.id, 1)
    assert editing.perform(edits.split(first, 0)) is None
    assert (editing.undo_kind, editing.can_redo) == (EditKind.SPLIT, False)
    undone = editing.undo()
    assert isinstance(undone, Change) and undone.removed == done.added
    assert (editing.can_undo, editing.redo_kind) == (False, EditKind.SPLIT)
    leave()
    assert isinstance(again := editing.redo(), Change) and again.after == done.after
    assert heard == [done, undone]
    editing.undo()
    editing.perform(edits.star((first,), True))
    assert not editing.can_redo


def test_typing_on_is_one_step_to_undo_and_stored_at_each(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    for text in ("의회는", "의회는 듣", "의회는 듣습니다"):
        editing.perform(edits.retype(store.segment(first.id), text), joined=True)
        assert store.segment(first.id).text == text
    editing.perform(edits.retype(store.segments()[1], "Other"), joined=True)
    editing.undo()
    editing.undo()
    assert store.segments()[0] == first
    assert not editing.can_undo
    editing.redo()
    assert store.segment(first.id).text == "의회는 듣습니다"


def test_what_a_job_did_meanwhile_survives_undoing(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    editing.perform(edits.star((first,), True))
    editing.perform(edits.retype(store.segment(first.id), "의회는 듣습니다"))
    store.set_translation(first.id, Translation(Language.EN, "It listens."), ARGOS)
    set_speaker(store, first.id, "miller", Actor.machine("voices"))
    editing.undo()
    assert (store.segment(first.id).text, store.segment(first.id).starred) == (first.text, True)
    assert store.segment(first.id).translation == first.translation
    editing.redo()
    assert store.segment(first.id).translation == Translation(Language.EN, "It listens.")
    editing.undo()
    editing.undo()
    assert store.segment(first.id) == dataclasses.replace(first, speaker="miller")


def test_a_translation_made_meanwhile_is_stale_once_its_words_are_taken_back(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    editing.perform(edits.retype_translation(first, ""))
    editing.perform(edits.retype(store.segment(first.id), "의회는 듣습니다"))
    store.set_translation(first.id, Translation(Language.EN, "It listens."), ARGOS)
    editing.undo()
    translation = store.segment(first.id).translation
    assert translation == Translation(Language.EN, "It listens.", TranslationState.STALE)


def test_a_step_whose_segments_a_job_has_replaced_is_given_up_without_harm(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    first, second = store.segments()[:2]
    editing.perform(edits.star((second,), True))
    editing.perform(edits.star((first,), True))
    editing.perform(edits.star((store.segment(first.id),), False))
    store.store_stretch(1, 0.0, 30.0, [said(0.0, 5.0, "새로 들은 말")], ENGINE)
    before = everything(store)
    for _ in range(2):
        with pytest.raises(WontakError) as fault:
            editing.undo()
        assert fault.value.code is Code.EDIT_OUTDATED
    assert everything(store) == before
    editing.undo()
    assert not store.segment(second.id).starred


def test_words_that_changed_since_are_not_overwritten(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    edit_text(store, first.id, "다른 창에서 고친 말", CLERK)
    for step in (edits.retype(first, "고친 말"), edits.split(first, 8), edits.delete((first,))):
        with pytest.raises(WontakError):
            editing.perform(step)
    assert store.segment(first.id).text == "다른 창에서 고친 말"


def test_a_deleted_segment_comes_back_with_all_that_belonged_to_it(store: MeetingStore) -> None:
    editing, before = Editing(store, CLERK), everything(store)
    original = store.segments()[1]
    editing.perform(edits.delete((original,)))
    assert original.id not in {one.id for one in store.segments()}
    (deleted,) = store.deleted_segments()
    assert (deleted.segment, deleted.by) == (original, "김서기")
    editing.restore(original.id)
    assert store.segment(original.id) == original
    assert store.deleted_segments() == ()
    with pytest.raises(KeyError):
        editing.restore(original.id)
    editing.undo()
    assert len(store.deleted_segments()) == 1
    editing.undo()
    assert everything(store) == before


def test_a_merged_segment_is_not_among_the_deleted(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    editing.perform(edits.merge(*store.segments()[:2]))
    assert store.deleted_segments() == ()


def test_interpretations_and_evidence_follow_a_merge_and_a_split(store: MeetingStore) -> None:
    editing, (first, second, third, *_) = Editing(store, CLERK), store.segments()
    editing.perform(edits.merge(first, second))
    assert store.segment(third.id).interprets == first.id
    sources = [block.sources for block in store.blocks(Language.KO)]
    assert sources[0] == (first.id, 5)
    assert sources[1] == (first.id, 6)
    done = editing.perform(edits.split(store.segment(first.id), 20))
    assert isinstance(done, Change)
    (new,) = done.added
    assert store.blocks(Language.KO)[1].sources == (first.id, new, 6)
    editing.perform(edits.off_record((store.segment(new),), True))
    assert len(store.blocks(Language.KO, public=True)) == 2


def test_what_was_off_the_record_stays_out_of_public_minutes_when_it_is_deleted(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    editing.perform(edits.off_record((first,), True))
    shown = store.blocks(Language.EN, public=True)
    editing.perform(edits.delete((store.segment(first.id),)))
    assert store.blocks(Language.EN, public=True) == shown
    assert len(shown) == 3


def test_naming_a_voice_says_first_how_many_segments_follow(store: MeetingStore) -> None:
    editing, before = Editing(store, CLERK), everything(store)
    own = store.segments()[0]
    editing.perform(edits.change_speaker((own,), "moon"))
    change = editing.voice_change("V1", "miller")
    assert len(change.segments.before) == 19
    editing.perform(change)
    assert store.segment(own.id).speaker == "moon"
    assert [voice.participant for voice in store.voices() if voice.voice == "V1"] == ["miller"]
    assert store.voices()[0].named_by_person
    editing.undo()
    editing.undo()
    assert everything(store) == before


def test_someone_who_leaves_the_roster_comes_back_with_their_words(store: MeetingStore) -> None:
    editing, before, meeting = Editing(store, CLERK), everything(store), store.meeting()
    editing.perform(
        editing.meeting_change(dataclasses.replace(meeting, participants=meeting.participants[1:]))
    )
    assert not any(segment.speaker == "han" for segment in store.segments())
    editing.undo()
    assert everything(store) == before
    assert store.meeting() == meeting


def test_a_block_that_comes_back_keeps_its_id_and_history(store: MeetingStore) -> None:
    editing, ids = Editing(store, CLERK), store.block_ids(Language.KO)
    blocks = store.blocks(Language.KO)
    editing.perform(editing.blocks_change(Language.KO, blocks[1:]))
    assert store.block_ids(Language.KO) == ids[1:]
    editing.undo()
    assert (store.block_ids(Language.KO), store.blocks(Language.KO)) == (ids, blocks)
    store.replace_blocks(Language.KO, blocks[:1], CLERK)
    with pytest.raises(WontakError):
        editing.perform(BlocksChange(Language.KO, blocks, ()))


def test_an_earlier_version_can_be_had_again_and_given_up_again(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    editing.perform(edits.retype(first, "하나 둘"))
    editing.perform(edits.retype_translation(store.segment(first.id), "One two"))
    entries = store.history(Kind.SEGMENT, first.id)
    assert [entry.edit for entry in entries][-1] is EditKind.RETYPE
    editing.restore_version(Kind.SEGMENT, first.id, len(entries) - 1)
    now = store.segment(first.id)
    assert (now.text, now.words) == (first.text, first.words)
    assert now.translation == Translation(Language.EN, "One two", TranslationState.STALE)
    editing.undo()
    assert store.segment(first.id).text == "하나 둘"
    changes = store.history(Kind.TRANSLATION, first.id)
    index = next(place for place, one in enumerate(changes) if getattr(one.before, "text", "") == "#0.0")
    editing.restore_version(Kind.TRANSLATION, first.id, index)
    assert store.segment(first.id).translation == Translation(Language.EN, "#0.0", TranslationState.EDITED)
    with pytest.raises(ValueError, match="nothing before"):
        editing.restore_version(Kind.SEGMENT, first.id, 0)


def test_an_earlier_version_of_a_block_can_be_had_again(store: MeetingStore) -> None:
    editing, blocks = Editing(store, CLERK), store.blocks(Language.EN)
    own = dataclasses.replace(blocks[1], text="In my own words.", origin=Origin.WRITTEN)
    editing.perform(editing.blocks_change(Language.EN, (blocks[0], own, *blocks[2:])))
    number = store.block_ids(Language.EN)[1]
    editing.restore_version(Kind.BLOCK, number, 1)
    assert store.blocks(Language.EN) == blocks
    editing.undo()
    assert store.blocks(Language.EN)[1] == own


def test_a_stretch_decoded_again_is_the_machine_s_and_can_be_undone(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    fresh = [said(0.0, 2.0, "다시 들은 말"), said(2.0, 5.0, "이어지는 말")]
    editing.perform(edits.replace_recognised((first,), fresh), actor=ENGINE)
    now = store.segments()[:2]
    assert [one.text for one in now] == ["다시 들은 말", "이어지는 말"]
    assert [one.speaker for one in now] == ["han", "han"]
    assert store.history(Kind.SEGMENT, first.id)[-1].actor == ENGINE
    editing.undo()
    assert store.segments()[0] == first


def test_no_stranger_can_be_said_to_speak(store: MeetingStore) -> None:
    editing = Editing(store, CLERK)
    with pytest.raises(ValueError, match="not on the roster"):
        editing.perform(edits.change_speaker(store.segments()[:1], "nobody"))
    with pytest.raises(ValueError, match="not on the roster"):
        editing.perform(editing.voice_change("V1", "nobody"))
    assert not editing.can_undo


KILLED = """
import random, sys
from pathlib import Path
from tests.desk.test_editing import MAKERS
from wontak.desk.editing import Editing
from wontak.store.meetings import MeetingStore

store = MeetingStore.open(Path(sys.argv[1]))
editing, dice = Editing(store), random.Random(9)
while True:
    step = dice.choice(MAKERS)(dice, editing, store)
    if step and editing.perform(step):
        print(store._one("SELECT max(id) AS id FROM history")["id"], flush=True)
"""


def test_killed_in_the_middle_of_editing_nothing_stored_is_missing(store: MeetingStore) -> None:
    folder = store.folder
    store.close()
    run = [sys.executable, "-c", KILLED, str(folder)]
    with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [int(process.stdout.readline()) for _ in range(40)]
        process.send_signal(signal.SIGKILL)
        told += [int(line) for line in process.stdout if line.strip()]
    with MeetingStore.open(folder) as again:
        assert not again.read_only
        assert again._one("PRAGMA integrity_check")["integrity_check"] == "ok"
        assert again._rows("PRAGMA foreign_key_check") == []
        assert again._one("SELECT max(id) AS id FROM history")["id"] >= max(told)
        _require_sound(again)


def test_typing_in_a_paragraph_or_a_form_is_one_step_as_well(store: MeetingStore) -> None:
    editing, before, meeting = Editing(store, CLERK), everything(store), store.meeting()
    for text in ("국", "국회", "국회는"):
        blocks = store.blocks(Language.KO)
        own = dataclasses.replace(blocks[1], text=text, origin=Origin.WRITTEN)
        change = editing.blocks_change(Language.KO, (blocks[0], own, *blocks[2:]))
        editing.perform(change, joined=True)
    for writer in ("의", "의사", "의사국"):
        event = dataclasses.replace(meeting.event, writer=writer)
        change_of_form = editing.meeting_change(dataclasses.replace(meeting, event=event))
        editing.perform(change_of_form, joined=True)
    editing.undo()
    assert store.meeting() == meeting
    editing.undo()
    assert everything(store) == before
    assert not editing.can_undo


def test_typing_after_an_undo_is_a_step_of_its_own(store: MeetingStore) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    editing.perform(edits.retype(first, "하나"))
    editing.perform(edits.star((store.segment(first.id),), True))
    editing.undo()
    editing.perform(edits.retype(store.segment(first.id), "하나 둘"), joined=True)
    editing.undo()
    assert store.segment(first.id).text == "하나"


def test_a_moment_off_the_record_stays_so_when_it_is_deleted_and_transcribed_anew(
    store: MeetingStore,
) -> None:
    editing, first = Editing(store, CLERK), store.segments()[0]
    editing.perform(edits.off_record((first,), True))
    editing.perform(edits.delete((store.segment(first.id),)))
    store.clear_transcript(1, CLERK)
    store.store_stretch(1, 0.0, 30.0, [said(0.0, 5.0, "비밀"), said(7.0, 12.0, "공개")], ENGINE)
    assert [segment.off_record for segment in store.segments()] == [True, False]
