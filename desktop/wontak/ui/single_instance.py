"""One window for each user: a second start hands its meeting to the first one, which comes to the front, and ends."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from wontak import paths

PATIENCE_MS = 2_000
"""A first window that has not answered by then is hung: the second one opens, and the meeting's own lock guards the work."""

_LONGEST_BYTES = 16_384
_HEARD = b"heard\n"


class SingleInstance(QObject):
    """The line between the starts. `asked` tells what another start wants opened: a path as text, or nothing.

    The first window is found by a name made of where this user's data lies, so that other users, and other data folders,
    have their own.
    """

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = hashlib.sha256(str(paths.user_data().absolute()).encode()).hexdigest()[:16]
        self._name = f"wontak-{place}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def hand_over(self, path: Path | None) -> bool:
        """Have the window that is there already open `path`; whether there is one that has heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        wanted = str(path.absolute()) if path else ""
        socket.write(json.dumps({"open": wanted}).encode() + b"\n")
        heard = socket.waitForBytesWritten(PATIENCE_MS) and socket.waitForReadyRead(PATIENCE_MS)
        return heard and socket.readAll().data() == _HEARD

    def listen(self) -> bool:
        """Be the one that others hand over to; false where that is not possible on this system."""
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(
            self._name
        )  # left behind by a process that was killed: nobody answered there
        return self._server.listen(self._name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

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
    try:
        wanted = json.loads(line)["open"]
    except (ValueError, KeyError, TypeError):
        return None
    return wanted if isinstance(wanted, str) else None
