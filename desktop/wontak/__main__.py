"""Entry point of the command, and of the child processes a frozen program starts."""

import multiprocessing
import sys
from pathlib import Path


def main() -> None:
    """Open the window, or run one command, and leave with its exit code."""
    multiprocessing.freeze_support()
    if len(sys.argv) == 1:
        sys.exit(open_window())
    from wontak.cli.main import run  # a spawned child must come this far without loading the commands

    sys.exit(run(open_window=open_window))


def open_window(meeting: Path | None = None) -> int:
    """Show the window, with a meeting open in it if one is given; gives the exit code once it is closed."""
    from wontak.app import main as window

    return window(meeting)


if __name__ == "__main__":
    main()
