"""Records: reads the inputs, lays them side by side, has them written, and sees what goes wrong.

`Capture.step` is called some twenty times a second and never waits. Every clock, input and disk it uses is handed in, so that
ten minutes can be recorded in a second where that is to be tested.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NoReturn

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import (
    RATE_HZ,
    CaptureCommand,
    CaptureEvent,
    Ending,
    Gap,
    GapKind,
    GapMarked,
    Level,
    Listening,
    Mark,
    Marked,
    Pause,
    Record,
    RecordingBegan,
    RecordingEnded,
    Resume,
    Stop,
    Unmark,
    Unmarked,
)
from wontak.engines.capture_alarms import Alarms
from wontak.engines.capture_align import Aligner, Frames
from wontak.engines.capture_devices import Devices
from wontak.engines.capture_files import TakeFiles
from wontak.engines.capture_journal import Take, read_take
from wontak.engines.capture_ports import Port, opened
from wontak.engines.capture_standby import HeardOn, Standby
from wontak.engines.capture_surroundings import Surroundings

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
        standby: Standby | None = None,
    ) -> None:
        """`standby` has listened until now and hands over what it has heard, its inputs as well."""
        self.ended: Ending | None = None
        self._order = order
        self._devices = devices
        self._emit = emit
        self._around = surroundings or Surroundings()
        self._alarms = Alarms(emit)
        now_s = self._opened_at_s = self._around.now_s()
        before = read_take(order.take, order.second_copy)
        self._goes_on = before is not None
        self._ports = opened(order, devices, before.channels if before else (), now_s, standby)
        self._announced = False
        self._first_frame = before.frames if before else 0
        self._paused_at_s = order.paused_since_s
        self._told_devices: tuple[str, ...] = ()
        self._level_due_s = self._look_due_s = now_s
        self._slept_s = self._around.slept_s()
        self._files = self._begun_writing(before)
        self._aligner = self._begun_aligning(before, standby, now_s)
        if standby:
            standby.hand_over()

    # What is called from outside --------------------------------------------------------------------------------------

    @property
    def waiting(self) -> int:
        """How far the writer is behind, in things to be written."""
        return self._files.waiting

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
        self._tell_devices()
        self._pass_on()
        self._check_files()
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
            self._files.note_and_tell(Unmarked(command.id), "unmark", id=command.id)
        elif isinstance(command, Stop):
            self.stop(Ending.ASKED)

    def stop(self, reason: Ending) -> None:
        """Put everything on the disk and end."""
        if self.ended is not None:
            return
        now_s = self._around.now_s()
        self._listen(now_s)
        self._write(self._aligner.take(now_s, everything=True))
        self._close_inputs()
        self._files.close_piece()
        self._files.note("ended", reason=reason.value)
        self._files.close()
        self._files.say_what_is_missing()
        self._pass_on()
        self.ended = reason
        self._emit(RecordingEnded(self._aligner.frame / RATE_HZ, reason))

    # Beginning --------------------------------------------------------------------------------------------------------

    def _begun_writing(self, before: Take | None) -> TakeFiles:
        """The files, with the journal's first line written."""
        head = {
            "channels": [port.device.name for port in self._ports],
            "devices": [port.device.id for port in self._ports],
            "rate_hz": RATE_HZ,
            "started": dt.datetime.now().astimezone().isoformat(timespec="seconds"),
            "second_copy": str(self._order.second_copy) if self._order.second_copy else None,
        }
        try:
            return TakeFiles(self._order, before, head, self._alarms, self._around.free_bytes)
        except WontakError:
            self._close_inputs()
            raise

    def _begun_aligning(self, before: Take | None, standby: Standby | None, now_s: float) -> Aligner:
        """The channels side by side; behind what there is already, with what was heard meanwhile."""
        if before is None or self._paused_at_s is not None:
            return Aligner(len(self._ports), RATE_HZ, self._first_frame, None, now_s)
        zero_s, heard = self._order.zero_s, tuple[HeardOn, ...]()
        if standby is not None:
            zero_s, heard = standby.heard_behind(before, zero_s)
        aligner = Aligner(len(self._ports), RATE_HZ, self._first_frame, zero_s, now_s)
        for one in heard:
            if self._ports[one.channel].is_open:
                self._ports[one.channel].meter.hear(one.samples)
                aligner.go_on(one.channel, one.samples, one.at_frame, one.until_s)
        return aligner

    def _announce(self, now_s: float) -> None:
        """Say that it has begun, once there is sound; give up where none comes."""
        if self._announced:
            return
        heard = any(port.meter.has_heard for port in self._ports)
        if heard and (self._aligner.frame > self._first_frame or self._paused_at_s is not None):
            self._announced = True
            names = tuple(port.device.name for port in self._ports)
            missing_s = self._missing() / RATE_HZ if self._goes_on else 0.0
            self._emit(RecordingBegan(names, RATE_HZ, self._first_frame / RATE_HZ, missing_s))
            if self._goes_on and self._paused_at_s is None:
                self._note_missing()
        elif now_s - self._opened_at_s > FIRST_SOUND_S:
            self._give_up(WontakError(Code.INPUT_UNUSABLE, device=self._ports[0].device.name))

    def _missing(self) -> int:
        """Frames that nobody has heard between what there was before and what follows."""
        begins = [self._aligner.begins(port.channel) for port in self._ports]
        return min((one - self._first_frame for one in begins if one is not None), default=0)

    def _note_missing(self) -> None:
        """Mark what is missing of all channels, and what is missing of some beyond that as soon as they are heard."""
        edge = self._first_frame + self._missing()
        if edge > self._first_frame:
            self._note_gap(self._first_frame, (edge - self._first_frame) / RATE_HZ, self._order.lost_by)
        for port in self._ports:
            begins = self._aligner.begins(port.channel)
            if begins is None:
                port.lost_at_s, port.lost_by = self._aligner.moment_of(edge), self._order.lost_by
            elif begins > edge:
                self._note_gap(edge, (begins - edge) / RATE_HZ, self._order.lost_by, port.channel)

    # Sound ------------------------------------------------------------------------------------------------------------

    def _listen(self, now_s: float) -> None:
        for port in self._ports:
            if port.has_returned():
                self._aligner.lose(port.channel)
                self._aligner.find(port.channel)
                self._alarms.over("input_replaced")
            samples = port.read(now_s)
            if not len(samples) or self._paused_at_s is not None:
                continue
            # Asked anew: what has come has come before this moment, however long the reading was held up.
            arrived_s = self._around.now_s()
            if port.lost_at_s is not None:
                self._heard_again(port, arrived_s - len(samples) / RATE_HZ)
            self._aligner.feed(port.channel, samples, arrived_s)

    def _write(self, frames: Frames) -> None:
        if len(frames):
            self._files.append(frames)
        for loss in self._aligner.losses:
            self._alarms.warn(
                "sound_missed", device=self._ports[loss.channel].device.name, length_s=loss.frames / RATE_HZ
            )
            self._note_gap(loss.at_frame, loss.frames / RATE_HZ, GapKind.OVERRUN, loss.channel)
        self._aligner.losses.clear()

    # Inputs that fail -------------------------------------------------------------------------------------------------

    def _watch_inputs(self, now_s: float) -> None:
        if self._announced:
            self._look_for_dumb(now_s)
        if self._announced or self._goes_on:
            self._try_again(now_s)

    def _look_for_dumb(self, now_s: float) -> None:
        if self._are_all_dumb(now_s):
            # One that was merely unplugged is replaced.
            self._look_for_removed(now_s)
        if self._are_all_dumb(now_s):
            # The sound system itself is dead, whatever it says. A library that has lost it may abort where an input
            # is opened again: a fresh process has to do that.
            self._give_up(WontakError(Code.NO_INPUT))
        for port in self._ports:
            if port.is_dumb(now_s):
                self._lose(port, now_s)

    def _try_again(self, now_s: float) -> None:
        for port in self._ports:
            if not port.is_open:
                taken = {one.device.id for one in self._ports if one.is_open}
                if port.try_again(now_s, self._devices.inputs, taken):
                    self._aligner.find(port.channel)

    def _are_all_dumb(self, now_s: float) -> bool:
        open_ones = [port for port in self._ports if port.is_open]
        return bool(open_ones) and all(port.is_dumb(now_s) for port in open_ones)

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
            self._note_gap(self._aligner.frame_at(lost_at_s), length_s, port.lost_by, channel)
        if all(one.lost_at_s is None for one in self._ports):
            self._alarms.over("input_lost")
        if port.device.id != port.meant.id:
            self._alarms.warn("input_replaced", device=port.meant.name, other=port.device.name)

    def _look_for_removed(self, now_s: float) -> None:
        """An input that is no longer listed is lost, even if the system feeds us from another one in silence.

        One that is listed again takes its place again.
        """
        found = self._devices.inputs()
        taken = {port.device.id for port in self._ports if port.is_open}
        for port in self._ports:
            if port.is_open and port.device.id not in {one.id for one in found}:
                self._lose(port, now_s)
            else:
                port.seek_meant(found, taken)

    # The clerk --------------------------------------------------------------------------------------------------------

    def _pause(self, now_s: float) -> None:
        if self._paused_at_s is None:
            self._listen(now_s)
            self._write(self._aligner.take(now_s, everything=True))
            self._aligner.begin_again()
            self._files.close_piece()
            self._paused_at_s = now_s

    def _resume(self, now_s: float) -> None:
        if self._paused_at_s is not None:
            for port in self._ports:
                port.read(now_s)
            self._note_gap(self._aligner.frame, now_s - self._paused_at_s, GapKind.PAUSE)
            self._paused_at_s = None

    def _mark(self, mark: Mark) -> None:
        frame = self._aligner.frame_at(mark.pressed_at_s) if mark.at_s is None else round(mark.at_s * RATE_HZ)
        told = Marked(frame / RATE_HZ, mark.kind, mark.value, mark.id)
        self._files.note_and_tell(
            told, "mark", frame=frame, kind=mark.kind.value, value=mark.value, id=mark.id
        )

    # Telling ----------------------------------------------------------------------------------------------------------

    def _tell_levels(self, now_s: float) -> None:
        self._level_due_s = max(self._level_due_s + LEVEL_EVERY_S, now_s)
        levels = tuple(port.meter.read() for port in self._ports)
        paused = self._paused_at_s is not None
        room_s = self._files.room_left_s(self._free_bytes())
        self._emit(Level(self._aligner.frame / RATE_HZ, levels, paused, room_s, self._aligner.zero_s))
        self._alarms.hear(levels, tuple(port.device.name for port in self._ports), now_s)

    def _note_gap(self, frame: int, length_s: float, kind: GapKind, channel: int | None = None) -> None:
        self._files.note("gap", frame=frame, length_s=length_s, kind=kind.value, channel=channel)
        self._emit(GapMarked(Gap(frame / RATE_HZ, length_s, kind, channel)))

    def _pass_on(self) -> None:
        """Hand on what the writer's thread has told."""
        for event in self._files.news():
            self._emit(event)

    def _tell_devices(self) -> None:
        """Say which inputs are heard, when that has changed: whoever stands by listens to them as well."""
        devices = tuple(port.device.id if port.is_open else "" for port in self._ports)
        if self._announced and devices != self._told_devices:
            self._told_devices = devices
            self._emit(Listening(devices))

    # Surroundings -----------------------------------------------------------------------------------------------------

    def _look_around(self, now_s: float) -> None:
        self._look_due_s = now_s + LOOK_EVERY_S
        self._files.tell_fare()
        self._look_for_removed(now_s)
        self._alarms.look_at_battery(self._around.battery_percent())
        self._alarms.look_at_room(self._files.room_left_s(self._free_bytes()))
        slept_s = self._around.slept_s()
        if slept_s - self._slept_s > SLEPT_S:
            self._note_gap(self._aligner.frame, slept_s - self._slept_s, GapKind.SUSPEND)
            self._alarms.warn("machine_slept", length_s=slept_s - self._slept_s)
        self._slept_s = slept_s
        free = self._free_bytes()
        if free is not None and free < LAST_ROOM_S * self._files.raw_bytes_a_second:
            if self._files.go_on_elsewhere():
                return
            self._alarms.warn("disk_full_stopped")
            self.stop(Ending.DISK_FULL)

    def _free_bytes(self) -> int | None:
        return self._around.free_bytes(self._files.folder)

    def _check_files(self) -> None:
        if self.ended is not None:
            return
        try:
            self._files.check()
        except WontakError as fault:
            self._give_up(fault)
        if self._files.is_full:
            self._alarms.warn("disk_full_stopped")
            self.stop(Ending.DISK_FULL)

    def _give_up(self, fault: WontakError) -> NoReturn:
        """End with a fault; what has been heard is on the disk."""
        self._write(self._aligner.take(self._around.now_s()))
        self._close_inputs()
        self._files.close()
        raise fault

    def _close_inputs(self) -> None:
        for port in self._ports:
            port.close()
