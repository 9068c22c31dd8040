"""Commands that record: record, devices."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click
from rich.console import Console
from rich.live import Live
from rich.text import Text

from wontak.cli.context import Context, command
from wontak.cli.language import tell
from wontak.cli.meetings import MEETING
from wontak.desk.inputs import chosen, inputs, remember
from wontak.desk.joining import recover
from wontak.desk.recording import Order, Recorder
from wontak.domain.messages import interface_language, sentence
from wontak.domain.recording import CaptureEvent, ChannelLevel, CopiesFare, Level, RecordingBegan, Warned
from wontak.domain.transcript import Recording

POLL_S = 0.2
PLAIN_EVERY_S = 60.0
"""Seconds of recording between two plain lines."""

METER_CELLS = 12
METER_RANGE_DB = 60.0


@command("devices", "녹음할 수 있는 입력 장치를 보여 줍니다.", "List the inputs that can be recorded from.")
def devices(_context: Context) -> None:
    for device in inputs():
        mark = tell("기본", "default") if device.is_default else ""
        click.echo(f"{device.id}\t{device.name}\t{mark}".rstrip())


@command(
    "record",
    "회의를 녹음합니다. Ctrl-C를 누르면 끝납니다.",
    "Record the meeting, until Ctrl-C is pressed.",
)
@MEETING
@click.option(
    "--device",
    "names",
    multiple=True,
    metavar="NAME",
    help=tell(
        "녹음할 장치의 이름. 여러 번 쓰면 장치마다 채널 하나로 녹음합니다(기본값: 시스템의 기본 장치).",
        "An input's name; given several times, each input becomes a channel (default: the system's default input).",
    ),
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    help=tell("녹음할 시간(분).", "For how long, in minutes."),
)
@click.option(
    "--second-copy",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help=tell(
        "동시에 사본을 저장할 폴더(USB 등).", "A folder, as on a USB stick, for a copy made at the same time."
    ),
)
def record(
    context: Context, meeting: Path, names: tuple[str, ...], minutes: float | None, second_copy: Path | None
) -> None:
    with context.desk(meeting) as desk:
        ids = chosen(names, inputs()) if names else ()
        recorder = Recorder(desk.store, Order(ids, second_copy, minutes))
        with _ctrl_c(recorder.stop), _Face(quiet=context.quiet) as face:
            try:
                while not recorder.is_over:
                    for event in recorder.poll(POLL_S):
                        face.show(event)
            finally:
                recorder.close()
        if ids:
            remember(ids)
        tell_recordings(recover(desk.store))
        if recorder.fault:
            raise recorder.fault


def tell_recordings(recordings: tuple[Recording, ...]) -> None:
    """One line for each recording that is now in the meeting."""
    for recording in recordings:
        click.echo(f"{recording.id}\t{recording.duration_s:.1f} s\t{recording.file}")


@contextmanager
def _ctrl_c(stop: Callable[[], None]) -> Iterator[None]:
    """While open, Ctrl-C ends the recording instead of the command."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop()

    previous = signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


class _Face:
    """What is shown while recording: on a terminal one line that lives, elsewhere a plain line a minute."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True)
        self._live = Live(console=self._console, transient=True, refresh_per_second=5)
        self._next_line_s = PLAIN_EVERY_S
        self._copies: CopiesFare | None = None

    def __enter__(self) -> _Face:
        if self._console.is_terminal and not self._quiet:
            self._live.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._live.is_started:
            self._live.stop()

    def show(self, event: CaptureEvent) -> None:
        """Show one event; warnings also where quiet is wanted."""
        if isinstance(event, Warned):
            self._say(sentence(event.code, dict(event.fields), interface_language()))
        elif self._quiet:
            return
        elif isinstance(event, RecordingBegan):
            names = ", ".join(event.channels)
            self._say(tell(f"녹음 중: {names}", f"Recording: {names}"))
        elif isinstance(event, CopiesFare):
            news, self._copies = event.news_since(self._copies), event
            if news:
                self._say(sentence(news, {}, interface_language()))
        elif isinstance(event, Level):
            self._show_level(event)

    def _say(self, text: str) -> None:
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)

    def _show_level(self, level: Level) -> None:
        if self._live.is_started:
            meters = "  ".join(_meter(one) for one in level.channels)
            self._live.update(Text(f"{_clock(level.at_s)}  {meters}"))
        elif level.at_s >= self._next_line_s:
            self._next_line_s += PLAIN_EVERY_S
            self._say(tell(f"녹음 시간 {_clock(level.at_s)}", f"recorded {_clock(level.at_s)}"))


def _clock(time_s: float) -> str:
    minutes, seconds = divmod(int(time_s), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _meter(level: ChannelLevel) -> str:
    """A channel's peak as a bar of blocks."""
    share = max(0.0, 1 + level.peak_db / METER_RANGE_DB)
    full = min(METER_CELLS, round(share * METER_CELLS))
    return "█" * full + "·" * (METER_CELLS - full)


COMMANDS = (record, devices)
