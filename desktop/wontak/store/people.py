"""People remembered between meetings, so that nobody types a name and its title twice; any of them can be forgotten."""

import contextlib
import datetime as dt
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wontak import paths
from wontak.domain.hangul import begins
from wontak.domain.meeting import Bilingual, Language, Participant, Pronoun, Role
from wontak.store.database import faults_named

PEOPLE_FILE = "people.db"
_VERSION = 1
_NOTHING = Bilingual()
_LONG_AGO = dt.datetime.fromtimestamp(0, dt.UTC)
_BUSY_S = 10.0
_TEXTS = ("name", "title", "affiliation", "short")
_COLUMNS = (*(f"{text}_{language}" for text in _TEXTS for language in Language), "pronoun", "language")
_SCHEMA = f"""CREATE TABLE people (id INTEGER PRIMARY KEY,
    {", ".join(f"{column} TEXT NOT NULL" for column in _COLUMNS)}, used INTEGER NOT NULL, last TEXT NOT NULL) STRICT"""


@dataclass(frozen=True)
class Person:
    """Someone who was on a roster: in how many savings of one, and when last (UTC)."""

    name: Bilingual
    title: Bilingual = _NOTHING
    affiliation: Bilingual = _NOTHING
    short: Bilingual = _NOTHING
    pronoun: Pronoun = Pronoun.THEY
    language: Language | None = None
    id: int = 0
    used: int = 0
    last: dt.datetime = _LONG_AGO

    def participant(self, participant_id: str, role: Role) -> Participant:
        """This person on a roster."""
        return Participant(
            participant_id,
            self.name,
            role,
            self.title,
            self.affiliation,
            self.short,
            self.pronoun,
            self.language,
        )


class People:
    """Those remembered, in a file of this user's. It may be used from several threads: every call has its own connection.

    Every method raises WontakError(DISK_FULL, NOT_WRITABLE) where the file cannot be used.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.user_data() / PEOPLE_FILE

    def remember(self, participants: Iterable[Participant]) -> None:
        """Keep the people of a roster. What is given now counts for more than what was remembered; nothing given, for nothing."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        with self._connection() as db, db:
            db.execute("BEGIN IMMEDIATE")
            known = [_person(row) for row in db.execute("SELECT * FROM people ORDER BY last DESC")]
            for one in participants:
                before = next((person for person in known if _same(person, one)), None)
                row = {**_row(one, before), "used": before.used + 1 if before else 1, "last": now}
                if before:
                    row["id"] = before.id
                marks = ", ".join("?" * len(row))
                db.execute(
                    f"INSERT OR REPLACE INTO people ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
                )

    def suggest(self, typed: str, limit: int = 8) -> tuple[Person, ...]:
        """Those whose name begins with what is typed, the latest first.

        김, 김진, ㄱㅈㅍ and the half-composed 김지 find 김진표; kim, jin and jinpyo find Kim Jin Pyo.
        """
        wanted = _close(typed)
        if not wanted:
            return ()
        return tuple(person for person in self.all() if _begins(person, wanted))[:limit]

    def all(self) -> tuple[Person, ...]:
        """Everyone remembered, the latest first."""
        with self._connection() as db:
            return tuple(
                _person(row) for row in db.execute("SELECT * FROM people ORDER BY last DESC, used DESC, id")
            )

    def forget(self, person_id: int) -> None:
        """Remember someone no more; the meetings they were at keep them."""
        with self._connection() as db, db:
            db.execute("DELETE FROM people WHERE id = ?", (person_id,))

    def forget_all(self) -> None:
        """Remember nobody."""
        with self._connection() as db, db:
            db.execute("DELETE FROM people")

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with contextlib.suppress(OSError):  # SQLite says so where the file cannot be made
            self._file.parent.mkdir(parents=True, exist_ok=True)
        with (
            faults_named(self._file),
            contextlib.closing(sqlite3.connect(self._file, timeout=_BUSY_S, isolation_level=None)) as db,
        ):
            db.row_factory = sqlite3.Row
            # A name that was forgotten is not to be found in the file either.
            db.execute("PRAGMA secure_delete = ON")
            if db.execute("PRAGMA user_version").fetchone()[0] < _VERSION:
                _prepare(db)
            yield db


def _prepare(db: sqlite3.Connection) -> None:
    with db:
        db.execute("BEGIN IMMEDIATE")
        if db.execute("PRAGMA user_version").fetchone()[0] < _VERSION:
            db.execute(_SCHEMA)
            db.execute(f"PRAGMA user_version = {_VERSION}")


def _same(person: Person, one: Participant) -> bool:
    """Whether the names agree in every language both have, and no house tells two namesakes apart."""
    shared = [language for language in Language if person.name[language] and one.name[language]]
    agree = all(_close(person.name[language]) == _close(one.name[language]) for language in shared)
    houses = [(person.affiliation[language], one.affiliation[language]) for language in Language]
    apart = any(before and now and _close(before) != _close(now) for before, now in houses)
    return bool(shared) and agree and not apart


def _row(one: Participant, before: Person | None) -> dict[str, str | int]:
    row: dict[str, str | int] = {}
    for text in _TEXTS:
        for language in Language:
            given = getattr(one, text)[language] or (getattr(before, text)[language] if before else "")
            row[f"{text}_{language}"] = unicodedata.normalize("NFC", given)
    unknown = one.pronoun is Pronoun.THEY and before is not None
    row["pronoun"] = (before.pronoun if before and unknown else one.pronoun).value
    row["language"] = one.language or (before.language if before else None) or ""
    return row


def _person(row: sqlite3.Row) -> Person:
    texts = {text: Bilingual(row[f"{text}_ko"], row[f"{text}_en"]) for text in _TEXTS}
    return Person(
        **texts,
        pronoun=Pronoun(row["pronoun"]),
        language=Language(row["language"]) if row["language"] else None,
        id=row["id"],
        used=row["used"],
        last=dt.datetime.fromisoformat(row["last"]),
    )


def _begins(person: Person, wanted: str) -> bool:
    words = re.split(r"[\s\-‐–]+", person.name.en)
    starts = ("".join(words[place:]) for place in range(len(words)))
    return begins(_close(person.name.ko), wanted) or any(_close(start).startswith(wanted) for start in starts)


def _close(name: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", name).casefold())
