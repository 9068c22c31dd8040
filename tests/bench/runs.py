"""The two ways to transcribe that are compared, each in a process of its own that reports what it took."""

import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from wontak.domain.meeting import Meeting
from wontak.domain.work import Noticed, StretchTranscribed, TranscribeRecording
from wontak.jobs.host import InferenceHost
from wontak.jobs.pipeline import Emit, Request, ShouldStop, perform

TOKENS_A_WINDOW = 100
"""About what is said in half a minute."""

BATCH_SIZE = 8


@dataclass(frozen=True)
class Figures:
    """What a run took: seconds from starting its process to the last word, encoder windows, peak memory, words found."""

    wall_s: float
    windows: int
    peak_mb: float
    words: int


def wontak(working_copy: Path, model_folder: Path, threads: int) -> Figures:
    """The road `wontak transcribe` takes: a request to the inference host, results as events."""
    request = TranscribeRecording(1, working_copy, model_folder, Meeting(), threads=threads)
    words, told = 0, {}
    began = time.perf_counter()
    with InferenceHost(perform=_perform_and_tell) as host:
        for event in host.run(request):
            if isinstance(event, StretchTranscribed):
                words += sum(len(segment.words) for segment in event.segments)
            elif isinstance(event, Noticed):
                told = dict(event.fields)
        wall_s = time.perf_counter() - began
    return Figures(wall_s, int(told["windows"]), float(told["peak_mb"]), words)


def bare(wav: Path, model_folder: Path, threads: int) -> Figures:
    """faster-whisper's own batched pipeline, told nothing but that the recording holds several languages."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    began = time.perf_counter()
    process = context.Process(target=_bare_process, args=(theirs, wav, model_folder, threads))
    process.start()
    theirs.close()
    windows, peak_mb, words = ours.recv()
    wall_s = time.perf_counter() - began
    process.join()
    return Figures(wall_s, windows, peak_mb, words)


def _perform_and_tell(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """The pipeline as it is, with a counter at the encoder."""
    count = _count_encoder_windows()
    perform(request, emit, should_stop)
    emit(Noticed("figures", (("windows", count[0]), ("peak_mb", peak_mb()))))


def _bare_process(connection: Connection, wav: Path, model_folder: Path, threads: int) -> None:
    from faster_whisper import BatchedInferencePipeline, WhisperModel

    count = _count_encoder_windows()
    model = WhisperModel(str(model_folder), device="cpu", cpu_threads=threads, local_files_only=True)
    segments, _ = BatchedInferencePipeline(model).transcribe(
        str(wav),
        multilingual=True,
        word_timestamps=True,
        # CTranslate2 stops at half of the total length, of which the prompt is four tokens.
        max_new_tokens=2 * TOKENS_A_WINDOW - 4,
        batch_size=BATCH_SIZE,
    )
    words = sum(len(segment.words) for segment in segments)
    connection.send((count[0], peak_mb(), words))


def _count_encoder_windows() -> list[int]:
    """A number that grows with each 30 s window any Whisper model of this process encodes."""
    import ctranslate2

    count = [0]
    encode = ctranslate2.models.Whisper.encode

    def counting(model: Any, features: Any, *args: Any, **options: Any) -> Any:
        count[0] += features.shape[0]
        return encode(model, features, *args, **options)

    ctranslate2.models.Whisper.encode = counting
    return count


def peak_mb() -> float:
    """The most memory this process has held, in MiB."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
