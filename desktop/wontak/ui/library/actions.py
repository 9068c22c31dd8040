"""What can be done with meetings as a whole: made, opened, copied, archived, thrown away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFile, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from wontak import paths
from wontak.desk.desk import Desk
from wontak.desk.files import find_meeting
from wontak.desk.library import ARCHIVE_SUFFIX
from wontak.domain.errors import WontakError
from wontak.domain.library import Entry
from wontak.domain.meeting import Event
from wontak.store.description import read_description
from wontak.ui.background import in_background
from wontak.ui.context import Context, Place


class LibraryActions(QObject):
    """The library page's actions; each tells its faults, and `changed` is called where there are other meetings then."""

    def __init__(self, context: Context, widget: QWidget, changed: Callable[[], None]) -> None:
        super().__init__(widget)
        self._context = context
        self._widget = widget
        self._changed = changed

    def new(self) -> None:
        """A new meeting of today, its details to be filled in."""
        self._create(Event(date=dt.date.today()), None)

    def open_sample(self) -> None:
        """The bundled sample roundtable as a meeting of its own, its sound imported."""
        description = paths.resources() / "sample" / "meeting.toml"
        event = read_description(description)[0].event
        if self._create(event, description):
            sound = paths.resources() / "sample" / "roundtable.flac"
            self._context.go(Place.RECORDING)
            self._context.session.import_audio([sound])

    def open(self, folder: Path) -> None:
        """Open a meeting and go to where its work stands."""
        self._context.settings.keep()
        self._context.open_meeting(folder)

    def open_folder(self) -> None:
        """Ask for a meeting folder and open it."""
        start = str(self._context.library.default_folder)
        chosen = QFileDialog.getExistingDirectory(self._widget, self.tr("Open a meeting folder"), start)
        if chosen:
            self.open(find_meeting(Path(chosen)))

    def show_folder(self, folder: Path) -> None:
        """Show the meeting's folder in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def duplicate(self, folder: Path) -> None:
        """A new meeting with the same event, roster and agenda."""
        in_background(lambda: self._context.library.duplicate(folder), self._on_made, self._tell)

    def save_archive(self, folder: Path) -> None:
        """Write the meeting as one archive file, where asked."""
        name = folder.with_suffix(ARCHIVE_SUFFIX).name
        kinds = self.tr("Wontak archives (*{ending})").replace("{ending}", ARCHIVE_SUFFIX)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._widget, self.tr("Save as one archive file"), str(folder.parent / name), kinds
        )
        if chosen:
            target = Path(chosen)
            in_background(
                lambda: self._context.library.export_archive(folder, target),
                lambda _saved: self._context.notices.say(
                    self.tr("The meeting is saved as “{file}”.").replace("{file}", target.name)
                ),
                self._tell,
            )

    def bring_in(self) -> None:
        """Ask for an archive file and bring its meeting in."""
        kinds = self.tr("Wontak archives (*{ending})").replace("{ending}", ARCHIVE_SUFFIX)
        chosen, _kind = QFileDialog.getOpenFileName(self._widget, self.tr("Bring in an archive"), "", kinds)
        if chosen:
            self.take_files([Path(chosen)])

    def take_files(self, files: list[Path]) -> None:
        """Bring in dropped archives; dropped sound makes a new meeting."""
        archives = [file for file in files if file.suffix == ARCHIVE_SUFFIX]
        for archive in archives:
            in_background(partial(self._context.library.import_archive, archive), self._on_made, self._tell)
        sound = [file for file in files if file not in archives]
        if sound and self._create(Event(date=dt.date.today()), None):
            self._context.go(Place.RECORDING)
            self._context.session.import_audio(sound)

    def delete(self, entry: Entry) -> None:
        """Move a meeting to the trash, after asking."""
        name = entry.name(self._context.language.current)
        question = self.tr("Move the meeting “{name}” with its recordings to the trash?").replace(
            "{name}", name
        )
        answer = QMessageBox.question(self._widget, self.tr("Move to the trash"), question)
        if answer is not QMessageBox.StandardButton.Yes:
            return
        session = self._context.session
        if session.is_open and session.folder == entry.folder:
            session.close()
        try:
            self._context.library.delete(entry.folder, _to_trash)
        except WontakError as fault:
            self._tell(fault)
        self._changed()

    def _create(self, event: Event, description: Path | None) -> bool:
        """Make a meeting and open it at its details; whether that was possible."""
        try:
            desk = Desk.create(self._context.library.place_for(event), description, lambda _event: None)
        except WontakError as fault:
            self._tell(fault)
            return False
        self._context.session.take(desk)
        if description is None:
            self._context.session.begin_with(event)
        self._context.go(Place.DETAILS)
        return True

    def _on_made(self, folder: Path | None) -> None:
        self._changed()
        if folder:
            self.open(folder)

    def _tell(self, fault: Exception) -> None:
        self._context.notices.fault(fault)


def _to_trash(folder: Path) -> bool:
    moved = QFile.moveToTrash(str(folder))
    return moved[0] if isinstance(moved, tuple) else bool(moved)
