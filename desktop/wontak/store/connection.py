"""A connection to a meeting's database: statements, each stored by itself or several as one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class Connection:
    """What is done outside of `atomic` is stored at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.isolation_level = None  # Python begins no transaction of its own
        self.plain = connection
        self._depth = 0

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.plain.execute(sql, values)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Store all that is done inside, or none of it; inside another one, with that or not at all."""
        if self.plain.in_transaction:
            with self._saved():
                yield
            return
        self.plain.execute("BEGIN")
        try:
            yield
            self.plain.execute("COMMIT")
        except BaseException:
            self._take_back("ROLLBACK")
            raise

    @contextmanager
    def _saved(self) -> Iterator[None]:
        self._depth += 1
        name = f"nested_{self._depth}"
        self.plain.execute(f"SAVEPOINT {name}")
        try:
            yield
            self.plain.execute(f"RELEASE {name}")
        except BaseException:
            self._take_back(f"ROLLBACK TO {name}", f"RELEASE {name}")
            raise
        finally:
            self._depth -= 1

    def _take_back(self, *statements: str) -> None:
        """A full disk, say, has SQLite take back the whole transaction by itself: then there is nothing left to do."""
        for statement in statements:
            if self.plain.in_transaction:
                self.plain.execute(statement)

    def close(self) -> None:
        """Let go of the file."""
        self.plain.close()
