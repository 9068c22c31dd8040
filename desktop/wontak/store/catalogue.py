"""The models that can be installed by name, as `models/catalogue.toml` lists them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from wontak.domain.meeting import Language
from wontak.domain.packs import PackKind


@dataclass(frozen=True)
class Entry:
    """A model that can be installed. `hub` is a recogniser's repository on the Hugging Face hub; a translator has none."""

    name: str
    kind: PackKind
    languages: tuple[Language, ...]
    size_mb: int
    licence: str
    hub: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All entries, in the order they are shown, and the address of the Argos package index."""

    entries: tuple[Entry, ...]
    argos_index: str

    def find(self, name: str) -> Entry | None:
        """The entry of this name or alias."""
        return next((entry for entry in self.entries if name == entry.name or name in entry.aliases), None)


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in a TOML file of the program's own."""
    with path.open("rb") as file:
        content = tomllib.load(file)
    entries = tuple(
        Entry(
            row["name"],
            PackKind(row["kind"]),
            tuple(map(Language, row["languages"])),
            row["size_mb"],
            row["licence"],
            row.get("hub", ""),
            tuple(row.get("aliases", ())),
        )
        for row in content["packs"]
    )
    return Catalogue(entries, content["argos"]["index"])
