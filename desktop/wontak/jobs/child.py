"""What every child process of the program does first."""

import faulthandler
import os
import signal
import sys
from pathlib import Path

_POLITEST = 19
"""Nothing of a Unix system gives way to others more than this."""

_WINDOWS_IDLE = 0x40
"""IDLE_PRIORITY_CLASS."""


def keep_to_itself(log_file: Path | None) -> None:
    """Keep this process off the terminal: its output goes to the log, and Ctrl-C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    target = os.open(log_file or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.stdout.flush()
    sys.stderr.flush()
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
    faulthandler.enable()


def stand_back() -> None:
    """Let every other process of the machine go first, and keep to one thread: for work beside which something is recorded."""
    # Before the libraries are loaded that look at them.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _WINDOWS_IDLE)
    else:
        os.nice(max(0, _POLITEST - os.nice(0)))
