"""Recordings come into a meeting: measured and decoded first, kept only once all of them are known to be readable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

from wontak.desk import files
from wontak.desk.estimate import Workload
from wontak.desk.tasks import Step, Task
from wontak.domain.errors import Code, WontakError
from wontak.domain.transcript import Recording
from wontak.domain.work import Stage
from wontak.jobs.protocol import AudioImported, AudioMeasured, Event, ImportAudio, MeasureAudio, Noticed
from wontak.store.meetings import MeetingStore


def importing(
    store: MeetingStore, sources: Sequence[Path], notice: Callable[[Noticed], None]
) -> Task[tuple[Recording, ...]]:
    """Import recordings in the given order: all of them, or none if one cannot be read or the task is cancelled.

    `notice` is told what was wrong with a recording that could be read in part.
    """
    decoded: list[AudioImported] = []
    measured: list[float | None] = []

    def take(event: Event) -> None:
        if isinstance(event, AudioMeasured):
            measured.extend(event.lengths_s)
        elif isinstance(event, AudioImported):
            decoded.append(event)

    try:
        if (yield Step(MeasureAudio(tuple(sources)), take, part=(0.0, 0.0))):
            return ()
        parts = shares(measured)
        for number, (source, length_s) in enumerate(zip(sources, measured, strict=True)):
            copy, peaks, kept = _waiting(store, number)
            copy.parent.mkdir(exist_ok=True)
            work = None if length_s is None else Workload(Stage.IMPORT, length_s)
            if (yield Step(ImportAudio(source, copy, peaks, kept), take, work, parts[number])):
                return ()
        return tuple(
            _keep(store, number, source, audio, notice)
            for number, (source, audio) in enumerate(zip(sources, decoded, strict=True))
        )
    finally:
        for number in range(len(sources)):
            for path in _waiting(store, number):
                path.unlink(missing_ok=True)


def lengths_s(sources: Sequence[Path]) -> tuple[float | None, ...]:
    """How long the sound of these files is, before they are imported; None where a file's header does not say.

    Waits for a child of its own, up to a few seconds: for a thread that nobody waits for.
    """
    from wontak.jobs.host import InferenceHost

    found: tuple[float | None, ...] = ()
    with InferenceHost() as host:
        for event in host.run(MeasureAudio(tuple(sources))):
            if isinstance(event, AudioMeasured):
                found = event.lengths_s
    return found


def shares(lengths_s: Sequence[float | None]) -> list[tuple[float, float]]:
    """Where in the whole, from 0 to 1, each recording begins and ends; all count the same where a length is not known."""
    known = [length_s or 0.0 for length_s in lengths_s]
    if not all(known):
        known = [1.0] * len(known)
    ends = [end / sum(known) for end in accumulate(known)]
    return list(zip([0.0, *ends], ends, strict=False))


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


def _waiting(store: MeetingStore, number: int) -> tuple[Path, Path, Path]:
    """Where working copy, peaks and a copy of a file itself wait until all files are known to be readable."""
    waiting = store.folder / files.CACHE / f"importing-{number}"
    return waiting.with_suffix(".pcm"), waiting.with_suffix(".peaks.npz"), waiting.with_suffix(".file")


def _keep(
    store: MeetingStore, number: int, source: Path, audio: AudioImported, notice: Callable[[Noticed], None]
) -> Recording:
    copy, peaks, kept = _waiting(store, number)
    placed = files.put_into(store.folder, kept, source.name)
    recording = store.add_recording(f"{files.AUDIO}/{placed.name}", audio.duration_s, audio.note)
    copy.replace(files.working_copy(store.folder, recording.id))
    peaks.replace(files.peaks(store.folder, recording.id))
    if audio.note:
        notice(Noticed(audio.note, (("file", source.name), ("duration_s", audio.duration_s))))
    return recording
