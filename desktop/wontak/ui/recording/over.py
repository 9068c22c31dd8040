"""What is recorded: the parts of the meeting's sound, what came with each, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wontak.desk.estimate import Estimates, said, untranscribed_s
from wontak.domain.packs import Pack
from wontak.domain.transcript import Recording
from wontak.ui.background import in_background
from wontak.ui.context import Context, Place
from wontak.ui.deck.scale import clock
from wontak.ui.icons import icon
from wontak.ui.recording.parts import Parts
from wontak.ui.recording.story import Story
from wontak.ui.settings import RECOGNISER

LEAST_S = 1.0
"""Less sound than this that is not transcribed needs no mention."""


class Over(QWidget):
    """`wanted_files` and `wanted_recording` tell that more is to come."""

    wanted_files = Signal()
    wanted_recording = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._asked = 0
        self._is_wanted = False
        self.parts = Parts(self)
        self.parts.wanted.connect(self._hear)
        self.parts.itemSelectionChanged.connect(self._tell)
        self._teller = Story(self)
        self._story = QLabel(self)
        self._story.setProperty("role", "quiet")
        self._story.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._heading())
        column.addWidget(self.parts, 1)
        column.addWidget(self._story)
        column.addWidget(self._next_step())

    def show_recordings(self, recordings: tuple[Recording, ...]) -> None:
        """Show these, and what comes next."""
        self.parts.show_recordings(recordings)
        length_s = sum(one.duration_s for one in recordings)
        count = self.tr("%n recording(s)", "", len(recordings))
        self._total.setText(f"{count} · {clock(length_s)}")
        self._tell()
        self._advise()

    def enable(self, free: bool) -> None:
        """Offer to add something, or not now."""
        self.add.setEnabled(free)
        self.record.setEnabled(free)

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        heading = QLabel(self.tr("Recordings"), self)
        heading.setProperty("role", "title")
        self._total = QLabel(self)
        self._total.setProperty("role", "quiet")
        play = QPushButton(icon("play"), self.tr("Play from its start"), self)
        play.clicked.connect(lambda: self._hear(self.parts.current.id if self.parts.current else 0))
        self.record = QPushButton(icon("mic"), self.tr("Record another part…"), self)
        self.record.clicked.connect(self.wanted_recording)
        self.add = QPushButton(icon("plus"), self.tr("Add audio files…"), self)
        self.add.clicked.connect(self.wanted_files)
        line.addWidget(heading)
        line.addSpacing(8)
        line.addWidget(self._total)
        line.addStretch(1)
        for button in (play, self.record, self.add):
            line.addWidget(button)
        return line

    def _next_step(self) -> QWidget:
        card = QWidget(self)
        card.setObjectName("card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(card)
        line.setContentsMargins(16, 12, 16, 12)
        self.advice = QLabel(card)
        self.advice.setWordWrap(True)
        self.onward = QPushButton(card)
        self.onward.setProperty("primary", True)
        self.onward.clicked.connect(self._go_on)
        line.addWidget(self.advice, 1)
        line.addWidget(self.onward)
        return card

    def _go_on(self) -> None:
        """Go to the transcript; where it is still to be made, have it made."""
        self._context.go(Place.TRANSCRIPT)
        if self._is_wanted:
            self._context.commands["transcribe_all"].trigger()

    def _tell(self) -> None:
        """What came with the recording one stands on."""
        current = self.parts.current
        text = ""
        if current and self._session.is_open:
            store = self._session.desk.store
            labels = [label for label in store.labels() if label.recording == current.id]
            text = self._teller.tell(store.gaps(current.id), labels)
        self._story.setText(text)
        self._story.setVisible(bool(text))

    def _advise(self) -> None:
        """Say what comes next, and how long it will take."""
        self._asked += 1
        asked = self._asked
        sound_s = untranscribed_s(self._session.desk.store)
        self._is_wanted = sound_s >= LEAST_S
        if not self._is_wanted:
            self.advice.setText(self.tr("All of it is transcribed."))
            self.onward.setText(self.tr("Go to the transcript"))
            return
        self.onward.setText(self.tr("Transcribe"))
        self.advice.setText(self.tr("Next: have it transcribed."))
        packs, chosen = self._context.packs, self._context.settings.text(RECOGNISER)

        def look() -> tuple[Pack, float]:
            pack = packs.resolve(chosen) if chosen else packs.default_recogniser()
            return pack, Estimates().transcription_s(pack, sound_s)

        def tell(found: tuple[Pack, float]) -> None:
            if asked != self._asked:
                return
            length = said(found[1], self._context.language.current)
            self.advice.setText(self.tr("Next: have it transcribed.") + f" {length}")

        # Without a model there is no estimate; the transcript page says what to do about that.
        in_background(look, tell, lambda _fault: None)

    def _hear(self, recording: int) -> None:
        self._context.player.seek(recording, 0.0)
        self._context.player.play()
