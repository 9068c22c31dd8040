"""Records: reads the inputs, lays them side by side, has them written, and sees what goes wrong.

`Capture.step` is called some twenty times a second and never waits. Every clock, input and disk it uses is handed in, so that
ten minutes can be recorded in a second where that is to be tested.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import queue
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    RATE_HZ,
    SAMPLE_BYTES,
    USUAL_SHARE,
    CaptureCommand,
    CaptureEvent,
    ChunkClosed,
    Ending,
    Gap,
    GapKind,
    GapMarked,
    Level,
    Mark,
    Marked,
    Pause,
    Record,
    RecordingBegan,
    RecordingEnded,
    Resume,
    Unmark,
    Unmarked,
    room_s,
)
from wontak.engines.capture_alarms import Alarms
from wontak.engines.capture_align import Aligner, Frames
from wontak.engines.capture_devices import Devices
from wontak.engines.capture_journal import read_take
from wontak.engines.capture_live import LiveCopy
from wontak.engines.capture_ports import Port, opened
from wontak.engines.capture_surroundings import Surroundings
from wontak.engines.capture_writer import TakeWriter

LEVEL_EVERY_S = 0.1
LOOK_EVERY_S = 1.0
"""Between two looks at the disk, the battery and the list of inputs."""

FIRST_SOUND_S = 12.0
"""How long an input may take to deliver its first sample."""

LAST_ROOM_S = 30.0
"""Room for so much raw sound at which the recording is closed while there is room to close it."""

SLEPT_S = 1.0
"""The machine counts as having slept from here on."""


class Capture:
    """One recording, until `ended`. Raises WontakError where it cannot even begin or the disk refuses what is heard."""

    def __init__(
        self,
        order: Record,
        devices: Devices,
        emit: Callable[[CaptureEvent], None],
        surroundings: Surroundings | None = None,
    ) -> None:
        self.ended: Ending | None = None
        self._order = order
        self._devices = devices
        self._emit = emit
        self._around = surroundings or Surroundings()
        self._alarms = Alarms(emit)
        self._told: queue.SimpleQueue[CaptureEvent] = queue.SimpleQueue()
        now_s = self._opened_at_s = self._around.now_s()
        before = read_take(order.take) if order.take.is_dir() else None
        self._goes_on = before is not None
        at_frame = before.frames if before else 0
        self._ports = opened(order, devices, before.channels if before else (), now_s)
        self._aligner = Aligner(len(self._ports), RATE_HZ, at_frame, order.zero_s if before else None, now_s)
        self._announced = False
        self._first_frame = at_frame
        self._paused_at_s: float | None = None
        self._level_due_s = self._look_due_s = now_s
        self._slept_s = self._around.slept_s()
        self._live = LiveCopy(order.live_copy, RATE_HZ, at_frame) if order.live_copy else None
        self._second: TakeWriter | None = None
        self._writer = self._begun_writing(before.next_number if before else 1)

    # What is called from outside --------------------------------------------------------------------------------------

    @property
    def waiting(self) -> int:
        """How far the writer is behind, in things to be written."""
        return self._writer.waiting

    def step(self) -> bool:
        """Do what is due; whether there is more to do."""
        self._devices.pump()
        now_s = self._around.now_s()
        self._listen(now_s)
        self._write(self._aligner.take(now_s))
        self._announce(now_s)
        self._watch_inputs(now_s)
        if now_s >= self._level_due_s:
            self._tell_levels(now_s)
        if now_s >= self._look_due_s:
            self._look_around(now_s)
        self._pass_on()
        self._check_writers()
        if self._order.longest_s is not None and self._aligner.frame >= self._order.longest_s * RATE_HZ:
            self.stop(Ending.TIME)
        return self.ended is None

    def command(self, command: CaptureCommand) -> None:
        """Do what the clerk asks."""
        now_s = self._around.now_s()
        if isinstance(command, Pause):
            self._pause(now_s)
        elif isinstance(command, Resume):
            self._resume(now_s)
        elif isinstance(command, Mark):
            self._mark(command)
        elif isinstance(command, Unmark):
            self._unmark(command)
        else:
            self.stop(Ending.ASKED)

    def stop(self, reason: Ending) -> None:
        """Put everything on the disk and end."""
        if self.ended is not None:
            return
        now_s = self._around.now_s()
        self._listen(now_s)
        self._write(self._aligner.take(now_s, everything=True))
        self._close_inputs()
        for writer in self._writers():
            writer.close_piece()
            writer.note("ended", {"reason": reason.value})
            writer.close()
        if self._live:
            self._live.close()
        self._pass_on()
        self.ended = reason
        self._emit(RecordingEnded(self._aligner.frame / RATE_HZ, reason))

    # Beginning --------------------------------------------------------------------------------------------------------

    def _begun_writing(self, first_number: int) -> TakeWriter:
        """The writers, with the journal's first line written."""
        try:
            writer = self._writer_in(self._order.take, first_number, self._closed)
        except OSError as fault:
            self._close_inputs()
            raise write_fault(fault, self._order.take) from fault
        if self._order.second_copy:
            try:
                self._second = self._writer_in(
                    self._order.second_copy, first_number, lambda _number, _frames: None
                )
            except OSError:
                self._alarms.warn("second_copy_failed", folder=str(self._order.second_copy))
        head = {
            "channels": [port.device.name for port in self._ports],
            "devices": [port.device.id for port in self._ports],
            "rate_hz": RATE_HZ,
            "started": dt.datetime.now().astimezone().isoformat(timespec="seconds"),
            "second_copy": str(self._order.second_copy) if self._order.second_copy else None,
        }
        for one in filter(None, (writer, self._second)):
            one.note("resumed" if self._goes_on else "began", head)
        return writer

    def _writer_in(
        self, folder: Path, first_number: int, on_closed: Callable[[int, int], None]
    ) -> TakeWriter:
        return TakeWriter(folder, len(self._ports), RATE_HZ, first_number, on_closed)

    def _closed(self, number: int, frames: int) -> None:
        self._told.put(ChunkClosed(number, frames / RATE_HZ))

    def _announce(self, now_s: float) -> None:
        """Say that it has begun, once there is sound; give up where none comes."""
        if self._announced:
            return
        heard = any(port.meter.has_heard for port in self._ports)
        if heard and self._aligner.frame > self._first_frame:
            self._announced = True
            names = tuple(port.device.name for port in self._ports)
            self._emit(RecordingBegan(names, RATE_HZ, self._first_frame / RATE_HZ))
            if self._goes_on:
                lost = self._aligner.frame - self._first_frame
                self._note_gap(self._first_frame, lost / RATE_HZ, self._order.lost_by)
        elif now_s - self._opened_at_s > FIRST_SOUND_S:
            self._give_up(WontakError(Code.INPUT_UNUSABLE, device=self._ports[0].device.name))

    # Sound ------------------------------------------------------------------------------------------------------------

    def _listen(self, now_s: float) -> None:
        for port in self._ports:
            samples = port.read(now_s)
            if not len(samples) or self._paused_at_s is not None:
                continue
            if port.lost_at_s is not None:
                self._heard_again(port, now_s - len(samples) / RATE_HZ)
            self._aligner.feed(port.channel, samples, now_s)

    def _write(self, frames: Frames) -> None:
        if len(frames):
            for writer in self._writers():
                writer.append(frames)
            if self._live:
                self._live_append(frames)
        for loss in self._aligner.losses:
            self._alarms.warn(
                "sound_missed", device=self._ports[loss.channel].device.name, length_s=loss.frames / RATE_HZ
            )
            self._note_gap(loss.at_frame, loss.frames / RATE_HZ, GapKind.OVERRUN, loss.channel)
        self._aligner.losses.clear()

    def _live_append(self, frames: Frames) -> None:
        """The live copy is a convenience: where it cannot be written, the recording goes on without."""
        try:
            if self._live:
                self._live.append(frames)
        except OSError:
            self._live = None

    # Inputs that fail -------------------------------------------------------------------------------------------------

    def _watch_inputs(self, now_s: float) -> None:
        if not self._announced:
            return
        if all(port.is_dumb(now_s) or not port.is_open for port in self._ports) and any(
            port.is_open for port in self._ports
        ):
            # The sound system itself is dead, whatever it says. A library that has lost it may abort where an input
            # is opened again: a fresh process has to do that.
            self._give_up(WontakError(Code.NO_INPUT))
        for port in self._ports:
            if port.is_dumb(now_s):
                self._lose(port, now_s)
            if not port.is_open:
                taken = {one.device.id for one in self._ports if one.is_open}
                if port.try_again(now_s, self._devices.inputs, taken):
                    self._aligner.find(port.channel)

    def _lose(self, port: Port, now_s: float) -> None:
        port.lose(now_s)
        self._aligner.lose(port.channel)
        self._alarms.warn("input_lost", device=port.device.name)

    def _heard_again(self, port: Port, first_s: float) -> None:
        """A lost input, or another one for it, delivers: what is missing in between is marked."""
        lost_at_s, port.lost_at_s = port.lost_at_s or first_s, None
        channel = port.channel if len(self._ports) > 1 else None
        if self._announced:
            length_s = max(0.0, first_s - lost_at_s)
            self._note_gap(self._aligner.frame_at(lost_at_s), length_s, GapKind.DEVICE, channel)
        if all(one.lost_at_s is None for one in self._ports):
            self._alarms.over("input_lost")
        if port.device.id != port.meant.id:
            self._alarms.warn("input_replaced", device=port.meant.name, other=port.device.name)

    def _look_for_removed(self, now_s: float) -> None:
        """An input that is no longer listed is lost, even if the system feeds us from another one in silence."""
        present = {one.id for one in self._devices.inputs()}
        for port in self._ports:
            if port.is_open and port.device.id not in present:
                self._lose(port, now_s)

    # The clerk --------------------------------------------------------------------------------------------------------

    def _pause(self, now_s: float) -> None:
        if self._paused_at_s is None:
            self._listen(now_s)
            self._write(self._aligner.take(now_s, everything=True))
            self._aligner.begin_again()
            for writer in self._writers():
                writer.close_piece()
            self._paused_at_s = now_s

    def _resume(self, now_s: float) -> None:
        if self._paused_at_s is not None:
            for port in self._ports:
                port.read(now_s)
            self._note_gap(self._aligner.frame, now_s - self._paused_at_s, GapKind.PAUSE)
            self._paused_at_s = None

    def _mark(self, mark: Mark) -> None:
        frame = self._aligner.frame_at(mark.pressed_at_s) if mark.at_s is None else round(mark.at_s * RATE_HZ)
        line = {"frame": frame, "kind": mark.kind.value, "value": mark.value, "id": mark.id}
        self._note_of_clerk("mark", line, Marked(frame / RATE_HZ, mark.kind, mark.value, mark.id))

    def _unmark(self, unmark: Unmark) -> None:
        self._note_of_clerk("unmark", {"id": unmark.id}, Unmarked(unmark.id))

    def _note_of_clerk(self, event: str, line: dict[str, int | str], told: CaptureEvent) -> None:
        """Note what the clerk did, and tell it once it is on the disk."""
        self._writer.note(event, line, lambda: self._told.put(told))
        if self._second:
            self._second.note(event, line)

    # Telling ----------------------------------------------------------------------------------------------------------

    def _tell_levels(self, now_s: float) -> None:
        self._level_due_s = max(self._level_due_s + LEVEL_EVERY_S, now_s)
        levels = tuple(port.meter.read() for port in self._ports)
        paused = self._paused_at_s is not None
        self._emit(Level(self._aligner.frame / RATE_HZ, levels, paused, self._room_left_s()))
        self._alarms.hear(levels, tuple(port.device.name for port in self._ports), now_s)

    def _note_gap(self, frame: int, length_s: float, kind: GapKind, channel: int | None = None) -> None:
        self._note("gap", frame=frame, length_s=length_s, kind=kind.value, channel=channel)
        self._emit(GapMarked(Gap(frame / RATE_HZ, length_s, kind, channel)))

    def _pass_on(self) -> None:
        """Hand on what the writer's thread has told."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._emit(self._told.get_nowait())

    # Surroundings -----------------------------------------------------------------------------------------------------

    def _look_around(self, now_s: float) -> None:
        self._look_due_s = now_s + LOOK_EVERY_S
        self._look_for_removed(now_s)
        self._alarms.look_at_battery(self._around.battery_percent())
        self._alarms.look_at_room(self._room_left_s())
        slept_s = self._around.slept_s()
        if slept_s - self._slept_s > SLEPT_S:
            self._note_gap(self._aligner.frame, slept_s - self._slept_s, GapKind.SUSPEND)
            self._alarms.warn("machine_slept", length_s=slept_s - self._slept_s)
        self._slept_s = slept_s
        free = self._around.free_bytes(self._order.take)
        if free is not None and free < LAST_ROOM_S * self._raw_bytes_a_second():
            self._alarms.warn("disk_full_stopped")
            self.stop(Ending.DISK_FULL)

    def _room_left_s(self) -> float | None:
        """How much more fits: the pieces need room once, and once more when they are put together."""
        free = self._around.free_bytes(self._order.take)
        if free is None:
            return None
        share = USUAL_SHARE
        if self._writer.frames_of_closed:
            raw = self._writer.frames_of_closed * SAMPLE_BYTES * len(self._ports)
            share = self._writer.bytes_of_closed / raw
        return room_s(free - self._writer.bytes_of_closed, len(self._ports), share)

    def _raw_bytes_a_second(self) -> float:
        return float(RATE_HZ * SAMPLE_BYTES * len(self._ports))

    def _check_writers(self) -> None:
        if self._second and (self._second.fault or self._second.is_full):
            second, self._second = self._second, None
            second.close()
            self._alarms.warn("second_copy_failed", folder=str(second.folder))
        fault = self._writer.fault
        if self._writer.is_full and self.ended is None:
            self._alarms.warn("disk_full_stopped")
            self.stop(Ending.DISK_FULL)
        elif fault and self.ended is None:
            self._give_up(write_fault(fault, self._order.take))

    def _note(self, event: str, **fields: str | float | int | None) -> None:
        for writer in self._writers():
            writer.note(event, fields)

    def _writers(self) -> tuple[TakeWriter, ...]:
        return (self._writer, self._second) if self._second else (self._writer,)

    def _give_up(self, fault: WontakError) -> NoReturn:
        """End with a fault; what has been heard is on the disk."""
        self._write(self._aligner.take(self._around.now_s()))
        self._close_inputs()
        for writer in self._writers():
            writer.close()
        if self._live:
            self._live.close()
        raise fault

    def _close_inputs(self) -> None:
        for port in self._ports:
            port.close()


def write_fault(fault: OSError, target: Path) -> WontakError:
    """The fault to report when `target` could not be written."""
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return WontakError(Code.DISK_FULL if full else Code.NOT_WRITABLE, file=str(target))
