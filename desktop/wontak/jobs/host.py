"""The parent's side of the inference child: starts it, hears it out, stops it, and replaces it when it is lost.

Light on purpose: nothing here, or imported from here, loads a model library.
"""

import contextlib
import multiprocessing
import threading
import time
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType

from wontak.domain.errors import Code, WontakError
from wontak.jobs import worker
from wontak.jobs.pipeline import Perform, perform
from wontak.jobs.protocol import Cancel, Event, Failed, Finished, Request, Shutdown
from wontak.jobs.state import JobState

__all__ = ["InferenceHost", "Job", "JobState"]

POLITE_S = 3.0
"""From asking a job to stop until its child is terminated."""

FIRM_S = 2.0
"""From terminating a child until it is killed."""


class Job(Iterator[Event]):
    """One request and the events that come of it, to be iterated once.

    The last event is Finished. Iterating raises WontakError where the job fails, with the child's traceback as a note
    (`__notes__`), and ENGINE_LOST where the child is lost.
    """

    def __init__(self, host: "InferenceHost", request: Request) -> None:
        self.request = request
        self.state = JobState.WAITING
        self._events = host._events(self)

    def __next__(self) -> Event:
        return next(self._events)

    def close(self) -> None:
        """Give the job up; its child is stopped if it is at work on it."""
        self._events.close()


class InferenceHost:
    """One inference child at a time, started when it is first needed; one job at a time, others wait their turn.

    `cancel` may be called from any thread, also while another one iterates a job.
    """

    def __init__(self, log_file: Path | None = None, perform: Perform = perform) -> None:
        self._log_file = log_file
        self._perform = perform
        self._turn = threading.Lock()
        self._asked_to_stop_at: float | None = None
        self._wake_reader, self._wake_writer = multiprocessing.Pipe(duplex=False)
        self._child: _Child | None = None

    def __enter__(self) -> "InferenceHost":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def child_pid(self) -> int | None:
        """The process number of the child, if there is one."""
        return self._child.process.pid if self._child else None

    def run(self, request: Request) -> Job:
        """Start on `request`; its events come as the job is iterated. Blocks while another job has its turn."""
        return Job(self, request)

    def cancel(self) -> None:
        """Ask the running job to stop; what it has yielded so far stands. Without a running job nothing happens."""
        if self._turn.locked() and self._asked_to_stop_at is None:
            self._asked_to_stop_at = time.monotonic()
            self._wake_writer.send(None)

    def close(self) -> None:
        """Let the child go; firmly if it does not leave by itself."""
        child, self._child = self._child, None
        if child is not None:
            child.dismiss()

    def _events(self, job: Job) -> Generator[Event, None, None]:
        with self._turn:
            self._asked_to_stop_at = None
            while self._wake_reader.poll():
                self._wake_reader.recv()
            job.state = JobState.RUNNING
            try:
                self._child = self._child or _Child(self._perform, self._log_file)
                self._child.send(job.request)
                yield from self._until_done(job, self._child)
            finally:
                if job.state in (JobState.RUNNING, JobState.LOST) and self._child:
                    # Abandoned half-way, or gone: the next job gets a fresh child.
                    self._child.stop()
                    self._child = None

    def _until_done(self, job: Job, child: "_Child") -> Iterator[Event]:
        """Pass on events until the last one; climb the ladder if asked to stop."""
        ladder = _Ladder(child)
        while True:
            if self._asked_to_stop_at is not None:
                ladder.climb(self._asked_to_stop_at)
            ready = wait([child.connection, child.process.sentinel, self._wake_reader], ladder.patience_s())
            if self._wake_reader in ready:
                self._wake_reader.recv()
            if child.connection in ready or child.process.sentinel in ready:
                event = child.receive()
                if event is None:
                    yield self._end_without_word(job, ladder)
                    return
                if isinstance(event, Failed):
                    raise _as_fault(job, event)
                if isinstance(event, Finished):
                    job.state = JobState.CANCELLED if event.cancelled else JobState.FINISHED
                yield event
                if isinstance(event, Finished):
                    return

    def _end_without_word(self, job: Job, ladder: "_Ladder") -> Finished:
        """The child is gone and everything it had sent is passed on: on purpose, or it is lost."""
        child, self._child = self._child, None
        exit_code = child.bury() if child else None
        if ladder.began:
            job.state = JobState.CANCELLED
            return Finished(cancelled=True)
        job.state = JobState.LOST
        raise WontakError(Code.ENGINE_LOST, exit_code=exit_code if exit_code is not None else "?")


def _as_fault(job: Job, event: Failed) -> WontakError:
    job.state = JobState.FAILED
    fault = WontakError(event.code, **dict(event.fields))
    if event.detail:
        fault.add_note(event.detail)
    return fault


class _Child:
    """The process and the parent's end of its pipe."""

    def __init__(self, perform: Perform, log_file: Path | None) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe(duplex=True)
        self.process: SpawnProcess = context.Process(
            target=worker.main, args=(theirs, perform, log_file), name="wontak-inference", daemon=True
        )
        self.process.start()
        # Only the child may hold its end, or its death would not close the pipe.
        theirs.close()

    def send(self, message: Request | Cancel | Shutdown) -> None:
        """Tell the child something; a child that is gone hears nothing, which `receive` will show."""
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            self.connection.send(message)

    def receive(self) -> Event | None:
        """The next event, waited for; None once the child is gone and everything it sent has been read."""
        try:
            event: Event = self.connection.recv()
        except (EOFError, OSError):
            # OSError: it went in the middle of a message.
            return None
        return event

    def stop(self) -> None:
        """Terminate it, kill it if need be, and clear up."""
        self.process.terminate()
        self.process.join(FIRM_S)
        if self.process.is_alive():
            self.process.kill()
        self.bury()

    def dismiss(self) -> None:
        """Let it go in peace, or stop it if it is still at work after the grace."""
        self.send(Cancel())
        self.send(Shutdown())
        self.process.join(POLITE_S)
        if self.process.is_alive():
            self.stop()
        else:
            self.bury()

    def bury(self) -> int | None:
        """Clear up after its end; gives its exit code."""
        self.process.join()
        exit_code = self.process.exitcode
        self.connection.close()
        self.process.close()
        return exit_code


class _Ladder:
    """How a child is made to stop: asked, terminated after `POLITE_S`, killed `FIRM_S` later."""

    def __init__(self, child: _Child) -> None:
        self._child = child
        self._next_at: float | None = None
        self._steps: list[tuple[Callable[[], None], float | None]] = [
            (lambda: child.send(Cancel()), POLITE_S),
            (child.process.terminate, FIRM_S),
            (child.process.kill, None),
        ]
        self.began = False

    def climb(self, asked_at: float) -> None:
        """Take the steps that are due, the first one when it is asked for."""
        if not self.began:
            self.began, self._next_at = True, asked_at
        while self._steps and self._next_at is not None and time.monotonic() >= self._next_at:
            step, grace_s = self._steps.pop(0)
            step()
            self._next_at = None if grace_s is None else time.monotonic() + grace_s

    def patience_s(self) -> float | None:
        """How long the child may be waited for before the next step; None for as long as it takes."""
        return None if self._next_at is None else max(0.0, self._next_at - time.monotonic())
