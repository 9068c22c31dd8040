"""What every child process of the program does first."""

import faulthandler
import os
import signal
import sys
from pathlib import Path


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
