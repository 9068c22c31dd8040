"""Recording in the room as the window sees it: one recording at a time, heard twenty times a second and never waited for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wontak.domain.errors import WontakError
from wontak.ui.session import Session

if TYPE_CHECKING:
    # Recording is loaded with the first one: the window stands sooner without.
    from wontak.desk.recording import Order, Recorder
    from wontak.desk.spare import Spare
    from wontak.domain.alone import LoneTake
    from wontak.domain.recording import (
        CaptureEvent,
        CopiesFare,
        Field,
        Gap,
        Level,
        Marked,
        MarkKind,
    )
    from wontak.jobs.capture_child import OpenDevices

POLL_MS = 50
"""Between two looks at what the recorder has told."""


class RoomRecorder(QObject):
    """Outlives pages and windows: what they show of a recording is kept here.

    `began` is told once there is sound, `ended` once everything is on the disk; `changed`, that the state is another one;
    `levelled`, that there is a new level and time; `warned` and `warning_over` tell a warning's code; `marks_changed` and
    `gaps_changed`, that there are other marks or gaps; `copies_changed`, that the recording or its second copy fares otherwise,
    with the code of what is good to know of that, if anything; `failed`, why it could not begin or go on. A recording that
    outlived its window is taken over when its meeting is opened; `taken_over` tells how many seconds of it nobody has heard.
    """

    began = Signal()
    ended = Signal()
    changed = Signal()
    levelled = Signal()
    warned = Signal(str)
    warning_over = Signal(str)
    marks_changed = Signal()
    gaps_changed = Signal()
    copies_changed = Signal(str)
    failed = Signal(object)
    taken_over = Signal(float)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.open_devices: OpenDevices | None = None
        """The sound system to record from; None for this machine's."""
        self.recorder: Recorder | None = None
        """The recorder at work, or the one that has ended last."""
        self.order: Order | None = None
        self.level: Level | None = None
        self.copies: CopiesFare | None = None
        """How the recording and its second copy fare, where there is one."""
        self._marks: list[Marked] = []
        self._gaps: list[Gap] = []
        self._warnings: dict[str, Mapping[str, Field]] = {}
        self._has_begun = False
        self._ready: Spare | None = None
        self._beat = QTimer(self)
        self._beat.setInterval(POLL_MS)
        self._beat.timeout.connect(self._hear)
        session.opened.connect(self._take_over)
        session.closing.connect(self.stop)

    # What there is ----------------------------------------------------------------------------------------------------

    @property
    def is_recording(self) -> bool:
        """Whether a recording is under way, be it paused, beginning or being closed."""
        return self.recorder is not None and not self.recorder.is_over

    @property
    def ready_pid(self) -> int | None:
        """The process number of the recorder that is loaded and waits to begin, while there is one."""
        return self._ready.pid if self._ready else None

    @property
    def has_begun(self) -> bool:
        """Whether the recording under way has heard anything yet."""
        return self.is_recording and self._has_begun

    @property
    def is_paused(self) -> bool:
        return self.recorder is not None and self.recorder.state == "paused"

    @property
    def is_stopping(self) -> bool:
        return self.is_recording and self.recorder is not None and self.recorder.state == "stopping"

    @property
    def at_s(self) -> float:
        """How long the recording is."""
        return self.recorder.at_s if self.recorder else 0.0

    @property
    def channels(self) -> tuple[str, ...]:
        """The names of the inputs."""
        return self.recorder.channels if self.recorder else ()

    @property
    def second_copy(self) -> Path | None:
        """The folder a second copy is written to at the same time, where one is wanted."""
        return self.order.second_copy if self.order else None

    @property
    def marks(self) -> tuple[Marked, ...]:
        """What was pressed, in order of time."""
        return tuple(self._marks)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(self._gaps)

    @property
    def warnings(self) -> Mapping[str, Mapping[str, Field]]:
        """What stands at the moment: the fields of each warning by its code."""
        return self._warnings

    # What can be done -------------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Have all that recording needs loaded, so that it begins when it is asked to: somebody may be about to."""
        if self._ready or self.is_recording:
            return
        from wontak.desk.spare import Spare
        from wontak.jobs.capture_child import system_devices

        self._ready = Spare(self.open_devices or system_devices)
        self._ready.start()

    def dismiss(self) -> None:
        """Nobody is about to record any more."""
        if self._ready:
            self._ready.drop()
        self._ready = None

    def record(self, order: Order) -> None:
        """Begin a recording in the open meeting; a fault is told by `failed`, and nothing has begun then."""
        if not self.is_recording:
            self._begin(order)

    def _take_over(self) -> None:
        """Go on with a recording of the open meeting whose window has died, with no question asked."""
        session = self._session
        if self.is_recording or session.is_read_only or not may_go_on_alone(session.folder):
            return
        from wontak.desk.joining import lone_takes
        from wontak.desk.recording import Order

        for lone in lone_takes(session.folder)[-1:]:
            second = lone.second_copy.parent if lone.second_copy else None
            self._begin(Order(lone.devices, second), lone)

    def _begin(self, order: Order, lone: LoneTake | None = None) -> None:
        from wontak.desk.recording import Recorder
        from wontak.domain.alone import LONGEST_ALONE_S
        from wontak.jobs.capture_child import system_devices

        if self._ready:
            self._ready.poll()
        ready = self._ready.take() if self._ready else None
        try:
            store, open_devices = self._session.desk.store, self.open_devices or system_devices
            self.recorder = Recorder(store, order, open_devices, ready, alone_s=LONGEST_ALONE_S, lone=lone)
        except WontakError as fault:
            if ready:
                ready.kill()
            self.failed.emit(fault)
            return
        self.order, self.level, self._has_begun = order, None, False
        self.copies = None
        self._marks, self._gaps, self._warnings = [], [], {}
        self._beat.start()
        for signal in (self.changed, self.marks_changed, self.gaps_changed):
            signal.emit()

    def pause(self) -> None:
        """Leave out what comes until `resume`."""
        if self.recorder and self.is_recording:
            self.recorder.pause()
            self.changed.emit()

    def resume(self) -> None:
        """Go on after a pause."""
        if self.recorder and self.is_recording:
            self.recorder.resume()
            self.changed.emit()

    def stop(self) -> None:
        """Have it end, which `ended` tells; nothing where nothing is recorded."""
        if self.recorder and self.is_recording and not self.is_stopping:
            self.recorder.stop()
            self.changed.emit()

    def stop_and_stay(self) -> None:
        """Have it end, and come back when it has; the window lives meanwhile."""
        if self.is_recording:
            from PySide6.QtCore import QEventLoop

            waiting = QEventLoop(self)
            self.ended.connect(waiting.quit)
            self.stop()
            waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def mark(self, kind: MarkKind, value: str = "", pressed_at_s: float | None = None) -> None:
        """Mark this very moment, or the one of the monotonic clock at which it began."""
        if self.recorder and self.is_recording and not self.is_stopping:
            self.recorder.mark(kind, value, pressed_at_s)

    def correct(self, marked: Marked, value: str) -> None:
        """Have a mark say something else."""
        if self.recorder and self.is_recording and value != marked.value:
            self.recorder.correct(marked, value)

    def unmark(self, mark_id: int) -> None:
        """Take a mark away."""
        if self.recorder and self.is_recording:
            self.recorder.unmark(mark_id)

    def close(self) -> None:
        """End at once, at most a few seconds from now, as the program ends; everything recorded stays."""
        self._beat.stop()
        self.dismiss()
        if self.recorder and self.is_recording:
            self.recorder.close()
            self.ended.emit()

    # What is heard ----------------------------------------------------------------------------------------------------

    def _hear(self) -> None:
        if self.recorder is None:
            return
        before = self.recorder.state
        for event in self.recorder.poll():
            self._take(event)
        if self.recorder.takes_over:
            self._note_begun()  # it is being recorded, only elsewhere
            self.levelled.emit()
        if self.recorder.is_over:
            self._end()
        elif self.recorder.state is not before:
            self.changed.emit()

    def _take(self, event: CaptureEvent) -> None:
        from wontak.domain.recording import (
            CopiesFare,
            GapMarked,
            Level,
            Marked,
            RecordingBegan,
            TakenOver,
            Unmarked,
            Warned,
            WarningOver,
        )

        if isinstance(event, Level):
            self.level = event
            self.levelled.emit()
        elif isinstance(event, Marked | Unmarked):
            others = [one for one in self._marks if one.id != event.id]
            self._marks = [*others, event] if isinstance(event, Marked) else others
            self._marks.sort(key=lambda one: one.at_s)
            self.marks_changed.emit()
        elif isinstance(event, GapMarked):
            self._gaps.append(event.gap)
            self.gaps_changed.emit()
        elif isinstance(event, Warned):
            self._warnings[event.code] = dict(event.fields)
            self.warned.emit(event.code)
        elif isinstance(event, WarningOver):
            self._warnings.pop(event.code, None)
            self.warning_over.emit(event.code)
        elif isinstance(event, CopiesFare):
            before, self.copies = self.copies, event
            self.copies_changed.emit(event.news_since(before))
        elif isinstance(event, RecordingBegan):
            self._note_begun()
        elif isinstance(event, TakenOver):
            self.taken_over.emit(event.missing_s)

    def _note_begun(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self.began.emit()
            self.changed.emit()

    def _end(self) -> None:
        self._beat.stop()
        assert self.recorder is not None
        self.changed.emit()
        if self.recorder.fault:
            self.failed.emit(self.recorder.fault)
        self.ended.emit()


def may_go_on_alone(folder: Path) -> bool:
    """Whether it is worth looking into a meeting's folder for such a recording; known without loading what records."""
    from wontak.domain.marks import TAKES

    return any((folder / TAKES).glob("*"))
