"""Recording in the room through the whole window, from a real sound server's virtual microphone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import SAMPLE
from tests.real.virtual_microphone import Samples, likeness, needs_sound_server, place_of, sound_server
from wontak.app import Application
from wontak.desk.desk import Desk
from wontak.domain.recording import RATE_HZ, MarkKind
from wontak.ui.context import Place
from wontak.ui.deck.output import Silence

pytestmark = [needs_sound_server, pytest.mark.slow]

PLAYED_S = 4.0


def spoken() -> Samples:
    """A few seconds of the sample at the recorder's rate, from where its loudest half second begins."""
    sample, rate_hz = soundfile.read(SAMPLE / "roundtable.flac", dtype="int16")
    half = rate_hz // 2
    halves = sample[: len(sample) // half * half - int(PLAYED_S) * rate_hz].astype(np.float32)
    loudest = int(np.square(halves[: len(halves) // half * half].reshape(-1, half)).sum(axis=1).argmax())
    part = sample[loudest * half :][: int(PLAYED_S * rate_hz)]
    return np.asarray(np.repeat(part, RATE_HZ // rate_hz), np.int16)


def test_what_is_said_in_the_room_is_recorded_marked_and_heard_again(
    program: Application, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = spoken()
    folder = tmp_path / "원탁회의.wontak"
    Desk.create(folder, SAMPLE / "meeting.toml", lambda _event: None).close()
    # What plays must not find this server: Qt would not bear its end, and other tests share the process.
    monkeypatch.setattr(program.player, "_open_output", lambda _id: Silence())
    program.window._stop_preparing()
    with sound_server(monkeypatch, "table") as server:
        program.window.open_meeting(folder)
        program.window.go(Place.RECORDING)
        program.window.activateWindow()
        page = program.window.page(Place.RECORDING)
        qtbot.waitUntil(lambda: page.ready.record.isEnabled())
        assert page.ready.inputs.chosen == ("table",)
        page.ready.record.click()
        qtbot.waitUntil(lambda: program.recorder.has_begun)
        server.play(played, "table")
        meter = page.running.card._rows[0].meter
        qtbot.waitUntil(lambda: meter.held_db > -40)
        pressed_s = program.recorder.at_s
        program.recorder.mark(MarkKind.STAR)
        QTest.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_1)
        end_s = pressed_s + PLAYED_S + 1.0
        qtbot.waitUntil(lambda: program.recorder.at_s > end_s)
        page.running.ask = lambda: True
        page.running.card.stop.click()
        qtbot.waitUntil(lambda: bool(program.session.recordings()))
        qtbot.waitUntil(lambda: not program.jobs.open)
        (recording,) = program.session.recordings()
        heard = soundfile.read(folder / recording.file, dtype="int16", always_2d=True)[0][:, 0]
        assert likeness(played, heard[place_of(played, heard) :]) >= 0.98
        star, label = program.session.desk.store.labels()
        assert label.kind is MarkKind.SPEAKER
        assert label.value == program.session.meeting.participants[0].id
        assert label.at_s == pytest.approx(star.at_s, abs=0.1)
        assert page._states.currentWidget() is page.over
        assert page.over.parts.rowCount() == 1
        page.over.parts.setFocus()
        with qtbot.waitSignal(program.player.moved):
            QTest.keyClick(page.over.parts, Qt.Key.Key_Return)
        assert program.player.is_playing
        program.player.pause()
