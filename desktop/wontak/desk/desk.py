"""The open meeting: runs jobs and stores what they yield, drafts and exports. Window and command line are its two faces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from wontak.desk import files
from wontak.desk.glossary import terms_for
from wontak.desk.tasks import Result, Task, Watch, perform
from wontak.domain.findings import Finding
from wontak.domain.glossary import Term
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Recording
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore
from wontak.store.packs import Packs

if TYPE_CHECKING:
    from wontak.desk.documents import Order
    from wontak.jobs.host import InferenceHost


class Desk:
    """One open meeting.

    Jobs run in a child process; what they yield is stored as it comes, so that stopping at any moment keeps it. `watch` hears
    every event of every job. `cancel` may be called from another thread or a signal handler; the running job then ends at
    its next boundary and `cancelled` is true.
    """

    def __init__(self, store: MeetingStore, watch: Watch, packs: Packs | None = None) -> None:
        self.store = store
        self.cancelled = False
        self._watch = watch
        self.packs = packs or Packs()

    @cached_property
    def host(self) -> InferenceHost:
        """Who the engines are asked through; slow to load, and reading needs none."""
        from wontak.jobs.host import InferenceHost

        return InferenceHost()

    @classmethod
    def create(cls, folder: Path, description: Path | None, watch: Watch) -> Desk:
        """Make a meeting folder, from a plain-text description if one is given, and open it.

        Raises WontakError(MEETING_EXISTS, DESCRIPTION_INVALID, NOT_WRITABLE, …) and leaves no half folder.
        """
        from wontak.store.description import read_description

        meeting, blocks = read_description(description) if description else (Meeting(), ())
        store = MeetingStore.create(folder, meeting)
        for language in Language:
            given = tuple(block for block in blocks if block.language is language)
            if given:
                store.replace_blocks(language, given, Actor.person())
        return cls(store, watch)

    @classmethod
    def open(cls, path: Path, watch: Watch, *, read_only: bool = False) -> Desk:
        """Open the meeting at `path`, or the only one inside it.

        Raises WontakError(NOT_A_MEETING, MEETING_IN_USE, MEETING_IS_NEWER, MEETING_DAMAGED): a meeting that another process owns
        can be read but not worked on.
        """
        store = MeetingStore.open(files.find_meeting(path), read_only=read_only)
        if store.read_only and not read_only:
            fault = store.refusal()
            store.close()
            raise fault
        return cls(store, watch)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the meeting and of the engines."""
        self.host.close()
        self.store.close()

    def cancel(self) -> None:
        """Ask the running job to stop where nothing is lost."""
        self.cancelled = True
        self.host.cancel()

    @property
    def glossary(self) -> tuple[Term, ...]:
        """What recognition and translation go by: the meeting's terms over the house's over the bundled ones."""
        return terms_for(self.store.folder)

    # Work for the engines ---------------------------------------------------------------------------------------------

    def perform(self, task: Task[Result]) -> Result:
        """Run a task and wait for it."""
        return perform(task, self.host, self._watch)

    def add_audio(self, sources: Sequence[Path]) -> tuple[Recording, ...]:
        """Import recordings in the given order: all of them, or none if one cannot be read."""
        from wontak.desk.sound import importing

        return self.perform(importing(self.store, sources, self._watch))

    def transcription(
        self, model: str | None = None, language: Language | None = None, *, restart: bool = False
    ) -> Task[None]:
        """The task of recognising what is not yet transcribed, with a model by name or folder, else the best one."""
        from wontak.desk.engine_work import transcription

        pack = self.packs.resolve(model) if model else self.packs.default_recogniser()
        return transcription(self.store, pack, self.glossary, language, restart=restart)

    def transcribe(
        self, model: str | None = None, language: Language | None = None, *, restart: bool = False
    ) -> None:
        """Recognise what is not yet transcribed; `restart` sets the transcript aside first (its history stays)."""
        self.perform(self.transcription(model, language, restart=restart))

    def find_voices(self, count: int | None = None) -> dict[str, str]:
        """Tell the voices apart and match them with the roster; returns the participant of each voice that has one."""
        from wontak.desk.engine_work import voice_finding

        return self.perform(voice_finding(self.store, count))

    def translate(self) -> int:
        """Fill missing and stale translations; returns how many segments were translated."""
        from wontak.desk.engine_work import translation

        return self.perform(translation(self.store, self.packs, self.glossary))

    @property
    def made_with_starter(self) -> bool:
        """Whether any of the meeting's text comes from the bundled starter models."""
        from wontak.desk.engine_work import STARTER

        return self.store.setting(STARTER) == "1"

    @property
    def voices_are_known(self) -> bool:
        """Whether every segment has been given its voice."""
        return all(segment.voice for segment in self.store.segments())

    # Documents --------------------------------------------------------------------------------------------------------

    def draft(self, languages: Iterable[Language]) -> dict[Language, tuple[Block, ...]]:
        """Draft the minutes from transcript, roster and agenda; what a person wrote stays as it is."""
        from wontak.minutes.draft import (
            draft,  # like what writes documents, slow to load: needed when one is made
        )

        meeting, segments = self.store.meeting(), self.store.segments(public=True)
        labels = self.store.labels()
        drafted = {}
        for language in languages:
            blocks = draft(meeting, segments, language, self._written(language), labels)
            self.store.replace_blocks(language, blocks, Actor.machine("draft"))
            drafted[language] = blocks
        return drafted

    def _written(self, language: Language) -> tuple[Block, ...]:
        return tuple(block for block in self.store.blocks(language) if block.origin == "written")

    def export(self, order: Order, target: Path) -> Path:
        """Write one document, whole or not at all. Raises WontakError as `wontak.export.export.export` does."""
        from wontak.desk.documents import write

        return write(self.store, order, target)

    def languages(self, kind: str) -> tuple[Language, ...]:
        """The languages in which a document of this kind has text, Korean first."""
        from wontak.desk.documents import languages_of

        return languages_of(self.store, kind)

    def findings(self, order: Order) -> tuple[Finding, ...]:
        """What should be looked at in a document before it is signed."""
        from wontak.desk.documents import findings_in

        return findings_in(self.store, order)
