"""`python -m tests.bench.library`: how long the library of 500 meetings with 300 segments each takes to index and to search."""

import argparse
import csv
import datetime as dt
import functools
import json
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.by_hand import edit_text
from tests.conftest import ROOT, SAMPLE
from wontak.desk.library import Library
from wontak.domain.library import Ranking, Sort
from wontak.domain.meeting import Bilingual, Event, Language, Meeting
from wontak.domain.transcript import Segment, Translation
from wontak.store.ledger import Actor
from wontak.store.meetings import MeetingStore

QUERIES = (
    "국회",
    "예산",
    "국회의장",
    "예산안 심사",
    "법",
    "한미동맹 70주년",
    "assembly",
    "the",
    "parliament budget",
    "없는낱말",
)
ROUNDS = 15
SEARCH_AIM_MS = 50.0

Pair = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.library", description=__doc__)
    parser.add_argument("--meetings", type=int, default=500)
    parser.add_argument("--segments", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wontak-library-") as folder:
        library = Library(Path(folder) / "data")
        library.add_folder(Path(folder) / "meetings")
        make_meetings(Path(folder) / "meetings", options.meetings, options.segments)
        indexed_s = taken_s(library.refresh)
        unchanged_ms = 1000 * taken_s(library.refresh)
        size_mb = sum(file.stat().st_size for file in (Path(folder) / "data").glob("library.db*")) / 1024**2
        print(
            f"{options.meetings} meetings of {options.segments} segments: indexed in {indexed_s:.1f} s, {size_mb:.0f} MiB;",
            end=" ",
        )
        print(f"looked through again, unchanged, in {unchanged_ms:.0f} ms\n")
        report_searches(library)
        report_listing(library)
        report_changed_meeting(library, Path(folder) / "meetings")


def make_meetings(folder: Path, meetings: int, segments: int) -> None:
    """Meetings in `folder` whose sentences are those of the sample and of the glossary, mixed anew for each."""
    rng = random.Random(7)
    sentences, terms = _material()
    pattern = folder / "pattern.wontak"
    with MeetingStore.create(pattern, Meeting(Event(topic=Bilingual("본보기", "Pattern")))) as store:
        store.add_recording("audio/a.wav", 7200.0)
        said = [
            Segment(
                1,
                place * 20.0,
                place * 20.0 + 18.0,
                Language.KO,
                ".",
                translation=Translation(Language.EN, "."),
            )
            for place in range(segments)
        ]
        store.store_stretch(1, 0.0, 7200.0, said, Actor.machine("bench"))
    for number in range(meetings):
        copy = folder / f"{number:03}.wontak"
        shutil.copytree(pattern, copy)
        _fill(copy / "meeting.db", rng, sentences, terms)
    shutil.rmtree(pattern)


def _material() -> tuple[list[Pair], list[Pair]]:
    """Sentences and terms, each in Korean and in English."""
    sentences = []
    for one in json.loads((SAMPLE / "reference.json").read_text(encoding="utf-8"))["segments"]:
        pair = (one["text"], one["translation"]["text"])
        sentences.append(pair if one["language"] == "ko" else pair[::-1])
    with (ROOT / "resources" / "glossaries" / "parliament.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        terms = [(row["ko"], row["en"]) for row in csv.DictReader(file)]
    return sentences, terms


def _fill(database: Path, rng: random.Random, sentences: list[Pair], terms: list[Pair]) -> None:
    topic = rng.choice(terms)
    date = dt.date(2020, 1, 1) + dt.timedelta(days=rng.randrange(2500))
    db = sqlite3.connect(database)
    with db:
        db.execute("UPDATE event SET topic_ko = ?, topic_en = ?, date = ?", (*topic, date.isoformat()))
        for (segment,) in db.execute("SELECT id FROM segments").fetchall():
            ko, en = rng.choice(sentences)
            term = rng.choice(terms)
            year = str(rng.randrange(1950, 2030))
            words = [*ko.split(), f"{term[0]}에", f"{year}년"]
            rng.shuffle(words)
            db.execute("UPDATE segments SET text = ? WHERE id = ?", (" ".join(words), segment))
            db.execute(
                "UPDATE translations SET text = ? WHERE segment = ?", (f"{en} {term[1]} {year}", segment)
            )
    db.close()


def report_searches(library: Library) -> None:
    print("| searched | meetings | passages | by relevance, median ms | by date, median ms | processor ms |")
    print("|---|---:|---:|---:|---:|---:|")
    worst = 0.0
    for query in QUERIES:
        results = library.search(query)
        medians, began = [], time.process_time()
        for ranking in (Ranking.RELEVANCE, Ranking.DATE):
            search = functools.partial(library.search, query, ranking=ranking)
            medians.append(statistics.median(1000 * taken_s(search) for _ in range(ROUNDS)))
        processor_ms = 1000 * (time.process_time() - began) / (2 * ROUNDS)
        worst = max(worst, *medians)
        said = f"| {query} | {results.meetings} | {results.count} | {medians[0]:.1f} | {medians[1]:.1f} | {processor_ms:.1f} |"
        print(said)
    print(f"\nSlowest median {worst:.1f} ms (aim: at most {SEARCH_AIM_MS:.0f} ms).\n")


def report_listing(library: Library) -> None:
    times = [1000 * taken_s(functools.partial(library.entries, sort)) for sort in Sort for _ in range(3)]
    print(
        f"Listing all meetings, sorted: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms."
    )


def report_changed_meeting(library: Library, folder: Path) -> None:
    """A search while one of the meetings found has changed: it is read again first."""
    changed = library.search("국회").found[0].entry.folder
    times = []
    for number in range(5):
        with MeetingStore.open(changed) as store:
            edit_text(store, 1, f"국회 {number}", Actor.person())
            times.append(1000 * taken_s(lambda: library.search("국회")))
    print(f"The same search when a meeting has changed: median {statistics.median(times):.1f} ms.")


def taken_s(work: Callable[[], object]) -> float:
    """How long `work` takes, in seconds of wall time."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
