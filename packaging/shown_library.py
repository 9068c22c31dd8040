"""The library that the screenshots show: the sample meeting, worked out by the bundled models, and others made from it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import shutil
from pathlib import Path

from wontak import paths
from wontak.desk.desk import Desk
from wontak.desk.glossary import bundled_terms, house_file, save
from wontak.desk.library import Library
from wontak.domain import edits
from wontak.domain.meeting import Bilingual, Language
from wontak.store.meetings import MeetingStore

SAMPLE = Path("meetings") / "2026-03-18 원탁회의.wontak"

OTHERS = (
    (
        "2026-02-24",
        Bilingual("지역 균형 발전과 예산안 심사 방향", "Regional development and the budget bill"),
    ),
    ("2026-01-15", Bilingual("인공지능 기본법 시행 준비 간담회", "Preparing for the AI Framework Act")),
    (
        "2025-11-06",
        Bilingual("국회의장 초청 한미 의원 외교 토론회", "Parliamentary diplomacy with the Speaker"),
    ),
    ("2025-09-30", Bilingual("기후 위기 대응과 국회의 역할", "Parliaments and the climate crisis")),
)
"""Further meetings of the library: date and topic."""


def make_library(data: Path) -> None:
    """The data folder with the sample meeting, worked out, and others made from it."""
    os.environ["WONTAK_DATA_DIR"] = str(data)
    sample = data / SAMPLE
    sample.parent.mkdir(parents=True)
    with Desk.create(sample, paths.resources() / "sample" / "meeting.toml", lambda _event: None) as desk:
        desk.add_audio([paths.resources() / "sample" / "roundtable.flac"])
        desk.transcribe()
        desk.find_voices()
        desk.translate()
        desk.draft(Language)
        _review(desk.store)
    for date, topic in OTHERS:
        _another(sample, sample.parent / f"{date}.wontak", dt.date.fromisoformat(date), topic)
    save(house_file(), bundled_terms()[:16])
    Library(data).refresh()


def _review(store: MeetingStore) -> None:
    """Some of the work of an afternoon: the beginning verified, a quotation, a remark, something off the record."""
    from wontak.store.ledger import Actor

    clerk, segments = Actor.person("김서기"), store.segments()
    for change in (
        edits.verify(segments[:6]),
        edits.star([segments[8]], True),
        edits.comment(segments[9], "속기 원문과 대조할 것"),
        edits.off_record([segments[12]], True),
    ):
        store.apply(change, clerk)


def _another(sample: Path, folder: Path, date: dt.date, topic: Bilingual) -> None:
    """The sample under another date and topic, without its sound."""
    shutil.copytree(
        sample, folder, ignore=shutil.ignore_patterns("audio", "cache", "exports", "*.lock", "*.owner")
    )
    with MeetingStore.open(folder) as store:
        rename(store, date, topic)
        if date.year < 2026:
            store.approve("김서기")


def rename(store: MeetingStore, date: dt.date, topic: Bilingual) -> None:
    """Give a meeting another date and topic."""
    meeting = store.meeting()
    store.save_meeting(
        dataclasses.replace(meeting, event=dataclasses.replace(meeting.event, date=date, topic=topic))
    )
