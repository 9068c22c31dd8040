"""Loading modules while a thread loads others: a package whose parts need each other cannot be begun by two at once."""

from __future__ import annotations

import threading
from importlib import import_module
from types import ModuleType

CIRCULAR = "docx"
"""The one such package; pages of the window need it."""

_one_at_a_time = threading.Lock()


def load(name: str) -> ModuleType:
    """A module that is the package, or may need it; waits where another thread is loading it just now."""
    with _one_at_a_time:
        return import_module(name)


def load_aside(name: str) -> ModuleType:
    """The same on a thread of its own, on which only the package itself keeps the window waiting."""
    return load(name) if name == CIRCULAR else import_module(name)
