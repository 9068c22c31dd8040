"""A document as it prints, and what becomes of the stored blocks when one of its lines is changed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.minutes.sample import sample_meeting, sample_segments
from wontak.desk.proofs import OWN, Line, added, proof, put, without
from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, BlockKind, DocumentKind, Origin
from wontak.minutes.document import document
from wontak.minutes.draft import draft
from wontak.minutes.editing import conflicts, rewrite

EN, KO = Language.EN, Language.KO
MEETING = sample_meeting()
DRAFTS = {language: draft(MEETING, sample_segments(), language) for language in Language}


def lines(kind: DocumentKind, language: Language, stored: Sequence[Block]) -> tuple[Line, ...]:
    return proof(kind, MEETING, language, stored, stored)


def line_of(found: Sequence[Line], kind: BlockKind) -> Line:
    return next(line for line in found if line.block.kind is kind)


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("language", Language)
def test_every_line_is_what_prints_and_knows_its_stored_block(kind: DocumentKind, language: Language) -> None:
    stored = DRAFTS[language]
    found = lines(kind, language, stored)
    assert tuple(line.block for line in found) == document(kind, MEETING, language, stored)
    for line in found:
        assert line.stored is not None and line.listed == line.stored
        assert (stored[line.stored].kind, stored[line.stored].key) == (line.block.kind, line.block.key)
    assert len({line.stored for line in found}) == len(found)


def test_a_block_off_the_record_is_passed_over_in_both_counts() -> None:
    stored = DRAFTS[EN]
    hidden = next(place for place, block in enumerate(stored) if block.kind is BlockKind.REMARK)
    public = without(stored, Line(stored[hidden], hidden))
    for line in proof(DocumentKind.NOTICE, MEETING, EN, stored, public):
        assert line.stored is not None and line.listed is not None
        assert line.stored != hidden
        assert line.stored - line.listed == (1 if line.stored > hidden else 0)


def test_what_nobody_stored_is_put_in_its_place_when_it_is_written_over() -> None:
    stored = tuple(block for block in DRAFTS[KO] if block.kind is not BlockKind.LEAD)
    line = line_of(lines(DocumentKind.NOTICE, KO, stored), BlockKind.LEAD)
    assert line.stored is None
    changed = put(MEETING, stored, line, rewrite(line.block, text="새 머리글"))
    again = line_of(lines(DocumentKind.NOTICE, KO, changed), BlockKind.LEAD)
    assert again.block.text == "새 머리글" and again.stored is not None
    assert len(changed) == len(stored) + 1


def test_writing_over_a_line_is_no_conflict_with_the_draft_it_came_from() -> None:
    """The minutes name people otherwise than the notice, in which the draft was made."""
    stored = DRAFTS[EN]
    for line in lines(DocumentKind.MINUTES, EN, stored):
        if line.block.origin is Origin.DRAFTED:
            stored = put(MEETING, stored, line, rewrite(line.block, text="Mine."))
    assert conflicts(stored, DRAFTS[EN]) == ()


def test_an_added_block_stands_behind_its_like_and_no_draft_takes_it() -> None:
    stored = DRAFTS[EN]
    first = line_of(lines(DocumentKind.NOTICE, EN, stored), BlockKind.REMARK)
    mine = Block(BlockKind.REMARK, EN, "Mine.", first.block.speaker)
    once = added(MEETING, stored, mine, first)
    twice = added(MEETING, once, mine, first)
    assert [block.key for block in twice if block.key.startswith(OWN)] == [f"{OWN}2", f"{OWN}1"]
    printed = [line.block for line in lines(DocumentKind.NOTICE, EN, twice)]
    remarks = [block for block in printed if block.kind is BlockKind.REMARK]
    assert [block.text for block in remarks[1:3]] == ["Mine.", "Mine."]
    written = [block for block in twice if block.origin is Origin.WRITTEN]
    again = draft(MEETING, sample_segments(), EN, written)
    assert sum(block.kind is BlockKind.REMARK for block in again) == len(remarks)


def test_an_added_block_of_another_kind_goes_where_the_order_has_it() -> None:
    stored = DRAFTS[EN]
    lead = line_of(lines(DocumentKind.NOTICE, EN, stored), BlockKind.LEAD)
    changed = added(MEETING, stored, Block(BlockKind.PULL_QUOTE, EN, "- “Mine.” -"), lead)
    kinds = [line.block.kind for line in lines(DocumentKind.NOTICE, EN, changed)]
    assert kinds.index(BlockKind.LEAD) == kinds.index(BlockKind.PULL_QUOTE) + kinds.count(
        BlockKind.PULL_QUOTE
    )


def test_unkeyed_blocks_that_say_the_same_are_told_apart() -> None:
    same = Block(BlockKind.REMARK, EN, "The same.", origin=Origin.WRITTEN)
    stored = (same, replace(same, text="Another."), same)
    found = [line for line in lines(DocumentKind.NOTICE, EN, stored) if line.block.kind is BlockKind.REMARK]
    assert [line.stored for line in found] == [0, 1, 2]
