"""What every test may rely on: no network, one thread a model, a home of its own."""

import gc
import os
import socket
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from wontak.ui.garbage import due

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample"

os.environ.setdefault("OMP_NUM_THREADS", "2")

gc.disable()  # as in the window: else a thread may find a widget among its garbage, see wontak.ui.garbage


def pytest_runtest_logfinish() -> None:
    """Look for garbage between two tests, on the thread that has made the widgets."""
    generation = due()
    if generation is not None:
        gc.collect(generation)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first, else as they come: two workers then end at about the same time."""
    files = [list(tests) for _file, tests in groupby(items, lambda test: test.path)]
    files.sort(key=lambda tests: not any(test.get_closest_marker("slow") for test in tests))
    items[:] = [test for tests in files for test in tests]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that opens a connection to another machine."""

    def refuse(_self: socket.socket, address: object) -> None:
        raise AssertionError(f"a network connection was opened to {address}")

    opened = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):
            opened(self, address)  # type: ignore[arg-type]
        else:
            refuse(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    yield


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps what a test installs or caches out of the developer's own folders, and the interface in English."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("WONTAK_DATA_DIR", str(home / "wontak"))
    monkeypatch.setenv("WONTAK_LANGUAGE", "en")
