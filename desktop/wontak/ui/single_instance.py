"""One window for each user: a second start hands its meeting to the first one, which comes to the front, and ends."""

from __future__ import annotations

import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from wontak import paths

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2_000
"""A first window that has not answered by then is hung: the second one opens, and the meeting's own lock guards the work."""

LOCK_FILE = "window.lock"

AGAIN_AFTER_S = 0.05
"""Between two attempts to reach a first window that has only just begun to start."""

_LONGEST_BYTES = 16_384
_HEARD = b"heard\n"


class SingleInstance(QObject):
    """The line between the starts. `asked` tells what another start wants opened: a path as text, or nothing.

    The first start has a lock, of which the system knows whether its owner still lives; who has got it need not look for others,
    and loads what it listens with once its window stands. The line's name is made of where this user's data lies, so that other
    users, and other data folders, have their own.
    """

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        data = paths.user_data()
        data.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(data / LOCK_FILE))
        self._lock.setStaleLockTime(
            0
        )  # an afternoon is not too long; one whose owner has died is taken over anyway

    def hand_over(self, path: Path | None) -> bool:
        """Have the window that is there already open `path`; whether there is one that has heard."""
        if self._lock.tryLock(0):
            return False
        import json

        socket = self._reached()
        if socket is None:
            return False
        wanted = str(path.absolute()) if path else ""
        socket.write(json.dumps({"open": wanted}).encode() + b"\n")
        heard = socket.waitForBytesWritten(PATIENCE_MS) and socket.waitForReadyRead(PATIENCE_MS)
        return heard and socket.readAll().data() == _HEARD

    def _reached(self) -> QLocalSocket | None:
        """A connection to the first window; None where it does not answer, though it be given the time to come up."""
        from PySide6.QtNetwork import QLocalSocket

        until_s = time.monotonic() + PATIENCE_MS / 1000
        while True:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(PATIENCE_MS):
                return socket
            if time.monotonic() >= until_s:
                return None
            time.sleep(AGAIN_AFTER_S)

    def listen(self) -> bool:
        """Be the one that others hand over to; false where that is not possible on this system."""
        from PySide6.QtNetwork import QLocalServer

        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(
            self._name
        )  # left behind by a process that was killed: nobody answered there
        return self._server.listen(self._name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
        self._lock.unlock()

    @cached_property
    def _name(self) -> str:
        import hashlib

        place = hashlib.sha256(str(paths.user_data().absolute()).encode()).hexdigest()[:16]
        return f"wontak-{place}"

    @cached_property
    def _server(self) -> QLocalServer:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        return server

    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._on_words(socket))

    def _on_words(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST_BYTES:
            socket.abort()
        elif socket.canReadLine():
            wanted = _path_in(bytes(socket.readLine().data()))
            if wanted is None:
                socket.abort()
                return
            socket.write(_HEARD)
            socket.flush()
            self.asked.emit(wanted)


def _path_in(line: bytes) -> str | None:
    """The path in a line, empty for none; None for a line that is not one of ours."""
    import json

    try:
        wanted = json.loads(line)["open"]
    except (ValueError, KeyError, TypeError):
        return None
    return wanted if isinstance(wanted, str) else None
