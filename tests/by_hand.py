"""What a clerk does to a meeting in a test, each as the one edit it is in the window."""

from dataclasses import replace

from wontak.domain import edits
from wontak.domain.changes import Change, EditKind
from wontak.domain.transcript import Review
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore

CLERK = Actor.person("김서기")


def edit_text(store: MeetingStore, segment_id: int, text: str, actor: Actor = CLERK) -> None:
    store.apply(edits.retype(store.segment(segment_id), text), actor)


def set_speaker(
    store: MeetingStore, segment_id: int, participant_id: str | None, actor: Actor = CLERK
) -> None:
    store.apply(edits.change_speaker([store.segment(segment_id)], participant_id), actor)


def name_voice(store: MeetingStore, voice: str, participant_id: str | None, actor: Actor = CLERK) -> int:
    """How many segments that attributed."""
    return len(store.apply(store.voice_change(voice, participant_id), actor).segments.before)


def set_interprets(
    store: MeetingStore, segment_id: int, interpreted_id: int | None, actor: Actor = CLERK
) -> None:
    _set(store, segment_id, actor, EditKind.RETYPE, interprets=interpreted_id)


def mark(
    store: MeetingStore,
    segment_id: int,
    actor: Actor = CLERK,
    *,
    starred: bool | None = None,
    off_record: bool | None = None,
    review: Review | None = None,
    comment: str | None = None,
) -> None:
    """Set marks of a segment; those that are None stay as they are."""
    segment = [store.segment(segment_id)]
    if starred is not None:
        store.apply(edits.star(segment, starred), actor)
    if off_record is not None:
        store.apply(edits.off_record(segment, off_record), actor)
    if comment is not None:
        store.apply(edits.comment(store.segment(segment_id), comment), actor)
    if review is not None:
        _set(store, segment_id, actor, EditKind.VERIFY, review=review)


def _set(store: MeetingStore, segment_id: int, actor: Actor, kind: EditKind, **columns: object) -> None:
    before = store.segment(segment_id)
    store.apply(Change(kind, (before,), (replace(before, **columns),)), actor)  # type: ignore[arg-type]
