"""What a job is doing, on stderr: a live bar on a terminal, plain lines elsewhere, nothing where quiet is wanted."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

from wontak.cli.language import both
from wontak.domain.meeting import Language
from wontak.domain.messages import sentence, spoken_duration
from wontak.jobs.protocol import Event, Finished, Noticed, Progressed, Stage, Started

STAGES = {
    Stage.IMPORT: both("음성 가져오기", "Importing audio"),
    Stage.LISTEN: both("말소리 찾기", "Finding speech"),
    Stage.TRANSCRIBE: both("받아쓰기", "Transcribing"),
    Stage.VOICES: both("화자 구분", "Telling voices apart"),
    Stage.TRANSLATE: both("번역", "Translating"),
}

PLAIN_EVERY_S = 10.0
"""Seconds between two plain lines of the same stage."""


class Watcher:
    """Hears a job's events and shows them."""

    def __init__(self, language: Language, *, quiet: bool) -> None:
        self._language = language
        self._quiet = quiet
        self._console = Console(stderr=True)
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._stage: Stage | None = None
        self._last_line = 0.0

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._put_bar_away()

    def __call__(self, event: Event) -> None:
        if isinstance(event, Noticed):
            self.say(sentence(event.code, dict(event.fields), self._language))
        elif self._quiet:
            return
        elif isinstance(event, Started):
            self._begin(event)
        elif isinstance(event, Progressed):
            self._advance(event)
        elif isinstance(event, Finished):
            self._put_bar_away()

    def say(self, text: str) -> None:
        """One line on stderr. Warnings are said even where progress is not."""
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)

    def _begin(self, event: Started) -> None:
        if event.expected_s:
            length = spoken_duration(event.expected_s, self._language)
            self.say(
                sentence(
                    "expected_time",
                    {"stage": STAGES[event.stage][self._language], "length": length},
                    self._language,
                )
            )
        self._stage = None
        if self._console.is_terminal:
            self._put_bar_away()
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                TaskProgressColumn(),
                TextColumn("{task.fields[left]}"),
            )
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._bar.start()

    def _advance(self, event: Progressed) -> None:
        stage = STAGES[event.stage][self._language]
        left = self._left(event.left_s)
        if self._bar:
            if event.stage is not self._stage:
                self._task = self._bar.add_task(stage, total=1.0, left=left)
            if self._task is not None:
                self._bar.update(self._task, completed=event.share, left=left)
        elif event.stage is not self._stage or event.share >= 1.0 or self._line_is_due():
            self._last_line = time.monotonic()
            print(f"{stage} {event.share:4.0%} {left}".rstrip(), file=sys.stderr, flush=True)
        self._stage = event.stage

    def _line_is_due(self) -> bool:
        return time.monotonic() - self._last_line >= PLAIN_EVERY_S

    def _left(self, left_s: float | None) -> str:
        if left_s is None:
            return ""
        length = spoken_duration(left_s, self._language)
        return f"{length} 남음" if self._language is Language.KO else f"{length} left"

    def _put_bar_away(self) -> None:
        if self._bar:
            self._bar.stop()
            self._bar = None
