"""Long work on files: how it is followed, and how it is given up."""

from collections.abc import Callable

Watch = Callable[[int, int], None]
"""Hears what is done and what there is in all; called on the thread that works."""

Stop = Callable[[], bool]
"""Asked often; with True the work ends and nothing half-made stays."""


def never() -> bool:
    """Of work that nobody gives up."""
    return False


class Cancelled(Exception):
    """The person no longer wants what is being made."""
