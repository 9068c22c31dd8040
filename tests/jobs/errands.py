"""What the tests have the inference child do: small functions it can import, in place of the engines."""

import os
import signal
import time
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment
from wontak.jobs.pipeline import Emit, Request, ShouldStop
from wontak.jobs.protocol import ImportAudio, LiveHeard, Progressed, Stage, TranscribeLive


def _path(request: Request) -> Path:
    assert isinstance(request, ImportAudio)
    return request.source


def count_to_three(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    for number in range(3):
        emit(Progressed(Stage.IMPORT, number / 3))


def count_until_stopped(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    while not should_stop():
        emit(Progressed(Stage.IMPORT, 0.5))


def say_who_and_hang(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """Write down the child's number, say one thing, and hear nothing any more."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _path(request).write_text(str(os.getpid()))
    emit(Progressed(Stage.IMPORT, 0.5))
    while True:
        time.sleep(3600)


def say_much_and_abort(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    for number in range(500):
        emit(Progressed(Stage.IMPORT, number / 500))
    os.abort()


def print_and_finish(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    print("to the log", flush=True)
    os.write(2, b"and so do libraries\n")


def fail_with_a_remedy(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    raise WontakError(Code.AUDIO_MISSING, path="lost.wav")


def run_out_of_memory(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    raise MemoryError


def run_out_of_memory_in_native_code(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    raise RuntimeError("std::bad_alloc")


def stumble(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    raise KeyError("unforeseen")


def count_or_abort(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """Abort the first time, work the second."""
    if not _path(request).exists():
        _path(request).touch()
        os.abort()
    emit(Progressed(Stage.IMPORT, 1.0))


def hear_once_and_hang(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that stalls: it hears the first second of a running recording and nothing more."""
    emit(LiveHeard(1.0, (), 1.0, 0.5))
    while True:
        time.sleep(3600)


def hear_one_line_each(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that hears a line in every model, and stalls with the first one."""
    assert isinstance(request, TranscribeLive)
    name, from_s = request.model_folder.name, request.from_s
    line = Segment(0, from_s + 1, from_s + 2, Language.EN, name)
    emit(LiveHeard(from_s + 3.0, (line,), 1.5, 0.5))
    while "slow" in name:
        time.sleep(3600)


def abort_live(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    os.abort()


def hear_a_minute(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that takes a quarter of real time."""
    emit(LiveHeard(80.0, (), 1.0, 20.0))
