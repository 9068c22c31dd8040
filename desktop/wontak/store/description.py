"""meeting.toml: a meeting described in plain text by hand, read strictly so that a slip of the pen is named, not swallowed."""

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from wontak.domain.errors import Code, WontakError
from wontak.domain.meeting import (
    AgendaItem,
    AgendaKind,
    Bilingual,
    Event,
    EventKind,
    Language,
    Meeting,
    Participant,
    Pronoun,
    Role,
)
from wontak.domain.minutes import Block, BlockKind, Origin

Choice = TypeVar("Choice", bound=StrEnum)
Table = Mapping[str, Any]

_TOP = ("event", "participants", "agenda", "minutes")
_EVENT_TEXTS = ("topic", "venue", "host", "host_short", "board")
_EVENT = ("kind", "date", "start", "end", "writer", "breadcrumb", *_EVENT_TEXTS)
_PERSON_TEXTS = ("name", "title", "affiliation", "short")
_PERSON = ("id", "role", "pronoun", "language", *_PERSON_TEXTS)
_AGENDA = ("kind", "speakers", "moderator", "topic")
_BLOCK_TEXTS = ("text", "url", "anchor", "intro", "due")
_BLOCK = ("kind", "speaker", "owner", "items", "open_quote", "close_quote", *_BLOCK_TEXTS)


def read_description(file: Path) -> tuple[Meeting, tuple[Block, ...]]:
    """The meeting that `file` describes, and the blocks of its minutes that are written already, in the file's order.

    Text is NFC-normalised. Raises WontakError(DESCRIPTION_INVALID) with `file`, `where` ("participants[2].role", counted from
    one; empty where the whole file is meant), `problem` (a code that the messages know) and what the problem speaks of.
    """
    return _Reader(file).read()


class _Reader:
    """Reads one file; every method is told where in it it stands."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ids: tuple[str, ...] = ()

    def read(self) -> tuple[Meeting, tuple[Block, ...]]:
        top = self._load()
        self._only("", top, _TOP)
        event = self._event(self._table("event", top.get("event", {})))
        people = tuple(self._person(where, table) for where, table in self._tables("participants", top))
        self._ids = tuple(person.id for person in people)
        self._unique(people)
        agenda = tuple(self._agenda_item(where, table) for where, table in self._tables("agenda", top))
        return Meeting(event, people, agenda), self._minutes(self._table("minutes", top.get("minutes", {})))

    def _load(self) -> Table:
        try:
            return tomllib.loads(self._file.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            self._fail("", "missing_file")
        except (OSError, UnicodeDecodeError):
            self._fail("", "not_text_file")
        except tomllib.TOMLDecodeError as fault:
            line = re.search(r"line (\d+)", str(fault))
            self._fail("", "not_toml", **({"line": int(line.group(1))} if line else {}))

    def _event(self, table: Table) -> Event:
        self._only("event", table, _EVENT)
        return Event(
            kind=self._choice("event.kind", table.get("kind", EventKind.ROUNDTABLE), EventKind),
            date=self._date(table.get("date")),
            start=self._time("event.start", table.get("start")),
            end=self._time("event.end", table.get("end")),
            writer=self._text("event.writer", table.get("writer", "")),
            topic=self._bilingual("event", table, "topic"),
            venue=self._bilingual("event", table, "venue"),
            host=self._bilingual("event", table, "host"),
            host_short=self._bilingual("event", table, "host_short"),
            board=self._bilingual("event", table, "board"),
            breadcrumb=self._breadcrumb(self._table("event.breadcrumb", table.get("breadcrumb", {}))),
        )

    def _breadcrumb(self, table: Table) -> dict[Language, tuple[str, ...]]:
        self._only("event.breadcrumb", table, tuple(Language))
        return {
            Language(language): self._texts(f"event.breadcrumb.{language}", steps)
            for language, steps in table.items()
        }

    def _person(self, where: str, table: Table) -> Participant:
        self._only(where, table, _PERSON)
        name = self._bilingual(where, table, "name")
        if not name:
            self._fail(f"{where}.name", "missing")
        language = table.get("language")
        return Participant(
            id=self._needed(where, table, "id"),
            name=name,
            title=self._bilingual(where, table, "title"),
            affiliation=self._bilingual(where, table, "affiliation"),
            short=self._bilingual(where, table, "short"),
            role=self._choice(f"{where}.role", self._needed(where, table, "role"), Role),
            pronoun=self._choice(f"{where}.pronoun", table.get("pronoun", Pronoun.THEY), Pronoun),
            language=None if language is None else self._choice(f"{where}.language", language, Language),
        )

    def _agenda_item(self, where: str, table: Table) -> AgendaItem:
        self._only(where, table, _AGENDA)
        moderator = table.get("moderator")
        speakers = self._texts(f"{where}.speakers", table.get("speakers", []))
        return AgendaItem(
            kind=self._choice(f"{where}.kind", self._needed(where, table, "kind"), AgendaKind),
            speakers=tuple(self._member(f"{where}.speakers", speaker) for speaker in speakers),
            moderator=None if moderator is None else self._member(f"{where}.moderator", moderator),
            topic=self._bilingual(where, table, "topic"),
        )

    def _minutes(self, table: Table) -> tuple[Block, ...]:
        self._only("minutes", table, tuple(Language))
        return tuple(
            self._block(where, given, Language(language))
            for language in table
            for where, given in self._tables(f"minutes.{language}", {f"minutes.{language}": table[language]})
        )

    def _block(self, where: str, table: Table, language: Language) -> Block:
        self._only(where, table, _BLOCK)
        speaker, owner = table.get("speaker"), table.get("owner")
        text = self._text(f"{where}.text", table.get("text", ""))
        intro = self._text(f"{where}.intro", table.get("intro", ""))
        items = self._texts(f"{where}.items", table.get("items", []))
        if not (text or intro or items):
            self._fail(f"{where}.text", "missing")
        return Block(
            kind=self._choice(f"{where}.kind", self._needed(where, table, "kind"), BlockKind),
            language=language,
            text=text,
            speaker=None if speaker is None else self._member(f"{where}.speaker", speaker),
            origin=Origin.WRITTEN,
            url=self._text(f"{where}.url", table.get("url", "")),
            anchor=self._text(f"{where}.anchor", table.get("anchor", "")),
            intro=intro,
            items=items,
            open_quote=self._flag(f"{where}.open_quote", table.get("open_quote", True)),
            close_quote=self._flag(f"{where}.close_quote", table.get("close_quote", True)),
            owner=None if owner is None else self._member(f"{where}.owner", owner),
            due=self._text(f"{where}.due", table.get("due", "")),
        )

    def _unique(self, people: Iterable[Participant]) -> None:
        seen = set()
        for number, person in enumerate(people, start=1):
            if person.id in seen:
                self._fail(f"participants[{number}].id", "duplicate", value=person.id)
            seen.add(person.id)

    # Values ----------------------------------------------------------------------------------------------------------

    def _only(self, where: str, table: Table, allowed: Iterable[str]) -> None:
        """Refuse keys that nobody would read: they are slips."""
        known = tuple(map(str, allowed))
        for key in table:
            if key not in known:
                self._fail(f"{where}.{key}".lstrip("."), "unknown_key", allowed=", ".join(known))

    def _needed(self, where: str, table: Table, key: str) -> str:
        text = self._text(f"{where}.{key}", table.get(key, ""))
        if not text:
            self._fail(f"{where}.{key}", "missing")
        return text

    def _table(self, where: str, value: object) -> Table:
        if not isinstance(value, dict):
            self._fail(where, "not_table")
        return value

    def _tables(self, name: str, table: Table) -> list[tuple[str, Table]]:
        """The tables of an array, each with its place: participants[1], participants[2], …"""
        array = table.get(name, [])
        if not isinstance(array, list):
            self._fail(name, "not_tables")
        places = (f"{name}[{number}]" for number in range(1, len(array) + 1))
        return [(where, self._table(where, value)) for where, value in zip(places, array, strict=True)]

    def _text(self, where: str, value: object) -> str:
        if not isinstance(value, str):
            self._fail(where, "not_text")
        return unicodedata.normalize("NFC", value).strip()

    def _texts(self, where: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._fail(where, "not_texts")
        return tuple(self._text(where, one) for one in value)

    def _bilingual(self, where: str, table: Table, key: str) -> Bilingual:
        value, where = table.get(key, {}), f"{where}.{key}"
        if not isinstance(value, dict):
            self._fail(where, "not_bilingual")
        self._only(where, value, tuple(Language))
        return Bilingual(
            **{language: self._text(f"{where}.{language}", text) for language, text in value.items()}
        )

    def _choice(self, where: str, value: object, choices: type[Choice]) -> Choice:
        text = self._text(where, value)
        if text not in tuple(choices):
            self._fail(where, "unknown_value", value=text, allowed=", ".join(choices))
        return choices(text)

    def _member(self, where: str, value: object) -> str:
        person = self._text(where, value)
        if person not in self._ids:
            self._fail(where, "not_on_roster", value=person)
        return person

    def _flag(self, where: str, value: object) -> bool:
        if not isinstance(value, bool):
            self._fail(where, "not_flag")
        return value

    def _date(self, value: object) -> dt.date | None:
        if value is not None and (not isinstance(value, dt.date) or isinstance(value, dt.datetime)):
            self._fail("event.date", "not_date")
        return value

    def _time(self, where: str, value: object) -> dt.time | None:
        if value is not None and not isinstance(value, dt.time):
            self._fail(where, "not_time")
        return value

    def _fail(self, where: str, problem: str, **fields: str | int) -> NoReturn:
        raise WontakError(
            Code.DESCRIPTION_INVALID, file=str(self._file), where=where, problem=problem, **fields
        ) from None
