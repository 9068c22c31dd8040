"""What is done together is stored together, also inside something larger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from wontak.store.connection import Connection


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    connection = Connection(sqlite3.connect(tmp_path / "a.db"))
    connection.execute("CREATE TABLE one (value INTEGER PRIMARY KEY)")
    yield connection
    connection.close()


def stored(db: Connection, tmp_path: Path) -> list[int]:
    """What another connection finds: what has been committed."""
    other = sqlite3.connect(tmp_path / "a.db")
    values = [value for (value,) in other.execute("SELECT value FROM one ORDER BY value")]
    other.close()
    return values


def test_a_statement_alone_is_stored_at_once(db: Connection, tmp_path: Path) -> None:
    db.execute("INSERT INTO one VALUES (1)")
    assert stored(db, tmp_path) == [1]


def test_all_is_stored_at_the_end_of_the_outermost(db: Connection, tmp_path: Path) -> None:
    with db.atomic():
        db.execute("INSERT INTO one VALUES (1)")
        with db.atomic():
            db.execute("INSERT INTO one VALUES (2)")
        assert stored(db, tmp_path) == []
    assert stored(db, tmp_path) == [1, 2]


def test_an_inner_part_that_fails_is_taken_back_alone(db: Connection, tmp_path: Path) -> None:
    with db.atomic():
        db.execute("INSERT INTO one VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError), db.atomic():
            db.execute("INSERT INTO one VALUES (2)")
            with db.atomic():
                db.execute("INSERT INTO one VALUES (1)")
        db.execute("INSERT INTO one VALUES (3)")
    assert stored(db, tmp_path) == [1, 3]


def test_nothing_is_stored_of_what_fails(db: Connection, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError), db.atomic():
        db.execute("INSERT INTO one VALUES (1)")
        db.execute("INSERT INTO one VALUES (1)")
    assert stored(db, tmp_path) == []
    db.execute("INSERT INTO one VALUES (4)")
    assert stored(db, tmp_path) == [4]
