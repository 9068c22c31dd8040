"""Documents of a meeting: what one is made from, what to look at before signing it, and writing it from any thread."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wontak.desk.engine_work import STARTER
from wontak.desk.glossary import terms_for
from wontak.domain.findings import Finding, FindingKind
from wontak.domain.long_work import Cancelled, Stop, never
from wontak.domain.meeting import Bilingual, Language, Status
from wontak.domain.minutes import ORDERS, Block, DocumentKind
from wontak.export.export import export
from wontak.export.mark import Mark
from wontak.export.material import Corrigendum, Options
from wontak.minutes.document import document
from wontak.minutes.lint import lint
from wontak.store import approval
from wontak.store.meetings import MeetingStore
from wontak.store.shape import as_json

_CORRECTED = {
    approval.Corrected.TEXT: Bilingual(ko="녹취록 본문", en="Transcript"),
    approval.Corrected.SPEAKER: Bilingual(ko="발언자", en="Speaker"),
    approval.Corrected.TRANSLATION: Bilingual(ko="번역", en="Translation"),
    approval.Corrected.MINUTES: Bilingual(ko="회의록", en="Minutes"),
}


@dataclass(frozen=True)
class Order:
    """Which document is wanted: its kind, its languages in their order, its template and how it is to be set."""

    kind: str
    languages: tuple[Language, ...]
    template: Path | None = None
    options: Options = field(default_factory=Options)


def write(store: MeetingStore, order: Order, target: Path, stop: Stop = never) -> Path:
    """Write one document, whole or not at all; both languages go into one file. The ending of `target` says the format.

    Raises WontakError, and Cancelled, as `wontak.export.export.export` does.
    """
    meeting = store.meeting()
    approved = meeting.event.status is Status.APPROVED
    return export(
        order.kind,
        order.languages,
        meeting,
        store.segments(public=True),
        {language: printed(store, order.kind, language) for language in order.languages},
        target,
        template=order.template,
        mark=Mark(approved=approved, starter=store.setting(STARTER) == "1"),
        recordings=store.recordings(),
        options=dataclasses.replace(order.options, corrigenda=_corrigenda(store)),
        public=as_json(store, public=True) if target.suffix.lower() == ".json" else None,
        labels=store.labels(),
        stop=stop,
    )


def write_from(folder: Path, order: Order, target: Path, stop: Stop = never) -> Path:
    """The same from the folder of a meeting, read through a connection of its own: for another thread than the owner's."""
    with MeetingStore.open(folder, read_only=True) as store:
        return write(store, order, target, stop)


def write_unless_stopped(folder: Path, order: Order, target: Path, stop: Stop) -> Path | None:
    """The same, given up without a trace once `stop` says so; None then."""
    try:
        return write_from(folder, order, target, stop)
    except Cancelled:
        return None


def printed(store: MeetingStore, kind: str, language: Language) -> tuple[Block, ...]:
    """The blocks that a document of this kind prints; none for those that print the transcript."""
    if kind not in tuple(DocumentKind):
        return ()
    return document(DocumentKind(kind), store.meeting(), language, store.blocks(language, public=True))


def languages_of(store: MeetingStore, kind: str) -> tuple[Language, ...]:
    """The languages in which a document of this kind has text, Korean first: for one made of blocks those in which blocks of
    its are written or drafted, and both where there are none yet or the transcript is printed."""
    both = (Language.KO, Language.EN)
    if kind not in tuple(DocumentKind):
        return both
    kinds = ORDERS[DocumentKind(kind)]
    return (
        tuple(
            language
            for language in both
            if any(block.kind in kinds for block in store.blocks(language, public=True))
        )
        or both
    )


def findings(store: MeetingStore, languages: Sequence[Language]) -> tuple[Finding, ...]:
    """What should be looked at before the minutes are signed; a finding's index is that of a block of its language."""
    return tuple(
        finding for language in languages for finding in _lint(store, store.blocks(language, public=True))
    )


def findings_in(store: MeetingStore, order: Order) -> tuple[Finding, ...]:
    """What should be looked at in one document before it is signed. A release need not mention everyone who spoke."""
    return tuple(
        finding
        for language in order.languages
        for finding in _lint(store, printed(store, order.kind, language))
        if order.kind != DocumentKind.RELEASE or finding.kind is not FindingKind.NOT_MENTIONED
    )


def findings_from(folder: Path, languages: Sequence[Language]) -> tuple[Finding, ...]:
    """The same from the folder of a meeting, for another thread than the owner's."""
    with MeetingStore.open(folder, read_only=True) as store:
        return findings(store, languages)


def _lint(store: MeetingStore, blocks: Sequence[Block]) -> tuple[Finding, ...]:
    segments = store.segments(public=True)
    return lint(store.meeting(), segments, blocks, terms_for(store.folder), store.recordings())


def _corrigenda(store: MeetingStore) -> tuple[Corrigendum, ...]:
    return tuple(
        Corrigendum(change.at.astimezone(), change.by, _CORRECTED[change.kind], change.before, change.after)
        for change in store.corrigenda(public=True)
    )
