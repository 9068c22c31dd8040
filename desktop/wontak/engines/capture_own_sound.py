"""What this computer plays, as inputs beside the microphones: Qt leaves them out where PulseAudio and PipeWire offer them.

Read from libpulse, which Qt brings along on Linux; where there is none, nothing is added. docs/adr/0009 says why not through Qt.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np

from wontak.domain.errors import Code, WontakError
from wontak.domain.recording import InputDevice
from wontak.engines.capture_devices import Devices, Samples, Source

OF_AN_OUTPUT = ".monitor"
"""What the sound server puts behind an output's name to name the input that hears it."""

CALLED = "Monitor of {output}"
"""How the sound server names that input to people."""

LIBRARY = "libpulse.so.0"
FRAGMENT_S = 0.02
CONNECTED_WITHIN_S = 2.0
LOOK_EVERY_S = 0.005

_RECORDS_INT16 = 3
_MOST = (1 << 32) - 1
_CONTEXT_READY = 4
_CONTEXT_LIVES = frozenset(range(1, _CONTEXT_READY + 1))
_STREAM_READY = 2
_STREAM_COMES = frozenset(range(_STREAM_READY + 1))
_ADJUST_LATENCY, _DO_NOT_MOVE = 0x2000, 0x0200
"""The latter: an output that vanishes must not leave us listening to a microphone in its place."""


class WithOwnSound:
    """The inputs of a sound system, and behind them what its outputs play."""

    def __init__(self, devices: Devices, outputs: Callable[[], tuple[tuple[str, str], ...]]) -> None:
        """`outputs` gives the id and the name of each of the sound server's outputs, as there are at the moment."""
        self._devices = devices
        self._outputs = outputs
        self._server: _Server | None = None
        self._opened: dict[str, _OwnSound] = {}

    def inputs(self) -> tuple[InputDevice, ...]:
        """All inputs there are, the default microphone first."""
        found = self._devices.inputs()
        known = {one.id for one in found}
        heard = [
            InputDevice(id_ + OF_AN_OUTPUT, CALLED.format(output=name))
            for id_, name in (self._outputs() if _library() else ())
        ]
        return (*found, *(one for one in heard if one.id not in known and self._is_there(one)))

    def open(self, device: InputDevice, rate_hz: int) -> Source:
        """Listen to an input."""
        if device.id not in {id_ + OF_AN_OUTPUT for id_, _ in self._outputs()} or not _library():
            return self._devices.open(device, rate_hz)
        if self._server is None or not self._server.lives:
            self._server = _Server()
        source = self._opened[device.id] = self._server.listen(device, rate_hz)
        return source

    def pump(self) -> None:
        self._devices.pump()

    def _is_there(self, device: InputDevice) -> bool:
        """Whether an input is there. Qt notices late or never that an output has vanished; one we heard has ended then."""
        source = self._opened.get(device.id)
        if source is None or self._server is None or not source.has_ended:
            return True
        try:
            self._server.listen(device, source.rate_hz).close()
        except WontakError:
            return False
        del self._opened[device.id]
        return True


class _Specification(ctypes.Structure):
    """pa_sample_spec."""

    _fields_ = (("format", ctypes.c_int), ("rate_hz", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _Queue(ctypes.Structure):
    """pa_buffer_attr, in bytes."""

    _fields_ = tuple((name, ctypes.c_uint32) for name in ("most", "target", "before", "asked", "fragment"))


class _Server:
    """A connection to the sound server. A thread of the library receives; whoever reads takes from its queue."""

    def __init__(self) -> None:
        self._pulse = _library()
        self._loop = self._pulse.pa_threaded_mainloop_new()
        api = self._pulse.pa_threaded_mainloop_get_api(self._loop)
        self._context = self._pulse.pa_context_new(api, b"wontak-capture")
        self._pulse.pa_context_connect(self._context, None, 0, None)
        self._pulse.pa_threaded_mainloop_start(self._loop)

    @property
    def lives(self) -> bool:
        """Whether the connection stands, or may yet."""
        return self._state() in _CONTEXT_LIVES

    def listen(self, device: InputDevice, rate_hz: int) -> _OwnSound:
        """Hear an input. Raises WontakError(INPUT_UNUSABLE)."""
        if _settled(self._state, _CONTEXT_LIVES) != _CONTEXT_READY:
            raise WontakError(Code.INPUT_UNUSABLE, device=device.name)
        layout = _Specification(_RECORDS_INT16, rate_hz, 1)
        queue = _Queue(_MOST, _MOST, _MOST, _MOST, int(FRAGMENT_S * rate_hz) * 2)
        with self.held() as pulse:
            stream = pulse.pa_stream_new(self._context, b"recording", ctypes.byref(layout), None)
            flags = _ADJUST_LATENCY | _DO_NOT_MOVE
            refused = not stream or pulse.pa_stream_connect_record(
                stream, device.id.encode(), ctypes.byref(queue), flags
            )
        if refused:
            raise WontakError(Code.INPUT_UNUSABLE, device=device.name)
        source = _OwnSound(self, stream, rate_hz)
        # Asked for by name: whether there is such an output at all is what the server says now.
        if _settled(source.state, _STREAM_COMES) != _STREAM_READY:
            source.close()
            raise WontakError(Code.INPUT_UNUSABLE, device=device.name)
        return source

    @contextmanager
    def held(self) -> Iterator[Any]:
        """The library, while its thread stands still."""
        self._pulse.pa_threaded_mainloop_lock(self._loop)
        try:
            yield self._pulse
        finally:
            self._pulse.pa_threaded_mainloop_unlock(self._loop)

    def _state(self) -> int:
        with self.held() as pulse:
            return int(pulse.pa_context_get_state(self._context))


class _OwnSound:
    """One open input. What has come waits in the library's queue, which holds 4 MB: 43 seconds."""

    def __init__(self, server: _Server, stream: int, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self._server = server
        self._stream: int | None = stream
        self._ended = False

    @property
    def has_ended(self) -> bool:
        """Whether the server has taken it away from us."""
        if self._stream is not None:
            self._ended = self.state() not in _STREAM_COMES
        return self._ended

    def state(self) -> int:
        """Where it stands, in the library's numbers."""
        with self._server.held() as pulse:
            return int(pulse.pa_stream_get_state(self._stream))

    def read(self) -> Samples:
        """What has come since the last reading; nothing where the output or the server is gone."""
        if self._stream is None:
            return np.zeros(0, np.int16)
        with self._server.held() as pulse:
            return np.frombuffer(b"".join(_taken(pulse, self._stream)), np.int16)

    def close(self) -> None:
        """Let go of the input."""
        # Asked for the last time: it is remembered.
        _ = self.has_ended
        stream, self._stream = self._stream, None
        if stream is not None:
            with self._server.held() as pulse:
                pulse.pa_stream_disconnect(stream)
                pulse.pa_stream_unref(stream)


def _settled(state: Callable[[], int], comes: Collection[int]) -> int:
    """The state in which something ends up: the last of those through which it `comes` to be ready, or another."""
    deadline_s = time.monotonic() + CONNECTED_WITHIN_S
    while (now := state()) in comes and now != max(comes) and time.monotonic() < deadline_s:
        time.sleep(LOOK_EVERY_S)
    return now


def _taken(pulse: Any, stream: int) -> Iterator[bytes]:
    """All that waits in a stream's queue, taken out of it; a hole in it is silence."""
    content, size = ctypes.c_void_p(), ctypes.c_size_t()
    while True:
        refused = pulse.pa_stream_peek(stream, ctypes.byref(content), ctypes.byref(size))
        if refused or not size.value:
            return
        yield ctypes.string_at(content.value, size.value) if content.value else bytes(size.value)
        pulse.pa_stream_drop(stream)


@cache
def _library() -> Any:
    """libpulse; None where this machine has none."""
    try:
        pulse = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    pointer, number = ctypes.c_void_p, ctypes.c_int
    for name, result, arguments in (
        ("pa_threaded_mainloop_new", pointer, ()),
        ("pa_threaded_mainloop_get_api", pointer, (pointer,)),
        ("pa_threaded_mainloop_start", number, (pointer,)),
        ("pa_threaded_mainloop_lock", None, (pointer,)),
        ("pa_threaded_mainloop_unlock", None, (pointer,)),
        ("pa_context_new", pointer, (pointer, ctypes.c_char_p)),
        ("pa_context_connect", number, (pointer, ctypes.c_char_p, number, pointer)),
        ("pa_context_get_state", number, (pointer,)),
        ("pa_stream_new", pointer, (pointer, ctypes.c_char_p, pointer, pointer)),
        ("pa_stream_connect_record", number, (pointer, ctypes.c_char_p, pointer, number)),
        ("pa_stream_get_state", number, (pointer,)),
        ("pa_stream_peek", number, (pointer, pointer, pointer)),
        ("pa_stream_drop", number, (pointer,)),
        ("pa_stream_disconnect", number, (pointer,)),
        ("pa_stream_unref", None, (pointer,)),
    ):
        function = getattr(pulse, name)
        function.restype, function.argtypes = result, arguments
    return pulse
