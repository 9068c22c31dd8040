"""`python -m tests.bench.documents`: the bilingual record of 6,000 segments, against python-docx writing the same text."""

import argparse
import datetime as dt
import itertools
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import docx

from tests.bench.runs import peak_mb
from wontak.domain.meeting import Bilingual, Event, Language, Meeting, Participant, Role
from wontak.domain.transcript import Segment, Translation, TranslationState
from wontak.export import compose, templates
from wontak.export.export import export
from wontak.export.material import Material
from wontak.export.scripts import by_script

SEGMENTS = 6000
TIME_AIM_S, MEMORY_AIM_MB, RATIO_AIM = 5.0, 300.0, 1.5
LANGUAGES = (Language.KO, Language.EN)

_SENTENCES = {
    Language.KO: "의회는 인공지능을 책임 있게 활용할 기준을 올해 12월까지 마련하고 그 결과를 국민에게 공개해야 합니다",
    Language.EN: "Parliament must prepare clear standards for the use of AI by December and publish all results",
}


@dataclass(frozen=True)
class Figures:
    """What one writing took: seconds of work, the most memory its process held, the size of the file."""

    wall_s: float
    peak_mb: float
    file_kb: float


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.documents", description=__doc__)
    options.add_argument("--segments", type=int, default=SEGMENTS)
    options.add_argument("--rounds", type=int, default=3, help="how often both are run, by turns")
    chosen = options.parse_args()
    for line in report(chosen.segments, chosen.rounds):
        print(line, flush=True)


def report(segments: int, rounds: int) -> Iterator[str]:
    """The lines of the report as they come."""
    yield f"Bilingual record of {segments} segments as .docx, each round in fresh processes, both by turns"
    yield ""
    yield f"| {'run':<12} | {'wall s':>7} | {'peak MiB':>8} | {'file KiB':>8} |"
    yield f"|{'-' * 14}|{'-' * 8}:|{'-' * 9}:|{'-' * 9}:|"
    found: dict[str, list[Figures]] = {"python-docx": [], "wontak": []}
    for _ in range(rounds):
        for name, write in (("python-docx", bare), ("wontak", wontak)):
            figures = measured(write, segments)
            found[name].append(figures)
            yield f"| {name:<12} | {figures.wall_s:7.2f} | {figures.peak_mb:8.0f} | {figures.file_kb:8.0f} |"
    ours, theirs = (
        statistics.median(one.wall_s for one in found[name]) for name in ("wontak", "python-docx")
    )
    memory_mb = max(one.peak_mb for one in found["wontak"])
    yield ""
    yield f"Wall: {ours:.2f} s (aim: at most {TIME_AIM_S:g}){_verdict(ours <= TIME_AIM_S)}"
    yield f"Wall: {ours / theirs:.2f} × python-docx (aim: at most {RATIO_AIM}){_verdict(ours / theirs <= RATIO_AIM)}"
    yield f"Memory: {memory_mb:.0f} MiB (aim: at most {MEMORY_AIM_MB:.0f}){_verdict(memory_mb <= MEMORY_AIM_MB)}"


def measured(write: Callable[[Material, Path], None], segments: int) -> Figures:
    """What `write` takes for a record of this many segments, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_process, args=(theirs, write, segments))
    process.start()
    theirs.close()
    figures = ours.recv()
    process.join()
    assert isinstance(figures, Figures)
    return figures


def wontak(material: Material, target: Path) -> None:
    """The road `wontak export --as bilingual` takes."""
    export(
        material.kind, material.languages, material.meeting, material.segments, material.blocks, target,
        recordings=material.recordings,
    )  # fmt: skip


def bare(material: Material, target: Path) -> None:
    """python-docx alone, at its fastest: the same paragraphs and runs one after the other, no table, no styles, no languages.
    (With the styles' names it takes six times as long.)"""
    (document,) = compose.documents(material)
    word = docx.Document(str(templates.bundled(material.kind)))
    began = time.perf_counter()
    for paragraph in document.paragraphs:
        added = word.add_paragraph()
        for span in paragraph.spans:
            for text, _ in by_script(span.text, span.language):
                added.add_run(text)
    word.save(str(target))
    target.with_suffix(".seconds").write_text(str(time.perf_counter() - began), encoding="ascii")


def meeting_of(count: int) -> Material:
    """A long meeting: turns of one to five segments by eight speakers, a third of them in English, most translated."""
    chance = random.Random(20260318)
    speakers = tuple(
        Participant(
            f"p{number}",
            Bilingual(f"김{'가나다라마바사아'[number]}람", f"Kim {'ABCDEFGH'[number]}ram"),
            Role.PANELIST,
            Bilingual("국회의원", "Member of the National Assembly"),
        )
        for number in range(8)
    )
    segments: list[Segment] = []
    for turn in itertools.count():
        language = Language.EN if turn % 3 == 2 else Language.KO
        for _ in range(chance.randint(1, 5)):
            if len(segments) == count:
                event = Event(
                    topic=Bilingual("긴 회의", "A Long Meeting"),
                    date=dt.date(2026, 3, 18),
                    host=Bilingual("국회", "Assembly"),
                )
                return Material("bilingual", LANGUAGES, Meeting(event, speakers), tuple(segments))
            segments.append(_segment(len(segments), speakers[turn % 8].id, language, chance))
    raise AssertionError


def _segment(number: int, speaker: str, language: Language, chance: random.Random) -> Segment:
    texts = {
        one: " ".join(chance.choices(_SENTENCES[one].split(), k=chance.randint(8, 18))) + "."
        for one in Language
    }
    state = chance.choice((TranslationState.MACHINE, TranslationState.MACHINE, TranslationState.APPROVED))
    translation = Translation(language.other, texts[language.other], state)
    return Segment(
        1,
        number * 5.0,
        number * 5.0 + 4.5,
        language,
        texts[language],
        id=number + 1,
        speaker=speaker,
        translation=translation,
    )


def _process(connection: Connection, write: Callable[[Material, Path], None], segments: int) -> None:
    material = meeting_of(segments)
    with tempfile.TemporaryDirectory(prefix="wontak-bench-") as folder:
        target = Path(folder) / "record.docx"
        began = time.perf_counter()
        write(material, target)
        wall_s = time.perf_counter() - began
        noted = target.with_suffix(".seconds")
        if noted.exists():
            wall_s = float(noted.read_text(encoding="ascii"))
        connection.send(Figures(wall_s, peak_mb(), target.stat().st_size / 1024))


def _verdict(reached: bool) -> str:
    return "" if reached else " - MISSED"


if __name__ == "__main__":
    main()
