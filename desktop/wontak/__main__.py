"""Entry point of the command, and of the child processes a frozen program starts."""

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Open the window, or run one command, and leave with its exit code."""
    if len(sys.argv) > 1:
        from multiprocessing import (
            freeze_support,
        )  # a child is told so; the window need not wait for this to be loaded

        freeze_support()
    if getattr(sys, "frozen", False):
        give_back_library_path()
    if len(sys.argv) == 1:
        sys.exit(open_window())
    from wontak.cli.main import run  # a spawned child must come this far without loading the commands

    sys.exit(run(open_window=open_window))


def give_back_library_path() -> None:
    """Let programs started from here (LibreOffice, the file manager) load the system's libraries rather than this folder's.

    PyInstaller's starter has pointed LD_LIBRARY_PATH at the folder for this process, which has been loaded by now, and keeps
    the person's own under another name: https://pyinstaller.org/en/stable/runtime-information.html. The engines' process is
    this program again; it is told to set the path up anew.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    own = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if own:
        os.environ["LD_LIBRARY_PATH"] = own


def open_window(meeting: Path | None = None) -> int:
    """Show the window, with a meeting open in it if one is given; gives the exit code once it is closed."""
    gc.disable()  # until the window stands: nothing made on the way is garbage, and looking for it takes a tenth of the time
    from wontak.binding import load_qt

    load_qt()
    from wontak.app import main as window

    return window(meeting)


if __name__ == "__main__":
    main()
