"""Playing the open meeting's recordings, in meeting order, at any speed without a change of pitch."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wontak.ui.session import Session
from wontak.ui.settings import AUDIO_OUTPUT, AUTO_BACK_S, PAUSE_WHILE_TYPING, Settings

if TYPE_CHECKING:
    # NumPy and Qt's multimedia cost time at the start and are needed only once something is heard.
    from wontak.desk.playback import Playback, Stretch
    from wontak.desk.tape import Tape
    from wontak.ui.deck.output import Output

Moment = tuple[int, float]

VOLUME = "volume"
"""Gain in percent: above 100, louder than the recording."""

DEFAULT_BACK_S = 1.0
SLOWEST, FASTEST, RATE_STEP = 0.5, 2.0, 0.1
LOUDEST_PERCENT = 300

BEAT_MS = 40
"""Between two looks at what is heard: 25 a second for the word that lights up."""

STALLED_BEATS = 100
"""After so many looks, 4 s, without anything having been heard the device counts as gone: some never say that they are.

Headphones without a wire and idle virtual devices take up to 2 s to wake.
"""

TYPING_PAUSE_MS = 1_200
"""So long without a key, and playing goes on."""


class Player(QObject):
    """The tape deck's machine. A moment is a recording's id and seconds from its start.

    `moved` tells the moment being heard, `started` and `stopped` whether it plays, `failed` why nothing is heard; `changed`
    that speed, volume or loop are others, `chosen` the id of the segment that is worked on (0 for none).
    """

    moved = Signal(int, float)
    started = Signal()
    stopped = Signal()
    failed = Signal(str)
    changed = Signal()
    chosen = Signal(int)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        parent: QObject | None = None,
        open_output: Callable[[str], Output] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._open_output = open_output
        self._tape: Tape | None = None
        self._moment: Moment = (0, 0.0)
        self._playback: Playback | None = None
        self._output: Output | None = None
        self._output_wanted = ""
        self._stretch: Stretch | None = None
        self._was_paused = False
        self._rate = 1.0
        self._loops = False
        self._segment = 0
        self._told_of_silence = False
        self._heard, self._idle_beats = 0, 0
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self.play)
        session.closing.connect(self._unload)
        session.opened.connect(self._unload)
        session.recordings_changed.connect(self._forget_tape)
        settings.changed.connect(self._on_choice)

    # What is heard ----------------------------------------------------------------------------------------------------

    @property
    def tape(self) -> Tape:
        """The open meeting's sound."""
        if self._tape is None:
            from wontak.desk.tape import Tape

            self._tape = Tape(self._session.folder, self._session.recordings())
        return self._tape

    @property
    def has_sound(self) -> bool:
        return self._session.is_open and bool(self.tape.recordings)

    @property
    def moment(self) -> Moment:
        """The recording and the second that is heard or would be heard next."""
        return self._moment

    @property
    def meeting_s(self) -> float:
        """The same in meeting time."""
        return self.tape.meeting_s(self._moment) if self._session.is_open else 0.0

    @property
    def length_s(self) -> float:
        """Meeting time at which the sound ends."""
        return self.tape.length_s if self._session.is_open else 0.0

    @property
    def is_playing(self) -> bool:
        return self._playback is not None

    # Moving -----------------------------------------------------------------------------------------------------------

    def seek(self, recording: int, at_s: float) -> None:
        """Go to a moment; plays on from there if it is playing."""
        known = self.tape.recording(recording) if self._session.is_open else None
        if known is None:
            return
        self._moment = (recording, min(max(at_s, 0.0), known.duration_s))
        self._was_paused = False
        self._stretch = self._loop_here() if self._loops else None
        if self.is_playing:
            self._restart()
        self.moved.emit(*self._moment)

    def seek_meeting(self, meeting_s: float) -> None:
        """Go to a meeting time."""
        if self.has_sound:
            self.seek(*self.tape.moment(meeting_s))

    def skip(self, by_s: float) -> None:
        """Go back or forward, from one recording into the next if need be."""
        self.seek_meeting(min(max(self.meeting_s + by_s, 0.0), self.length_s))

    def play(self) -> None:
        """Go on from where it stands, a little before where it was paused; from the beginning at the end."""
        self._typing.stop()
        if self.is_playing or not self.has_sound:
            return
        if self.tape.recording(self._moment[0]) is None or self.meeting_s >= self.length_s - 0.01:
            self._moment = self.tape.moment(0.0)
        elif self._was_paused:
            back_s = self._settings.number(AUTO_BACK_S, DEFAULT_BACK_S)
            first_s = self._stretch.start_s if self._stretch else 0.0
            self._moment = (
                self._moment[0],
                max(min(first_s, self._moment[1]), self._moment[1] - back_s, 0.0),
            )
        if self._loops and self._stretch is None:
            self._stretch = self._loop_here()
        if self._told_of_silence:
            self._output = None  # there may be something to hear it with by now
        if self._restart():
            self._beat.start()
            self.started.emit()

    def play_stretch(self, recording: int, start_s: float, end_s: float) -> None:
        """Hear one stretch of a recording, once, and stop behind it."""
        from wontak.desk.playback import Stretch

        self.pause()
        self.seek(recording, start_s)
        self._stretch = Stretch(recording, start_s, end_s, again=self._loops)
        self.play()

    def pause(self) -> None:
        """Stop where it is."""
        self._typing.stop()
        if self.is_playing:
            self._halt()
            self._was_paused = True
            self.stopped.emit()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing or self._typing.isActive():
            self.pause()
        else:
            self.play()

    def note_typing(self) -> None:
        """Someone types: be quiet until the typing pauses, if that is wanted."""
        if self._typing.isActive():
            self._typing.start()
        elif self.is_playing and self._settings.flag(PAUSE_WHILE_TYPING, False):
            self.pause()
            self._typing.start()

    # How it is heard --------------------------------------------------------------------------------------------------

    @property
    def rate(self) -> float:
        """Speed, 1 being that of the recording."""
        return self._rate

    def set_rate(self, rate: float) -> None:
        """Choose a speed; the pitch stays."""
        rate = round(min(max(rate, SLOWEST), FASTEST), 2)
        if rate != self._rate:
            self._rate = rate
            if self.is_playing:
                self._restart()
            self.changed.emit()

    @property
    def volume(self) -> int:
        """Gain in percent."""
        return int(min(max(self._settings.number(VOLUME, 100), 0), LOUDEST_PERCENT))

    def set_volume(self, percent: int) -> None:
        """Choose a gain; it is remembered."""
        self._settings.choose(VOLUME, min(max(percent, 0), LOUDEST_PERCENT))

    @property
    def loops(self) -> bool:
        """Whether the segment being heard is repeated."""
        return self._loops

    def set_loop(self, loops: bool) -> None:
        """Repeat the segment being heard, or go on after it."""
        if loops != self._loops:
            self._loops = loops
            self._stretch = self._loop_here() if loops else None
            if self.is_playing:
                self._restart()
            self.changed.emit()

    @property
    def segment_id(self) -> int:
        """The segment that is worked on; 0 where none is."""
        return self._segment

    def choose(self, segment_id: int) -> None:
        """Say which segment is worked on: the waveform shows its edges, the loop goes round it."""
        if segment_id != self._segment:
            self._segment = segment_id
            self.chosen.emit(segment_id)

    # ------------------------------------------------------------------------------------------------------------------

    @cached_property
    def _beat(self) -> QTimer:
        from PySide6.QtCore import Qt

        beat = QTimer(self)
        beat.setInterval(BEAT_MS)
        beat.setTimerType(Qt.TimerType.PreciseTimer)
        beat.timeout.connect(self._on_beat)
        return beat

    def _loop_here(self) -> Stretch | None:
        """The chosen segment if the moment lies in it, else the one that does."""
        from wontak.desk.playback import Stretch

        recording, at_s = self._moment
        chosen = self._session.segment(self._segment)
        around = [chosen] if chosen else []
        around += [one for one in self._session.segments if one.recording == recording]
        for one in around:
            if one.recording == recording and one.start_s - 0.05 <= at_s < one.end_s:
                return Stretch(recording, one.start_s, one.end_s, again=True)
        return None

    def _restart(self) -> bool:
        """Let the device begin anew from the moment; whether there is anything to hear."""
        from wontak.desk.playback import Playback

        if self.tape.reel(self._moment[0]) is None:
            self._halt()
            self.failed.emit(
                self.tr("The sound is not ready for listening yet; wait until it has been prepared.")
            )
            return False
        output = self._output or self._open()
        output.start()
        if output.is_lost:
            output = self._open()
            output.start()
        self._playback = Playback(self.tape, self._moment, self._rate, self.volume / 100, self._stretch)
        self._heard, self._idle_beats = 0, 0
        self._feed()
        return True

    def _open(self) -> Output:
        from wontak.ui.deck.output import Silence, open_output

        wanted = self._settings.text(AUDIO_OUTPUT)
        self._output = (self._open_output or open_output)(wanted)
        is_silent = isinstance(self._output, Silence)
        if is_silent and not self._told_of_silence:
            self.failed.emit(
                self.tr("This computer has no sound output at the moment; the text runs along in silence.")
            )
        self._told_of_silence = is_silent
        return self._output

    def _on_beat(self) -> None:
        if self._playback is None or self._output is None:
            return
        heard = self._output.heard()
        self._idle_beats = 0 if heard != self._heard else self._idle_beats + 1
        self._heard = heard
        if self._output.is_lost or self._idle_beats > STALLED_BEATS:
            self._lose_output()
            return
        moment = self._playback.moment_at(heard)
        if moment != self._moment:
            self._moment = moment
            self.moved.emit(*moment)
        self._feed()
        if self._output.heard() >= self._playback.frames:
            self._halt()
            self._stretch = None
            self.stopped.emit()

    def _feed(self) -> None:
        if self._playback is None or self._output is None:
            return
        room = self._output.room()
        if room:
            sound = self._playback.read(room)
            if len(sound):
                self._output.write(sound)

    def _lose_output(self) -> None:
        """The device is gone, headphones pulled out perhaps: the next one is looked for when play is pressed again."""
        self.pause()
        self._output = None
        self._told_of_silence = False
        self.failed.emit(self.tr("The sound output is gone; choose another one or press play again."))

    def _halt(self) -> None:
        self._beat.stop()
        if self._playback is not None and self._output is not None:
            self._moment = self._playback.moment_at(self._output.heard())
            self._output.stop()
        self._playback = None

    def _unload(self) -> None:
        self.pause()
        self._tape = None
        self._moment, self._stretch, self._was_paused = (0, 0.0), None, False
        self.choose(0)

    def _forget_tape(self) -> None:
        """Recordings have come or gone: they are read anew; what plays goes on."""
        self._tape = None

    def _on_choice(self, name: str) -> None:
        if name == VOLUME and self._playback:
            self._playback.gain = self.volume / 100
        if name == VOLUME:
            self.changed.emit()
        if name == AUDIO_OUTPUT:
            self.pause()
            self._output = None
