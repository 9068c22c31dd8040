"""Jobs in the window: one at a time, others wait; events come from the engines' thread and are stored on this one."""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from wontak.desk.tasks import Step, Task
from wontak.domain.errors import WontakError
from wontak.jobs.host import InferenceHost, JobState
from wontak.jobs.protocol import Event, Finished, Noticed, Progressed, Request, Stage, Started


class Job:
    """One task as the person sees it: its title, how far it is and how it ended."""

    def __init__(
        self, number: int, title: str, begin: Callable[[], Task[Any]], done: Callable[[Any], object]
    ) -> None:
        self.number = number
        self.title = title
        self.state = JobState.WAITING
        self.stage: Stage | None = None
        self.share = 0.0
        self.left_s: float | None = None
        self.fault: Exception | None = None
        self._begin = begin
        self._done = done
        self._task: Task[Any] | None = None
        self.step: Step | None = None

    @property
    def is_over(self) -> bool:
        return self.state not in (JobState.WAITING, JobState.RUNNING)

    def advance(self, outcome: bool | Exception | None) -> None:
        """Go on to the next step, told how the last one ended; without a next one the job is over."""
        try:
            if self._task is None:
                self._task = self._begin()
                self.step = next(self._task)
            elif isinstance(outcome, Exception):
                self.step = self._task.throw(outcome)
            else:
                self.step = self._task.send(bool(outcome))
        except StopIteration as end:
            self.step = None
            self.state = JobState.CANCELLED if outcome is True else JobState.FINISHED
            if self.state is JobState.FINISHED:
                self._done(end.value)


class Jobs(QObject):
    """The queue of one window. `changed` is told at every step and at most ten times a second while a job runs.

    `noticed` passes on what a job wants known, `failed` a job that ended in a fault, `worked` a request that was done to its
    end and the seconds it took. Nothing here waits.
    """

    changed = Signal()
    noticed = Signal(object)
    failed = Signal(object)
    ended = Signal(object)
    worked = Signal(object, float)
    _came = Signal(object)
    _stopped = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs: list[Job] = []
        self._numbers = itertools.count(1)
        self._requests: queue.SimpleQueue[tuple[InferenceHost, Request] | None] = queue.SimpleQueue()
        self._host: InferenceHost | None = None
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._stopped.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._pump, name="wontak-jobs", daemon=True)
        self._thread.start()

    @property
    def running(self) -> Job | None:
        """The job that is being worked on."""
        return next((job for job in self.jobs if job.state is JobState.RUNNING), None)

    @property
    def open(self) -> tuple[Job, ...]:
        """The running job and those that wait."""
        return tuple(job for job in self.jobs if not job.is_over)

    def submit(
        self,
        host: InferenceHost,
        title: str,
        begin: Callable[[], Task[Any]],
        done: Callable[[Any], object] = lambda _result: None,
    ) -> Job:
        """Queue a task. `begin` is called when its turn comes, `done` with its result unless it fails or is cancelled."""
        job = Job(next(self._numbers), title, begin, done)
        self._host = host
        self.jobs.append(job)
        self.changed.emit()
        self._start_next()
        return job

    def retry(self, job: Job) -> None:
        """Queue an ended job once more: what it has stored already is not done again."""
        if job.is_over and self._host:
            self.jobs.remove(job)
            self.submit(self._host, job.title, job._begin, job._done)

    def cancel(self, job: Job) -> None:
        """Stop a job where nothing is lost; one that waits is simply taken from the queue."""
        if job.state is JobState.WAITING:
            job.state = JobState.CANCELLED
            self.changed.emit()
        elif job.state is JobState.RUNNING and self._host:
            self._host.cancel()

    def cancel_all(self) -> None:
        """Stop everything, the waiting ones first."""
        for job in reversed(self.open):
            self.cancel(job)

    def close(self) -> None:
        """Cancel all and let the thread go; waits for the running request to end."""
        self.cancel_all()
        self._requests.put(None)
        self._thread.join()

    def _start_next(self) -> None:
        if self.running is None:
            job = next((job for job in self.jobs if job.state is JobState.WAITING), None)
            if job:
                job.state = JobState.RUNNING
                self._advance(job, None)

    def _advance(self, job: Job, outcome: bool | Exception | None) -> None:
        try:
            job.advance(outcome)
        except Exception as fault:  # noqa: BLE001 - the job's outermost edge: the person is told, other jobs go on
            job.state = JobState.FAILED
            job.fault = fault
        if job.step is not None and job.state is JobState.RUNNING and self._host:
            self._requests.put((self._host, job.step.request))
            self.changed.emit()
            return
        self.changed.emit()
        self.ended.emit(job)
        if job.fault:
            self.failed.emit(job)
        self._start_next()

    def _pump(self) -> None:
        """On its own thread: hear the engines out."""
        while (wanted := self._requests.get()) is not None:
            host, request = wanted
            outcome: bool | Exception = False
            began_s = time.monotonic()
            try:
                for event in host.run(request):
                    if isinstance(event, Finished):
                        outcome = event.cancelled
                    self._came.emit(event)
            except WontakError as fault:
                outcome = fault
            if outcome is False:
                self.worked.emit(request, time.monotonic() - began_s)
            self._stopped.emit(outcome)

    def _take(self, event: Event) -> None:
        job = self.running
        if job is None or job.step is None:
            return
        if isinstance(event, Started):
            job.stage, job.share, job.left_s = event.stage, 0.0, event.expected_s
        elif isinstance(event, Progressed):
            job.stage, job.share, job.left_s = event.stage, event.share, event.left_s
        elif isinstance(event, Noticed):
            self.noticed.emit(event)
        try:
            job.step.take(event)
        except WontakError as fault:
            # A meeting that was approved or a disk that is full: the engines need not go on.
            job.fault = fault
            self.cancel(job)
        self.changed.emit()

    def _go_on(self, outcome: bool | Exception) -> None:
        job = self.running
        if job:
            fault, job.fault = job.fault, None
            self._advance(job, fault or outcome)
