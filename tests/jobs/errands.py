"""What the tests have the inference child do: small functions it can import, in place of the engines."""

import os
import signal
import time
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.jobs.pipeline import Emit, Request, ShouldStop
from wontak.jobs.protocol import ImportAudio, Progressed, Stage


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
