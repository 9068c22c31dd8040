"""Whatever dies during transcription, what was stored is there and the rest is made up for exactly."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import soundfile

from tests.conftest import SAMPLE

pytestmark = pytest.mark.slow

SHORT_FORM_S = 120.0
"""Seconds of the sample that the short form transcribes: two stretches of sixteen turns or fewer."""

LOOK_EVERY_S = 0.02
"""How often the database is looked into while a kill waits for its moment."""

DRAWS = 6
"""Moments drawn for one kill: a run that ends before its moment has come does not count."""

GONE = {"child": 1, "parent": -signal.SIGKILL}
"""How the command ends when its inference child is killed, and when it is killed itself."""

Row = tuple[str, str, str | None, str | None, float, float]
"""A segment: text, language, voice, speaker, start and end in seconds."""


@dataclass(frozen=True)
class Case:
    """A meeting with its sound imported, and what becomes of it undisturbed: its transcript, the stretches in which it
    is stored, and the seconds one of them takes."""

    prepared: Path
    transcript: list[Row]
    stretches: int
    stretch_s: float

    def copy(self, folder: Path) -> Path:
        """A copy of the prepared meeting, in `folder`."""
        return Path(shutil.copytree(self.prepared, folder / "meeting.wontak"))


@dataclass(frozen=True)
class Moment:
    """When to strike: once `stored` stretches are in the database, and `further_s` seconds later."""

    stored: int
    further_s: float


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
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        named = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    except (FileNotFoundError, ProcessLookupError):
        return None
    return next((child for child, command in named.items() if b"spawn_main" in command), None)


def transcript(meeting: Path) -> list[Row]:
    segments = json.loads(finish("show", meeting, "--json"))["segments"]
    return [
        (one["text"], one["language"], one["voice"], one["speaker"], one["start_s"], one["end_s"])
        for one in segments
    ]


def same(left: list[Row], right: list[Row]) -> bool:
    return len(left) == len(right) and all(
        a[:4] == b[:4] and abs(a[4] - b[4]) <= 0.02 and abs(a[5] - b[5]) <= 0.02
        for a, b in zip(left, right, strict=True)
    )


def rows(meeting: Path, query: str) -> list[tuple]:
    """What the database answers, opened for reading alone."""
    with closing(sqlite3.connect(f"file:{meeting / 'meeting.db'}?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def stored_stretches(meeting: Path) -> int:
    return len(rows(meeting, "select id from stretches"))


def stored_segments(meeting: Path) -> set[tuple[int, str]]:
    assert rows(meeting, "pragma integrity_check") == [("ok",)]
    assert rows(meeting, "pragma foreign_key_check") == []
    return set(rows(meeting, "select id, text from segments"))


def case_of(folder: Path, seconds: float | None) -> Case:
    """The first `seconds` of the sample (None: all of it) as a meeting, and that meeting transcribed undisturbed."""
    sound, rate_hz = soundfile.read(SAMPLE / "roundtable.flac", dtype="int16")
    recording = folder / "회의 녹음.flac"
    soundfile.write(recording, sound if seconds is None else sound[: int(seconds * rate_hz)], rate_hz)
    prepared, undisturbed = folder / "prepared.wontak", folder / "undisturbed.wontak"
    finish("new", prepared, "--from", SAMPLE / "meeting.toml")
    finish("add-audio", prepared, recording)
    shutil.copytree(prepared, undisturbed)
    process = start("transcribe", undisturbed)
    assert reached(process, undisturbed, Moment(1, 0.0))
    first_at = time.monotonic()
    _out, err = process.communicate(timeout=600)
    rest_s = time.monotonic() - first_at
    assert process.returncode == 0, err
    stretches = stored_stretches(undisturbed)
    assert stretches >= 2, "nothing could be stored before a kill"
    finish("speakers", undisturbed)
    return Case(prepared, transcript(undisturbed), stretches, rest_s / (stretches - 1))


@pytest.fixture(scope="module")
def short_case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The sample's first two minutes."""
    return case_of(tmp_path_factory.mktemp("short"), SHORT_FORM_S)


@pytest.fixture(scope="module")
def whole_case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The whole sample."""
    return case_of(tmp_path_factory.mktemp("whole"), None)


def reached(process: subprocess.Popen[str], meeting: Path, moment: Moment) -> bool:
    """Wait for the moment; False if `process` ends before it."""
    due_at: float | None = None
    while process.poll() is None:
        if due_at is None and inference_child(process.pid) and stored_stretches(meeting) >= moment.stored:
            due_at = time.monotonic() + moment.further_s
        if due_at is not None and time.monotonic() >= due_at:
            return True
        try:
            process.wait(timeout=LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            continue
    return False


def struck(meeting: Path, victim: str, moment: Moment, stretches: int) -> bool:
    """Transcribe and kill `victim` at the moment; whether that hit a running job, which is left unfinished."""
    process = start("transcribe", meeting)
    if reached(process, meeting, moment):
        target = process.pid if victim == "parent" else inference_child(process.pid)
        if target is not None:
            os.kill(target, signal.SIGKILL)
    _out, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    assert process.returncode != GONE["child"] or "all work so far is kept" in err, err
    return process.returncode == GONE[victim] and stored_stretches(meeting) < stretches


def kill_and_finish(case: Case, folder: Path, victim: str, moments: list[Moment]) -> None:
    """Kill `victim` at the first of the moments that comes before the end; check what is stored; finish; compare."""
    for number, moment in enumerate(moments):
        (attempt := folder / str(number)).mkdir()
        meeting = case.copy(attempt)
        if struck(meeting, victim, moment, case.stretches):
            break
    else:
        pytest.fail(f"every run had ended before its moment: {moments}")
    kept, stretches = stored_segments(meeting), stored_stretches(meeting)
    assert stretches >= moment.stored
    assert bool(kept) == bool(stretches)
    print(
        f"{victim} killed {moment.further_s:.2f} s after {moment.stored} stretches; {stretches} were stored"
    )
    finish("transcribe", meeting)
    assert kept <= stored_segments(meeting)
    assert stored_stretches(meeting) == case.stretches
    finish("speakers", meeting)
    assert same(transcript(meeting), case.transcript)


@pytest.mark.parametrize("victim", ["child", "parent"])
def test_killing_a_process_loses_nothing_that_was_stored(
    short_case: Case, tmp_path: Path, victim: str
) -> None:
    further = random.Random(victim)
    moments = [Moment(1, further.uniform(0.0, 0.3 * short_case.stretch_s)) for _ in range(DRAWS)]
    kill_and_finish(short_case, tmp_path, victim, moments)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("victim", ["child", "parent"])
def test_killing_a_process_at_any_moment_loses_nothing_that_was_stored(
    whole_case: Case, tmp_path: Path, victim: str, number: int
) -> None:
    drawn = random.Random(f"{victim} {number}")
    moments = [
        Moment(drawn.randrange(whole_case.stretches), drawn.uniform(0.0, whole_case.stretch_s))
        for _ in range(DRAWS)
    ]
    kill_and_finish(whole_case, tmp_path, victim, moments)


def test_ctrl_c_keeps_all_work_so_far_and_says_so(short_case: Case, tmp_path: Path) -> None:
    meeting = short_case.copy(tmp_path)
    process = start("transcribe", meeting)
    assert reached(process, meeting, Moment(1, 0.0)), "the run had ended before its first stretch was seen"
    os.kill(process.pid, signal.SIGINT)
    _out, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert "kept" in err
    assert stored_stretches(meeting) == 1
    assert stored_segments(meeting)
