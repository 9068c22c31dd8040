"""The open meeting: runs jobs and stores what they yield, drafts and exports. Window and command line are its two faces."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from wontak import paths
from wontak.desk import files
from wontak.domain.errors import Code, WontakError
from wontak.domain.glossary import Term, read_terms
from wontak.domain.meeting import Language, Meeting
from wontak.domain.minutes import Block
from wontak.domain.transcript import Recording
from wontak.export.export import export
from wontak.export.mark import Mark
from wontak.jobs.host import InferenceHost
from wontak.jobs.protocol import (
    AudioImported,
    Event,
    FindVoices,
    ImportAudio,
    Noticed,
    Request,
    SegmentTranslated,
    StretchTranscribed,
    TranscribeRecording,
    TranslateSegments,
    VoicesFound,
)
from wontak.minutes.draft import complete, draft
from wontak.store.description import read_description
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore
from wontak.store.packs import Pack, Packs

Watch = Callable[[Event], None]

RECOGNISER = "recogniser"
STARTER = "starter_models"


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
        self._packs = packs or Packs()
        self._host = InferenceHost()

    @classmethod
    def create(cls, folder: Path, description: Path | None, watch: Watch) -> Desk:
        """Make a meeting folder, from a plain-text description if one is given, and open it.

        Raises WontakError(MEETING_EXISTS, DESCRIPTION_INVALID, NOT_WRITABLE, …) and leaves no half folder.
        """
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
        self._host.close()
        self.store.close()

    def cancel(self) -> None:
        """Ask the running job to stop where nothing is lost."""
        self.cancelled = True
        self._host.cancel()

    @functools.cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The house's terms."""
        folder = paths.resources() / "glossaries"
        return tuple(term for file in sorted(folder.glob("*.csv")) for term in read_terms(file))

    # Sound ------------------------------------------------------------------------------------------------------------

    def add_audio(self, sources: Sequence[Path]) -> tuple[Recording, ...]:
        """Import recordings in the given order: all of them, or none if one cannot be read."""
        imported = [self._decode(number, source) for number, source in enumerate(sources)]
        if self.cancelled:
            for number in range(len(sources)):
                self._forget_decoded(number)
            return ()
        return tuple(
            self._keep(number, source, audio)
            for number, (source, audio) in enumerate(zip(sources, imported, strict=True))
            if audio
        )

    def _decode(self, number: int, source: Path) -> AudioImported | None:
        copy, peaks = self._decoded(number)
        copy.parent.mkdir(exist_ok=True)
        audio = None
        try:
            for event in self._run(ImportAudio(source, copy, peaks)):
                audio = event if isinstance(event, AudioImported) else audio
        except WontakError:
            for earlier in range(number + 1):
                self._forget_decoded(earlier)
            raise
        return audio

    def _decoded(self, number: int) -> tuple[Path, Path]:
        """Where the working copy and the peaks of a file wait until all files are known to be readable."""
        cache = self.store.folder / files.CACHE
        return cache / f"importing-{number}.pcm", cache / f"importing-{number}.peaks.npz"

    def _forget_decoded(self, number: int) -> None:
        for path in self._decoded(number):
            path.unlink(missing_ok=True)

    def _keep(self, number: int, source: Path, audio: AudioImported) -> Recording:
        kept = files.keep_copy(source, self.store.folder)
        recording = self.store.add_recording(f"{files.AUDIO}/{kept.name}", audio.duration_s, audio.note)
        copy, peaks = self._decoded(number)
        copy.replace(files.working_copy(self.store.folder, recording.id))
        peaks.replace(files.peaks(self.store.folder, recording.id))
        if audio.note:
            self._watch(Noticed(audio.note, (("file", source.name), ("duration_s", audio.duration_s))))
        return recording

    def _working_copy(self, recording: Recording) -> Path:
        """The recording's working copy, made again from the audio folder if the cache was emptied."""
        copy = files.working_copy(self.store.folder, recording.id)
        if not copy.exists():
            copy.parent.mkdir(exist_ok=True)
            source = self.store.folder / recording.file
            for _ in self._run(ImportAudio(source, copy, files.peaks(self.store.folder, recording.id))):
                pass
        return copy

    def _recordings(self) -> tuple[Recording, ...]:
        recordings = self.store.recordings()
        if not recordings:
            raise WontakError(Code.NO_RECORDING, folder=self.store.folder.name)
        return recordings

    # Words ------------------------------------------------------------------------------------------------------------

    def transcribe(
        self, model: str | None = None, language: Language | None = None, *, restart: bool = False
    ) -> None:
        """Recognise what is not yet transcribed; `restart` sets the transcript aside first (its history stays)."""
        recordings = self._recordings()
        pack = self._packs.resolve(model) if model else self._packs.default_recogniser()
        if restart:
            for recording in recordings:
                self.store.clear_transcript(recording.id, Actor.person())
        self.store.set_setting(RECOGNISER, pack.name)
        self._note_starter(pack.starter, afresh=restart)
        for recording in recordings:
            if not self.cancelled:
                self._transcribe_one(recording, pack, language)

    def _transcribe_one(self, recording: Recording, pack: Pack, language: Language | None) -> None:
        request = TranscribeRecording(
            recording.id,
            self._working_copy(recording),
            pack.folder,
            self.store.meeting(),
            self.glossary,
            language,
            self.store.covered(recording.id),
        )
        recogniser = Actor.machine("faster-whisper", pack.name)
        for event in self._run(request):
            if isinstance(event, StretchTranscribed):
                self.store.store_stretch(
                    event.recording, event.start_s, event.end_s, event.segments, recogniser
                )

    def _note_starter(self, starter: bool, *, afresh: bool) -> None:
        """Remember that a starter model had a hand in the text; only text made afresh can be free of it again."""
        if starter or afresh:
            self.store.set_setting(STARTER, "1" if starter else "0")

    @property
    def made_with_starter(self) -> bool:
        """Whether any of the meeting's text comes from the bundled starter models."""
        return self.store.setting(STARTER) == "1"

    # People -----------------------------------------------------------------------------------------------------------

    def find_voices(self, count: int | None = None) -> dict[str, str]:
        """Tell the voices apart and match them with the roster; returns the participant of each voice that has one."""
        recordings = tuple((recording.id, self._working_copy(recording)) for recording in self._recordings())
        names: dict[str, str] = {}
        for event in self._run(FindVoices(recordings, self.store.meeting(), self.store.segments(), count)):
            if isinstance(event, VoicesFound):
                self.store.apply_voices(
                    event.turns, event.segments, event.names, Actor.machine("voices", "GE2E")
                )
                names = dict(event.names)
        return names

    @property
    def voices_are_known(self) -> bool:
        """Whether every segment has been given its voice."""
        return all(segment.voice for segment in self.store.segments())

    # Languages --------------------------------------------------------------------------------------------------------

    def translate(self) -> int:
        """Fill missing and stale translations; returns how many segments were translated."""
        segments = self.store.segments_to_translate()
        if not segments:
            return 0
        packages = self._packs.translation_packages()
        self._note_starter(packages.starter, afresh=False)
        translated = 0
        sources = {segment.id: segment for segment in segments}
        translator = Actor.machine("argostranslate", packages.name)
        request = TranslateSegments(segments, packages.folder, self.store.meeting(), self.glossary)
        for event in self._run(request):
            if isinstance(event, SegmentTranslated):
                source = sources[event.segment_id]
                translated += self.store.set_translation(
                    source.id, event.translation, translator, of_text=source.text
                )
        return translated

    # Documents --------------------------------------------------------------------------------------------------------

    def draft(self, languages: Iterable[Language]) -> dict[Language, tuple[Block, ...]]:
        """Draft the minutes from transcript, roster and agenda; what a person wrote stays as it is."""
        meeting, segments = self.store.meeting(), self.store.segments(public=True)
        drafted = {}
        for language in languages:
            blocks = draft(meeting, segments, language, self._written(language))
            self.store.replace_blocks(language, blocks, Actor.machine("draft"))
            drafted[language] = blocks
        return drafted

    def _written(self, language: Language) -> tuple[Block, ...]:
        return tuple(block for block in self.store.blocks(language) if block.origin == "written")

    def export(
        self, kind: str, languages: Sequence[Language], target: Path, template: Path | None = None
    ) -> Path:
        """Write one document, whole or not at all; both languages go into one file, Korean first."""
        meeting = self.store.meeting()
        blocks = {
            language: complete(meeting, language, self.store.blocks(language, public=True))
            for language in languages
        }
        export(
            kind,
            tuple(languages),
            meeting,
            self.store.segments(public=True),
            blocks,
            target,
            template=template,
            recordings=self.store.recordings(),
            mark=Mark(approved=meeting.event.status == "approved", starter=self.made_with_starter),
        )
        return target

    def _run(self, request: Request) -> Iterator[Event]:
        """Run a job, telling the watcher of each event before it is stored."""
        for event in self._host.run(request):
            self._watch(event)
            yield event
