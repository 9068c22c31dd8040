"""What a person writes stays; what a new draft would say instead is shown."""

from dataclasses import replace

from tests.minutes.sample import said, sample_meeting, sample_segments
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, Origin
from wontak.minutes.draft import draft, redraft
from wontak.minutes.editing import accept, conflicts, keep, rewrite
from wontak.store.rows import block_of, block_row

EN, KO = Language.EN, Language.KO
MEETING, SEGMENTS = sample_meeting(), sample_segments()


def place_of(blocks: tuple[Block, ...], kind: BlockKind, speaker: str | None = None) -> int:
    return next(
        number
        for number, block in enumerate(blocks)
        if block.kind is kind and (speaker is None or block.speaker == speaker)
    )


def written(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.origin is Origin.WRITTEN)


def changed(blocks: tuple[Block, ...], place: int, block: Block) -> tuple[Block, ...]:
    return (*blocks[:place], block, *blocks[place + 1 :])


def test_a_block_written_over_replaces_itself_alone() -> None:
    blocks = draft(MEETING, SEGMENTS, EN)
    place = place_of(blocks, BlockKind.OVERVIEW)
    mine = changed(blocks, place, rewrite(blocks[place], text="Another title"))
    again = draft(MEETING, SEGMENTS, EN, written(mine))
    assert [block.text for block in again] == [block.text for block in mine]


def test_a_person_s_text_stays_and_a_changed_draft_is_a_conflict_until_it_is_kept() -> None:
    blocks = draft(MEETING, SEGMENTS, EN)
    place = place_of(blocks, BlockKind.PANEL, "seo")
    mine = changed(blocks, place, rewrite(blocks[place], text="Seo Yerin spoke of the young ."))
    assert conflicts(mine, draft(MEETING, SEGMENTS, EN)) == ()
    fewer = tuple(
        replace(segment, text="Technology should serve people.", language=EN, translation=None)
        if segment.speaker == "seo"
        else segment
        for segment in SEGMENTS
    )
    kept = draft(MEETING, fewer, EN, written(mine))
    assert "Seo Yerin spoke of the young ." in [block.text for block in kept]
    (conflict,) = conflicts(kept, draft(MEETING, fewer, EN))
    assert conflict.written.text == "Seo Yerin spoke of the young ."
    assert "serve people" in conflict.drafted.text
    seen = tuple(keep(conflict) if block is conflict.written else block for block in kept)
    assert conflicts(seen, draft(MEETING, fewer, EN)) == ()


def test_an_accepted_decision_survives_a_new_draft_and_is_not_offered_again() -> None:
    blocks = draft(MEETING, SEGMENTS, KO)
    place = place_of(blocks, BlockKind.DECISION)
    assert not blocks[place].accepted
    mine = changed(blocks, place, accept(blocks[place]))
    again = draft(MEETING, SEGMENTS, KO, written(mine))
    assert [(block.text, block.accepted) for block in again if block.kind is BlockKind.DECISION] == [
        (blocks[place].text, True)
    ]


def test_one_block_is_drafted_anew_with_the_names_that_are_right_where_it_stands() -> None:
    blocks = draft(MEETING, SEGMENTS, EN)
    place = place_of(blocks, BlockKind.PANEL, "brown")
    mine = changed(blocks, place, rewrite(blocks[place], text="Brown spoke."))
    assert redraft(MEETING, SEGMENTS, EN, mine, place) == blocks[place]
    assert redraft(MEETING, (), EN, mine, place) is mine[place]


def test_owner_and_due_date_can_be_set_and_taken_away() -> None:
    block = Block(BlockKind.ACTION, EN, "Report back.", owner="kang", due="in June")
    assert rewrite(block, owner="").owner is None
    assert (rewrite(block).owner, rewrite(block, due="in May").due) == ("kang", "in May")


def test_every_drafted_block_comes_back_from_the_store_as_it_was() -> None:
    for language in Language:
        for block in draft(MEETING, SEGMENTS, language):
            assert block_of(block_row(block)) == block


def test_a_row_of_an_older_version_has_its_missing_details_as_always() -> None:
    row = {**block_row(Block(BlockKind.LEAD, EN, "We met.")), "details": '{"url":"","items":["one"]}'}
    assert block_of(row) == Block(BlockKind.LEAD, EN, "We met.", items=("one",))


def test_a_new_draft_leaves_written_blocks_as_they_are_stored() -> None:
    mine = (Block(BlockKind.PANEL, EN, "Seo Yerin spoke.", "seo", origin=Origin.WRITTEN),)
    spoken = (*SEGMENTS, said(99, "seo", "We must open every archive to the young."))
    assert any(block is mine[0] for block in draft(MEETING, spoken, EN, mine))
