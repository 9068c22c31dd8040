"""The library's list as a model: meetings, and under each the passages a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from wontak.domain.dates import long_date, official_date
from wontak.domain.kinds import Language, Status

if TYPE_CHECKING:
    from wontak.domain.found import Results, Snippet
    from wontak.domain.library import Entry

Index = QModelIndex | QPersistentModelIndex

TEXT, TOOL_TIP, SPOKEN, DESCRIBED = 0, 3, 11, 12
"""What is answered for of `Qt.ItemDataRole`, by number: see docs/adr/0010-nothing-before-the-first-picture.md."""


class Row(NamedTuple):
    """One line: a meeting, or (`snippet`) a passage of the meeting above it. `passages` says how many were found."""

    entry: Entry
    snippet: Snippet | None = None
    passages: int = 0


class LibraryRows(QAbstractListModel):
    """Meetings, or what was found of them."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: list[Row] = []

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """All meetings."""
        self._set([Row(entry) for entry in entries])

    def show_results(self, results: Results) -> None:
        """What was found, the passages under their meeting."""
        rows = []
        for found in results.found:
            rows.append(Row(found.entry, passages=found.count))
            rows.extend(Row(found.entry, snippet) for snippet in found.snippets)
        self._set(rows)

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def place_of(self, row: Row) -> int | None:
        """Where a meeting, or a passage, that was shown before is now."""
        for place, one in enumerate(self._rows):
            if one.entry.folder == row.entry.folder and one.snippet == row.snippet:
                return place
        return None

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(self._rows)

    def data(self, index: Index, role: int = TEXT) -> object:
        row = self._rows[index.row()]
        if role in (TEXT, SPOKEN):
            return row.snippet.text if row.snippet else self._spoken(row.entry)
        if role == DESCRIBED and not row.snippet:
            return facts(row.entry, self._language)
        if role == TOOL_TIP and not row.snippet:
            return str(row.entry.folder)
        return None

    def _set(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _spoken(self, entry: Entry) -> str:
        return (
            f"{entry.name(self._language)}, {self.tr('approved')}"
            if is_approved(entry)
            else entry.name(self._language)
        )


def is_approved(entry: Entry) -> bool:
    return entry.status is Status.APPROVED


def facts(entry: Entry, language: Language) -> str:
    """Date, length and so on of a meeting, as one quiet line."""
    parts = []
    if entry.date:
        korean = language is Language.KO
        parts.append(official_date(entry.date, entry.start) if korean else long_date(entry.date))
    if entry.duration_s:
        from wontak.domain.messages import spoken_duration  # brings all sentences of the program along

        parts.append(spoken_duration(entry.duration_s, language))
    if entry.languages:
        parts.append(" · ".join(one.value.upper() for one in entry.languages))
    return "   ".join(parts)
