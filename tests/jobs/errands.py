"""What the tests have the inference child do: small functions it can import, in place of the engines."""

import os
import signal
import threading
import time
from pathlib import Path

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import Language
from wontak.domain.transcript import Segment, Word
from wontak.jobs.pipeline import Emit, Request, ShouldStop
from wontak.jobs.protocol import ImportAudio, LiveHeard, Progressed, Stage, TranscribeLive

LOOK_EVERY_S = 0.01


def _path(request: Request) -> Path:
    assert isinstance(request, ImportAudio)
    return request.source


def _hang() -> None:
    """Hear nothing any more, as an engine that has stalled."""
    threading.Event().wait()


def _wait_for(file: Path, should_stop: ShouldStop) -> bool:
    """Wait for a file, as the recogniser of a running recording does: nothing but looking tells of it. False once stopped."""
    while not should_stop():
        if file.exists():
            return True
        time.sleep(LOOK_EVERY_S)
    return False


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
    _hang()


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
    _hang()


def hear_one_line_each(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that hears a line in every model, and stalls with the first one."""
    assert isinstance(request, TranscribeLive)
    name, from_s = request.model_folder.name, request.from_s
    line = Segment(0, from_s + 1, from_s + 2, Language.EN, name)
    emit(LiveHeard(from_s + 3.0, (line,), 1.5, 0.5))
    if "slow" in name:
        _hang()


def abort_live(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    os.abort()


def hear_a_minute(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that takes a quarter of real time."""
    emit(LiveHeard(80.0, (), 1.0, 20.0))


AFTERNOON = (
    (Language.KO, "의회는 국민의 말을 들어야 합니다"),
    (Language.EN, "Parliaments must lesson to the people"),
    (Language.KO, "다음 안건으로 넘어가겠습니다"),
)
"""What the recogniser below hears, a line each tenth of a second of the recording."""


def hear_the_afternoon(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that hears three lines at once, and a last one when the recording is over."""
    assert isinstance(request, TranscribeLive)
    for place, (language, text) in enumerate(AFTERNOON):
        emit(LiveHeard(place / 10 + 0.1, (_line(place, language, text),), 1.4, 0.01))
    _wait_for(request.over, should_stop)
    if not should_stop():
        emit(LiveHeard(0.5, (_line(3, Language.EN, "Thank you"),), 0.5, 0.01))


def hear_what_follows(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that hears one line, a tenth of a second after what it is asked to go on from."""
    assert isinstance(request, TranscribeLive)
    start_s = request.from_s + 0.1
    line = Segment(0, start_s, start_s + 0.1, Language.KO, "이어서 말씀드리겠습니다")
    emit(LiveHeard(start_s + 0.1, (line,), 0.5, 0.01))
    _wait_for(request.over, should_stop)


def hear_two_hundred_lines(request: Request, emit: Emit, should_stop: ShouldStop) -> None:
    """A recogniser that hears much, and a little more when told to by a file beside the sound."""
    assert isinstance(request, TranscribeLive)
    lines = tuple(
        _line(place, Language.EN, f"line {place} " + "word " * (place % 40)) for place in range(200)
    )
    emit(LiveHeard(20.0, lines, 1.4, 0.01))
    more = request.live_copy.with_suffix(".more")
    while _wait_for(more, should_stop):
        emit(LiveHeard(30.0, (_line(200, Language.EN, "one more"),), 1.4, 0.01))
        more.unlink()


def _line(place: int, language: Language, text: str) -> Segment:
    words = text.split()
    step_s = 0.09 / len(words)
    start_s = place / 10
    spoken = tuple(
        Word(round(start_s + index * step_s, 3), round(start_s + (index + 1) * step_s, 3), word, 0.9)
        for index, word in enumerate(words)
    )
    return Segment(0, start_s, start_s + 0.09, language, text.strip(), spoken, 0.9)
