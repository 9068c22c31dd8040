"""The passages of the library's search index: how they are written, counted by meeting, and shown with what was found.

The number of a passage carries its meeting's in the upper bits.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from wontak.domain.found import Snippet, Where
from wontak.domain.kinds import Language
from wontak.domain.searching import Query, excerpt, index_text

_SHIFT = 24
_FIRST_SEGMENT, _FIRST_BLOCK, _BLOCKS = 16, 1 << 23, 1 << 16


@dataclass(frozen=True)
class Passage:
    """Something that can be found: a title, the roster, a segment or a block, with its other language if it has one."""

    where: Where
    item: int
    language: Language
    text: str
    translation: str = ""
    recording: int = 0
    start_s: float = 0.0
    speaker: str | None = None

    @property
    def number(self) -> int:
        """Its place within its meeting; it stays the same as long as the segment exists, whatever happens around it."""
        if self.where is Where.TRANSCRIPT:
            return _FIRST_SEGMENT + self.item
        if self.where is Where.MINUTES:
            return _FIRST_BLOCK + tuple(Language).index(self.language) * _BLOCKS + self.item
        return (Where.TITLE, Where.PEOPLE).index(self.where)


@dataclass(frozen=True)
class Hits:
    """How many passages of a meeting match, and the numbers of the first few of them.

    `stamp` is the one under which the meeting was read, `when` its date and time as sortable text.
    """

    meeting: int
    folder: str
    stamp: str
    when: str
    count: int
    in_title: bool
    first: tuple[int, ...]


def write_passages(db: sqlite3.Connection, meeting: int, passages: Iterable[Passage]) -> None:
    """Let a meeting have these passages; only those that changed are written."""
    base = meeting << _SHIFT
    stored = _stored(db, base)
    wanted = {base + passage.number: passage for passage in passages}
    for number, passage in stored.items():
        if wanted.get(number) != passage:
            _remove_passage(db, number, passage)
    for number, passage in wanted.items():
        if stored.get(number) != passage:
            _add_passage(db, number, passage)


def hits(db: sqlite3.Connection, query: Query, snippets: int) -> tuple[Hits, ...]:
    """The meetings in which something matches, in no particular order, with the first `snippets` passages of each."""
    moments = "SELECT id, folder, stamp, coalesce(date, '') || coalesce(starts, '') AS moment FROM meetings"
    # One long text of numbers leaves SQLite much faster than a row for each of a hundred thousand.
    passages = "SELECT rowid FROM tokens WHERE tokens MATCH ? ORDER BY rowid"
    listed = db.execute(f"SELECT group_concat(rowid) FROM ({passages})", (query.expression,)).fetchone()[0]
    known = {row["id"]: row for row in db.execute(moments)}
    if not listed:
        return ()
    import numpy as np  # also when a meeting is indexed, which needs none of it, this module is loaded

    found = np.fromstring(listed, dtype=np.int64, sep=",")
    meetings, begins, counts = np.unique(found >> _SHIFT, return_index=True, return_counts=True)
    return tuple(
        Hits(
            meeting,
            known[meeting]["folder"],
            known[meeting]["stamp"],
            known[meeting]["moment"],
            count,
            in_title=int(found[begin]) == meeting << _SHIFT,
            first=tuple(found[begin : begin + min(count, snippets)].tolist()),
        )
        for meeting, begin, count in zip(meetings.tolist(), begins.tolist(), counts.tolist(), strict=True)
        if meeting in known
    )


def snippets(db: sqlite3.Connection, hit: Hits, query: Query, shown_in: Language) -> tuple[Snippet, ...]:
    """What is shown of a meeting's first passages that match, in `shown_in` if possible."""
    marks = ", ".join("?" * len(hit.first))
    rows = db.execute(f"SELECT * FROM passages WHERE id IN ({marks}) ORDER BY id", hit.first)
    return tuple(_snippet(row, query, shown_in) for row in rows)


def _add_passage(db: sqlite3.Connection, number: int, passage: Passage) -> None:
    db.execute(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            passage.where.value,
            passage.item,
            passage.language.value,
            passage.text,
            passage.translation,
            passage.recording,
            float(passage.start_s),
            passage.speaker,
        ),
    )
    tokens = (index_text(passage.text), index_text(passage.translation))
    db.execute("INSERT INTO tokens (rowid, text, translation) VALUES (?, ?, ?)", (number, *tokens))


def _remove_passage(db: sqlite3.Connection, number: int, passage: Passage) -> None:
    # A full-text table without text of its own must be told what it is to forget.
    tokens = (index_text(passage.text), index_text(passage.translation))
    db.execute(
        "INSERT INTO tokens (tokens, rowid, text, translation) VALUES ('delete', ?, ?, ?)", (number, *tokens)
    )
    db.execute("DELETE FROM passages WHERE id = ?", (number,))


def _stored(db: sqlite3.Connection, base: int) -> dict[int, Passage]:
    """The passages of a meeting in the index, by their row ids."""
    rows = db.execute("SELECT * FROM passages WHERE id BETWEEN ? AND ?", (base, base + (1 << _SHIFT) - 1))
    return {
        row["id"]: Passage(
            Where(row["place"]),
            row["item"],
            Language(row["language"]),
            row["text"],
            row["translation"],
            row["recording"],
            row["start_s"],
            row["speaker"],
        )
        for row in rows
    }


def _snippet(row: sqlite3.Row, query: Query, shown_in: Language) -> Snippet:
    """The passage in the language in which the query is found in it, in `shown_in` where it is found in both."""
    spoken, where = Language(row["language"]), Where(row["place"])
    sides = sorted(
        ((spoken, row["text"]), (spoken.other, row["translation"])), key=lambda side: side[0] is not shown_in
    )
    excerpts = [(language, *excerpt(query, text)) for language, text in sides if text]
    language, text, found = next((one for one in excerpts if one[2]), excerpts[0])
    return Snippet(
        where,
        row["item"],
        language,
        text,
        found,
        language is not spoken and where is Where.TRANSCRIPT,
        row["recording"],
        row["start_s"],
        row["speaker"],
    )
