"""What the pages will need, loaded beforehand: on a thread what knows nothing of Qt, on the window's own the pages' modules.

Python compiles and links for a second in all; done in pieces between a person's keys and clicks, nobody is kept waiting for it.
"""

from __future__ import annotations

import pkgutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from wontak.ui.background import in_background
from wontak.ui.idle import Idle, Step

ASIDE = (
    "wontak.domain.edits",
    "wontak.domain.recording",
    "wontak.store.meetings",
    "wontak.jobs.host",
    "wontak.domain.figures",
    "wontak.domain.faithfulness",
    "wontak.domain.review",
    "wontak.domain.lists",
    "wontak.store.table_files",
    "wontak.store.packs",
    "wontak.desk.glossary",
    "wontak.desk.desk",
    "numpy",
    "wontak.desk.editing",
    "wontak.desk.waveform",
    "wontak.desk.recording_room",
    "wontak.desk.engine_work",
    "wontak.domain.search_text",
    "wontak.domain.message_texts",
    "wontak.desk.estimate",
    "wontak.store.people",
    "wontak.domain.lengths",
    "wontak.minutes.statements",
    "wontak.minutes.reporting_en",
    "wontak.minutes.reporting_ko",
    "wontak.minutes.follow_up",
    "wontak.minutes.draft",
    "wontak.desk.drafting",
    "wontak.desk.proofs",
    "wontak.minutes.evidence",
    "wontak.minutes.quotation",
    "wontak.minutes.lint",
    "docx",
    "pysubs2",
    "wontak.export.export",
    "wontak.desk.documents",
    "wontak.desk.file_work",
    "wontak.desk.templates",
    "wontak.desk.preview",
    "sqlite_utils",
)
"""Loaded on the thread, what others need first: between two of them it looks whether somebody types."""

WAITS_S = 0.05


class Preparing(QObject):
    """Loads what the rooms of `rooms` need, those of the first room first, and then does the `steps`.

    The thread begins at once: before somebody has found a meeting and clicked on it, most is there.
    """

    def __init__(self, idle: Idle, rooms: tuple[str, ...], steps: tuple[Step, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._idle = idle
        self._rooms = rooms
        self._steps = steps
        self._is_given_up = False
        in_background(self._load, self._on_loaded, self._on_failed)

    def give_up(self) -> None:
        """Load nothing more: everything is wanted at once, or nothing any more."""
        self._is_given_up = True
        self._idle.drop()

    def _load(self) -> None:
        """On the thread."""
        for module in ASIDE:
            while self._idle.is_typing and not self._is_given_up:
                time.sleep(WAITS_S)
            if self._is_given_up:
                return
            import_module(module)

    def _on_loaded(self, _nothing: None) -> None:
        if not self._is_given_up:
            self._idle.add(*(step for room in self._rooms for step in _modules(room)), *self._steps)

    def _on_failed(self, fault: Exception) -> None:
        raise fault  # on the window's thread, where the log is kept


def _modules(room: str) -> Iterator[Callable[[], object]]:
    """A step for every module of a room of the window."""
    package = import_module(f"wontak.ui.{room}")
    for found in pkgutil.iter_modules(package.__path__, f"wontak.ui.{room}."):
        yield partial(import_module, found.name)
