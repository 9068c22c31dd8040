"""The blocks of the minutes, as stored."""

import dataclasses

import pytest

from tests.by_hand import mark
from tests.store.conftest import CLERK
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.store.ledger import Actor, ChangeKind
from wontak.store.meetings import MeetingStore

DRAFTER = Actor.machine("wontak draft")


def block(kind: BlockKind, text: str, origin: Origin = Origin.DRAFTED, **more: object) -> Block:
    return Block(kind, Language.EN, text, origin=origin, **more)  # type: ignore[arg-type]


HEADLINE = block(BlockKind.HEADLINE, "The Assembly Hosts a Seminar", Origin.GENERATED)
LEAD = block(BlockKind.LEAD, "On March 18th …", speaker="han", sources=(1, 2))
REMARK = block(BlockKind.REMARK, "Miller said …", speaker="miller", sources=(2,))
WRITTEN = block(BlockKind.REMARK, "In a clerk's own words.", Origin.WRITTEN, speaker="han")


def test_every_field_of_a_block_comes_back(store: MeetingStore) -> None:
    blocks = (
        LEAD,
        block(BlockKind.LINK, "See the “report” here", url="https://example.org", anchor="report"),
        block(BlockKind.BULLETS, "", intro="They agreed:", items=("to listen", "to act")),
        block(BlockKind.QUOTE, "And so on", open_quote=False, close_quote=True),
    )
    store.replace_blocks(Language.EN, blocks, CLERK)
    assert store.blocks(Language.EN) == blocks
    assert store.blocks(Language.KO) == ()


def test_a_new_draft_keeps_ids_and_history_of_what_it_continues(store: MeetingStore) -> None:
    store.replace_blocks(Language.EN, (HEADLINE, LEAD, REMARK), DRAFTER)
    headline, lead, remark = store.block_ids(Language.EN)
    better = dataclasses.replace(LEAD, text="On March 18th, 2026 …")
    store.replace_blocks(Language.EN, (better, HEADLINE), DRAFTER)
    assert store.block_ids(Language.EN) == (lead, headline)
    assert [change.before for change in store.history("block", lead)] == [None, LEAD]
    assert len(store.history("block", headline)) == 1
    assert store.history("block", remark)[-1].change is ChangeKind.REMOVED
    assert store.history("block", remark)[-1].before == REMARK


def test_blocks_of_one_kind_and_speaker_keep_their_histories_apart_by_key(store: MeetingStore) -> None:
    points = [
        block(BlockKind.ACTION, text, speaker="han", sources=(1,), key=f"action:1:{number}")
        for number, text in enumerate(("Write a report.", "Hold a hearing.", "Ask a minister."))
    ]
    store.replace_blocks(Language.EN, points, DRAFTER)
    ids = store.block_ids(Language.EN)
    changed = [dataclasses.replace(one, text=one.text.upper()) for one in (points[2], points[1])]
    store.replace_blocks(Language.EN, changed, DRAFTER)
    assert store.block_ids(Language.EN) == (ids[2], ids[1])
    other = dataclasses.replace(points[0], key="action:2:0", text="Sing a song.")
    store.replace_blocks(Language.EN, [*changed, other], DRAFTER)
    assert store.block_ids(Language.EN)[2] not in ids


def test_a_draft_takes_no_written_block_away(store: MeetingStore) -> None:
    store.replace_blocks(Language.EN, (HEADLINE, WRITTEN, LEAD), CLERK)
    store.replace_blocks(Language.EN, (HEADLINE, LEAD, REMARK), DRAFTER)
    assert store.blocks(Language.EN) == (HEADLINE, WRITTEN, LEAD, REMARK)
    rival = dataclasses.replace(WRITTEN, text="A machine's words.", origin=Origin.DRAFTED)
    store.replace_blocks(Language.EN, (HEADLINE, WRITTEN, rival), DRAFTER)
    assert store.blocks(Language.EN) == (HEADLINE, WRITTEN, rival)


def test_a_person_s_list_is_final(store: MeetingStore) -> None:
    store.replace_blocks(Language.EN, (HEADLINE, WRITTEN), CLERK)
    store.replace_blocks(Language.EN, (LEAD,), CLERK)
    assert store.blocks(Language.EN) == (LEAD,)


def test_a_block_made_from_what_is_off_the_record_is_not_public(store: MeetingStore) -> None:
    own_words = dataclasses.replace(REMARK, origin=Origin.WRITTEN)
    store.replace_blocks(Language.EN, (HEADLINE, LEAD, own_words), CLERK)
    mark(store, 2, CLERK, off_record=True)
    assert store.blocks(Language.EN, public=True) == (HEADLINE,)
    assert len(store.blocks(Language.EN)) == 3


def test_sources_that_are_no_more_are_not_named(store: MeetingStore) -> None:
    store.replace_blocks(Language.EN, (LEAD,), DRAFTER)
    store.clear_transcript(1, CLERK)
    assert store.blocks(Language.EN) == (dataclasses.replace(LEAD, sources=()),)


def test_blocks_of_another_language_or_of_strangers_are_refused(store: MeetingStore) -> None:
    with pytest.raises(ValueError, match="among those in ko"):
        store.replace_blocks(Language.KO, (LEAD,), DRAFTER)
    with pytest.raises(ValueError, match="not on the roster"):
        store.replace_blocks(Language.EN, (dataclasses.replace(LEAD, speaker="nobody"),), DRAFTER)
