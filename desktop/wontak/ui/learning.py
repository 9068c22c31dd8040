"""Each job that is done teaches how long such work takes on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wontak.ui.background import in_background
from wontak.ui.jobs import Jobs

if TYPE_CHECKING:
    from wontak.jobs.protocol import Request


class Learning(QObject):
    """Listens to the jobs and remembers."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs)
        jobs.worked.connect(self._learn)

    def _learn(self, request: Request, took_s: float) -> None:
        from wontak.desk.estimate import Estimates, workload

        work = workload(request)  # now: the working copy of an import is about to get another name
        in_background(lambda: Estimates().learn(work, took_s), _nothing, _nothing)


def _nothing(_outcome: object) -> None:
    """Nobody waits for this: without it the next estimate is only a little worse."""
