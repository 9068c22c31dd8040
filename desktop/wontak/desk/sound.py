"""Recordings come into a meeting: decoded first, kept only once all of them are known to be readable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from wontak.desk import files
from wontak.desk.tasks import Step, Task
from wontak.domain.errors import Code, WontakError
from wontak.domain.transcript import Recording
from wontak.jobs.protocol import AudioImported, Event, ImportAudio, Noticed
from wontak.store.meetings import MeetingStore


def importing(
    store: MeetingStore, sources: Sequence[Path], notice: Callable[[Noticed], None]
) -> Task[tuple[Recording, ...]]:
    """Import recordings in the given order: all of them, or none if one cannot be read or the task is cancelled.

    `notice` is told what was wrong with a recording that could be read in part.
    """
    decoded: list[AudioImported] = []

    def take(event: Event) -> None:
        if isinstance(event, AudioImported):
            decoded.append(event)

    try:
        for number, source in enumerate(sources):
            copy, peaks = _waiting(store, number)
            copy.parent.mkdir(exist_ok=True)
            if (yield Step(ImportAudio(source, copy, peaks), take)):
                return ()
        return tuple(
            _keep(store, number, source, audio, notice)
            for number, (source, audio) in enumerate(zip(sources, decoded, strict=True))
        )
    finally:
        for number in range(len(sources)):
            for path in _waiting(store, number):
                path.unlink(missing_ok=True)


def working_copy(store: MeetingStore, recording: Recording) -> Task[Path]:
    """The recording's working copy, made again from the audio folder if the cache was emptied."""
    copy, peaks = files.working_copy(store.folder, recording.id), files.peaks(store.folder, recording.id)
    if not (copy.exists() and peaks.exists()):
        copy.parent.mkdir(exist_ok=True)
        yield Step(ImportAudio(store.folder / recording.file, copy, peaks))
    return copy


def recordings(store: MeetingStore) -> tuple[Recording, ...]:
    """The meeting's recordings. Raises WontakError(NO_RECORDING) where it has none."""
    found = store.recordings()
    if not found:
        raise WontakError(Code.NO_RECORDING, folder=store.folder.name)
    return found


def _waiting(store: MeetingStore, number: int) -> tuple[Path, Path]:
    """Where the working copy and the peaks of a file wait until all files are known to be readable."""
    cache = store.folder / files.CACHE
    return cache / f"importing-{number}.pcm", cache / f"importing-{number}.peaks.npz"


def _keep(
    store: MeetingStore, number: int, source: Path, audio: AudioImported, notice: Callable[[Noticed], None]
) -> Recording:
    kept = files.keep_copy(source, store.folder)
    recording = store.add_recording(f"{files.AUDIO}/{kept.name}", audio.duration_s, audio.note)
    copy, peaks = _waiting(store, number)
    copy.replace(files.working_copy(store.folder, recording.id))
    peaks.replace(files.peaks(store.folder, recording.id))
    if audio.note:
        notice(Noticed(audio.note, (("file", source.name), ("duration_s", audio.duration_s))))
    return recording
