"""The system's sound inputs through Qt, which brings them on Linux, Windows and macOS without a further library.

Imported in the capture child alone. docs/adr/0009 says why this room knows Qt here.
"""

from __future__ import annotations

import ctypes
import os
import sys

import numpy as np
from PySide6.QtCore import QCoreApplication, QIODevice
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices, QtAudio

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import InputDevice
from wontak.engines.capture_devices import Samples, mixed_down

BUFFER_S = 2.0
"""Sound that Qt holds for us while this process is kept from running."""

PULSE_LATENCY_MS = "20"
"""How much sound PulseAudio hands over at a time."""

SAMPLE_BYTES = 2

ENOUGH = 1 << 48
"""References added to None: PySide6 6.12 takes one at every call without a result, which ends Python 3.11 in an hour."""


class QtDevices:
    """The inputs of this machine."""

    def __init__(self) -> None:
        _keep_none_alive()
        # With it libpulse also asks for the largest queue there is. Qt asks for one of a single fragment, 1,024 frames: what the
        # server has to hand over beyond that at a time, because it was held up itself, is thrown away there.
        os.environ.setdefault("PULSE_LATENCY_MSEC", PULSE_LATENCY_MS)
        self._app = QCoreApplication.instance() or QCoreApplication(["wontak-capture"])
        # Inputs need no plug-in; without this Qt loads all of FFmpeg, 20 MB of this process's memory.
        QCoreApplication.setLibraryPaths([])

    def inputs(self) -> tuple[InputDevice, ...]:
        """The inputs there are, the system's default one first."""
        default = bytes(QMediaDevices.defaultAudioInput().id().data())
        found = [
            InputDevice(_id(one), one.description(), bytes(one.id().data()) == default)
            for one in QMediaDevices.audioInputs()
        ]
        return tuple(sorted(found, key=lambda one: not one.is_default))

    def outputs(self) -> tuple[tuple[str, str], ...]:
        """The id and the name of each output there is, the system's default one first."""
        default = bytes(QMediaDevices.defaultAudioOutput().id().data())
        found = sorted(QMediaDevices.audioOutputs(), key=lambda one: bytes(one.id().data()) != default)
        return tuple((_id(one), one.description()) for one in found)

    def open(self, device: InputDevice, rate_hz: int) -> QtSource:
        """Listen to an input."""
        for found in QMediaDevices.audioInputs():
            if _id(found) == device.id:
                return QtSource(found, device.name, rate_hz)
        raise WontakError(Code.INPUT_UNUSABLE, device=device.name)

    def pump(self) -> None:
        """Let Qt notice devices that come and go."""
        self._app.processEvents()


class QtSource:
    """One open input, read by polling: in PySide6 6.12 the signal of its state cannot be connected."""

    def __init__(self, device: QAudioDevice, name: str, rate_hz: int) -> None:
        layout = _format(device, rate_hz)
        if layout is None:
            raise WontakError(Code.INPUT_UNUSABLE, device=name)
        self._channels = layout.channelCount()
        self._frame_bytes = SAMPLE_BYTES * self._channels
        self._rest = b""
        self._source = QAudioSource(device, layout)
        self._source.setBufferSize(int(BUFFER_S * rate_hz) * self._frame_bytes)
        self._stream: QIODevice | None = self._source.start()
        if self._stream is None or self._source.error() != QtAudio.Error.NoError:
            raise WontakError(Code.INPUT_UNUSABLE, device=name)

    def read(self) -> Samples:
        """What has come since the last reading."""
        if self._stream is None:
            return np.zeros(0, np.int16)
        content = self._rest + bytes(self._stream.readAll().data())
        whole = len(content) // self._frame_bytes * self._frame_bytes
        self._rest = content[whole:]
        return mixed_down(np.frombuffer(content[:whole], np.int16), self._channels)

    def close(self) -> None:
        """Let go of the input."""
        self._stream = None
        self._source.stop()


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _format(device: QAudioDevice, rate_hz: int) -> QAudioFormat | None:
    """16 bits at `rate_hz`: one channel where the device gives that, else as many as it has."""
    for channels in (1, device.preferredFormat().channelCount()):
        layout = QAudioFormat()
        layout.setSampleRate(rate_hz)
        layout.setChannelCount(channels)
        layout.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if device.isFormatSupported(layout):
            return layout
    return None


def _keep_none_alive() -> None:
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        for singleton in (None, True, False):
            ctypes.c_ssize_t.from_address(id(singleton)).value += ENOUGH
