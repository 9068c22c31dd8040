"""Approval: the minutes are locked for machines, and what a person changes afterwards is a corrigendum."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.by_hand import set_speaker
from tests.store.conftest import CLERK, ENGINE, said
from wontak.desk.editing import Editing
from wontak.domain import edits
from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language, Status
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.domain.transcript import Translation
from wontak.store.approval import Approval, Corrected
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore

WHEN = dt.datetime(2026, 3, 19, 9, 30, tzinfo=dt.UTC)
LEAD = Block(BlockKind.LEAD, Language.KO, "국회는 세미나를 열었다.", "han", (1,), Origin.DRAFTED)


@pytest.fixture
def editing(store: MeetingStore) -> Editing:
    """The meeting with a translation and a paragraph, approved."""
    set_speaker(store, 1, "han", CLERK)
    store.set_translation(1, Translation(Language.EN, "Parliament must listen."), ENGINE)
    store.replace_blocks(Language.KO, (LEAD,), CLERK)
    store.approve("김서기", WHEN)
    return Editing(store, CLERK)


def test_who_approved_and_when_is_kept(store: MeetingStore, editing: Editing) -> None:
    assert store.meeting().event.status is Status.APPROVED
    assert store.approval() == Approval("김서기", WHEN)
    with pytest.raises(WontakError) as fault:
        store.approve("다른 사람")
    assert fault.value.code is Code.MEETING_APPROVED
    with pytest.raises(ValueError, match="name"):
        store.approve(" ")


def test_no_machine_changes_what_is_approved(store: MeetingStore, editing: Editing) -> None:
    again = edits.replace_recognised(store.segments()[:1], [said(0.0, 4.0, "다른 말")])
    for change in (
        lambda: store.store_stretch(1, 30.0, 60.0, [said(31.0, 33.0, "더")], ENGINE),
        lambda: editing.perform(again, actor=ENGINE),
    ):
        with pytest.raises(WontakError) as fault:
            change()
        assert fault.value.code is Code.MEETING_APPROVED
    assert store.corrigenda() == ()


def test_what_a_person_changes_afterwards_is_a_corrigendum(store: MeetingStore, editing: Editing) -> None:
    editing.perform(edits.retype(store.segment(1), "의회는 국민의 말을 듣습니다"))
    editing.perform(edits.retype_translation(store.segment(1), "Parliament listens."))
    editing.perform(edits.change_speaker((store.segment(1),), "miller"))
    editing.perform(editing.blocks_change(Language.KO, (replace(LEAD, text="국회는 토론회를 열었다."),)))
    editing.perform(edits.star((store.segment(2),), True))
    found = {one.kind: one for one in store.corrigenda()}
    assert set(found) == set(Corrected)
    text = found[Corrected.TEXT]
    assert (text.item, text.by, text.language) == (1, "김서기", Language.KO)
    assert (text.before, text.after) == ("의회는 국민의 말을 들어야 합니다", "의회는 국민의 말을 듣습니다")
    assert found[Corrected.TRANSLATION].before == "Parliament must listen."
    assert (found[Corrected.SPEAKER].before, found[Corrected.SPEAKER].after) == ("한서진", "Grace Miller")
    assert found[Corrected.MINUTES].after == "국회는 토론회를 열었다."
    assert dt.datetime.now(dt.UTC) - text.at < dt.timedelta(minutes=1)


def test_what_is_changed_back_is_none(store: MeetingStore, editing: Editing) -> None:
    editing.perform(edits.retype(store.segment(1), "다른 말"))
    editing.perform(edits.split(store.segment(2), 12))
    editing.perform(edits.delete(store.segments()[-1:]))
    assert [one.after for one in store.corrigenda() if one.item == 3] == [""]
    while editing.undo():
        pass
    assert store.corrigenda() == ()


def test_what_is_off_the_record_is_no_public_corrigendum(store: MeetingStore, editing: Editing) -> None:
    editing.perform(edits.retype(store.segment(1), "비밀"))
    editing.perform(editing.blocks_change(Language.KO, (replace(LEAD, text="비밀이다."),)))
    editing.perform(edits.off_record((store.segment(1),), True))
    assert len(store.corrigenda()) == 2
    assert store.corrigenda(public=True) == ()


def test_taking_the_approval_back_unlocks_and_a_new_one_counts_from_there(
    store: MeetingStore, editing: Editing
) -> None:
    editing.perform(edits.retype(store.segment(1), "다른 말"))
    store.withdraw_approval("김서기")
    assert (store.approval(), store.corrigenda()) == (None, ())
    assert store.meeting().event.status is Status.DRAFT
    store.store_stretch(1, 30.0, 60.0, [said(31.0, 33.0, "더")], ENGINE)
    store.approve("박의장")
    assert store.corrigenda() == ()
    approval = store.approval()
    assert approval and approval.person == "박의장"


def test_editing_the_details_does_not_undo_the_approval(store: MeetingStore, editing: Editing) -> None:
    meeting = store.meeting()
    draft = replace(meeting, event=replace(meeting.event, writer="의사국", status=Status.DRAFT))
    editing.perform(editing.meeting_change(draft))
    assert store.meeting().event.status is Status.APPROVED
    assert store.meeting().event.writer == "의사국"
    editing.undo()
    assert store.meeting() == meeting


def test_the_name_of_who_approved_survives_closing(store: MeetingStore, editing: Editing) -> None:
    store.close()
    with MeetingStore.open(store.folder, read_only=True) as again:
        assert again.approval() == Approval("김서기", WHEN)
        with pytest.raises(WontakError):
            again.approve("누구", WHEN)


def test_a_machine_that_names_itself_is_refused_too(store: MeetingStore, editing: Editing) -> None:
    with pytest.raises(WontakError):
        set_speaker(store, 1, "moon", Actor.machine("voices"))
