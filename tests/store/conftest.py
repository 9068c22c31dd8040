"""A meeting to store, and the sentences said in it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    Status,
)
from wontak.domain.transcript import Segment, SegmentFlag, Word
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore

ENGINE = Actor.machine("faster-whisper", "starter")
CLERK = Actor.person("김서기")


def said(
    start_s: float, end_s: float, text: str, language: Language = Language.KO, **more: object
) -> Segment:
    """A segment of recording 1 whose words share its time evenly."""
    pieces = text.split()
    step_s = (end_s - start_s) / len(pieces)
    words = tuple(
        Word(round(start_s + place * step_s, 3), round(start_s + (place + 1) * step_s, 3), piece, 0.9)
        for place, piece in enumerate(pieces)
    )
    return Segment(1, start_s, end_s, language, text, words, confidence=0.9, **more)  # type: ignore[arg-type]


@pytest.fixture
def meeting() -> Meeting:
    return Meeting(
        Event(
            kind=EventKind.SEMINAR,
            topic=Bilingual("의회의 미래", "The Future of Parliament"),
            date=dt.date(2026, 3, 18),
            start=dt.time(14),
            end=dt.time(16, 10),
            venue=Bilingual("국회 접견실", "Assembly Reception Room"),
            host=Bilingual("대한민국 국회", "National Assembly"),
            host_short=Bilingual("국회", "Assembly"),
            writer="NAFI",
            board=Bilingual("공지 사항", "Public Notice"),
            breadcrumb={Language.EN: ("PR Room", "Public Notice"), Language.KO: ("홍보실",)},
            status=Status.DRAFT,
        ),
        (
            Participant(
                "han",
                Bilingual("한서진", "Han Seojin"),
                Role.HOST,
                Bilingual("국회의장", "Speaker"),
                Bilingual("국회", "Assembly"),
                Bilingual("한 의장", "Speaker Han"),
                Pronoun.HE,
                Language.KO,
            ),
            Participant("miller", Bilingual(en="Grace Miller"), Role.KEYNOTE),
            Participant("moon", Bilingual(ko="문하늘"), Role.INTERPRETER),
        ),
        (
            AgendaItem(AgendaKind.OPENING, ("han",), None, Bilingual("개회사", "Opening")),
            AgendaItem(AgendaKind.DISCUSSION, ("miller", "han"), "han"),
        ),
    )


@pytest.fixture
def store(tmp_path: Path, meeting: Meeting) -> Iterator[MeetingStore]:
    """A meeting with one recording of a minute, its first half transcribed."""
    with MeetingStore.create(tmp_path / "회의.wontak", meeting) as made:
        made.add_recording("audio/녹음.wav", 60.0)
        made.store_stretch(
            1,
            0.0,
            30.0,
            [
                said(0.0, 4.0, "의회는 국민의 말을 들어야 합니다", flags=(SegmentFlag.LOW_PROBABILITY,)),
                said(5.0, 9.0, "Parliaments must listen to the people", Language.EN),
                said(10.0, 14.0, "다음 안건으로 넘어가겠습니다 감사합니다"),
            ],
            ENGINE,
        )
        yield made
