"""What every page is given: the meeting, and the means the whole window shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

if TYPE_CHECKING:
    from wontak.desk.library import Library
    from wontak.domain.findings import Finding
    from wontak.store.packs import Packs
    from wontak.store.people import People
    from wontak.ui.commands import Commands
    from wontak.ui.deck.player import Player
    from wontak.ui.jobs import Jobs
    from wontak.ui.language import InterfaceLanguage
    from wontak.ui.live_listening import LiveListening
    from wontak.ui.notices import Notices
    from wontak.ui.placing import Placing
    from wontak.ui.room_recorder import RoomRecorder
    from wontak.ui.session import Session
    from wontak.ui.settings import Settings
    from wontak.ui.theme import Theme


class Place(StrEnum):
    """Where one can be in the window."""

    LIBRARY = "library"
    DETAILS = "details"
    RECORDING = "recording"
    TRANSCRIPT = "transcript"
    MINUTES = "minutes"
    EXPORT = "export"
    GLOSSARY = "glossary"
    SETTINGS = "settings"


STEPS = (Place.DETAILS, Place.RECORDING, Place.TRANSCRIPT, Place.MINUTES, Place.EXPORT)
"""The places an open meeting has, in the order of the work."""

WITH_SOUND = (Place.RECORDING, Place.TRANSCRIPT, Place.MINUTES)


@dataclass(eq=False, repr=False)
class Context:
    """The shared means. `go` shows a place; `show_segment`, the transcript at it; `show_finding`, what a finding is about.

    `may_leave` is asked before the open meeting is left: it asks the person where a recording is under way.
    """

    settings: Settings
    theme: Theme
    language: InterfaceLanguage
    commands: Commands
    session: Session
    jobs: Jobs
    player: Player
    recorder: RoomRecorder
    live: LiveListening
    placing: Placing
    notices: Notices
    library: Library
    open_meeting: Callable[[Path], None]
    may_leave: Callable[[], bool]
    go: Callable[[Place], None]
    show_segment: Callable[[int], None]
    show_finding: Callable[[Finding], None]

    @cached_property
    def packs(self) -> Packs:
        """The models of this computer; loaded when first asked for, like the people."""
        from wontak.store.packs import Packs

        return Packs()

    @cached_property
    def people(self) -> People:
        """The people remembered between meetings."""
        from wontak.store.people import People

        return People()


class Page(QFrame):
    """One place of the window; as a frame it has the ground that the style sheet gives it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.session = context.session

    def entered(self) -> None:
        """The page is shown now: the moment to read what it shows, and to take the keyboard."""

    def show_segment(self, segment_id: int) -> None:
        """Bring a segment into view, where the page shows segments."""

    def show_finding(self, finding: Finding) -> None:
        """Bring the paragraph a finding is about into view, where the page shows paragraphs."""

    def take_files(self, files: list[Path]) -> None:
        """Take files that were dropped on the window and belong here."""

    def settle(self) -> None:
        """Store what is still being typed: the page is left, the meeting closed or the program ended."""
