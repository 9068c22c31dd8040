"""What the window tells the person: one sentence and at most a few actions, in a bar above the page, never in a pop-up."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from wontak.domain.errors import Code, WontakError

if TYPE_CHECKING:
    from wontak.ui.errands import Errand


class Weight(StrEnum):
    """How much a notice matters."""

    QUIET = "quiet"
    REVIEW = "review"
    DANGER = "danger"


class Notice(NamedTuple):
    """One sentence, and buttons (label, what they do). `key` lets a later notice take an earlier one's place."""

    text: str
    weight: Weight = Weight.QUIET
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()
    key: str = ""


class Notices(QObject):
    """The common way to the person; the window draws what is told here."""

    told = Signal(object)
    withdrawn = Signal(str)
    followed = Signal(object)

    def follow(self, errand: Errand) -> None:
        """Show how far an errand is, if it takes long enough to be seen."""
        self.followed.emit(errand)

    def withdraw(self, key: str) -> None:
        """Take back the notice with this key, if it still stands: what it says is over."""
        self.withdrawn.emit(key)

    def say(self, text: str, *actions: tuple[str, Callable[[], object]], key: str = "") -> None:
        """Something good to know."""
        self.told.emit(Notice(text, Weight.QUIET, actions, key))

    def warn(self, text: str, *actions: tuple[str, Callable[[], object]], key: str = "") -> None:
        """Something to look at."""
        self.told.emit(Notice(text, Weight.REVIEW, actions, key))

    def alarm(self, text: str, *actions: tuple[str, Callable[[], object]], key: str = "") -> None:
        """Something to act on at once: more is lost with every second."""
        self.told.emit(Notice(text, Weight.DANGER, actions, key))

    def fault(self, fault: Exception, *actions: tuple[str, Callable[[], object]], key: str = "") -> None:
        """Something that went wrong: what it was and what to do, in the interface language."""
        self.told.emit(Notice(fault_sentence(fault), Weight.DANGER, actions, key))


def fault_sentence(fault: Exception) -> str:
    """One sentence about a fault, in the interface language."""
    # All sentences there are: not before one is said.
    from wontak.domain.messages import interface_language, sentence

    if isinstance(fault, WontakError):
        return sentence(fault.code, fault.fields, interface_language())
    problem = {"problem": f"{type(fault).__name__}: {fault}"}
    return sentence(Code.UNEXPECTED, problem, interface_language())
