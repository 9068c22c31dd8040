"""Work on files in the window: its length is known beforehand and remembered; it can be given up, and tried again if it fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from wontak.desk.estimate import Estimates, FileWork
from wontak.desk.file_work import timed
from wontak.ui.background import is_there
from wontak.ui.errands import Errand, Work
from wontak.ui.notices import Notices

translate = QCoreApplication.translate


def run_errand(
    notices: Notices, title: str, work: Work, done: Callable[[Any], object], measure: FileWork
) -> Errand:
    """Do work on files aside, with its progress in a notice; `measure` is what it is, as a matter of time.

    The work gives None where it was given up, of which nothing is learned. A fault is told with the offer to try again.
    """
    errand = Errand(title, expected_s=Estimates().file_work_s(measure))

    def again() -> None:
        if is_there(done):
            run_errand(notices, title, work, done, measure)

    notices.follow(errand)
    errand.begin(
        lambda watch, stop: timed(measure, partial(work, watch, stop)),
        done,
        lambda fault: notices.fault(fault, (translate("Jobs", "Try again"), again), key=title),
    )
    return errand
