"""Recording: the meeting's sound, recorded here or brought in from files, in the order in which it was spoken."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from wontak.desk.estimate import Estimates, said_of_seconds
from wontak.desk.sound import importing, lengths_s
from wontak.domain.messages import spoken_duration
from wontak.ui.context import Context, Page, Place
from wontak.ui.errands import Errand
from wontak.ui.recording.ordering import Ordering
from wontak.ui.recording.over import Over
from wontak.ui.recording.placing_bar import PlacingBar
from wontak.ui.recording.progress import ImportProgress
from wontak.ui.recording.ready import Ready
from wontak.ui.recording.running import Running

SOUND_SUFFIXES = (
    *("wav", "mp3", "m4a", "aac", "flac", "ogg", "opus", "wma", "amr", "aiff", "aif", "caf", "webm", "mka"),
    *("mp4", "mov", "mkv", "avi", "m4v", "3gp", "mts"),
)
"""Offered first in the file dialog; anything else that FFmpeg reads can be chosen as well."""


def make_page(context: Context) -> Page:
    return RecordingPage(context)


class RecordingPage(Page):
    """One of three: ready to record or to import, recording, or the parts there are with the way on to the transcript."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dialog: QFileDialog | None = None
        self._wants_more = False
        self._progress = ImportProgress(context.jobs, self)
        self._ordering = Ordering(self)
        self._ordering.hide()
        self._ordering.settled.connect(self._import)
        self._ordering.dropped.connect(lambda: self._order(()))
        self.ready, self.over, self.running = (
            Ready(context, self),
            Over(context, self),
            Running(context, self),
        )
        self._ready_place = _scrolled(self.ready)
        self._states = QStackedWidget(self)
        for state in (self._ready_place, self.over, self.running):
            self._states.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.setSpacing(16)
        for part in (self._ordering, self._progress, PlacingBar(context.placing, self)):
            column.addWidget(part)
        column.addWidget(self._states, 1)
        column.addStretch(0)
        self._add_commands()
        self._listen()
        self._show()

    def entered(self) -> None:
        self._wants_more = False
        self._show()
        self._take_keyboard()

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

    def prepare_to_record(self) -> None:
        """Show what is to be chosen before a recording."""
        if self.session.is_open and not self.context.recorder.is_recording:
            self.context.go(Place.RECORDING)
            self._wants_more = True
            self._show()
            self._take_keyboard()

    # ------------------------------------------------------------------------------------------------------------------

    def _add_commands(self) -> None:
        self.context.commands.add(
            "import_audio",
            QT_TRANSLATE_NOOP("Commands", "Import audio files…"),
            self.choose_files,
            "Ctrl+Shift+I",
            icon_name="file-audio",
        )
        self.context.commands.add(
            "prepare_to_record",
            QT_TRANSLATE_NOOP("Commands", "Record in the room…"),
            self.prepare_to_record,
            "Ctrl+Shift+R",
            icon_name="mic",
        )

    def _listen(self) -> None:
        self.ready.wanted_files.connect(self.choose_files)
        self.ready.inputs.changed.connect(self._on_inputs)
        self.ready.left.connect(self._show_parts)
        self.over.wanted_files.connect(self.choose_files)
        self.over.wanted_recording.connect(self.prepare_to_record)
        recorder = self.context.recorder
        for signal in (
            self.session.opened,
            self.session.recordings_changed,
            self.session.segments_moved,
            recorder.changed,
            recorder.ended,
            self.context.live.settled,
        ):
            signal.connect(self._renew)
        self.session.opened.connect(self._show_parts)
        recorder.ended.connect(self._show_parts)
        self.context.jobs.changed.connect(self._enable)
        self.context.placing.changed.connect(self._on_placing)

    def _renew(self) -> None:
        """Something is otherwise: of no concern to a page that nobody looks at, it is read when it is entered."""
        if self.isVisible():
            self._show()

    def _on_inputs(self) -> None:
        """What can be recorded from was not known when the page was entered; the keyboard waits for it elsewhere."""
        if self.ready.files.hasFocus() or self.ready.back.hasFocus():
            self._take_keyboard()

    def _on_placing(self) -> None:
        if self._states.currentWidget() is not self._state():
            self._renew()
        self._enable()

    def _show_parts(self) -> None:
        self._wants_more = False
        self._renew()

    def _show(self) -> None:
        if not self.session.is_open:
            return
        before, state = self._states.currentWidget(), self._state()
        recordings = self.session.recordings()
        self.ready.show_recordings(len(recordings))
        self._states.setCurrentWidget(state)
        if recordings:
            self.over.show_recordings(recordings)
        if state is not before and self.isVisible():
            self._take_keyboard()
        self._enable()

    def _state(self) -> QWidget:
        context, placing = self.context, self.context.placing
        coming = context.live.is_busy or (placing.is_busy and not placing.left_by_crash)
        if context.recorder.is_recording or coming:
            return self.running
        return self.over if self.session.recordings() and not self._wants_more else self._ready_place

    def _take_keyboard(self) -> None:
        state = self._states.currentWidget()
        if state is self.running:
            self.running.take_keyboard()
        elif state is self.over:
            self.over.parts.setFocus()
        else:
            ready = self.ready
            other = ready.back if self._wants_more else ready.files
            (ready.record if ready.record.isEnabled() else other).setFocus()

    def _enable(self) -> None:
        busy = self._progress.is_busy
        free = self.session.is_open and not self.session.is_read_only and not busy
        # What to do while there is no sound is said only where there is none on its way.
        coming = busy or self.context.placing.is_busy
        ready = self._states.currentWidget() is self._ready_place and not self._wants_more
        self._states.setVisible(self._ordering.isHidden() and not (coming and ready))
        self.ready.enable(free)
        self.over.enable(free)

    # Importing --------------------------------------------------------------------------------------------------------

    def _order(self, files: Sequence[Path]) -> None:
        """Ask for the order of these files; with none, no longer."""
        self._ordering.offer(files)
        self._ordering.setVisible(bool(files))
        self._enable()
        if files:
            self._ordering.files.setFocus()
            # An errand, of which nothing is shown: a search does not wait for its thread.
            Errand("").begin(
                lambda _watch, _stop: lengths_s(files), partial(self._tell_length, tuple(files)), _unknown
            )
        else:
            self._take_keyboard()

    def _tell_length(self, files: tuple[Path, ...], found: Sequence[float | None]) -> None:
        """Say beside the files that are being put in order how much sound they are, and how long bringing it in will take."""
        known_s = [length_s for length_s in found if length_s]
        if set(self._ordering.order()) != set(files) or len(known_s) != len(files):
            return
        language = self.context.language.current
        sound = self.tr("{length} of sound in all.").replace(
            "{length}", spoken_duration(sum(known_s), language)
        )
        length_s = Estimates().import_s(sum(known_s))
        self._ordering.length.setText(f"{sound} {said_of_seconds(length_s, language)}")

    def _import(self, files: Sequence[Path]) -> None:
        self._order(())
        store, tell = self.session.desk.store, self.context.jobs.noticed.emit
        job = self.session.run(self.tr("Importing audio"), lambda: importing(store, files, tell))
        self._progress.watch(job)
        self._enable()


def _unknown(_fault: Exception) -> None:
    """Where no length can be told, the files can still be put in order, and the import says what is wrong with them."""


def _scrolled(content: QWidget) -> QScrollArea:
    """What may be higher than a small screen."""
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll
