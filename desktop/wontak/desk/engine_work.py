"""What the engines do for a meeting, as tasks: recognise, tell voices apart, translate."""

from __future__ import annotations

from collections.abc import Collection

from wontak.desk.sound import recordings, shares, working_copy
from wontak.desk.tasks import Step, Task
from wontak.domain.glossary import Term
from wontak.domain.meeting import Language
from wontak.domain.packs import Pack
from wontak.domain.transcript import Recording, Segment, Translation
from wontak.jobs.protocol import (
    Event,
    FindVoices,
    SegmentTranslated,
    StretchTranscribed,
    TranscribeRecording,
    TranslateSegments,
    VoicesFound,
)
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore
from wontak.store.packs import Packs

RECOGNISER = "recogniser"
STARTER = "starter_models"

Terms = tuple[Term, ...]


def transcription(
    store: MeetingStore, pack: Pack, terms: Terms, language: Language | None, *, restart: bool
) -> Task[None]:
    """Recognise what is not yet transcribed; `restart` sets the transcript aside first (its history stays)."""
    wanted = recordings(store)
    if restart:
        for recording in wanted:
            store.clear_transcript(recording.id, Actor.person())
    store.set_setting(RECOGNISER, pack.name)
    note_starter(store, pack.starter, afresh=restart)
    parts = shares([recording.duration_s for recording in wanted])
    for recording, part in zip(wanted, parts, strict=True):
        if (yield from _transcription_of(store, recording, pack, terms, language, part)):
            return


def _transcription_of(
    store: MeetingStore,
    recording: Recording,
    pack: Pack,
    terms: Terms,
    language: Language | None,
    part: tuple[float, float],
) -> Task[bool]:
    """Recognise one recording; whether that was cancelled."""
    recogniser = Actor.machine("faster-whisper", pack.name)

    def take(event: Event) -> None:
        if isinstance(event, StretchTranscribed):
            store.store_stretch(event.recording, event.start_s, event.end_s, event.segments, recogniser)

    copy = yield from working_copy(store, recording)
    covered = store.covered(recording.id)
    request = TranscribeRecording(recording.id, copy, pack.folder, store.meeting(), terms, language, covered)
    return (yield Step(request, take, part=part))


def recognition_again(
    store: MeetingStore, segment: Segment, pack: Pack, terms: Terms, language: Language
) -> Task[tuple[Segment, ...]]:
    """What a recogniser hears in the time of one segment when told its language; nothing is stored."""
    recording = next(one for one in recordings(store) if one.id == segment.recording)
    heard: list[Segment] = []

    def take(event: Event) -> None:
        if isinstance(event, StretchTranscribed):
            heard.extend(event.segments)

    copy = yield from working_copy(store, recording)
    stretch = segment.start_s, segment.end_s
    request = TranscribeRecording(
        recording.id, copy, pack.folder, store.meeting(), terms, language, only=stretch
    )
    yield Step(request, take)
    return tuple(heard)


def voice_finding(store: MeetingStore, count: int | None) -> Task[dict[str, str]]:
    """Tell the voices apart and match them with the roster; returns the participant of each voice that has one."""
    copies = []
    for recording in recordings(store):
        copies.append((recording.id, (yield from working_copy(store, recording))))
    names: dict[str, str] = {}

    def take(event: Event) -> None:
        if isinstance(event, VoicesFound):
            finder = Actor.machine("voices", "GE2E")
            store.apply_voices(event.turns, event.segments, event.names, finder, event.by_key)
            names.update(event.names)

    yield Step(FindVoices(tuple(copies), store.meeting(), store.segments(), count, store.labels()), take)
    return names


def translation(
    store: MeetingStore, packs: Packs, terms: Terms, spoken: Collection[Language] = tuple(Language)
) -> Task[int]:
    """Fill missing and stale translations of what was `spoken` in these languages; returns how many there were."""
    segments = tuple(segment for segment in store.segments_to_translate() if segment.language in spoken)
    if not segments:
        return 0
    packages = packs.translation_packages()
    note_starter(store, packages.starter, afresh=False)
    sources = {segment.id: segment for segment in segments}
    translator = Actor.machine("argostranslate", packages.name)
    taken: list[int] = []

    def take(event: Event) -> None:
        if isinstance(event, SegmentTranslated):
            source = sources[event.segment_id]
            if store.set_translation(source.id, event.translation, translator, of_text=source.text):
                taken.append(source.id)

    yield Step(TranslateSegments(segments, packages.folder, store.meeting(), terms), take)
    return len(taken)


def translation_again(
    store: MeetingStore, segments: tuple[Segment, ...], packs: Packs, terms: Terms
) -> Task[dict[int, Translation]]:
    """Fresh translations of these segments by id, whatever they have now; nothing is stored."""
    packages = packs.translation_packages()
    fresh: dict[int, Translation] = {}

    def take(event: Event) -> None:
        if isinstance(event, SegmentTranslated):
            fresh[event.segment_id] = event.translation

    yield Step(TranslateSegments(segments, packages.folder, store.meeting(), terms), take)
    return fresh


def note_starter(store: MeetingStore, starter: bool, *, afresh: bool) -> None:
    """Remember that a starter model had a hand in the text; only text made afresh can be free of it again."""
    if starter or afresh:
        store.set_setting(STARTER, "1" if starter else "0")
