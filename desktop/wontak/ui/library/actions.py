"""What can be done with meetings as a whole: made, opened, copied, archived, thrown away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFile, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from wontak import paths
from wontak.desk.estimate import Estimates, FileWork, said_of_seconds
from wontak.desk.file_work import archive_work, unpacking_work
from wontak.desk.files import SUFFIX, find_meeting
from wontak.domain.errors import WontakError
from wontak.domain.library import ARCHIVE_SUFFIX, Entry
from wontak.domain.meeting import Event
from wontak.ui.background import in_background
from wontak.ui.context import Context, Place
from wontak.ui.errands import Work
from wontak.ui.file_errands import run_errand


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
        from wontak.store.description import read_description

        description = paths.resources() / "sample" / "meeting.toml"
        event = read_description(description)[0].event
        if self._create(event, description):
            sound = paths.resources() / "sample" / "roundtable.flac"
            self._context.go(Place.RECORDING)
            self._context.session.import_audio([sound])

    def open(self, folder: Path) -> None:
        """Open a meeting and go to where its work stands."""
        self._context.open_meeting(folder)

    def open_folder(self) -> None:
        """Ask for a meeting folder and open it."""
        start = str(self._context.library.default_folder)
        chosen = QFileDialog.getExistingDirectory(self._widget, self.tr("Open a meeting folder"), start)
        if chosen:
            self.open(find_meeting(Path(chosen)))

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def duplicate(self, folder: Path) -> None:
        """A new meeting with the same event, roster and agenda."""
        in_background(lambda: self._context.library.duplicate(folder), self._on_made, self._tell)

    def save_archive(self, folder: Path) -> None:
        """Write the meeting as one archive file, where asked, once it is known how long that will take."""
        in_background(partial(archive_work, folder), partial(self._ask_where, folder), self._tell)

    def _ask_where(self, folder: Path, work: FileWork) -> None:
        name = folder.name.removesuffix(SUFFIX) + ARCHIVE_SUFFIX
        length = said_of_seconds(Estimates().file_work_s(work), self._context.language.current)
        title = f"{self.tr('Save as one archive file')} – {length}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._widget, title, str(folder.parent / name), self._kinds()
        )
        if chosen:
            target = Path(chosen)
            target = (
                target if target.suffix == ARCHIVE_SUFFIX else target.with_name(target.name + ARCHIVE_SUFFIX)
            )
            library = self._context.library
            self._run(
                self.tr("Saving “{file}”").replace("{file}", target.name),
                lambda watch, stop: library.export_archive(folder, target, watch, stop),
                self._on_saved,
                work,
            )

    def bring_in(self) -> None:
        """Ask for an archive file and bring its meeting in."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._widget, self.tr("Bring in an archive"), "", self._kinds()
        )
        if chosen:
            self.take_files([Path(chosen)])

    def take_files(self, files: list[Path]) -> None:
        """Bring in dropped archives; dropped sound makes a new meeting."""
        archives = [file for file in files if file.suffix == ARCHIVE_SUFFIX]
        for archive in archives:
            self._run(
                self.tr("Bringing in “{file}”").replace("{file}", archive.name),
                partial(self._context.library.import_archive, archive, None),
                self._on_brought_in,
                unpacking_work(archive),
            )
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
            if not self._context.may_leave():
                return
            session.close()
        library = self._context.library
        in_background(
            partial(library.delete, entry.folder, _to_trash), self._on_deleted, self._on_not_deleted
        )

    def _create(self, event: Event, description: Path | None) -> bool:
        """Make a meeting and open it at its details; whether that was possible."""
        if not self._context.may_leave():
            return False
        from wontak.desk.desk import Desk  # what works on a meeting is loaded with the first one

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

    def _run(self, title: str, work: Work, done: Callable[[Any], object], measure: FileWork) -> None:
        """Long work on files, with its progress in a notice; where it fails, it can be tried again."""
        run_errand(self._context.notices, title, work, done, measure)

    def _kinds(self) -> str:
        return self.tr("Wontak archives (*{ending})").replace("{ending}", ARCHIVE_SUFFIX)

    def _on_made(self, folder: Path) -> None:
        self._changed()
        self.open(folder)

    def _on_brought_in(self, folder: Path | None) -> None:
        """Open the meeting, unless it was cancelled; where another one is open, whose work must not end, offer to."""
        if folder is None:
            return
        if not self._context.session.is_open:
            self._on_made(folder)
            return
        self._changed()
        text = self.tr("The meeting “{name}” is here.").replace("{name}", folder.name.removesuffix(SUFFIX))
        self._context.notices.say(text, (self.tr("Open"), partial(self.open, folder)))

    def _on_saved(self, target: Path | None) -> None:
        if target:
            self._context.notices.say(
                self.tr("The meeting is saved as “{file}”.").replace("{file}", target.name),
                (self.tr("Show in its folder"), partial(self.show_folder, target.parent)),
            )

    def _on_deleted(self, _nothing: None) -> None:
        self._changed()

    def _on_not_deleted(self, fault: Exception) -> None:
        self._tell(fault)
        self._changed()

    def _tell(self, fault: Exception) -> None:
        self._context.notices.fault(fault)


def _to_trash(folder: Path) -> bool:
    moved = QFile.moveToTrash(str(folder))
    return moved[0] if isinstance(moved, tuple) else bool(moved)
