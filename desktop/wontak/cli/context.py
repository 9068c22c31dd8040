"""What every command is told, and how it opens a meeting."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import click

from wontak.cli.language import tell
from wontak.cli.progress import Watcher
from wontak.desk.desk import Desk
from wontak.desk.joining import lone_takes, recover
from wontak.domain.messages import interface_language
from wontak.domain.work import Noticed


@dataclass(frozen=True)
class Context:
    """The options that concern every command."""

    quiet: bool = False
    debug: bool = False

    @contextmanager
    def watcher(self) -> Iterator[Watcher]:
        """Shows progress in the interface language while it is open."""
        with Watcher(interface_language(), quiet=self.quiet) as watcher:
            yield watcher

    @contextmanager
    def desk(self, meeting: Path, *, read_only: bool = False) -> Iterator[Desk]:
        """The meeting, opened for work; Ctrl-C stops its job at the next boundary and then ends the command."""
        with (
            self.watcher() as watcher,
            Desk.open(meeting, watcher, read_only=read_only) as desk,
            interruptible(desk),
        ):
            if not read_only:
                # What a crash has left of a recording is put in its place before anything else.
                recover(desk.store)
                if lone_takes(desk.store.folder):
                    watcher(Noticed("recording_goes_on"))
            yield desk


@contextmanager
def interruptible(desk: Desk) -> Iterator[None]:
    """While open, the first Ctrl-C asks the job to stop and keeps its work; a second one does not wait."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if desk.cancelled:
            raise KeyboardInterrupt
        desk.cancel()

    previous = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
    if desk.cancelled:
        raise KeyboardInterrupt


def command(name: str, ko: str, en: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a command with its help in both languages and the options that every command has.

    The function's first argument is the `Context`.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        def call(*, quiet: bool, debug: bool, **arguments: Any) -> Any:
            return function(Context(quiet=quiet, debug=debug), **arguments)

        call.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        call = click.option(
            "--debug",
            is_flag=True,
            help=tell("오류가 나면 자세한 내용을 표시합니다.", "Show a fault in full."),
        )(call)
        call = click.option(
            "--quiet", is_flag=True, help=tell("진행 상황을 표시하지 않습니다.", "Show no progress.")
        )(call)
        return click.command(name, help=tell(ko, en))(call)

    return decorate
