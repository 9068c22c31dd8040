"""Recording into a meeting: the recorder, which nothing that dies takes more than a second from.

A recording in the making is a *take*, a folder of pieces under `audio/.takes`. When it is over, or when the meeting is next
opened after a crash, its pieces are joined into one file in `audio/`, and only then is the take removed (`joining`).
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wontak.desk import files, second_copies
from wontak.desk.joining import TAKE_SUFFIX, TakeJoining, free_name
from wontak.desk.take_recorder import TakeRecorder
from wontak.domain.alone import LoneTake
from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import TAKES, CaptureEvent, Marked, MarkKind, Record
from wontak.domain.transcript import Recording
from wontak.jobs.capture import CaptureChild
from wontak.jobs.capture_child import OpenDevices, system_devices
from wontak.store.marks import KEY_SEPARATOR
from wontak.store.meetings import MeetingStore

if TYPE_CHECKING:
    from wontak.desk.tape import Tape

MINUTE_S = 60.0


@dataclass(frozen=True)
class Order:
    """What to record: inputs by their ids, one channel each, none for the default one; a second copy's folder; for how long."""

    devices: tuple[str, ...] = ()
    second_copy: Path | None = None
    minutes: float | None = None


class Recorder(TakeRecorder):
    """Records into a meeting that is open for work. After it is over, `recover` puts the recording in its place."""

    def __init__(
        self,
        store: MeetingStore,
        order: Order | None = None,
        open_devices: OpenDevices = system_devices,
        ready: CaptureChild | None = None,
        *,
        alone_s: float = 0.0,
        lone: LoneTake | None = None,
    ) -> None:
        """`alone_s` is for how long it goes on should this process die; `lone`, a recording that does so and is taken over."""
        if store.read_only:
            raise store.refusal()
        record = _behind(lone) if lone else _begun(store, order or Order())
        self.live_copy = store.folder / files.CACHE / f"live-{record.take.stem}.pcm"
        self._store = store
        if record.second_copy and not lone:
            # Before anybody records: where that cannot be written down, nobody is left recording.
            second_copies.remember(store, record.take, record.second_copy)
        record = replace(record, live_copy=self.live_copy, alone_s=alone_s)
        super().__init__(record, open_devices, ready=ready, lone=lone)

    def mark(self, kind: MarkKind, value: str = "", pressed_at_s: float | None = None) -> int:
        """Mark a moment, as `TakeRecorder.mark` does.

        The agenda item at position `value` is meant as it is now, whatever its position later.
        """
        return super().mark(kind, self._lasting(kind, value), pressed_at_s)

    def correct(self, marked: Marked, value: str) -> None:
        """Have a mark say something else; it stays where it is."""
        super().correct(marked, self._lasting(marked.kind, value))

    def poll(self, timeout_s: float = 0.0) -> tuple[CaptureEvent, ...]:
        """What has happened since the last time, as `TakeRecorder.poll` has it; an agenda item is told by its position."""
        return tuple(map(_by_position, super().poll(timeout_s)))

    def _lasting(self, kind: MarkKind, value: str) -> str:
        """What a mark says, with the id by which an agenda item is known for good."""
        agenda = self._store.meeting().agenda if kind is MarkKind.AGENDA else ()
        if not value.isdigit() or int(value) >= len(agenda):
            return value
        return f"{value}{KEY_SEPARATOR}{agenda[int(value)].id}"


def _begun(store: MeetingStore, order: Order) -> Record:
    """A take of its own, named after this moment."""
    name = free_name(store.folder, f"{dt.datetime.now():%Y-%m-%d %H-%M-%S}")
    take = store.folder / TAKES / f"{name}{TAKE_SUFFIX}"
    second = order.second_copy / f"{store.folder.stem} {name}{TAKE_SUFFIX}" if order.second_copy else None
    longest_s = order.minutes * MINUTE_S if order.minutes else None
    return Record(take, order.devices, second, longest_s=longest_s)


def _behind(lone: LoneTake) -> Record:
    return Record(lone.take, lone.devices, lone.second_copy, takes_over=True)


def _by_position(event: CaptureEvent) -> CaptureEvent:
    if isinstance(event, Marked) and event.kind is MarkKind.AGENDA:
        return replace(event, value=event.value.partition(KEY_SEPARATOR)[0])
    return event


class Trial(TakeRecorder):
    """A few seconds to listen to before the meeting; `joined` makes them a file that can be played."""

    def __init__(
        self,
        folder: Path,
        devices: tuple[str, ...] = (),
        length_s: float = 5.0,
        open_devices: OpenDevices = system_devices,
    ) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self._folder = folder
        self.file = folder / "trial.flac"
        take, heard = folder / f"trial{TAKE_SUFFIX}", files.working_copy(folder, 1)
        super().__init__(
            Record(take, devices, live_copy=heard, longest_s=length_s), open_devices, has_spare=False
        )

    def tape(self) -> Tape:
        """What was recorded, to be played at once: all inputs together."""
        from wontak.desk.tape import Tape

        return Tape(self._folder, (Recording(1, self.file.name, self.at_s),))

    def joining(self) -> TakeJoining:
        """Makes the file without waiting, once the trial is over; nothing is `joined` where nothing was heard."""
        return TakeJoining(self.record.take, self.file)

    def joined(self) -> Path:
        """The file, once the trial is over; waits for it. Raises WontakError(NO_INPUT) where nothing was heard."""
        work = self.joining()
        try:
            while not work.is_over:
                work.poll(1.0)
        finally:
            work.close()
        if work.joined is None:
            raise WontakError(Code.NO_INPUT)
        return work.joined.target
