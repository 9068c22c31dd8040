"""Which engine does what is asked for. Runs in the child; engines are imported only when they are needed.

Importing this module costs nothing, so the parent may name `perform` when it starts the child.
"""

from collections.abc import Callable

from wontak.domain.work import (
    AudioImported,
    AudioMeasured,
    FindVoices,
    ImportAudio,
    MeasureAudio,
    Progressed,
    Result,
    Stage,
    Started,
    TranscribeLive,
    TranscribeRecording,
    TranslateSegments,
)

Emit = Callable[[Result], None]
ShouldStop = Callable[[], bool]
Request = MeasureAudio | ImportAudio | TranscribeRecording | TranscribeLive | FindVoices | TranslateSegments
Perform = Callable[[Request, Emit, ShouldStop], None]


def perform(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """Do what `request` asks, giving each result to `emit`; return early where `should_stop` says so."""
    if isinstance(request, MeasureAudio):
        _measure(request, emit)
    elif isinstance(request, ImportAudio):
        _import(request, emit, should_stop)
    elif isinstance(request, TranscribeRecording):
        _transcribe(request, emit, should_stop)
    elif isinstance(request, TranscribeLive):
        _transcribe_live(request, emit, should_stop)
    elif isinstance(request, FindVoices):
        _find_voices(request, emit, should_stop)
    else:
        _translate(request, emit, should_stop)


def _measure(request: MeasureAudio, emit: Emit) -> None:
    from wontak.engines.audio import length_s

    emit(AudioMeasured(tuple(length_s(source) for source in request.sources)))


def _import(request: ImportAudio, emit: Emit, should_stop: ShouldStop) -> None:
    from wontak.engines.audio import import_audio, keep_file

    emit(Started(Stage.IMPORT))
    imported = import_audio(
        request.source, request.working_copy, request.peaks, _progress_of(Stage.IMPORT, emit), should_stop
    )
    if imported and (request.kept is None or keep_file(request.source, request.kept, should_stop)):
        emit(AudioImported(imported.duration_s, imported.note))


def _transcribe(request: TranscribeRecording, emit: Emit, should_stop: ShouldStop) -> None:
    from wontak.engines.recognise import transcribe

    for result in transcribe(request, should_stop):
        emit(result)


def _transcribe_live(request: TranscribeLive, emit: Emit, should_stop: ShouldStop) -> None:
    from wontak.jobs.child import stand_back

    stand_back()
    from wontak.engines.live import transcribe_live

    for result in transcribe_live(request, should_stop):
        emit(result)


def _find_voices(request: FindVoices, emit: Emit, should_stop: ShouldStop) -> None:
    from wontak.engines.voices import find_voices

    emit(Started(Stage.VOICES))
    found = find_voices(request, _progress_of(Stage.VOICES, emit), should_stop)
    if not should_stop():
        emit(found)


def _translate(request: TranslateSegments, emit: Emit, should_stop: ShouldStop) -> None:
    from wontak.engines.translate import translate

    emit(Started(Stage.TRANSLATE))
    for translated in translate(request, _progress_of(Stage.TRANSLATE, emit), should_stop):
        emit(translated)


def _progress_of(stage: Stage, emit: Emit) -> Callable[[float], None]:
    def on_progress(share: float) -> None:
        emit(Progressed(stage, share))

    return on_progress
