"""Whether the sound server that Qt plays through is still there: Qt asks it without looking, and takes the window along."""

from __future__ import annotations

import os
import select
import socket
import sys
from pathlib import Path

OPEN_FILES = Path("/proc/self/fd")
SOCKET_NAME = "/native"
"""PulseAudio and PipeWire both listen at a path that ends so, unless they are told another one."""

_used = False


def note_server() -> None:
    """To be called where Qt has just said what devices there are: it chooses its server then, once and for all."""
    global _used
    _used = _used or _is_connected()


def is_server_gone() -> bool:
    """Whether Qt has a sound server and no connection to it now.

    It connects anew by itself some seconds after the server is back. A server at another computer is not looked at.
    """
    return _used and not _is_connected()


def _is_connected() -> bool:
    """Whether this process holds a living connection to a sound server of this computer."""
    return sys.platform == "linux" and any(_is_living(int(one.name)) for one in OPEN_FILES.iterdir())


def _is_living(number: int) -> bool:
    """Whether this open file is a connection to the sound server whose other end has not been closed."""
    try:
        with socket.socket(fileno=os.dup(number)) as connection:
            if connection.family != socket.AF_UNIX:
                return False
            place = connection.getpeername()
            polling = select.poll()
            polling.register(connection, select.POLLHUP)
            return _is_server(place) and not polling.poll(0)
    except OSError:
        return False  # no socket, or not connected


def _is_server(place: str | bytes) -> bool:
    name = os.fsdecode(place)
    return name.endswith(SOCKET_NAME) or (bool(name) and name in os.environ.get("PULSE_SERVER", ""))
