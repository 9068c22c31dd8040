"""Tasks: work that needs the engines, told step by step, so that window and command line can each run it their way.

A task is a generator. It yields one request at a time with what is to be done with its events, is sent whether that request was
cancelled, and returns its result. The command line waits for each step; the window lets the events come while people work.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from wontak.domain.errors import WontakError

if TYPE_CHECKING:
    # Slow to load: a meeting is read before anything is asked of the engines.
    from wontak.desk.estimate import Workload
    from wontak.jobs.host import InferenceHost
    from wontak.jobs.protocol import Event, Request

Result = TypeVar("Result")
Watch = Callable[["Event"], None]


def _nothing(_event: Event) -> None:
    """For requests whose events tell nothing that is to be stored."""


@dataclass(frozen=True)
class Step:
    """One request, and what is done with each of its events, in the thread that owns the store.

    `work` is what it has to work on, where that cannot be seen from the request alone. `part` is the share of the whole task
    that it is, as its beginning and its end in [0, 1].
    """

    request: Request
    take: Callable[[Event], None] = _nothing
    work: Workload | None = None
    part: tuple[float, float] = (0.0, 1.0)


Task = Generator[Step, bool, Result]


def perform(task: Task[Result], host: InferenceHost, watch: Watch) -> Result:
    """Run a task to its end and wait for it. `watch` hears each event before it is stored.

    A fault of a request is raised inside the task, which may clear up, and then from here.
    """
    try:
        step = next(task)
        while True:
            try:
                cancelled = _run(step, host, watch)
            except WontakError as fault:
                step = task.throw(fault)
            else:
                step = task.send(cancelled)
    except StopIteration as end:
        result: Result = end.value
        return result


def _run(step: Step, host: InferenceHost, watch: Watch) -> bool:
    from wontak.jobs.protocol import Finished

    cancelled = False
    for event in host.run(step.request):
        watch(event)
        step.take(event)
        cancelled = isinstance(event, Finished) and event.cancelled
    return cancelled
