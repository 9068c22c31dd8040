"""Term pairs of the house, as their table lists them."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from wontak.domain.meeting import Language


@dataclass(frozen=True)
class Term:
    """A term in both languages. `kind` groups terms ("institution", "title", …).

    Where several renderings are agreed, each is a term of its own and the first is the preferred one. A note may begin with
    "avoid: " and known wrong renderings, separated by commas and closed by a semicolon or the note's end.
    """

    ko: str
    en: str
    kind: str = ""
    note: str = ""

    def __getitem__(self, language: Language) -> str:
        return self.ko if language is Language.KO else self.en

    def avoided(self, language: Language) -> tuple[str, ...]:
        """The wrong renderings in `language` that the note warns of."""
        warning = _WARNING.match(self.note)
        renderings = warning[1].split(",") if warning else []
        return tuple(
            word.strip() for word in renderings if bool(_HANGUL.search(word)) is (language is Language.KO)
        )


_WARNING = re.compile(r"avoid:\s*([^;]+)")
_HANGUL = re.compile("[가-힣]")


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
