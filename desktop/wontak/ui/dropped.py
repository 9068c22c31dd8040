"""Files dropped on the window: sound goes into the meeting, meetings are opened, models and archives are brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wontak.desk import files as meeting_files
from wontak.domain.library import ARCHIVE_SUFFIX
from wontak.ui.context import Place

if TYPE_CHECKING:
    from wontak.ui.window import MainWindow


def take_files(window: MainWindow, dropped: list[Path]) -> None:
    """Do with dropped files what each of them is for."""
    first = dropped[0]
    if first.suffix == ".argosmodel" or (first / "model.bin").is_file():
        window.go(Place.SETTINGS)
        window.page(Place.SETTINGS).take_files(dropped)
    elif first.suffix == ARCHIVE_SUFFIX:
        window.go(Place.LIBRARY)
        window.page(Place.LIBRARY).take_files(dropped)
    elif first.is_dir():
        window.open_meeting(meeting_files.find_meeting(first))
    elif window.session.is_open:
        window.go(Place.RECORDING)
        window.page(Place.RECORDING).take_files(dropped)
    else:
        window.go(Place.LIBRARY)
        window.page(Place.LIBRARY).take_files(dropped)
