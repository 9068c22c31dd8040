"""The real window, offscreen, with a data folder of its own, and a transcribed sample meeting to open in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE
from tests.real.killed_window import ALONE_S
from tests.ui.made_meeting import make_sample_meeting
from tests.ui.patience import PatientBot
from wontak.app import Application


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample meeting with its transcript, speakers, translations and minutes, made once without any engine."""
    folder = tmp_path_factory.mktemp("sample") / "2026-03-18 원탁회의.wontak"
    make_sample_meeting(folder, SAMPLE)
    return folder


@pytest.fixture
def sample_meeting(made_sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample meeting of this test's own."""
    folder = tmp_path / made_sample.name
    shutil.copytree(made_sample, folder)
    return folder


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The whole program in English, its window shown, no meeting open."""
    monkeypatch.setenv("WONTAK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WONTAK_LANGUAGE", "en")
    # Should the tests themselves be killed, no recorder of theirs goes on for an hour.
    monkeypatch.setattr("wontak.domain.alone.LONGEST_ALONE_S", ALONE_S)
    program = Application(qapp)
    program.show()
    yield program
    program.close()
    program.window.close()
    shiboken6.delete(program.window)  # else all windows so far are dressed anew in each test to come
    program.theme.deleteLater()
    shiboken6.delete(program.language)  # at once: its texts must not be seen by the next test
