"""Where the library looks for meetings, and which were opened last: kept in a small file of the user's.

The file is read behind the window's first picture; what reads and writes it is loaded there.
"""

import datetime as dt
import os
from pathlib import Path
from typing import NamedTuple

PLACES_FILE = "library.json"
_REMEMBERED = 50


class Places(NamedTuple):
    """Folders besides the default one, and when (UTC) each meeting was opened last, the latest first."""

    folders: tuple[Path, ...] = ()
    opened: tuple[tuple[Path, dt.datetime], ...] = ()

    def looking_in(self, folders: tuple[Path, ...]) -> "Places":
        """The same with these folders."""
        return Places(folders, self.opened)

    def with_opened(self, folder: Path, at: dt.datetime) -> "Places":
        """The same with `folder` as the latest."""
        return Places(self.folders, ((folder, at), *self.without(folder).opened)[:_REMEMBERED])

    def without(self, folder: Path) -> "Places":
        """The same, `folder` never having been opened."""
        return Places(self.folders, tuple(one for one in self.opened if one[0] != folder))


def default_folder() -> Path:
    """Where new meetings go: Wontak among the user's documents, or within WONTAK_DATA_DIR."""
    if chosen := os.environ.get("WONTAK_DATA_DIR"):
        return Path(chosen) / "meetings"
    import platformdirs

    return platformdirs.user_documents_path() / "Wontak"


def load_places(data: Path) -> Places:
    """The places kept in the folder `data`; none where there is no such file or it is damaged."""
    import json

    try:
        kept = json.loads((data / PLACES_FILE).read_text(encoding="utf-8"))
        return Places(
            tuple(Path(folder) for folder in kept["folders"]),
            tuple((Path(folder), dt.datetime.fromisoformat(at)) for folder, at in kept["opened"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Places()


def save_places(data: Path, places: Places) -> None:
    """Keep the places in the folder `data`. Raises WontakError(DISK_FULL, NOT_WRITABLE)."""
    import json

    from wontak.export.atomic import write_whole

    kept = {
        "folders": [str(folder) for folder in places.folders],
        "opened": [(str(folder), at.isoformat()) for folder, at in places.opened],
    }
    write_whole(data / PLACES_FILE, json.dumps(kept, ensure_ascii=False, indent=1).encode())
