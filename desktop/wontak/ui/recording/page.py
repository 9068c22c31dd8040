"""Recording: the meeting's sound, brought in from files, in the order in which it was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wontak.desk.estimate import Estimates, said, untranscribed_s
from wontak.desk.sound import importing
from wontak.domain.packs import Pack
from wontak.ui.background import in_background
from wontak.ui.context import Context, Page, Place
from wontak.ui.deck.scale import clock
from wontak.ui.icons import icon
from wontak.ui.recording.ordering import Ordering
from wontak.ui.recording.parts import Parts
from wontak.ui.recording.progress import ImportProgress
from wontak.ui.recording.running import Running
from wontak.ui.settings import RECOGNISER

SOUND_SUFFIXES = (
    *("wav", "mp3", "m4a", "aac", "flac", "ogg", "opus", "wma", "amr", "aiff", "aif", "caf", "webm", "mka"),
    *("mp4", "mov", "mkv", "avi", "m4v", "3gp", "mts"),
)
"""Offered first in the file dialog; anything else that FFmpeg reads can be chosen as well."""


def make_page(context: Context) -> Page:
    return RecordingPage(context)


class RecordingPage(Page):
    """Empty, it says what to do; with sound, it lists the parts and leads on to the transcript."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        context.commands.add(
            "import_audio",
            QT_TRANSLATE_NOOP("Commands", "Import audio files…"),
            self.choose_files,
            "Ctrl+Shift+I",
            icon_name="file-audio",
        )
        self._dialog: QFileDialog | None = None
        self._asked = 0
        self._progress = ImportProgress(context.jobs, self)
        self._ordering = Ordering(self)
        self._ordering.hide()
        self._ordering.settled.connect(self._import)
        self._ordering.dropped.connect(lambda: self._order(()))
        self._states = QStackedWidget(self)
        self._parts = Parts(self)
        self._parts.wanted.connect(self._hear)
        self._states.addWidget(self._empty_state())
        self._states.addWidget(self._full_state())
        self.running = Running(context, self)
        self._states.addWidget(self.running)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(16)
        for part in (self._ordering, self._progress):
            column.addWidget(part)
        column.addWidget(self._states, 1)
        column.addStretch(0)
        for signal in (self.session.opened, self.session.recordings_changed, self.session.segments_moved):
            signal.connect(self._renew)
        context.jobs.changed.connect(self._enable)
        context.recorder.changed.connect(self._renew)
        context.recorder.ended.connect(self._renew)
        self._show()

    def entered(self) -> None:
        self._show()
        (self._parts if self.session.recordings() else self._choose).setFocus()

    def take_files(self, files: list[Path]) -> None:
        """Import files; with several, ask for their order first."""
        if self.session.is_read_only:
            self.context.notices.warn(self.tr("This meeting can only be read at the moment."))
        elif len(files) > 1:
            self._order(files)
        elif files:
            self._import(files)

    def choose_files(self) -> None:
        """Ask which files to import."""
        if not self.session.is_open:
            return
        self.context.go(Place.RECORDING)
        dialog = QFileDialog(self, self.tr("Import audio files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(f"*.{suffix}" for suffix in SOUND_SUFFIXES)
        dialog.setNameFilters([self.tr("Audio and video") + f" ({patterns})", self.tr("All files") + " (*)"])
        dialog.filesSelected.connect(lambda names: self.take_files([Path(name) for name in names]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog = dialog
        dialog.open()

    # States -----------------------------------------------------------------------------------------------------------

    def _empty_state(self) -> QWidget:
        state = QWidget(self)
        column = QVBoxLayout(state)
        column.setSpacing(12)
        mark, title, hint = QLabel(state), QLabel(self.tr("No sound yet"), state), QLabel(state)
        mark.setPixmap(icon("file-audio", self.context.theme.colour("quiet")).pixmap(48, 48))
        title.setProperty("role", "title")
        hint.setText(
            self.tr(
                "Drop the recording of the meeting here, or choose it.\n"
                "Several parts can be imported together; the files themselves are never altered."
            )
        )
        hint.setProperty("role", "quiet")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        record = QPushButton(icon("mic"), self.tr("Record"), state)
        record.clicked.connect(self._record)
        self._choose = self._import_button(self.tr("Import audio files…"), primary=True)
        column.addStretch(2)
        for widget in (mark, title, hint):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(record, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return state

    def _full_state(self) -> QWidget:
        state = QWidget(self)
        column = QVBoxLayout(state)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        line = QHBoxLayout()
        heading = QLabel(self.tr("Recordings"), state)
        heading.setProperty("role", "title")
        self._total = QLabel(state)
        self._total.setProperty("role", "quiet")
        play = QPushButton(icon("play"), self.tr("Play from its start"), state)
        play.clicked.connect(lambda: self._hear(self._parts.current.id if self._parts.current else 0))
        self._add = self._import_button(self.tr("Add audio files…"), primary=False)
        line.addWidget(heading)
        line.addSpacing(8)
        line.addWidget(self._total, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        line.addWidget(play)
        line.addWidget(self._add)
        column.addLayout(line)
        column.addWidget(self._parts, 1)
        column.addWidget(self._next_step())
        return state

    def _next_step(self) -> QWidget:
        card = QWidget(self)
        card.setObjectName("card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(card)
        line.setContentsMargins(16, 12, 16, 12)
        self._advice = QLabel(card)
        self._advice.setWordWrap(True)
        self._onward = QPushButton(card)
        self._onward.setProperty("primary", True)
        self._onward.clicked.connect(lambda: self.context.go(Place.TRANSCRIPT))
        line.addWidget(self._advice, 1)
        line.addWidget(self._onward)
        return card

    def _import_button(self, text: str, *, primary: bool) -> QPushButton:
        button = QPushButton(icon("plus"), text, self) if not primary else QPushButton(text, self)
        button.setProperty("primary", primary)
        button.clicked.connect(self.choose_files)
        return button

    # What is shown ----------------------------------------------------------------------------------------------------

    def _renew(self) -> None:
        """Something is otherwise: of no concern to a page that nobody looks at, it is read when it is entered."""
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        if not self.session.is_open:
            return
        recordings = self.session.recordings()
        if recordings and not self._states.currentIndex() and self.isVisible():
            self._parts.setFocus()
        self._states.setCurrentIndex(2 if self.context.recorder.is_recording else 1 if recordings else 0)
        self._parts.show_recordings(recordings)
        length_s = sum(one.duration_s for one in recordings)
        count = self.tr("%n recording(s)", "", len(recordings))
        self._total.setText(f"{count} · {clock(length_s)}")
        self._enable()
        self._advise()

    def _enable(self) -> None:
        busy = self._progress.is_busy
        free = self.session.is_open and not self.session.is_read_only and not busy
        # What to do while there is no sound is said only where there is none on its way.
        self._states.setVisible(self._ordering.isHidden() and not (busy and not self._states.currentIndex()))
        self._choose.setEnabled(free)
        self._add.setEnabled(free)

    def _advise(self) -> None:
        """Say what comes next, and how long it will take."""
        self._asked += 1
        asked = self._asked
        sound_s = untranscribed_s(self.session.desk.store)
        if sound_s < 1.0:
            self._advice.setText(self.tr("All of it is transcribed."))
            self._onward.setText(self.tr("Go to the transcript"))
            return
        self._onward.setText(self.tr("Transcribe"))
        self._advice.setText(self.tr("Next: have it transcribed."))
        packs, chosen = self.context.packs, self.context.settings.text(RECOGNISER)

        def look() -> tuple[Pack, float]:
            pack = packs.resolve(chosen) if chosen else packs.default_recogniser()
            return pack, Estimates().transcription_s(pack, sound_s)

        def tell(found: tuple[Pack, float]) -> None:
            if asked != self._asked:
                return
            length = said(found[1], self.context.language.current)
            self._advice.setText(self.tr("Next: have it transcribed.") + f" {length}")

        # Without a model there is no estimate; the transcript page says what to do about that.
        in_background(look, tell, lambda _fault: None)

    # What can be done -------------------------------------------------------------------------------------------------

    def _order(self, files: Sequence[Path]) -> None:
        """Ask for the order of these files; with none, no longer."""
        self._ordering.offer(files)
        self._ordering.setVisible(bool(files))
        self._enable()
        (self._ordering.files if files else self._choose).setFocus()

    def _import(self, files: Sequence[Path]) -> None:
        self._order(())
        store, tell = self.session.desk.store, self.context.jobs.noticed.emit
        job = self.session.run(self.tr("Importing audio"), lambda: importing(store, files, tell))
        self._progress.watch(job)
        self._enable()

    def _record(self) -> None:
        from wontak.desk.inputs import remembered
        from wontak.desk.recording import Order

        self.context.recorder.record(Order(remembered()))

    def _hear(self, recording: int) -> None:
        self.context.player.seek(recording, 0.0)
        self.context.player.play()
