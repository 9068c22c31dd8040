"""The inference child and its parent: nothing said is lost, nothing hangs, nothing is left behind."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.jobs import errands
from wontak.domain.errors import Code, WontakError
from wontak.jobs import host as host_module
from wontak.jobs.host import InferenceHost, JobState
from wontak.jobs.pipeline import Perform
from wontak.jobs.protocol import Finished, ImportAudio, Progressed

REPOSITORY = Path(__file__).parents[2]
HEAVY = ("faster_whisper", "ctranslate2", "argostranslate", "onnxruntime", "av", "kiwipiepy")

MakeHost = Callable[[Perform], InferenceHost]


@pytest.fixture
def make_host(tmp_path: Path) -> Iterator[MakeHost]:
    made: list[InferenceHost] = []

    def make(perform: Perform) -> InferenceHost:
        made.append(InferenceHost(tmp_path / "child.log", perform))
        return made[-1]

    yield make
    for host in made:
        host.close()


@pytest.fixture
def request_(tmp_path: Path) -> ImportAudio:
    return ImportAudio(tmp_path / "source", tmp_path / "copy", tmp_path / "peaks")


def test_events_come_in_order_and_end_with_finished(make_host: MakeHost, request_: ImportAudio) -> None:
    job = make_host(errands.count_to_three).run(request_)
    events = list(job)
    assert [event.share for event in events if isinstance(event, Progressed)] == [0, 1 / 3, 2 / 3]
    assert events[-1] == Finished()
    assert job.state is JobState.FINISHED


def test_one_child_serves_several_jobs(make_host: MakeHost, request_: ImportAudio) -> None:
    host = make_host(errands.count_to_three)
    list(host.run(request_))
    first = host.child_pid
    list(host.run(request_))
    assert host.child_pid == first


def test_a_polite_cancel_stops_between_units_and_keeps_the_child(
    make_host: MakeHost, request_: ImportAudio
) -> None:
    host = make_host(errands.count_until_stopped)
    job = host.run(request_)
    next(job)
    child = host.child_pid
    host.cancel()
    assert list(job)[-1] == Finished(cancelled=True)
    assert job.state is JobState.CANCELLED
    assert host.child_pid == child


def test_a_stuck_child_is_stopped_by_force_and_the_next_job_gets_a_fresh_one(
    make_host: MakeHost, request_: ImportAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_module, "POLITE_S", 0.2)
    monkeypatch.setattr(host_module, "FIRM_S", 0.2)
    host = make_host(errands.say_who_and_hang)
    job = host.run(request_)
    next(job)
    stuck = int(request_.source.read_text())
    host.cancel()
    assert list(job) == [Finished(cancelled=True)]
    assert not _exists(stuck)
    again = host.run(request_)
    next(again)
    assert int(request_.source.read_text()) != stuck
    again.close()


def test_everything_said_before_an_abort_arrives(make_host: MakeHost, request_: ImportAudio) -> None:
    job = make_host(errands.say_much_and_abort).run(request_)
    heard = [event for _, event in zip(range(500), job, strict=False)]
    assert len(heard) == 500
    with pytest.raises(WontakError) as caught:
        next(job)
    assert caught.value.code is Code.ENGINE_LOST
    assert job.state is JobState.LOST


def test_after_an_abort_the_next_job_works(make_host: MakeHost, request_: ImportAudio) -> None:
    host = make_host(errands.count_or_abort)
    with pytest.raises(WontakError):
        list(host.run(request_))
    assert list(host.run(request_))[-1] == Finished()


@pytest.mark.parametrize(
    ("errand", "code"),
    [
        (errands.fail_with_a_remedy, Code.AUDIO_MISSING),
        (errands.run_out_of_memory, Code.OUT_OF_MEMORY),
        (errands.run_out_of_memory_in_native_code, Code.OUT_OF_MEMORY),
        (errands.stumble, Code.UNEXPECTED),
    ],
)
def test_a_fault_arrives_as_its_code_with_the_traceback_as_a_note(
    make_host: MakeHost, request_: ImportAudio, errand: Perform, code: Code
) -> None:
    job = make_host(errand).run(request_)
    with pytest.raises(WontakError) as caught:
        list(job)
    assert caught.value.code is code
    assert "Traceback" in caught.value.__notes__[0]
    assert job.state is JobState.FAILED


def test_the_child_writes_to_the_log_and_not_to_the_terminal(
    make_host: MakeHost, request_: ImportAudio, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    list(make_host(errands.print_and_finish).run(request_))
    assert (tmp_path / "child.log").read_text() == "to the log\nand so do libraries\n"
    assert capfd.readouterr() == ("", "")


def test_killing_the_parent_leaves_no_orphan(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.parent", str(tmp_path / "note")],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = os.pidfd_open(int(parent.stdout.readline()))
    try:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        assert select.select([child], [], [], 10)[0], "the child outlived its parent"
    finally:
        os.close(child)
        parent.stdout.close()


def test_closing_stops_a_child_at_work(
    make_host: MakeHost, request_: ImportAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_module, "POLITE_S", 0.2)
    monkeypatch.setattr(host_module, "FIRM_S", 0.2)
    host = make_host(errands.say_who_and_hang)
    job = host.run(request_)
    next(job)
    host.close()
    assert not _exists(int(request_.source.read_text()))


def test_the_parent_loads_no_model_library() -> None:
    program = f"import wontak.jobs.host, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
