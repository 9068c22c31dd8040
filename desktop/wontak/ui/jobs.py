"""Jobs in the window: one at a time, others wait; events come from the engines' thread and are stored on this one."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from wontak.domain.errors import WontakError
from wontak.jobs.state import JobState

if TYPE_CHECKING:
    # What runs a job is loaded with the first one.
    from queue import SimpleQueue

    from wontak.desk.pace import Pace
    from wontak.desk.tasks import Step, Task
    from wontak.jobs.host import InferenceHost
    from wontak.jobs.protocol import Event, Request, Stage


class Job:
    """One task as the person sees it: its title, how far it is and how it ended."""

    def __init__(
        self,
        number: int,
        host: InferenceHost,
        title: str,
        begin: Callable[[], Task[Any]],
        done: Callable[[Any], object],
    ) -> None:
        self.number = number
        self.host = host
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
        self._pace: Pace | None = None

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

    def begin_step(self) -> None:
        """The step is handed to the engines: how long it should take here is known before they say anything."""
        from wontak.desk.estimate import Estimates, workload
        from wontak.desk.pace import Pace

        if self.step is not None:
            self._pace = Pace(Estimates().work_s(self.step.work or workload(self.step.request)))
            self.tell(0.0, None)

    def tell(self, share: float, left_s: float | None) -> None:
        """So much of the step is done, and so long will it still take; None where the engines cannot tell that themselves."""
        if self.step is None or self._pace is None:
            return
        begins, ends = self.step.part
        left_s = self._pace.left_s(share) if left_s is None else left_s
        if left_s is not None and begins < ends:  # the steps to come take as long for their part as this one
            left_s += left_s / max(1 - share, 0.01) * (1 - ends) / (ends - begins)
        self.share, self.left_s = begins + (ends - begins) * share, left_s

    def give_up(self) -> None:
        """End without a result, once the engines have let go of it; the task clears up after itself."""
        self.step = None
        if self._task is not None:
            self._task.close()


class _Order:
    """What the engines' thread is to do: hear a request out until `stop` is set, or (None) let go of the host."""

    def __init__(self, host: InferenceHost, request: Request | None) -> None:
        self.host = host
        self.request = request
        self.stop = threading.Event()


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
        self._orders: SimpleQueue[_Order | None] | None = None
        self._current: tuple[Job, _Order] | None = None
        self._came.connect(self._take)
        self._stopped.connect(self._go_on)

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
        job = Job(next(self._numbers), host, title, begin, done)
        self.jobs.append(job)
        self.changed.emit()
        self._start_next()
        return job

    def retry(self, job: Job) -> None:
        """Queue an ended job once more: what it has stored already is not done again. Nothing, once its meeting is closed."""
        if job.is_over and job in self.jobs:
            self.jobs.remove(job)
            self.submit(job.host, job.title, job._begin, job._done)

    def cancel(self, job: Job) -> None:
        """Stop a job where nothing is lost; one that waits is simply taken from the queue."""
        if job.state is JobState.WAITING:
            job.state = JobState.CANCELLED
            self.changed.emit()
        elif job.state is JobState.RUNNING:
            self._stop(job)

    def cancel_all(self) -> None:
        """Stop everything, the waiting ones first."""
        for job in reversed(self.open):
            self.cancel(job)

    def release(self, host: InferenceHost) -> None:
        """Let go of the engines of a meeting that is being closed, and forget its jobs.

        Nothing of theirs is stored from here on. The engines' thread sees them off, which may take seconds; nobody waits.
        """
        for job in [job for job in self.jobs if job.host is host]:
            self.jobs.remove(job)
            if not job.is_over:
                job.state = JobState.CANCELLED
                self._stop(job)
        self._give(_Order(host, None))
        self.changed.emit()

    def close(self) -> None:
        """Cancel all and let the thread go; waits for the running request to end."""
        self.cancel_all()
        if self._orders:
            self._orders.put(None)
            self._thread.join()

    def _stop(self, job: Job) -> None:
        """Ask the engines to stop, if it is this job they are at."""
        if self._current and self._current[0] is job:
            self._current[1].stop.set()
            job.host.cancel()

    def _start_next(self) -> None:
        """Begin with the first job that waits, once the engines are done with the one before, be it forgotten or not."""
        if self._current is None and self.running is None:
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
        if job.step is not None and job.state is JobState.RUNNING:
            job.begin_step()
            order = _Order(job.host, job.step.request)
            self._current = job, order
            self._give(order)
            self.changed.emit()
            return
        self.changed.emit()
        self.ended.emit(job)
        if job.fault:
            self.failed.emit(job)
        self._start_next()

    def _give(self, order: _Order) -> None:
        """Have the engines' thread do something; it is begun with the first order."""
        if self._orders is None:
            from queue import SimpleQueue

            self._orders = SimpleQueue()
            self._thread = threading.Thread(
                target=self._pump, args=[self._orders], name="wontak-jobs", daemon=True
            )
            self._thread.start()
        self._orders.put(order)

    def _pump(self, orders: SimpleQueue[_Order | None]) -> None:
        """On its own thread, the only one that deals with the hosts but for asking them to stop."""
        while (order := orders.get()) is not None:
            if order.request is None:
                order.host.close()
            else:
                self._stopped.emit(self._hear_out(order, order.request))

    def _hear_out(self, order: _Order, request: Request) -> bool | Exception:
        """Run one request; whether it was cancelled, or its fault."""
        from wontak.jobs.protocol import Finished

        if order.stop.is_set():
            return True
        outcome: bool | Exception = False
        began_s = time.monotonic()
        try:
            for event in order.host.run(request):
                if order.stop.is_set():
                    order.host.cancel()  # it may have been asked before the host had begun
                if isinstance(event, Finished):
                    outcome = event.cancelled
                self._came.emit(event)
        except WontakError as fault:
            return fault
        if outcome is False:
            self.worked.emit(request, time.monotonic() - began_s)
        return outcome

    def _take(self, event: Event) -> None:
        from wontak.jobs.protocol import Noticed, Progressed, Started

        job = self._current[0] if self._current else None
        if job is None or job.is_over or job.step is None:
            return
        if isinstance(event, Started):
            job.stage = event.stage
            job.tell(0.0, event.expected_s)
        elif isinstance(event, Progressed):
            job.stage = event.stage
            job.tell(event.share, event.left_s)
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
        if self._current is None:
            return
        job, order = self._current
        self._current = None
        if outcome is False and order.stop.is_set():
            outcome = True  # done just before it could be stopped: what would come next is not wanted
        if job.is_over:
            job.give_up()
            self._start_next()
        else:
            fault, job.fault = job.fault, None
            self._advance(job, fault or outcome)
