"""Where the library looks for meetings, and which were opened last: kept in a small file of the user's.

The file is read behind the window's first picture; what reads and writes it is loaded there.
"""

import datetime as dt
import os
from pathlib import Path
from typing import NamedTuple

from wontak.domain.kinds import NOTHING_SAID, Bilingual

PLACES_FILE = "library.json"
_REMEMBERED = 50


class Opened(NamedTuple):
    """A meeting that was opened: when (UTC) for the last time, and what it was called then."""

    folder: Path
    at: dt.datetime
    title: Bilingual = NOTHING_SAID


class Places(NamedTuple):
    """Folders besides the default one, and the meetings opened last, the latest first."""

    folders: tuple[Path, ...] = ()
    opened: tuple[Opened, ...] = ()

    def looking_in(self, folders: tuple[Path, ...]) -> "Places":
        """The same with these folders."""
        return Places(folders, self.opened)

    def with_opened(self, opened: Opened) -> "Places":
        """The same with this meeting as the latest."""
        return Places(self.folders, (opened, *self.without(opened.folder).opened)[:_REMEMBERED])

    def without(self, folder: Path) -> "Places":
        """The same, `folder` never having been opened."""
        return Places(self.folders, tuple(one for one in self.opened if one.folder != folder))


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
            tuple(
                Opened(Path(folder), dt.datetime.fromisoformat(at), Bilingual(*title))
                for folder, at, *title in kept["opened"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Places()


def save_places(data: Path, places: Places) -> None:
    """Keep the places in the folder `data`. Raises WontakError(DISK_FULL, NOT_WRITABLE)."""
    import json

    from wontak.export.atomic import write_whole

    kept = {
        "folders": [str(folder) for folder in places.folders],
        "opened": [
            (str(one.folder), one.at.isoformat(), one.title.ko, one.title.en) for one in places.opened
        ],
    }
    write_whole(data / PLACES_FILE, json.dumps(kept, ensure_ascii=False, indent=1).encode())
