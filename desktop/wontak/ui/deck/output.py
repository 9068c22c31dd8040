"""Where sound goes: to a device of this computer, or, where there is none, nowhere at the same pace."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

import numpy as np

from wontak.desk.tape import RATE_HZ, Samples
from wontak.ui.deck.sound_server import is_server_gone, note_server

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioSink

UNIT = RATE_HZ // 100
"""Sound is handed over in multiples of 10 ms: a whole number of samples at every rate that devices have."""

AHEAD_S = 0.24
"""Sound that waits in the device: enough for a busy moment of the window, and little to wait for after a change."""


class Output(Protocol):
    """Takes sound at 16 kHz, mono; counts in samples of that sound."""

    @property
    def is_lost(self) -> bool:
        """Whether it has gone since it was opened."""
        ...

    def start(self) -> None:
        """Make ready; what was handed over before is forgotten."""
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...

    def room(self) -> int:
        """How much can be handed over now, in samples, a multiple of UNIT."""
        ...

    def write(self, samples: Samples) -> None:
        """Hand over sound, no more than there is room for."""
        ...

    def heard(self) -> int:
        """Samples that have been played since the start."""
        ...


class Silence:
    """No device: time passes as if sound were heard, so that the text can still be followed."""

    is_lost = False

    def __init__(self) -> None:
        self._written = 0
        self._heard = 0.0
        self._looked_s = 0.0

    def start(self) -> None:
        self._written, self._heard, self._looked_s = 0, 0.0, time.monotonic()

    def stop(self) -> None:
        self.start()

    def room(self) -> int:
        free = int(AHEAD_S * RATE_HZ) - (self._written - self.heard())
        return max(0, free // UNIT * UNIT)

    def write(self, samples: Samples) -> None:
        self.heard()
        self._written += len(samples)

    def heard(self) -> int:
        now_s = time.monotonic()
        passed = (now_s - self._looked_s) * RATE_HZ
        self._heard, self._looked_s = min(self._heard + passed, self._written), now_s
        return int(self._heard)


class Loudspeaker:
    """A sound device, given its own rate and channels where it does not take ours.

    Each start opens the device anew: nothing that was handed over before is heard, and a device that came back works again.
    """

    def __init__(self, device: QAudioDevice) -> None:
        from PySide6.QtMultimedia import QAudioFormat

        self._device = device
        self._format = QAudioFormat()
        self._format.setSampleRate(RATE_HZ)
        self._format.setChannelCount(1)
        self._format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(self._format):
            preferred = device.preferredFormat()
            self._format.setSampleRate(preferred.sampleRate())
            self._format.setChannelCount(preferred.channelCount())
        self._fitting = _Fitting(self._format.sampleRate(), self._format.channelCount())
        self._sink: QAudioSink | None = None
        self._line: QIODevice | None = None
        self._written = 0
        self._was_refused = False

    @property
    def is_lost(self) -> bool:
        from PySide6.QtMultimedia import QtAudio

        faults = (QtAudio.Error.OpenError, QtAudio.Error.IOError, QtAudio.Error.FatalError)
        return self._was_refused or (self._sink is not None and self._sink.error() in faults)

    def start(self) -> None:
        from PySide6.QtMultimedia import QAudioSink

        self.stop()
        self._was_refused = is_server_gone()
        if self._was_refused:
            return
        self._sink = QAudioSink(self._device, self._format)
        self._sink.setBufferSize(int(AHEAD_S * RATE_HZ) // UNIT * self._fitting.unit_bytes)
        self._line = self._sink.start()

    def stop(self) -> None:
        if self._sink is not None:
            self._sink.reset()
            self._sink.stop()
        self._sink = self._line = None
        self._written = 0
        self._fitting.forget()

    def room(self) -> int:
        if self._sink is None or self._line is None:
            return 0
        return self._sink.bytesFree() // self._fitting.unit_bytes * UNIT

    def write(self, samples: Samples) -> None:
        if self._line is not None:
            self._line.write(self._fitting.fitted(samples))
            self._written += len(samples)

    def heard(self) -> int:
        if self._sink is None:
            return 0
        waiting_bytes = self._sink.bufferSize() - self._sink.bytesFree()
        return max(0, self._written - waiting_bytes * UNIT // self._fitting.unit_bytes)


class _Fitting:
    """Sound as a device wants it: at its rate, the same on all its channels."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._rate_hz = rate_hz
        self._channels = channels
        self._last = 0
        self.unit_bytes = UNIT * rate_hz // RATE_HZ * channels * 2

    def forget(self) -> None:
        """What comes next does not follow what came before."""
        self._last = 0

    def fitted(self, samples: Samples) -> bytes:
        if self._rate_hz != RATE_HZ and len(samples):
            count = len(samples) * self._rate_hz // RATE_HZ
            at = np.arange(1, count + 1) * (len(samples) / count)
            joined = np.concatenate([[self._last], samples])
            self._last = int(samples[-1])
            samples = np.interp(at, np.arange(len(joined)), joined).astype(np.int16)
        return np.repeat(samples, self._channels).tobytes()


def open_output(wanted: str = "") -> Output:
    """The device with this id, else the system's own; silence where there is no device at all, or no sound server now."""
    from PySide6.QtMultimedia import QMediaDevices

    devices = outputs()
    chosen = next((one for one in devices if bytes(one.id().data()).decode(errors="replace") == wanted), None)
    device = chosen or QMediaDevices.defaultAudioOutput()
    return Silence() if device.isNull() or is_server_gone() else Loudspeaker(device)


def outputs() -> list[QAudioDevice]:
    """The devices of this computer that can be heard."""
    from PySide6.QtMultimedia import QMediaDevices

    devices = QMediaDevices.audioOutputs()
    note_server()
    return devices
