"""Where the program's own files and this user's files lie."""

import os
import sys
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]


def root() -> Path:
    """The folder with `resources` and `models`: inside a frozen program, else the source checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else _CHECKOUT


def resources() -> Path:
    """Icons, templates, glossaries and the sample roundtable."""
    return root() / "resources"


def bundled_models() -> Path:
    """The catalogue and the starter packs that come with the program; never written to."""
    return root() / "models"


def user_data() -> Path:
    """What belongs to this user rather than to a meeting; `WONTAK_DATA_DIR` puts it elsewhere. May not exist yet."""
    chosen = os.environ.get("WONTAK_DATA_DIR")
    if chosen:
        return Path(chosen)
    if (
        sys.platform == "linux"
    ):  # the same as below, but the window need not wait for platformdirs to be loaded
        return (
            Path(os.environ.get("XDG_DATA_HOME", "").strip() or Path.home() / ".local" / "share") / "wontak"
        )
    import platformdirs

    return Path(platformdirs.user_data_dir("wontak", appauthor=False))
