"""Entry point of the command, and of the child processes a frozen program starts."""

import multiprocessing
import sys


def main() -> None:
    """Run one command and leave with its exit code."""
    multiprocessing.freeze_support()
    from wontak.cli.main import run  # a spawned child must come this far without loading the commands

    sys.exit(run())


if __name__ == "__main__":
    main()
