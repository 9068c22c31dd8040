"""Whatever dies during transcription, what was stored is there and the rest is made up for exactly."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from tests.conftest import SAMPLE

pytestmark = pytest.mark.slow

SHORT_FORM_S = 100.0
"""Seconds of the sample that the short form transcribes."""


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "wontak", *map(str, arguments)],
        env={**os.environ, "WONTAK_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(*arguments: str | Path) -> str:
    process = start(*arguments)
    out, err = process.communicate(timeout=600)
    assert process.returncode == 0, err
    return out


def inference_child(parent: int) -> int | None:
    """The process in which `parent` runs its models, if it has started one."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    for child in children:
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            return int(child)
    return None


def transcript(meeting: Path) -> list[tuple[str, str, str | None, str | None, float, float]]:
    segments = json.loads(finish("show", meeting, "--json"))["segments"]
    return [
        (one["text"], one["language"], one["voice"], one["speaker"], one["start_s"], one["end_s"])
        for one in segments
    ]


def same(left: list[tuple], right: list[tuple]) -> bool:
    return len(left) == len(right) and all(
        a[:4] == b[:4] and abs(a[4] - b[4]) <= 0.02 and abs(a[5] - b[5]) <= 0.02
        for a, b in zip(left, right, strict=True)
    )


def stored_segments(meeting: Path) -> set[tuple[int, str]]:
    with sqlite3.connect(f"file:{meeting / 'meeting.db'}?mode=ro", uri=True) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        assert database.execute("pragma foreign_key_check").fetchall() == []
        return set(database.execute("select id, text from segments"))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A meeting with its sound imported and nothing transcribed."""
    folder = tmp_path_factory.mktemp("killed")
    sound, rate_hz = soundfile.read(SAMPLE / "roundtable.flac", dtype="int16")
    if "soak" not in request.config.getoption("markexpr").replace("not soak", ""):
        sound = sound[: int(SHORT_FORM_S * rate_hz)]
    recording = folder / "회의 녹음.flac"
    soundfile.write(recording, sound, rate_hz)
    meeting = folder / "prepared.wontak"
    finish("new", meeting, "--from", SAMPLE / "meeting.toml")
    finish("add-audio", meeting, recording)
    return meeting


@pytest.fixture(scope="module")
def uninterrupted(prepared: Path) -> list[tuple]:
    meeting = prepared.with_name("uninterrupted.wontak")
    shutil.copytree(prepared, meeting)
    finish("transcribe", meeting)
    finish("speakers", meeting)
    return transcript(meeting)


def kill_and_finish(prepared: Path, meeting: Path, victim: str, delay_s: float) -> list[tuple]:
    """Transcribe, kill `victim` after `delay_s`, check what is stored, finish."""
    shutil.copytree(prepared, meeting)
    process = start("transcribe", meeting)
    try:
        process.wait(timeout=delay_s)
    except subprocess.TimeoutExpired:
        target = process.pid if victim == "parent" else inference_child(process.pid)
        if target:
            os.kill(target, signal.SIGKILL)
    _out, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    kept = stored_segments(meeting)
    finish("transcribe", meeting)
    assert kept <= stored_segments(meeting)
    finish("speakers", meeting)
    return transcript(meeting)


@pytest.mark.parametrize("victim", ["child", "parent"])
def test_killing_a_process_loses_nothing_that_was_stored(
    prepared: Path, uninterrupted: list[tuple], tmp_path: Path, victim: str
) -> None:
    delay_s = random.Random(victim).uniform(4.0, 9.0)
    assert same(kill_and_finish(prepared, tmp_path / "meeting.wontak", victim, delay_s), uninterrupted)


@pytest.mark.soak
@pytest.mark.parametrize("moment", range(10))
@pytest.mark.parametrize("victim", ["child", "parent"])
def test_killing_a_process_at_any_moment_loses_nothing_that_was_stored(
    prepared: Path, uninterrupted: list[tuple], tmp_path: Path, victim: str, moment: int
) -> None:
    delay_s = random.Random(f"{victim} {moment}").uniform(0.5, 25.0)
    assert same(kill_and_finish(prepared, tmp_path / "meeting.wontak", victim, delay_s), uninterrupted)


def test_ctrl_c_keeps_all_work_so_far_and_says_so(prepared: Path, tmp_path: Path) -> None:
    meeting = tmp_path / "meeting.wontak"
    shutil.copytree(prepared, meeting)
    process = start("transcribe", meeting)
    try:
        process.wait(timeout=6.0)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGINT)
    _out, err = process.communicate(timeout=120)
    assert process.returncode in (0, 130), err
    assert "Traceback" not in err
    if process.returncode == 130:
        assert "kept" in err
    stored_segments(meeting)
