"""The sample roundtable as meeting and segments, straight from its description and script."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

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
from wontak.domain.transcript import Segment, Translation

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
Toml = dict[str, Any]


def read_meeting(description: Toml) -> Meeting:
    """A meeting from what a meeting.toml holds; only as much of the format as these tests need."""
    event = description["event"]
    return Meeting(
        event=Event(
            kind=EventKind(event["kind"]),
            topic=_both(event.get("topic")),
            date=event.get("date"),
            start=event.get("start"),
            end=event.get("end"),
            venue=_both(event.get("venue")),
            host=_both(event.get("host")),
            host_short=_both(event.get("host_short")),
            writer=event.get("writer", ""),
            board=_both(event.get("board")),
            breadcrumb={Language(key): tuple(value) for key, value in event.get("breadcrumb", {}).items()},
        ),
        participants=tuple(_person(row) for row in description.get("participants", ())),
        agenda=tuple(
            AgendaItem(
                AgendaKind(row["kind"]),
                tuple(row.get("speakers", ())),
                row.get("moderator"),
                _both(row.get("topic")),
            )
            for row in description.get("agenda", ())
        ),
    )


def sample_meeting() -> Meeting:
    return read_meeting(tomllib.loads((SAMPLE / "meeting.toml").read_text(encoding="utf-8")))


def sample_segments() -> tuple[Segment, ...]:
    """The script's turns as perfectly recognised and translated segments, cut where the language changes."""
    turns = tomllib.loads((SAMPLE / "script.toml").read_text(encoding="utf-8"))["turns"]
    found: list[Segment] = []
    ids: dict[str, int] = {}
    clock_s = 0.0
    for turn in turns:
        clock_s += turn["pause_s"]
        for language, sentences in _stretches(turn):
            text = " ".join(sentence[language] for sentence in sentences)
            other = language.other
            ids.setdefault(turn["id"], len(found) + 1)
            found.append(
                Segment(
                    recording=1,
                    start_s=clock_s,
                    end_s=clock_s + 4.0 * len(sentences),
                    language=language,
                    text=text,
                    confidence=0.95,
                    id=len(found) + 1,
                    voice=f"V{1 + list(ids).index(turn['id']) % 6}",
                    speaker=turn["speaker"],
                    interprets=ids.get(turn.get("interprets", "")),
                    translation=Translation(other, " ".join(sentence[other] for sentence in sentences)),
                )
            )
            clock_s += 4.0 * len(sentences)
    return tuple(found)


def said(number: int, speaker: str | None, text: str, translation: str = "", **fields: Any) -> Segment:
    """One segment of a fictional meeting; its language is told by its script."""
    language = Language.KO if any("가" <= letter <= "힣" for letter in text) else Language.EN
    translated = Translation(language.other, translation) if translation else None
    values = {"confidence": 0.9, "voice": f"V{number}", "translation": translated} | fields
    return Segment(
        1, number * 10.0, number * 10.0 + 8.0, language, text, id=number, speaker=speaker, **values
    )


def clock(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def _stretches(turn: Toml) -> list[tuple[Language, list[dict[str, str]]]]:
    stretches: list[tuple[Language, list[dict[str, str]]]] = []
    for sentence in turn["sentences"]:
        language = Language(sentence.get("language", turn["language"]))
        if not stretches or stretches[-1][0] is not language:
            stretches.append((language, []))
        stretches[-1][1].append(sentence)
    return stretches


def _person(row: Toml) -> Participant:
    return Participant(
        id=row["id"],
        name=_both(row["name"]),
        role=Role(row["role"]),
        title=_both(row.get("title")),
        affiliation=_both(row.get("affiliation")),
        short=_both(row.get("short")),
        pronoun=Pronoun(row.get("pronoun", "they")),
        language=Language(row["language"]) if "language" in row else None,
    )


def _both(value: dict[str, str] | None) -> Bilingual:
    return Bilingual(**(value or {}))
