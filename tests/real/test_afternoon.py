"""A whole afternoon in the real window with the bundled models, and what is left of it when the process is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.real import paperwork
from tests.real.afternoon import Afternoon
from tests.real.corrections import Corrections
from tests.ui.answers import press
from wontak.app import Application
from wontak.domain.meeting import Language
from wontak.store.meetings import MeetingStore

pytestmark = pytest.mark.slow

STORED_BEFORE_THE_KILL = 4
RENAMED, NEW_NAME = 0, "Han Seo-jin"


def killed_while_typing(meeting: Path) -> str:
    """Have a process type into the first segment, kill it in the middle, and give the text it had stored last."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.real.typing_window", str(meeting)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [json.loads(process.stdout.readline()) for _ in range(STORED_BEFORE_THE_KILL)]
    os.kill(process.pid, signal.SIGKILL)
    told += [json.loads(line) for line in process.stdout.read().splitlines() if line.endswith('"')]
    assert process.wait() == -signal.SIGKILL
    return told[-1]


def test_a_whole_afternoon_and_nothing_of_it_lost_by_a_kill(
    program: Application,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    afternoon = Afternoon(program, qtbot, monkeypatch)
    afternoon.begin()
    afternoon.bring_in_sound()
    desk = afternoon.run_engines()
    corrections = Corrections(afternoon, desk)
    corrected = corrections.all()
    corrections.look_about()
    afternoon.rename(RENAMED, NEW_NAME)
    assert any(NEW_NAME in desk.page.wording.speaker(one) for one in desk.segments)
    paperwork.write_minutes(afternoon)
    said = paperwork.texts(paperwork.export(afternoon, tmp_path / "minutes.docx"))
    for wanted in (NEW_NAME, paperwork.ADDED.strip(), paperwork.ACTION, paperwork.DUE):
        assert wanted in said
    assert corrections.hidden not in said
    meeting, details = program.session.folder, program.session.meeting
    blocks = {language: program.session.blocks(language) for language in Language}
    program.session.close()

    last_told = killed_while_typing(meeting)

    program.offer_last()
    press(program.window, "Go on with it")
    now = program.session.segments
    assert program.session.folder == meeting and not program.session.is_read_only
    assert now[0].text.startswith(last_told) and " w1" in last_told
    assert now[1:] == corrected[1:]
    assert program.session.meeting == details
    assert {language: program.session.blocks(language) for language in Language} == blocks
    with MeetingStore.open(meeting, read_only=True) as store:
        assert store.segments() == now
