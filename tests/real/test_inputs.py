"""Inputs come and go on a real sound server while one looks at them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from tests.real.virtual_microphone import SoundServer, needs_sound_server, noise, sound_server
from wontak.desk.inputs import InputWatch

pytestmark = [needs_sound_server, pytest.mark.slow]
PATIENCE_S = 30.0


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with sound_server(monkeypatch, "table") as server:
        yield server


@pytest.fixture
def watch(server: SoundServer) -> Iterator[InputWatch]:
    watch = InputWatch()
    yield watch
    watch.close()


def watched_until(watch: InputWatch, seen: Callable[[set[str]], bool]) -> None:
    """Poll it as the window does, until these inputs are there."""
    deadline_s = time.monotonic() + PATIENCE_S
    while watch.found is None or not seen({one.id for one in watch.found}):
        assert time.monotonic() < deadline_s, watch.found
        watch.poll(0.05)


def is_heard(watch: InputWatch) -> bool:
    return "table" in watch.levels and watch.levels["table"].peak_db > -60.0


def test_the_only_input_is_not_listed_once_it_is_gone_and_is_again_when_it_is_back(
    server: SoundServer, watch: InputWatch
) -> None:
    server.play(noise(5.0, seed=1), "table")
    watched_until(watch, lambda there: "table" in there and is_heard(watch))
    server.unplug("table")
    watched_until(watch, lambda there: not there)
    assert "table" not in watch.levels
    server.plug_in("table")
    watched_until(watch, lambda there: "table" in there)
    server.kill()
    watched_until(watch, lambda there: not there)
