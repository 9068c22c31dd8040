"""Playing in the whole window through a real sound server that dies and comes back."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.real.virtual_microphone import needs_sound_server, sound_server
from tests.ui.conftest import made_sample, sample_meeting

__all__ = ["made_sample", "sample_meeting"]

pytestmark = [needs_sound_server, pytest.mark.slow]

BACK_S = 30.0
"""Qt looks for a server that was lost every few seconds."""


class Listener:
    """Somebody who presses the play key."""

    def __init__(self, meeting: Path) -> None:
        self._window = subprocess.Popen(
            [sys.executable, "-m", "tests.real.playing_window", str(meeting)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == "open"

    def press(self) -> dict[str, Any]:
        """Play or pause; gives what came of it."""
        assert self._window.stdin is not None
        print("press", file=self._window.stdin, flush=True)
        return dict(json.loads(self._answer()))

    def leave(self) -> int:
        """Close the window; gives what it ended with."""
        assert self._window.stdin is not None
        assert self._window.stdout is not None
        self._window.stdin.close()
        self._window.stdout.close()
        return self._window.wait()

    def _answer(self) -> str:
        assert self._window.stdout is not None
        line = self._window.stdout.readline()
        assert line, f"the window is gone: {self._window.poll()}"
        return line.strip()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("WONTAK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WONTAK_LANGUAGE", "en")
    yield


@pytest.mark.usefixtures("data")
def test_the_window_outlives_the_sound_server_and_is_heard_again_when_that_is_back(
    sample_meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server(monkeypatch, "table") as server:
        listener = Listener(sample_meeting)
        assert listener.press()["output"] == "Loudspeaker"
        listener.press()
        server.kill()

        silent = listener.press()
        assert silent["output"] == "Silence"
        assert silent["plays"]
        assert silent["at_s"] > 0.0
        assert silent["said"] == [
            "This computer has no sound output at the moment; the text runs along in silence."
        ]

        server.start("table")
        deadline_s = time.monotonic() + BACK_S
        while (now := listener.press())["output"] == "Silence":
            assert not now["said"], "it has said so already"
            assert time.monotonic() < deadline_s
        assert listener.leave() == 0


@pytest.mark.usefixtures("data")
def test_the_window_outlives_a_sound_server_that_dies_while_it_plays(
    sample_meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server(monkeypatch, "table") as server:
        listener = Listener(sample_meeting)
        assert listener.press()["plays"]
        server.kill()
        assert not listener.press()["plays"]
        assert listener.press()["output"] == "Silence"
        assert listener.leave() == 0
