"""The last thing a child says of a request: that it is done, or why it is not.

Apart from the rest of the protocol, because the capture child needs no more of it and is to stay small.
"""

from dataclasses import dataclass

from wontak.domain.errors import Code


@dataclass(frozen=True)
class Finished:
    """The request is done; nothing of it will follow."""

    cancelled: bool = False


@dataclass(frozen=True)
class Failed:
    """The request has ended in a fault; `detail` is the traceback, for `--debug` and the log only."""

    code: Code
    fields: tuple[tuple[str, str | int | float], ...] = ()
    detail: str = ""
