"""Keeps None and True alive under Python 3.11, from which PySide6 6.12 takes a reference at every call that returns nothing.

Measured with PySide6 6.12.0 and CPython 3.11.7: each call of a C++ method without a result (`QPainter.drawLine`,
`QWidget.update`) gives away a reference to None that it does not own, each `Signal.emit` one to True. After some 30,000 of
them, seconds of painting, the interpreter ends with "deallocating None". From Python 3.12 on these objects are immortal.
"""

from __future__ import annotations

import ctypes
import sys

ENOUGH = 1 << 48
"""References added: at a million calls a second they last for years."""


def keep_alive() -> None:
    """Give None, True and False more references than any sitting can use up."""
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        for singleton in (None, True, False):
            ctypes.c_ssize_t.from_address(id(singleton)).value += ENOUGH
