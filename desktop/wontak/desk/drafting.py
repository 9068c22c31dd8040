"""Drafting for another thread than the store's: from the folder of a meeting, read through a connection of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from wontak.domain.meeting import Language
from wontak.domain.minutes import Block, Origin
from wontak.minutes.draft import draft, redraft
from wontak.minutes.editing import Conflict, conflicts
from wontak.store.meetings import MeetingStore


def drafts_from(folder: Path, languages: Sequence[Language]) -> Mapping[Language, tuple[Block, ...]]:
    """A new draft in each language, with what people wrote as it stands."""
    with MeetingStore.open(folder, read_only=True) as store:
        meeting, segments, labels = store.meeting(), store.segments(public=True), store.labels()
        return {
            language: draft(
                meeting,
                segments,
                language,
                [block for block in store.blocks(language) if block.origin is Origin.WRITTEN],
                labels,
            )
            for language in languages
        }


def redraft_from(folder: Path, language: Language, place: int) -> Block:
    """What the drafter now says in place of one stored block; the block itself where it has nothing to say there."""
    with MeetingStore.open(folder, read_only=True) as store:
        segments, blocks = store.segments(public=True), store.blocks(language)
        return redraft(store.meeting(), segments, language, blocks, place, store.labels())


def conflicts_from(folder: Path, languages: Sequence[Language]) -> tuple[Conflict, ...]:
    """Where a new draft says something else than what people wrote over. Quick where nobody has written anything."""
    with MeetingStore.open(folder, read_only=True) as store:
        found: list[Conflict] = []
        for language in languages:
            blocks = store.blocks(language)
            if any(block.origin is Origin.WRITTEN for block in blocks):
                segments = store.segments(public=True)
                fresh = draft(store.meeting(), segments, language, labels=store.labels())
                found += conflicts(blocks, fresh)
        return tuple(found)
