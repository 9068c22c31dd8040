"""Where the library looks for meetings, and which were opened last: kept in a small file of the user's."""

import datetime as dt
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from wontak.export.atomic import write_whole

PLACES_FILE = "library.json"
_REMEMBERED = 50


@dataclass(frozen=True)
class Places:
    """Folders besides the default one, and when (UTC) each meeting was opened last, the latest first."""

    folders: tuple[Path, ...] = ()
    opened: tuple[tuple[Path, dt.datetime], ...] = ()

    def with_opened(self, folder: Path, at: dt.datetime) -> "Places":
        """The same with `folder` as the latest."""
        return replace(self, opened=((folder, at), *self.without(folder).opened)[:_REMEMBERED])

    def without(self, folder: Path) -> "Places":
        """The same, `folder` never having been opened."""
        return replace(self, opened=tuple(one for one in self.opened if one[0] != folder))


def default_folder() -> Path:
    """Where new meetings go: Wontak among the user's documents, or within WONTAK_DATA_DIR."""
    chosen = os.environ.get("WONTAK_DATA_DIR")
    return Path(chosen) / "meetings" if chosen else platformdirs.user_documents_path() / "Wontak"


def load_places(data: Path) -> Places:
    """The places kept in the folder `data`; none where there is no such file or it is damaged."""
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
    kept = {
        "folders": [str(folder) for folder in places.folders],
        "opened": [(str(folder), at.isoformat()) for folder, at in places.opened],
    }
    write_whole(data / PLACES_FILE, json.dumps(kept, ensure_ascii=False, indent=1).encode())
