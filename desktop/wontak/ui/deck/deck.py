"""The tape deck under the page: the waveform of the whole meeting, and the line of controls to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollBar, QVBoxLayout, QWidget

from wontak.domain.transcript import Recording
from wontak.ui.background import in_background
from wontak.ui.context import Context
from wontak.ui.deck.controls import add_controls
from wontak.ui.deck.keys import DeckKeys
from wontak.ui.first_picture import after_first_picture

if TYPE_CHECKING:
    from wontak.desk.waveform import Sounding
    from wontak.ui.deck.waveform_view import WaveformView


class TapeDeck(QFrame):
    """Its commands work while it is shown; leaving the places that have sound stops it.

    What it shows is made when it is first shown: the window stands sooner without.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deck")
        self._context = context
        self._session = context.session
        self._player = context.player
        self._waveform: WaveformView | None = None
        self._folder: Path | None = None
        self._complete: tuple[Recording, ...] = ()
        self._ids = add_controls(context, lambda: self.waveform)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._enable(False)
        self.hide()

    @property
    def waveform(self) -> WaveformView:
        """The waveform, made when it is first asked for."""
        if self._waveform is None:
            self._build()
        assert self._waveform is not None
        return self._waveform

    def _build(self) -> None:
        from wontak.ui.deck.strip import Strip
        from wontak.ui.deck.transport import Transport
        from wontak.ui.deck.waveform_view import WaveformView

        self._strip = Strip(self._session)
        self._waveform = WaveformView(self._context, self._strip, self)
        self.transport = Transport(self._context, self)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setAccessibleName(self.tr("Part of the recording that is shown"))
        kept = self._bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # zooming must not move the page above
        self._bar.setSizePolicy(kept)
        self._bar.valueChanged.connect(lambda at_ms: self.waveform.move_to(at_ms / 1000))
        for part in (self._waveform, self._bar, self.transport):
            self._column.addWidget(part)
        DeckKeys(self._context.commands, self._player, self._ids, self.window())
        self._listen()
        self._show_part()
        self._load()

    def _listen(self) -> None:
        for signal in (self._session.opened, self._session.recordings_changed, self._session.closed):
            signal.connect(self._load)
        for signal in (self._session.segments_moved, self._session.details_changed):
            signal.connect(self._renew_segments)
        for signal in (self._session.markers_changed, self._session.details_changed):
            signal.connect(self._renew_marks)
        self._session.segments_changed.connect(self._refresh_segments)
        self.waveform.view_changed.connect(self._show_part)

    def _load(self) -> None:
        """Read the waveforms from the disk, not on this thread; without them there is still a time line."""
        is_open = self._session.is_open
        folder = self._session.folder if is_open else None
        recordings = self._session.recordings() if is_open else ()
        if folder != self._folder:
            self._folder, self._complete = folder, ()
            self.waveform.set_sound(())
        self._strip.renew()
        self.waveform.renew()
        self._renew_marks()
        self.transport.refresh()
        if folder is None or recordings == self._complete:
            return
        after_first_picture(self, self._make_missing)

        def read() -> tuple[Sounding, ...]:
            from wontak.desk.waveform import soundings  # slow to load

            return soundings(folder, recordings)

        def show(found: tuple[Sounding, ...]) -> None:
            if folder == self._folder:
                self._complete = recordings if len(found) == len(recordings) else ()
                self.waveform.set_sound(found)

        after_first_picture(self, lambda: in_background(read, show, self._context.notices.fault))

    def _renew_marks(self) -> None:
        from wontak.ui.deck.marks import Marks

        self.waveform.set_marks(Marks.of(self._session, self._context.language.current))

    def _make_missing(self) -> None:
        """Make working copies and waveforms again where the cache was emptied."""
        lacking = self._player.tape.lacking if self._session.is_open else ()
        if not lacking or self._session.is_read_only or self._context.jobs.open:
            return
        from wontak.desk.sound import working_copy

        store = self._session.desk.store
        for recording in lacking:
            self._session.run(self.tr("Preparing the sound"), partial(working_copy, store, recording))

    def _renew_segments(self) -> None:
        self._strip.renew()
        self.waveform.renew()

    def _refresh_segments(self, segment_ids: frozenset[int]) -> None:
        if self._strip.refresh(segment_ids):
            self.waveform.renew()

    def _show_part(self) -> None:
        scale = self.waveform.scale
        self._bar.blockSignals(True)
        self._bar.setRange(0, round((scale.length_s - scale.span_s) * 1000))
        self._bar.setPageStep(max(1, round(scale.span_s * 1000)))
        self._bar.setSingleStep(max(1, round(scale.span_s * 100)))
        self._bar.setValue(round(scale.start_s * 1000))
        self._bar.blockSignals(False)
        self._bar.setVisible(scale.span_s < scale.length_s * 0.999)

    def _enable(self, enabled: bool) -> None:
        for command in self._ids:
            self._context.commands[command].setEnabled(enabled)

    def showEvent(self, event: QShowEvent) -> None:
        if self._waveform is None:
            self._build()
        super().showEvent(event)
        self._enable(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._player.pause()
            self._enable(False)
