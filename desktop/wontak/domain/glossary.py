"""Term pairs of the house and how they are found in running text of either language."""

import csv
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from wontak.domain.meeting import Language


@dataclass(frozen=True)
class Term:
    """A term in both languages. `kind` groups terms ("institution", "title", …)."""

    ko: str
    en: str
    kind: str = ""
    note: str = ""

    def __getitem__(self, language: Language) -> str:
        return self.ko if language is Language.KO else self.en


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a CSV file with the columns ko, en, kind, note, in the file's order, NFC-normalised."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [{key: _clean(value) for key, value in row.items() if key} for row in csv.DictReader(file)]
    return tuple(
        Term(row["ko"], row["en"], row.get("kind", ""), row.get("note", ""))
        for row in rows
        if row.get("ko") and row.get("en")
    )


def _clean(value: str | None) -> str:
    return unicodedata.normalize("NFC", (value or "").strip())
